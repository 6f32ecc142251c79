import Testing

@testable import Ledger

/// Figures that stand in no item: they are those of the report.
@Suite struct OuterTextTests {
    @Test func figuresOfThePreambleAndBehindTheItems() {
        let ledger = Ledger(
            """
            白桦县督察整改进展情况

            我县承担整改任务9项，其中已完成6项、正在推进3项。

            1、反馈问题：林场占用草原30亩。
            整改状态：已完成
            整改情况：恢复草原30亩。
            2、反馈问题：砂场占用河滩12亩。
            整改状态：已完成
            整改情况：清退12亩。

            公示期为5天。联系电话：0471-1234567
            """)
        #expect(ledger.claims.map(\.figure.text) == ["9项", "6项", "3项"])
        #expect(ledger.claims.allSatisfy { $0.location == .document })
        #expect(ledger.items.map { $0.claims.map(\.figure.text) } == [["30亩", "30亩"], ["12亩", "12亩"]])
    }

    /// A table that its title attaches to the report is none of the last item's.
    @Test func figuresOfAnAttachedTable() {
        let ledger = Ledger(
            """
            白桦县督察整改进展情况

            1、反馈问题：林场占用草原30亩。
            整改情况：恢复草原30亩。
            2、反馈问题：砂场占用河滩12亩。
            整改情况：清退12亩。
            附表　各乡面积
            乡镇 | 占用（亩） | 恢复（亩）
            东乡 | 25 | 25
            西乡 | 17 | 16
            """)
        #expect(ledger.claims.map(\.figure.text) == ["25", "25", "17", "16"])
        #expect(ledger.items.map { $0.claims.map(\.figure.text) } == [["30亩", "30亩"], ["12亩", "12亩"]])
    }
}
