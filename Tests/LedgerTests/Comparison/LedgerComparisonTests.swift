import Ledger
import Testing

private let earlier = Ledger(
    """
    1.某矿违规占用草原12亩。
    整改状态：整改中
    进展情况：（一）已恢复植被5亩。（二）罚款3万元，共2处。
    2.某湖湿地保护率为35%。
    整改状态：已销号
    3.某沟治理10条。
    整改状态：已完成
    """)

@Test func nothingChangesBetweenAReportAndItself() {
    #expect(LedgerComparison(from: earlier, to: earlier).items.isEmpty)
}

@Test func statusesAndFiguresAreToldItemByItem() throws {
    let later = Ledger(
        """
        1.某矿违规占用草原12亩。
        整改状态：已销号
        进展情况：（一）已恢复植被12亩。（二）罚款3万元，共2处。（三）栽树800株。
        2.某湖湿地保护率为35%。
        整改状态：已销号
        4.某场占地7公顷。
        整改状态：整改中
        """)
    let comparison = LedgerComparison(from: earlier, to: later)
    #expect(comparison.items.map(\.number) == [1, 3, 4])
    let first = try #require(comparison.items.first)
    #expect(first.statusChanged)
    #expect(first.figures.count == 2)
    guard case .changed(let from, let to) = first.figures[0], case .added(let new) = first.figures[1] else {
        Issue.record("\(first.figures)")
        return
    }
    #expect(from.figure.text == "5亩" && to.figure.text == "12亩" && new.figure.text == "800株")
    #expect(comparison.items[1].after == nil && comparison.items[2].before == nil)
    guard case .removed(let gone)? = comparison.items[1].figures.first else {
        Issue.record("\(comparison.items[1].figures)")
        return
    }
    #expect(gone.figure.text == "10条")
}

@Test func theOtherDirectionSwapsAddedAndRemoved() {
    let later = Ledger("1.某矿违规占用草原13亩。\n整改状态：整改中\n")
    let forth = LedgerComparison(from: earlier, to: later)
    let back = LedgerComparison(from: later, to: earlier)
    #expect(forth.items.map(\.number) == back.items.map(\.number))
    for (a, b) in zip(forth.items, back.items) {
        #expect(a.before == b.after && a.after == b.before)
        #expect(a.figures.count == b.figures.count)
    }
}

@Test func aUnitOfTheSameSizeIsNoChange() {
    let hectares = Ledger("1.某矿占用草原15亩。\n整改状态：已销号\n")
    let same = Ledger("1.某矿占用草原1公顷。\n整改状态：已销号\n")
    #expect(LedgerComparison(from: hectares, to: same).items.isEmpty)
}

/// An item taken out shifts the numbers behind it and changes nothing in them.
@Test func itemsGoTogetherByTheirProblems() throws {
    let later = Ledger(
        """
        1.某湖湿地保护率为35%。
        整改状态：已销号
        2.某沟治理11条。
        整改状态：已完成
        """)
    let comparison = LedgerComparison(from: earlier, to: later)
    #expect(comparison.renumbered.map { "\($0.from)→\($0.to)" } == ["2→1", "3→2"])
    #expect(comparison.items.map(\.number) == [1, 2])
    #expect(comparison.items.map { $0.before?.number } == [1, 3])
    #expect(comparison.items[0].after == nil)
    guard case .changed(let from, let to) = try #require(comparison.items[1].figures.first) else {
        Issue.record("\(comparison.items[1].figures)")
        return
    }
    #expect(from.figure.text == "10条" && to.figure.text == "11条")
}
