import Foundation
import TestSupport
import Testing

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

/// The sample's parcels: the mine of item 8 by its name, the rights of item 5 though the text lists them, wells by kind.
@Test func theSampleIsLinked() throws {
    let run = try TubanRun(["link", Places.sample("project.yaml"), "--format", "json"])
    let links = list(run.object["links"])
    func items(_ layer: String, _ name: String) -> Set<[Int]> {
        Set(
            links.filter { $0["layer"] as? String == layer && $0["name"] as? String == name }
                .map { list($0["links"]).compactMap { $0["item"] as? Int } })
    }
    #expect(items("zhamuqin", "扎木钦铅锌矿") == [[8]])
    for name in ["太平山含油砂及有机粘土一矿", "太平山含油砂及有机粘土三矿", "活林扎拉格一带银铅锌多金属矿普查"] {
        #expect(items("mines", name) == [[5]], "\(name)")
    }
    // Other layers as a whole.
    for (layer, item) in [
        ("gullies", 13), ("wetlands", 10), ("policy", 7), ("campaign", 7), ("markers", 9), ("film", 17),
    ] {
        let own = links.filter { $0["layer"] as? String == layer }
        #expect(own.allSatisfy { list($0["links"]).compactMap { $0["item"] as? Int } == [item] }, "\(layer)")
    }
}

/// What somebody decides overrules everything: the table that `link` writes, edited, is read by the project.
@Test func overridesAreWrittenEditedAndRead() throws {
    let folder = try TemporaryFolder()
    let square = "[[[122,46],[122.01,46],[122.01,46.01],[122,46.01],[122,46]]]"
    let features = ["甲,地块", "乙"].map {
        "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\($0)\",\"名称\":\"\($0)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(square)}}"
    }
    try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "land.geojson"
    )
    try folder.write("1.草原问题。\n整改状态：已销号\n2.湿地问题。\n整改状态：已销号\n", to: "report.txt")
    let project = "report: report.txt\nlayers:\n  land: {source: land.geojson}\n"
    let path = try folder.write(project, to: "project.yaml")
    let overrides = folder.path("links.csv")
    let first = try TubanRun(["link", path, "--overrides", overrides, "--format", "json"])
    #expect(list(first.object["links"]).map { $0["state"] as? String } == ["unlinked", "unlinked"])
    // The table quotes the comma in the name; the column items is filled in.
    var lines = try String(contentsOfFile: overrides, encoding: .utf8).split(whereSeparator: \.isNewline).map(
        String.init)
    #expect(lines.count == 3 && lines[1].contains("\"甲,地块\""))
    lines[1] = "land,0,\"甲,地块\",\"甲,地块\",1;2,"
    lines[2] = "land,1,乙,乙,-,"
    try folder.write(lines.joined(separator: "\r\n") + "\r\n", to: "links.csv")
    try folder.write(project + "links: links.csv\n", to: "project.yaml")
    let second = try TubanRun(["link", path, "--format", "json"])
    let links = list(second.object["links"])
    #expect(links.map { list($0["links"]).compactMap { $0["item"] as? Int } } == [[1, 2], []])
    // Written again, it holds what was decided, the dash marked as a text.
    let again = folder.path("again.csv")
    _ = try TubanRun(["link", path, "--overrides", again, "--format", "json"])
    let kept = try String(contentsOfFile: again, encoding: .utf8)
    #expect(kept.contains("\"甲,地块\",1;2,") && kept.contains("land,1,乙,乙,'-,"))
    try folder.write(kept, to: "links.csv")
    #expect(try TubanRun(["link", path, "--format", "json"]).output == second.output)
    try folder.write("layer,fid,items\nland,0,eight\n", to: "links.csv")
    let bad = try TubanRun(["link", path])
    #expect(bad.status == 3 && bad.messages.contains("links.csv:2"))
    try folder.write("a,b\n", to: "links.csv")
    #expect(try TubanRun(["link", path]).status == 3)
}

@Test func oneParcelIsExplained() throws {
    let run = try TubanRun(["explain", Places.sample("project.yaml"), "ZMQ001", "--lang", "en"])
    #expect(run.status == 0, "\(run.messages)")
    // The three areas, the record, the masks, the link and every figure that it enters.
    for words in [
        "78518.30", "78532.17", "recorded", "grassland + approvals", "扎木钦铅锌矿", "937.36亩", "938亩", "differs",
    ] {
        #expect(run.output.contains(words), "\(words)")
    }
    let several = try TubanRun(["explain", Places.sample("project.yaml"), "扎木钦铅锌矿", "--lang", "en"])
    #expect(several.status == 2 && several.messages.contains("zhamuqin#0"))
    #expect(try TubanRun(["explain", Places.sample("project.yaml"), "nobody"]).status == 2)
}
