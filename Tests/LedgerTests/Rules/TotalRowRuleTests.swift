import Bilingual
import Testing

@testable import Ledger

/// What a sentence before a table says of all items against its row of totals; worked out by hand before the rule ran.
struct TotalRowRuleTests {
    private let table = [
        "序号 | 县区 | 问题 | 毁坏面积（亩） | 已恢复面积（亩） | 待恢复面积（亩） | 状态",
        "1 | 合水县 | 毁林开矿。 | 88.2 | 88.2 | 0 | 已销号", "2 | 正宁县 | 毁林建房。 | 64.7 | 40.1 | 24.6 | 整改中",
        "3 | 宁县 | 毁林修路。 | 93.5 | 53 | 40.5 | 整改中", "4 | 环县 | 毁林取土。 | 40 | 20 | 20 | 整改中",
        "合计 | | | 286.4 | 201.3 | 85.1 | ",
    ]

    /// 24.6 + 40.5 + 20 = 85.1; of another year's 286.0 and 201.0 the table says nothing.
    @Test(arguments: [
        ("共毁坏林地286.4亩，已恢复201.3亩，尚有86.1亩没有恢复。", ["doesNotHold 86.1亩 − 85.1亩 = 1亩"]),
        ("共毁坏林地286.4亩，已恢复201.3亩，尚有85.1亩没有恢复。", []), ("上年毁坏林地286.0亩，恢复201.0亩，尚有86.1亩没有恢复。", []),
    ])
    func whatIsLeft(words: String, expected: [String]) {
        let text = ["某市退耕还林问题整改进展表", "全市列入台账问题4个，" + words] + table
        let told = Ledger(text.joined(separator: "\n") + "\n").findings.filter { $0.rule == .conflict }
        #expect(told.map { "\($0.verdict) \($0.arithmetic.zh)" } == expected)
    }
}
