extension MultiPolygon {
    /// A number that the same ground has however it is drawn (图形指纹): wherever its rings start, whichever way they run, in
    /// whatever order they stand, with corners that are given twice.
    ///
    /// Coordinates count to a millimetre.
    public var fingerprint: UInt64 {
        var sum: UInt64 = 0
        for number in 0..<ringCount {
            var previous: Coordinate?
            for place in ring(number) {
                let next = Coordinate(x: Self.millimetre(place.x), y: Self.millimetre(place.y))
                if let previous { sum &+= Self.hash(previous, next) }
                previous = next
            }
        }
        return sum
    }

    /// The millimetre of a number.
    ///
    /// Its borders lie at thirds, where no decimal that people write is on one of them: what a format leaves of the last bits
    /// does not carry a number across.
    private static func millimetre(_ value: Double) -> Double {
        // Adding zero makes one of the two zeros.
        (value * 1000 + 1.0 / 3).rounded() + 0
    }

    /// A number for an edge, in whichever direction; zero for one that has no length.
    private static func hash(_ a: Coordinate, _ b: Coordinate) -> UInt64 {
        guard a != b else { return 0 }
        let isForward = (a.x, a.y) < (b.x, b.y)
        let (first, second) = isForward ? (a, b) : (b, a)
        return mixed(mixed(mixed(mixed(0, first.x), first.y), second.x), second.y)
    }

    private static func mixed(_ hash: UInt64, _ value: Double) -> UInt64 {
        var hash = (hash ^ value.bitPattern) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return hash ^ (hash >> 32)
    }
}
