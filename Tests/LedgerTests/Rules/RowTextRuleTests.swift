import Bilingual
import Testing

@testable import Ledger

/// What the text of a row says of its cells; every expectation was worked out by hand before the rule ran.
struct RowTextRuleTests {
    private func told(_ cells: String, _ text: String) -> [String] {
        let head = "序号 | 问题 | 占用草原（亩） | 恢复草原（亩） | 计划投资（万元） | 实际投资（万元） | 整改情况 | 状态"
        return Ledger("某市草原整改台账\n\(head)\n1 | 甲矿占用草原。 | \(cells) | \(text) | 整改中\n").findings
            .filter { [.ratio, .sum].contains($0.rule) }
            .map { "\($0.verdict) \($0.arithmetic.zh)" }
    }

    /// 285/300 = 95 %, 81/90 = 90 %, 72/96 = 75 %, 150.1/210.6 = 71.27 %, 350 − 338 = 12.
    @Test(arguments: [
        ("120.5 | 80.2 | 300 | 285", "实际投资占计划投资的95%。", "holds 285 ÷ 300 = 95%，原文95%"),
        ("55 | 44 | 90 | 81", "实际投资为计划投资的92%。", "doesNotHold 81 ÷ 90 = 90%，原文92%"),
        ("96 | 72 | 210 | 168", "拆除厂房2栋；草原恢复率75%。", "holds 72 ÷ 96 = 75%，原文75%"),
        ("210.6 | 150.1 | 400 | 350", "平整场地；恢复率72.1%。", "doesNotHold 150.1 ÷ 210.6 ≈ 71.27%，原文72.1%"),
        ("55 | 44 | 350 | 338", "结余资金12万元。", "holds 338 + 12 = 350（万元）"),
        ("55 | 44 | 350 | 338", "结余资金22万元。", "doesNotHold 338 + 22 = 360 ≠ 350（万元）"),
    ])
    func textsThatNameTheColumns(cells: String, text: String, expected: String) {
        #expect(told(cells, text) == [expected])
    }

    /// The numbers fit, the words are of other things.
    @Test(arguments: [
        ("100 | 60 | 300 | 180", "植被恢复区成活率60%。"), ("200 | 120 | 100 | 75", "图斑销号率60%。"),
        ("40 | 30 | 80 | 60", "全县草原恢复率75%。"), ("40 | 10 | 80 | 20", "植被盖度达到25%，投诉下降25%。"),
    ])
    func textsOfOtherThings(cells: String, text: String) {
        #expect(told(cells, text).isEmpty)
    }

    /// 12 of 20 is told by the text, and the row is not asked.
    @Test func figuresOfTheTextComeFirst() {
        #expect(told("60 | 30 | 100 | 50", "立案20起，办结12起，办结率60%。") == ["holds 12 ÷ 20 = 60%，原文60%"])
    }

    /// 765/900 = 85 %.
    @Test func thePreambleSpeaksOfTheRowOfTotals() {
        let text = """
            某市草原整改台账
            全市实际投资为计划投资的88%。
            序号 | 问题 | 计划投资（万元） | 实际投资（万元） | 整改情况 | 状态
            1 | 甲矿占用草原。 | 500 | 420 | 清理废石。 | 整改中
            2 | 乙矿占用草原。 | 400 | 345 | 拆除厂房。 | 整改中
            合计 |  | 900 | 765 |  |
            """
        #expect(
            Ledger(text).findings.filter { $0.rule == .ratio }.map(\.arithmetic.zh) == [
                "765 ÷ 900 = 85%，原文88%"
            ])
    }
}
