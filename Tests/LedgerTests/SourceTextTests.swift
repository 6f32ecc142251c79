import Testing

@testable import Ledger

struct SourceTextTests {
    @Test func lineEndsAndMarksAreNotCounted() throws {
        let source = try SourceText(utf8: [0xEF, 0xBB, 0xBF] + Array("甲\r\n乙\r丙\n丁".utf8))
        #expect(source.text(in: 0..<source.count) == "甲\n乙\n丙\n丁")
        #expect((0..<source.count).map(source.line(at:)) == [1, 1, 2, 2, 3, 3, 4])
    }

    @Test func offsetsCountScalars() {
        // U+20000 takes four bytes in UTF-8 and two units in UTF-16, and counts once.
        let source = SourceText("𠀀甲㎡")
        #expect(source.count == 3)
        #expect(source.text(in: 1..<3) == "甲㎡")
        #expect(source.text(in: 2..<99) == "㎡")
    }

    @Test func otherEncodingsAreRefused() {
        // 兴安 in GB18030, after three bytes of ASCII.
        let gbk: [UInt8] = [0x31, 0x2E, 0x20, 0xD0, 0xCB, 0xB0, 0xB2]
        #expect(throws: LedgerError(code: .notUTF8, byte: 3)) { try SourceText(utf8: gbk) }
        #expect(throws: LedgerError(code: .utf16, byte: 0)) { try SourceText(utf8: [0xFF, 0xFE, 0x31, 0x00]) }
        #expect(throws: LedgerError(code: .notUTF8, byte: 3)) {
            try SourceText(utf8: [0xE4, 0xBA, 0x8C, 0xE4, 0xBA])
        }
        #expect("\(LedgerError(code: .notUTF8, byte: 3).message)".contains("GB18030"))
    }

    @Test(arguments: [
        ("Ａ", "a"), ("９", "9"), ("，", ","), ("。", "。"), ("\u{3000}", " "), ("％", "%"), ("畝", "亩"), ("中", "中"),
    ])
    func folding(scalar: String, folded: String) {
        #expect(scalar.unicodeScalars.first?.folded == folded.unicodeScalars.first)
    }

    @Test(
        arguments: [
            ("十", 10), ("十二", 12), ("二十", 20), ("三十五", 35), ("一百零五", 105), ("一百一十", 110), ("三千五百", 3500),
            ("两", 2),
            ("九千九百九十九", 9999), ("三万五千", 35000), ("二〇二二", nil), ("三四", nil), ("百", nil), ("中", nil),
        ] as [(String, Int64?)])
    func chineseNumerals(text: String, value: Int64?) {
        let source = SourceText(text)
        let numeral = ChineseNumeral(in: source, at: 0, before: source.count)
        #expect(numeral?.value == value)
        #expect(numeral == nil || numeral?.end == source.count)
    }
}
