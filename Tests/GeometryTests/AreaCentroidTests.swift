import Geometry
import Testing

@Suite struct AreaCentroidTests {
    private func ring(_ corners: [(Double, Double)]) -> [Coordinate] {
        corners.map { Coordinate(x: $0.0, y: $0.1) }
    }
    private func isNear(_ left: Coordinate?, _ x: Double, _ y: Double) -> Bool {
        left.map { abs($0.x - x) < 1e-9 && abs($0.y - y) < 1e-9 } ?? false
    }

    @Test func triangle() {
        #expect(isNear(MultiPolygon(shell: ring([(0, 0), (6, 0), (0, 3)])).areaCentroid, 2, 1))
    }

    /// Square of 16 about (2, 2) less a square of 4 about (3, 3): ((32 − 12) / 12, same).
    @Test func holesCountAgainstIt() {
        let shell = ring([(0, 0), (4, 0), (4, 4), (0, 4)])
        let hole = ring([(2, 2), (4, 2), (4, 4), (2, 4)])
        for inner in [hole, hole.reversed()] {
            #expect(isNear(MultiPolygon([[shell, inner]]).areaCentroid, 5.0 / 3, 5.0 / 3))
        }
    }

    @Test func partsCountByArea() {
        let one = ring([(0, 0), (1, 0), (1, 1), (0, 1)])
        let three = ring([(10, 0), (10, 1), (13, 1), (13, 0)])
        // (0.5 · 1 + 11.5 · 3) / 4
        #expect(isNear(MultiPolygon([[one], [three]]).areaCentroid, 8.75, 0.5))
    }

    @Test func withoutAreaTheMiddleOfTheBox() {
        #expect(MultiPolygon(shell: ring([(1, 1), (3, 3)])).areaCentroid == Coordinate(x: 2, y: 2))
        #expect(MultiPolygon(shell: ring([(7, 8)])).areaCentroid == Coordinate(x: 7, y: 8))
    }

    @Test func noneWithoutCoordinates() {
        #expect(MultiPolygon().areaCentroid == nil)
        #expect(MultiPolygon(shell: ring([(0, 0), (.nan, 1), (1, 1)])).areaCentroid == nil)
    }
}
