import CGEOS
public import Geometry

/// Overlays of valid polygons.
///
/// Each is done in a local frame on a fixed grid, never with GEOS's floating-point overlay; see `LocalFrame`.
/// Invalid polygons must go through `makeValid` first. The `…Area` forms give the area alone: they build
/// nothing and lose nothing by moving results back to large coordinates.
extension TopologyContext {
    /// The ground that both cover.
    ///
    /// - Throws: `failed` with the place, `invalidCoordinate`.
    public func intersection(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> MultiPolygon {
        try polygons(.intersection, a, b)
    }

    /// The ground that either covers.
    public func union(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> MultiPolygon {
        try polygons(.union, a, b)
    }

    /// The ground that `a` covers and `b` does not.
    public func difference(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> MultiPolygon {
        try polygons(.difference, a, b)
    }

    /// The ground that any of the polygons covers; they may overlap each other.
    public func unaryUnion(_ polygons: MultiPolygon) throws(TopologyError) -> MultiPolygon {
        try self.polygons(.unaryUnion, polygons, MultiPolygon())
    }

    /// The area that both cover.
    public func intersectionArea(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> Double {
        try area(.intersection, a, b)
    }

    /// The area that either covers.
    public func unionArea(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> Double {
        try area(.union, a, b)
    }

    /// The area that `a` covers and `b` does not.
    public func differenceArea(_ a: MultiPolygon, _ b: MultiPolygon) throws(TopologyError) -> Double {
        try area(.difference, a, b)
    }

    /// The area that any of the polygons covers; they may overlap each other.
    public func unaryUnionArea(_ polygons: MultiPolygon) throws(TopologyError) -> Double {
        try area(.unaryUnion, polygons, MultiPolygon())
    }

    private enum Operation: String {
        case intersection, union, difference, unaryUnion
    }

    private func polygons(
        _ operation: Operation, _ a: MultiPolygon, _ b: MultiPolygon
    ) throws(TopologyError) -> MultiPolygon {
        guard let (result, origin) = try overlay(operation, a, b) else { return MultiPolygon() }
        return try result.polygons(movedBy: origin)
    }

    private func area(
        _ operation: Operation, _ a: MultiPolygon, _ b: MultiPolygon
    ) throws(TopologyError) -> Double {
        guard let (result, _) = try overlay(operation, a, b) else { return 0 }
        return try result.area
    }

    /// - Returns: `nil` when the result is empty without any computation.
    private func overlay(
        _ operation: Operation, _ a: MultiPolygon, _ b: MultiPolygon
    ) throws(TopologyError) -> (TopologyGeometry, origin: Coordinate)? {
        guard a.coordinates.allSatisfy(\.isFinite), b.coordinates.allSatisfy(\.isFinite) else {
            throw TopologyError(.invalidCoordinate, operation.rawValue)
        }
        var box = a.box
        let other = b.box
        if operation == .intersection, !box.meets(other) { return nil }
        box.extend(to: other)
        guard !box.isEmpty else { return nil }
        guard let frame = LocalFrame(around: box) else {
            throw TopologyError(.invalidCoordinate, operation.rawValue)
        }
        let left = try geometry(of: a, movedBy: frame.origin)
        let right = try geometry(of: b, movedBy: frame.origin)
        for grid in [frame.grid, frame.coarserGrid] {
            if let result = attempt(operation, left, right, grid: grid) {
                _ = takeMessages()
                return (result, frame.origin)
            }
        }
        throw error(.failed, operation.rawValue, origin: frame.origin)
    }

    private func attempt(
        _ operation: Operation, _ a: TopologyGeometry, _ b: TopologyGeometry, grid: Double
    ) -> TopologyGeometry? {
        switch operation {
        case .intersection: unsafe adopt(GEOSIntersectionPrec_r(handle, a.handle, b.handle, grid))
        case .union: unsafe adopt(GEOSUnionPrec_r(handle, a.handle, b.handle, grid))
        case .difference: unsafe adopt(GEOSDifferencePrec_r(handle, a.handle, b.handle, grid))
        case .unaryUnion: unsafe adopt(GEOSUnaryUnionPrec_r(handle, a.handle, grid))
        }
    }
}
