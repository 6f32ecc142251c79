/// A vertex rounded to 0.1 mm: northing, and offset from the central meridian, in 0.1 mm.
struct GridPoint {
    let northing: Int64
    let offset: Int64

    /// The number of points to insert on the edge to another vertex: ⌊d/70⌋ when it is longer than 70 m, else none.
    func pointsInserted(to other: GridPoint) -> Int {
        let north = Double(other.northing - northing)
        let east = Double(other.offset - offset)
        let distance = (north * north + east * east).squareRoot()
        let step = StatutoryMapping.insertionDistance * 10_000
        return distance > step ? Int(distance / step) : 0
    }
}
