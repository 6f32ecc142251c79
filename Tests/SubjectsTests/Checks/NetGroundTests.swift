import ExactAreas
import Foundation
import Geodesy
import Geometry
import Land
import Project
import Subjects
import Survey
import TestSupport
import Testing
import VectorFiles

/// Random parcels over each other in a plane whose areas exact arithmetic can tell: net sums, sums of two layers, ground under a
/// cover, and what a condition picks.
@Test(arguments: 1...6) func netSumsAreThoseOfExactAreas(seed: UInt64) async throws {
    var numbers = SeededNumbers(seed: seed)
    // Corners on a lattice of 1 m, so that ground that is shared at all is no thin strip.
    func polygon() -> MultiPolygon {
        let (x, y) = (numbers.integer(in: 0...60), numbers.integer(in: 0...60))
        let (width, height) = (numbers.integer(in: 10...40), numbers.integer(in: 10...40))
        return MultiPolygon(
            shell: [(0, 0), (0, height), (width, height), (width, 0), (0, 0)].map {
                Coordinate(x: Double(41_500_000 + 10 * (x + $0.0)), y: Double(5_100_000 + 10 * (y + $0.1)))
            })
    }
    let layers = ["one", "two", "cover"].map { name in
        (name: name, grounds: (0..<(name == "cover" ? 4 : 9)).map { _ in polygon() })
    }
    let folder = try TemporaryFolder()
    for (name, grounds) in layers {
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(
                        name: name, geometry: .polygon, fields: [Field("k", .text())],
                        referenceSystem: "EPSG:4529"),
                    features: grounds.enumerated().map { (.polygons($1), [.text($0 < 5 ? "a" : "b")]) })
            ], to: folder.path("\(name).gpkg"), format: .geoPackage)
    }
    let path = try folder.write(
        """
        area: planar
        zone: 41
        layers:
          one: {source: one.gpkg, kind: restored}
          two: {source: two.gpkg, kind: restored}
          cover: {source: cover.gpkg, kind: grassland}
        checks:
          - {item: 1, expect: {at-least: 0 m²}, measure: {area: one}}
          - {item: 1, expect: {at-least: 0 m²}, measure: {area: one, where: "k = 'a'"}}
          - {item: 1, expect: {at-least: 0 m²}, measure: {overlap: one, with: [cover]}}
          - {item: 1, expect: {at-least: 0 m²}, measure: {outside: one, with: [cover]}}
          - {item: 1, expect: {at-least: 0 m²}, measure: {sum: [{area: one}, {overlap: two, with: [cover]}]}}
        """, to: "project.yaml")
    let (one, two, cover) = (0..<9, 9..<18, 18..<22)
    let exact = try #require(ExactSubdivision(by: layers.flatMap(\.grounds)))
    func area(_ isWanted: @escaping (FeatureSet) -> Bool) -> Double { exact.area(where: isWanted) }
    let expected = [
        area { $0.count(in: one) > 0 }, area { $0.count(in: 0..<5) > 0 },
        area { $0.count(in: one) > 0 && $0.count(in: cover) > 0 },
        area { $0.count(in: one) > 0 && $0.count(in: cover) == 0 },
        area { $0.count(in: one) > 0 || $0.count(in: two) > 0 && $0.count(in: cover) > 0 },
    ]
    let gross = exact.areas { $0.count(in: one) > 0 ? $0.count(in: one) : nil }
        .reduce(0) { $0 + Double($1.key) * $1.value }
    for jobs in [1, 2] {
        let result = try await SurveyRun.run(try ProjectReader.read(path: path), jobs: jobs)
        for (number, value) in expected.enumerated() {
            let measured = try #require(result.checks[number].measured?.magnitude.double)
            #expect(abs(measured - value) < 0.5, "check \(number), \(jobs) jobs")
        }
        let first = result.checks[0]
        #expect((first.gross != nil) == (gross - expected[0] > 1))
        #expect(abs(((first.gross ?? first.measured)?.magnitude.double ?? 0) - gross) < 0.5)
    }
}
