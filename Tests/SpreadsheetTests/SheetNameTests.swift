import Spreadsheet
import TestSupport
import Testing

@Test(arguments: [
    "", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "History", "a\u{1}", "a\nb",
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二",
])
func badNamesAreRefused(_ name: String) throws {
    #expect(SheetName.fault(in: name) != nil)
    let folder = try TemporaryFolder()
    let workbook = try Workbook(path: folder.path("b.xlsx"), properties: DocumentProperties(created: 1))
    #expect {
        _ = try workbook.addSheet(named: name)
    } throws: { ($0 as? SpreadsheetError)?.code == .badSheetName }
}

@Test func namesThatDifferOnlyInCaseAreRefused() {
    #expect(SheetName.fault(in: "Table", used: ["tABLE"]) != nil)
    #expect(SheetName.fault(in: "一览表", used: ["一览"]) == nil)
}

@Test(arguments: [
    "矿业权/保护地：重叠[明细]*表?", "'''", "", "History", String(repeating: "🐑", count: 40), "普通", "\u{0}\u{1}",
])
func acceptedNamesKeepTheRules(_ text: String) {
    var used: [String] = []
    for number in 1...12 {
        let name = SheetName.accepted(for: text, used: used, suffix: number == 5 ? " (续)" : "")
        #expect(SheetName.fault(in: name, used: used) == nil)
        used.append(name)
    }
}

@Test func namesInFormulasDoubleTheApostrophe() {
    #expect(SheetName.quoted("a'b 表") == "'a''b 表'")
    #expect(SheetName.accepted(for: "一览表", used: ["一览表"], suffix: " (2)") == "一览表 (2)")
}
