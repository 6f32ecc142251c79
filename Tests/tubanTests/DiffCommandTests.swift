import Foundation
import TestSupport
import Testing

/// Two runs of a small project: the second has a larger parcel, another status and a check that no longer comes out.
@Test func whatChangedBetweenTwoRunsIsTold() throws {
    let folder = try TemporaryFolder()
    func land(_ size: Double) -> String {
        let x = 41_500_000.0
        let y = 5_100_000.0
        let corners = [(0.0, 0.0), (size, 0), (size, 100), (0, 100), (0, 0)].map { "[\(x + $0.0),\(y + $0.1)]" }
        return
            "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"BSM\":\"甲\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(corners.joined(separator: ","))]]}}]}"
    }
    let project = try folder.write(
        "report: report.txt\nlayers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, claim: 占用草原15亩, measure: {area: land}}\n",
        to: "project.yaml")
    func run(_ name: String, size: Double, status: String) throws {
        try folder.write(land(size), to: "land.geojson")
        try folder.write("1.某矿占用草原15亩。\n整改状态：\(status)\n", to: "report.txt")
        _ = try TubanRun(["check", project, "-o", folder.path(name)])
    }
    try run("one", size: 100, status: "达到序时进度")
    try run("two", size: 120, status: "已销号")
    let diff = try TubanRun(["diff", folder.path("one"), folder.path("two"), "--format", "json"])
    #expect(diff.status == 1, "\(diff.messages)")
    let changes = diff.object["changes"] as? [[String: Any]] ?? []
    func change(_ what: String) -> [String: Any]? { changes.first { $0["what"] as? String == what } }
    #expect(change("status")?["after"] as? String == "已销号")
    #expect(
        change("verdict")?["before"] as? String == "confirmed"
            && change("verdict")?["after"] as? String == "differs")
    #expect((change("figure")?["after"] as? String)?.hasPrefix("18") == true)
    #expect((change("parcel")?["name"] as? String)?.contains("甲") == true)
    #expect(changes.count { $0["what"] as? String == "input" } == 2)
    let same = try TubanRun(["diff", folder.path("one"), folder.path("one"), "--lang", "zh"])
    #expect(same.status == 0 && same.output.contains("两次结果相同"))
    #expect(try TubanRun(["diff", folder.path("one"), folder.path("none")]).status == 2)
}

/// A figure that changed is one figure, old and new, with verdicts and units in the language of the run.
@Test func aFigureThatChangedIsOneFigure() throws {
    let folder = try TemporaryFolder()
    try folder.write(
        RectangleLayer.text([(fields: "\"BSM\":\"甲\"", box: [0, 0, 100, 100])]), to: "land.geojson")
    func run(_ name: String, _ figure: String) throws {
        try folder.write("1.某矿占用草原\(figure)。\n整改状态：已销号\n", to: "report.txt")
        let project = try folder.write(
            "report: report.txt\nlayers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, claim: 占用草原\(figure), measure: {area: land}}\n",
            to: "project.yaml")
        _ = try TubanRun(["check", project, "-o", folder.path(name)])
    }
    try run("one", "15亩")
    try run("two", "15.5亩")
    let zh = try TubanRun(["diff", folder.path("one"), folder.path("two"), "--lang", "zh", "--format", "csv"])
    #expect(zh.output.contains("核对内容,1 · 某矿占用草原15.5亩,某矿占用草原15亩,某矿占用草原15.5亩"), "\(zh.output)")
    #expect(zh.output.contains("结论,1 · 某矿占用草原15.5亩,一致,不一致"))
    #expect(!zh.output.contains("confirmed") && !zh.output.contains("differs"))
    try run("three", "15.50亩")
    let project = try String(contentsOfFile: folder.path("project.yaml"), encoding: .utf8)
    #expect(project.contains("15.50"))
    let en = try TubanRun(["diff", folder.path("one"), folder.path("three"), "--format", "csv"])
    #expect(!en.output.contains(" 亩") && en.output.contains("confirmed,differs"), "\(en.output)")
}

/// An export that puts the same rights in another order changes nothing of them; only the file is another.
@Test func parcelsThatAnExportNumbersAnewAreTheSame() throws {
    let folder = try TemporaryFolder()
    let project = try folder.write(
        "layers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, measure: {area: land}, expect: {equals: 3 公顷}}\n",
        to: "project.yaml")
    let parcels = [("甲", 0.0), ("乙", 500), ("丙", 1000)]
    for (name, order) in [("one", parcels), ("two", parcels.reversed())] {
        try folder.write(
            RectangleLayer.text(
                order.map {
                    (fields: "\"BSM\":\"\($0.0)\"", box: [$0.1, 0, $0.1 + ($0.0 == "甲" ? 200 : 50), 100])
                }),
            to: "land.geojson")
        _ = try TubanRun(["check", project, "-o", folder.path(name)])
    }
    let diff = try TubanRun(["diff", folder.path("one"), folder.path("two"), "--format", "json"])
    let changes = diff.object["changes"] as? [[String: Any]] ?? []
    #expect(changes.map { $0["what"] as? String } == ["input"])
}
