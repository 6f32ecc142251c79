import Foundation
import TestSupport
import Testing

private let square = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},"features":[
    {"type":"Feature","properties":{"BSM":"1"},"geometry":{"type":"Polygon","coordinates":
    [[[41428000,5106000],[41428000,5107000],[41429000,5107000],[41428000,5106000]]]}}]}
    """

@Test func aNewProjectIsValidFromTheStart() throws {
    let folder = try TemporaryFolder()
    let run = try TubanRun(["new", folder.path("review"), "--report", Places.sample("report.txt")])
    #expect(run.status == 0, "\(run.messages)")
    #expect(
        try Data(contentsOf: URL(filePath: folder.path("review/report.txt")))
            == Data(contentsOf: URL(filePath: Places.sample("report.txt"))))
    let check = try TubanRun(["check", folder.path("review/project.yaml"), "-o", folder.path("result")])
    // Of the report nothing was checked yet, which is worth a look.
    #expect(check.status == 1 && check.messages.contains("no check in use"), "\(check.messages)")
    // The folder is not overwritten.
    #expect(try TubanRun(["new", folder.path("review"), "--report", Places.sample("report.txt")]).status == 4)
}

/// With its comment signs taken away and any layer put in, every drafted check finds its claim and is judged.
@Test func everyDraftedCheckCanBeUsed() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["new", folder.path("review"), "--report", Places.sample("report.txt")])
    let path = folder.path("review/project.yaml")
    let draft = try String(contentsOfFile: path, encoding: .utf8)
    let used = draft.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        guard let sign = line.firstRange(of: "# "), line[..<sign.lowerBound].allSatisfy({ $0 == " " }) else {
            return String(line)
        }
        return String(line[..<sign.lowerBound]) + String(line[sign.upperBound...])
    }.joined(separator: "\n").replacing(".shp", with: ".geojson")
    try used.write(toFile: path, atomically: true, encoding: .utf8)
    for line in used.split(separator: "\n") {
        guard let start = line.range(of: "source: layers/"), let end = line.range(of: ".geojson") else {
            continue
        }
        try folder.write(square, to: "review/layers/\(line[start.upperBound..<end.lowerBound]).geojson")
    }
    let check = try TubanRun(["check", path, "-o", folder.path("result")])
    #expect(check.status == 1, "\(check.messages)")
    let table = try String(contentsOfFile: folder.path("result/tables/checks.csv"), encoding: .utf8)
    #expect(table.contains("937.36亩") && table.contains("0.2536平方公里") && table.contains("110件"))
    let drafted = draft.components(separatedBy: "# - item:").count - 1
    #expect(drafted >= 25)
    #expect(table.split(whereSeparator: \.isNewline).count == drafted + 1)
}
