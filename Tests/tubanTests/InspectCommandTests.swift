import Foundation
import TestSupport
import Testing

/// A ring of corners in zone 41, metres from a place of the league.
private func ring(_ corners: [(Double, Double)]) -> String {
    let closed = corners + corners.prefix(1)
    return "[" + closed.map { "[\(41_428_000 + $0.0),\(5_106_000 + $0.1)]" }.joined(separator: ",") + "]"
}

private func square(_ x: Double, _ y: Double, _ size: Double = 100) -> [(Double, Double)] {
    [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
}

private func polygon(_ rings: [(Double, Double)]...) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[" + rings.map(ring).joined(separator: ",") + "]}"
}

private func layer(_ shapes: [(geometry: String, id: String, area: String)]) -> String {
    let features = shapes.map {
        "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\($0.id)\",\"TBMJ\":\($0.area)},\"geometry\":\($0.geometry)}"
    }
    return
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":[\n"
        + features.joined(separator: ",\n") + "]}"
}

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
private func count(_ value: Any?) -> Int { (value as? NSNumber)?.intValue ?? -1 }

/// Planted defects, each of its own kind; every one is named with its feature, and the account reconciles.
@Test func everyPlantedDefectIsNamed() throws {
    let folder = try TemporaryFolder()
    let line = "{\"type\":\"LineString\",\"coordinates\":[[41428000,5106000],[41428100,5106000]]}"
    let point = "{\"type\":\"Point\",\"coordinates\":[41428000,5106000]}"
    let area = "9998.74"
    let planted: [(geometry: String, id: String, area: String)] = [
        (polygon(square(0, 0)), "1", area),
        (polygon(square(200, 0)), "2", area),
        (polygon(square(200, 0)), "3", area),  // 2: the very polygons of #1
        (polygon(square(450, 50)), "4", area),
        (polygon(square(500, 50)), "5", area),  // 4: half over #3
        (polygon([(700, 0), (800, 100), (800, 0), (700, 100)]), "6", "4999.37"),  // 5: crosses itself
        (polygon(square(900, 0), square(1100, 0, 10)), "7", "10098.73"),  // 6: a hole outside
        ("null", "8", area),  // 7: nothing
        (line, "9", area), (point, "10", area),  // 8, 9
        (polygon(square(1300, 0)), "11", "5000"),  // 10: recorded wrong
        (polygon(square(1500, 0)), "11", area),  // 11: an identifier again
        (polygon(square(1700, 0)), " 12", area),  // 12: a space before it
        (polygon(square(1900, 0, 0.5)), "13", "0.25"),  // 13: a sliver
        (polygon([(2000, 0), (2100, 0), (2000, 0)]), "14", area),  // 14: no area
    ]
    let path = try folder.write(layer(planted), to: "planted.geojson")
    let run = try TubanRun(["inspect", path, "--format", "json"])
    #expect(run.status == 1, "\(run.messages)")
    let file = try #require(list(run.object["files"]).first)
    #expect(file["verdict"] as? String == "repair")
    let found = try #require(list(file["layers"]).first)
    let features = found["features"] as? [String: Any] ?? [:]
    #expect(count(features["read"]) == 15 && count(features["declared"]) == 15)
    #expect(count(features["repaired"]) == 2 && count(features["setAside"]) == 4)
    #expect(
        count(features["read"])
            == count(features["used"]) + count(features["repaired"]) + count(features["setAside"]))
    let issues = Set(
        list(found["issues"]).map { "\($0["code"] ?? "") \(($0["fid"] as? NSNumber)?.stringValue ?? "-")" })
    for expected in [
        "duplicate 2", "overlap 3", "overlaps -", "invalid-polygon 5", "invalid-polygon 6", "empty-geometry 7",
        "not-polygon 8", "not-polygon 9", "recorded-area 10", "duplicate-identifier 11", "identifier-signs 12",
        "sliver 13", "no-area 14",
    ] { #expect(issues.contains(expected), "\(expected) in \(issues.sorted())") }
    #expect(issues.filter { !$0.hasPrefix("overlaps") }.count == 12)
    let crs = found["crs"] as? [String: Any] ?? [:]
    #expect(crs["code"] as? String == "EPSG:4529")
    // `tuban area` counts the same.
    let areas = try TubanRun(["area", path, "--format", "json"])
    #expect(areas.status == 1 && list(areas.object["features"]).count == 11)
}

@Test func exitCodesTellSoundUsableAndRefused() throws {
    let folder = try TemporaryFolder()
    let sound = try folder.write(layer([(polygon(square(0, 0)), "1", "9998.74")]), to: "sound.geojson")
    let run = try TubanRun(["inspect", sound])
    #expect(run.status == 0 && run.output.contains("sound"), "\(run.output)")
    let broken = try folder.write("{\"type\":\"FeatureColl", to: "broken.geojson")
    #expect(try TubanRun(["inspect", broken]).status == 3)
    #expect(try TubanRun(["inspect", folder.path("nothing.shp")]).status == 3)
    #expect(try TubanRun(["inspect", sound, broken]).status == 3)
    #expect(try TubanRun(["inspect", Places.sample("layers/boundary-markers.shp")]).status == 3)
    let workbook = folder.path("inspection.xlsx")
    #expect(try TubanRun(["inspect", sound, "-o", workbook]).status == 0)
    #expect(try ReadWorkbook(path: workbook).sheetNames.count >= 2)
}

/// The sample's planted faults, and every layer of a file with several.
@Test func theSampleIsInspectedAsDescribed() throws {
    let file = try #require(
        list(
            try TubanRun(["inspect", Places.sample("layers/wetlands.gpkg"), "--format", "json"]).object["files"]
        ).first)
    let layers = list(file["layers"])
    #expect(layers.map { $0["name"] as? String } == ["wetlands", "important_wetlands", "wetland_parks"])
    #expect(layers.map { $0["verdict"] as? String } == ["repair", "accept", "repair"])
    // One wetland's recorded area is wrong on purpose.
    #expect(list(layers[0]["issues"]).map { $0["code"] as? String } == ["recorded-area"])
    let one = try TubanRun(["inspect", Places.sample("layers/wetlands.gpkg") + ":important_wetlands"])
    #expect(one.status == 0)
}

/// Every damaged file of the corpus is judged in a few seconds, and left as it was; needs the shared material.
@Test func noDamagedFileStopsTheInspection() throws {
    guard let folder = Places.shared("corpora/badinput") else { return }
    let names = try #require(FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
    let files = names.filter { name in
        [".shp", ".geojson", ".gpkg", ".json", ".txt", ".csv"].contains { name.lowercased().hasSuffix($0) }
    }.sorted()
    var codes: [Int32: Int] = [:]
    for start in stride(from: 0, to: files.count, by: 40) {
        let paths = files[start..<min(start + 40, files.count)].map { "\(folder)/\($0)" }
        let run = try TubanRun(["inspect"] + paths + ["--format", "json"])
        #expect([0, 1, 3].contains(run.status), "\(run.messages)")
        #expect(list(run.object["files"]).count == paths.count)
        codes[run.status, default: 0] += 1
    }
    #expect(files.count < 100 || codes[3, default: 0] > 0)
}
