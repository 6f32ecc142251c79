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
