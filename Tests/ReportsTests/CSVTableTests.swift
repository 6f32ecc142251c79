import Bilingual
import Foundation
import Geodesy
import Tables
import TestSupport
import Testing

@testable import Reports

private func column(_ texts: [String]) throws -> TableStream {
    try TableSpec<String>("t", name: Message(verbatim: "t")) {
        Column.text("a", Message(verbatim: "a")) { $0 }
    }.stream(texts)
}

/// What is written line by line, which must be what is written at once.
private func csv(_ table: TableStream, _ language: Language) throws -> String {
    let writer = CSVTable(language: language, marksByteOrder: false)
    let folder = try TemporaryFolder()
    let file = try OutputPieces(creating: folder.path("table.csv"))
    try writer.write(table, to: file)
    try file.finish()
    let bytes = try Array(Data(contentsOf: URL(filePath: folder.path("table.csv"))))
    #expect(try bytes == writer.encode(table.table()))
    return lines(bytes)
}

private func lines(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test func rowsFollowRFC4180() throws {
    let table = try column(["plain", "a,b", "say \"hi\"", "two\r\nlines", "草原", ""])
    #expect(
        try csv(table, .chinese)
            == "a\r\nplain\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\ntwo  lines\r\n草原\r\n\r\n")
}

@Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "' a"), ("\ra", "' a"),
    ("\r\na", "'  a"), ("a\u{1B}[2J\u{0}b\u{85}", "a␛[2J␀b�"), ("＝1", "'＝1"), ("a=1", "a=1"),
    ("=\"a\"", "\"'=\"\"a\"\"\""), ("'a", "'a"),
])
func textThatLooksLikeAFormulaGetsAnApostrophe(_ text: String, _ expected: String) throws {
    #expect(try csv(column([text]), .english) == "a\r\n\(expected)\r\n")
}

@Test func numbersArePlainAndMissingCellsEmpty() throws {
    let table = try smallTable([("差", -5, -66_667)])
    #expect(
        lines(CSVTable(language: .english, marksByteOrder: false).encode(table))
            == "Name,Count,Area (mu)\r\n草原,2,1.57\r\nwetland,10,1.57\r\n黑土,,1.57\r\n差,-5,-1.00\r\n")
}

@Test func filesStartWithAByteOrderMark() throws {
    let bytes = CSVTable(language: .chinese, marksByteOrder: true).encode(try smallTable())
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
}
