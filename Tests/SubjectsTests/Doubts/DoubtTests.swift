import Foundation
import Geodesy
import Geometry
import Land
import Project
import Subjects
import TestSupport
import Testing
import VectorFiles

/// Squares on a metre grid at the central meridian of zone 41, where plane and ellipsoid differ by less than 1e-6, with
/// faults in their layers: what is right is counted by hand.
private struct Scene {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A layer of polygons; `nil` for a feature without geometry.
    func layer(
        _ name: String, fields: [[String: String]] = [], _ shapes: [[(Double, Double)]?], line: Bool = false
    )
        throws
    {
        let features = shapes.enumerated().map { number, corners -> String in
            let ring = corners.map { corners in
                (corners + (line ? [] : corners.prefix(1)))
                    .map { "[\(41_500_000 + $0.0),\(5_100_000 + $0.1)]" }.joined(separator: ",")
            }
            let isLine = line && number == shapes.count - 1
            let geometry = ring.map {
                isLine
                    ? "{\"type\":\"LineString\",\"coordinates\":[\($0)]}"
                    : "{\"type\":\"Polygon\",\"coordinates\":[[\($0)]]}"
            }
            let properties = (fields.indices.contains(number) ? fields[number] : [:]).sorted { $0.key < $1.key }
                .map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
            return
                "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry ?? "null")}"
        }
        try folder.write(
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},\
            "features":[\(features.joined(separator: ","))]}
            """, to: "\(name).geojson")
    }

    /// The one check of a project over these layers.
    func check(_ check: String, layers: [(String, String)]) async throws -> CheckResult {
        let list = layers.map { "  \($0.0): {source: \($0.0).geojson, kind: \($0.1)}" }.joined(separator: "\n")
        let path = try folder.write("layers:\n\(list)\nchecks:\n  - {item: 1, \(check)}\n", to: "project.yaml")
        return try await SurveyRun.run(try ProjectReader.read(path: path)).checks[0]
    }
}

private func square(_ x: Double, _ y: Double, _ size: Double) -> [(Double, Double)] {
    [(x, y), (x, y + size), (x + size, y + size), (x + size, y)]
}

@Test(arguments: [
    // Nothing of the parcel lies in what could be read: that is proved for nothing, but only where it is asked.
    ("{overlap: mine, with: [reserve]}", "{equals: 0 m²}", Verdict.notVerifiable),
    ("{outside: mine, with: [reserve]}", "{equals: 10000 m²}", .notVerifiable),
    ("{count-overlapping: mine, with: [reserve]}", "{equals: 0}", .notVerifiable),
    ("{overlap: mine, with: [reserve]}", "{at-most: 1 m²}", .notVerifiable),
    // More of the reserve could only take away from what lies outside.
    ("{outside: mine, with: [reserve]}", "{at-most: 10000 m²}", .confirmed),
    ("{outside: mine, with: [reserve]}", "{equals: 4000 m²}", .notVerifiable),
    ("{outside: mine, with: [reserve]}", "{equals: 2 公顷}", .differs),
    ("{outside: other, with: [reserve]}", "{equals: 0 m²}", .confirmed),
    ("{within: mine, with: [reserve]}", "{equals: 0}", .notVerifiable),
    ("{area: mine}", "{equals: 1 公顷}", .confirmed),
    ("{overlap: other, with: [reserve]}", "{equals: 1 公顷}", .confirmed),
    ("{overlap: other, with: [reserve]}", "{equals: 2 公顷}", .differs),
])
func aCoverWithoutGeometryProvesNoAbsence(measure: String, expected: String, verdict: Verdict) async throws {
    let scene = try Scene()
    try scene.layer("mine", [square(0, 0, 100)])
    try scene.layer("other", [square(1000, 0, 100)])
    try scene.layer("reserve", [square(900, -100, 400), nil])
    let check = try await scene.check(
        "measure: \(measure), expect: \(expected)",
        layers: [("mine", "mining-right"), ("other", "mining-right"), ("reserve", "nature-reserve")])
    #expect(check.verdict == verdict)
    #expect(check.doubts.isEmpty == measure.contains("area"))
}

@Test func aDoubtFarFromTheParcelsTouchesNothing() async throws {
    for (offset, isTouched) in [(0.0, true), (5000, false)] {
        let scene = try Scene()
        try scene.layer("mine", [square(0, 0, 100)])
        // The last feature is a closed line, around the parcel or far from it.
        let line = square(offset - 50, -50, 200) + [(offset - 50, -50)]
        try scene.layer("reserve", [square(2000, 2000, 10), line], line: true)
        let check = try await scene.check(
            "measure: {overlap: mine, with: [reserve]}, expect: {equals: 0 m²}",
            layers: [("mine", "mining-right"), ("reserve", "nature-reserve")])
        #expect(check.verdict == (isTouched ? .notVerifiable : .confirmed), "\(offset)")
        #expect(check.doubts.isEmpty == !isTouched, "\(offset)")
    }
}

private let (pointInTheEast, label) = ([(1050.0, 50.0)], [(50.0, 50.0)])

/// A collection of a square of 100 m with lines, or with a point: what they may stand for was not read, and is a doubt where it
/// may lie; a label on the square is none.
@Test(
    arguments: [
        (
            "{overlap: mine, with: [land]}", "{equals: 0 m²}", square(900, -100, 300), Verdict.notVerifiable,
            true
        ),
        ("{overlap: mine, with: [land]}", "{equals: 0 m²}", square(0, 5000, 300), .confirmed, false),
        ("{overlap: mine, with: [land]}", "{equals: 0 m²}", pointInTheEast, .notVerifiable, true),
        ("{overlap: mine, with: [land]}", "{equals: 0 m²}", label, .confirmed, false),
        ("{overlap: mine, with: [land]}", "{equals: 0 m²}", label + label, .confirmed, false),
        ("{outside: mine, with: [land]}", "{equals: 10000 m²}", square(900, -100, 300), .notVerifiable, true),
        // The square has 10 000 m², the box of the line 90 000 m².
        ("{area: land}", "{equals: 10000 m²}", square(900, -100, 300), .notVerifiable, true),
        ("{area: land}", "{equals: 50000 m²}", square(900, -100, 300), .notVerifiable, true),
        ("{area: land}", "{equals: 110000 m²}", square(900, -100, 300), .differs, true),
        ("{area: land}", "{at-least: 10000 m²}", pointInTheEast, .confirmed, true),
        ("{count: land}", "{equals: 1}", pointInTheEast, .confirmed, false),
    ] as [(String, String, [(Double, Double)], Verdict, Bool)])
func whatACollectionHasBesideItsPolygonsIsADoubt(
    measure: String, expected: String, beside: [(Double, Double)], verdict: Verdict, isTold: Bool
) async throws {
    let scene = try Scene()
    try scene.layer("mine", [square(1000, 0, 100)])
    func positions(_ corners: [(Double, Double)]) -> String {
        corners.map { "[\(41_500_000 + $0.0),\(5_100_000 + $0.1)]" }.joined(separator: ",")
    }
    let other =
        beside.count == 1
        ? "{\"type\":\"Point\",\"coordinates\":\(positions(beside))}"
        : "{\"type\":\"LineString\",\"coordinates\":[\(positions(beside))]}"
    try scene.folder.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},\
        "features":[{"type":"Feature","properties":{"面积":"1"},"geometry":{"type":"GeometryCollection","geometries":[\
        \(other),{"type":"Polygon","coordinates":[[\(positions(square(0, 0, 100) + [(0, 0)]))]]}]}}]}
        """, to: "land.geojson")
    let check = try await scene.check(
        "measure: \(measure), expect: \(expected)", layers: [("mine", "mining-right"), ("land", "other")])
    #expect(check.verdict == verdict)
    #expect(check.doubts.map(\.reason) == (isTold ? [.setAside] : []))
}

@Test(arguments: [
    // 10 000 m² drawn, and a record of 0.01 or 1 公顷 that nobody drew; 2公顷 admit 1.5 to 2.5.
    ("0.0100", "{at-least: 1 公顷}", Verdict.confirmed), ("0.0100", "{equals: 1 公顷}", .notVerifiable),
    ("1.0000", "{equals: 2 公顷}", .notVerifiable), ("1.0000", "{equals: 3 公顷}", .differs),
])
func theRecordedAreaOfWhatWasSetAsideIsItsStake(area: String, expected: String, verdict: Verdict) async throws {
    let scene = try Scene()
    try scene.layer("ground", fields: [["面积": "1.0000"], ["面积": area]], [square(0, 0, 100), nil])
    let check = try await scene.check(
        "measure: {area: ground}, expect: \(expected)", layers: [("ground", "restored")])
    #expect(check.verdict == verdict)
    let doubt = try #require(check.doubts.first { $0.reason == .setAside })
    #expect(abs(doubt.stake.more.double - (Double(area) ?? 0) * 10_000) < 0.01)
}

@Test func aBowTieMayBeTheSquareThatWasMeant() async throws {
    let scene = try Scene()
    // Half of the square by the even-odd rule, all of it with its corners in order, nothing by the signs of the ring.
    try scene.layer("ground", [[(0, 0), (100, 100), (0, 100), (100, 0)]])
    for (value, verdict) in [("0.5 公顷", Verdict.notVerifiable), ("1 公顷", .notVerifiable), ("2 公顷", .differs)] {
        let check = try await scene.check(
            "measure: {area: ground}, expect: {equals: \(value)}", layers: [("ground", "restored")])
        #expect(check.verdict == verdict, "\(value)")
        #expect(check.doubts.map(\.reason) == [.repaired])
        #expect(abs((check.measured?.magnitude.double ?? 0) - 5000) < 0.01)
    }
}

@Test(arguments: [
    // Two squares of 100 m that share a strip of so many metres.
    (50.0, 15_000.0, true), (1, 19_900, true), (0.02, 20_000, false), (0, 20_000, false),
])
func groundInTwoParcelsCountsOnceUnlessItIsABoundary(shared: Double, area: Double, isTold: Bool) async throws {
    let scene = try Scene()
    try scene.layer("ground", [square(0, 0, 100), square(100 - shared, 0, 100)])
    let check = try await scene.check(
        "measure: {area: ground}, expect: {at-least: 1 m²}", layers: [("ground", "restored")])
    #expect(abs((check.measured?.magnitude.double ?? 0) - area) < 0.05)
    #expect(check.gross.map { abs($0.magnitude.double - 20_000) < 0.05 } == (isTold ? true : nil))
    #expect(check.doubts.map(\.reason) == (isTold ? [.countedTwice] : []))
}

@Test(arguments: [
    // A strip of so many metres of a square of 100 m in the reserve; what counts, and whether somebody must look.
    (0.02, 0, false), (0.3, 1, true), (5.0, 1, false),
])
func aBoundaryDrawnTwiceIsNoOverlap(strip: Double, count: Int, isDoubtful: Bool) async throws {
    let scene = try Scene()
    try scene.layer("mine", [square(0, 0, 100)])
    try scene.layer("reserve", [square(100 - strip, -100, 300)])
    let check = try await scene.check(
        "measure: {count-overlapping: mine, with: [reserve]}, expect: {equals: \(count)}",
        layers: [("mine", "project"), ("reserve", "nature-reserve")])
    #expect(check.measured == .count(count))
    #expect(check.doubts.map(\.reason) == (isDoubtful ? [.doubtfulBoundary] : []))
    #expect(check.verdict == (isDoubtful ? .notVerifiable : .confirmed))
    #expect(check.notes.isEmpty == (strip != 0.02))
}

@Test func smallFeaturesAreJudgedByTheirOwnSize() async throws {
    let scene = try Scene()
    // Wells of 0.8 m, of 0.04 m, and one of 0.8 m half outside.
    try scene.layer(
        "wells", [square(10, 10, 0.8), square(500, 0, 0.8), square(600, 0, 0.04), square(99.6, 50, 0.8)])
    try scene.layer("ground", [square(0, 0, 100)])
    for (kind, count) in [("within", 1), ("count-overlapping", 2)] {
        let check = try await scene.check(
            "measure: {\(kind): wells, with: [ground]}, expect: {equals: \(count)}",
            layers: [("wells", "project"), ("ground", "restored")])
        #expect(check.measured == .count(count), "\(kind)")
    }
}

@Test func aPadAtTheEndOfAStripIsGround() async throws {
    let scene = try Scene()
    // 2 cm over 4 km, and 6 × 6 m at one end: less than 0.05 m thick as a whole.
    try scene.layer("mine", [[(0, 0), (0, 50), (4000, 50), (4000, 0)]])
    try scene.layer(
        "reserve", [[(0, 49.98), (0, 60), (4000, 60), (4000, 44), (3994, 44), (3994, 49.98)]])
    let check = try await scene.check(
        "measure: {overlap: mine, with: [reserve]}, expect: {equals: 0 m²}",
        layers: [("mine", "mining-right"), ("reserve", "nature-reserve")])
    #expect(check.verdict == .differs)
    #expect(abs((check.measured?.magnitude.double ?? 0) - (80 + 36 - 0.12)) < 0.05)
}

/// A cover of zone 40 and a parcel of zone 41 with one straight border of 22 km, in degrees: by the planes of their own zones
/// the two would share, or leave open, some thousand square metres.
@Test func aStraightBorderAcrossZonesIsOneLine() async throws {
    let scene = try Scene()
    func polygon(_ corners: [(Double, Double)]) -> String {
        let ring = (corners + corners.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},\
            "features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}]}
            """
    }
    try scene.folder.write(
        polygon([(119, 44.5), (119, 45.7), (121.8, 45.7), (121.8, 45.2), (121.8, 45), (121.8, 44.5)]),
        to: "redline.geojson")
    try scene.folder.write(
        polygon([(121.7, 45), (121.7, 45.2), (121.8, 45.2), (121.8, 45)]), to: "mine.geojson")
    let check = try await scene.check(
        "measure: {outside: mine, with: [redline]}, expect: {equals: 0 m²}",
        layers: [("mine", "mining-right"), ("redline", "ecological-redline")])
    #expect(check.verdict == .confirmed)
    #expect(try #require(check.measured).magnitude.double < 0.1)
}

private let licences = ["C1500002015061110000001", "C1500002015061110000002"]

@Test(arguments: [
    // The second block is a bow tie in the reserve. The first lies in it as well, or outside: only then the second decides.
    (0.0, Verdict.confirmed), (1000, .notVerifiable),
])
func aDoubtfulBlockDecidesOnlyAloneAboutItsRight(offset: Double, verdict: Verdict) async throws {
    let scene = try Scene()
    let bowTie: [(Double, Double)] = [(200, 0), (300, 100), (200, 100), (300, 0)]
    try scene.layer(
        "mine", fields: [["许可证号": licences[0]], ["许可证号": licences[0]]], [square(offset, 0, 100), bowTie])
    try scene.layer("reserve", [square(-10, -10, 400)])
    let check = try await scene.check(
        "measure: {count-overlapping: mine, with: [reserve]}, expect: {equals: 1}",
        layers: [("mine", "mining-right"), ("reserve", "nature-reserve")])
    #expect(check.verdict == verdict)
    #expect(check.doubts.map(\.reason) == [.repaired])
}

@Test(arguments: [
    // 10 000 m² less what could be read of the other, which is 10 000 m², and a feature of which nothing is known.
    ("{at-least: 0 m²}", Verdict.notVerifiable), ("{equals: 0 m²}", .notVerifiable),
    ("{at-most: 100 m²}", .confirmed), ("{at-least: 1 m²}", .differs),
])
func whatIsTakenAwayWithoutABoundMayBeMore(expected: String, verdict: Verdict) async throws {
    let scene = try Scene()
    try scene.layer("one", [square(0, 0, 100)])
    try scene.layer("other", [square(500, 0, 100), nil])
    let check = try await scene.check(
        "measure: {difference: [{area: one}, {area: other}]}, expect: \(expected)",
        layers: [("one", "occupied"), ("other", "restored")])
    #expect(check.verdict == verdict)
}

@Test(arguments: [
    // Of a square of 100 m, 3 cm lie outside what covers it, 3 m² of 10 000: a boundary, whichever way it is asked.
    ("{outside: mine, with: [cover]}", "{equals: 0 m²}", Verdict.confirmed),
    ("{difference: [{area: mine}, {overlap: mine, with: [cover]}]}", "{equals: 0 m²}", .confirmed),
    ("{difference: [{area: mine}, {overlap: mine, with: [cover]}]}", "{at-least: 1 m²}", .differs),
    ("{ratio: [{overlap: mine, with: [cover]}, {area: mine}]}", "{equals: 100 %}", .confirmed),
    ("{overlap: mine, with: [cover]}", "{at-least: 1 公顷}", .confirmed),
    ("{sum: [{outside: mine, with: [cover]}, {area: mine}]}", "{equals: 10000 m²}", .confirmed),
])
func noFigureRestsOnABoundary(measure: String, expected: String, verdict: Verdict) async throws {
    let scene = try Scene()
    try scene.layer("mine", [square(0, 0, 100)])
    try scene.layer("cover", [[(-10, -10), (-10, 110), (99.97, 110), (99.97, -10)]])
    let check = try await scene.check(
        "measure: \(measure), expect: \(expected)", layers: [("mine", "occupied"), ("cover", "approved")])
    #expect(check.verdict == verdict)
    #expect(check.doubts.isEmpty)
    #expect(!check.notes.isEmpty || check.bare != nil)
}

@Test(arguments: [
    // Two features without a number: of one name they may be one right; of two they are two. A rounded number is none.
    (["无", "无"], ["甲矿", "甲矿"], Verdict.notVerifiable), (["无", "正在办理"], ["甲矿", "乙矿"], .confirmed),
    (["1.5E+12", "1.50000E+12"], ["甲矿", "乙矿"], .confirmed),
    // One number that is not whole, with two names, may be two; a whole one is one right, and no two.
    (["C15000020150611", "C15000020150611"], ["甲矿", "乙矿"], .notVerifiable),
    (["C15000020150611", "C15000020150611"], ["甲矿一采区", "甲矿二采区"], .differs),
    (["C150000201506112345678", "C150000201506112345678"], ["甲矿", "乙矿"], .notVerifiable),
    ([licences[0], licences[0]], ["甲矿", "乙矿"], .differs),
    // A digit is missing, one too many, or a letter among them: of one name they are likely one right.
    ([licences[0], String(licences[0].dropLast())], ["甲矿", "甲矿"], .notVerifiable),
    ([licences[0], licences[0] + "7"], ["甲矿", "甲矿"], .notVerifiable),
    ([licences[0], licences[0].replacing("0", with: "O", maxReplacements: 1)], ["甲矿", "甲矿"], .notVerifiable),
    ([licences[0], String(licences[0].dropLast())], ["甲矿", "乙矿"], .confirmed),
    ([licences[0], licences[1]], ["甲矿", "甲矿"], .confirmed),
])
func rightsAreCountedByWhatTellsThemApart(numbers: [String], names: [String], verdict: Verdict) async throws {
    let scene = try Scene()
    try scene.layer(
        "mine", fields: zip(numbers, names).map { ["许可证号": $0, "矿山名称": $1] },
        [square(0, 0, 100), square(500, 0, 100)])
    let check = try await scene.check(
        "measure: {count: mine}, expect: {equals: 2}", layers: [("mine", "mining-right")])
    #expect(check.verdict == verdict)
}

@Test(arguments: [
    // One name and one number of which digits were cut off: blocks that lie near each other are one right; others may be two.
    (20, [0.0, 100], "甲矿", 1, Verdict.confirmed), (20, [0, 150], "甲矿", 1, .confirmed),
    (20, [0, 900], "甲矿", 1, .notVerifiable), (20, [0, 900], "甲矿", 2, .notVerifiable),
    (20, [0, 900], "甲矿", 3, .differs), (20, [0, 150, 900, 1800], "甲矿", 3, .notVerifiable),
    (20, [0, 150, 900, 1800], "甲矿", 4, .differs),
    // A field with room left the number as it was written, and a whole one is one right wherever its blocks lie.
    (30, [0, 900], "甲矿", 1, .confirmed), (23, [0, 900], "甲矿", 1, .confirmed),
])
func featuresOfACutNumberMayBeSeveralRights(
    width: Int, places: [Double], name: String, count: Int, verdict: Verdict
) async throws {
    let scene = try Scene()
    let number = width == 23 ? licences[0] : String(licences[0].prefix(20))
    let features = places.map { place -> LayerContent.Feature in
        let corners = square(place, 0, 100)
        let shell = (corners + corners.prefix(1)).map {
            Coordinate(x: 41_500_000 + $0.0, y: 5_100_000 + $0.1)
        }
        return (shape: .polygons(MultiPolygon(shell: shell)), values: [.text(number), .text(name)])
    }
    let path = scene.folder.path("mine.gpkg")
    try VectorFileWriter.write(
        [
            LayerContent(
                LayerDefinition(
                    name: "mine", geometry: .polygon,
                    fields: [Field("许可证号", .text(width: width)), Field("矿山名称", .text(width: 40))],
                    referenceSystem: "EPSG:4529"), features: features)
        ], to: path, format: .geoPackage)
    let project = try scene.folder.write(
        """
        layers:
          mine: {source: \(path), kind: mining-right}
        checks:
          - {item: 1, measure: {count: mine}, expect: {equals: \(count)}}
        """, to: "places.yaml")
    let result = try await SurveyRun.run(try ProjectReader.read(path: project))
    #expect(result.checks[0].verdict == verdict)
}

/// A number with too few digits stands for rights that exchanged their ground, and no change by feature is told.
@Test(arguments: [
    ("C15000020150611", Verdict.notVerifiable), ("C150000201506112345678", .notVerifiable),
    (licences[0], .confirmed),
])
func aChangeByFeatureNeedsWholeNumbers(number: String, verdict: Verdict) async throws {
    let scene = try Scene()
    for (layer, names) in [("before", ["甲矿", "乙矿"]), ("after", ["乙矿", "甲矿"])] {
        try scene.layer(
            layer, fields: names.map { ["许可证号": number, "矿山名称": $0] }, [square(0, 0, 100), square(500, 0, 100)])
    }
    let check = try await scene.check(
        "measure: {change: after, from: before, part: gained, per: feature}, expect: {equals: 0 m²}",
        layers: [("before", "mining-right"), ("after", "mining-right")])
    #expect(check.verdict == verdict)
}

@Test(arguments: [
    // The same right afterwards: with its number, without it, with another one, and gone.
    (licences[0], "甲矿", 0.0), ("", "甲矿", 0), (licences[1], "甲矿", 0), (licences[1], "乙矿", 10_000),
])
func aRightWithoutItsNumberGoesByItsName(number: String, name: String, lost: Double) async throws {
    let scene = try Scene()
    try scene.layer("before", fields: [["许可证号": licences[0], "矿山名称": "甲矿"]], [square(0, 0, 100)])
    try scene.layer("after", fields: [["许可证号": number, "矿山名称": name]], [square(0, 0, 100)])
    let check = try await scene.check(
        "measure: {change: after, from: before, part: lost, per: feature}, expect: {equals: \(lost) m²}",
        layers: [("before", "mining-right"), ("after", "mining-right")])
    #expect(check.verdict == .confirmed, "\(String(describing: check.measured))")
}

@Test func aTextThatFillsItsFieldMayHaveBeenLonger() async throws {
    let scene = try Scene()
    let squares = [square(0, 0, 100), square(200, 0, 100), square(400, 0, 100)]
    // 未批 and 已批 in a field of one character, and in one with room to spare.
    for (width, texts, verdict) in [
        (1, ["未", "未", "已"], Verdict.notVerifiable), (8, ["未批", "未批", "已批"], .confirmed),
        (2, ["未批", "未批", "已批"], .confirmed),
    ] {
        let features = zip(squares, texts).map { corners, text -> LayerContent.Feature in
            let places = (corners + corners.prefix(1)).map {
                Coordinate(x: 41_500_000 + $0.0, y: 5_100_000 + $0.1)
            }
            return (shape: .polygons(MultiPolygon(shell: places)), values: [.text(text)])
        }
        let path = scene.folder.path("ground\(width).gpkg")
        try VectorFileWriter.write(
            [
                LayerContent(
                    LayerDefinition(
                        name: "ground", geometry: .polygon, fields: [Field("SPZT", .text(width: width))],
                        referenceSystem: "EPSG:4529"), features: features)
            ], to: path, format: .geoPackage)
        for (selection, measure) in [(false, ", where: \"SPZT = '未批'\""), (true, "")] {
            let filter = selection ? ", where: \"SPZT = '未批'\"" : ""
            let project = try scene.folder.write(
                """
                layers:
                  ground: {source: \(path), kind: occupied\(filter)}
                checks:
                  - {item: 1, measure: {count: ground\(measure)}, expect: {equals: 2}}
                """, to: "cut.yaml")
            if selection, width == 1 {
                // Of no feature it is known that it belongs to the layer.
                await #expect(throws: SurveyError.self) {
                    try await SurveyRun.run(try ProjectReader.read(path: project))
                }
                continue
            }
            let check = try await SurveyRun.run(try ProjectReader.read(path: project)).checks[0]
            #expect(check.verdict == verdict, "\(width) \(selection)")
            #expect(check.doubts.isEmpty == (verdict == .confirmed), "\(width) \(selection)")
        }
    }
}

@Test func linesAndPointsThatStandTwiceAreADoubt() async throws {
    let scene = try Scene()
    func feature(_ geometry: String, number: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"LX\":\"界桩\"\(number)},\"geometry\":\(geometry)}"
    }
    let place = "{\"type\":\"Point\",\"coordinates\":[41500000,5100000]}"
    func line(_ corners: String) -> String { "{\"type\":\"LineString\",\"coordinates\":[\(corners)]}" }
    let diagonal = line("[41500000,5100000],[41500100,5100100]")
    let other = line("[41500000,5100100],[41500100,5100000]")
    for (first, second, number, expected, verdict, reasons) in [
        // One stake twice; two at one place that are alike in all fields, or in all but one that nobody asks for; two numbers.
        (
            place, place, (",\"BSM\":\"1\"", ",\"BSM\":\"1\""), "{count: land}, expect: {equals: 2}",
            Verdict.notVerifiable, [Doubt.Reason.duplicate]
        ),
        (place, place, ("", ""), "{count: land}, expect: {equals: 2}", .notVerifiable, [.duplicate]),
        (
            place, place, (",\"K\":\"1\"", ",\"K\":\"1\""), "{count: land}, expect: {equals: 2}",
            .notVerifiable,
            [.duplicate]
        ),
        (
            place, place, (",\"K\":\"1\"", ",\"K\":\"2\""), "{count: land}, expect: {equals: 2}", .confirmed,
            [.duplicate]
        ),
        (
            place, place, (",\"BSM\":\"1\"", ",\"BSM\":\"2\""), "{count: land}, expect: {equals: 2}",
            .confirmed, []
        ),
        // One line twice, 141.42 m each time; the two diagonals of a square.
        (
            diagonal, diagonal, ("", ""), "{length: land}, expect: {at-least: 280 米}", .notVerifiable,
            [.duplicate]
        ),
        (diagonal, other, ("", ""), "{length: land}, expect: {at-least: 280 米}", .confirmed, []),
    ] {
        try scene.folder.write(
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},
            "features":[\(feature(first, number: number.0)),\(feature(second, number: number.1))]}
            """, to: "land.geojson")
        let check = try await scene.check("measure: \(expected)", layers: [("land", "other")])
        #expect(check.verdict == verdict, "\(expected) \(number)")
        #expect(check.doubts.map(\.reason) == reasons, "\(expected) \(number)")
    }
}

/// Two squares of one number or of two, so many metres apart: one drawn twice, or neighbours.
@Test(arguments: [
    ("1", "1", 1.0, true), ("1", "2", 1, false), ("1", "1", 100, false), ("1", "1", 60, false),
    ("", "", 1, false),
])
func parcelsOfOneNumberAndGroundMayBeOne(first: String, second: String, east: Double, isDoubtful: Bool)
    async throws
{
    let scene = try Scene()
    try scene.layer(
        "ground", fields: [["TBBH": first], ["TBBH": second]], [square(0, 0, 100), square(east, 0, 100)])
    try scene.layer("reserve", [square(-100, -100, 600)])
    for measure in ["{count: ground}", "{within: ground, with: [reserve]}"] {
        let check = try await scene.check(
            "measure: \(measure), expect: {equals: 2}",
            layers: [("ground", "restored"), ("reserve", "nature-reserve")])
        #expect(check.verdict == (isDoubtful ? .notVerifiable : .confirmed))
        #expect(check.doubts.map(\.reason) == (isDoubtful ? [.duplicate] : []))
    }
}

private typealias Corners = [(Double, Double)]

/// Lines, and the metres of them that count twice.
private let linesThatRepeat: [(lines: [Corners], twice: Double)] = {
    let road: Corners = [(0, 0), (0, 300), (400, 300)]
    let withCorners: Corners = [(0, 0), (0.02, 100), (0, 300), (200, 300), (400, 300)]
    let thereAndBack: Corners = [(0, 0), (100, 0), (0, 0)]
    let straight: Corners = [(0, 0), (400, 0)]
    // Corners closer together than the width, and a hairpin bend.
    let dense: Corners = (0..<1000).map { (Double($0) * 0.03, 0) }
    let hairpin: Corners = [(0, 0), (100, 0), (0, 10)]
    func beside(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double) -> Corners { [(x, y), (x2, y2)] }
    return [
        ([road, road.reversed()], 700), ([road, withCorners], 700), ([straight, beside(200, 0, 600, 0)], 200),
        ([thereAndBack], 100), ([straight, straight.reversed(), beside(100, 0, 300, 0)], 600),
        ([straight, beside(0, -100, 100, 100)], 0), ([straight, beside(200, 0, 300, 20)], 0),
        ([straight, beside(0, 0.2, 400, 0.2)], 0), ([straight, beside(400, 0, 800, 0)], 0), ([dense], 0),
        ([hairpin], 0),
    ]
}()

/// Lines that run where lines before them run: drawn the other way, with another corner, in part, there and back; not where they
/// cross, branch off or lie beside.
@Test(arguments: linesThatRepeat)
private func whatLinesRepeatIsCountedTwice(lines: [Corners], twice: Double) async throws {
    let scene = try Scene()
    let features = lines.map { line in
        let corners = line.map { "[\(41_500_000 + $0.0),\(5_100_000 + $0.1)]" }.joined(separator: ",")
        return
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(corners)]}}"
    }
    try scene.folder.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},\
        "features":[\(features.joined(separator: ","))]}
        """, to: "roads.geojson")
    var length = 0.0
    for line in lines {
        for (a, b) in zip(line, line.dropFirst()) {
            length += ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).squareRoot()
        }
    }
    let check = try await scene.check(
        "measure: {length: roads}, expect: {at-least: \(twice > 0 ? length - 1 : 1) 米}",
        layers: [("roads", "other")])
    #expect(check.verdict == (twice > 0 ? .notVerifiable : .confirmed))
    #expect(check.doubts.map(\.reason) == (twice > 0 ? [.countedTwice] : []))
    #expect(abs((check.doubts.first?.stake.less.double ?? 0) - twice) < 0.1)
}

/// A register of all years has one ground several times; each year's features are counted for themselves.
@Test func copiesThatDoNotCountAreNoDoubt() async throws {
    let scene = try Scene()
    try scene.layer(
        "ground", fields: ["2021", "2024", "2024"].map { ["NF": $0] },
        [square(0, 0, 100), square(0, 0, 100), square(500, 0, 100)])
    try scene.layer("reserve", [square(400, -100, 300)])
    for (measure, expected, verdict) in [
        ("{count: ground, where: \"NF = '2024'\"}", 2, Verdict.confirmed),
        ("{count: ground}", 3, .notVerifiable),
        ("{count-overlapping: ground, with: [reserve]}", 1, .confirmed),
    ] {
        let check = try await scene.check(
            "measure: \(measure), expect: {equals: \(expected)}",
            layers: [("ground", "restored"), ("reserve", "nature-reserve")])
        #expect(check.verdict == verdict, "\(measure)")
    }
}

/// What ground counts once has boundaries once: no figure is confirmed by boundaries of parcels over each other.
@Test func boundariesOfParcelsOverEachOtherConfirmNothing() async throws {
    let scene = try Scene()
    try scene.layer("ground", [square(0, 0, 100), square(0, 0, 100)])
    try scene.layer("cover", [[(-10, -10), (-10, 110), (99.98, 110), (99.98, -10)]])
    for expected in ["{equals: 10002 m²}", "{at-least: 10001 m²}"] {
        let check = try await scene.check(
            "measure: {overlap: ground, with: [cover]}, expect: \(expected)",
            layers: [("ground", "occupied"), ("cover", "approved")])
        #expect(check.verdict != .confirmed && check.verdict != .confirmedWithinRounding, "\(expected)")
    }
}

/// A text that is no day is neither before one nor after it: what asks for days does not know.
@Test func aTextThatCannotBeComparedLeavesItsFeatureOpen() async throws {
    let scene = try Scene()
    try scene.layer(
        "ground", fields: ["2021-05-01", "2024年", ""].map { ["RQ": $0] },
        [square(0, 0, 100), square(200, 0, 100), square(400, 0, 100)])
    for (condition, expected, verdict) in [
        ("RQ >= '2024-05-01'", 0, Verdict.notVerifiable), ("RQ >= '2024-01-01'", 1, .confirmed),
        ("RQ >= '2020-01-01'", 5, .differs),
        ("RQ IS NULL", 1, .confirmed), ("RQ = '2021-05-01'", 1, .confirmed),
    ] {
        let check = try await scene.check(
            "measure: {count: ground, where: \"\(condition)\"}, expect: {equals: \(expected)}",
            layers: [("ground", "restored")])
        #expect(check.verdict == verdict, "\(condition)")
    }
}

/// A licence has one term: a block that is recorded as ended, beside one in force, is a doubt; a former record of the same
/// ground is none.
@Test(arguments: [
    ("overlap: rights, with: [reserve], as-of: 2024-06-30", "equals: 10000 m²", 200.0, Verdict.notVerifiable),
    ("overlap: rights, with: [reserve], as-of: 2024-06-30", "equals: 10000 m²", 0, .confirmed),
    ("overlap: rights, with: [reserve], as-of: 2024-06-30", "equals: 10000 m²", 2000, .confirmed),
    ("count-overlapping: rights, with: [reserve], as-of: 2024-06-30", "equals: 1", 200, .confirmed),
    ("area: rights, as-of: 2024-06-30", "equals: 10000 m²", 2000, .notVerifiable),
])
func blocksThatContradictEachOtherAreADoubt(
    measure: String, expect: String, east: Double, verdict: Verdict
) async throws {
    let scene = try Scene()
    let term = ["许可证号": "C1", "有效期起": "2015-01-01", "有效期止": "2032-01-01"]
    try scene.layer(
        "rights",
        fields: [term.merging(["状态": "有效"]) { $1 }, term.merging(["状态": "已注销"]) { $1 }],
        [square(0, 0, 100), square(east, 0, 100)])
    try scene.layer("reserve", [square(-100, -100, 600)])
    let check = try await scene.check(
        "measure: {\(measure)}, expect: {\(expect)}",
        layers: [("rights", "mining-right"), ("reserve", "nature-reserve")])
    #expect(check.verdict == verdict, "\(check.doubts)")
}

/// Blocks at levels apart lie over one another as they should: their ground counts once, without a doubt; at levels that meet it
/// is one.
@Test(arguments: [("1200", "1000", "1000", "800", true), ("1200", "1000", "1100", "800", false)])
func levelsOverOneAnotherAreNoDoubt(top: String, bottom: String, top2: String, bottom2: String, areApart: Bool)
    async throws
{
    let scene = try Scene()
    try scene.layer(
        "rights",
        fields: [
            ["许可证号": "C1", "采深上限": top, "采深下限": bottom], ["许可证号": "C1", "采深上限": top2, "采深下限": bottom2],
        ], [square(0, 0, 100), square(0, 0, 100)])
    let check = try await scene.check(
        "measure: {area: rights}, expect: {equals: 10000 m²}", layers: [("rights", "mining-right")])
    #expect(check.verdict == .confirmed)
    #expect(check.doubts.isEmpty == areApart)
}
