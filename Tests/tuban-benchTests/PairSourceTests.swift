import Geometry
import Testing

@testable import tuban_bench

@Suite struct PairSourceTests {
    @Test(arguments: PairFamily.allCases)
    func samePairFromTheSameNumbersAndNoOther(family: PairFamily) {
        let pairs = (0..<20).map { PairSource.pair(seed: 3, family: family, number: $0) }
        #expect(Set(pairs.map(\.a)).count == 20)
        #expect(pairs.allSatisfy { !$0.a.isEmpty && !$0.b.isEmpty })
        let again = PairSource.pair(seed: 3, family: family, number: 7)
        #expect(again.a == pairs[7].a && again.b == pairs[7].b)
        #expect(PairSource.pair(seed: 4, family: family, number: 7).a != pairs[7].a)
    }

    /// Neighbours have corners in common and, but for rounding, no ground.
    @Test func neighboursShareCorners() {
        for number in 0..<50 {
            let (a, b) = PairSource.pair(seed: 1, family: .shared, number: number)
            #expect(Set(a.coordinates).intersection(b.coordinates).count >= 2)
        }
    }

    @Test func judgeFindsNoFaultInItself() throws {
        let judge = try PairJudge(engine: .exact, seed: 5, exactEvery: 1)
        var tally = FamilyTally()
        for number in 0..<10 { try judge.judge(.nearlyShared, number, into: &tally) }
        #expect(tally.pairs == 10 && tally.exactPairs == 10)
        #expect(tally.off.isEmpty && tally.engineErrors.isEmpty)
        // GEOS on its grid differs a little, which shows that it was asked.
        #expect(tally.fromTopology.value > 0 && tally.fromTopology.value < 1e-9)
    }
}
