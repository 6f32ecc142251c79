import Bilingual
import Foundation
import Geodesy
import Reports
import Tables
import TestSupport
import Testing

private func written(
    _ tables: [Table], in folder: TemporaryFolder, as name: String = "tables.xlsx", rowLimit: Int = 1_048_576,
    language: Language = .chinese
) throws -> ReadWorkbook {
    let path = folder.path(name)
    try WorkbookFile.write(
        tables, to: path, title: Message(zh: "核对", en: "Check"), created: 1_730_000_000, language: language,
        rowLimit: rowLimit)
    return try ReadWorkbook(path: path)
}

@Test func everyTotalIsAFormulaWithTheSumOfItsCells() throws {
    let folder = try TemporaryFolder()
    let book = try written([verdictTable(rows: 40)], in: folder)
    // Title, unit, headings, 40 rows: the total is in row 44.
    #expect(book.cell("A1")?.value == "兴安盟草原生态环境问题整改数字核对表")
    #expect(book.cell("A2")?.value == "单位：亩")
    #expect(book.cell("E3")?.value == "图斑数\n（个）")
    #expect(book.cell("A44")?.value == "合计")
    for (column, formula) in [
        ("E", "SUM(E4:E43)"), ("F", "ROUND(SUM(F4:F43),2)"), ("G", "ROUND(SUM(G4:G43),2)"),
    ] {
        let total = try #require(book.cell("\(column)44"))
        #expect(total.formula == formula)
        // Summed here in hundredths, from what the file holds.
        let hundredths = (4...43).compactMap { row in
            book.cell("\(column)\(row)").flatMap { $0.isText ? nil : Double($0.value) }
        }.map { Int(($0 * 100).rounded()) }.reduce(0, +)
        #expect(Double(total.value) == Double(hundredths) / 100)
    }
    #expect(book.cell("B4") == .init(value: "152221000", isText: true))
    #expect(book.cell("G7") == .init(value: "—", isText: true))
}

@Test func noTextBecomesAFormula() throws {
    let hostile = [
        "=cmd|'/C calc'!A0", "<script>alert(1)</script>", "\"'&", String(repeating: "名", count: 300), "🐑",
        "\u{202E}右", "+1", "@x", "\u{1B}[31m",
    ]
    let table = try TableSpec<String>(
        "hostile", name: Message(verbatim: "=1/0"), title: Message(verbatim: hostile[0]),
        subtitle: Message(verbatim: hostile[0]), hasTotal: true, emphasis: { _ in .bad }
    ) {
        Column.text("a", Message(verbatim: hostile[0])) { $0 }
        Column.text("b", Message(verbatim: hostile[1])) { $0 }
    }.table(hostile, footnotes: hostile.map { Message(verbatim: $0) })
    let folder = try TemporaryFolder()
    let book = try written([table], in: folder)
    #expect(book.cells().values.allSatisfy { $0.formula == nil })
    for (index, text) in hostile.dropLast().enumerated() {
        #expect(book.cell("A\(4 + index)")?.value == text)
    }
    #expect(book.sheetNames == ["=1_0"])
}

@Test func headingsStayInViewAndRepeatOnEachPage() throws {
    let folder = try TemporaryFolder()
    let book = try written([verdictTable(rows: 40)], in: folder)
    let xml = book.xml()
    #expect(xml.contains("<mergeCell ref=\"A1:I1\"/>"))
    #expect(xml.contains("topLeftCell=\"A4\""))
    #expect(xml.contains("<autoFilter ref=\"A3:I43\"/>"))
    #expect(xml.contains("fitToHeight=\"0\""))
    #expect(xml.contains("&amp;C第 &amp;P 页  共 &amp;N 页"))
    let names = book.archive.text("xl/workbook.xml")
    #expect(names.contains("'数字核对表'!$3:$3</definedName>"))
    #expect(names.contains("'数字核对表'!$A$1:$I$46</definedName>"))
}

@Test func aTableBeyondTheRowLimitGoesOnAndSaysSo() throws {
    let folder = try TemporaryFolder()
    let table = try smallTable((0..<20).map { ("行\($0)", 1, 66_667) })
    // Three rows of headings and two below leave ten rows of data to a sheet.
    let book = try written([table, table], in: folder, rowLimit: 15)
    #expect(book.sheetNames.prefix(3) == ["小表", "小表 (2)", "小表 (3)"])
    #expect(Set(book.sheetNames).count == 6)
    #expect(book.cell("A1", sheet: 2)?.value == "小表（第2部分，共3部分）")
    #expect(book.cell("A14", sheet: 1)?.value.contains("全表共 23 行") == true)
    #expect(book.cells(sheet: 1).values.allSatisfy { $0.formula == nil })
    let total = try #require(book.cell("B7", sheet: 3))
    #expect(total.formula == "SUM('小表'!B4:B13,'小表 (2)'!B4:B13,B4:B6)")
    #expect(total.value == "32")
    #expect(book.cell("C7", sheet: 3)?.value == "24.71")
    for sheet in 1...6 {
        let rows = book.cells(sheet: sheet).keys.compactMap { Int($0.drop { $0.isLetter }) }
        #expect((rows.max() ?? 0) <= 15)
    }
}

@Test func whatIsNotListedCountsInTheTotal() throws {
    let folder = try TemporaryFolder()
    let table = try TableSpec<Int>(
        "numbers", name: Message(zh: "数", en: "Numbers"), hasTotal: true, emphasis: { $0 == 3 ? .bad : .none }
    ) {
        Column.text("name", Message(verbatim: "name")) { "\($0)" }
        Column.integer("number", Message(verbatim: "number")) { $0 }
    }.stream(sections: [Section(1...9, sum: 45)]).table(limit: 2)
    let book = try written([table], in: folder, language: .english)
    #expect(["B3", "B4", "B5", "B6"].map { book.cell($0)?.value } == ["1", "3", "45", "45"])
    #expect(book.cells().values.allSatisfy { $0.formula == nil })
    #expect(book.cell("A7")?.value.hasPrefix("Of 10 rows the 3 that") == true)
    #expect(book.cell("A7")?.value.hasSuffix("tables/numbers.csv has all.") == true)
}

@Test func anEmptyTableIsASheetWithHeadings() throws {
    let folder = try TemporaryFolder()
    let book = try written([verdictTable(rows: 0)], in: folder, language: .english)
    #expect(book.cell("A3")?.value == "No.")
    #expect(book.cell("A4")?.value == "Total")
    #expect(book.cells().values.allSatisfy { $0.formula == nil })
}

@Test func theSameTablesMakeTheSameBytes() throws {
    let folder = try TemporaryFolder()
    _ = try written([verdictTable(rows: 40)], in: folder, as: "1.xlsx")
    _ = try written([verdictTable(rows: 40)], in: folder, as: "2.xlsx")
    #expect(
        try Data(contentsOf: URL(filePath: folder.path("1.xlsx")))
            == Data(contentsOf: URL(filePath: folder.path("2.xlsx"))))
}

/// Excel takes 32 767 characters in a cell: one long text must not cost the whole result.
@Test func aTextThatNoCellHoldsIsCutInTheWorkbookAndWholeElsewhere() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "长", count: 40_000)
    let table = try smallTable([(text, nil, nil)])
    let cut = try written([table], in: folder).cells().values.map(\.value).filter { $0.contains("长长长") }
    #expect(cut.count == 1 && cut.allSatisfy { $0.hasSuffix("…") && $0.count < 9000 })
    let csv = CSVTable(language: .chinese, marksByteOrder: false).encode(table)
    #expect(String(decoding: csv, as: UTF8.self).contains(text))
}
