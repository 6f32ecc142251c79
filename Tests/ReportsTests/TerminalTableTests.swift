import Bilingual
import Testing

@testable import Reports

// Widths after EastAsianWidth.txt of Unicode 14 and UAX #11.
@Test(arguments: [
    ("abc", 3), ("草原", 4), ("（）", 4), ("ｱ", 1), ("Ａ", 2), ("α", 1), ("①", 1), ("·", 1), ("—", 1), ("㎡", 2),
    ("m²", 2), ("e\u{301}", 1), ("\u{200B}", 0), ("👩‍🌾", 2), ("❤\u{FE0F}", 2), ("한", 2), ("\u{1112}\u{1161}", 2),
    ("𠀀", 2), ("㐀", 2), ("、", 2), ("“", 1), ("", 0), ("é", 1), ("\u{3000}", 2), ("〔", 2), ("ᠮᠣ", 2),
])
func widthsFollowUnicode(_ text: String, _ columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
}

@Test func chineseAndLatinTextAlign() throws {
    let text = TerminalTable(language: .chinese).render(try smallTable())
    // Counted by hand: every line between the rules is 26 columns wide.
    #expect(
        text
            == """
                    小表
                          单位：亩
            ┌─────────┬──────┬──────┐
            │  名称   │ 数量 │ 面积 │
            ├─────────┼──────┼──────┤
            │ 草原    │    2 │ 1.57 │
            │ wetland │   10 │ 1.57 │
            │ 黑土    │    — │ 1.57 │
            ├─────────┼──────┼──────┤
            │ 合计    │   12 │ 4.71 │
            └─────────┴──────┴──────┘

            """.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
                index == 0 ? "          小表" : index == 1 ? "                 单位：亩" : String(line)
            }.joined(separator: "\n"))
}

@Test func thePlainStyleHasNoLinesAndNoColourUnlessAsked() throws {
    let plain = TerminalTable(language: .english, style: .plain).render(try smallTable())
    #expect(
        plain
            == """
                  Small
                 Unit: mu
            Name     Count  Area
            -------  -----  ----
            草原         2  1.57
            wetland     10  1.57
            黑土         —  1.57
            -------  -----  ----
            Total       12  4.71

            """.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
                index == 0 ? "       Small" : index == 1 ? "            Unit: mu" : String(line)
            }.joined(separator: "\n"))
    #expect(!plain.contains("\u{1B}"))
    let colour = TerminalTable(language: .english, style: .plain, colour: true).render(try smallTable())
    #expect(colour.contains("\u{1B}[1;31m草原"))
}

@Test(arguments: [TerminalTable.Style.box, .plain], [60, 80, 100, 120, 200])
func noLineIsWiderThanTheTerminal(_ style: TerminalTable.Style, _ width: Int) throws {
    let table = try verdictTable(rows: 12)
    let text = TerminalTable(language: .chinese, style: style, width: width).render(table)
    let lines = text.split(separator: "\n")
    // Nine columns, none below 6, the serial numbers 4, the areas 8 (total) and 7: 55 and what parts them.
    let least = style == .box ? 55 + 28 : 55 + 16
    for line in lines { #expect(DisplayWidth.columns(of: line) <= max(width, least), "\(line)") }
    if style == .box {
        let inner = lines.filter { $0.hasPrefix("│") || $0.hasPrefix("├") }
        #expect(Set(inner.map { DisplayWidth.columns(of: $0) }).count == 1)
    }
    // No character is lost in breaking.
    func content(_ text: String) -> [Character] {
        text.filter { !$0.isWhitespace && !"│┌┐└┘├┤┬┴┼─-".contains($0) }.sorted()
    }
    let whole = TerminalTable(language: .chinese, style: style).render(table)
    #expect(content(text) == content(whole))
}

@Test func linesBreakByTheRulesOfChinesePrinting() {
    // 避头尾: no closing mark at the start, no opening one at the end of a line.
    #expect(LineBreaking.lines(of: "涉及草原，面积", width: 8) == ["涉及草", "原，面积"])
    #expect(LineBreaking.lines(of: "其中（草原）", width: 6) == ["其中", "（草", "原）"])
    #expect(LineBreaking.lines(of: "area of 937.36 mu", width: 9) == ["area of", "937.36 mu"])
    #expect(LineBreaking.lines(of: "abcdefghij", width: 4) == ["abcd", "efgh", "ij"])
    #expect(LineBreaking.lines(of: "一\n二", width: 10) == ["一", "二"])
    #expect(LineBreaking.lines(of: "", width: 10) == [""])
    #expect(LineBreaking.lines(of: "，，，，", width: 2) == ["，", "，", "，", "，"])
}

@Test func widthsAreTakenFromTheWidestTextFirst() {
    #expect(ColumnWidths.fit(natural: [40, 10, 30], minimum: [8, 10, 8], limit: 50) == [20, 10, 20])
    #expect(ColumnWidths.fit(natural: [40, 10, 30], minimum: [8, 10, 8], limit: 100) == [40, 10, 30])
    #expect(ColumnWidths.fit(natural: [40, 10, 30], minimum: [8, 10, 8], limit: 5) == [8, 10, 8])
    let fitted = ColumnWidths.fit(natural: [33, 9, 31, 17], minimum: [8, 9, 8, 8], limit: 53)
    #expect(fitted.reduce(0, +) == 53)
}

@Test func escapeSequencesFromDataAreHarmless() throws {
    let table = try smallTable(
        [("\u{1B}]0;pwned\u{7}\u{9B}31m\u{202E}x\ta\r\nb\u{7F}", nil, nil)],
        footnotes: [Message(verbatim: "\u{1B}[2J")])
    let text = TerminalTable(language: .chinese).render(table)
    let bad = text.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0 == "\u{202E}"
    }
    #expect(bad.isEmpty)
    #expect(text.contains("␛]0;pwned␇�31m�x a"))
    #expect(text.contains("│ b␡"))
    #expect(TerminalText.inert("a\nb") == "a b")
}
