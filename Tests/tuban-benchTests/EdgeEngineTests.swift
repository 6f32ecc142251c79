import Testing

@testable import tuban_bench

@Suite struct EdgeEngineTests {
    /// A small part of what `tuban-bench random` does, each pair judged by integers.
    @Test(arguments: PairFamily.allCases)
    func randomPairs(family: PairFamily) throws {
        let judge = try PairJudge(engine: .edges, seed: 11, exactEvery: 1)
        var tally = FamilyTally()
        for number in 0..<(family == .noisy ? 8 : 30) { try judge.judge(family, number, into: &tally) }
        #expect(tally.exactPairs == tally.pairs)
        #expect(tally.off == [] && tally.engineErrors == [])
    }

    /// Pairs of 100,000 (seed 1) in which an engine that let a crossing at the side of a slab hide others was off by up to
    /// 5e-5 of a polygon.
    @Test(
        arguments: [
            (.convex, 8799), (.star, 1516), (.star, 9582), (.noisy, 11), (.noisy, 132), (.noisy, 6390),
            (.holes, 523),
            (.holes, 4710), (.holes, 11097),
        ] as [(PairFamily, Int)])
    func formerFailures(family: PairFamily, number: Int) throws {
        let judge = try PairJudge(engine: .edges, seed: 1, exactEvery: 1)
        var tally = FamilyTally()
        try judge.judge(family, number, into: &tally)
        #expect(tally.off == [] && tally.engineErrors == [])
    }
}
