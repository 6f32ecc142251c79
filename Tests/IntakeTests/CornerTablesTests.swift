import Bilingual
import CornerLists
import Documents
import Foundation
import Geometry
import Intake
import Project
import TestSupport
import Testing

/// A square of 100 m, and one of 50 m beside it.
private let square = [
    ("1", "5106000", "41428000"), ("2", "5106100", "41428000"), ("3", "5106100", "41428100"),
    ("4", "5106000", "41428100"),
]
private let small = [
    ("1", "5106000", "41429000"), ("2", "5106050", "41429000"), ("3", "5106050", "41429050"),
    ("4", "5106000", "41429050"),
]
private let head = ["点号", "X坐标", "Y坐标"]

private func cells(_ corners: [(String, String, String)]) -> [[String]] { corners.map { [$0.0, $0.1, $0.2] } }

private func read(_ bytes: [UInt8], _ name: String, sheet: String? = nil, encoding: String? = nil) throws
    -> CornerSource?
{
    let folder = try TemporaryFolder()
    return try CornerSource.read(
        path: folder.write(Data(bytes), to: name), zone: nil, sheet: sheet, encoding: encoding)
}

private func areas(_ source: CornerSource?) -> [Double]? { source?.parcels.map { $0.polygons.planarArea } }

private func names(_ source: CornerSource?) -> [String?]? { source?.parcels.map { $0.value(of: "地块名称") } }

@Test func everySheetWithCornersIsAParcel() throws {
    let bytes = WorkbookSample.bytes([
        ("东片", WorkbookSample.rows([head] + cells(square)), ""),
        ("西片", WorkbookSample.rows([head] + cells(small)), ""),
        ("说明", WorkbookSample.rows([["填报说明"]]), ""), ("旧!", WorkbookSample.rows([head] + cells(square)), ""),
    ])
    let source = try read(bytes, "a.xlsx")
    #expect(areas(source) == [10_000, 2_500])
    #expect(names(source) == ["东片", "西片"])
    #expect(source?.remarks.count == 1)
    #expect(areas(try read(bytes, "a.xlsx", sheet: "西片")) == [2_500])
    #expect(areas(try read(bytes, "a.xls", sheet: "旧")) == [10_000])
    #expect(throws: SurveyError.self) { try read(bytes, "a.xlsx", sheet: "北片") }
    #expect(throws: SurveyError.self) { try read(bytes, "a.xlsx", sheet: "说明") }
}

@Test func aCopyOfASheetIsNoOtherParcel() throws {
    let rows = WorkbookSample.rows([head] + cells(square))
    #expect(throws: SurveyError.self) {
        try read(WorkbookSample.bytes([("一", rows, ""), ("备份", rows, "")]), "a.xlsx")
    }
}

/// Plots in merged cells, a title over the table, a note below, empty rows between.
@Test func tablesAsOfficesLayThemOut() throws {
    var rows = [["图斑坐标成果表"], ["图斑号"] + head]
    for (name, corners) in [("TB01", square), ("TB02", small)] {
        for (index, corner) in cells(corners).enumerated() { rows.append([index == 0 ? name : ""] + corner) }
    }
    let merged =
        "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A6\"/><mergeCell ref=\"A7:A10\"/></mergeCells>"
    let source = try read(
        WorkbookSample.bytes([("表", WorkbookSample.rows(rows + [[], ["注：共8点"]]), merged)]), "a.xlsx")
    #expect(areas(source) == [10_000, 2_500])
}

/// A corner takes two rows, beside which the sides stand half a row lower.
@Test func sidesBesideCornersOfTwoRows() throws {
    var rows = [head + ["边长"]]
    var merged = ""
    for (index, corner) in cells(square + [square[0]]).enumerated() {
        rows += [corner, index < 4 ? ["", "", "", "100.00"] : [""]]
        let row = 2 * index + 2
        for column in ["A", "B", "C"] { merged += "<mergeCell ref=\"\(column)\(row):\(column)\(row + 1)\"/>" }
        if index < 4 { merged += "<mergeCell ref=\"D\(row + 1):D\(row + 2)\"/>" }
    }
    let bytes = WorkbookSample.bytes([("表", WorkbookSample.rows(rows), "<mergeCells>\(merged)</mergeCells>")])
    #expect(areas(try read(bytes, "a.xlsx")) == [10_000])
}

/// What cells hold counts, not what is left of it in a narrow format; and that is told.
@Test func storedDigitsCount() throws {
    let rows = cells(square).enumerated().map { index, corner in
        "<row r=\"\(index + 2)\"><c r=\"A\(index + 2)\"><v>\(corner[0])</v></c><c r=\"B\(index + 2)\" s=\"1\"><v>\(corner[1]).123</v></c><c r=\"C\(index + 2)\"><v>\(corner[2])</v></c></row>"
    }
    let bytes = WorkbookSample.bytes(
        [("表", WorkbookSample.rows([head]) + rows.joined(), "")], formats: ["#,##0"])
    let source = try read(bytes, "a.xlsx")
    #expect(source?.parcels.first?.rings.first?.corners.first?.north.value == 5_106_000.123)
    #expect(source?.remarks.first?.zh.contains("B2 显示 5,106,000，存 5106000.123") == true)
}

/// Degrees kept as hours of a time: 119°30′12.345″ is 4.979309548611111 days.
@Test(arguments: ["[h]\"°\"mm\"′\"ss\"″\"", "[h]\"度\"mm\"分\"ss\"秒\"", "[h]\"°\"mm\"′\"ss.0\"″\""])
func degreesKeptAsTimes(_ format: String) throws {
    let days = [
        ("4.979309548611111", "1.4272004976851853"), ("4.979425289351852", "1.4272004976851853"),
        ("4.979431076388889", "1.4273220254629628"), ("4.979309548611111", "1.4273162384259261"),
    ]
    let rows = days.enumerated().map { index, day in
        "<row r=\"\(index + 2)\"><c r=\"A\(index + 2)\"><v>\(index + 1)</v></c><c r=\"B\(index + 2)\" s=\"1\"><v>\(day.0)</v></c><c r=\"C\(index + 2)\" s=\"1\"><v>\(day.1)</v></c></row>"
    }
    let bytes = WorkbookSample.bytes(
        [("表", WorkbookSample.rows([["点号", "经度", "纬度"]]) + rows.joined(), "")], formats: [format])
    let source = try read(bytes, "a.xlsx")
    let east = try #require(source?.parcels.first?.rings.first?.corners.first?.east.value)
    #expect(abs(east - (119 + 30 / 60.0 + 12.345 / 3600)) < 1e-9)
    #expect(source?.remarks.first?.zh.contains("119°30′12.345″") == true)
}

@Test(arguments: ["<c r=\"B2\"><f>A1</f></c>", "<c r=\"B2\" t=\"e\"><v>#REF!</v></c>"])
func cellsWithoutAValueAreRefused(_ cell: String) throws {
    let rows = WorkbookSample.rows([head] + cells(square)).replacing(
        "<c r=\"B2\"><v>5106000</v></c>", with: cell)
    let bytes = WorkbookSample.bytes([("表", rows, "")])
    #expect {
        _ = try read(bytes, "a.xlsx")
    } throws: { "\($0)".contains("表!B2") }
}

@Test(arguments: [",", ";", "\t"])
func separatedValuesOfCorners(_ separator: String) throws {
    let lines = ([["地块"] + head] + cells(square).map { ["东片"] + $0 } + cells(small).map { ["西片"] + $0 })
        .map { $0.joined(separator: separator) }.joined(separator: "\r\n")
    let gbk = try EncodedText.gb18030(lines, path: "a.csv")
    for (bytes, encoding) in [(Array(lines.utf8), nil), (gbk, nil), (gbk, "GBK")] {
        #expect(areas(try read(bytes, "a.csv", encoding: encoding)) == [10_000, 2_500])
    }
}

@Test(arguments: [true, false]) func shapesInWideTextAreNoCorners(isLittle: Bool) throws {
    let text = "\u{FEFF}WKT\tBSM\n\"POLYGON ((41428000 5106000,41428100 5106000,41428100 5106100))\"\t1\n"
    let bytes = text.utf16.flatMap { unit in
        isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
    #expect(try read(bytes, "a.csv") == nil)
}

@Test(arguments: [
    ("a.txt", "<?xml version=\"1.0\"?>\n<kml><Placemark>120.1,46.2,0</Placemark></kml>", "KML"),
    ("a.txt", "点号 X Y\n1 5106000 4142\08000\n", "UTF-8"),
    ("a.txt", "[地块坐标]\n2,,1,管线,线,,,,@\nJ1,1,5106000.0,41428000.0\nJ2,1,5106100.0,41428000.0\n", "线"),
])
func whatIsNoGroundSaysWhatItIs(name: String, text: String, word: String) throws {
    #expect {
        _ = try read(Array(text.utf8), name)?.content(named: "a")
    } throws: { "\($0)".contains(word) }
}

@Test func separatedValuesOfOtherThings() throws {
    let shapes = "点号,X,Y,WKT\n1,5106000,41428000,\"POLYGON ((1 2))\"\n"
    #expect(try read(Array(shapes.utf8), "a.csv") == nil)
    let places = "名称,经度,纬度\n一号矿,120.12345,46.2\n二号矿,120.32345,46.4\n三号矿,120.52345,46.1\n"
    #expect(try read(Array(places.utf8), "a.csv") == nil)
    let lost = "点号,X,Y\n1,5.11E+06,4.14E+07\n2,5.11E+06,4.14E+07\n3,5.11E+06,4.14E+07\n"
    #expect {
        _ = try read(Array(lost.utf8), "a.csv")
    } throws: { "\($0)".contains("5.11E+06") }
    let half = "点号,X,Y\n1,5106000.5,4.14E+07\n2,5106000.5,4.14E+07\n3,5106100.5,4.14E+07\n"
    #expect {
        _ = try read(Array(half.utf8), "a.csv")
    } throws: { "\($0)".contains("4.14E+07") }
    // 名称 in GBK: neither shapes nor corners.
    #expect(throws: SurveyError.self) { try read([0xC3, 0xFB, 0xB3, 0xC6] + Array(",a\n1,2\n".utf8), "a.csv") }
}

/// Words beside corners, or as their numbers, do not make them places.
@Test(arguments: [
    ("点号", "1234", "沟边大石 路边杨树 田埂西角 房屋东角"), ("点号", "西南角 西北角 东北角 东南角", ""),
    ("拐点编号", "拐点1 拐点2 拐点3 拐点4", ""), ("", "拐点1 拐点2 拐点3 拐点4", ""), ("", "1号界桩 2号界桩 3号界桩 4号界桩", ""),
    ("界址点号", "J1 J2 J3 J4", "木桩一 石桩二 墙角三 沟沿四"),
])
func wordsBesideCorners(_ heading: String, _ labels: String, _ remarks: String) throws {
    let names = labels.contains(" ") ? labels.split(separator: " ").map(String.init) : labels.map { String($0) }
    let notes = remarks.split(separator: " ").map(String.init)
    var lines = heading.isEmpty ? [] : ["\(heading),X坐标,Y坐标" + (notes.isEmpty ? "" : ",界标")]
    for (index, corner) in square.enumerated() {
        lines.append("\(names[index]),\(corner.1),\(corner.2)" + (notes.isEmpty ? "" : ",\(notes[index])"))
    }
    #expect(areas(try read(Array(lines.joined(separator: "\n").utf8), "a.csv")) == [10_000])
}

/// Quotation marks that are no pair must not take rows with them.
@Test func quotationMarksInRemarks() throws {
    func table(_ second: String, _ third: String) -> [UInt8] {
        let notes = ["", second, third, ""]
        let rows = zip(square, notes).map { "\($0.0),\($0.1),\($0.2),\($1)" }
        return Array((["点号,X坐标,Y坐标,备注"] + rows).joined(separator: "\n").utf8)
    }
    #expect(areas(try read(table("管径5\"处", "管径5\"处"), "a.csv")) == [10_000])
    #expect(areas(try read(table("\"管,井\"", "\"上\n下\""), "a.csv")) == [10_000])
    var lines = ["点号,X坐标,Y坐标,备注"]
    for (index, corner) in (square + square).enumerated() {
        lines.append("\(index + 1),\(corner.1),\(corner.2),\(index == 3 || index == 4 ? "\"木桩" : "")")
    }
    #expect {
        _ = try read(Array(lines.joined(separator: "\n").utf8), "a.csv")
    } throws: { "\($0)".contains("a.csv:5") }
}

@Test(arguments: ["xls", "et"]) func oldWorkbooksAreRefusedWithAdvice(_ ending: String) throws {
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
    #expect {
        _ = try read(bytes, "a.\(ending)")
    } throws: { "\($0)".contains("另存为 .xlsx") }
}

/// A table program of another language: semicolons part the cells, commas are points, with a heading or without.
@Test(arguments: ["", "点号;X坐标;Y坐标\n", "地块;点号;X;Y;面积(公顷)\n"]) func commasForPoints(head: String) throws {
    let lines = square.map { number, north, east in
        head.contains("面积")
            ? "甲;\(number);\(north),00;\(east),00;1,0000\n" : "\(number);\(north),00;\(east),00\n"
    }
    let source = try read(Array((head + lines.joined()).utf8), "a.csv")
    #expect(areas(source) == [10_000])
    #expect(source?.parcels.first?.value(of: "面积") == (head.contains("面积") ? "1.0000公顷" : nil))
}
