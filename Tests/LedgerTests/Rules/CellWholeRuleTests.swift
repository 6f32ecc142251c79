import Bilingual
import Testing

@testable import Ledger

/// What the words of a row take apart, against its cells; every sum worked out by hand.
struct CellWholeRuleTests {
    private func sums(_ row: String) -> [String] {
        Ledger("某市整改情况\n\n序号 | 反馈问题 | 占用面积（亩） | 已恢复（亩） | 计划投资（万元） | 到位资金（万元） | 整改措施 | 整改状态\n" + row).findings
            .filter { $0.rule == .sum }.map { "\($0.verdict) \($0.arithmetic.zh)" }
    }

    @Test func partsInWordsMakeUpACell() {
        // 61.7 + 22.6 = 84.3; 40.2 + 31.9 = 72.1.
        let found = sums("1 | 甲矿占用林地61.7亩、草地22.6亩。 | 84.3 | 72.1 | 310 | 290 | 复绿40.2亩，改造为水塘31.9亩。 | 整改中")
        #expect(found.contains("holds 61.7 + 22.6 = 84.3（亩）"))
        #expect(found.contains("holds 40.2 + 31.9 = 72.1（亩）"))
    }

    /// 61.7 + 22.6 is not 85.3, and no words say that these are all.
    @Test func partsThatMakeUpNoCell() {
        #expect(sums("1 | 甲矿占用林地61.7亩、草地22.6亩。 | 85.3 | 72.1 | 310 | 290 | 已清场。 | 整改中").isEmpty)
    }

    /// 290 + 20 = 310.
    @Test func whatIsLeftOfTwoCells() {
        #expect(
            sums("1 | 甲矿占用林地。 | 84.3 | 72.1 | 310 | 290 | 已清场，结余资金20万元。 | 整改中") == ["holds 290 + 20 = 310（万元）"])
        #expect(
            sums("1 | 甲矿占用林地。 | 84.3 | 72.1 | 310 | 290 | 已清场，结余资金30万元。 | 整改中") == [
                "doesNotHold 290 + 30 = 320 ≠ 310（万元）"
            ])
    }
}
