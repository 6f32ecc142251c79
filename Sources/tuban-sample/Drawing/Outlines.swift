import Geometry
import Glibc

extension Coordinate {
    /// The position so many metres to the east and north.
    func moved(east: Double, north: Double) -> Coordinate { Coordinate(x: x + east, y: y + north) }

    /// The distance to another position.
    func distance(to other: Coordinate) -> Double {
        ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
    }
}

/// A rectangle about a centre, counter-clockwise and closed.
func rectangle(_ centre: Coordinate, width: Double, height: Double) -> [Coordinate] {
    let (east, north) = (width / 2, height / 2)
    return [(-east, -north), (east, -north), (east, north), (-east, north), (-east, -north)].map {
        centre.moved(east: $0.0, north: $0.1)
    }
}

/// An irregular outline about a centre, counter-clockwise and closed, nowhere further away than `radius`.
func blob(
    _ centre: Coordinate, radius: Double, corners: Int, roughness: Double = 0.25, _ random: inout SplitMix64
) -> [Coordinate] {
    var ring: [Coordinate] = []
    for corner in 0..<corners {
        let angle = (Double(corner) + random.number(in: -0.3...0.3)) / Double(corners) * 2 * .pi
        let length = radius * (1 - random.number(in: 0...roughness))
        ring.append(centre.moved(east: length * cos(angle), north: length * sin(angle)))
    }
    return ring + [ring[0]]
}

/// The way from one position to another, with points moved aside at random; ends included.
///
/// - Parameters:
///   - levels: how often every piece is halved.
///   - sway: the largest shift of the first middle, in metres; it halves with the pieces.
func wavyLine(
    from start: Coordinate, to end: Coordinate, levels: Int, sway: Double, _ random: inout SplitMix64
) -> [Coordinate] {
    guard levels > 0 else { return [start, end] }
    let length = max(1, start.distance(to: end))
    let shift = random.number(in: -sway...sway)
    let middle = Coordinate(
        x: (start.x + end.x) / 2 - (end.y - start.y) / length * shift,
        y: (start.y + end.y) / 2 + (end.x - start.x) / length * shift)
    return wavyLine(from: start, to: middle, levels: levels - 1, sway: sway / 2, &random)
        + wavyLine(from: middle, to: end, levels: levels - 1, sway: sway / 2, &random).dropFirst()
}

/// A patch of neighbouring parcels with shared corners, inside a square.
///
/// - Parameters:
///   - side: of the square, in metres.
///   - rows: the number of rows; there are as many columns.
func patch(_ centre: Coordinate, side: Double, rows: Int, _ random: inout SplitMix64) -> [[Coordinate]] {
    let step = side / Double(rows)
    var corners: [[Coordinate]] = []
    for row in 0...rows {
        corners.append(
            (0...rows).map { column in
                let isInner = (1..<rows).contains(row) && (1..<rows).contains(column)
                let jitter = isInner ? step * 0.2 : 0
                return centre.moved(
                    east: Double(column) * step - side / 2 + random.number(in: -1...1) * jitter,
                    north: Double(row) * step - side / 2 + random.number(in: -1...1) * jitter)
            })
    }
    var parcels: [[Coordinate]] = []
    for row in 0..<rows {
        for column in 0..<rows {
            parcels.append([
                corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
                corners[row + 1][column], corners[row][column],
            ])
        }
    }
    return parcels
}
