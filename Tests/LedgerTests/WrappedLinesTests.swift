import Testing

@testable import Ledger

struct WrappedLinesTests {
    /// A line end inside a number or its unit is none; the figure keeps it in its quotation and its offsets.
    @Test(arguments: [
        ("占用基本草原共计937.\n36亩。", "937.36", "亩"), ("占用基本草原共计93\n7.36亩。", "937.36", "亩"),
        ("占用基本草原共计937.36\n亩。", "937.36", "亩"), ("占用基本草原共计1.5万\n亩。", "1.5", "万亩"),
        ("占用基本草原共计3平方\n公里。", "3", "平方公里"), ("占用基本草原共计5\r\n  公顷。", "5", "公顷"),
    ])
    func splitFigures(sentence: String, value: String, unit: String) throws {
        let source = SourceText("1.题\n整改状态：已完成\n进展情况：\(sentence)")
        let claims = Ledger(source).items.first?.claims ?? []
        let claim = try #require(claims.first)
        #expect(claims.count == 1)
        #expect("\(claim.value)" == value)
        #expect(claim.unit.text == unit)
        #expect(source.text(in: claim.figure.range) == claim.figure.text)
    }

    /// A year at the end of a line, a bare number of a row, a number of an item belong to no figure below.
    @Test(arguments: [
        ("整改时限：2023\n3家企业整改。", ["3 家"]), ("完成整改工作，详见附件1\n12亩已恢复。", ["12 亩"]),
        ("共恢复草原12亩\n\n5公顷另行恢复。", ["12 亩", "5 公顷"]), ("共恢复草原12亩；\n5公顷另行恢复。", ["12 亩", "5 公顷"]),
    ])
    func whatIsNotSplit(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence)) == expected)
    }

    @Test func aFieldNameAcrossTheLineEnd() throws {
        let text = """
            1.某某矿业公司在天然牧草地内采石占用草原九亩整改
            状态：已销号。整改进展情况：完成拆除并恢复草原九
            亩，另恢复林地二十亩，设置围栏，恢复植被，落实管
            护责任。
            """
        let source = SourceText(text)
        let item = try #require(Ledger(source).item(1))
        #expect(figures(item.claims) == ["9 亩", "9 亩", "20 亩"])
        #expect(item.claims[1].figure.text == "九\n亩")
        #expect(item.text.text == text)
    }
}
