import Bilingual
import Covering
import Foundation
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import TestSupport
import Testing
import VectorFiles

/// A project on a metre grid in zone 41: squares whose overlaps are counted by hand.
///
/// Occupied: A is 100 m × 100 m at the origin, B 100 m × 100 m beside it. Grass covers the lower half of A
/// and of B. The reserve covers the left quarter of A. Counties part between A and B.
private struct Fixture {
    let folder: TemporaryFolder

    init(report: String, checks: String) throws {
        folder = try TemporaryFolder()
        try write("occupied", [("A", "甲", 0, 0, 100, 100), ("B", "乙", 100, 0, 200, 100)])
        try write("grass", [("G", "草", 0, 0, 200, 50)])
        try write("reserve", [("R", "保", -50, -50, 25, 150)])
        try write("counties", [("1", "乌兰浩特市", -100, -100, 100, 200), ("2", "科右前旗", 100, -100, 300, 200)])
        try folder.write(report, to: "report.txt")
        try folder.write(
            """
            report: report.txt
            layers:
              occupied: {source: occupied.gpkg, kind: occupied}
              grass: {source: grass.gpkg, kind: grassland}
              reserve: {source: reserve.gpkg, kind: nature-reserve}
              counties: {source: counties.gpkg, kind: county}
            checks:
            \(checks)
            """, to: "project.yaml")
    }

    private func write(_ name: String, _ squares: [(String, String, Double, Double, Double, Double)]) throws {
        let features: [LayerContent.Feature] = squares.map { id, title, minX, minY, maxX, maxY in
            let corners = [(minX, minY), (minX, maxY), (maxX, maxY), (maxX, minY)]
            let shell = corners.map { Coordinate(x: 41_500_000 + $0.0, y: 5_100_000 + $0.1) }
            return (.polygons(MultiPolygon(shell: shell)), [.text(id), .text(title)])
        }
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(
                        name: name, geometry: .polygon, fields: [Field("BSM", .text()), Field("名称", .text())],
                        referenceSystem: "EPSG:4529"),
                    features: features)
            ], to: folder.path("\(name).gpkg"), format: .geoPackage)
    }

    func run() async throws -> SurveyResult {
        try await SurveyRun.run(try ProjectReader.read(path: folder.path("project.yaml")))
    }
}

private let report = "1.某矿违规占用草原15亩。\n整改状态：已销号\n进展情况：（一）共2处地块，占用30亩。\n"

/// At the central meridian the ellipsoid and the plane differ by less than 1e-6 of an area.
@Test func measuresAreSumsOverMasks() async throws {
    let fixture = try Fixture(
        report: report,
        checks: """
              - {item: 1, claim: 违规占用草原15亩, measure: {overlap: occupied, with: [grass]}}
              - {item: 1, claim: 占用30亩, measure: {area: occupied}}
              - {item: 1, claim: 共2处地块, measure: {count: occupied}}
              - {item: 1, expect: {equals: 10000 m², tolerance: 1}, measure: {outside: occupied, with: [grass]}}
            """.replacing(", tolerance: 1", with: ""))
    let result = try await fixture.run()
    let areas = result.checks.filter { $0.measured?.kind == .area }.compactMap { $0.measured?.magnitude.double }
    #expect(zip(areas, [10_000, 20_000, 10_000]).allSatisfy { abs($0 - $1) < 0.05 })
    #expect(result.checks[2].measured == .count(2))
    #expect(result.checks.prefix(3).map(\.verdict) == [.confirmed, .confirmed, .confirmed])
    let occupied = try #require(result.ground.number(of: "occupied"))
    let within = result.layers[occupied].parcels.enumerated().filter { position, _ in
        result.row(layer: occupied, position: position).contributions.contains { $0.check == 0 }
    }
    #expect(within.map(\.element.id) == ["A", "B"])
    // Inside and outside of the same cover add up to the parcels, exactly.
    #expect(
        result.checks[0].measured.map { $0.magnitude + Rational(Int128(areas[2] * 100), 100) }
            == result.checks[1].measured?.magnitude)
}

@Test func groundUnderTwoCoversCountsOnce() async throws {
    let fixture = try Fixture(
        report: report,
        checks: """
              - {item: 1, expect: {equals: 0 m²}, measure: {overlap: occupied, with: [grass, reserve]}}
              - {item: 1, expect: {equals: 0 m²}, measure: {overlap: occupied, with: [reserve]}}
              - {item: 1, expect: {equals: 0 m²}, measure: {overlap: occupied, with: [reserve], where: "BSM = 'B'"}}
            """)
    let checks = try await fixture.run().checks
    let areas = checks.compactMap { $0.measured?.magnitude.double }
    // Grass half of A and B: 10 000; reserve quarter of A: 2500, half of it on grass.
    #expect(abs(areas[0] - 11_250) < 0.05)
    #expect(abs(areas[1] - 2500) < 0.05)
    #expect(areas[2] == 0)
    #expect(checks.map(\.verdict) == [.differs, .differs, .confirmed])
}

@Test func parcelsAreSplitAlongCountiesAndAddUp() async throws {
    let fixture = try Fixture(
        report: report, checks: "  - {item: 1, claim: 占用30亩, measure: {area: occupied}}")
    let result = try await fixture.run()
    #expect(result.countyAreas.map(\.county) == ["乌兰浩特市", "科尔沁右翼前旗"])
    let total = result.countyAreas.reduce(Area.zero) { $0 + $1.area }
    #expect(result.checks[0].measured == .area(total))
}

@Test(
    arguments: [
        ("  - {item: 9, claim: 占用30亩, measure: {area: occupied}}", "no item 9"),
        ("  - {item: 1, claim: 占用31亩, measure: {area: occupied}}", "does not contain"),
        ("  - {item: 1, claim: 共2处地块，占用30亩, measure: {area: occupied}}", "figures"),
        ("  - {item: 1, claim: 占用30亩, measure: {count: occupied}}", "does not fit"),
        ("  - {item: 1, claim: 占用30亩, measure: {area: occupied, where: \"nosuch = 1\"}}", "nosuch"),
    ])
func checksThatDoNotFitNameTheirLine(_ check: String, _ word: String) async throws {
    let fixture = try Fixture(report: report, checks: check)
    let error = try await #require(throws: ProjectError.self) { _ = try await fixture.run() }
    #expect(error.line == 8)
    #expect(error.message.en.contains(word), "\(error.message.en)")
}
