import CGEOS
public import Geometry

/// Valid polygons made from invalid ones, and what that changed.
public struct Repair: Sendable, Hashable {
    /// The valid polygons.
    public let polygons: MultiPolygon
    /// The area of the rings as they were: shells less holes, each by its shoelace sum.
    public let areaBefore: Double
    /// The area of the valid polygons.
    public let area: Double
    /// Lines and points that enclosed nothing and were dropped: spikes, flat rings.
    public let droppedParts: Int
}

extension TopologyContext {
    /// Polygons by the even-odd reading of their rings: inside is what an odd number of rings encloses.
    ///
    /// Valid polygons come back unchanged. GEOS's own repair is not used: it forgets how often an edge is
    /// drawn, so that two parts with a common edge line come out as their union and a ring drawn twice as a
    /// full one. Here the rings are noded on the grid of `LocalFrame`, and each face between them is kept or
    /// not by the parity of a point in it.
    ///
    /// - Throws: `invalidCoordinate`, or `failed` with the place.
    public func makeValid(_ polygons: MultiPolygon) throws(TopologyError) -> Repair {
        let areaBefore = polygons.planarArea
        guard let defect = try defect(in: polygons) else {
            return Repair(polygons: polygons, areaBefore: areaBefore, area: areaBefore, droppedParts: 0)
        }
        guard defect.kind != .invalidCoordinate, let frame = LocalFrame(around: polygons.box) else {
            throw TopologyError(.invalidCoordinate, "makeValid", place: defect.place)
        }
        let local = polygons.mapCoordinates {
            Coordinate(x: $0.x - frame.origin.x, y: $0.y - frame.origin.y)
        }
        let rings = (0..<local.ringCount).map { Array(local.ring($0)) }.filter { $0.count >= 2 }
        let (whole, droppedParts) = try ground(
            between: try lines(along: rings), in: frame, local.encloses)
        let points = (0..<local.ringCount).count { local.ring($0).count < 2 }
        return Repair(
            polygons: try whole.polygons(movedBy: frame.origin), areaBefore: areaBefore, area: try whole.area,
            droppedParts: droppedParts + points)
    }

    /// The area of polygons read part by part: each ring filled, holes cut out of their shells, the parts united.
    ///
    /// What other programs may take for the area of invalid polygons; the even-odd reading differs from it where parts or
    /// loops of one feature lie over each other. In the units of the plane.
    ///
    /// - Throws: `invalidCoordinate`, or `failed`.
    public func unitedArea(of polygons: MultiPolygon) throws(TopologyError) -> Double {
        guard let frame = LocalFrame(around: polygons.box) else {
            throw TopologyError(.invalidCoordinate, "makeValid")
        }
        // Rings of fewer corners enclose nothing, and GEOS refuses them.
        var whole = MultiPolygon()
        for polygon in 0..<polygons.polygonCount {
            for (place, ring) in polygons.rings(ofPolygon: polygon).enumerated() {
                guard polygons.ring(ring).count >= 4 else {
                    if place == 0 { break }
                    continue
                }
                whole.appendRing(polygons.ring(ring))
            }
            whole.endPolygon()
        }
        let geometry = try geometry(of: whole, movedBy: frame.origin)
        let options = unsafe GEOSMakeValidParams_create_r(handle)
        defer { unsafe GEOSMakeValidParams_destroy_r(handle, options) }
        _ = unsafe GEOSMakeValidParams_setMethod_r(handle, options, GEOS_MAKE_VALID_STRUCTURE)
        guard let valid = unsafe adopt(GEOSMakeValidWithParams_r(handle, geometry.handle, options)) else {
            throw error(.failed, "makeValid", origin: frame.origin)
        }
        _ = takeMessages()
        return try valid.area
    }
}

extension MultiPolygon {
    /// Whether an odd number of rings encloses a position: edges east of it, crossed from south to north or
    /// back.
    fileprivate func encloses(_ place: Coordinate) -> Bool {
        var inside = false
        for index in 0..<ringCount {
            for (start, end) in zip(ring(index), ring(index).dropFirst())
            where (start.y > place.y) != (end.y > place.y) {
                let x = start.x + (place.y - start.y) / (end.y - start.y) * (end.x - start.x)
                if x > place.x { inside.toggle() }
            }
        }
        return inside
    }
}
