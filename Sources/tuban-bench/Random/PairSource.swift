import ExactAreas
import Geometry
import Glibc

/// Makes random pairs of polygons; each pair can be made again from seed, family and number.
struct PairSource {
    private var random: SplitMix64
    private let frame: PairFrame

    /// - Parameter number: of the pair in its family, from 0.
    private init(seed: UInt64, family: PairFamily, number: Int) {
        // Neighbouring seeds give unlike sequences, but the three must not be added up to equal sums.
        var mixer = SplitMix64(seed: seed)
        for part in [UInt64(PairFamily.allCases.firstIndex(of: family) ?? 0), UInt64(number)] {
            mixer = SplitMix64(seed: mixer.next() ^ part)
        }
        random = mixer
        frame = PairFrame(&random)
    }

    /// A pair of polygons.
    static func pair(seed: UInt64, family: PairFamily, number: Int) -> (a: MultiPolygon, b: MultiPolygon) {
        var source = PairSource(seed: seed, family: family, number: number)
        switch family {
        case .convex: return (source.convex(at: (0, 0)), source.convex(at: source.shift()))
        case .star: return (source.star(at: (0, 0)), source.star(at: source.shift()))
        case .noisy:
            return (
                source.star(at: (0, 0), corners: 60...250), source.star(at: source.shift(), corners: 60...250)
            )
        case .holes: return (source.pierced(at: (0, 0)), source.pierced(at: source.shift()))
        case .shared: return source.neighbours(exact: true)
        case .nearlyShared: return source.neighbours(exact: false)
        case .shrunk: return source.shrunk()
        case .rotated: return source.rotated()
        case .snapped: return source.snapped()
        }
    }

    /// How far the second polygon is from the first, in radii.
    private mutating func shift() -> (Double, Double) {
        (random.number(in: -1.2...1.2), random.number(in: -1.2...1.2))
    }

    /// Directions around a circle, sorted, no two so near that a corner folds.
    private mutating func angles(_ corners: ClosedRange<Int>) -> [Double] {
        let count = random.integer(in: corners)
        return (0..<count).map { 2 * Double.pi * (Double($0) + random.number(in: 0...0.8)) / Double(count) }
    }

    private mutating func convex(at centre: (Double, Double)) -> MultiPolygon {
        let (wide, high) = (random.number(in: 0.2...1), random.number(in: 0.2...1))
        return MultiPolygon(
            shell: angles(3...14).map {
                frame.place(centre.0 + wide * cos($0), centre.1 + high * sin($0))
            })
    }

    /// - Returns: the corners in radii around the centre.
    private mutating func starRing(_ corners: ClosedRange<Int>) -> [(x: Double, y: Double)] {
        angles(corners).map { angle in
            let length = random.number(in: 0.3...1)
            return (length * cos(angle), length * sin(angle))
        }
    }

    private mutating func star(
        at centre: (Double, Double), corners: ClosedRange<Int> = 3...24
    ) -> MultiPolygon {
        MultiPolygon(shell: starRing(corners).map { frame.place(centre.0 + $0.x, centre.1 + $0.y) })
    }

    /// A star with a smaller copy of itself for a hole, which may touch it in a corner, and with two small holes
    /// in the hole's place when there is none.
    private mutating func pierced(at centre: (Double, Double)) -> MultiPolygon {
        let ring = starRing(5...24)
        let factor = random.number(in: 0.1...0.9)
        // A copy scaled towards a corner has that corner in common with the shell.
        let fixed = random.oneIn(3) ? ring[0] : (x: 0, y: 0)
        let hole = ring.map { (x: fixed.x + factor * ($0.x - fixed.x), y: fixed.y + factor * ($0.y - fixed.y)) }
        return MultiPolygon([
            [ring, hole].map { $0.map { frame.place(centre.0 + $0.x, centre.1 + $0.y) } }
        ])
    }

    /// A star, and a polygon on the other side of a few of its edges.
    private mutating func neighbours(exact: Bool) -> (MultiPolygon, MultiPolygon) {
        let ring = starRing(4...24)
        let corners = ring.map { frame.place($0.x, $0.y) }
        let count = random.integer(in: 2...min(6, corners.count - 1))
        let common: [Coordinate]
        if exact {
            common = Array(corners[..<count])
        } else {
            // On the edges, wherever rounding puts them, and some of the corners themselves.
            common = (0..<count).flatMap { index in
                let (a, b) = (corners[index], corners[index + 1])
                let t = random.number(in: 0.02...0.98)
                let between = Coordinate(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y))
                return random.oneIn(2) || index == 0 ? [between] : [a, between]
            }
        }
        // Outside: the same edges farther out, backwards.
        let outer = ring[...(count - (exact ? 1 : 0))].reversed().map { corner in
            let factor =
                random.number(in: 1.3...2) / max(0.3, (corner.x * corner.x + corner.y * corner.y).squareRoot())
            return frame.place(corner.x * factor, corner.y * factor)
        }
        return (MultiPolygon(shell: corners), MultiPolygon(shell: common + outer))
    }

    private mutating func shrunk() -> (MultiPolygon, MultiPolygon) {
        let ring = starRing(3...40)
        let centre = random.oneIn(2) ? (x: 0, y: 0) : ring[0]
        let factor = 1 - 1e-9
        let copy = ring.map {
            (x: centre.x + factor * ($0.x - centre.x), y: centre.y + factor * ($0.y - centre.y))
        }
        return (
            MultiPolygon(shell: ring.map { frame.place($0.x, $0.y) }),
            MultiPolygon(shell: copy.map { frame.place($0.x, $0.y) })
        )
    }

    private mutating func rotated() -> (MultiPolygon, MultiPolygon) {
        let ring = starRing(3...40)
        let centre = random.oneIn(2) ? (x: 0, y: 0) : ring[0]
        // Radians that are fractions are irrational turns; from 1e-12 to a radian.
        let angle = exponential(random.number(in: -27.6...0))
        let (c, s) = (cos(angle), sin(angle))
        let copy = ring.map { corner in
            let (x, y) = (corner.x - centre.x, corner.y - centre.y)
            return (x: centre.x + c * x - s * y, y: centre.y + s * x + c * y)
        }
        return (
            MultiPolygon(shell: ring.map { frame.place($0.x, $0.y) }),
            MultiPolygon(shell: copy.map { frame.place($0.x, $0.y) })
        )
    }

    /// Rounded to a grid, on which the second polygon shares corners with the first.
    private mutating func snapped() -> (MultiPolygon, MultiPolygon) {
        let grid = frame.radius * [1e-4, 1e-3, 0.01, 0.1][random.integer(in: 0...3)]
        func snap(_ polygons: MultiPolygon) -> MultiPolygon {
            polygons.mapCoordinates {
                Coordinate(x: ($0.x / grid).rounded() * grid, y: ($0.y / grid).rounded() * grid)
            }
        }
        let pairs = [neighbours(exact: true), (star(at: (0, 0)), star(at: shift()))]
        let (a, b) = pairs[random.integer(in: 0...1)]
        return (snap(a), snap(b))
    }
}

/// The exponential function; named because `exp` reads like an abbreviation of anything.
func exponential(_ power: Double) -> Double { exp(power) }
