import Bilingual
import Foundation
import Geodesy
import Geometry
import Intake
import Land
import Ledger
import Project
import Subjects
import Survey
import TestSupport
import Testing
import Topology
import VectorFiles

/// Measures on a metre grid at the central meridian of zone 41, where plane and ellipsoid differ by less than 1e-6:
/// counted by hand.
private struct Grid {
    let folder: TemporaryFolder

    /// A: 100 × 100 m at the origin, B beside it, C 10 × 10 m apart.
    ///
    /// Reserve: the left quarter of A and all of C.
    /// Before: A only. Points: two in the reserve, one outside. Lines: 300 m and 400 m to the north.
    init(_ checks: String, extra: String = "") throws {
        folder = try TemporaryFolder()
        try polygons(
            "occupied",
            [
                ("A", "甲矿", "2020-01-01", "2022-12-31", [(0, 0), (0, 100), (100, 100), (100, 0)]),
                ("B", "乙矿", "2023-01-01", "2030-12-31", [(100, 0), (100, 100), (200, 100), (200, 0)]),
                ("C", "丙矿", "", "", [(500, 500), (500, 510), (510, 510), (510, 500)]),
            ])
        try polygons("former", [("A", "甲矿", "", "", [(0, 0), (0, 100), (100, 100), (100, 0)])])
        try polygons(
            "reserve",
            [
                ("R", "保", "", "", [(-50, -50), (-50, 150), (25, 150), (25, -50)]),
                ("S", "保", "", "", [(490, 490), (490, 520), (520, 520), (520, 490)]),
            ])
        try polygons(
            "restored",
            [
                ("1", "一", "", "", [(100, 0), (100, 100), (150, 100), (150, 0)]),
                ("2", "二", "", "", [(140, 0), (140, 100), (180, 100), (180, 0)]),
                ("3", "三", "", "", [(300, 0), (300, 10), (310, 10), (310, 0)]),
            ])
        try polygons(
            "counties",
            [
                ("1", "乌兰浩特市", "", "", [(-100, -100), (-100, 900), (120, 900), (120, -100)]),
                ("2", "科右前旗", "", "", [(120, -100), (120, 900), (900, 900), (900, -100)]),
            ])
        let points = [(10.0, 10.0), (505, 505), (60, 60)].map { Shape.points([Self.place($0)]) }
        try write("stakes", .point, points.map { ($0, [.text("p"), .text(""), .text(""), .text("")]) })
        let lines = [(0.0, 300.0), (50, 400)].map {
            Shape.lines([[Self.place(($0, 0)), Self.place(($0, $1))]])
        }
        try write("gullies", .line, lines.map { ($0, [.text("l"), .text(""), .text(""), .text("")]) })
        try folder.write("1.某矿违规占用草原15亩，比例达到43.9%，沟长0.7公里。\n整改状态：已销号\n", to: "report.txt")
        let layers = [
            ("occupied", "occupied"), ("former", "occupied"), ("reserve", "nature-reserve"),
            ("restored", "restored"), ("counties", "county"), ("stakes", "other"), ("gullies", "gully"),
        ].map { "  \($0.0): {source: \($0.0).gpkg, kind: \($0.1)}" }.joined(separator: "\n")
        try folder.write(
            "report: report.txt\nlayers:\n\(layers)\nchecks:\n\(checks)\n\(extra)\n", to: "project.yaml")
    }

    private static func place(_ place: (Double, Double)) -> Coordinate {
        Coordinate(x: 41_500_000 + place.0, y: 5_100_000 + place.1)
    }

    private func polygons(
        _ name: String, _ shapes: [(String, String, String, String, [(Double, Double)])]
    ) throws {
        try write(
            name, .polygon,
            shapes.map { id, title, from, until, corners in
                let ring = (corners + corners.prefix(1)).map(Self.place)
                return (
                    .polygons(MultiPolygon(shell: ring)), [.text(id), .text(title), .text(from), .text(until)]
                )
            })
    }

    private func write(
        _ name: String, _ kind: LayerDefinition.GeometryKind, _ features: [LayerContent.Feature]
    ) throws {
        let fields = ["BSM", "名称", "有效期起", "有效期止"].map { Field($0, .text()) }
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(name: name, geometry: kind, fields: fields, referenceSystem: "EPSG:4529"),
                    features: features)
            ], to: folder.path("\(name).gpkg"), format: .geoPackage)
    }

    func run() async throws -> SurveyResult {
        try await SurveyRun.run(try ProjectReader.read(path: folder.path("project.yaml")))
    }

    /// The value of one measure, in the base unit.
    static func value(_ measure: String, expect: String) async throws -> Double {
        let result = try await Grid("  - {item: 1, expect: {equals: \(expect)}, measure: \(measure)}").run()
        return try #require(result.checks[0].measured?.magnitude.double)
    }
}

@Test(arguments: [
    // Counted by hand, m².
    ("{area: occupied}", 20_100.0), ("{overlap: occupied, with: [reserve]}", 2600),
    ("{outside: occupied, with: [reserve]}", 17_500),
    ("{area: occupied, as-of: 2022-06-01}", 10_100), ("{area: occupied, as-of: 2023-06-01}", 10_100),
    ("{area: occupied, as-of: 2019-06-01}", 100),
    ("{change: occupied, from: former, part: gained}", 10_100),
    ("{change: occupied, from: former, part: kept}", 10_000),
    ("{change: former, from: occupied, part: lost}", 10_100),
    // Former ground lies in the occupied one: in a sum it counts once, in differences each time.
    ("{sum: [{area: occupied}, {area: former}]}", 20_100),
    ("{difference: [{area: occupied}, {difference: [{value: 0 m²}, {area: former}]}]}", 30_100),
    ("{difference: [{area: occupied}, {area: former}]}", 10_100),
    ("{difference: [{area: occupied}, {value: 100 m²}]}", 20_000),
    ("{difference: [{area: occupied}, {claim: 占用草原15亩}]}", 10_100),
])
func areasAreThoseCountedByHand(measure: String, expected: Double) async throws {
    let value = try await Grid.value(measure, expect: "0 m²")
    #expect(abs(value - expected) < 0.2)
}

@Test(arguments: [
    ("{count: occupied}", 3), ("{within: occupied, with: [reserve]}", 1),
    ("{count-overlapping: occupied, with: [reserve]}", 2), ("{count-overlapping: occupied, with: [former]}", 1),
    ("{count: stakes}", 3), ("{within: stakes, with: [reserve]}", 2),
    ("{count-overlapping: stakes, with: [occupied]}", 3),
    ("{count: occupied, as-of: 2025-01-01}", 2), ("{count: gullies}", 2),
    ("{difference: [{count: occupied}, {count: gullies}]}", 1),
])
func countsAreThoseCountedByHand(measure: String, expected: Double) async throws {
    #expect(try await Grid.value(measure, expect: "0") == expected)
}

@Test func sharesAndLengths() async throws {
    let share = try await Grid.value(
        "{ratio: [{overlap: occupied, with: [reserve]}, {area: occupied}]}", expect: "0%")
    #expect(abs(share - 100 * 2600 / 20_100) < 1e-3)
    #expect(try await Grid.value("{ratio: [{value: 2}, {value: 5}]}", expect: "40%") == 40)
    // Along the meridian of the zone the plane is true to scale.
    let length = try await Grid.value("{length: gullies}", expect: "0 m")
    #expect(abs(length - 700) < 0.05)
    let result = try await Grid(
        """
          - {item: 1, claim: 沟长0.7公里, measure: {length: gullies}}
          - {item: 1, expect: {equals: 43.9%}, measure: {ratio: [{value: 439}, {value: 1000}]}}
          - {item: 1, expect: {at-least: 100%}, measure: {ratio: [{area: occupied}, {area: stakes}]}}
        """.replacing("{area: stakes}", with: "{value: 0 m²}")
    ).run()
    #expect(result.checks.map(\.verdict) == [.confirmed, .confirmed, .notVerifiable])
    #expect(result.checks[2].measured == nil)
}

/// County borders cut A and B at 120 m: 10 000 + 2000 in the first, 8000 + 100 in the second.
@Test func groupsAddUpToTheValue() async throws {
    let result = try await Grid(
        """
          - {item: 1, expect: {equals: 0 m²}, measure: {area: occupied}, by: county}
          - {item: 1, expect: {equals: 0 m²}, measure: {overlap: occupied, with: [reserve]}, by: [county, 名称]}
          - {item: 1, expect: {equals: 0}, measure: {count: occupied}, by: 名称}
          - {item: 1, expect: {equals: 0}, measure: {count: stakes}, by: county}
          - {item: 1, expect: {equals: 0}, measure: {count: occupied}, by: county}
        """
    ).run()
    let areas = result.checks[0].breakdown.map { ($0.group[0] ?? "", $0.value.magnitude.double) }
    #expect(areas.map(\.0) == ["乌兰浩特市", "科尔沁右翼前旗"])
    #expect(zip(areas, [12_000.0, 8100]).allSatisfy { abs($0.0.1 - $0.1) < 0.2 })
    for check in result.checks.prefix(2) {
        let sum = check.breakdown.reduce(Rational(0)) { $0 + $1.value.magnitude }
        #expect(sum == check.measured?.magnitude)
    }
    #expect(result.checks[2].breakdown.map(\.features) == [1, 1, 1])
    // Points are where they stand; a parcel across the border counts where most of it is.
    #expect(result.checks[3].breakdown.map(\.features) == [2, 1])
    #expect(result.checks[4].breakdown.map { $0.group[0] } == ["乌兰浩特市", "科尔沁右翼前旗"])
    #expect(result.checks[4].breakdown.map(\.features) == [1, 2])
}

@Test(arguments: [
    "{area: gullies}", "{length: occupied}", "{overlap: occupied, with: [stakes]}",
    "{within: gullies, with: [reserve]}",
    "{count: occupied, where: \"nothing = 1\"}", "{area: reserve, as-of: yesterday}",
    "{area: gullies, with: [occupied]}",
    "{ratio: [{area: occupied}]}", "{sum: [{area: occupied}, {count: occupied}]}",
    "{change: occupied, from: occupied, part: kept}",
    "{change: occupied, from: former}", "{claim: 没有这句话}", "{value: many}",
])
func measuresThatMakeNoSenseNameTheirLine(measure: String) async throws {
    let grid = try Grid("  - {item: 1, expect: {equals: 0 m²}, measure: \(measure)}")
    do {
        _ = try await grid.run()
        Issue.record("no error")
    } catch let error as ProjectError {
        #expect(error.line == 11, "\(error.message.en)")
    }
}

/// Occupied 20 100: former (A) approved, B half restored twice over 10 m, C outstanding.
@Test func theAccountOfOccupiedGround() async throws {
    let result = try await Grid(
        "", extra: "accounts:\n  - {item: 1, occupied: occupied, approved: [former], restored: [restored]}"
    ).run()
    let account = try #require(result.accounts.first)
    func near(_ area: Area, _ expected: Double) -> Bool { abs(area.squareMetres - expected) < 0.2 }
    #expect(near(account.total.occupied, 20_100) && near(account.total.approved, 10_000))
    #expect(near(account.total.restored, 8000) && near(account.total.outstanding, 2100))
    #expect(near(account.total.restoredTwice ?? .zero, 1000) && near(account.total.approvedAndRestored, 0))
    #expect(near(account.restoredOutside, 100) && near(account.restoredInAll, 9100))
    for parcel in account.parcels {
        let line = parcel.line
        #expect(line.occupied == line.approved + line.restored + line.outstanding)
    }
    #expect(account.counties.map(\.county) == ["乌兰浩特市", "科尔沁右翼前旗"])
    #expect(account.counties.reduce(.zero) { $0 + $1.line.outstanding } == account.total.outstanding)
}

/// The earlier report had another status: the items show the progress.
@Test func earlierReportsAndStatementsAreRead() async throws {
    let grid = try Grid(
        "  - {item: 1, documents: 会议纪要}", extra: "earlier: [former.txt]")
    try grid.folder.write("1.某矿违规占用草原15亩。\n整改状态：达到序时进度\n", to: "former.txt")
    let result = try await grid.run()
    #expect(result.earlier.map { $0.ledger.item(1)?.status } == [.onSchedule])
    #expect(result.uncheckedItems.isEmpty && result.project.statements.map(\.text) == ["会议纪要"])
}

/// Random parcels, counties, approvals and restorations: masks, accounts and groups add up as integers.
@Test(arguments: [UInt64(1), 2, 3, 4, 5])
func randomLayersKeepTheirSums(seed: UInt64) async throws {
    var state = seed
    func random(_ range: Range<Int>) -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(range.lowerBound + Int(state >> 33) % range.count)
    }
    let grid = try Grid(
        "  - {item: 1, expect: {equals: 0 m²}, measure: {overlap: random, with: [reserve, restored]}, by: [county, 名称]}",
        extra: "accounts:\n  - {item: 1, occupied: random, approved: [former, reserve], restored: [restored]}")
    let shapes = (0..<60).map { index -> LayerContent.Feature in
        let (x, y) = (random(-100..<400), random(-100..<400))
        let corners = (0..<3).map { _ in
            Coordinate(x: 41_500_000 + x + random(0..<90) / 7, y: 5_100_000 + y + random(0..<90) / 7)
        }
        return (
            .polygons(MultiPolygon(shell: corners + corners.prefix(1))),
            [.text("\(index)"), .text("\(index % 3)")]
        )
    }
    try VectorFileWriter.write(
        [
            LayerContent(
                LayerDefinition(
                    name: "random", geometry: .polygon, fields: [Field("BSM", .text()), Field("名称", .text())],
                    referenceSystem: "EPSG:4529"), features: shapes)
        ], to: grid.folder.path("random.gpkg"), format: .geoPackage)
    let path = grid.folder.path("project.yaml")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try grid.folder.write(
        text.replacing("layers:\n", with: "layers:\n  random: {source: random.gpkg, kind: occupied}\n"),
        to: "project.yaml")
    let result = try await grid.run()
    let layer = try #require(result.layer(named: "random"))
    let coverage = try #require(result.coverages.first { $0.subject == "random" })
    for (position, parcel) in layer.parcels.enumerated() {
        #expect(coverage.pieces(of: position).reduce(.zero) { $0 + $1.area } == parcel.area)
    }
    let check = result.checks[0]
    #expect(check.breakdown.reduce(Rational(0)) { $0 + $1.value.magnitude } == check.measured?.magnitude)
    let account = try #require(result.accounts.first)
    let total = account.total
    // Parcels over each other count once: what the topology library makes of them together.
    var all = MultiPolygon()
    for parcel in layer.parcels { all.append(parcel.outline) }
    let united = try TopologyContext().unaryUnion(all).planarArea
    #expect(abs(total.occupied.squareMetres - united) < 0.5)
    #expect(total.occupied == total.approved + total.restored + total.outstanding)
    #expect(account.counties.reduce(.zero) { $0 + $1.line.approved } == total.approved)
    #expect(account.classes.reduce(.zero) { $0 + $1.line.restored } == total.restored)
}
