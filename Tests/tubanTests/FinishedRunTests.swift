import Foundation
import TestSupport
import Testing

/// What `explain` and `sheets` tell of a finished run is what they tell of its project, but for what no file of it holds.
@Test func aFinishedRunIsReadBack() throws {
    let folder = try TemporaryFolder()
    let (project, out) = (Places.sample("project.yaml"), folder.path("out"))
    #expect(try TubanRun(["check", project, "-o", out, "-q", "--lang", "zh"]).status == 1)
    func tables(_ source: String, _ parcel: String) throws -> [String: Any] {
        let run = try TubanRun(["explain", source, parcel, "--format", "json", "--lang", "zh"])
        #expect(run.status == 0, "\(run.messages)")
        return run.object
    }
    func text(_ object: [String: Any], _ key: String) throws -> String {
        String(
            decoding: try JSONSerialization.data(withJSONObject: object[key] ?? [], options: .sortedKeys),
            as: UTF8.self)
    }
    for parcel in ["mines#225", "zhamuqin#0", "ZMQ002", "replanted#0"] {
        let (fresh, read) = (try tables(project, parcel), try tables(out, parcel))
        for key in ["What covers it", "Links", "Figures it enters"] {
            #expect(try text(fresh, key) == text(read, key), "\(parcel) \(key)")
        }
        #expect(try text(read, "Areas").contains("取位后"))
    }
    // A word that names none, or several, is answered as for a project; geodesic areas need one.
    #expect(try TubanRun(["explain", out, "nobody"]).status == 2)
    #expect(try TubanRun(["explain", out, "mines#225", "--geodesic"]).status == 2)
    let several = try TubanRun(["explain", out, "扎木钦铅锌矿", "--lang", "en"])
    #expect(several.status == 2 && several.messages.contains("give LAYER#FID"))

    let sheets = try [project, out].enumerated().map { number, source in
        let path = folder.path("sheets\(number).html")
        #expect(try TubanRun(["sheets", source, "mines#225", "-o", path, "--lang", "zh"]).status == 0)
        return try String(contentsOfFile: path, encoding: .utf8)
    }
    for words in ["活林扎拉格一带银铅锌多金属矿普查", "1757239.59", "12985.99 m²", "不一致", "J4", "reserves:一般控制区 + redline"] {
        for sheet in sheets { #expect(sheet.contains(words), "\(words)") }
    }
    // The corners are those of the project's, read back from degrees.
    func corners(_ sheet: String) -> [Substring] {
        sheet.split(separator: "<td class=\"\">J").dropFirst().map { $0.prefix(80) }
    }
    #expect(corners(sheets[0]).count > 3 && corners(sheets[0]) == corners(sheets[1]))

    // A result of the former version lacks the tables and is refused; so is a folder without one.
    let document = try String(contentsOfFile: out + "/result.json", encoding: .utf8)
    try folder.write(document.replacing("\"schema\": 2", with: "\"schema\": 1"), to: "out/result.json")
    #expect(try TubanRun(["explain", out, "mines#225"]).status == 4)
}

/// A result of version 1 lists all parcels in its document, those of covers too; one of version 2 has them in a table.
@Test func resultsOfBothVersionsAreCompared() throws {
    let folder = try TemporaryFolder()
    func land(_ width: Double) throws {
        try folder.write(
            RectangleLayer.text([
                (fields: "\"BSM\":\"甲\"", box: [0, 0, width, 100]),
                (fields: "\"BSM\":\"乙\"", box: [500, 0, 600, 100]),
            ]), to: "land.geojson")
    }
    try folder.write(
        RectangleLayer.text([(fields: "\"BSM\":\"C\"", box: [-50, -50, 50, 200])]), to: "cover.geojson")
    let project = try folder.write(
        """
        layers:
          land: {source: land.geojson}
          cover: {source: cover.geojson}
        checks:
          - {item: 1, expect: {at-least: 0 m²}, measure: {overlap: land, with: [cover]}}
        """, to: "project.yaml")
    try land(100)
    #expect(try TubanRun(["check", project, "-o", folder.path("one"), "-q"]).status == 0)
    // As version 1 wrote it: the parcels of all layers in the document, no look-up tables.
    let path = folder.path("one/result.json")
    var document = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
    #expect(document["schema"] as? Int == 2)
    let parcels = try #require(document["parcels"] as? [[String: Any]])
    #expect(parcels.count == 2 && document["parcelCount"] as? Int == 2)
    document["schema"] = 1
    document["parcels"] = parcels + [["layer": "cover", "fid": 0, "id": "C", "area": 25000.0]]
    try JSONSerialization.data(withJSONObject: document).write(to: URL(filePath: path))
    try FileManager.default.removeItem(atPath: folder.path("one/tables"))
    try land(120)
    #expect(try TubanRun(["check", project, "-o", folder.path("two"), "-q"]).status == 0)
    for (old, new) in [("one", "two"), ("two", "one")] {
        let diff = try TubanRun(["diff", folder.path(old), folder.path(new), "--format", "json"])
        #expect(diff.status == 1, "\(diff.messages)")
        let changes = (diff.object["changes"] as? [[String: Any]] ?? []).filter {
            $0["what"] as? String == "parcel"
        }
        #expect(changes.count == 1 && (changes.first?["name"] as? String)?.contains("甲") == true, "\(changes)")
    }
}
