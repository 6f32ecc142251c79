import CGEOS
public import Geometry

/// Polygons held by GEOS, ready for several questions.
///
/// Destroyed when the last reference goes; belongs to one context and one task.
@safe
public final class TopologyGeometry {
    let context: TopologyContext
    let handle: OpaquePointer

    init(adopting handle: OpaquePointer, of context: TopologyContext) {
        unsafe self.handle = handle
        self.context = context
    }

    deinit { unsafe GEOSGeom_destroy_r(context.handle, handle) }

    /// The area in the plane of the coordinates.
    public var area: Double {
        get throws(TopologyError) {
            var area = 0.0
            guard unsafe GEOSArea_r(context.handle, handle, &area) == 1 else {
                throw context.error(.failed, "area")
            }
            return area
        }
    }

    /// The shortest distance to other polygons, in the plane of the coordinates; 0 when they meet.
    ///
    /// - Throws: `failed` when either is empty.
    public func distance(to other: TopologyGeometry) throws(TopologyError) -> Double {
        guard unsafe GEOSisEmpty_r(context.handle, handle) == 0,
            unsafe GEOSisEmpty_r(context.handle, other.handle) == 0
        else { throw TopologyError(.failed, "distance from nothing") }
        var distance = 0.0
        guard unsafe GEOSDistance_r(context.handle, handle, other.handle, &distance) == 1 else {
            throw context.error(.failed, "distance")
        }
        return distance
    }
}

extension TopologyContext {
    /// Polygons handed to GEOS as they are.
    ///
    /// - Throws: `invalidCoordinate`.
    public func geometry(of polygons: MultiPolygon) throws(TopologyError) -> TopologyGeometry {
        try geometry(of: polygons, movedBy: Coordinate(x: 0, y: 0))
    }

    /// Polygons handed to GEOS, moved by `-origin`.
    ///
    /// Rings of fewer than four coordinates enclose nothing, and GEOS refuses them: they are left out. When
    /// that takes the shell, the next ring stands in for it, which is the even-odd reading.
    func geometry(
        of polygons: MultiPolygon, movedBy origin: Coordinate
    ) throws(TopologyError) -> TopologyGeometry {
        var parts: [OpaquePointer?] = unsafe []
        do throws(TopologyError) {
            for index in 0..<polygons.polygonCount {
                if let part = unsafe try makePolygon(index, of: polygons, movedBy: origin) {
                    unsafe parts.append(part)
                }
            }
        } catch {
            unsafe parts.forEach { unsafe GEOSGeom_destroy_r(handle, $0) }
            throw error
        }
        return unsafe try collect(&parts, as: GEOS_MULTIPOLYGON)
    }

    /// A collection of geometries, which it takes over, also when it fails.
    func collect(_ parts: inout [OpaquePointer?], as type: GEOSGeomTypes) throws(TopologyError)
        -> TopologyGeometry
    {
        let created = unsafe parts.withUnsafeMutableBufferPointer { parts in
            unsafe GEOSGeom_createCollection_r(
                handle, Int32(type.rawValue), parts.baseAddress, UInt32(parts.count))
        }
        guard let geometry = unsafe adopt(created) else { throw error(.unreadable, "collection") }
        return geometry
    }

    /// A coordinate sequence that the caller hands on to GEOS.
    func sequence(of coordinates: [Coordinate]) -> OpaquePointer? {
        unsafe coordinates.withUnsafeBytes { bytes in
            unsafe GEOSCoordSeq_copyFromBuffer_r(
                handle, bytes.baseAddress?.assumingMemoryBound(to: Double.self), UInt32(coordinates.count), 0, 0
            )
        }
    }

    private func makePolygon(
        _ index: Int, of polygons: MultiPolygon, movedBy origin: Coordinate
    ) throws(TopologyError) -> OpaquePointer? {
        var rings: [OpaquePointer?] = unsafe []
        do throws(TopologyError) {
            for ring in polygons.rings(ofPolygon: index) where polygons.ring(ring).count >= 4 {
                unsafe rings.append(try makeRing(polygons.ring(ring), movedBy: origin))
            }
        } catch {
            unsafe rings.forEach { unsafe GEOSGeom_destroy_r(handle, $0) }
            throw error
        }
        guard let shell = unsafe rings.first else { return nil }
        unsafe rings.removeFirst()
        // Takes the rings over, also when it fails.
        let created = unsafe rings.withUnsafeMutableBufferPointer { holes in
            unsafe GEOSGeom_createPolygon_r(handle, shell, holes.baseAddress, UInt32(holes.count))
        }
        guard let created = unsafe created else { throw error(.unreadable, "polygon") }
        return unsafe created
    }

    private func makeRing(
        _ ring: ArraySlice<Coordinate>, movedBy origin: Coordinate
    ) throws(TopologyError) -> OpaquePointer {
        guard ring.allSatisfy(\.isFinite) else { throw TopologyError(.invalidCoordinate, "ring") }
        let moved = ring.map { Coordinate(x: $0.x - origin.x, y: $0.y - origin.y) }
        guard let sequence = unsafe sequence(of: moved),
            let ring = unsafe GEOSGeom_createLinearRing_r(handle, sequence)  // takes the sequence over
        else { throw error(.unreadable, "ring") }
        return unsafe ring
    }
}

extension TopologyGeometry {
    /// The polygons inside, moved by `origin`; lines and points are left out.
    func polygons(movedBy origin: Coordinate) throws(TopologyError) -> MultiPolygon {
        var result = MultiPolygon()
        unsafe try collect(handle, into: &result, movedBy: origin)
        return result
    }

    /// - Parameter geometry: this one or a part of it; borrowed.
    private func collect(
        _ geometry: OpaquePointer, into result: inout MultiPolygon, movedBy origin: Coordinate
    ) throws(TopologyError) {
        let type = unsafe GEOSGeomTypeId_r(context.handle, geometry)
        if type == Int32(GEOS_POLYGON.rawValue) {
            guard unsafe GEOSisEmpty_r(context.handle, geometry) == 0 else { return }
            unsafe try append(GEOSGetExteriorRing_r(context.handle, geometry), to: &result, movedBy: origin)
            for index in 0..<(unsafe GEOSGetNumInteriorRings_r(context.handle, geometry)) {
                unsafe try append(
                    GEOSGetInteriorRingN_r(context.handle, geometry, index), to: &result, movedBy: origin)
            }
            result.endPolygon()
        } else if type >= Int32(GEOS_MULTIPOINT.rawValue) {
            for index in 0..<(unsafe GEOSGetNumGeometries_r(context.handle, geometry)) {
                guard let part = unsafe GEOSGetGeometryN_r(context.handle, geometry, index) else { continue }
                unsafe try collect(part, into: &result, movedBy: origin)
            }
        }
    }

    private func append(
        _ ring: OpaquePointer?, to result: inout MultiPolygon, movedBy origin: Coordinate
    ) throws(TopologyError) {
        var count: UInt32 = 0
        guard let ring = unsafe ring, let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, ring),
            unsafe GEOSCoordSeq_getSize_r(context.handle, sequence, &count) == 1
        else { throw context.error(.unreadable, "ring") }
        var coordinates = [Coordinate](repeating: Coordinate(x: 0, y: 0), count: Int(count))
        let copied = unsafe coordinates.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return true }
            return unsafe GEOSCoordSeq_copyToBuffer_r(
                context.handle, sequence, start.assumingMemoryBound(to: Double.self), 0, 0) == 1
        }
        guard copied else { throw context.error(.unreadable, "ring") }
        result.appendRing(coordinates.lazy.map { Coordinate(x: $0.x + origin.x, y: $0.y + origin.y) })
    }
}
