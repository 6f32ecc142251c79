import Bilingual
import Foundation
import Geodesy
import Intake
import Land
import Project
import Subjects
import TestSupport
import Testing

private typealias Feature = (properties: String, ring: [[Double]])

private func collection(_ features: [Feature]) -> String {
    let texts = features.map { properties, ring in
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring + ring.prefix(1))]}}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(texts.joined(separator: ","))]}"
}

private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [[Double]] {
    [[west, south], [east, south], [east, north], [west, north]]
}

/// The ground of parcels by county.
private func run(_ counties: [Feature], _ parcels: [Feature]) async throws -> SurveyResult {
    let folder = try TemporaryFolder()
    try folder.write(collection(counties), to: "cty.geojson")
    try folder.write(collection(parcels), to: "occ.geojson")
    let project = try folder.write(
        """
        layers:
          cty: {source: cty.geojson, kind: county}
          occ: {source: occ.geojson, kind: occupied}
        checks:
          - {item: 1, measure: {area: occ}, expect: {at-least: 1 亩}, by: [county]}
        """, to: "project.yaml")
    return try await SurveyRun.run(ProjectReader.read(path: project))
}

/// A border along a parallel, one edge of a degree on one side and several on the other: half of the parcel lies on each side of it.
@Test(arguments: [(1, 4), (50, 1), (3, 2), (1, 1)])
func aBorderAlongAParallelLeavesNoGap(south: Int, north: Int) async throws {
    func border(_ count: Int) -> [[Double]] { (0...count).map { [120 + Double($0) / Double(count), 46] } }
    let result = try await run(
        [
            ("\"XZQMC\":\"南县\"", [[120, 45.5], [121, 45.5]] + border(south).reversed()),
            ("\"XZQMC\":\"北县\"", border(north) + [[121, 46.5], [120, 46.5]]),
        ], [("\"BSM\":\"Q\"", box(120.37, 45.9999, 120.371, 46.0001))])
    let rows = result.summaries[0].rows
    #expect(rows.map(\.county) == ["南县", "北县"])
    #expect(rows.allSatisfy { abs($0.area.squareMetres - 861.02) < 5 }, "\(rows.map(\.area.squareMetres))")
    #expect(rows.reduce(Area.zero) { $0 + $1.area } == result.layers[1].accounting.usedArea)
}

/// Borders drawn twice, 5 cm off: the strip of 111 m counts once, and is told; an overlap of 390 m is refused with its parcel.
@Test(arguments: [-6e-7, 6e-7, 0.005])
func countiesThatDoNotFitAreTold(east: Double) async throws {
    let counties = [
        ("\"XZQMC\":\"甲县\"", box(122, 46, 122.1 + east, 46.1)),
        ("\"XZQMC\":\"乙县\"", box(122.1, 46, 122.2, 46.1)),
    ]
    let parcels = [
        ("\"BSM\":\"P\"", box(122.05, 46.05, 122.051, 46.051)),
        ("\"BSM\":\"Q\"", box(122.099, 46.05, 122.101, 46.051)),
    ]
    guard east < 0.001 else {
        let error = await #expect(throws: SurveyError.self) { try await run(counties, parcels) }
        #expect(
            error?.place.hasSuffix("occ.geojson · #1") == true && error?.message.zh.contains("甲县、乙县") == true)
        return
    }
    let result = try await run(counties, parcels)
    #expect(result.summaries[0].rows.map(\.county) == ["甲县", "乙县"])
    #expect(result.summaries[0].rows.reduce(Area.zero) { $0 + $1.area } == result.layers[1].accounting.usedArea)
    let told = result.sharedByCounties[0]
    #expect(abs((told.area + told.gaps).squareMetres - 5.2) < 0.2)
}

@Test(arguments: [
    ("\"XZQMC\":\"乙县\"", true), ("\"XZQMC\":\"丙旗\"", true), ("\"XZQMC\":\"152223\"", true),
    ("\"XZQMC\":\"甲县\"", false),
    ("\"XZQMC\":\"兴安盟甲县\"", false), ("\"XZQMC\":\"152224100000\"", false), ("\"XZQMC\":\"兴安盟\"", false),
    ("\"BSM\":\"P\"", false),
])
func aFieldAgainstThePlaceIsTold(field: String, isTold: Bool) async throws {
    let result = try await run(
        [
            ("\"XZQMC\":\"甲县\",\"XZQDM\":\"152224\"", box(122, 46, 122.1, 46.1)),
            ("\"XZQMC\":\"乙县\",\"XZQDM\":\"152223\"", box(122.1, 46, 122.2, 46.1)),
        ], [(field, box(122.05, 46.05, 122.051, 46.051))])
    #expect(result.countyConflicts.count == (isTold ? 1 : 0))
    #expect(result.summaries[0].rows.map(\.county) == ["甲县"])
}
