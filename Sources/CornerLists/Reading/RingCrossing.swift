import Geometry

/// Where the corners of a ring do not follow its boundary (点序错乱、自相交).
enum RingCrossing {
    /// Two sides that cross, by the numbers of the corners that they begin at; `nil` where none do.
    ///
    /// Sides that touch, or run along each other, do not cross. A loop that is smaller than the last digits of ordinates could
    /// make it is none either.
    ///
    /// - Parameters:
    ///   - corners: each once.
    ///   - digit: the unit of the last digit.
    static func first(in corners: [Coordinate], digit: Double = 0) -> (Int, Int)? {
        guard corners.count > 3 else { return nil }
        let order = corners.indices.sorted { left(corners, $0) < left(corners, $1) }
        var open: [Int] = []
        for side in order {
            let start = left(corners, side)
            open.removeAll { right(corners, $0) < start }
            for other in open {
                let (a, b) = (min(side, other), max(side, other))
                guard b - a > 1, b - a < corners.count - 1, cross(corners, a, b),
                    loop(corners, a, b) > digit * length(corners)
                else { continue }
                return (a, b)
            }
            open.append(side)
        }
        return nil
    }

    private static func end(_ corners: [Coordinate], _ side: Int) -> Coordinate {
        corners[(side + 1) % corners.count]
    }

    private static func left(_ corners: [Coordinate], _ side: Int) -> Double {
        min(corners[side].x, end(corners, side).x)
    }

    private static func right(_ corners: [Coordinate], _ side: Int) -> Double {
        max(corners[side].x, end(corners, side).x)
    }

    private static func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }

    private static func cross(_ corners: [Coordinate], _ one: Int, _ other: Int) -> Bool {
        let (a, b) = (corners[one], end(corners, one))
        let (c, d) = (corners[other], end(corners, other))
        return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
    }

    /// The area of the smaller of the two loops that a crossing makes.
    private static func loop(_ corners: [Coordinate], _ one: Int, _ other: Int) -> Double {
        let (a, b) = (corners[one], end(corners, one))
        let (c, d) = (corners[other], end(corners, other))
        let share = turn(c, d, a) / (turn(c, d, a) - turn(c, d, b))
        let place = Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
        func area(_ loop: [Coordinate]) -> Double {
            var twice = 0.0
            for (p, q) in zip(loop, loop.dropFirst() + loop.prefix(1)) {
                twice += (p.x - place.x) * (q.y - place.y) - (q.x - place.x) * (p.y - place.y)
            }
            return abs(twice) / 2
        }
        return min(
            area([place] + corners[(one + 1)...other]),
            area([place] + corners[(other + 1)...] + corners[...one]))
    }

    static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
        let (x, y) = (b.x - a.x, b.y - a.y)
        return (x * x + y * y).squareRoot()
    }

    private static func length(_ corners: [Coordinate]) -> Double {
        corners.indices.reduce(0) { $0 + distance(corners[$1], end(corners, $1)) }
    }
}
