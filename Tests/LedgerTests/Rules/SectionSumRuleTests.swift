import Bilingual
import Testing

@testable import Ledger

/// Totals in the headings of sections; every sum was worked out by hand before the rule ran.
struct SectionSumRuleTests {
    private func sums(_ preamble: String, _ first: String, _ second: String) -> Set<String> {
        let text = [
            "某州信访件办理情况", preamble, "（一）南川区（2件，\(first)）", "【第1件】某厂毁坏林地18.2公顷。",
            "办理情况：复垦15.1公顷，拆除建筑物52间，罚款6.5万元。", "办理结果：正在办理", "【第2件】某场毁坏草地13.3公顷。",
            "办理情况：复垦13.3公顷，拆除建筑物32间。", "办理结果：已办结", "（二）北原区（3件，\(second)）",
            "【第3件】某矿毁坏耕地20.4公顷。", "办理情况：复垦10.6公顷，拆除建筑物30间。", "办理结果：正在办理",
            "【第4件】某站毁坏湿地12.6公顷。", "办理情况：复垦11.1公顷，拆除建筑物24间，罚款3.2万元。", "办理结果：正在办理",
            "【第5件】某企业毁坏草地9.2公顷。", "办理情况：复垦9.2公顷，拆除建筑物16间。", "办理结果：已办结", "",
        ]
        let found = Ledger(text.joined(separator: "\n")).findings.filter { $0.rule == .sum }
        return Set(found.map { "\($0.verdict) \($0.arithmetic.zh)" })
    }

    /// 18.2 + 13.3 = 31.5 and 20.4 + 12.6 + 9.2 = 42.2, together 73.7; 15.1 + 13.3 = 28.4 and 10.6 + 11.1 + 9.2 = 30.9, together 59.3;
    /// 52 + 32 = 84, 30 + 24 + 16 = 70.
    @Test func headingsAndAll() {
        let found = sums(
            "本批5件，涉及毁地73.7公顷，复垦59.3公顷。", "毁地31.5公顷，复垦28.4公顷，拆除建筑物84间", "毁地42.2公顷，复垦30.9公顷，拆除建筑物70间")
        #expect(
            found == [
                "holds 31.5 + 42.2 = 73.7（公顷）", "holds 18.2 + 13.3 + 20.4 + 12.6 + 9.2 = 73.7（公顷）",
                "holds 28.4 + 30.9 = 59.3（公顷）", "holds 15.1 + 13.3 + 10.6 + 11.1 + 9.2 = 59.3（公顷）",
                "holds 18.2 + 13.3 = 31.5（公顷）", "holds 15.1 + 13.3 = 28.4（公顷）", "holds 52 + 32 = 84（间）",
                "holds 20.4 + 12.6 + 9.2 = 42.2（公顷）", "holds 10.6 + 11.1 + 9.2 = 30.9（公顷）",
                "holds 30 + 24 + 16 = 70（间）",
            ])
    }

    /// 32.5 for 31.5, 80 for 84.
    @Test func aWrongHeading() {
        let found = sums("本批5件。", "毁地32.5公顷，复垦28.4公顷，拆除建筑物80间", "毁地42.2公顷，复垦30.9公顷，拆除建筑物70间")
        #expect(
            Set(found.filter { $0.hasPrefix("doesNotHold") }) == [
                "doesNotHold 18.2 + 13.3 = 31.5 ≠ 32.5（公顷）", "doesNotHold 52 + 32 = 84 ≠ 80（间）",
            ])
    }

    /// Headings that tell other things than the items: of another year, of what is to be done, of one section only.
    @Test(arguments: [
        ("历年毁地52.7公顷，复垦20.8公顷", "历年毁地61.2公顷，复垦33.9公顷"), ("计划拆除建筑物90间", "计划拆除建筑物75间"),
        ("计划拆除建筑物84间", "计划拆除建筑物70间"), ("投入资金310万元", "投入资金420万元"), ("毁地33.5公顷", "涉及4个镇"),
    ])
    func othersTellNothing(first: String, second: String) {
        let found = sums("本批5件。", first, second)
        #expect(found.isEmpty)
    }
}
