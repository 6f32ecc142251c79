import CGEOS
public import Geometry

/// Polygons from the lines around them, chosen by what lies between the lines.
///
/// Lines may cross, coincide, nearly coincide and end anywhere: they are noded on the grid of `LocalFrame`, and each
/// face between them is kept or not by one position in it.
extension TopologyContext {
    /// The ground between lines where a condition holds, each connected part a polygon of its own.
    ///
    /// - Parameters:
    ///   - lines: from end to end; together they must hold the boundary of that ground.
    ///   - isInside: asked of one position in each face.
    /// - Throws: `invalidCoordinate`, or `failed` with the place.
    public func polygons(
        between lines: [(start: Coordinate, end: Coordinate)], where isInside: (Coordinate) -> Bool
    ) throws(TopologyError) -> MultiPolygon {
        var box = Box.empty
        for line in lines {
            box.extend(to: line.start)
            box.extend(to: line.end)
        }
        guard !lines.isEmpty else { return MultiPolygon() }
        guard lines.allSatisfy({ $0.start.isFinite && $0.end.isFinite }), let frame = LocalFrame(around: box)
        else {
            throw TopologyError(.invalidCoordinate, "polygons between lines")
        }
        let origin = frame.origin
        let local = try self.lines(
            along: lines.map { line in
                [line.start, line.end].map { Coordinate(x: $0.x - origin.x, y: $0.y - origin.y) }
            })
        let (whole, _) = try ground(between: local, in: frame) {
            isInside(Coordinate(x: $0.x + origin.x, y: $0.y + origin.y))
        }
        return try whole.polygons(movedBy: origin)
    }

    /// The faces between lines where a condition holds, joined, and the number of lines that enclose no face.
    ///
    /// - Parameters:
    ///   - lines: in the frame.
    ///   - isInside: asked of a position in the frame.
    func ground(
        between lines: TopologyGeometry, in frame: LocalFrame, _ isInside: (Coordinate) -> Bool
    ) throws(TopologyError) -> (TopologyGeometry, droppedParts: Int) {
        let (faces, droppedParts) = try faces(between: lines, in: frame)
        let kept = try self.faces(of: faces, where: isInside)
        guard let whole = unsafe adopt(GEOSUnaryUnionPrec_r(handle, kept.handle, frame.grid)) else {
            throw error(.failed, "faces", origin: frame.origin)
        }
        _ = takeMessages()
        return (whole, droppedParts)
    }

    /// Lines of two coordinates and more, as one multilinestring.
    func lines(along lines: [[Coordinate]]) throws(TopologyError) -> TopologyGeometry {
        var parts: [OpaquePointer?] = unsafe []
        for line in lines {
            guard let sequence = unsafe sequence(of: line),
                let part = unsafe GEOSGeom_createLineString_r(handle, sequence)  // takes the sequence over
            else {
                unsafe parts.forEach { unsafe GEOSGeom_destroy_r(handle, $0) }
                throw error(.unreadable, "line")
            }
            unsafe parts.append(part)
        }
        return unsafe try collect(&parts, as: GEOS_MULTILINESTRING)
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
        throw error(.failed, "faces", origin: frame.origin)
    }

    /// The faces in which a position meets a condition.
    private func faces(
        of faces: TopologyGeometry, where isInside: (Coordinate) -> Bool
    ) throws(TopologyError) -> TopologyGeometry {
        var kept: [OpaquePointer?] = unsafe []
        for index in 0..<faces.partCount {
            guard let face = unsafe GEOSGetGeometryN_r(handle, faces.handle, Int32(index)),
                let point = unsafe adopt(GEOSPointOnSurface_r(handle, face)),
                let place = unsafe position(of: point.handle), isInside(place),
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
