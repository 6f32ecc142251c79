import Foundation
import Geometry
import TestSupport
import Testing
import Topology

/// One line of the overlay corpus: two polygons and their overlays by exact rational arithmetic.
private struct CorpusCase: Decodable {
    let id: String
    let aWkt: String
    let bWkt: String
    let validA: Bool
    let validB: Bool
    let expectedIntersectionArea: Double
    let expectedUnionArea: Double
    let expectedDifferenceAbArea: Double
    let expectedDifferenceBaArea: Double
    let areaA: Double
    let areaB: Double
    let toleranceAbs: Double

    var isValid: Bool { validA && validB }
    var tolerance: Double { max(toleranceAbs, 1e-9 * max(areaA, areaB)) }

    static let path = Places.shared("corpora/overlay.jsonl")

    static func all() throws -> [CorpusCase] {
        guard let path else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try decoder.decode(CorpusCase.self, from: Data($0.utf8))
        }
    }

    /// What deviates, empty when nothing does.
    func deviations(_ a: MultiPolygon, _ b: MultiPolygon, _ context: TopologyContext) throws -> [String] {
        [
            ("intersection", try context.intersectionArea(a, b), expectedIntersectionArea),
            ("union", try context.unionArea(a, b), expectedUnionArea),
            ("a - b", try context.differenceArea(a, b), expectedDifferenceAbArea),
            ("b - a", try context.differenceArea(b, a), expectedDifferenceBaArea),
        ].compactMap { name, found, expected in
            abs(found - expected) <= tolerance ? nil : "\(id) \(name): \(found), not \(expected) ± \(tolerance)"
        }
    }
}

@Test(.enabled(if: CorpusCase.path != nil))
func everyValidCaseOfTheCorpusIsRight() throws {
    let cases = try CorpusCase.all().filter(\.isValid)
    #expect(cases.count > 400)
    let context = try TopologyContext()
    for example in cases {
        let a = try context.polygons(wkt: example.aWkt)
        let b = try context.polygons(wkt: example.bWkt)
        // A collection may hold neighbours; as a multipolygon they share an edge, which is a defect.
        if !example.aWkt.hasPrefix("GEOMETRYCOLLECTION") { #expect(try context.defect(in: a) == nil) }
        #expect(try context.defect(in: b) == nil)
        #expect(try example.deviations(a, b, context) == [])
    }
}

/// Of invalid polygons the corpus gives the even-odd reading, which is that of `makeValid`.
@Test(.enabled(if: CorpusCase.path != nil))
func invalidCasesOfTheCorpusAreFoundAndRepaired() throws {
    let cases = try CorpusCase.all().filter { !$0.isValid }
    #expect(cases.count > 10)
    let context = try TopologyContext()
    for example in cases {
        let a = try context.polygons(wkt: example.aWkt)
        let b = try context.polygons(wkt: example.bWkt)
        #expect((try context.defect(in: a) == nil) == example.validA)
        #expect((try context.defect(in: b) == nil) == example.validB)
        let (repairedA, repairedB) = (try context.makeValid(a).polygons, try context.makeValid(b).polygons)
        #expect(try context.defect(in: repairedA) == nil && context.defect(in: repairedB) == nil)
        #expect(try example.deviations(repairedA, repairedB, context) == [])
    }
}
