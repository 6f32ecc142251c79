import Bilingual
import Foundation
import Geodesy
import Land
import Project
import TestSupport
import Testing

private func read(_ yaml: String) throws -> Project {
    let folder = try TemporaryFolder()
    try folder.write("1.问题。\n整改状态：已销号\n", to: "report.txt")
    try folder.write("{}", to: "a.geojson")
    return try ProjectReader.read(path: try folder.write(yaml, to: "project.yaml"))
}

private let layers = """
    report: report.txt
    layers:
      mines: {source: a.geojson, kind: mining-right, fields: {id: XKZH}}
      reserves:
        source: a.geojson
        kind: nature-reserve
        crs: EPSG:4529
        zone: 41
        encoding: GBK
        where: "GNFQ = '核心保护区'"

    """

@Test func everyKeyOfAProjectArrives() throws {
    let project = try read(
        layers + """
            title: 兴安盟核查
            unit: 公顷
            checks:
              - item: 8
                claim: 占用草原937.36亩
                measure: {overlap: mines, with: [reserves], where: "version = 'after'"}
                tolerance: 0.5 亩
                note: 二〇二二年
              - item: 5
                measure: {count: mines}
                expect: {at-most: 3}
            """)
    #expect(project.title == "兴安盟核查")
    #expect(project.area == .statutory)
    #expect(project.unit == .hectare)
    #expect(project.layers.map(\.name) == ["mines", "reserves"])
    let mines = try #require(project.layer(named: "mines"))
    #expect(mines.kind == .miningRight && mines.fields == [.id: "XKZH"] && mines.filter == nil)
    let reserves = try #require(project.layer(named: "reserves"))
    #expect(reserves.referenceSystem == "EPSG:4529" && reserves.zone == 41 && reserves.encoding == "GBK")
    #expect(reserves.filter?.text == "GNFQ = '核心保护区'")
    #expect(
        project.checks[0].measure
            == .layer(
                LayerMeasure(
                    .overlap, of: "mines", covers: ["reserves"], where: try Condition("version = 'after'"))))
    #expect(project.checks[0].tolerance == Quantity("0.5亩"))
    #expect(project.checks[0].line == 14)
    #expect(project.checks[1].expectation == .atMost(try #require(Quantity("3"))))
}

/// A project file with one fault, the line of the fault, and a word of the message.
@Test(
    arguments: [
        ("repotr: report.txt\n", 1, "repotr"),
        ("report: nowhere.txt\n", 1, "nowhere.txt"),
        (layers + "area: flat\n", 11, "statutory"),
        (layers + "area: geodesic\n", 11, "cross-check"),
        (layers + "area: planar\n", 11, "zone"),
        (layers + "unit: furlong\n", 11, "furlong"),
        (layers + "  more: {source: nowhere.shp}\n", 11, "nowhere.shp"),
        (layers + "  more: {sauce: a.geojson}\n", 11, "sauce"),
        (layers + "  more: {source: a.geojson, kind: lawn}\n", 11, "lawn"),
        (layers + "  more: {source: a.geojson, zone: 50}\n", 11, "zone"),
        (layers + "  more: {source: a.geojson, fields: {identifier: BSM}}\n", 11, "identifier"),
        (layers + "checks:\n  - item: eight\n    claim: 1亩\n    measure: {area: mines}\n", 12, "whole number"),
        (layers + "checks:\n  - item: 8\n    measure: {area: mines}\n", 12, "claim or an expect"),
        (layers + "checks:\n  - item: 8\n    claim: 1亩\n", 12, "measure"),
        (layers + "checks:\n  - item: 8\n    claim: 1亩\n    measure: {area: meadows}\n", 14, "meadows"),
        (layers + "checks:\n  - item: 8\n    claim: 1亩\n    measure: {overlap: mines}\n", 14, "with"),
        (
            layers + "checks:\n  - item: 8\n    claim: 1亩\n    measure: {area: mines, with: [reserves]}\n", 14,
            "with"
        ),
        (
            layers + "checks:\n  - item: 8\n    claim: 1亩\n    measure: {area: mines, count: mines}\n", 14,
            "exactly one"
        ),
        (
            layers + "checks:\n  - item: 8\n    measure: {area: mines}\n    expect: {equals: some}\n", 14,
            "number with a unit"
        ),
        (
            layers
                + "  twin: {source: ./a.geojson}\n  own: {source: a.geojson}\nchecks:\n  - item: 8\n    claim: 1亩\n    measure: {outside: twin, with: [own]}\n",
            16, "same features"
        ),
        (
            layers
                + "  twin: {source: a.geojson}\n  own: {source: a.geojson}\naccounts:\n  - {item: 8, occupied: own, restored: [twin]}\n",
            14, "same features"
        ),
        (
            layers
                + "checks:\n  - item: 8\n    claim: 1亩\n    measure: {difference: [{value: 3亩}, {value: 2亩}]}\n",
            14,
            "prove nothing"
        ),
        ("report: [unclosed\n", 1, "bracket"),
        ("layers: {a: 1, a: 2}\n", 1, "twice"),
        (layers + "checks:\n  - item: 8\n    claim：1亩\n    measure: {area: mines}\n", 13, "full-width"),
        (layers + "  more：\n    source: a.geojson\n", 11, "full-width"),
        ("title：x\n", 1, "full-width"),
        ("title: x\n\treport: y\n", 2, "tab"),
        ("title: \"x\nreport: y\n", 1, "not closed"),
        ("layers:\n  a:\n    source: x\n   kind: y\n", 4, "indentation"),
        ("report: \"C:\\data\\x.txt\"\n", 1, "backslash"),
        ("title: a: b\n", 1, "colon"),
        ("title: @x\n", 1, "quotation marks"),
        ("", 1, "empty"),
    ] as [(String, Int, String)])
func everyFaultNamesItsLine(_ yaml: String, _ line: Int, _ word: String) throws {
    let error = try #require(throws: ProjectError.self) { _ = try read(yaml) }
    #expect(error.line == line)
    #expect(error.message.en.contains(word), "\(error.message.en)")
    #expect(!error.message.zh.isEmpty)
}

@Test func unreadableProjectFilesSaySo() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ProjectError.self) { _ = try ProjectReader.read(path: folder.path("none.yaml")) }
    let latin = try folder.write(Data([0x72, 0x3A, 0xFF, 0xFE]), to: "latin.yaml")
    #expect(throws: ProjectError.self) { _ = try ProjectReader.read(path: latin) }
}
