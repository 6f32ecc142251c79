public import Geometry

/// Maps polygons into the authalic plane by the prescribed steps, so that planar areas there are statutory (椭球面积).
///
/// The steps of the third national land survey (TD/T 1055-2019 Annex D and the survey's software test): vertices
/// rounded to 0.1 mm in the Gauss–Krüger plane; on every edge longer than 70 m, ⌊d/70⌋ points inserted
/// uniformly (加密) and rounded to 0.001 mm; inverse series; latitude and longitude rounded to 10⁻⁶″.
///
/// Positions are integers until the series, so a vertex maps to the same point in every parcel that has
/// it, and an edge gets the same points whichever way it is walked: neighbours stay neighbours. Nor does a zone number
/// before the eastings change anything.
public struct StatutoryMapping: Sendable, Hashable {
    /// The plane in which edges are straight.
    public let plane: GaussKrugerPlane

    /// Edges longer than this get points, in metres.
    public static let insertionDistance = 70.0
    /// The most points that the polygons of one parcel may have after insertion: 140 000 km of boundary.
    public static let maximumPoints = 2_000_000

    private let falseEasting: Int64
    private let centralMeridian: Double
    private static let gridPerMetre = 10_000.0

    /// A mapping for polygons whose edges are straight in a plane.
    public init(plane: GaussKrugerPlane) {
        self.plane = plane
        falseEasting = Int64((plane.falseEasting * Self.gridPerMetre).rounded(.toNearestOrAwayFromZero))
        centralMeridian = plane.centralMeridian * 3600e6
    }

    /// The polygons in the authalic plane, with the inserted points.
    ///
    /// - Parameters:
    ///   - polygons: in the plane, or in longitude and latitude, which are first projected into the plane.
    ///   - kind: which of the two.
    /// - Returns: the same rings in the same order; areas in square metres.
    /// - Throws: `GeodesyError` for a position that is not finite or outside the plane, and for too many points.
    public func map(_ polygons: MultiPolygon, from kind: PositionKind) throws(GeodesyError) -> MultiPolygon {
        let forward = ForwardSeries(.cgcs2000)
        var writer = PointWriter(centralMeridian: centralMeridian)
        var result = MultiPolygon()
        var count = 0
        for polygon in 0..<polygons.polygonCount {
            for index in polygons.rings(ofPolygon: polygon) {
                writer.points.removeAll(keepingCapacity: true)
                var previous: GridPoint?
                for coordinate in polygons.ring(index) {
                    let point =
                        switch kind {
                        case .projected: try gridPoint(projected: coordinate)
                        case .geographic: try gridPoint(geographic: coordinate, with: forward)
                        }
                    if let previous {
                        let inserted = previous.pointsInserted(to: point)
                        guard count + writer.points.count + inserted < Self.maximumPoints else {
                            throw tooManyPoints(coordinate)
                        }
                        writer.insert(inserted, from: previous, to: point)
                    }
                    writer.append(northing: point.northing * 100, offset: point.offset * 100)
                    previous = point
                }
                count += writer.points.count
                result.appendRing(writer.points)
            }
            result.endPolygon()
        }
        return result
    }

    /// The statutory area of polygons (图斑椭球面积): shells less holes, not rounded.
    ///
    /// - Parameters: as of `map(_:from:)`.
    /// - Returns: square metres; `Area(rounding:)` rounds them as recorded.
    /// - Throws: as `map(_:from:)`.
    public func area(of polygons: MultiPolygon, from kind: PositionKind) throws(GeodesyError) -> Double {
        try map(polygons, from: kind).planarArea
    }

    private func gridPoint(projected coordinate: Coordinate) throws(GeodesyError) -> GridPoint {
        try plane.check(coordinate, offset: coordinate.x - plane.falseEasting, northing: coordinate.y)
        // The easting is rounded with its prefix, as given, and shortened afterwards.
        let easting = (coordinate.x * Self.gridPerMetre).rounded(.toNearestOrAwayFromZero)
        let northing = (coordinate.y * Self.gridPerMetre).rounded(.toNearestOrAwayFromZero)
        return GridPoint(northing: Int64(northing), offset: Int64(easting) - falseEasting)
    }

    private func gridPoint(geographic coordinate: Coordinate, with series: ForwardSeries)
        throws(GeodesyError) -> GridPoint
    {
        let (northing, offset) = try plane.offsets(of: coordinate, with: series)
        return GridPoint(
            northing: Int64((northing * Self.gridPerMetre).rounded(.toNearestOrAwayFromZero)),
            offset: Int64((offset * Self.gridPerMetre).rounded(.toNearestOrAwayFromZero)))
    }

    private func tooManyPoints(_ position: Coordinate) -> GeodesyError {
        GeodesyError(
            .tooManyPoints, at: position,
            zh: "图斑边界过长，加密后点数超过\(Self.maximumPoints)；请检查坐标或拆分图斑",
            en: "the boundary is so long that it needs more than \(Self.maximumPoints) points; "
                + "check the coordinates or split the parcel")
    }
}
