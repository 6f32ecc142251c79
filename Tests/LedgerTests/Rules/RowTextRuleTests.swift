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

    /// 48.1/60 = 80.17 %, 23.6/40 = 59 %, 71.7/100 = 71.7 %; of another rate the columns tell nothing.
    @Test(arguments: [
        (
            "治理率由高到低为襄垣县80.2%、沁源县61%。",
            ["holds 48.1 ÷ 60 ≈ 80.17%，原文80.2%", "doesNotHold 23.6 ÷ 40 = 59%，原文61%"]
        ),
        ("襄垣县治理率80.2%，全市治理率71.7%。", ["holds 48.1 ÷ 60 ≈ 80.17%，原文80.2%", "holds 71.7 ÷ 100 = 71.7%，原文71.7%"]),
        ("植被成活率襄垣县80.2%、沁源县61%。", []),
    ])
    func ratesOfSubtotals(note: String, expected: [String]) {
        #expect(noted(note, subtotals: true) == expected)
    }

    /// The rows below a county are its own as well: 30.6/42.5 = 72 % is no rate of the county.
    @Test func aCountyOfSeveralRows() {
        #expect(noted("治理率襄垣县72%、沁源县50%。", subtotals: false).isEmpty)
    }

    private func noted(_ note: String, subtotals: Bool) -> [String] {
        let first = [
            "序号 | 县区 | 地点及问题 | 沉陷面积 | 已治理面积 | 状态", "1 | 襄垣县 | 王桥镇地裂缝密布。 | 42.5 | 30.6 | 治理中",
            "2 |  | 夏店镇村庄塌陷。 | 17.5 | 17.5 | 完成",
        ]
        let second = ["3 | 沁源县 | 郭道镇耕地下沉。 | 26.4 | 13.2 | 治理中", "4 |  | 灵空山镇林地开裂。 | 13.6 | 10.4 | 治理中"]
        let sums = subtotals ? ["小计 |  |  | 60 | 48.1 | ", "小计 |  |  | 40 | 23.6 | "] : []
        let rows = first + sums.prefix(1) + second + sums.suffix(1) + ["合计 |  |  | 100 | 71.7 | "]
        let text = "某市采煤沉陷区治理情况表\n单位：公顷\n" + rows.joined(separator: "\n") + "\n注：" + note + "\n"
        return Ledger(text).findings.filter { $0.rule == .ratio }.map { "\($0.verdict) \($0.arithmetic.zh)" }
    }

    /// 6.4公顷 is 96亩, 3.8公顷 57亩.
    @Test(arguments: [
        ("6.4 | 6.4 | 全部复垦为水田，计96亩。", ["holds 6.4公顷 = 96亩，原文96亩"]),
        ("3.8 | 3.8 | 全部恢复植被，折合59亩。", ["doesNotHold 3.8公顷 = 57亩，原文59亩"]), ("9.2 | 4 | 全部清场，另在邻村造地，计70亩。", []),
        ("4.6 | 4.6 | 另在邻村造地，计70亩。", []),
    ])
    func areasOfTheRowInAnotherUnit(row: String, expected: [String]) {
        let head = "序号 | 县 | 问题 | 占地面积（公顷） | 复垦面积（公顷） | 措施 | 状态"
        let text = "某州采砂问题表\n\(head)\n1 | 黎平县 | 砂坑积水。 | \(row) | 整改中\n2 | 从江县 | 河滩被毁。 | 2 | 2 | 已复垦。 | 已销号\n"
        let told = Ledger(text).findings.filter { $0.rule == .conversion }
        #expect(told.map { "\($0.verdict) \($0.arithmetic.zh)" } == expected)
    }
}
