import CGEOS
public import Geometry

extension TopologyContext {
    /// The first thing that makes polygons invalid, or `nil` when they are valid.
    ///
    /// - Throws: `failed` when GEOS cannot tell.
    public func defect(in polygons: MultiPolygon) throws(TopologyError) -> TopologyDefect? {
        if let index = polygons.coordinates.firstIndex(where: { !$0.isFinite }) {
            return TopologyDefect(
                kind: .invalidCoordinate, reason: "Invalid Coordinate", place: polygons.coordinates[index])
        }
        for index in 0..<polygons.ringCount where polygons.ring(index).count < 4 {
            return TopologyDefect(
                kind: .tooFewPoints, reason: "Too few points in geometry component",
                place: polygons.ring(index).first)
        }
        let geometry = try geometry(of: polygons)
        var reason: UnsafeMutablePointer<CChar>? = nil
        var place: OpaquePointer? = nil
        let valid = unsafe GEOSisValidDetail_r(handle, geometry.handle, 0, &reason, &place)
        defer {
            unsafe GEOSFree_r(handle, reason)
            unsafe GEOSGeom_destroy_r(handle, place)
        }
        switch valid {
        case 1:
            return nil
        case 0:
            let words = unsafe reason.map { unsafe String(cString: $0) } ?? ""
            return unsafe TopologyDefect(reason: words, place: position(of: place))
        default:
            throw error(.failed, "validity")
        }
    }

    /// The coordinate of a point; borrowed.
    func position(of point: OpaquePointer?) -> Coordinate? {
        guard let point = unsafe point else { return nil }
        var (x, y) = (0.0, 0.0)
        guard unsafe GEOSGeomGetX_r(handle, point, &x) == 1, unsafe GEOSGeomGetY_r(handle, point, &y) == 1
        else {
            return nil
        }
        return Coordinate(x: x, y: y)
    }
}
