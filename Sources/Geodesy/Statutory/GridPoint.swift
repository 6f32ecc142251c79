/// A vertex rounded to 0.1 mm: northing, and offset from the central meridian, in 0.1 mm; both integers.
struct GridPoint: Hashable {
    let northing: Double
    let offset: Double

    /// 0.1 mm in a metre.
    static let perMetre = 10_000.0
    /// 0.001 mm, the grid of inserted points, in 0.1 mm.
    static let finer = 100.0

    /// The number of points to insert on the edge to another vertex: ⌊d/70⌋ when it is longer than 70 m, else none.
    @inline(__always)
    func pointsInserted(to other: GridPoint) -> Int {
        let north = other.northing - northing
        let east = other.offset - offset
        let square = north * north + east * east
        let step = StatutoryMapping.insertionDistance * Self.perMetre
        // Spares the root where it cannot exceed the step.
        guard square > step * step else { return 0 }
        let distance = square.squareRoot()
        return distance > step ? Int(distance / step) : 0
    }

    /// So many points between this vertex and another, at equal distances, rounded to 0.001 mm.
    ///
    /// The quotients are exact before rounding, so both directions of an edge give the same points.
    ///
    /// - Parameter body: told northing and offset of each, in 0.001 mm.
    @inline(__always)
    func forEachInserted(_ count: Int, to other: GridPoint, _ body: (Double, Double) -> Void) {
        let pieces = Double(count + 1)
        let north = (other.northing - northing) * Self.finer
        let east = (other.offset - offset) * Self.finer
        for index in 0..<count {
            let part = Double(index + 1) / pieces
            body(
                northing * Self.finer + nearestPart(part, of: north, index + 1, count + 1),
                offset * Self.finer + nearestPart(part, of: east, index + 1, count + 1))
        }
    }
}

/// The integer nearest to a part of a length; halves go up, which for northings and eastings is away from zero.
///
/// - Parameters:
///   - part: index / pieces, rounded.
///   - length: an integer below 1.4 · 10¹³ (0.001 mm); the product is then off by less than 0.01.
@inline(__always)
private func nearestPart(_ part: Double, of length: Double, _ index: Int, _ pieces: Int) -> Double {
    let value = length * part
    let nearest = (value + integerRounder) - integerRounder
    return abs(value - nearest) < 0.49 ? nearest : exactPart(of: length, index, pieces)
}

/// The same by integers: 2 · 1.4·10¹³ · 2·10⁵ points is less than what 64 bits hold.
@inline(never)
private func exactPart(of length: Double, _ index: Int, _ pieces: Int) -> Double {
    let (quotient, remainder) = (2 * Int(length) * index + pieces).quotientAndRemainder(dividingBy: 2 * pieces)
    return Double(remainder < 0 ? quotient - 1 : quotient)
}
