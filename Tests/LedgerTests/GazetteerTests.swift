import Testing

@testable import Ledger

/// Whose figure it is, and about what, in sentences of our own; the answers were written by hand.
struct GazetteerTests {
    private func claim(_ sentence: String, title: String, inProblem: Bool = false) -> Claim? {
        let text =
            inProblem
            ? "\(title)\n1.\(sentence)\n整改状态：已完成\n进展情况：无。"
            : "\(title)\n1.题\n整改状态：已完成\n进展情况：\(sentence)"
        return Ledger(text).items.first?.claims.first
    }

    @Test(arguments: [
        ("通辽市整改进展情况", "奈曼旗治理沙地5万亩", ClaimScope.local),
        ("通辽市整改进展情况", "赤峰市治理沙地5万亩", .elsewhere("赤峰市")),
        ("通辽市整改进展情况", "赤峰市敖汉旗治理沙地5万亩", .elsewhere("敖汉旗")),
        ("通辽市整改进展情况", "霍林郭勒市治理沙地5万亩", .local),
        ("云台市整改进展情况", "云台市治理沙地5万亩", .local),
        ("云台市整改进展情况", "白桦县治理沙地5万亩", .local),
        ("云台市整改进展情况", "参照青岗市做法，治理沙地5万亩", .elsewhere("青岗市")),
        ("关于白桦县整改情况的公示", "白桦县治理沙地5万亩", .local),
        ("兴安盟整改进展情况", "与白桦县联合治理沙地5万亩", .elsewhere("白桦县")),
        ("兴安盟整改进展情况", "各旗县市治理沙地5万亩", .local),
        ("兴安盟整改进展情况", "自然保护区内治理沙地5万亩", .local),
        ("兴安盟整改进展情况", "召开盟市联席会议，设市城市治理沙地5万亩", .local),
        ("", "治理沙地5万亩", .local),
    ])
    func scopesOfTheProgress(title: String, sentence: String, scope: ClaimScope) {
        #expect(claim(sentence, title: title)?.scope == scope)
    }

    @Test(arguments: [
        ("青岗市占用草原5万亩", ClaimScope.elsewhere("青岗市")), ("锡林郭勒盟占用草原5万亩", .elsewhere("锡林郭勒盟")),
        ("科右中旗占用草原5万亩", .local), ("全区占用草原5万亩", .region), ("占用草原5万亩", .local),
        ("自治区林草部门监管不力，占用草原5万亩", .region), ("全国占用草原5万亩", .region), ("吉林省占用草原5万亩", .elsewhere("吉林省")),
        ("达拉特旗等占用草原5万亩", .region),
    ])
    func scopesOfTheProblem(sentence: String, scope: ClaimScope) {
        #expect(claim(sentence, title: "兴安盟整改进展情况", inProblem: true)?.scope == scope)
    }

    @Test func aListDealsItsFiguresOut() {
        let ledger = Ledger(
            "兴安盟整改情况\n1.赤峰、呼和浩特和科右前旗分别下降7.5%、8%和9.25%，甲市、乙市分别为3%、4%、5%。\n整改状态：已完成\n进展情况：无。")
        let claims = ledger.items.first?.claims ?? []
        #expect(
            claims.prefix(3).map(\.scope) == [.elsewhere("赤峰市"), .elsewhere("呼和浩特市"), .local])
        #expect(claims.prefix(3).map(\.subjects) == [["赤峰"], ["呼和浩特"], ["科右前旗"]])
        // Two names and three figures are no such list.
        #expect(figures(claims) == ["7.5 %", "8 %", "9.25 %", "3 %", "4 %", "5 %"])
    }

    @Test(arguments: [
        ("呼伦贝尔市绿野煤矿占用草原5亩", ["呼伦贝尔市绿野煤矿"]),
        ("对红石采石场、青山砂场占用的5亩草原进行恢复", ["红石采石场", "青山砂场"]),
        ("该矿占用草原5亩", []), ("对3家矿山企业检查，恢复5亩", []), ("生活垃圾填埋场占用草原5亩", []),
        ("和林格尔县恢复草原5亩", ["和林格尔县"]), ("白鹭湖自然保护区核心区恢复湿地5亩", ["白鹭湖自然保护区"]),
        ("科右前旗林业和草原局查处占用草原5亩", []), ("另查明乙矿占用草原5亩", ["乙矿"]), ("缓冲区有采石场占用草原5亩", []),
        ("建成污水处理厂占地5亩", []), ("关停煤矿占用草原5亩", []), ("甲公司占用草原5亩", ["甲公司"]), ("某公司占用草原5亩", ["某公司"]),
        ("蒙东有色金属公司占用草原5亩", ["蒙东有色金属公司"]),
    ])
    func names(sentence: String, expected: [String]) {
        let found = claims(sentence).first { $0.kind == .area }
        #expect(found?.subjects == expected)
    }

    /// The problem names one mine; a clause that names none speaks of it.
    @Test func theThemeOfTheItem() {
        let ledger = Ledger("1.兴安盟绿野煤矿占用草原5亩。\n整改状态：已完成\n进展情况：（一）恢复草原5亩。（二）突泉县另查处2亩。")
        let claims = ledger.items.first?.claims ?? []
        #expect(claims.map(\.subjects) == [["兴安盟绿野煤矿"], ["兴安盟绿野煤矿"], ["突泉县"]])
    }

    /// The own place is one of a list of places, and none by itself.
    @Test(arguments: [
        ("赤峰、兴安盟等盟市共占用草原5亩", ["赤峰", "兴安盟"]), ("兴安盟、通辽市占用草原5亩", ["兴安盟", "通辽市"]),
        ("兴安盟占用草原5亩", []), ("兴安盟突泉县占用草原5亩", ["突泉县"]),
    ])
    func theOwnPlaceInAList(problem: String, names: [String]) {
        let ledger = Ledger("兴安盟整改情况\n1.\(problem)。\n整改状态：已完成\n进展情况：（一）已恢复。")
        #expect(ledger.items.first?.claims.first?.subjects == names)
    }
}

/// What a county's own notice finds is the county's, unless it names the region.
@Test(arguments: [
    ("白桦县整改情况", "发现违规占用草原120亩", ClaimScope.local), ("白桦县整改情况", "自治区违规占用草原120亩", .region),
    ("兴安盟整改情况", "发现违规占用草原120亩", .local), ("兴安盟整改情况", "我区占用草原120亩", .region),
    ("扎赉特旗整改情况", "发现违规占用草原120亩", .local),
])
func problemsWithoutAPlace(title: String, problem: String, scope: ClaimScope) {
    let ledger = Ledger("\(title)\n1.\(problem)。\n整改状态：已销号\n进展情况：已整改。")
    #expect(ledger.items.first?.claims.first?.scope == scope)
}

/// The nearest name governs its own part of the sentence, and no other.
@Test func eachPartHasItsOwnPlace() {
    let parts = claims("沽源县31.2万亩、康保县28.6万亩、尚义县16.5万亩。")
    #expect(parts.map(\.subjects) == [["沽源县"], ["康保县"], ["尚义县"]])
    let text = "长春市双阳区整改情况\n1.题。\n整改状态：已完成\n进展情况：长春市双阳区治理40亩，吉林省共治理900亩，全国治理9000亩，我区治理700亩，本区治理20亩。"
    let found = Ledger(text).items.first?.claims ?? []
    #expect(found.map(\.scope) == [.local, .region, .region, .local, .local])
    #expect(found.dropFirst().allSatisfy { $0.subjects.isEmpty })
}
