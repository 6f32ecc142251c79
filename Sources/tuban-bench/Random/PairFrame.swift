import ExactAreas
import Geometry

/// Where random pairs lie, and how large they are.
struct PairFrame {
    /// Added to every coordinate.
    let origin: Coordinate
    /// About half the size of a polygon.
    let radius: Double

    /// Parcels of 3 m to 3 km around the origin and at Gauss–Krüger coordinates with and without the zone's number,
    /// and parcels in degrees.
    init(_ random: inout SplitMix64) {
        let size = 3 * exponential(random.number(in: 0...6.9))
        let (dx, dy) = (random.number(in: -200_000...200_000), random.number(in: -200_000...200_000))
        switch random.integer(in: 1...6) {
        case 1:
            origin = Coordinate(x: 0, y: 0)
            radius = size
        case 2:
            origin = Coordinate(x: 500_000 + dx, y: 5_100_000 + dy)
            radius = size
        case 3:
            origin = Coordinate(x: 122.1 + dx / 1e5, y: 46.3 + dy / 1e5)
            radius = size / 1e5
        case 4:
            origin = Coordinate(x: 41_500_000, y: 5_100_000)
            radius = size
        default:
            origin = Coordinate(x: 41_500_000 + dx, y: 5_100_000 + dy)
            radius = size
        }
    }

    /// A position given around the origin, in radii.
    func place(_ x: Double, _ y: Double) -> Coordinate {
        Coordinate(x: origin.x + x * radius, y: origin.y + y * radius)
    }
}
