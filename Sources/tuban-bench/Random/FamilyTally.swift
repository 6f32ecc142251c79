/// What was found in the pairs of one family.
struct FamilyTally {
    /// The pair with the largest of something.
    struct Largest {
        private(set) var value = 0.0
        private(set) var pair: Int?

        mutating func see(_ new: Double, pair number: Int) {
            guard new > value else { return }
            value = new
            pair = number
        }
    }

    var pairs = 0
    /// Pairs in which the judge was asked.
    var exactPairs = 0
    /// Largest differences as shares of the larger polygon.
    var fromTopology = Largest()
    var fromExact = Largest()
    var topologyFromExact = Largest()
    var asymmetry = Largest()
    var floatingDifference = Largest()
    /// Pairs in which the engine is off by more than the tolerance, by the judge where it was asked, else by GEOS.
    var off: [Int] = []
    /// Pairs in which the engine, GEOS on its grid, and GEOS's floating-point overlay failed with an error.
    var engineErrors: [Int] = []
    var topologyErrors: [Int] = []
    var floatingErrors = 0
    /// Pairs in which GEOS's floating-point overlay is silently off by more than the tolerance.
    var floatingOff = 0
}
