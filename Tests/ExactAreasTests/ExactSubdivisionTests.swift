import ExactAreas
import Foundation
import Geometry
import TestSupport
import Testing

private func polygon(_ rings: [(Double, Double)]...) -> MultiPolygon {
    MultiPolygon([rings.map { ring in ring.map { Coordinate(x: $0.0, y: $0.1) } }])
}

private func square(_ x: Double, _ y: Double, _ size: Double) -> MultiPolygon {
    polygon([(x, y), (x + size, y), (x + size, y + size), (x, y + size)])
}

/// The areas under the first only, the second only, and both.
private func areas(_ a: MultiPolygon, _ b: MultiPolygon) throws -> [Double] {
    let plane = try #require(ExactSubdivision(by: [a, b]))
    return [[0], [1], [0, 1]].map { members in plane.area { $0.members == members } }
}

private struct CorpusCase: Decodable {
    let id: String
    let aWkt: String
    let bWkt: String
    let nVertices: Int
    let expectedIntersectionArea: Double
    let expectedDifferenceAbArea: Double
    let expectedDifferenceBaArea: Double
}

@Suite struct ExactSubdivisionTests {
    @Test func handComputedPairs() throws {
        // Two squares of side 2 that share a quarter.
        #expect(try areas(square(0, 0, 2), square(1, 1, 2)) == [3, 3, 1])
        // A triangle of legs 3 under the diagonal, and the unit square in its corner and one on the diagonal.
        let triangle = polygon([(0, 0), (3, 0), (0, 3)])
        #expect(try areas(triangle, square(0, 0, 1)) == [3.5, 0, 1])
        #expect(try areas(triangle, square(1, 1, 1)) == [4, 0.5, 0.5])
        // Edges that cross where no double is: y = x/3 and y = 1 - x/2 meet at x = 6/5, y = 2/5; over [0, 2] the
        // first covers 2/3, the second 1, and both 2/5.
        let below = polygon([(0, 0), (3, 0), (3, 1)])
        let other = polygon([(0, 0), (2, 0), (0, 1)])
        #expect(try areas(below, other) == [1.5 - 0.4, 1 - 0.4, 0.4])
        // Equal, apart, touching along an edge and in a corner.
        #expect(try areas(triangle, triangle) == [0, 0, 4.5])
        #expect(try areas(square(0, 0, 1), square(2, 0, 1)) == [1, 1, 0])
        #expect(try areas(square(0, 0, 1), square(1, 0, 1)) == [1, 1, 0])
        #expect(try areas(square(0, 0, 1), square(1, 1, 1)) == [1, 1, 0])
    }

    @Test func evenOddReading() throws {
        // A bow tie of two triangles of area 1, a hole given as a part, a ring drawn twice.
        let plane = ExactSubdivision(by: [polygon([(0, 0), (2, 2), (2, 0), (0, 2)])])
        #expect(plane?.area { $0.contains(0) } == 2)
        var punched = square(0, 0, 3)
        punched.append(square(1, 1, 1))
        #expect(ExactSubdivision(by: [punched])?.area { $0.contains(0) } == 8)
        var twice = square(0, 0, 3)
        twice.append(square(0, 0, 3))
        #expect(ExactSubdivision(by: [twice])?.areaByDepth == [:])
    }

    @Test func nothingAndDegenerateRings() {
        #expect(ExactSubdivision(by: [])?.areaByDepth == [:])
        #expect(ExactSubdivision(by: [MultiPolygon()])?.areaByDepth == [:])
        #expect(ExactSubdivision(by: [polygon([(1, 1), (1, 5), (1, 2)])])?.areaByDepth == [:])
        #expect(ExactSubdivision(by: [polygon([(1, 1), (4, 4), (2, 2)])])?.areaByDepth == [:])
        #expect(ExactSubdivision(by: [polygon([(0, 0), (.nan, 1), (1, 1)])]) == nil)
        #expect(ExactSubdivision(by: [polygon([(0, 0), (.infinity, 1), (1, 1)])]) == nil)
    }

    /// Squares of side 4, 3 and 2 in one corner: 16 - 9, 9 - 4 and 4.
    @Test func depths() {
        let plane = ExactSubdivision(by: [square(0, 0, 4), square(0, 0, 3), square(0, 0, 2)])
        #expect(plane?.areaByDepth == [1: 7, 2: 5, 3: 4])
    }

    /// Areas that doubles would lose: one unit of the last place of an easting, times a width.
    @Test func unitsOfTheLastPlace() throws {
        let x = 41_500_000.1
        let a = polygon([(x, 0), (x + 10, 0), (x + 10, 1), (x, 1)])
        let b = polygon([(x.nextUp, 0), (x + 10, 0), (x + 10, 1), (x.nextUp, 1)])
        #expect(try areas(a, b)[0] == x.ulp)
        #expect(try areas(a, b)[1] == 0)
        // From one end of the range of doubles to the other.
        let tiny = square(0, 0, 0x1p-500)
        #expect(try areas(square(0, 0, 0x1p500), tiny) == [0x1p1000, 0, 0x1p-1000])
    }

    /// The corpus was computed with Python's fractions, by another method of another author.
    @Test(.enabled(if: Places.shared("corpora/overlay.jsonl") != nil))
    func corpusToTheLastBit() throws {
        let path = try #require(Places.shared("corpora/overlay.jsonl"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        var count = 0
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let example = try decoder.decode(CorpusCase.self, from: Data(line.utf8))
            // The large ones are for `tuban-bench`: integers are slow without optimisation.
            guard example.nVertices < 120 else { continue }
            let a = try WKTReader.polygons(in: example.aWkt)
            let b = try WKTReader.polygons(in: example.bWkt)
            #expect(
                try areas(a, b) == [
                    example.expectedDifferenceAbArea, example.expectedDifferenceBaArea,
                    example.expectedIntersectionArea,
                ], "\(example.id)")
            count += 1
        }
        #expect(count > 400)
    }
}
