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

    /// What the repair added; negative when it took away.
    public var areaChange: Double { area - areaBefore }
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
        let (faces, droppedParts) = try faces(between: try lines(along: local), in: frame)
        let inside = try insideFaces(of: faces, by: local)
        guard let whole = unsafe adopt(GEOSUnaryUnionPrec_r(handle, inside.handle, frame.grid)) else {
            throw error(.failed, "makeValid", origin: frame.origin)
        }
        _ = takeMessages()
        let points = (0..<local.ringCount).count { local.ring($0).count < 2 }
        return Repair(
            polygons: try whole.polygons(movedBy: frame.origin), areaBefore: areaBefore, area: try whole.area,
            droppedParts: droppedParts + points)
    }

    /// All rings as one multilinestring.
    private func lines(along polygons: MultiPolygon) throws(TopologyError) -> TopologyGeometry {
        var lines: [OpaquePointer?] = unsafe []
        for index in 0..<polygons.ringCount where polygons.ring(index).count >= 2 {
            guard let sequence = unsafe sequence(of: Array(polygons.ring(index))),
                let line = unsafe GEOSGeom_createLineString_r(handle, sequence)  // takes the sequence over
            else {
                unsafe lines.forEach { unsafe GEOSGeom_destroy_r(handle, $0) }
                throw error(.unreadable, "line")
            }
            unsafe lines.append(line)
        }
        return unsafe try collect(&lines, as: GEOS_MULTILINESTRING)
    }

    /// The faces that noded lines enclose, and the number of lines that enclose none.
    private func faces(
        between lines: TopologyGeometry, in frame: LocalFrame
    ) throws(TopologyError) -> (TopologyGeometry, Int) {
        for grid in [frame.grid, frame.coarserGrid] {
            guard let noded = unsafe adopt(GEOSUnaryUnionPrec_r(handle, lines.handle, grid)) else { continue }
            var cuts: OpaquePointer? = nil
            var dangles: OpaquePointer? = nil
            var rings: OpaquePointer? = nil
            let faces = unsafe adopt(GEOSPolygonize_full_r(handle, noded.handle, &cuts, &dangles, &rings))
            let leftovers = unsafe [adopt(cuts), adopt(dangles), adopt(rings)]
            guard let faces else { continue }
            return (faces, leftovers.reduce(0) { $0 + ($1?.partCount ?? 0) })
        }
        throw error(.failed, "makeValid", origin: frame.origin)
    }

    /// The faces in which a point lies inside an odd number of rings.
    private func insideFaces(
        of faces: TopologyGeometry, by rings: MultiPolygon
    ) throws(TopologyError) -> TopologyGeometry {
        var kept: [OpaquePointer?] = unsafe []
        for index in 0..<faces.partCount {
            guard let face = unsafe GEOSGetGeometryN_r(handle, faces.handle, Int32(index)),
                let point = unsafe adopt(GEOSPointOnSurface_r(handle, face)),
                let place = unsafe position(of: point.handle), rings.encloses(place),
                let copy = unsafe GEOSGeom_clone_r(handle, face)
            else { continue }
            unsafe kept.append(copy)
        }
        return unsafe try collect(&kept, as: GEOS_GEOMETRYCOLLECTION)
    }
}

extension TopologyGeometry {
    fileprivate var partCount: Int { Int(unsafe GEOSGetNumGeometries_r(context.handle, handle)) }
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
