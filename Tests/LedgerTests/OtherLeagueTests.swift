import Testing

@testable import Ledger

/// A report of another league, city or prefecture is read by the rows of the table of places alone.
struct OtherLeagueTests {
    private static let report = """
        锡林郭勒盟督察反馈问题整改进展情况
        1.自治区草原保护不力，发现占用草原60万亩，锡林郭勒、呼伦贝尔等盟市问题突出。苏尼特左旗违规开垦草原1200亩，赤峰开垦800亩。
        整改状态：已完成
        进展情况：（一）苏左旗恢复草原1200亩，东乌旗恢复300亩，多伦、正蓝旗分别恢复70亩、80亩。（二）除二连浩特市外，其他12个旗县市区完成核查。（三）参照呼伦贝尔做法，科右前旗种草50亩。
        """

    @Test func scopes() throws {
        let item = try #require(Ledger(Self.report).items.first)
        let found = Dictionary(item.claims.map { ($0.figure.text, $0.scope) }) { first, _ in first }
        #expect(found["60万亩"] == .region)
        #expect(found["800亩"] == .elsewhere("赤峰市"))
        for figure in ["1200亩", "300亩", "70亩", "80亩", "12个"] { #expect(found[figure] == .local, "\(figure)") }
        #expect(found["50亩"] == .elsewhere("科尔沁右翼前旗"))
        #expect(item.claims.last { $0.figure.text == "300亩" }?.subjects == ["东乌旗"])
    }

    @Test(arguments: [
        ("青海省海西州整改进展情况", "格尔木市恢复湿地5万亩", ClaimScope.local),
        ("青海省海西州整改进展情况", "海南州恢复湿地5万亩", .elsewhere("海南藏族自治州")),
        ("青海省海西州整改进展情况", "全省恢复湿地5万亩", .region), ("庆阳市整改进展情况", "2021年同期平凉市恢复5万亩", .elsewhere("平凉市")),
        ("庆阳市整改进展情况", "镇原恢复5万亩", .local), ("赤峰市敖汉旗整改进展情况", "2015年翁牛特旗恢复5万亩", .elsewhere("翁牛特旗")),
        ("赤峰市敖汉旗整改进展情况", "赤峰市恢复5万亩", .region), ("云南省整改进展情况", "大理州恢复5万亩", .local),
        ("云南省整改进展情况", "全省恢复5万亩", .local),
        ("云台市整改进展情况", "2015年岭东市恢复5万亩", .elsewhere("岭东市")),
        ("云台市整改进展情况", "2012年，烟台海岛经济区恢复5万亩", .elsewhere("烟台市")),
        ("云台市整改进展情况", "青岗市恢复3万亩，木城区恢复5万亩", .local), ("云台市整改进展情况", "老城区恢复5万亩", .local),
    ])
    func others(title: String, sentence: String, scope: ClaimScope) {
        let ledger = Ledger("\(title)\n1.题\n整改状态：已完成\n进展情况：\(sentence)。")
        #expect(ledger.items.first?.claims.last?.scope == scope)
    }

    /// A report without a title is of the smallest place that holds those it names.
    @Test func withoutATitle() {
        let ledger = Ledger("1.呼伦贝尔市某煤矿占用草地12公顷。\n整改目标：补办手续。\n2.鄂尔多斯市某开发区占用草地21公顷。\n整改目标：完善手续。")
        #expect(ledger.items.flatMap(\.claims).map(\.scope) == [.local, .local])
    }
}
