import ExactAreas
import Geometry
import Testing

@Suite struct LatticeCaseTests {
    /// The counts are those of the integers, exactly where the lattice is representable.
    @Test(arguments: LatticeFrame.all)
    func countsAreTheExactAreas(frame: LatticeFrame) throws {
        for seed in UInt64(1)...12 {
            let example = LatticeCase(seed: seed, frame: frame)
            let exact = try #require(ExactCoverage(of: example.subject, under: example.layers))
            let difference = example.expected.largestDifference(
                area: exact.area, masks: exact.masks.map { ($0.key, $0.value) },
                features: exact.features.enumerated().flatMap { layer, areas in
                    areas.enumerated().map { (layer, $0.offset, $0.element) }
                },
                depths: exact.depths.enumerated().flatMap { layer, areas in
                    areas.filter { $0.key > 1 }.map { (layer, $0.key, $0.value) }
                })
            #expect(difference <= example.tolerance, "seed \(seed)")
            #expect(frame.isRepresentable == (example.tolerance == 0))
        }
    }

    /// The seeds reach what they are for: covers equal to the parcel, depth, ground under every set of layers.
    @Test func casesAreVaried() throws {
        let cases = (UInt64(1)...50).map { LatticeCase(seed: $0, frame: LatticeFrame.all[0]) }
        #expect(cases.contains { $0.layers.joined().count > 20 })
        #expect(cases.contains { $0.expected.masks.count == 8 })
        #expect(cases.contains { $0.expected.depths.contains { $0.keys.contains { $0 > 4 } } })
        #expect(cases.count { $0.expected.features.joined().contains($0.expected.area) } > 20)
        #expect(Set(cases.map(\.subject)).count == 50)
    }

    @Test func sameSeedSameCase() {
        let one = LatticeCase(seed: 7, frame: LatticeFrame.all[2])
        let other = LatticeCase(seed: 7, frame: LatticeFrame.all[2])
        #expect(one.subject == other.subject && one.layers == other.layers && one.expected == other.expected)
    }
}
