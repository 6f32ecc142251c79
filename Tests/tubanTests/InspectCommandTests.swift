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

/// Thirty planted defects of different kinds; every one is named with its feature, and the account reconciles.
@Test func everyPlantedDefectIsNamed() throws {
    let folder = try TemporaryFolder()
    let line = "{\"type\":\"LineString\",\"coordinates\":[[41428000,5106000],[41428100,5106000]]}"
    let point = "{\"type\":\"Point\",\"coordinates\":[41428000,5106000]}"
    let area = "9998.74"
    func parts(_ rings: [(Double, Double)]...) -> String {
        "{\"type\":\"MultiPolygon\",\"coordinates\":["
            + rings.map { "[" + ring($0) + "]" }.joined(separator: ",") + "]}"
    }
    let open =
        "{\"type\":\"Polygon\",\"coordinates\":[[[41428000,5106300],[41428100,5106300],[41428100,5106400]]]}"
    let planted: [(geometry: String, id: String, area: String, issue: String?)] = [
        (polygon(square(0, 0)), "1", area, nil),
        (polygon(square(200, 0)), "2", area, nil),
        (polygon(square(200, 0)), "3", area, "duplicate"),
        (polygon(square(450, 50)), "4", area, "overlap"),  // half of it under the next
        (polygon(square(500, 50)), "5", area, nil),
        (polygon([(700, 0), (800, 100), (800, 0), (700, 100)]), "6", "4999.37", "invalid-polygon"),
        (polygon(square(900, 0), square(1100, 0, 10)), "7", "10098.73", "invalid-polygon"),  // a hole outside
        ("null", "8", area, "empty-geometry"),
        (line, "9", area, "not-polygon"),
        (point, "10", area, "not-polygon"),
        (polygon(square(1300, 0)), "11", "5000", "recorded-area"),
        (polygon(square(1500, 0)), "11", area, "duplicate-identifier"),
        (polygon(square(1700, 0)), " 12", area, nil),  // blanks around an identifier count for nothing
        (polygon(square(1900, 0, 0.5)), "13", "0.25", "sliver"),
        (polygon([(2000, 0), (2100, 0), (2000, 0)]), "14", area, "no-area"),
        // Fifteen more.
        (polygon(square(2300, 0)), "15", area, "near-duplicate"),  // of the next
        (polygon([(2300, 0), (2400, 0), (2400, 100), (2300, 99)]), "16", "9948.75", nil),
        (polygon(square(2500, 0) + [(2500, 50.2), (2450, 50.1), (2500, 50)]), "17", "9998.74", "spike"),
        (
            polygon(square(2700, 0), square(2720, 20, 30), square(2740, 20, 30)), "18", "8398.94",
            "invalid-polygon"
        ),
        (polygon(square(2900, 0), square(2900, 0)), "19", area, "no-area"),  // a hole as large as the shell
        (parts(square(3100, 0), square(3150, 0)), "20", "9998.74", "invalid-polygon"),  // parts over each other
        (parts(square(3300, 0), square(3320, 20, 20)), "21", "9598.79", "invalid-polygon"),
        ("{\"type\":\"Polygon\",\"coordinates\":[]}", "22", area, "empty-geometry"),
        ("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "23", area, "empty-geometry"),
        (polygon(square(-40_900_000, 0)), "24", area, "invalid-coordinate"),
        (
            polygon([(-41_427_878, -5_105_954), (-41_427_877, -5_105_954), (-41_427_877, -5_105_953)]), "25",
            area,
            "invalid-coordinate"
        ),  // degrees among metres
        (polygon(square(3500, 0)), "２６", area, "identifier-signs"),  // digits of full width
        (
            polygon([(3700, 0), (3800, 0), (3800, 100), (3700, 100), (3700, 0), (3700, 100), (3700, 0)]), "27",
            area,
            "invalid-polygon"
        ),  // an edge to and fro
        (open, "28", area, "structure-tooFewPositions"),
        (polygon(square(4100, 0)), "29", "-5", "recorded-area"),
        (polygon(square(900_000, 0)), "30", area, "invalid-coordinate"),  // another zone's easting
    ]
    let path = try folder.write(layer(planted.map { ($0.geometry, $0.id, $0.area) }), to: "planted.geojson")
    let run = try TubanRun(["inspect", path, "--format", "json"])
    #expect(run.status == 1, "\(run.messages)")
    let file = try #require(list(run.object["files"]).first)
    #expect(file["verdict"] as? String == "repair")
    let found = try #require(list(file["layers"]).first)
    let features = found["features"] as? [String: Any] ?? [:]
    #expect(count(features["read"]) == planted.count && count(features["declared"]) == planted.count)
    #expect(
        count(features["read"])
            == count(features["used"]) + count(features["repaired"]) + count(features["setAside"]))
    let issues = Set(
        list(found["issues"]).map { "\($0["code"] ?? "") \(($0["fid"] as? NSNumber)?.stringValue ?? "-")" })
    for (index, defect) in planted.enumerated() {
        guard let issue = defect.issue else {
            #expect(
                !issues.contains { $0.hasSuffix(" \(index)") && !$0.hasPrefix("overlap") }, "\(index) is sound")
            continue
        }
        #expect(issues.contains("\(issue) \(index)"), "\(issue) \(index) in \(issues.sorted())")
    }
    let crs = found["crs"] as? [String: Any] ?? [:]
    #expect(crs["code"] as? String == "EPSG:4529")
    // `tuban area` counts the same.
    let areas = try TubanRun(["area", path, "--format", "json"])
    #expect(areas.status == 1)
    #expect(list(areas.object["features"]).count == count(features["used"]) + count(features["repaired"]))
}

/// A ground of nine squares without the middle one, all in a county but one, with codes that two systems have.
@Test func gapsPartsClassesAndGroundOutsideAreFound() throws {
    let folder = try TemporaryFolder()
    var features: [String] = []
    func add(_ geometry: String, _ id: String) {
        features.append(
            "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"\(id)\",\"DLBM\":\"0403\",\"ZLDWDM\":\"152223\",\"RQ\":\"2024年6月1日\"},\"geometry\":\(geometry)}"
        )
    }
    for x in 0..<3 {
        for y in 0..<3 where (x, y) != (1, 1) {
            add(polygon(square(Double(x) * 100, Double(y) * 100)), "\(x)\(y)")
        }
    }
    add(
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(ring(square(600, 0)))],[\(ring(square(800, 0)))]]}",
        "parts")
    func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":[\n"
            + features.joined(separator: ",\n") + "]}"
    }
    let path = try folder.write(collection(features), to: "land.geojson")
    let county = try folder.write(
        collection([
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(polygon(square(-100, -100, 800)))}"
        ]), to: "county.geojson")
    let defects = folder.path("issues.gpkg")
    let run = try TubanRun(
        ["inspect", path, "--within", county, "--issues", defects, "--format", "json"])
    #expect(run.status == 1, "\(run.messages)")
    let file = try #require(list(run.object["files"]).first)
    let found = try #require(list(file["layers"]).first)
    let issues = list(found["issues"])
    let codes = issues.compactMap { $0["code"] as? String }
    #expect(codes.sorted() == ["class-scheme", "date-as-text", "gap", "multipart", "outside-county"])
    func message(_ code: String) -> String {
        ((issues.first { $0["code"] as? String == code }?["message"] as? [String: Any])?["en"] as? String) ?? ""
    }
    // A hundred metres square in the plane, a little less on the ellipsoid there: TV1 in small.
    #expect(message("gap").contains("9998.7"))
    #expect(message("outside-county").contains("9998.7"))
    #expect(message("class-scheme").contains("0403"))
    let extent = (found["extent"] as? [Any])?.compactMap { ($0 as? NSNumber)?.doubleValue } ?? []
    #expect(extent.count == 4 && abs(extent[0] - 122.069) < 0.001 && abs(extent[1] - 46.085) < 0.001)
    // The layer of issues: the gap and the feature outside, on the map.
    let layer = try TubanRun(["area", defects, "--format", "json"])
    #expect(list(layer.object["features"]).count == 2)
    // With the system named, the codes are certain.
    let quiet = try TubanRun(["area", path])
    #expect(quiet.status == 0)
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
    #expect(try TubanRun(["inspect", Places.sample("layers/boundary-markers.shp")]).status == 1)
    #expect(try TubanRun(["area", Places.sample("layers/boundary-markers.shp")]).status == 3)
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
    #expect(list(layers[0]["issues"]).map { $0["code"] as? String } == ["recorded-area", "class-scheme"])
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
