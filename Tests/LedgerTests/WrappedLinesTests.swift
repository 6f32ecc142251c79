import Bilingual
import Geodesy
import Testing

@testable import Ledger

struct WrappedLinesTests {
    /// A line end inside a number or its unit is none; the figure keeps it in its quotation and its offsets.
    @Test(arguments: [
        ("占用基本草原共计937.\n36亩。", "937.36", "亩"), ("占用基本草原共计93\n7.36亩。", "937.36", "亩"),
        ("占用基本草原共计12\n0亩。", "120", "亩"), ("占用基本草原共计937.36\n亩。", "937.36", "亩"),
        ("占用基本草原共计1.5万\n亩。", "1.5", "万亩"),
        ("清运渣土共计93万立方\n米，已平整。", "93", "万立方米"),
        ("恢复基本草原共计1万\n5千亩。", "1.5", "万亩"), ("恢复基本草原共计12万3\n千亩。", "12.3", "万亩"),
        ("恢复基本草原共计3亩\n5分。", "3.5", "亩"), ("恢复基本草原共计2,\n500亩。", "2500", "亩"),
        ("恢复基本草原每年3至\n5亩。", "3", "亩"), ("移交疑似变化图斑1386\n个，已核实。", "1386", "个"),
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

    /// A page copied with a blank line behind every line: 24 columns, numbers and words cut where they fall.
    @Test(arguments: ["\n", "\n\n", "\r\n\r\n", "\n \u{3000}\n"])
    func aPageOfSeveralSpacings(lineEnd: String) throws {
        let text = [
            "1.某矿违规占用草原31000亩",
            "，其中基本草原12.5公顷。",
            "整改状态：已销号",
            "进展情况：完成恢复草原31",
            "000亩，设置围栏，平整场地",
            "，投资120万元，补植树木1",
            "200株，巡护40次，恢复林地",
            "4公顷，罚款5万元，清理13",
            "处。",
        ].joined(separator: lineEnd)
        let item = try #require(Ledger(text).item(1))
        #expect(item.status == .closed)
        #expect(
            figures(item.claims) == [
                "31000 亩", "12.5 公顷", "31000 亩", "120 万元", "1200 株", "40 次", "4 公顷", "5 万元", "13 处",
            ])
    }

    /// Blank lines that part paragraphs part figures too, but for a number cut at its point.
    @Test func aBlankLineInsideANumber() {
        #expect(figures(claims("占用基本草原共计937.\n\n36亩。")) == ["937.36 亩"])
        #expect(figures(claims("占用基本草原共计5公顷\n\n36亩已恢复。")) == ["5 公顷", "36 亩"])
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

    /// Paragraphs that begin with two blanks go on at the margin, however ragged their lines.
    @Test func indentedParagraphsGoOnAtTheMargin() throws {
        let text = """
            某州森林督查整改情况

            　　州里核查疑似图斑1386
            个，属实432个，占31.2%，其中公
            益林图斑180个、商品林图斑252个。

            1.某村毁林种果，占用林地12.5亩。
            　　整改状态：整改中
            　　整改进展：（1）已退还林地8.3亩，其
            余4.2亩正在清理苗木。
            """
        let ledger = Ledger(text)
        #expect(ledger.claims.map(\.value.description) == ["1386", "432", "31.2", "180", "252"])
        let item = try #require(ledger.item(1))
        #expect(figures(item.claims) == ["12.5 亩", "8.3 亩", "4.2 亩"])
        #expect(ledger.findings.map(\.arithmetic.zh).contains("8.3 + 4.2 = 12.5（亩）"))
    }
}
