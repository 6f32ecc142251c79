import Covering
import ExactAreas
import Overlay
import Testing

/// The reference engine on lattice data with counted areas.
@Suite struct TopologyLatticeTests {
    @Test(arguments: LatticeFrame.all)
    func countedAreas(frame: LatticeFrame) throws {
        for seed in UInt64(1)...10 {
            let example = LatticeCase(seed: seed, frame: frame)
            let engine = try TopologyCoverageEngine(example.layers.map(CoverLayer.init))
            let found = try engine.coverage(of: example.subject)
            let difference = example.expected.largestDifference(
                area: found.area, masks: found.masks.map { ($0.mask.rawValue, $0.area) },
                features: found.features.map { ($0.layer, $0.feature, $0.area) }, depths: nil)
            let rounding = 1e-9 * max(example.expected.area, frame.cell * frame.cell)
            #expect(difference <= example.tolerance + rounding, "seed \(seed)")
        }
    }
}
