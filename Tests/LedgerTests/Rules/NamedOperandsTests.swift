import Testing

@testable import Ledger

/// Shares, changes and multiples whose words name their operands among others that stand nearer.
///
/// Each text is told with the number that the named operands give, and with one that others give. Every value was worked out
/// by hand.
struct NamedOperandsTests {
    private static func verdicts(_ progress: String, of number: String) -> [FindingVerdict] {
        FindingTests.findings(progress).filter { finding in
            finding.places.contains { $0.claim?.figure.text == number }
        }.map(\.verdict)
    }

    @Test(arguments: [
        ("共有料场80个，其中登记50个，登记料场已复绿40个，复绿率#。", "80%", "50%"),
        ("东矿应退600亩、西矿应退400亩，西矿已退300亩，退还率#。", "75%", "50%"),
        ("2022年应治理300亩，2023年应治理200亩，2023年已治理150亩，治理率#。", "75%", "50%"),
        ("查处违建30栋、占地90亩，已拆除24栋、腾退土地36亩，土地腾退率#。", "40%", "80%"),
        ("应补栽苗木5000株、面积200亩，已补栽4000株、120亩，补栽面积完成率#。", "60%", "80%"),
        ("下达项目20个、资金4000万元，已开工15个、支出2000万元，资金支出率#。", "50%", "75%"),
        ("应收800万元，其中可执行部分500万元，已收400万元，可执行部分收缴率#。", "80%", "50%"),
        ("没收违法所得300万元，并按违法所得的#处罚款60万元。", "20%", "30%"),
        ("逾期临时用地46宗，占全县总宗数（115宗）的#。", "40%", "46%"),
        ("清退砂场12家，复绿160亩，为年度目标200亩的#。", "80%", "75%"),
        ("草原30亩、林地20亩和湿地30亩，共80亩，其中林地占#。", "25%", "66.7%"),
        ("两县退捕渔船分别为320艘、180艘，合计500艘，分别占#和36%。", "64%", "56.25%"),
        ("核定载畜10万只，实际存栏25万只，超载#。", "1.5倍", "2.5倍"),
        ("2021年投入800万元，2022年投入1600万元，2023年投入2400万元，2023年投入为2021年的#。", "3倍", "1.5倍"),
        ("盖度由2019年的22%提高到2021年的25%、2023年的29%，四年累计提高#。", "7个百分点", "4个百分点"),
        ("利用率由年初的50%提高到年中的62%，年底达到70%，较年初提高#。", "20个百分点", "8个百分点"),
        ("湿地2018年为3000公顷，2020年恢复到3200公顷，2023年恢复到3600公顷，较2018年增加#。", "600公顷", "400公顷"),
        ("东区投诉由100件降到80件，西区投诉由60件降到45件，东区投诉下降#。", "20%", "25%"),
        ("2021年、2022年、2023年盖度分别为40%、44%、52%，2022年比2021年提高#。", "4个百分点", "8个百分点"),
        ("2020年至2023年用药依次为500吨、450吨、420吨、378吨，2023年比上年减少#。", "10%", "24.4%"),
        ("治理前日排水600吨，中期降至450吨，目前降至300吨，较治理前减少#。", "50%", "33.3%"),
        ("一季度火点24个，二季度18个，三季度9个，三季度火点较一季度减少#。", "62.5%", "50%"),
        ("散养户600户，2022年减至480户，2023年减至360户，两年共减少#。", "240户", "120户"),
        ("2020年探矿权有40宗，2021年有24宗，2023年有6宗，较2021年减少#。", "18宗", "34宗"),
        ("2022年复垦58.4亩，2023年复垦96.3亩，两年共复垦154.7亩，2023年复垦量比2022年增长#。", "64.9%", "60.6%"),
    ])
    func theNamedOnes(text: String, right: String, wrong: String) {
        let told = Self.verdicts(text.replacing("#", with: right), of: right)
        #expect(told.contains(.holds) || told.contains(.holdsWithinRounding), "\(told)")
        #expect(!told.contains(.doesNotHold), "\(told)")
        let other = Self.verdicts(text.replacing("#", with: wrong), of: wrong)
        #expect(!other.contains(.holds) && !other.contains(.holdsWithinRounding), "\(other)")
    }

    @Test(arguments: [
        ("问题80个，其中2023年应整改50个，已整改40个，整改率80%。", "80%"),
        ("问题80个，其中2023年应整改50个，已整改40个，整改率50%。", "50%"),
        ("盖度由2018年的40%、2020年的46%提高到2023年的52%，提高6个百分点。", "6个百分点"),
        ("2021年投入200万元，2022年投入400万元，2023年投入800万元，投入增长1倍。", "1倍"),
        ("焦化企业由12家减少到8家，水泥企业由10家减少到6家。", "8家"),
        ("甲断面达标率由60%提高到80%，乙断面达标率由50%提高到90%。", "80%"),
        ("两厂耗煤由40万吨降到30万吨，新厂耗煤由50万吨降到35万吨，全县降幅30%。", "30%"),
        ("甲镇盖度由35%提高到44%，乙镇盖度提高3个百分点。", "3个百分点"),
    ])
    func whatTheWordsLeaveOpen(text: String, number: String) {
        let told = Self.verdicts(text, of: number)
        #expect(told.allSatisfy { $0 == .undecided }, "\(told)")
    }

    /// The words before what was done, in brackets too, or the clause before them name its whole.
    @Test(arguments: [
        // 20 − 10 = 10
        ("第一标段长30公里、第二标段长20公里，第二标段已完成10公里，其余#2025年完成。", "10公里", "20公里"),
        ("第一合同段120亩、第二合同段80亩，第二合同段已复垦50亩，剩余#。", "30亩", "70亩"),
        ("一号坑积存4万立方米、二号坑积存3万立方米，二号坑已清运1万立方米，剩余#。", "2万立方米", "3万立方米"),
        ("A区块占地90亩、B区块占地60亩，B区块已恢复40亩，剩余#。", "20亩", "50亩"),
        ("应改造4500户（含整村推进3200户），整村推进户中已完成2800户，尚有#未完成。", "400户", "1700户"),
        ("占用林地880亩（含公益林300亩），公益林已恢复210亩，剩余#。", "90亩", "670亩"),
        ("第一批问题46个、第二批问题38个。对第二批问题，已办结31个，其余#正在办理。", "7个", "15个"),
        // 320 − 240 = 80
        ("已填埋240万立方米，其中违规填埋60万立方米，设计库容320万立方米，剩余库容#。", "80万立方米", "260万立方米"),
    ])
    func wholeOfRest(text: String, right: String, wrong: String) {
        let told = Self.verdicts(text.replacing("#", with: right), of: right)
        #expect(!told.contains(.doesNotHold), "\(told)")
        let other = Self.verdicts(text.replacing("#", with: wrong), of: wrong)
        #expect(!other.contains(.holds) && !other.contains(.holdsWithinRounding), "\(other)")
    }
}
