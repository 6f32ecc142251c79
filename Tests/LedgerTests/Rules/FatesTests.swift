import Testing

@testable import Ledger

/// What became of things, each once: the two parts of a count as they hold and with one number wrong, worked out by hand.
struct FatesTests {
    private func findings(_ problem: String, _ progress: String) -> [Finding] {
        FindingTests.findings(progress, problem: problem).filter { $0.rule == .sum }
    }

    @Test(arguments: [
        // 14 + 9 = 23.
        ("库区周边有网箱养殖23户", "转产14户、上岸", "9户。", "10户。"),
        // 5 + 2 = 7.
        ("沟内有7座淤地坝失修", "7座淤地坝中除险加固5座、重建", "2座。", "3座。"),
        // 38 + 7 = 45.
        ("堤内有违建45栋", "45栋违建中，已拆除38栋，完善手续", "7栋。", "6栋。"),
        // 16 + 12 = 28.
        ("某县有冶炼企业28家", "关停16家、搬迁入园", "12家。", "11家。"),
        // 26 + 15 = 41.
        ("草原上有41处废弃井场", "41处全部处置，其中回填26处、封堵", "15处。", "13处。"),
        // 30 + 12 = 42 wells, of which 12 are not filled.
        ("全镇42眼机井超采", "其中30眼封填，12眼改为监测井。42眼机井中，封填30眼，保留", "12眼。", "15眼。"),
    ])
    func fates(problem: String, words: String, right: String, wrong: String) {
        #expect(findings(problem, words + right).contains { $0.verdict == .holds })
        #expect(!findings(problem, words + right).contains { $0.verdict == .doesNotHold })
        #expect(findings(problem, words + wrong).contains { $0.verdict == .doesNotHold })
    }

    /// Steps are taken with the same thing: no sum of them says anything.
    @Test(arguments: [
        ("发现乱占耕地31宗", "立案20宗、处罚11宗。"),
        ("发现乱占耕地31宗", "立案20宗、处罚12宗。"),
        ("沿河有砂场19家", "责令停工12家，罚款8家。"),
        ("沿湖有农家乐26家", "拆除14家，签约11家。"),
        ("全县有机井60眼", "封填22眼，安装计量设施40眼。"),
        ("全县有养殖场310家", "关闭12家、搬迁20家。"),
    ])
    func steps(problem: String, progress: String) {
        #expect(!findings(problem, progress).contains { $0.verdict != .undecided })
    }

    /// What is denied of some and affirmed of the others is all there is.
    @Test(arguments: [
        // 21 + 16 = 37.
        ("全区37座尾矿库占地960亩，去年底闭库21座，", "16座仍未闭库", "18座仍未闭库"),
        // 52 + 11 = 63.
        ("某乡有取水口63处，完成整治52处，尚未整治", "11处", "15处"),
    ])
    func denied(words: String, right: String, wrong: String) {
        #expect(findings(words + right, "正在推进。").contains { $0.verdict == .holds })
        #expect(findings(words + wrong, "正在推进。").contains { $0.verdict == .doesNotHold })
    }
}
