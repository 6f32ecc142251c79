import ExactAreas
import Geometry
import Glibc

/// What a random polygon looks like.
enum RandomShape: CaseIterable, Sendable {
    case star, noisy, holed
}

/// Random polygons of some hundred metres, far from the origin as in a Gauss–Krüger plane, on a grid of 2⁻¹² m.
///
/// The grid leaves room in the digits, so that whole offsets, turns by 90° and midpoints are exact.
struct RandomPolygons {
    private var random: SplitMix64
    static let origin = Coordinate(x: 41_500_000, y: 5_100_000)

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A polygon around a place near the origin.
    mutating func next(_ shape: RandomShape) -> MultiPolygon {
        let centre = Coordinate(
            x: Self.origin.x + random.number(in: -80...80), y: Self.origin.y + random.number(in: -80...80))
        let outline = star(shape == .noisy ? 60...200 : 3...24)
        func ring(_ factor: Double) -> [Coordinate] {
            outline.map {
                Coordinate(x: grid(centre.x + factor * $0.x), y: grid(centre.y + factor * $0.y))
            }
        }
        guard shape == .holed else { return MultiPolygon(shell: ring(100)) }
        let hole = ring(100 * random.number(in: 0.2...0.8))
        // An island in the hole: three rings inside each other.
        return MultiPolygon([[ring(100), hole], [ring(10)]])
    }

    private func grid(_ number: Double) -> Double { (number * 4096).rounded() / 4096 }

    private mutating func star(_ corners: ClosedRange<Int>) -> [(x: Double, y: Double)] {
        let count = random.integer(in: corners)
        return (0..<count).map { corner in
            let angle = 2 * Double.pi * (Double(corner) + random.number(in: 0...0.8)) / Double(count)
            let length = random.number(in: 0.3...1)
            return (length * cos(angle), length * sin(angle))
        }
    }
}

extension MultiPolygon {
    /// The polygons with every ring, closed as it is, replaced.
    func mapRings(_ change: ([Coordinate]) -> [Coordinate]) -> MultiPolygon {
        var result = MultiPolygon()
        for polygon in 0..<polygonCount {
            for ring in rings(ofPolygon: polygon) { result.appendRing(change(Array(self.ring(ring)))) }
            result.endPolygon()
        }
        return result
    }
}
