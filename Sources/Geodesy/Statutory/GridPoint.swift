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
}
