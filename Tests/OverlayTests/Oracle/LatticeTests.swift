import ExactAreas
import Testing

/// Lattice data: where a wrong decision about one corner is wrong by a whole parcel.
@Suite struct LatticeTests {
    @Test(arguments: EngineUnderTest.all, LatticeFrame.all)
    func countedAreas(engine: EngineUnderTest, frame: LatticeFrame) throws {
        for seed in UInt64(1)...50 {
            let example = LatticeCase(seed: seed, frame: frame)
            let difference = try engine.largestDifference(
                from: example.expected, of: example.subject, under: example.layers)
            // Sums of hundreds of doubles; a quarter of a cell, the smallest mistake, is a billion times that.
            let rounding = 1e-12 * max(example.expected.area, frame.cell * frame.cell)
            #expect(difference <= example.tolerance + rounding, "seed \(seed)")
        }
    }
}
