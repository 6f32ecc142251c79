import Bilingual
import Testing

@testable import Ledger

/// Totals of what several items tell in the same words, and of items of one kind; worked out by hand before the rule ran.
struct DeedSumRuleTests {
    private func sums(_ preamble: String, _ items: [(problem: String, progress: String)]) -> Set<String> {
        let names = ["一、常宁市", "二、耒阳市", "三、祁东县", "四、衡南县"]
        let lines = zip(names, items).flatMap { name, item in
            ["\(name)问题", "问题：\(item.problem)", "进展：\(item.progress)", "状态：整改中"]
        }
        let text = (["某市生态问题整改进展通报", preamble] + lines).joined(separator: "\n") + "\n"
        return Set(
            Ledger(text).findings.filter { $0.rule == .sum && $0.items.count > 1 && $0.verdict != .undecided }
                .map { "\($0.verdict) \($0.arithmetic.zh)" })
    }

    private let items = [
        (problem: "砂石场损毁林地186.2亩。", progress: "立案2起，罚款35.6万元；问责4人，约谈2人。"),
        (problem: "煤矸石压占耕地215.5亩。", progress: "立案3起，罚款28.3万元；问责5人。"),
        (problem: "养殖场占用耕地97.4亩。", progress: "立案4起，罚款22.5万元；约谈5人。"),
        (problem: "取土坑损毁土地87.6亩。", progress: "坑内积水已排，问责2人。"),
    ]

    /// 35.6 + 28.3 + 22.5 = 86.4, 4 + 5 + 2 = 11, 2 + 5 = 7: the other totals tie the sentence to the items, though some tell nothing.
    @Test func aTotalThatOthersOfItsSentenceTie() {
        #expect(
            sums("4个问题累计立案9起，罚款86.4万元，问责12人，约谈7人。", items) == [
                "holds 2 + 3 + 4 = 9（起）", "holds 35.6 + 28.3 + 22.5 = 86.4（万元）",
                "doesNotHold 4 + 5 + 2 = 11 ≠ 12（人）",
                "holds 2 + 5 = 7（人）",
            ])
    }

    /// The person that is missing may be the one of whom 党纪处分1人 tells.
    @Test func anItemThatMayMeanIt() {
        var others = items
        others[2].progress += "党纪处分1人。"
        #expect(!sums("4个问题累计立案9起，罚款86.4万元，问责12人。", others).contains { $0.contains("12（人）") })
    }

    /// Small numbers of some items agree by chance: 负责人4人 of another may be of the deed too.
    @Test func fewDigitsOfSomeItems() {
        let some = [
            (problem: "采石场占用林地。", progress: "约谈2人。"), (problem: "砖厂占用耕地。", progress: "约谈3人。"),
            (problem: "砂场占用草原。", progress: "约谈企业4家、负责人4人。"),
        ]
        #expect(sums("本批共约谈5人。", some).isEmpty)
        #expect(sums("本批共约谈5人。", Array(some.prefix(2))) == ["holds 2 + 3 = 5（人）"])
    }

    /// 186.2 + 87.6 would be no ground of one kind; 215.5 + 97.4 = 312.9.
    @Test(arguments: [
        ("其中占用耕地的2个、面积312.9亩。", ["holds 215.5 + 97.4 = 312.9（亩）"]),
        ("其中占用耕地的2个、面积332.9亩。", ["doesNotHold 215.5 + 97.4 = 312.9 ≠ 332.9（亩）"]), ("其中占用草地的2个、面积273.8亩。", []),
    ])
    func itemsOfOneKind(words: String, expected: [String]) {
        #expect(sums("共列问题4个，" + words, items) == Set(expected))
    }

    /// What was given back is of the two items that the ground taken is of: 423.5 + 463.8 = 887.3.
    @Test(arguments: [
        ("887.3", "holds 423.5 + 463.8 = 887.3（亩）"), ("897.3", "doesNotHold 423.5 + 463.8 = 887.3 ≠ 897.3（亩）"),
    ])
    func restoredBehindOccupied(figure: String, expected: String) {
        let items = [
            (problem: "采砂场违规占用草原624.8亩。", progress: "恢复草原423.5亩。"),
            (problem: "养殖小区占用草原721.7亩。", progress: "恢复草原463.8亩，其余正在拆除。"),
            (problem: "护草员不足。", progress: "流转草场3200亩。"), (problem: "围栏滞后。", progress: "种草260亩。"),
        ]
        #expect(
            sums("涉及违规占地1346.5亩，已退出恢复\(figure)亩。", items) == ["holds 624.8 + 721.7 = 1346.5（亩）", expected])
    }

    /// 1500 + 312 + 674 = 2486; the words of a noun must stand right before the figure.
    @Test func fundsOfAPlan() {
        let items = [
            (problem: "边坡裸露。", progress: "需资金1500万元。"), (problem: "农田被占。", progress: "复耕，需资金312万元。"),
            (problem: "砂坑。", progress: "回填，需资金674万元。"),
        ]
        #expect(sums("经测算，共需资金2486万元。", items) == ["holds 1500 + 312 + 674 = 2486（万元）"])
        let others = items.map { (problem: $0.problem, progress: $0.progress.replacing("需资金", with: "产值")) }
        #expect(sums("经测算，共需资金2486万元。", others).isEmpty)
    }

    /// 120.8 + 165.7 = 286.5; what was done already is no sum of goals.
    @Test(arguments: [
        ("2023年全县复垦耕地286.5亩。", ["holds 120.8 + 165.7 = 286.5（亩）"]), ("截至2023年底全县已复垦耕地286.5亩。", []),
        ("2023年全县植树造林286.5亩。", []),
    ])
    func goalsOfAPlan(words: String, expected: [String]) {
        let tasks = [
            "任务1　违建占地120.8亩。", "达到标准：复垦120.8亩。", "整改时限：2023年6月底", "任务2　撂荒165.7亩。", "达到标准：复垦165.7亩。",
            "整改时限：2023年9月底",
        ]
        let text = (["某县整改方案", words] + tasks).joined(separator: "\n") + "\n"
        let told = Ledger(text).findings.filter { $0.rule == .sum }.map { "\($0.verdict) \($0.arithmetic.zh)" }
        #expect(told == expected)
    }

    /// 4 + 3 + 1 = 8; the counties of another account, and cases counted in two of them, are no wrong sum.
    @Test(arguments: [
        ("督察组向我市转办举报8件，其中来电5件、来信3件；涉及甲县4件、乙县3件、丙区1件。", "holds 4 + 3 + 1 = 8（件）"),
        ("督察组向我市转办举报8件，其中来电5件、来信3件；涉及甲县4件、乙县3件、丙区2件。", nil),
        ("查出问题9项，截至11月底，全部整改5项，部分整改3项。", "doesNotHold 5 + 3 = 8 ≠ 9（项）"),
    ])
    func countsDealtOut(words: String, expected: String?) {
        let told = Ledger("某市整改情况\n" + words + "\n").findings.filter { $0.rule == .sum && $0.places.count > 2 }
            .map { "\($0.verdict) \($0.arithmetic.zh)" }
        #expect(told.filter { !$0.contains("5 + 3 = 8（件）") } == [expected].compactMap { $0 })
    }
}
