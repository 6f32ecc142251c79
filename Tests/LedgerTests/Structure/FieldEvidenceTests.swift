import Testing

@testable import Ledger

@Suite("Fields of unknown names, told by what comes again under them")
struct FieldEvidenceTests {
    @Test(
        "the first text before the deeds is the problem, short statuses are the status",
        arguments: [
            ("查出情形", "后续处置", "核定"), ("審計揭示", "整改跟蹤", "審計評定"), ("详细内容", "推进结果", "现时状况"),
            ("现场勘验", "后续履行", "履行结论"), ("查看情形", "办事经过", "了结情况"),
        ])
    func problem(_ found: String, _ done: String, _ end: String) {
        let ledger = Ledger(
            """
            整改情况公告

            1）占用林地
            \(found)：平川县5个项目占用林地86亩未办手续。
            \(done)：补办手续3个、52亩，退还34亩。
            \(end)：全部整改
            2）资金闲置
            \(found)：矿山治理资金闲置420万元。
            \(done)：收回财政320万元，余100万元已安排项目。
            \(end)：部分整改

            """)
        #expect(ledger.items.map(\.problem.text) == ["平川县5个项目占用林地86亩未办手续。", "矿山治理资金闲置420万元。"])
        #expect(ledger.items.map(\.status) == [.completed, .inProgress])
        #expect(ledger.items.map { $0.fields.first?.kind } == [.heading, .heading])
        #expect(ledger.items.map { $0.clauses.first?.text.text.prefix(4) } == ["补办手续", "收回财政"])
    }

    @Test("where the titles tell the problems, and under names of something else, no field does")
    func titles() {
        let ledger = Ledger(
            """
            整改情况公开

            1. 石山镇采石场占用林地45亩至今未恢复。
            职责分工：石山镇政府配合，负责林地45亩的恢复。
            进展情况：已恢复林地45亩，栽植马尾松5400株。
            整改状态：已完成
            2. 清水镇养殖场占用耕地16亩，粪污直排沟渠。
            职责分工：清水镇政府配合，负责清退耕地16亩。
            进展情况：已清退耕地10亩。
            整改状态：整改中

            """)
        #expect(ledger.items.map { $0.problem.text.prefix(3) } == ["石山镇", "清水镇"])
    }

    @Test(
        "an opinion states its status behind what was found",
        arguments: [
            ("抽查样地20个，合格率95%。专家组认为，该任务已完成整改，同意通过验收，建议销号。", ItemStatus.awaitingAcceptance),
            ("现场核查林地33亩。一致同意该任务通过验收，予以销号。", .closed),
            ("其中2个点位成活率不足60%。核查组认为，治理未达到要求，不同意通过验收。", .inProgress),
            ("抽查样方12个，合格9个。验收组要求继续整改，暂缓销号。", .inProgress),
        ])
    func conclusion(_ opinion: String, _ status: ItemStatus) {
        let ledger = Ledger(
            """
            关于第十二项整改任务的销号公示

            一、任务内容
            河西镇采石场损毁林地33亩，未按要求治理。

            二、主要做法及结果
            恢复林地33亩。

            三、验收意见
            \(opinion)

            公示期间如有异议可来电反映，期满无异议的，予以销号。

            """)
        #expect(ledger.items.map(\.status) == [status])
    }
}
