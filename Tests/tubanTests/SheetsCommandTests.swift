import Foundation
import TestSupport
import Testing

/// The right of item 5 that still reaches into its reserve: corners as the file has them, areas, covers, its figure.
@Test func aSheetHasEverythingAboutItsParcel() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sheets.html")
    let run = try TubanRun(
        ["sheets", Places.sample("project.yaml"), "zhamuqin#0", "mines#225", "-o", path, "--lang", "zh"])
    #expect(run.status == 0, "\(run.messages)")
    let page = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.components(separatedBy: "class=\"sheet\"").count == 3)
    for words in [
        "扎木钦铅锌矿", "活林扎拉格一带银铅锌多金属矿普查", "78518.30", "117.78", "12985.99 m²", "不一致", "reserves:一般控制区 + redline",
        "核查人",
        "<svg",
        "1757239.59", "J4",
    ] { #expect(page.contains(words), "\(words)") }
    #expect(!page.contains("http:") && !page.contains("https:") && !page.contains("<script"))
    #expect(
        try TubanRun(["sheets", Places.sample("project.yaml"), "nobody", "-o", folder.path("x.html")]).status
            == 2)
    #expect(
        try TubanRun(["sheets", Places.sample("project.yaml"), "mines#225", "-o", folder.path("x.doc")]).status
            == 2)
    // Not replaced unasked.
    #expect(try TubanRun(["sheets", Places.sample("project.yaml"), "mines#225", "-o", path]).status == 4)
}

/// Corners are those of the file, one in the middle of a straight side too, as in a survey text; a sheet of a project and one of its
/// finished run name the area model.
@Test func cornersOfASheetAreThoseOfTheSource() throws {
    let folder = try TemporaryFolder()
    func file(_ name: String) -> String { folder.path(name) }
    // 260 m by 150 m; the second corner halves the southern side, of which each half is longer than 70 m.
    try """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4528"}},"features":[
    {"type":"Feature","properties":{"BSM":"JZ5"},"geometry":{"type":"Polygon","coordinates":[[[40506000,5104000],
    [40506130,5104000],[40506260,5104000],[40506260,5104150],[40506000,5104150],[40506000,5104000]]]}}]}
    """.write(toFile: file("occ.geojson"), atomically: true, encoding: .utf8)
    try """
    area: planar
    zone: 40
    layers:
      occ: {source: occ.geojson, kind: occupied}
    checks:
      - {item: 1, measure: {area: occ}, expect: {equals: 39000 m²}}
    """.write(toFile: file("project.yaml"), atomically: true, encoding: .utf8)
    let expected = [
        ("5104150.00", "40506000.00"), ("5104150.00", "40506260.00"), ("5104000.00", "40506260.00"),
        ("5104000.00", "40506130.00"), ("5104000.00", "40506000.00"),
    ].enumerated().map {
        "<td class=\"\">J\($0 + 1)</td><td class=\"\">1</td><td class=\"number\">\($1.0)</td><td class=\"number\">\($1.1)</td>"
    }
    func sheet(of source: String, _ model: String) throws {
        let run = try TubanRun(["sheets", source, "JZ5", "-o", file("s.html"), "--overwrite", "--lang", "zh"])
        #expect(run.status == 0, "\(run.messages)")
        let page = try String(contentsOfFile: file("s.html"), encoding: .utf8)
        for corner in expected { #expect(page.contains(corner), "\(corner)") }
        #expect(!page.contains("J6") && page.contains(model), "\(model)")
    }
    let planar = "面积口径：高斯平面面积，3° 带第40带。"
    try sheet(of: file("project.yaml"), planar)
    #expect(try TubanRun(["check", file("project.yaml"), "-o", file("out")]).status == 0)
    try sheet(of: file("out"), planar)
    let text = try String(contentsOfFile: file("project.yaml"), encoding: .utf8)
    try text.replacingOccurrences(of: "area: planar\nzone: 40\n", with: "")
        .replacingOccurrences(of: "equals: 39000 m²", with: "at-least: 1 m²")
        .write(toFile: file("project.yaml"), atomically: true, encoding: .utf8)
    try sheet(of: file("project.yaml"), "面积口径：椭球面积")
}

@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")))
func sheetsArePrinted() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("sheets.pdf")
    let run = try TubanRun(["sheets", Places.sample("project.yaml"), "mines#225", "-o", path])
    #expect(run.status == 0, "\(run.messages)")
    let data = try Data(contentsOf: URL(filePath: path))
    #expect(data.starts(with: Array("%PDF-".utf8)) && data.count > 10_000)
    // Nothing else is left in the folder.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["sheets.pdf"])
}

/// As part of a run: on its page and as a PDF, the same bytes each time; an unknown parcel is refused before anything is written.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")))
func sheetsArePartOfARun() throws {
    let folder = try TemporaryFolder()
    func run(_ name: String) throws -> TubanRun {
        try TubanRun([
            "check", Places.sample("project.yaml"), "-o", folder.path(name), "--sheets", "ZMQ001", "mines#225",
            "--lang", "zh",
        ])
    }
    #expect(try run("one").status == 1)
    let page = try String(contentsOfFile: folder.path("one/report.html"), encoding: .utf8)
    #expect(page.components(separatedBy: "class=\"sheet\"").count == 3 && page.contains("一图一表"))
    let pdf = try Data(contentsOf: URL(filePath: folder.path("one/sheets.pdf")))
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try run("two").status == 1)
    #expect(try Data(contentsOf: URL(filePath: folder.path("two/sheets.pdf"))) == pdf)
    let unknown = try TubanRun([
        "check", Places.sample("project.yaml"), "-o", folder.path("three"), "--sheets", "nobody",
    ])
    #expect(unknown.status == 2 && !FileManager.default.fileExists(atPath: folder.path("three")))
}
