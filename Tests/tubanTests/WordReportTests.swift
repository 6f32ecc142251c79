import Documents
import Foundation
import TestSupport
import Testing

/// The document, read back by the reader that reads the offices' own.
private func text(_ folder: TemporaryFolder) throws -> String {
    try Document(Array(Data(contentsOf: URL(filePath: folder.path("result/report.docx")))), path: "report.docx")
        .text
}

@Test func theWordReportSaysWhatTheTablesSay() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "zh"])
    let text = try text(folder)
    for words in [
        "总体情况", "分项核查情况", "附表", "核查为937.36亩，差-0.64亩，不一致", "第8项（已销号）：不一致",
        "旗县市面积汇总表", "矿业权与自然保护地、生态保护红线重叠明细表", "恢复核验表", "占用恢复收支表", "椭球面积",
    ] { #expect(text.contains(words), "\(words)") }
    // Long tables are in the workbook.
    #expect(text.contains("tables.xlsx") && text.utf8.count < 200_000)
}

@Test func theWordReportIsInEnglishAsWell() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "en"])
    let text = try text(folder)
    for words in ["1. Summary", "2. Items", "3. Tables", "Item 8", "comes to 937.36 mu"] {
        #expect(text.contains(words), "\(words)")
    }
}
