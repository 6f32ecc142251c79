import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Writes a workbook with one sheet and reads it back with an independent reader.
private func written(
    in folder: TemporaryFolder, _ fill: (Sheet) throws -> Void
) throws -> ReadWorkbook {
    let path = folder.path("book.xlsx")
    let workbook = try Workbook(path: path, properties: DocumentProperties(created: 1_700_000_000))
    try fill(try workbook.addSheet(named: "表"))
    try workbook.close()
    return try ReadWorkbook(path: path)
}

private func at(_ row: Int, _ column: Int) -> CellAddress { CellAddress(row: row, column: column) }

/// The code of the error that a block throws.
private func code(of block: () throws -> Void) -> SpreadsheetError.Code? {
    do { try block() } catch let error as SpreadsheetError { return error.code } catch { return nil }
    return nil
}

@Test(arguments: [
    "=1+1", "=cmd|'/C calc'!A0", "+1", "-1", "@SUM(A1)", "{=1}", "<script>alert(1)</script>", "\"&'<>", "草原 图斑",
    "https://example.org", " 前后空格 ", "👩‍🌾🐑", "\u{202E}abc", "a\nb", String(repeating: "长", count: 300),
])
func textStaysText(_ text: String) throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { try $0.write(text, at: at(1, 1)) }
    #expect(book.cell("B2") == .init(formula: nil, value: text, isText: true))
}

@Test func controlCharactersAreEscapedAndExcelsOwnEscapeStaysText() throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) {
        try $0.write("a\u{1B}[31mb\u{0}c\u{FFFF}d", at: at(0, 0))
        try $0.write("_x0041_", at: at(1, 0))
    }
    // ECMA-376 22.9.2.19: _xHHHH_ stands for a character, _x005F_ for the underscore of a text that looks so.
    #expect(book.cell("A1")?.value == "a_x001B_[31mb\u{2400}c\u{FFFD}d")
    #expect(book.cell("A2")?.value == "_x005F_x0041_")
}

@Test func textAtTheLimitIsWrittenAndBeyondItRefused() throws {
    let folder = try TemporaryFolder()
    let longest = String(repeating: "亩", count: 32_767)
    let book = try written(in: folder) { sheet in
        try sheet.write(longest, at: at(0, 0))
        #expect(code { try sheet.write(longest + "亩", at: at(1, 0)) } == .textTooLong)
        // Excel counts an emoji as two; libxlsxwriter would count one and write what Excel cannot open.
        let emoji = String(repeating: "🐑", count: 20_000)
        #expect(code { try sheet.write(emoji, at: at(2, 0)) } == .textTooLong)
    }
    #expect(book.cell("A1")?.value.count == 32_767)
    #expect(book.cell("A2") == nil)
    #expect(book.cell("A3") == nil)
}

@Test(arguments: [937.36, -0.01, 0, 1e15, 0.0001, 62_490.67])
func numbersAreReadBackAsTheyWere(_ number: Double) throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { try $0.write(number: number, at: at(0, 0)) }
    let cell = try #require(book.cell("A1"))
    #expect(Double(cell.value) == number)
    #expect(!cell.isText)
}

@Test(arguments: [Double.nan, .infinity, -.infinity])
func whatIsNoNumberIsRefusedBeforeItReachesTheLibrary(_ number: Double) throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { sheet in
        #expect(code { try sheet.write(number: number, at: at(0, 0)) } == .notANumber)
        #expect(code { try sheet.write(formula: "=1", value: number, at: at(0, 0)) } == .notANumber)
    }
    #expect(book.cells().isEmpty)
}

@Test func formulasCarryTheirValue() throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { sheet in
        try sheet.write(number: 1.5, at: at(0, 0))
        try sheet.write(formula: "=SUM(A1:A1)", value: 1.5, at: at(1, 0))
        try sheet.write(formula: "=IF(A1>1,\"大\",\"小\")", text: "大", at: at(2, 0))
        #expect(code { try sheet.write(formula: "=", value: 0, at: at(3, 0)) } == .badFormula)
        #expect(code { try sheet.write(formula: "=1\u{1}", value: 0, at: at(3, 0)) } == .badFormula)
    }
    #expect(book.cell("A2") == .init(formula: "SUM(A1:A1)", value: "1.5", isText: false))
    #expect(book.cell("A3") == .init(formula: "IF(A1>1,\"大\",\"小\")", value: "大", isText: true))
    #expect(book.cell("A4") == nil)
}

@Test func cellsOutsideTheSheetAndOverlappingMergesAreRefused() throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { sheet in
        #expect(code { try sheet.write("x", at: at(1_048_576, 0)) } == .outOfRange)
        #expect(code { try sheet.write("x", at: at(0, 16_384)) } == .outOfRange)
        #expect(code { try sheet.write(number: 1, at: at(-1, 0)) } == .outOfRange)
        try sheet.write("last", at: at(1_048_575, 16_383))
        try sheet.merge(CellRange(rows: 0...0, columns: 0...2), text: "标题", format: CellFormat())
        #expect(
            code { try sheet.merge(CellRange(rows: 0...1, columns: 2...3), text: "", format: CellFormat()) }
                == .outOfRange)
        // The library would refuse to merge one cell, with a word on standard error.
        try sheet.merge(CellRange(rows: 5...5, columns: 0...0), text: "单格", format: CellFormat())
    }
    #expect(book.cell("XFD1048576")?.value == "last")
    #expect(book.xml().contains("<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>"))
    #expect(book.cell("A6")?.value == "单格")
}

@Test func layoutAndPageReachTheFile() throws {
    let folder = try TemporaryFolder()
    let book = try written(in: folder) { sheet in
        try sheet.write("表头", at: at(0, 0), format: CellFormat().with { $0.bold = true })
        try sheet.setWidth(20, ofColumns: 0...1)
        try sheet.setHeight(30, ofRow: 0)
        try sheet.freeze(above: at(1, 0))
        try sheet.filter(CellRange(rows: 0...3, columns: 0...1))
        var page = PageSetup()
        page.header = PageText(left: [.text("A&B")])
        page.footer = PageText(centre: [.text("第 "), .pageNumber, .text(" 页 共 "), .pageCount, .text(" 页")])
        page.repeatedRows = 0...0
        page.printArea = CellRange(rows: 0...3, columns: 0...1)
        try sheet.setPage(page)
        page.footer = PageText(left: [.text(String(repeating: "长", count: 300))])
        #expect(code { try sheet.setPage(page) } == .textTooLong)
    }
    let xml = book.xml()
    #expect(xml.contains("<pane ySplit=\"1\" topLeftCell=\"A2\""))
    #expect(xml.contains("<autoFilter ref=\"A1:B4\"/>"))
    #expect(xml.contains("paperSize=\"9\""))
    #expect(xml.contains("orientation=\"landscape\""))
    #expect(xml.contains("fitToHeight=\"0\""))
    #expect(
        xml.contains(
            "<oddHeader>&amp;LA&amp;&amp;B</oddHeader><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>"))
    #expect(xml.contains("ht=\"30\" customHeight=\"1\""))
    #expect(xml.contains("<col min=\"1\" max=\"2\" width=\"20.7109375\""))
    let names = book.archive.text("xl/workbook.xml")
    #expect(
        names.contains("<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'表'!$A$1:$B$4</definedName>"))
    #expect(
        names.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'表'!$1:$1</definedName>"))
    let styles = book.archive.text("xl/styles.xml")
    #expect(styles.contains("<b/><sz val=\"10.5\"/>"))
    #expect(styles.contains("<name val=\"宋体\"/>"))
}
