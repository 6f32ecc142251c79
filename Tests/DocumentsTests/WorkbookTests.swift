import Bilingual
import Documents
import TestSupport
import Testing

private func sheet(_ rows: String, rest: String = "", formats: [String] = [], texts: [String] = []) throws
    -> TableSheet
{
    let bytes = WorkbookSample.bytes([("表", rows, rest)], formats: formats, texts: texts)
    #expect(WorkbookFile.recognizes(bytes))
    return try WorkbookFile(bytes, path: "a.xlsx").sheets[0]
}

private func fault(_ bytes: [UInt8]) -> DocumentError? {
    do throws(DocumentError) {
        _ = try WorkbookFile(bytes, path: "a.xlsx")
        return nil
    } catch {
        return error
    }
}

@Test func cellsOfEveryKind() throws {
    let rows = """
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" s="1"><v>4321000.123</v></c><c r="C2" t="b"><v>1</v></c>\
        <c r="D2" t="e"><v>#REF!</v></c><c r="E2" t="str"><f>A1</f><v>甲</v></c><c r="F2"><f>SUM(A1)</f><v></v></c>\
        <c r="G2" s="2"><v>45356</v></c><c r="H2" t="inlineStr"><is><r><t>乙</t></r><r><t>丙</t></r></is></c>\
        <c r="I2" t="str"><f>""</f><v></v></c><c r="J2" t="s" s="1"/></row><row r="4"><c><v>5122740.192378865</v></c></row>
        """
    let found = try sheet(
        rows, formats: ["#,##0", "14"],
        texts: [
            "<r><t>占用</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 草原</t></r><rPh sb=\"0\" eb=\"2\"><t>cao</t></rPh>"
        ])
    #expect(found.rows.map(\.number) == [2, 4])
    let cells = found.rows[0].cells
    #expect(cells.keys.sorted() == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(cells[0]?.text == "占用 草原")
    #expect(cells[1] == SheetCell("4,321,000", content: .number("4321000.123")))
    #expect(
        cells[2]?.text == "TRUE" && cells[4]?.text == "甲" && cells[6]?.text == "2024/3/5"
            && cells[7]?.text == "乙丙")
    #expect(found.cells(.fault) == ["D2"] && found.cells(.uncomputed) == ["F2"])
    #expect(found.rows[1].cells[0]?.exact == "5122740.19237887")
}

/// A value belongs to all rows of merged cells, in their first column.
@Test func mergedCellsReachDown() throws {
    let rows = WorkbookSample.rows([["甲", "1"], ["", "2"], ["", "3"], ["乙", "4"]])
    let found = try sheet(
        rows, rest: "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"C1:C1048576\"/></mergeCells>")
    #expect(found.rows.map { $0.continued[0]?.text } == [nil, "甲", "甲", nil])
}

@Test func hiddenThingsAreTold() throws {
    let bytes = WorkbookSample.bytes([
        ("一", "<row r=\"1\" hidden=\"1\"><c r=\"B1\"><v>1</v></c></row>", ""),
        ("二!", WorkbookSample.rows([["x"]]), ""),
    ])
    let file = try WorkbookFile(bytes, path: "a.xlsx")
    #expect(file.sheets.map(\.isHidden) == [false, true])
    #expect(file.sheets[0].notesOnReading.count == 1)
}

/// White on white, in the colour of its fill, or tiny: read, and told by its address.
@Test func cellsThatCannotBeSeenAreTold() throws {
    let fonts = """
        <fonts><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font>\
        <font><sz val="1"/></font><font><color rgb="FF1F3864"/></font><font><color theme="1"/></font></fonts>\
        <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill>\
        <fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills>
        """
    let looks = [(0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (1, 1), (2, 2), (5, 0)]
    let styles = looks.map { "<xf fontId=\"\($0.0)\" fillId=\"\($0.1)\"/>" }.joined()
    let cells = looks.indices.map { "<c s=\"\($0 + 1)\"><v>\($0)</v></c>" }.joined()
    let file = try WorkbookFile(
        WorkbookSample.bytes([("一", "<row>\(cells)</row>", "")], fonts: fonts, styles: styles), path: "a.xlsx")
    #expect(file.sheets[0].rows[0].cells.count == looks.count)
    #expect(file.sheets[0].notesOnReading.map(\.zh) == ["表“一”有4个单元格（B1、C1、D1、E1）的文字与底色相同或过小，看不见，仍已读取"])
}

/// A part of a text that is struck through is none of it; a text that is so as a whole stays, and says so.
@Test func struckPartsAreLeftOutAndTold() throws {
    func run(_ text: String, _ properties: String) -> String {
        "<r><rPr><sz val=\"11\"/>\(properties)</rPr><t xml:space=\"preserve\">\(text)</t></r>"
    }
    func cell(_ place: String, _ runs: String) -> String {
        "<c r=\"\(place)\" t=\"inlineStr\"><is>\(runs)</is></c>"
    }
    let rows =
        "<row r=\"1\">" + cell("A1", run("5106000.10", "<strike/>") + run("5106000.50", ""))
        + cell("B1", run("J1", "<strike val=\"0\"/>")) + cell("C1", run("J2", "<strike val=\"1\"/>"))
        + "<c r=\"D1\" t=\"s\"><v>0</v></c></row>"
    let file = try WorkbookFile(
        WorkbookSample.bytes([("一", rows, "")], texts: [run("甲", "") + run("乙", "<strike/>") + run("丙", "")]),
        path: "a.xlsx")
    let cells = file.sheets[0].rows[0].cells.sorted { $0.key < $1.key }.map(\.value)
    #expect(cells.map(\.text) == ["5106000.50", "J1", "J2", "甲丙"])
    #expect(cells.map(\.strike) == [.part, .none, .whole, .part])
    #expect(file.sheets[0].notesOnReading.count == 1)
}

/// Strict Office Open XML has another namespace; programs leave out addresses.
@Test func otherWriters() throws {
    let rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    let bytes = WorkbookSample.bytes([("表", rows, "")], space: "http://purl.oclc.org/ooxml/spreadsheetml/main")
    #expect(try WorkbookFile(bytes, path: "a.xlsx").sheets[0].rows.map(\.cells.count) == [2, 1])
}

@Test(arguments: [
    "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
    "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
    "<row r=\"1048577\"/>", "<row r=\"1\"><c r=\"XFE1\"/></row>",
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>",
    "<row r=\"1\"><c r=\"A1\"><v>x</v></c></row>", "<row r=\"1\">",
    "</sheetData><mergeCells><mergeCell ref=\"A1:A9000000000000000000\"/></mergeCells><sheetData>",
])
func sheetsThatContradictThemselves(_ rows: String) {
    #expect(fault(WorkbookSample.bytes([("表", rows, "")]))?.code == .damaged)
}

@Test func brokenWorkbooks() {
    let whole = WorkbookSample.bytes([("表", WorkbookSample.rows([["占用草原12.5亩"]]), "")])
    for length in stride(from: 4, to: whole.count, by: 97) { #expect(fault(Array(whole[..<length])) != nil) }
    for position in stride(from: 0, to: whole.count, by: 41) {
        var bytes = whole
        bytes[position] ^= 0x20
        if let file = try? WorkbookFile(bytes, path: "a.xlsx") {
            #expect(file.sheets.allSatisfy { $0.rows.allSatisfy { $0.cells[0]?.text == "占用草原12.5亩" } })
        }
    }
    // More rows than a sheet has, none of them with a cell.
    let empty = String(repeating: "<row/>", count: 1_100_000)
    #expect(fault(WorkbookSample.bytes([("表", empty, "")]))?.code == .damaged)
    #expect(fault(ZIPWriter([("xl/workbook.bin", "")]).bytes)?.code == .unsupported)
    #expect(
        fault(WorkbookSample.bytes([("表", "<!DOCTYPE a [<!ENTITY e \"x\">]><row/>", "")]))?.code == .damaged)
}

/// Small files that would take up far more than they hold.
@Test func sheetsLargerThanTheirFile() {
    let far = (1...1_000).map { "<row r=\"\($0)\"><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    #expect(fault(WorkbookSample.bytes([("表", far, "")]))?.code == .tooLarge)
    let long = "<t>" + String(repeating: "x", count: 1 << 20) + "</t>"
    let cells = (1...65).map { "<row r=\"\($0)\"><c t=\"s\"><v>0</v></c></row>" }.joined()
    #expect(fault(WorkbookSample.bytes([("表", cells, "")], texts: [long]))?.code == .tooLarge)
}

private func ledger(_ sheets: [(name: String, rows: String, rest: String)], sheet: String? = nil) throws
    -> Document
{
    try Document(WorkbookSample.bytes(sheets, formats: ["0.00\"亩\""]), path: "a.xlsx", sheet: sheet)
}

private let items = [
    ["序号", "问题", "整改情况", "状态"], ["1", "占用草原12.5亩", "已恢复", "已完成"], ["2", "占用湿地", "正在恢复", ""],
]

/// The rows become those of a table as a Word file gives them; merged cells stand in their first row.
@Test func ledgersInWorkbooks() throws {
    let merge = "<mergeCells><mergeCell ref=\"D2:D3\"/></mergeCells>"
    let document = try ledger([
        ("台账", WorkbookSample.rows(items), merge), ("说明", WorkbookSample.rows([["填报说明"]]), ""),
    ])
    #expect(document.form == .workbook)
    #expect(
        document.text == "序号 | 问题 | 整改情况 | 状态\n1 | 占用草原12.5亩 | 已恢复 | 已完成\n2 | 占用湿地 | 正在恢复\n填报说明\n")
    #expect(
        document.tables.map { $0.rows.map { $0.map(\.rows) } } == [[[1, 1, 1, 1], [1, 1, 1, 2], [1, 1, 1]]])
    #expect(document.notes.isEmpty)
}

@Test func oneOfSeveralLedgersMustBeNamed() throws {
    let sheets = [("一", WorkbookSample.rows(items), ""), ("二", WorkbookSample.rows(items), "")]
    #expect(throws: DocumentError.self) { try ledger(sheets) }
    #expect(throws: DocumentError.self) { try ledger(sheets, sheet: "三") }
    #expect(try ledger(sheets, sheet: "二").text.contains("占用草原12.5亩"))
    #expect(throws: DocumentError.self) {
        try ledger([("一", "<row r=\"1\"><c r=\"A1\"><f>A2</f></c></row>", "")])
    }
}

/// A ledger over several sheets whose numbers go on is read as one; a number that comes again is another ledger.
@Test func ledgersThatGoOn() throws {
    let rest = [["序号", "属地", "问题"], ["3", "甲县", "占用林地3.6亩"]]
    let both = try ledger([("主表", WorkbookSample.rows(items), ""), ("附表", WorkbookSample.rows(rest), "")])
    #expect(both.text.contains("占用草原12.5亩") && both.text.contains("占用林地3.6亩"))
    #expect(both.notes.isEmpty)
    let again = [["序号", "属地", "问题"], ["2", "甲县", "占用林地3.6亩"]]
    #expect(throws: DocumentError.self) {
        try ledger([("主表", WorkbookSample.rows(items), ""), ("附表", WorkbookSample.rows(again), "")])
    }
}

@Test func separatedValues() throws {
    let table = try SeparatedValues(
        Array("\u{FEFF}点号;\"X;坐标\"\r\n\r\nJ1;\"4,321,000.5\"\r\n\"a\nb\";\n\"丙\"\"\";\n".utf8), path: "a.csv"
    ).sheet
    #expect(table.rows.map(\.number) == [1, 3, 4, 6])
    #expect(table.rows.map { $0.cells[1]?.text } == ["X;坐标", "4,321,000.5", nil, nil])
    #expect(table.rows[3].cells[0]?.text == "丙\"")
    #expect(throws: DocumentError.self) { try SeparatedValues(Array("a,b\n\"c,d\n".utf8), path: "a.csv") }
    // Inches, in a remark, open no field.
    let pipes = try SeparatedValues(Array("1,管5\"处,a\n2, \"b,\",\"管\"\"5\n3,c\",d\"\n".utf8), path: "a.csv")
    #expect(pipes.sheet.rows.count == 2)
    let gbk = try EncodedText.gb18030("点号,地块\n1,草场\n", path: "a.csv")
    for encoding in [nil, "GBK"] {
        #expect(
            try SeparatedValues(gbk, encoding: encoding, path: "a.csv").sheet.rows[1].cells[1]?.text == "草场")
    }
}
