public import Geometry

/// Maps polygons into the authalic plane by the prescribed steps, so that planar areas there are statutory (椭球面积).
///
/// The steps of the third national land survey (TD/T 1055-2019 Annex D and the survey's software test): vertices
/// rounded to 0.1 mm in the Gauss–Krüger plane; on every edge longer than 70 m, ⌊d/70⌋ points inserted
/// uniformly (加密) and rounded to 0.001 mm; inverse series; latitude and longitude rounded to 10⁻⁶″.
///
/// Positions are integers until the series, so a vertex maps to the same point in every parcel that has
/// it, and an edge gets the same points whichever way it is walked: neighbours stay neighbours. Nor does a zone number
/// before the eastings change anything. What of a polygon lies beyond the reach of the plane is mapped by `WideMapping`.
public struct StatutoryMapping: Sendable, Hashable {
    /// The plane in which edges are straight.
    public let plane: GaussKrugerPlane

    /// Edges longer than this get points, in metres.
    public static let insertionDistance = 70.0
    /// The most points that polygons may have after insertion.
    ///
    /// Whatever a file holds is mapped; only edges that are long and many beyond all reason are refused, which a few
    /// bytes can draw and no memory could hold: more than 580 000 km of them, and 560 m on the average.
    ///
    /// - Parameter count: the number of vertices.
    public static func maximumPoints(vertices count: Int) -> Int { 9 * count + 8_388_608 }

    /// A mapping for polygons whose edges are straight in a plane.
    public init(plane: GaussKrugerPlane) {
        self.plane = plane
    }

    /// The polygons in the authalic plane, with the inserted points.
    ///
    /// - Parameters:
    ///   - polygons: in the plane, or in longitude and latitude, which are first projected into the plane.
    ///   - kind: which of the two.
    ///   - choice: how the plane was chosen.
    /// - Returns: the same rings in the same order; areas in square metres.
    /// - Throws: `GeodesyError` for a position that is not finite or that cannot be meant, and for too many points.
    public func map(
        _ polygons: MultiPolygon, from kind: PositionKind, choice: PlaneChoice = .given
    ) throws(GeodesyError) -> MultiPolygon {
        var result = PolygonBatch()
        let failures = StatutoryMapper().map(
            0..<1, of: PolygonBatch([polygons]), from: kind, in: plane, choice: choice, into: &result)
        if let failure = failures.first { throw failure.error }
        return result.polygons
    }

    /// The statutory area of polygons (图斑椭球面积): shells less holes, not rounded.
    ///
    /// - Parameters: as of `map(_:from:)`.
    /// - Returns: square metres; `Area(rounding:)` rounds them as recorded.
    /// - Throws: as `map(_:from:)`.
    public func area(of polygons: MultiPolygon, from kind: PositionKind) throws(GeodesyError) -> Double {
        try map(polygons, from: kind).planarArea
    }
}
