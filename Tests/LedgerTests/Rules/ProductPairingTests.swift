import Bilingual
import Testing

@testable import Ledger

/// Which quantity a mean is told for: its words decide; every product worked out by hand.
struct ProductPairingTests {
    private func products(_ problem: String, _ progress: String) -> [String] {
        FindingTests.findings(progress, problem: problem).filter { $0.rule == .impliedValue }.map {
            "\($0.verdict) \($0.arithmetic.zh)"
        }
    }

    @Test(arguments: [
        // Of the rest: 0.42 km² × 2000 = 840.
        (
            "损毁草原2.40平方公里", "已治理1.98平方公里。剩余0.42平方公里列入明年，按每平方公里2000万元测算，需", "840万元。", "940万元。"
        ),
        // Of those that 取缔: 11 × 4 = 44.
        ("沿江码头18个", "取缔11个，提升7个；取缔的码头每个补偿4万元，共补偿", "44万元。", "54万元。"),
        // Of the whole that the parts make up: 13 + 8 = 21, 21 × 15 = 315.
        ("库区有网箱户21户", "上岸13户、转产8户，发放补偿", "315万元，户均15万元。", "351万元，户均15万元。"),
        // Of what is named: 1.2 × 25 = 30.
        (
            "许可采砂5.0万吨，实际采砂6.2万吨，超采1.2万吨，毁坏滩地30亩", "采坑7个全部回填，滩地复原；超采部分按每吨25元没收", "30万元。", "33万元。"
        ),
        // The words tie all three: 160 × 300 = 48000.
        ("退耕480亩", "其余320亩已复绿，对160亩按每亩300元兑付", "4.8万元。", "8.4万元。"),
    ])
    func meant(problem: String, words: String, right: String, wrong: String) {
        #expect(products(problem, words + right).contains { $0.hasPrefix("holds") })
        #expect(!products(problem, words + right).contains { $0.hasPrefix("doesNotHold") })
        #expect(products(problem, words + wrong).contains { $0.hasPrefix("doesNotHold") })
        #expect(!products(problem, words + wrong).contains { $0.hasPrefix("holds") })
    }

    /// The number fits a quantity that the words do not mean: 400 × 600 = 24, 250 × 8 = 2000.
    @Test(arguments: [
        ("退耕400亩", "对250亩按每亩600元兑付补助24万元。"), ("砂场250座", "取缔90座；取缔的砂场每座奖补8万元，共2000万元。"),
        ("某处问题", "甲期占地100亩，每亩租金500元；乙期占地300亩，每亩租金700元，甲期年租金7万元。"),
        ("某处问题", "园地200亩、旱地300亩，分别按每亩1200元、900元补偿，共27万元。"),
        ("某处问题", "按每亩1200元补偿，首批核定1500亩，第二批核定800亩，首批应发放补偿96万元。"),
        ("某处问题", "首批流转120亩、第二批流转80亩，每亩补偿500元，共补偿6万元。"),
        ("某处问题", "亩均补偿由700元提高到900元，补偿面积100亩，补偿资金7万元。"),
    ])
    func byChance(problem: String, progress: String) {
        #expect(!products(problem, progress).contains { $0.hasPrefix("holds") })
    }

    /// What later sentences tell is not what a mean of the problem, or a fine, was told for: 3600 × 400 = 144万, 12 × 8 = 96.
    @Test(arguments: [
        ("某公司开垦草原3600亩。", "按每亩400元处以罚款144万元。退耕还草2880亩。", "holds 3600亩 × 400元 = 144万元，原文144万元"),
        ("某公司开垦草原3600亩。", "按每亩400元处以罚款164万元。退耕还草2880亩。", "doesNotHold 3600亩 × 400元 = 144万元，原文164万元"),
        ("采石场超采12万吨。", "按每吨8元没收违法所得96万元。清运石料9万吨。", "holds 12万吨 × 8元 = 96万元，原文96万元"),
        ("河滩木屋占地1800平方米，每间40平方米。", "拆除木屋38间，保留7间。", ""),
        ("塘边圈舍占地9.6亩，平均每栋0.8亩。", "已拆除圈舍10栋，整改2栋。", ""),
        ("谷中帐篷营地占地48亩，每顶0.6亩。", "拆除帐篷65顶，保留15顶；恢复草地39亩。", ""),
    ])
    func beforeTheMean(problem: String, progress: String, expected: String) {
        #expect(products(problem, progress) == [expected].filter { !$0.isEmpty })
    }

    /// What is left is not what another paragraph tells: 36 × 15 = 540, 31 × 15 = 465.
    @Test(arguments: [("540", ["holds 36万吨 × 15元 = 540万元，原文540万元"]), ("465", [])])
    func ofWhatIsLeft(number: String, expected: [String]) {
        let text = "某市弃渣清理情况\n全市堆存弃渣96万吨，已清运60万吨，尚余36万吨。\n北山镇堆存31万吨，全部清运。\n余下弃渣拟于年底前清完，概算资金\(number)万元，每吨15元。\n"
        let found = Ledger(text).findings.filter { $0.rule == .impliedValue }
        #expect(
            found.filter { $0.verdict != .undecided }.map { "\($0.verdict) \($0.arithmetic.zh)" } == expected)
    }

    /// 2846.5 × 2000 = 569.3万, 612 × 3.5 = 2142; 720 × 80 = 57,600, though 960 × 80 = 76,800.
    @Test(arguments: [
        (
            "17家酒庄违规占用草原2846.5亩。", "恢复1580.5亩；其余1266亩办理手续。罚款569.3万元，平均每亩2000元。",
            "holds 2846.5亩 × 2000元 = 569.3万元，原文569.3万元"
        ),
        ("受损房屋612户。", "搬迁402户，维修加固210户，户均补助3.5万元，共补助2142万元。", "holds 612户 × 3.5万元 = 2142万元，原文2142万元"),
        ("某公司占用草原1240亩。", "恢复草原930亩。罚款248万元，平均每亩2000元。", "holds 1240亩 × 2000元 = 248万元，原文248万元"),
        ("占用林地960亩。", "已恢复林地720亩，每亩栽树80株，共栽树7.68万株。", "doesNotHold 720亩 × 80株 = 5.76万株，原文7.68万株"),
    ])
    func whatTheMatterIs(problem: String, progress: String, expected: String) {
        let text = "某市整改通报\n一、甲县问题\n问题：\(problem)\n进展：\(progress)\n二、乙县问题\n问题：河道淤积。\n进展：已清理。\n"
        let told = Ledger(text).findings.filter { $0.rule == .impliedValue }
        #expect(told.map { "\($0.verdict) \($0.arithmetic.zh)" } == [expected])
    }
}
