import Testing

@testable import Ledger

@Suite("Forms of one kind, an item each")
struct FormSeriesTests {
    private static func form(_ code: String, _ found: String, _ done: String, _ cost: [String], _ end: String)
        -> String
    {
        """
        档号 | \(code) | 建档日期 | 2023年3月2日
        所属镇 | 白石镇 | 包联干部 | 李某
        现场情形 | \(found)
        治理要求 | 拆除地面物并复耕。
        办理过程 | \(done)
        花费（万元） | \(cost[0]) | 其中镇级出资（万元） | \(cost[1]) | 县级出资（万元） | \(cost[2])
        销号意见 | \(end)
        """
    }

    private let report = """
        青山市国土整治档案公开

        \(form("QS-101", "东沟砖厂压占耕地36.4亩。", "拆除厂房12间，复耕36.4亩。", ["58.2", "18.2", "40"], "已销号"))

        \(form("QS-104", "采砂坑7处，毁坏林地22.8亩。", "回填砂坑5处，补植15.6亩。", ["41", "11", "32"], "整改中"))

        各档资金汇总

        档号 | 花费（万元）
        QS-101 | 58.2
        QS-104 | 41
        合计 | 99.2

        """

    @Test("the first name with another code in each form numbers the items")
    func numbers() {
        let ledger = Ledger(report)
        #expect(ledger.items.map(\.number) == [101, 104])
        #expect(ledger.items.map(\.status) == [.closed, .inProgress])
        #expect(
            ledger.items.map(\.problem.text) == ["东沟砖厂压占耕地36.4亩。", "采砂坑7处，毁坏林地22.8亩。"])
    }

    @Test("bare numbers beside names with a unit are figures of their item, the table behind is none of it")
    func figures() {
        let ledger = Ledger(report)
        let quotes = ledger.items.map { $0.claims.filter { $0.kind == .money }.map(\.figure.text) }
        #expect(quotes == [["58.2", "18.2", "40"], ["41", "11", "32"]])
        let outer = ledger.outerTexts.flatMap(\.claims).map(\.figure.text)
        #expect(outer == ["58.2", "41", "99.2"])
    }

    @Test("cards take their number from behind words in brackets, rests behind the deeds are no problem")
    func cards() {
        func card(
            _ number: String, _ found: String, _ extent: String, _ done: [String], _ cost: String, _ end: String
        )
            -> String
        {
            """
            【明白卡】第\(number)号　制卡：2021年10月8日
            缘起 | 牧民来电 | 承办 | 市草原局
            起因 | \(found)
            家底 | \(extent)
            动作与成效 | \(done[0])
            遗留事项 | \(done[1])
            \(cost)
            卡况 | \(end)

            """
        }
        let ledger = Ledger(
            """
            安平市草原问题明白卡

            \(card("02", "煤矿弃渣压着草场，没有人管。", "压占草场64亩。", ["清渣1.8万立方米，恢复草场48亩。", "剩下16亩明年恢复。"], "开支（万元） | 38.4 | 州级 | 20 | 企业 | 18.4", "在办"))
            \(card("04", "砂场挖坏草场，坑里积水。", "毁坏草场22.5亩。", ["填坑5个，22.5亩草场全部恢复。", "无"], "开支（万元） | 27 | 企业 | 27 | 州级 | 0", "销卡"))
            \(card("07", "河边有人搭棚养羊，占着草地。", "占用草地9.6亩。", ["拆棚14间，种草9.6亩。", "无"], "开支（万元） | 6.5 | 市级 | 4 | 镇级 | 2.5", "待核销"))

            """)
        #expect(ledger.items.map(\.number) == [2, 4, 7])
        #expect(ledger.items.map(\.status) == [.inProgress, .closed, .awaitingAcceptance])
        #expect(
            ledger.items.map(\.problem.text) == ["煤矿弃渣压着草场，没有人管。", "砂场挖坏草场，坑里积水。", "河边有人搭棚养羊，占着草地。"])
        let money = ledger.items.map { $0.claims.filter { $0.kind == .money }.map(\.figure.text) }
        #expect(money == [["38.4", "20", "18.4"], ["27", "27", "0"], ["6.5", "4", "2.5"]])
    }

    @Test("telephone numbers and integers that name amounts number nothing")
    func noNumbers() {
        let ledger = Ledger(
            """
            信访问题办理卡

            户数（户） | 12 | 联系电话 | 13300001111
            反映问题 | 大沟村石料厂占用林地7.7亩。
            处理情况 | 已拆除设备3台，复绿7.7亩。
            目前状态 | 已完成

            户数（户） | 15 | 联系电话 | 13300002222
            反映问题 | 小沟村鱼塘占用耕地4.1亩。
            处理情况 | 鱼塘已回填，复耕4.1亩。
            目前状态 | 已销号

            """)
        #expect(ledger.items.map(\.number) == [1, 2])
        #expect(ledger.items.map(\.status) == [.completed, .closed])
    }

    @Test("two tables of the same places are no forms")
    func places() {
        let ledger = Ledger(
            """
            全市恢复面积

            区县 | 面积（亩）
            甲区 | 120
            乙区 | 80
            合计 | 200

            全市投入资金

            区县 | 资金（万元）
            甲区 | 300
            乙区 | 150
            合计 | 450

            """)
        #expect(ledger.items.isEmpty)
        #expect(ledger.outerTexts.flatMap(\.claims).count == 6)
    }
}
