import Testing

@testable import Ledger

/// Reports without numbers, reports in parts, statuses in odd words: layouts of offices not seen before.
struct NoticeTests {
    @Test func figuresWithoutAnyNumbering() throws {
        let ledger = Ledger("关于群众举报的回复\n经查，甲矿实际占用林地63.5亩，其中未批先占12亩。\n已恢复植被12亩。\n")
        let item = try #require(ledger.items.first)
        #expect(ledger.items.count == 1)
        #expect(ledger.title == "关于群众举报的回复")
        #expect(figures(item.claims) == ["63.5 亩", "12 亩", "12 亩"])
        #expect(item.clauses.map(\.text.text) == ["已恢复植被12亩。"])
    }

    @Test(arguments: ["没有任何数字的一段话。", "", "标题一行\n"])
    func nothingToCount(text: String) {
        #expect(Ledger(text).items.isEmpty)
    }

    @Test(arguments: [
        ("云台市关于督察反馈意见第32项整改情况的公示\n现将反馈意见第32项整改情况公示如下：\n整改问题：占用草原12亩。\n整改状态：已完成\n整改进展情况：恢复12亩。", 32),
        ("云台市督察反馈问题第五项整改情况\n反馈问题：占用草原12亩。\n整改进展情况：恢复12亩。", 5),
    ])
    func theNumberOfANotice(text: String, number: Int) {
        #expect(Ledger(text).items.map(\.regionalNumber) == [number])
    }

    @Test func partsThatCountAnew() {
        let item = { (number: Int) in "\(number).占用草原12亩。\n整改状态：已完成\n进展情况：恢复12亩。\n" }
        let text = "云台市整改情况\n一、中央督察\n\(item(1))\(item(2))二、自治区督察\n\(item(1))\(item(2))"
        let ledger = Ledger(text)
        #expect(ledger.items.map(\.number) == [1, 2, 1, 2])
        #expect(ledger.items.map(\.part?.text) == ["一、中央督察", "一、中央督察", "二、自治区督察", "二、自治区督察"])
        #expect(ledger.unplaced.map(\.text.text) == ["一、中央督察", "二、自治区督察"])
        let plain = "云台市整改情况\n一、中央督察\n\(item(1))\(item(2))"
        #expect(Ledger(plain).items.allSatisfy { $0.part == nil })
    }

    /// What was handed in is not closed.
    @Test(arguments: [
        ("已上报销号", ItemStatus.awaitingAcceptance), ("已报请销号", .awaitingAcceptance),
        ("已报自治区申请销号", .awaitingAcceptance),
        ("已提交销号申请", .awaitingAcceptance), ("自治区已批复同意销号", .closed), ("已通过自治区验收，同意销号", .closed), ("已销号", .closed),
    ])
    func closing(words: String, status: ItemStatus) {
        #expect(ItemStatus(words: words) == status)
    }

    @Test func itemsThatOpenWithDifferentFields() {
        let text = """
            云台市整改
            1.甲。
            整改状态：已完成
            进展情况：治理2处。
            2.乙。
            整改进展情况：治理3处。
            整改验收情况：未验收
            3.丙。
            整改进展情况：治理4处。
            销号情况：已于2023年5月销号
            4.丁。
            整改状态：整改中
            """
        #expect(Ledger(text).items.map(\.status) == [.completed, .inProgress, .closed, .inProgress])
    }

    @Test func aFieldInsideAField() throws {
        let text = "1.甲。\n整改进展情况：整改验收情况：已通过市级验收。7个采坑全部回填。"
        let item = try #require(Ledger(text).items.first)
        #expect(item.status == .completed)
        #expect(item.clauses.map(\.text.text) == ["7个采坑全部回填。"])
    }

    /// A status, and words and their figure, on two lines.
    @Test func brokenLines() throws {
        let text = "云台市整改情况\n1.占用草原12\n0亩。\n整改状态：已完\n成\n进展情况：恢复植被\n100亩。\n"
        let item = try #require(Ledger(text).items.first)
        #expect(item.status == .completed)
        #expect(item.clauses.count == 1)
        #expect(figures(item.claims) == ["120 亩", "100 亩"])
        #expect(item.claims.last?.role == .restored)
    }
}
