import Testing

@testable import Ledger

@Suite("Items of running text whose parts the same words open")
struct LeadPhrasesTests {
    @Test(
        "what stands before the first lead is the problem, the last one leads to the status",
        arguments: [
            ("，处置要求为", "，截至6月底", "，结果判定为", "。"), ("。责令其", "。目前", "。核定结论为", "。"),
            ("；整治标准是", "；现已", "；办理状态为", "。"),
        ])
    func leads(_ demand: String, _ done: String, _ end: String, _ close: String) {
        let ledger = Ledger(
            """
            东川县地块处置一览

            （1）连山镇砂厂占用耕地12.4亩堆砂\(demand)清砂复耕\(done)复耕12.4亩\(end)办结\(close)
            （2）夏坪镇路旁废渣压占草地8.6亩\(demand)运走废渣\(done)恢复草地5.1亩，剩余3.5亩\(end)未办结\(close)
            （3）金水镇砖厂取土坑占地21亩\(demand)回填\(done)回填21亩\(end)办结\(close)

            """)
        #expect(ledger.items.map(\.number) == [1, 2, 3])
        #expect(
            ledger.items.map { $0.problem.text.trimmingCharacters(in: ["。", "；"]) } == [
                "连山镇砂厂占用耕地12.4亩堆砂", "夏坪镇路旁废渣压占草地8.6亩", "金水镇砖厂取土坑占地21亩",
            ])
        #expect(ledger.items.map(\.status) == [.completed, .inProgress, .completed])
        #expect(ledger.items.map { $0.fields.first?.kind } == [.goal, .goal, .goal])
        #expect(ledger.items.map(\.clauses.count) == [1, 1, 1])
    }

    @Test("a share that fits what is demanded is not accused of being none of the problem")
    func demand() {
        let ledger = Ledger(
            """
            整改进展情况

            一、整改问题：连山镇砂厂占用耕地40亩。
            整改要求：复耕30亩。
            整改进展：复耕24亩，复耕率80%。
            二、整改问题：夏坪镇砂厂占用耕地50亩。
            整改要求：复耕20亩。
            整改进展：复耕20亩，复耕率60%。

            """)
        let verdicts = ledger.findings.filter { $0.rule == .ratio }.map(\.verdict)
        #expect(verdicts == [.undecided, .doesNotHold])
    }

    @Test("words that open clauses with figures lead to nothing")
    func noLeads() {
        let ledger = Ledger(
            """
            东川县地块整改情况

            1、连山镇砂厂占用耕地12.4亩，罚款3万元，其中县级1万元。
            2、夏坪镇废渣压占草地8.6亩，罚款2万元，其中县级1万元。
            3、金水镇砖厂占地21亩，罚款5万元，其中县级2万元。

            """)
        #expect(ledger.items.map(\.fields.count) == [0, 0, 0])
        #expect(ledger.items.map(\.claims.count) == [3, 3, 3])
    }

    @Test(
        "words of who complained open the problem, what follows its line was done, and a blank line ends the last item"
    )
    func letters() {
        let titles = ["东山石场", "西河砂坑", "北坡茶园", "南岭砖厂"]
        let texts = [
            ("东山石场停采后占地56亩没有复绿。", "已复绿42.6亩，其余10.6亩明年复绿。总之，该问题正在解决。"),
            ("西河挖砂留下6个坑。", "6个坑全部填平。总之，该问题已解决。"),
            ("北坡毁林种茶120亩。", "还林72亩，其余48亩补办手续。总之，该问题正在解决。"),
            ("南岭砖厂8座窑占用耕地。", "8座窑全部拆除。总之，该问题已解决。"),
        ]
        let items = zip(titles, texts).enumerated().map { index, item in
            "问题\(["一", "二", "三", "四"][index])：\(item.0)\n您反映：\(item.1.0)\n\(item.1.1)\n\n"
        }.joined()
        let ledger = Ledger(
            "关于第112号提案的答复\n\n\(items)明年计划复绿石场210亩，需要资金630万元。\n感谢您的关心。\n")
        #expect(ledger.items.map(\.problem.text) == texts.map(\.0))
        #expect(ledger.items.map(\.status) == [.inProgress, .completed, .inProgress, .completed])
        #expect(ledger.items.map { $0.fields.first?.text.text } == titles)
        #expect(ledger.outerTexts.flatMap(\.claims).map(\.figure.text) == ["210亩", "630万元"])
    }

    @Test("a number in lists may stand right before a figure")
    func clauses() {
        let ledger = Ledger(
            """
            整改进展情况

            一、江滩占用
            存在问题：江滩被占用3.2公里，棚房45间。
            当前情况：办结待验
            办理经过：1）45间棚房全部拆除。2）3.2公里江滩全部腾退。
            二、湖边违建
            存在问题：湖边违建占用湿地18亩。
            当前情况：销案后复发，重新办理
            办理经过：1）18亩湿地恢复6亩。2）罚款2万元。

            """)
        #expect(ledger.items.map { $0.clauses.compactMap(\.number) } == [[1, 2], [1, 2]])
        #expect(ledger.items.map(\.status) == [.awaitingAcceptance, .inProgress])
    }

    @Test("a notice takes its number from 106#问题", arguments: ["106#问题", "106号问题"])
    func numberSign(_ name: String) {
        let ledger = Ledger(
            """
            安平县“\(name)”整改公示

            问题内容：石煤矿渣压占林地88亩。
            整改经过：恢复林地88亩。
            验收意见：同意通过验收。

            """)
        #expect(ledger.items.map(\.number) == [106])
    }
}

extension String {
    fileprivate func trimmingCharacters(in signs: Set<Character>) -> String {
        var text = self
        while let last = text.last, signs.contains(last) { text.removeLast() }
        return text
    }
}
