import Bilingual
import Testing

@testable import Ledger

/// Numbers of which a part would be lost: they are told, and no part of them is a figure.
struct UnreadFigureTests {
    @Test(arguments: [
        "5亩3", "两公里三", "20亩/30亩", "20/30亩", "12 34亩", "1万余5千亩", "1万又3分之1亩", "三分之一公顷", "1/3公顷", "5.亩", ".5亩",
        "5..5亩", "O.5亩", "l20亩", "1.2E4亩", "两三千亩", "五六亩", "5、6百亩",
    ])
    func partsThatWouldBeLost(text: String) {
        #expect(figures(claims("恢复草地\(text)，补种8亩")) == ["8 亩"])
        #expect(unread("恢复草地\(text)，补种8亩") == [text])
    }

    @Test(arguments: [
        ("恢复草地两亩三，补种8亩", ["2.3 亩", "8 亩"]), ("恢复草地两亩三分", ["2.3 亩"]), ("恢复5亩3户受益", ["5 亩", "3 户"]),
        ("补播两亩三次复查", ["2 亩"]), ("2023年 34亩到期", ["34 亩"]), ("分别恢复5、6百亩", ["5 百亩", "6 百亩"]),
        ("地块5、6、7亩", ["5 亩", "6 亩", "7 亩"]),
        ("占比三分之一", ["1 三分之"]), ("图斑第12号，34亩已恢复", ["34 亩"]), ("核减13.3公顷/200亩", ["13.3 公顷"]),
    ])
    func numbersThatReadOn(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence)).filter { !$0.hasSuffix("次") } == expected)
        #expect(unread(sentence) == [])
    }

    /// A comma of full width at the end of a line may group digits or end a clause.
    @Test(arguments: ["1，\n200亩", "2，\n450.5亩"])
    func aNumberBrokenBehindItsComma(text: String) {
        #expect(figures(claims("苏木恢复退化草原\(text)，补种8亩")) == ["8 亩"])
        #expect(unread("苏木恢复退化草原\(text)，补种8亩") == [text])
    }

    /// Villages are called after the size of their land.
    @Test(arguments: ["在四百亩滩嘎查", "八顷地村", "三亩地村", "五十亩井林场", "位于二百亩川镇"])
    func namesOfPlaces(name: String) {
        #expect(figures(claims("\(name)恢复草原20亩")) == ["20 亩"])
    }

    @Test func groundIsNoName() {
        #expect(figures(claims("恢复四百亩滩涂、三十亩地力")) == ["400 亩", "30 亩"])
    }

    /// 40 + 60 make 100, but what 1万2亩 adds nobody knows; the sentence behind is another matter.
    @Test func aSumBesideANumberThatWasNotReadIsOpen() {
        #expect(sums("共恢复草原100亩，其中甲村40亩、乙村60亩、丙村1万2亩。") == [.undecided])
        #expect(sums("共恢复草原110亩，其中甲村40亩、乙村60亩、丙村1O亩。").allSatisfy { $0 == .undecided })
        #expect(sums("共恢复草原100亩，其中甲村40亩、乙村60亩。栽植柠条1O亩。") == [.holds])
        #expect(sums("共恢复草原100亩，其中甲村40亩、乙村60亩，用工9O公里。") == [.holds])
    }

    private func sums(_ sentence: String) -> [FindingVerdict] {
        Ledger("1.题\n整改状态：已完成\n进展情况：\(sentence)").findings.filter { $0.rule == .sum }.map(\.verdict)
    }

    private func unread(_ sentence: String) -> [String] {
        Ledger("1.题\n整改状态：已完成\n进展情况：\(sentence)").unreadFigures.map(\.text.text)
    }
}
