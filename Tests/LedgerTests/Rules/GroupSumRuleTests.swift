import Bilingual
import Testing

@testable import Ledger

/// Totals of places against their items; every sum was worked out by hand before the rule ran.
struct GroupSumRuleTests {
    private let head = "序号 | 责任县 | 问题 | 占用（公顷） | 已恢复（公顷） | 到位资金（万元） | 状态"
    private let rows = [
        "1 | 康保县 | 采石场占用草原。 | 36.2 | 30.1 | 420 | 整改中", "2 | 沽源县 | 砂场占用湿地。 | 18.5 | 18.5 | 96 | 已销号",
        "3 | 康保县 | 便道压占草原。 | 9.4 | 4.4 | 130 | 整改中", "4 | 沽源县 | 养殖场占用草原。 | 22.7 | 12 | 208 | 整改中",
        "5 | 尚义县 | 风电场占用草原。 | 14 | 14 | 75 | 已销号",
    ]

    private func sums(_ text: [String]) -> [String] {
        Ledger("某市草原问题整改台账\n" + text.joined(separator: "\n") + "\n").findings
            .filter { $0.rule == .sum && (1...4).contains($0.items.count) }
            .map { "\($0.verdict) \($0.arithmetic.zh)" }
    }

    /// 36.2 + 9.4 = 45.6, 30.1 + 4.4 = 34.5, 18.5 + 22.7 = 41.2, 18.5 + 12 = 30.5.
    @Test func aTableOfCountiesBehindTheItems() {
        let counties = [
            "分县情况", "县 | 占用（公顷） | 已恢复（公顷）", "康保县 | 45.6 | 34.5", "沽源县 | 41.2 | 35.0", "尚义县 | 14 | 14",
        ]
        #expect(
            Set(sums([head] + rows + counties)) == [
                "holds 36.2 + 9.4 = 45.6（公顷）", "holds 30.1 + 4.4 = 34.5（公顷）", "holds 18.5 + 22.7 = 41.2（公顷）",
                "doesNotHold 18.5 + 12 = 30.5 ≠ 35.0（公顷）",
            ])
    }

    /// 420 + 130 = 550; a place of which nothing holds may tell other things.
    @Test func wordsOfPlaces() {
        let holding = "分地区看，康保县到位资金550万元，沽源县到位资金304万元。"
        #expect(
            Set(sums([head] + rows + [holding])) == ["holds 420 + 130 = 550（万元）", "holds 96 + 208 = 304（万元）"])
        let others = "分地区看，康保县历年恢复36.9公顷，沽源县历年恢复33.8公顷。"
        #expect(sums([head] + rows + [others]).isEmpty)
    }

    /// 36.2 + 22.7 = 58.9, 30.1 + 12 = 42.1, 18.5 + 9.4 = 27.9, 18.5 + 4.4 = 22.9; of other years nothing holds.
    @Test func aTableOfOfficesBehindTheItems() {
        let head = "编号 | 牵头单位 | 问题 | 占用（公顷） | 已恢复（公顷） | 状态"
        let rows = [
            "1 | 市林业局 | 采石场占用草原。 | 36.2 | 30.1 | 整改中", "2 | 市水利局 | 砂场占用湿地。 | 18.5 | 18.5 | 已销号",
            "3 | 市水利局 | 便道压占河滩。 | 9.4 | 4.4 | 整改中", "4 | 市林业局 | 养殖场占用草原。 | 22.7 | 12 | 整改中",
        ]
        let offices = ["按单位统计", "牵头单位 | 占用（公顷） | 已恢复（公顷）", "市林业局 | 58.9 | 42.1", "市水利局 | 27.9 | 23.9"]
        #expect(
            Set(sums([head] + rows + offices)) == [
                "holds 36.2 + 22.7 = 58.9（公顷）", "holds 30.1 + 12 = 42.1（公顷）", "holds 18.5 + 9.4 = 27.9（公顷）",
                "doesNotHold 18.5 + 4.4 = 22.9 ≠ 23.9（公顷）",
            ])
        let former = ["历年情况", "牵头单位 | 占用（公顷）", "市林业局 | 60.9", "市水利局 | 28.9"]
        #expect(sums([head] + rows + former).isEmpty)
    }

    /// 36.2 + 22.7 = 58.9, 30.1 + 12 = 42.1, 18.5 + 9.4 = 27.9; of another year nothing holds.
    @Test func wordsOfKinds() {
        let head = "编号 | 类别 | 问题 | 占用（公顷） | 已恢复（公顷） | 状态"
        let rows = [
            "1 | 采石 | 石料场占用草原。 | 36.2 | 30.1 | 整改中", "2 | 采砂 | 砂场占用湿地。 | 18.5 | 18.5 | 已销号",
            "3 | 采砂 | 便道压占河滩。 | 9.4 | 4.4 | 整改中", "4 | 采石 | 堆场占用草原。 | 22.7 | 12 | 整改中",
        ]
        #expect(
            Set(sums([head] + rows + ["分类别看，采石类占用58.9公顷、已恢复42.1公顷，采砂类占用27.9公顷、已恢复23.9公顷。"])) == [
                "holds 36.2 + 22.7 = 58.9（公顷）", "holds 30.1 + 12 = 42.1（公顷）", "holds 18.5 + 9.4 = 27.9（公顷）",
                "doesNotHold 18.5 + 4.4 = 22.9 ≠ 23.9（公顷）",
            ])
        #expect(sums([head] + rows + ["2020年，采石类占用60.9公顷，采砂类占用28.9公顷。"]).isEmpty)
    }
}
