import Geodesy
import Geometry
import Projection

/// How far rights are from reserves (与保护地的距离).
struct NearestReserve {
    /// An edge of a reserve in the authalic plane.
    private struct Edge {
        let start: Coordinate
        let end: Coordinate
        /// The position of its ground in the list.
        let ground: Int
        var box: Box { Box(around: [start, end]) }
    }

    /// Per ground its edges.
    private let edges: [[Edge]]
    private let boxes: [Box]
    /// Larger distances are not told, metres.
    private let limit: Double

    /// Lengths of the authalic plane, brought to scale at one latitude, are true to this part within the limit.
    private static let scaleDoubt = 0.05

    /// - Parameters:
    ///   - grounds: in the authalic plane.
    ///   - limit: larger distances are not told, metres.
    init(_ grounds: [MultiPolygon], limit: Double) {
        self.limit = limit
        boxes = grounds.map(\.box)
        edges = grounds.enumerated().map { index, ground in
            (0..<ground.ringCount).flatMap { ring -> [Edge] in
                let places = ground.ring(ring)
                return zip(places, places.dropFirst()).map { Edge(start: $0, end: $1, ground: index) }
            }
        }
    }

    /// The nearest ground of a right that shares nothing with any: its position in the list, and the length of the
    /// geodesic between the nearest positions, metres.
    ///
    /// Nearest positions are sought in the Gauss–Krüger plane of the right, whose scale is true to 1:3000 there; edges
    /// that are certainly farther are left out by their boxes.
    ///
    /// - Returns: `nil` when none is within the limit.
    /// - Throws: `GeodesyError` for a right outside the plane's range, `ProjectionError`.
    func nearest(to right: MultiPolygon) throws -> (ground: Int, metres: Double)? {
        guard let first = right.coordinates.first,
            let plane = GaussKrugerPlane(centralMeridian: AuthalicPlane.degrees(at: first).x.rounded())
        else { return nil }
        let box = right.box
        let stretch = AuthalicPlane.stretch(atHeight: first.y)
        let near = boxes.indices.map { ($0, Self.gap(box, boxes[$0], stretch: stretch)) }
            .filter { $0.1 < limit * (1 + Self.scaleDoubt) }.sorted { $0.1 < $1.1 }
        let outline = try right.mapCoordinates { try plane.projected(AuthalicPlane.degrees(at: $0)) }
        var best = (square: limit * limit, from: Coordinate(x: 0, y: 0), to: Coordinate(x: 0, y: 0), ground: -1)
        func isFarther(_ gap: Double) -> Bool {
            let least = gap * (1 - Self.scaleDoubt)
            return least * least >= best.square
        }
        for (ground, gap) in near {
            guard !isFarther(gap) else { break }
            let candidates = edges[ground].map { ($0, Self.gap(box, $0.box, stretch: stretch)) }
                .sorted { $0.1 < $1.1 }
            for (edge, gap) in candidates {
                guard !isFarther(gap) else { break }
                let a = try plane.projected(AuthalicPlane.degrees(at: edge.start))
                let b = try plane.projected(AuthalicPlane.degrees(at: edge.end))
                func consider(_ from: Coordinate, _ to: Coordinate) {
                    let (x, y) = (from.x - to.x, from.y - to.y)
                    if x * x + y * y < best.square { best = (x * x + y * y, from, to, edge.ground) }
                }
                for ring in 0..<outline.ringCount {
                    let places = outline.ring(ring)
                    for (c, d) in zip(places, places.dropFirst()) {
                        consider(c, Self.foot(of: c, a, b))
                        consider(Self.foot(of: a, c, d), a)
                    }
                }
            }
        }
        guard best.ground >= 0 else { return nil }
        let metres = try Geodesic.cgcs2000.distance(
            from: plane.geographic(best.from), to: plane.geographic(best.to))
        return (best.ground, metres)
    }

    /// The gap between two boxes, brought to scale.
    static func gap(_ box: Box, _ other: Box, stretch: Double) -> Double {
        let x = max(0, max(other.minX - box.maxX, box.minX - other.maxX)) / stretch
        let y = max(0, max(other.minY - box.maxY, box.minY - other.maxY)) * stretch
        return (x * x + y * y).squareRoot()
    }

    /// The position of an edge that is nearest to a place.
    private static func foot(of place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Coordinate {
        let (x, y) = (b.x - a.x, b.y - a.y)
        let square = x * x + y * y
        guard square > 0 else { return a }
        let share = min(1, max(0, ((place.x - a.x) * x + (place.y - a.y) * y) / square))
        return Coordinate(x: a.x + share * x, y: a.y + share * y)
    }
}
