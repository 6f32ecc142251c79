import ExactAreas
import Geometry
import Testing

private func square(_ x: Double, _ y: Double, _ size: Double) -> MultiPolygon {
    MultiPolygon(shell: [
        Coordinate(x: x, y: y), Coordinate(x: x + size, y: y), Coordinate(x: x + size, y: y + size),
        Coordinate(x: x, y: y + size),
    ])
}

@Suite struct ExactCoverageTests {
    /// A parcel of 100: its west half under the first layer, twice so in the south west; its south half under the
    /// second.
    private let coverage = ExactCoverage(
        of: square(0, 0, 10),
        under: [[square(-15, -5, 20), square(-5, -5, 10), square(30, 0, 1)], [square(-10, -25, 30)]])

    @Test func masksFeaturesAndDepths() {
        #expect(coverage?.area == 100)
        #expect(coverage?.masks == [0: 25, 1: 25, 2: 25, 3: 25])
        #expect(coverage?.features == [[50, 25, 0], [50]])
        #expect(coverage?.depths == [[1: 25, 2: 25], [1: 50]])
    }

    @Test func largestDifference() throws {
        let coverage = try #require(coverage)
        let masks: [(mask: UInt64, area: Double)] = [(0, 25), (1, 25), (2, 25), (3, 25)]
        let features = [(layer: 0, feature: 0, area: 50.0), (0, 1, 25), (1, 0, 50)]
        func difference(
            masks: [(mask: UInt64, area: Double)], depths: [(layer: Int, depth: Int, area: Double)]?
        ) -> Double {
            coverage.largestDifference(area: 100, masks: masks, features: features, depths: depths)
        }
        #expect(difference(masks: masks, depths: [(0, 2, 25)]) == 0)
        #expect(difference(masks: masks, depths: nil) == 0)
        #expect(difference(masks: masks, depths: []) == 25)
        #expect(difference(masks: masks + [(4, 1)], depths: nil) == 1)
        #expect(difference(masks: masks.dropLast(), depths: nil) == 25)
        #expect(difference(masks: masks + [(4, .nan)], depths: nil) == .infinity)
    }

    @Test func tooManyLayersAndNumbersThatAreNone() {
        #expect(ExactCoverage(of: square(0, 0, 1), under: Array(repeating: [], count: 65)) == nil)
        #expect(ExactCoverage(of: square(.nan, 0, 1), under: []) == nil)
    }
}
