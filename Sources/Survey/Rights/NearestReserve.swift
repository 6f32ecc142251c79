import Geodesy
import Geometry
import Projection

/// How far a right is from reserves (与保护地的距离).
enum NearestReserve {
    /// The distance between two grounds that share nothing, along the geodesic between their nearest positions, metres.
    ///
    /// Nearest positions are sought in the Gauss–Krüger plane of the first, whose scale is true to 1:3000 there.
    ///
    /// - Parameters:
    ///   - right: in the authalic plane.
    ///   - reserve: in the authalic plane.
    ///   - limit: larger distances are not wanted; `nil` is returned for them.
    static func distance(from right: MultiPolygon, to reserve: MultiPolygon, within limit: Double) throws
        -> Double?
    {
        guard let first = right.coordinates.first,
            let plane = GaussKrugerPlane(centralMeridian: AuthalicPlane.degrees(at: first).x.rounded())
        else { return nil }
        func placed(_ ground: MultiPolygon) -> MultiPolygon? {
            try? ground.mapCoordinates { try plane.projected(AuthalicPlane.degrees(at: $0)) }
        }
        // Reserves beyond the reach of the plane are far.
        guard let one = placed(right), let other = placed(reserve) else { return nil }
        var best = (square: limit * limit * 1.001, from: Coordinate(x: 0, y: 0), to: Coordinate(x: 0, y: 0))
        var isFound = false
        let box = one.box
        for (edge, isFirst) in [(other, false), (one, true)] {
            let corners = isFirst ? other : one
            for ring in 0..<edge.ringCount {
                let places = edge.ring(ring)
                for (a, b) in zip(places, places.dropFirst()) {
                    if !isFirst, Self.gap(box, a, b) > best.square { continue }
                    for corner in corners.coordinates {
                        let near = Self.nearest(to: corner, a, b)
                        let (x, y) = (near.x - corner.x, near.y - corner.y)
                        let square = x * x + y * y
                        if square < best.square {
                            best = (square, corner, near)
                            isFound = true
                        }
                    }
                }
            }
        }
        guard isFound else { return nil }
        return try Geodesic.cgcs2000.distance(
            from: plane.geographic(best.from), to: plane.geographic(best.to))
    }

    /// The square of the gap between a box and the box of an edge.
    private static func gap(_ box: Box, _ a: Coordinate, _ b: Coordinate) -> Double {
        let x = max(0, max(min(a.x, b.x) - box.maxX, box.minX - max(a.x, b.x)))
        let y = max(0, max(min(a.y, b.y) - box.maxY, box.minY - max(a.y, b.y)))
        return x * x + y * y
    }

    private static func nearest(to place: Coordinate, _ a: Coordinate, _ b: Coordinate) -> Coordinate {
        let (x, y) = (b.x - a.x, b.y - a.y)
        let square = x * x + y * y
        guard square > 0 else { return a }
        let share = min(1, max(0, ((place.x - a.x) * x + (place.y - a.y) * y) / square))
        return Coordinate(x: a.x + share * x, y: a.y + share * y)
    }
}
