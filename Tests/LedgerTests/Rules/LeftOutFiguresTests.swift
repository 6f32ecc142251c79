import Testing

@testable import Ledger

/// Which figures are parts of a total, words decide: each text as it holds and with one number wrong, worked out by hand.
struct LeftOutFiguresTests {
    private func findings(_ progress: String, problem: String = "某处问题") -> [Finding] {
        FindingTests.findings(progress, problem: problem)
    }

    /// A rest beside one of several figures that were done is no account.
    @Test(arguments: [
        // 800 + 300 = 1100, 800 + 200 + 100 = 1100.
        "应补播1100亩，前年完成800亩，本年又完成200亩，目前剩余300亩。",
        // 700 is superseded by 950.
        "应补播1200亩，截至上年底累计完成700亩，截至6月底累计完成950亩，剩余500亩。",
        // 45 + 35 = 80 but 20 more were razed.
        "应拆除80栋，2021年拆除20栋，2022年拆除45栋，剩余35栋。",
        "应拆除80栋，2021年拆除20栋，2022年拆除45栋，剩余60栋。",
        // 60 + 40 = 100, and 30 + 60 were given back.
        "共需清退100亩，甲户清退60亩，乙户清退30亩。剩余40亩。",
        // Two that were done are no whole with a rest: 70 + 50 = 120.
        "任务200个，已销号120个，已完成待销号70个，还剩50个未完成整改。",
        // 90 + 40 = 130 of two kinds side by side.
        "补播草地、灌丛分别为130亩、90亩，剩余40亩秋季实施。",
    ])
    func restsOfSeveral(text: String) {
        #expect(!findings(text).contains { $0.rule == .sum && $0.verdict == .holds })
    }

    @Test(arguments: [
        // 800 + 200 = 1000, 1000 + 100 = 1100.
        ("应补播1100亩，前年完成800亩，本年又完成200亩，累计完成1000亩，剩余", "100亩。"),
        // 950 + 250 = 1200.
        ("应补播1200亩，截至上年底累计完成700亩，截至6月底累计完成950亩，剩余", "250亩。"),
        // 33 + 8 = 41 with 5 + 3 = 8 among the rest.
        ("共有采坑41处。已完成回填33处；正在回填5处；尚未启动3处。剩余", "8处年内完成。"),
    ])
    func restsOfTheLastState(words: String, rest: String) {
        #expect(findings(words + rest).contains { $0.rule == .sum && $0.verdict == .holds })
    }

    /// The words of a total pick its parts: the thing, the names, the deed.
    @Test(arguments: [
        // 35 + 45 = 80; 25 is woodland.
        ("甲场占用草原35亩、林地25亩，乙场占用草原45亩，两场共占用草原", "80亩。", "90亩。"),
        // 120 + 260 = 380.
        ("水田120亩、旱地260亩、园地340亩，水田和旱地共", "380亩。", "600亩。"),
        // 20 + 15 = 35.
        ("甲场占地20亩，乙场占地50亩，丙场占地15亩；丙、甲两场共占地", "35亩。", "65亩。"),
        // 22 + 31 = 53 of what was restored.
        ("甲场占用草原30亩，已恢复22亩；乙场占用草原40亩，已恢复31亩；两场共恢复", "53亩。", "60亩。"),
        // 12 + 18 = 30; what the brackets hold is among them.
        ("拆除12处（含老旧4处）、整改18处（含重点6处），合计", "30处。", "40处。"),
        // 200.5 + 120.3 + 80.2 = 401.
        ("耕地恢复200.5亩，园地恢复120.3亩，林地恢复80.2亩，共恢复", "401亩，其中位于红线内的110亩。", "390亩，其中位于红线内的110亩。"),
        // 150 + 250 = 400.
        ("2021年、2022年分别投入150万元、250万元，两年累计", "400万元。", "440万元。"),
    ])
    func chosenParts(words: String, right: String, wrong: String) {
        #expect(findings(words + right).contains { $0.rule == .sum && $0.verdict == .holds })
        #expect(!findings(words + right).contains { $0.verdict == .doesNotHold })
        #expect(!findings(words + wrong).contains { $0.rule == .sum && $0.verdict == .holds })
        #expect(findings(words + wrong).contains { $0.rule == .sum && $0.verdict == .doesNotHold })
    }

    /// A part that the sum would pass over is not passed over, though the others agree: 40 + 60 = 100, 30 + 20 + 50 = 100.
    @Test(arguments: [
        "甲场占用草原30亩、林地20亩，乙场占用草原50亩，两场共占用草原100亩。",
        "第一期任务40个全部完成，第二期任务30个完成25个，两期共完成55个。",
    ])
    func undecided(text: String) {
        #expect(!findings(text).contains { $0.rule == .sum && $0.verdict == .holds })
    }

    /// What stands in one row is no total of the rest of it, and no part of a part is a part.
    @Test(arguments: [
        // 12 + 9 + 7 = 28.
        "清理沉船28处、乱堆12处、乱占9处、乱建7处。",
        // 15 + 25 = 40 over the brackets.
        "甲村占地40亩（其中耕地15亩），乙村占地25亩（其中耕地10亩）。",
        // 5 + 4 + 1 = 10.
        "去年查出10个，今年查出5个，其中已改4个，1个正在改。",
        // 10 to each of two.
        "对甲、乙2家公司各罚款10万元，对丙公司罚款5万元，合计罚款25万元。",
        // Planned: 3600 + 900 of 5000.
        "下达任务5000亩，2021年完成3600亩；2024年计划完成900亩。",
        // Counties and what is wrong in them.
        "2个县共有7个问题，2个县均已制定方案。",
    ])
    func noSum(text: String) {
        #expect(!findings(text).contains { [.sum, .part].contains($0.rule) && $0.verdict == .doesNotHold })
        #expect(!findings(text).contains { $0.rule == .sum && $0.verdict == .holds && $0.places.count > 3 })
    }

    /// All parts up to a rest make up the whole where they follow at once.
    @Test(arguments: [
        // 500 + 650 + 250 = 1400.
        ("采坑面积1400亩，自然恢复500亩，工程治理650亩，其余", "250亩转型利用。", "350亩转型利用。"),
        // 11 + 5 + 4 = 20.
        ("涉及企业20家，已关停11家，搬迁5家，剩余", "4家办理手续。", "3家办理手续。"),
    ])
    func wholes(words: String, right: String, wrong: String) {
        #expect(findings(words + right).contains { $0.rule == .sum && $0.verdict == .holds })
        #expect(findings(words + wrong).contains { $0.rule == .sum && $0.verdict == .doesNotHold })
    }

    /// 和 joins names that end alike, and stands inside others.
    @Test(arguments: [
        ("涉及安和乡、和安镇、永和街道共", "3个乡镇。", "4个乡镇。"), ("涉及上河镇和下河镇、白水乡", "3个乡镇。", "4个乡镇。"),
        ("涉及共和镇、永和镇", "2个乡镇。", "3个乡镇。"),
    ])
    func joinedNames(words: String, right: String, wrong: String) {
        #expect(findings(words + right).contains { $0.rule == .listCount && $0.verdict == .holds })
        #expect(findings(words + wrong).contains { $0.rule == .listCount && $0.verdict == .doesNotHold })
    }

    /// 5.2 + 7.4 = 12.6 ha = 189 mu; 3 + 2 = 5 ha = 75 mu.
    @Test(arguments: [
        ("治理12.6公顷，其中人工5.2公顷、封育7.4公顷，折合", "189亩。", "198亩。"), ("占用草地3公顷、林地2公顷，折合", "75亩。", "145亩。"),
    ])
    func convertedLists(words: String, right: String, wrong: String) {
        #expect(!findings(words + right).contains { $0.verdict == .doesNotHold })
        #expect(findings(words + right).contains { $0.places.count == 3 && $0.verdict == .holds })
        #expect(findings(words + wrong).contains { $0.verdict == .doesNotHold })
    }

    /// 120 + 180 = 300 and 160 + 240 = 400; a mean and the year before are no rows of the total.
    @Test func tables() {
        func sums(_ rows: [String]) -> [String] {
            Ledger("某市整改情况\n\n" + rows.joined(separator: "\n")).findings.filter { $0.rule == .sum }
                .map { "\($0.verdict)" }
        }
        let years = ["县区 | 2021年（亩） | 2022年（亩） | 合计（亩）", "东县 | 120 | 180 | 300"]
        #expect(!sums(years + ["西县 | 160 | 240 | 400"]).contains("doesNotHold"))
        #expect(sums(years + ["西县 | 160 | 240 | 450"]).contains("doesNotHold"))
        let rows = [
            "县区 | 占用（亩） | 已恢复（亩）", "东县 | 100 | 80", "西县 | 200 | 150", "平均 | 150 | 115", "上年 | 400 | 100",
        ]
        #expect(!sums(rows + ["合计 | 300 | 230"]).contains("doesNotHold"))
        #expect(sums(rows + ["合计 | 310 | 230"]).contains("doesNotHold"))
    }
}
