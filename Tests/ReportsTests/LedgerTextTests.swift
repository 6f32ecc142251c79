import Bilingual
import Ledger
import Testing

@testable import Reports

/// What the terminal shows of a report.
struct LedgerTextTests {
    private let text = """
        某旗草原整改台账
        序号 | 存在问题 | 占用面积（万亩） | 恢复面积（公顷） | 整改状态
        1 | 甲矿占用草原。 | 1.2 | 约30 | 已完成
        2 | 乙矿占用草原。 | 0.3 | 0.5公顷 | 整改中
        各苏木图斑如下。
        苏木 | 图斑（个）
        甲苏木 | 12
        乙苏木 | 3
        """

    /// Figures of cells have the unit of their head, and its words; those of rows outside the items their row, too.
    @Test func figuresOfTables() {
        let shown = LedgerText(language: .chinese, width: 100, colour: false).render(
            LedgerReport(Ledger(text)))
        for line in [
            "1.2万亩  面积·占用     占用面积（万亩）：1.2\n", "30公顷  面积·恢复     恢复面积（公顷）：约30\n",
            "0.5公顷  面积·恢复     恢复面积（公顷）：0.5公顷\n", "12个  个数          甲苏木 图斑（个）：12\n",
        ] {
            #expect(shown.contains(line))
        }
        // The rows of the second table are not told again.
        #expect(shown.matches(of: /未能归入事项/).count == 1)
    }

    /// A sum over a column stands above the items, and of one item alone with it.
    @Test func sumsOverItems() throws {
        let ledger = Ledger(
            "序号 | 存在问题 | 占用面积（亩） | 整改状态\n1 | 甲矿占用草原。 | 12.5 | 已完成\n2 | 乙矿占用草原。 | 7.5 | 整改中\n合计 |  | 20 |  ")
        let all = LedgerText(language: .chinese, width: 100, colour: false).render(LedgerReport(ledger))
        let sum = try #require(all.firstRange(of: "12.5 + 7.5 = 20（亩）"))
        let item = try #require(all.firstRange(of: "── 1"))
        #expect(sum.lowerBound < item.lowerBound)
        let one = LedgerText(language: .chinese, width: 100, colour: false).render(
            LedgerReport(ledger, item: 1))
        #expect(one.contains("12.5 + 7.5 = 20（亩）"))
    }
}
