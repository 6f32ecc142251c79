import Foundation
import TestSupport
import Testing

/// A square kilometre in zone 41 (vector TV1 of the domain reference): statutory 999 874.37 m².
private let kilometre = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},"features":[
    {"type":"Feature","properties":{"BSM":"0001","旗县市":"乌兰浩特市"},"geometry":{"type":"Polygon","coordinates":
    [[[41428000,5106000],[41428000,5107000],[41429000,5107000],[41429000,5106000],[41428000,5106000]]]}}]}
    """

private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

@Test func jsonHasTheAgreedKeys() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kilometre, to: "parcels.geojson")
    let run = try TubanRun(["area", path, "--geodesic", "--format", "json"])
    #expect(run.status == 0)
    let features = try #require(run.object["features"] as? [[String: Any]])
    let feature = try #require(features.first)
    #expect(number(feature["area"]) == 999_874.37)
    #expect(abs(number(feature["rawArea"]) - 999_874.369958) < 1e-3)
    #expect(abs(number(feature["planarArea"]) - 1_000_000) < 1e-6)
    #expect(abs(number(feature["geodesicArea"]) - 999_874.3734) < 1e-3)
    #expect(feature["id"] as? String == "0001")
    #expect(number(feature["fid"]) == 0)
    #expect(number(feature["zone"]) == 41)
    #expect(number(run.object["total"]) == 999_874.37)
    let plain = try TubanRun(["area", path, "--format", "json"]).object["features"] as? [[String: Any]]
    #expect(plain?.first?["geodesicArea"] is NSNull)
}

@Test func tablesAreInTheLanguageAskedFor() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kilometre, to: "parcels.geojson")
    let chinese = try TubanRun(["area", path, "--by", "旗县市", "--unit", "公顷", "--lang", "zh"])
    #expect(chinese.output.contains("乌兰浩特市") && chinese.output.contains("合计"))
    #expect(chinese.output.contains("99.9874"))
    let english = try TubanRun(["area", path, "--unit", "ha"])
    #expect(english.output.contains("Total") && english.output.contains("99.9874"))
    #expect(!english.output.contains("\u{1B}"), "no colours in a pipe")
}

@Test func csvStartsWithTheHeadings() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kilometre, to: "parcels.geojson")
    let run = try TubanRun(["area", path, "--format", "csv"])
    #expect(run.output.hasPrefix("FID,ID,Zone,Statutory m²,"))
    #expect(run.output.contains("999874.37"))
}

@Test func workbooksNeedAFileAndAreLeftAloneWhenTheyExist() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kilometre, to: "parcels.geojson")
    #expect(try TubanRun(["area", path, "--format", "xlsx"]).status == 2)
    let book = folder.path("areas.xlsx")
    #expect(try TubanRun(["area", path, "--format", "xlsx", "-o", book]).status == 0)
    let first = try Data(contentsOf: URL(filePath: book))
    #expect(first.prefix(2) == Data("PK".utf8))
    #expect(try TubanRun(["area", path, "--format", "xlsx", "-o", book]).status == 4)
    #expect(try TubanRun(["area", path, "--format", "xlsx", "-o", book, "--overwrite"]).status == 0)
    #expect(try Data(contentsOf: URL(filePath: book)) == first, "same inputs, same bytes")
    // An output that is the input would destroy it.
    #expect(try TubanRun(["area", path, "-o", path, "--overwrite"]).status == 4)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == kilometre)
}

/// Bad input, the arguments to use it with, and the exit code.
@Test(
    arguments: [
        ("none.shp", nil, [], 3), ("cut.geojson", "{\"type\":\"FeatureCollection\",\"features\":[", [], 3),
        ("empty.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}", [], 3),
        (
            "points.geojson",
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[122,46]}}",
            [], 3
        ),
        ("metres.geojson", kilometre.replacing("::4529", with: "::4490"), [], 3),
        ("text.shp", "not a shapefile", [], 3), ("good.geojson", kilometre, ["--crs", "EPSG:0"], 2),
        ("good.geojson", kilometre, ["--where", "x = 1"], 2), ("good.geojson", kilometre, ["--by", "x"], 2),
        ("good.geojson", kilometre, ["--unit", "acre"], 2), ("good.geojson", kilometre, ["--zone", "12"], 2),
        ("good.geojson", kilometre, ["--frmat", "json"], 2),
        ("good.geojson", kilometre, ["-o", "/dev/null/x/areas.txt"], 4),
    ] as [(String, String?, [String], Int32)])
func badInputEndsWithItsCode(_ name: String, _ text: String?, _ arguments: [String], _ status: Int32) throws {
    let folder = try TemporaryFolder()
    if let text { try folder.write(text, to: name) }
    for language in ["zh", "en"] {
        let run = try TubanRun(["area", folder.path(name), "--lang", language] + arguments)
        #expect(run.status == status, "\(run.messages)")
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix(language == "zh" ? "错误" : "error") || run.messages.hasPrefix("Error"))
    }
}

@Test func fullStandardOutputIsAFailure() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kilometre, to: "parcels.geojson")
    let process = Process()
    process.executableURL = TubanRun.executable("tuban")
    process.arguments = ["area", path]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
}
