import Geometry
import Testing

@Suite struct PlanarAreaTests {
    private func ring(_ corners: [(Double, Double)]) -> [Coordinate] {
        corners.map { Coordinate(x: $0.0, y: $0.1) }
    }

    @Test func byHand() {
        #expect(MultiPolygon(shell: ring([(0, 0), (4, 0), (0, 3)])).planarArea == 6)
        // L shape: 4 × 4 less 2 × 2.
        #expect(MultiPolygon(shell: ring([(0, 0), (4, 0), (4, 2), (2, 2), (2, 4), (0, 4)])).planarArea == 12)
        #expect(MultiPolygon().planarArea == 0)
    }

    @Test func directionOfRingsDoesNotMatter() {
        let shell = ring([(0, 0), (10, 0), (10, 10), (0, 10)])
        let hole = ring([(2, 2), (4, 2), (4, 4), (2, 4)])
        for outer in [shell, shell.reversed()] {
            for inner in [hole, hole.reversed()] {
                #expect(MultiPolygon([[outer, inner], [inner]]).planarArea == 100)
                #expect(MultiPolygon([[outer, inner]]).planarArea == 96)
            }
        }
    }

    @Test func signTellsTheDirection() {
        let corners = ring([(0, 0), (4, 0), (0, 3), (0, 0)])
        #expect(signedArea(of: corners[...]) == 6)
        #expect(signedArea(of: Array(corners.reversed())[...]) == -6)
    }

    /// Products of 41 million by 5 million metres have steps of 0.03 m²; relative to a corner they have none.
    @Test func zonePrefixedEastings() {
        let corners = ring([
            (41_428_456.75, 5_106_123.5), (41_428_457, 5_106_123.5), (41_428_457, 5_106_123.625),
            (41_428_456.75, 5_106_123.625),
        ])
        #expect(MultiPolygon(shell: corners).planarArea == 0.03125)
        let road = ring([
            (41_400_000, 5_000_000), (41_404_000, 5_003_000), (41_404_012, 5_002_984), (41_400_012, 4_999_984),
        ])
        #expect(MultiPolygon(shell: road).planarArea == 100_000)
    }

    /// A staircase of 200 000 edges whose area is a sum of integers: n(n+1)/2 squares of 0.125 m.
    @Test func manyEdgesLoseNothing() {
        let steps = 100_000
        var corners = ring([(0, 0), (Double(steps), 0)])
        for step in 1...steps {
            corners.append(Coordinate(x: Double(steps - step + 1), y: Double(step)))
            corners.append(Coordinate(x: Double(steps - step), y: Double(step)))
        }
        let scaled = corners.map { Coordinate(x: 41_000_000 + $0.x / 8, y: 5_000_000 + $0.y / 8) }
        #expect(MultiPolygon(shell: scaled).planarArea == Double(steps) * Double(steps + 1) / 2 / 64)
    }

    /// A thousand turns of half square units beside 2⁵², which has no bits left for them.
    @Test func smallTermsBesideLargeOnesAreKept() {
        let turn = ring([(0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5), (0.5, -0.5)])
        let large = 67_108_864.0  // 2²⁶
        var corners = ring([(0, 0), (large, 0), (large, large)])
        for _ in 0..<1000 { corners += turn }
        corners += [turn[0], corners[0]]
        #expect(signedArea(of: corners[...]) == large * large / 2 + 1000)
    }

    @Test func fewCornersHaveNoArea() {
        #expect(signedArea(of: []) == 0)
        #expect(MultiPolygon(shell: ring([(1, 1)])).planarArea == 0)
        #expect(MultiPolygon(shell: ring([(1, 1), (2, 5)])).planarArea == 0)
        #expect(MultiPolygon(shell: ring([(1, 1), (2, 2), (3, 3)])).planarArea == 0)
    }
}
