import Testing

@testable import Ledger

/// What makes up a total over clauses and sentences: each relation as it holds and with one number wrong, worked out by hand,
/// so that words and not numbers find it.
struct PartSeriesTests {
    private func verdicts(_ problem: String, _ progress: String) -> [String] {
        FindingTests.findings(progress, problem: problem).filter { $0.rule != .part }.map {
            "\($0.rule) \($0.verdict)"
        }
    }

    @Test(arguments: [
        // 31 + 24 + 9 = 64.
        ("某处问题", "台账共64项：立行立改类31项，限期整改类24项，长期坚持类", "9项。", "8项。"),
        // 22 + 11 = 33.
        ("某处问题", "33个采坑中，回填复绿的22个，改造为鱼塘的", "11个。", "12个。"),
        // 8 + 3 + 2 = 13.
        ("某处问题", "13宗采矿权中，注销8宗、缩小范围3宗、到期废止", "2宗。", "3宗。"),
        // 31 + 15 + 4 = 50.
        ("湖区50家民宿未批先建", "一是分类处置，拆除31家，整改提升15家，改作管护用房", "4家。", "5家。"),
        // 210.4 + 105.3 = 315.7.
        ("某处问题", "315.7亩受损草地分春秋两季补播，春季完成210.4亩，秋季完成", "105.3亩。", "115.3亩。"),
        // 260 + 190 = 450.
        ("某处问题", "来函所指450亩，甲县为260亩，乙县为", "190亩。", "170亩。"),
        // 1200 + 450.5 + 349.5 = 2000.
        ("某处问题", "落实资金2000万元，包括中央资金1200万元、省级补助450.5万元、县级配套", "349.5万元。", "394.5万元。"),
        // 420 + 380 = 800.
        ("某处问题", "2022年恢复草原420亩。2023年恢复草原380亩。两年共恢复草原", "800亩。", "850亩。"),
        // 640 + 360 = 1000.
        ("某处问题", "定期抚育640亩和补植补造360亩两项合计", "1000亩。", "1010亩。"),
        // 24 + 18 = 42; 5.1 + 3.2 = 8.3.
        ("某处问题", "由机械补播5.1公顷和人工补播3.2公顷组成的8.3公顷均已验收。补播8.3公顷，由机械补播5.1公顷和人工补播", "3.2公顷组成。", "2.3公顷组成。"),
        // 86 + 21 = 107, then 70 + 30 + 7 = 107.
        ("某处问题", "共收到举报107件，其中来电86件、来信21件。经查，属实70件，部分属实30件，不属实", "7件。", "5件。"),
        // 19 + 6 = 25 of places, and their ground 402.6 + 97.4 = 500.
        ("全县25处石场裸露地面500亩", "25处石场中，需人工修复的19处、402.6亩，可自然恢复的6处、", "97.4亩。", "94.7亩。"),
    ])
    func parts(problem: String, words: String, right: String, wrong: String) {
        #expect(verdicts(problem, words + right).contains { $0 == "sum holds" })
        #expect(!verdicts(problem, words + right).contains { $0.hasSuffix("doesNotHold") })
        #expect(verdicts(problem, words + wrong).contains("sum doesNotHold"))
    }

    @Test(arguments: [
        // 88 + 14 = 102.
        ("应拆除违建102处", "已拆除88处，尚有", "14处因产权纠纷没有拆除。", "15处因产权纠纷没有拆除。"),
        // 301.2 + 98.8 = 400.
        ("压占土地400公顷", "压占土地覆土恢复301.2公顷，未恢复", "98.8公顷。", "108.8公顷。"),
        // 520 + 60 = 580.
        ("损毁耕地580亩", "复耕520亩，另有", "60亩改建为林带。", "70亩改建为林带。"),
        // 18.2 + 6.3 = 24.5.
        ("某处问题", "24.5亩受压农田中，18.2亩已清渣复耕，另外", "6.3亩改作机耕道。", "5.3亩改作机耕道。"),
        // 0.6 km² = 900 mu; 640 + 260 = 900.
        ("超占草原0.6平方公里，合900亩", "覆土绿化640亩；余下", "260亩正在削坡。", "280亩正在削坡。"),
        // 260.5 + 30 = 290.5.
        ("罚款应收缴290.5万元", "已收缴260.5万元，尚欠", "30万元。", "20万元。"),
        // 250 + 320 = 570, 570 + 80 = 650.
        ("占用农田650亩", "2019年复耕250亩；2020年复耕320亩；两年共复耕570亩，余下", "80亩正在回填。", "60亩正在回填。"),
        // The row of years and places: 240 + 310 + 150 = 700.
        ("某处问题", "计划清退700口，2021年清退240口，2022年清退310口，还剩", "150口。", "190口。"),
        // 26 + 33 + 21 = 80.
        ("某处问题", "共需搬迁80户，甲村搬迁26户，乙村搬迁33户，尚余", "21户。", "47户。"),
        // The whole of the share: 5.4 + 3.6 = 9.
        ("某处问题", "已外运弃土5.4万方，占堆存量9.0万方的60%，剩余", "3.6万方。", "3.9万方。"),
        // What 其中 takes out is not added: 46.2 + 28.5 = 74.7.
        ("某处问题", "料场占地46.2亩，其中越界7.1亩；便道占地28.5亩，两项实测合计", "74.7亩。", "77.4亩。"),
        // 17 + 9 = 26.
        ("全区38座土窑，前年拆除17座，21座未拆除", "去年又拆除9座，累计拆除", "26座。", "28座。"),
        // 800 + 450 = 1250.
        ("某处问题", "截至去年底累计恢复800亩，今年新增恢复450亩，累计达", "1250亩。", "1350亩。"),
        // 23 + 17 + 8 + 6 = 54.
        ("某处问题", "清理乱采23处、乱堆17处、乱占8处、乱建6处，“四乱”合计", "54处。", "64处。"),
    ])
    func rests(problem: String, words: String, right: String, wrong: String) {
        #expect(verdicts(problem, words + right).contains { $0 == "sum holds" })
        #expect(!verdicts(problem, words + right).contains { $0.hasSuffix("doesNotHold") })
        #expect(verdicts(problem, words + wrong).contains("sum doesNotHold"))
    }

    /// Figures that stand in one sentence and are no parts of each other, though their sums come near.
    @Test(arguments: [
        // 38 + 9 = 47, 6 + 9 = 15.
        ("某处问题", "48家企业中，已完成整改38家，受到处罚9家。"), ("某处问题", "16个填埋场中，6个渗滤液超标，9个没有防渗。"),
        // 140 + 70 = 210.
        ("占用草原200亩", "平整场地140亩，播种草籽70亩。"), ("某处问题", "计划修建谷坊40座，开工38座，完工30座，验收9座。"),
        // 60 + 35 = 95 of 90.
        ("占用草原90亩", "恢复草原60亩，异地补偿草原35亩。"),
        // 5 + 3 of 12 are of another year.
        ("某处问题", "2023年反馈问题12个，已完成8个；2024年反馈6个，已完成5个，剩余1个。"),
        // 24 + 22 of 43: one man may be under both.
        ("某处问题", "处理43人，其中党纪处分24人、政务处分22人。"),
        // 130 + 40 of 180: what 其中 names is no deed.
        ("压占耕地230亩", "复垦耕地180亩，其中永久基本农田130亩，尚余50亩计划明年复垦。"),
        ("某处问题", "本县处理9人，比2019年的24人减少；其中诫勉5人、批评4人。"),
    ])
    func lookAlikes(problem: String, progress: String) {
        #expect(!verdicts(problem, progress).contains("sum doesNotHold"))
    }

    @Test(arguments: [
        ("涉及北店、青石、柳河、东坡4个镇的农户。", ["listCount holds"]), ("涉及北店、青石、柳河、东坡5个镇的农户。", ["listCount doesNotHold"]),
        ("经过4个村（白石村、柳湾村、河口村）。", ["listCount doesNotHold"]),
        ("由农牧、林草、水利、交通4个部门联合执法。", ["listCount holds"]), ("由农牧、林草、水利、交通6个部门联合执法。", []),
    ])
    func lists(progress: String, expected: [String]) {
        #expect(verdicts("某处问题", progress) == expected)
    }

    /// What was reported and what a check measured are two sources.
    @Test func aReportAndACheckMayDiffer() {
        func conflicts(_ told: String, _ found: String) -> [FindingVerdict] {
            Ledger(
                "某市复函\n\n一、关于设施用地的问题\n\(told)：有7个项目改作仓库，占用耕地63.5亩。\n\(found)占用耕地61.2亩。\n整改情况：已恢复。\n\n"
                    + "二、关于撂荒的问题\n\(told)：有3个项目撂荒，占用耕地44.2亩。\n\(found)占用耕地44.2亩。\n整改情况：已恢复。"
            ).findings.filter { $0.rule == .conflict && $0.verdict != .holds }.map(\.verdict)
        }
        #expect(conflicts("来函指出", "核查情况：经实地测量，实际") == [.undecided])
        #expect(conflicts("存在问题", "核查情况：") == [.doesNotHold])
    }
}
