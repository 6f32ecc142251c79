import Bilingual
import Testing

@testable import Ledger

/// Sums and rates of tables; every expectation was worked out by hand before the rule ran.
struct TableRuleTests {
    private func arithmetic(_ rows: [String], preamble: String = "") -> [String] {
        Ledger("某市整改情况\n\(preamble)\n" + rows.joined(separator: "\n")).findings
            .filter { [.sum, .ratio].contains($0.rule) }
            .map { "\($0.verdict) \($0.arithmetic.zh)" }
    }

    private let head = "序号 | 反馈问题 | 占用面积（亩） | 已恢复（亩） | 未恢复（亩） | 恢复率（%） | 整改状态"
    private let rows = [
        "1 | 甲矿占用草原。 | 120.5 | 80.2 | 40.3 | 66.6 | 整改中",
        "2 | 乙矿占用草原。 | 96.4 | 96.4 | 0 | 100 | 已销号",
        "3 | 丙矿占用草原。 | 210.6 | 150.1 | 60.5 | 71.3 | 整改中",
    ]

    @Test func totalsRowsAndRates() {
        let found = arithmetic([head] + rows + ["合计 |  | 427.5 | 326.7 | 100.8 | 76.4 | "])
        #expect(found.allSatisfy { $0.hasPrefix("holds") })
        for sum in [
            "120.5 + 96.4 + 210.6 = 427.5（亩）", "80.2 + 96.4 + 150.1 = 326.7（亩）", "40.3 + 0 + 60.5 = 100.8（亩）",
            "80.2 + 40.3 = 120.5（亩）", "150.1 + 60.5 = 210.6（亩）", "326.7 + 100.8 = 427.5（亩）",
        ] {
            #expect(found.contains("holds " + sum))
        }
        // 80.2/120.5 = 66.56 %, 150.1/210.6 = 71.27 %, 326.7/427.5 = 76.42 %.
        for rate in [
            "80.2 ÷ 120.5 ≈ 66.56%，原文66.6%", "150.1 ÷ 210.6 ≈ 71.27%，原文71.3%", "326.7 ÷ 427.5 ≈ 76.42%，原文76.4%",
        ] {
            #expect(found.contains("holds " + rate))
        }
        #expect(found.contains("holds 96.4 ÷ 96.4 = 100%，原文100%"))
        #expect(found.count == 10)
    }

    /// A table goes on under its own head, and behind it: each row is one of its own; 120.5 + 96.4 + 210.6 + 72.5 = 500.
    @Test(arguments: [
        ("500", "holds 120.5 + 96.4 + 210.6 + 72.5 = 500（亩）"),
        ("510", "doesNotHold 120.5 + 96.4 + 210.6 + 72.5 = 500 ≠ 510（亩）"),
    ])
    func aTableThatGoesOn(total: String, expected: String) {
        let behind = [
            "4 | 丁矿占用草原。 | 72.5 | 70.1 | 2.4 | 96.7 | 整改中", "合计 |  | \(total) | 396.8 | 103.2 | 79.4 | ",
        ]
        let found = arithmetic([head] + rows.prefix(2) + ["", "第二页", "", head] + rows.dropFirst(2) + behind)
        #expect(found.contains(expected))
    }

    /// 326.7 + 101.8 is not 427.5, and 40.3 + 60.5 not 101.8.
    @Test func aWrongTotalBreaksItsColumnAndItsRow() {
        let found = arithmetic([head] + rows + ["合计 |  | 427.5 | 326.7 | 101.8 | 76.4 | "])
        #expect(
            found.filter { $0.hasPrefix("doesNotHold") } == [
                "doesNotHold 40.3 + 0 + 60.5 = 100.8 ≠ 101.8（亩）",
                "doesNotHold 326.7 + 101.8 = 428.5 ≠ 427.5（亩）",
            ])
    }

    /// 100.1/210.6 is 47.53 %: the other rows tell what the column means.
    @Test func aWrongRateIsToldByTheOtherRows() {
        let wrong = rows[2].replacing("71.3", with: "75.3")
        let found = arithmetic([head] + rows.prefix(2) + [wrong] + ["合计 |  | 427.5 | 326.7 | 100.8 | 76.4 | "])
        #expect(
            found.filter { $0.hasPrefix("doesNotHold") } == ["doesNotHold 150.1 ÷ 210.6 ≈ 71.27%，原文75.3%"])
    }

    /// 36/48 = 75 %, 40/64 = 62.5 %, 18/25 = 72 %: the heads tell what the rate is of, whatever most rows say; a survival rate
    /// is of neither column.
    @Test(arguments: [
        (
            "治理率（%）",
            [
                "holds 36 ÷ 48 = 75%，原文75%", "doesNotHold 40 ÷ 64 = 62.5%，原文65.2%",
                "doesNotHold 18 ÷ 25 = 72%，原文66%",
            ]
        ),
        ("苗木成活率（%）", []),
    ])
    func headsNameTheRate(head: String, expected: [String]) {
        let rows = ["甲县 | 48 | 36 | 75", "乙县 | 64 | 40 | 65.2", "丙县 | 25 | 18 | 66"]
        #expect(arithmetic(["县市 | 应治理面积（公顷） | 已治理面积（公顷） | \(head)"] + rows) == expected)
    }

    @Test func subtotalsMakeUpTheTotal() {
        let found = arithmetic([
            "序号 | 县 | 反馈问题 | 面积（亩）", "1 | 甲县 | 占用草原。 | 10.5", "2 | 甲县 | 占用林地。 | 20.5", "小计 |  |  | 31.0",
            "3 | 乙县 | 占用耕地。 | 5.5", "4 | 乙县 | 占用湿地。 | 6.5", "小计 |  |  | 12.0", "合计 |  |  | 44.0",
        ])
        #expect(found.contains("holds 10.5 + 20.5 = 31（亩）") || found.contains("holds 10.5 + 20.5 = 31.0（亩）"))
        #expect(found.contains("doesNotHold 31.0 + 12.0 = 43 ≠ 44.0（亩）"))
        #expect(found.contains("doesNotHold 10.5 + 20.5 + 5.5 + 6.5 = 43 ≠ 44.0（亩）"))
    }

    /// A row without its figure may hold one that was not read: nothing is accused.
    @Test func aGapInAColumnLeavesItsTotalOpen() {
        let gap = rows[1].replacing("96.4 | 96.4", with: "见附件 | 96.4")
        let found = arithmetic([head, rows[0], gap, rows[2], "合计 |  | 427.5 | 326.7 | 100.8 | 76.4 | "])
        #expect(found.contains("undecided 120.5 + 210.6 = 331.1 ≠ 427.5（亩）"))
        #expect(!found.contains { $0.hasPrefix("doesNotHold") })
    }

    /// Columns that agree in one row by chance make no law.
    @Test func columnsOfDifferentThingsAreNotAddedUp() {
        let found = arithmetic([
            "序号 | 反馈问题 | 占用草原（亩） | 罚没林地（亩） | 造林（亩） | 整改状态", "1 | 甲矿占用草原。 | 30 | 10 | 20 | 整改中",
            "2 | 乙矿。 | 45 | 12 | 18 | 整改中", "3 | 丙矿。 | 27 | 25 | 31 | 整改中",
        ])
        #expect(found.isEmpty)
    }

    @Test func statusesAreCountedAgainstThePreamble() {
        func verdicts(_ preamble: String) -> [FindingVerdict] {
            Ledger("某市整改情况\n\(preamble)\n" + ([head] + rows).joined(separator: "\n")).findings
                .filter { $0.rule == .status && $0.arithmetic.zh.contains("文首") }.map(\.verdict)
        }
        #expect(verdicts("整改任务共3项，其中已销号1项、整改中2项。") == [.holds, .holds])
        #expect(verdicts("整改任务共3项，其中已销号2项、整改中1项。") == [.doesNotHold, .doesNotHold])
        // 已完成验收 is no word of the items.
        #expect(verdicts("整改任务共3项，其中已完成验收2项、整改中1项。") == [.undecided, .undecided])
        #expect(verdicts("整改任务共8项，其中已销号5项、整改中3项。").isEmpty)
    }

    /// A part of the row above is no row of the sum, whole numbers are not rounded, and a mean has none.
    @Test(arguments: [
        (["东旗 | 30", "其中：丙镇 | 8", "西旗 | 25", "合计 | 55"], "占用面积（亩）", ["holds 30 + 25 = 55（亩）"]),
        (["东旗 | 30", "西旗 | 25", "合计 | 54"], "占用面积（亩）", ["undecided 30 + 25 = 55 ≠ 54（亩）"]),
        (["东旗 | 30", "西旗 | 20", "合计 | 25"], "平均面积（亩）", []),
        (["东旗 | 30", "西旗 | 45", "合计 | 45"], "累计面积（亩）", []),
    ])
    func rowsAndColumnsThatDoNotAddUp(rows: [String], column: String, expected: [String]) {
        #expect(arithmetic(["旗县 | \(column)"] + rows) == expected)
    }

    /// 占用 is 已恢复 and 待恢复, and a total its columns: the words tell, and the rows must not deny it.
    @Test(arguments: [
        (
            "县 | 占用（亩） | 已恢复（亩） | 待恢复（亩）",
            ["甲 | 64.5 | 64.5 | 0", "乙 | 210.4 | 150.2 | 60.2", "丙 | 98 | 70.5 | 28.5"],
            ["holds 150.2 + 60.2 = 210.4（亩）", "doesNotHold 70.5 + 28.5 = 99 ≠ 98（亩）"]
        ),
        (
            "单位 | 任务数（项） | 已完成（项） | 正在推进（项） | 未启动（项）",
            ["林草局 | 14 | 9 | 4 | 1", "水利局 | 8 | 6 | 2 | 0", "住建局 | 11 | 5 | 4 | 3"],
            ["holds 9 + 4 + 1 = 14（项）", "holds 6 + 2 + 0 = 8（项）", "doesNotHold 5 + 4 + 3 = 12 ≠ 11（项）"]
        ),
        (
            "县 | 草地（亩） | 林地（亩） | 耕地（亩） | 合计（亩）",
            ["甲 | 120.5 | 30.2 | 18 | 168.7", "乙 | 64 | 0 | 22.4 | 84.6"],
            ["holds 120.5 + 30.2 + 18 = 168.7（亩）", "doesNotHold 64 + 0 + 22.4 = 86.4 ≠ 84.6（亩）"]
        ),
        // The rows deny it: what is still to be treated is other ground.
        (
            "县 | 占用（亩） | 已恢复（亩） | 待治理沙地（亩）",
            ["甲 | 100 | 60 | 300", "乙 | 90 | 50 | 25", "丙 | 70 | 40 | 30"], []
        ),
    ])
    func columnsThatTheWordsTie(head: String, rows: [String], expected: [String]) {
        #expect(arithmetic([head] + rows) == expected)
    }

    /// All of it is 100 per cent, where the other rows tell what the rate is of.
    @Test func wholesAreRatesOfTheirRowsToo() {
        let rows = [
            "甲 | 100 | 100 | 100", "乙 | 80 | 60 | 57", "丙 | 60 | 45 | 75", "丁 | 40 | 30 | 75",
        ]
        #expect(
            arithmetic(["县 | 占用（亩） | 恢复（亩） | 恢复率（%）"] + rows) == [
                "holds 100 ÷ 100 = 100%，原文100%", "doesNotHold 60 ÷ 80 = 75%，原文57%",
                "holds 45 ÷ 60 = 75%，原文75%", "holds 30 ÷ 40 = 75%，原文75%",
            ])
    }

    /// What the text of a row says became of the rest is no error of its columns.
    @Test func theTextTellsWhatARowLacks() {
        let rows = [
            "1 | 甲矿占用草原。 | 64.5 | 44.5 | 20 | 回填。", "2 | 乙路占用草原。 | 210.4 | 150.2 | 60.2 | 封闭。",
            "3 | 丙场占用草原。 | 98 | 70.5 | 11 | 补办用地手续16.5亩。", "4 | 丁场占用草原。 | 80 | 50 | 20 | 平整。",
        ]
        let found = arithmetic(["序号 | 问题 | 占用（亩） | 已恢复（亩） | 待恢复（亩） | 整改情况"] + rows)
        #expect(found.filter { $0.hasPrefix("doesNotHold") } == ["doesNotHold 50 + 20 = 70 ≠ 80（亩）"])
    }
}
