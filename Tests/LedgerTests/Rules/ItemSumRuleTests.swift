import Bilingual
import Testing

@testable import Ledger

/// Totals of a preamble against the items; every sum was worked out by hand before the rule ran.
struct ItemSumRuleTests {
    private func sums(_ text: String) -> [String] {
        Ledger(text).findings.filter { $0.rule == .sum && $0.items.count > 1 }.map {
            "\($0.verdict) \($0.arithmetic.zh)"
        }
    }

    /// The items tell 1204.3 + 862.5 + 418.8 + 730 = 3215.6 taken, 1204.3 + 520 + 189.8 + 729.9 = 2644 given back.
    private func notice(_ total: String, _ restored: String, item: String = "恢复湿地520亩；其余342.5亩正在整治。") -> String
    {
        """
        某县草原湿地问题整改情况

        省督察交办的4个问题共侵占草原、湿地\(total)亩，已恢复\(restored)亩。

        问题1：甲镇种植户开垦草原1,204.3亩种植大豆。
        整改情况：退耕还草1,204.3亩，播撒羊草籽3.1吨。
        整改状态：已销号

        问题2：河岸围堤养鱼侵占湿地862.5亩，其中核心区110亩。
        整改情况：拆除围堤2.4公里，\(item)
        整改状态：整改中

        问题3：采石场毁坏草地418.8亩。
        整改情况：一期恢复草地100亩，二期恢复草地89.8亩，累计恢复189.8亩，尚有229亩待春季恢复。
        整改状态：整改中

        问题4：农场修建晒场，压占草原730亩。
        整改情况：退还并恢复草原729.9亩，剩余0.1亩为机井房用地。
        整改状态：已销号
        """
    }

    private let taken = "1204.3 + 862.5 + 418.8 + 730 = 3215.6"
    private let restored = "1204.3 + 520 + 189.8 + 729.9 = 2644"

    @Test func totalsOfAllItemsHold() {
        #expect(sums(notice("3,215.6", "2,644")) == ["holds \(taken)（亩）", "holds \(restored)（亩）"])
    }

    @Test func wrongTotalsDoNotHold() {
        #expect(
            sums(notice("3,251.6", "2,464")) == [
                "doesNotHold \(taken) ≠ 3251.6（亩）", "doesNotHold \(restored) ≠ 2464（亩）",
            ])
    }

    /// What was given back is not what was taken, though the number is that of another total.
    @Test func theTotalOfOtherFiguresIsNoAgreement() {
        let found = sums(notice("3,215.6", "3,215.6"))
        #expect(found == ["holds \(taken)（亩）", "doesNotHold \(restored) ≠ 3215.6（亩）"])
    }

    /// An item without its figure leaves the total open.
    @Test func anItemWithoutItsFigureLeavesTheTotalOpen() {
        let found = sums(notice("3,215.6", "2,464", item: "正在整治。"))
        #expect(found == ["holds \(taken)（亩）", "undecided 1204.3 + 189.8 + 729.9 = 2124 ≠ 2464（亩）"])
    }

    /// 8640 hectares of the whole county are no total of the items.
    @Test func totalsOfOtherThingsAreLeft() {
        let text = notice("3,215.6", "2,644").replacing("。\n\n问题1", with: "。全县历年累计开垦草原8,640亩。\n\n问题1")
        #expect(sums(text).count == 2)
    }

    /// 42.6 + 25.2 + 107.2 = 175, and what was paid back is no fine.
    @Test func finesAddUp() {
        let text = """
            某市违法用地整改情况

            涉及违法用地3宗，共处罚款175万元。

            一、甲镇物流园占用耕地21.3公顷。
            处理结果：拆除厂房，罚款42.6万元。
            二、乙镇砂场占用耕地12.6公顷。
            处理结果：没收违法所得8万元，罚款25.2万元。
            三、丙镇光伏板占用耕地33.7公顷。
            处理结果：拆除光伏板，罚款107.2万元。
            """
        #expect(sums(text) == ["holds 42.6 + 25.2 + 107.2 = 175（万元）"])
    }

    /// 318.4 + 96.5 + 211 = 625.9 and 240 + 96.5 + 62 = 398.5, in the columns of a table.
    @Test func theColumnsOfATableAnswerThePreamble() {
        let text = """
            某县草场问题整改台账
            全县列入台账问题3个，共破坏草场625.9亩，已恢复389.5亩。
            序号 | 问题 | 破坏草场（亩） | 已恢复（亩） | 进展情况 | 状态
            1 | 砂坑未回填。 | 318.4 | 240 | 回填砂坑14个。 | 整改中
            2 | 便道碾压草场。 | 96.5 | 96.5 | 便道全部封闭。 | 已销号
            3 | 取料场未恢复。 | 211 | 62 | 平整料场2处。 | 整改中
            """
        #expect(
            sums(text) == [
                "holds 318.4 + 96.5 + 211 = 625.9（亩）", "doesNotHold 240 + 96.5 + 62 = 398.5 ≠ 389.5（亩）",
            ])
    }

    /// 62.4 + 41.8 + 27.3 = 131.5 of the three that are closed; all five give back 249.5.
    @Test(arguments: [
        ("5个问题共罚款59.2万元。", ["holds 8.6 + 18 + 5.4 + 3.2 + 24 = 59.2（万元）"]),
        ("5个问题共罚款52.9万元。", ["doesNotHold 8.6 + 18 + 5.4 + 3.2 + 24 = 59.2 ≠ 52.9（万元）"]),
        ("其中已销号的3个问题恢复土地131.5亩。", ["holds 62.4 + 41.8 + 27.3 = 131.5（亩）"]),
        ("其中已销号的3个问题恢复土地113.5亩。", ["doesNotHold 62.4 + 41.8 + 27.3 = 131.5 ≠ 113.5（亩）"]),
        // The number is that of all, the words are of three or of four.
        ("其中已销号的3个问题恢复土地249.5亩。", []), ("其中已销号的4个问题恢复土地249.5亩。", []),
        ("全县去年共罚款159.2万元。", []),
        // Of one year, and of one kind of ground: nothing is accused.
        ("5个问题2024年恢复土地201.5亩。", []), ("5个问题共占用草地350亩、林地13亩。", []),
        ("5个问题共占用林地、草地351亩。", ["undecided 62.4 + 135 + 41.8 + 27.3 + 96.5 = 363 ≠ 351（亩）"]),
    ])
    func totalsOfAStatusAndOfDeeds(total: String, expected: [String]) {
        let items = [
            ("林地62.4亩", "林地62.4亩，罚款8.6万元", "已销号"), ("草地135亩", "草地88亩，罚款18万元", "整改中"),
            ("河滩地41.8亩", "河滩地41.8亩，罚款5.4万元", "已销号"), ("草地27.3亩", "草地27.3亩，罚款3.2万元", "已销号"),
            ("耕地96.5亩", "耕地30亩，罚款24万元", "整改中"),
        ]
        let text = items.enumerated().map { index, item in
            "问题\(index + 1)：采石场占用\(item.0)。\n整改情况：恢复\(item.1)。\n整改状态：\(item.2)\n"
        }
        #expect(sums("某县整改情况公示\n\n本次公示问题5个。\(total)\n\n" + text.joined(separator: "\n")) == expected)
    }
}
