import CGEOS
public import Geometry

/// Polygons prepared for many predicates against others (indexed edges).
///
/// The predicates compare coordinates as they are, and construct no points: they do not suffer from rounding.
@safe
public final class PreparedGeometry {
    private let geometry: TopologyGeometry
    private let handle: OpaquePointer

    fileprivate init(_ geometry: TopologyGeometry) throws(TopologyError) {
        guard let prepared = unsafe GEOSPrepare_r(geometry.context.handle, geometry.handle) else {
            throw geometry.context.error(.failed, "prepare")
        }
        unsafe handle = prepared
        self.geometry = geometry
    }

    deinit { unsafe GEOSPreparedGeom_destroy_r(geometry.context.handle, handle) }

    /// Whether the two share a position; touching counts.
    public func intersects(_ other: TopologyGeometry) throws(TopologyError) -> Bool {
        unsafe try truth("intersects", GEOSPreparedIntersects_r(geometry.context.handle, handle, other.handle))
    }

    /// Whether the two share no position.
    public func isDisjoint(from other: TopologyGeometry) throws(TopologyError) -> Bool {
        unsafe try truth("disjoint", GEOSPreparedDisjoint_r(geometry.context.handle, handle, other.handle))
    }

    /// Whether no position of the other lies outside, and some lies inside.
    public func contains(_ other: TopologyGeometry) throws(TopologyError) -> Bool {
        unsafe try truth("contains", GEOSPreparedContains_r(geometry.context.handle, handle, other.handle))
    }

    /// Whether no position of the other lies outside.
    public func covers(_ other: TopologyGeometry) throws(TopologyError) -> Bool {
        unsafe try truth("covers", GEOSPreparedCovers_r(geometry.context.handle, handle, other.handle))
    }

    /// Whether every position of the other lies inside, none on the boundary.
    public func containsProperly(_ other: TopologyGeometry) throws(TopologyError) -> Bool {
        unsafe try truth(
            "containsProperly", GEOSPreparedContainsProperly_r(geometry.context.handle, handle, other.handle))
    }

    /// GEOS answers 0 or 1, and 2 for a failure.
    private func truth(_ operation: String, _ answer: CChar) throws(TopologyError) -> Bool {
        guard answer == 0 || answer == 1 else { throw geometry.context.error(.failed, operation) }
        return answer == 1
    }
}

extension TopologyContext {
    /// Prepares polygons for many predicates.
    ///
    /// - Parameter polygons: valid ones.
    public func prepare(_ polygons: MultiPolygon) throws(TopologyError) -> PreparedGeometry {
        try PreparedGeometry(try geometry(of: polygons))
    }
}
