import Bilingual
import Testing

@testable import Ledger

/// The findings of one progress, each as `rule verdict`; every expectation was written by hand before the rules ran.
struct FindingTests {
    static func findings(_ progress: String, problem: String = "某处问题", status: String = "达到序时进度") -> [Finding] {
        Ledger("兴安盟整改进展情况\n1.\(problem)。\n整改状态：\(status)\n进展情况：（一）\(progress)").findings
    }

    private func verdicts(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.rule) \($0.verdict)" }
    }

    @Test(arguments: [
        ("落实政策面积150.5万亩，其中禁牧区100.2万亩，平衡区50.3万亩。", ["sum holds"]),
        ("下达任务120条（其中2022年70条，2023年50条）。", ["sum holds"]),
        ("共种草90公顷，其中甲片600亩、乙片750亩。", ["sum holds"]),
        ("整治33处（13处、20处）。", ["sum holds"]),
        ("整治33处（13处+20处）。", ["sum holds"]),
        ("整治33处（13+20处）。", ["sum holds"]),
        ("整治33处（13处+18处）。", ["sum doesNotHold"]),
        ("整治33处，其中13处、20处。", ["sum holds"]),
        ("恢复草原33亩（其中甲地13亩、乙地20亩）。", ["sum holds"]),
        ("2022年治理4万亩，2023年治理7万亩，合计11万亩。", ["sum holds"]),
        ("盟级派出4人，旗级派出20人，共24人。", ["sum holds"]),
        ("投入1.2亿元，其中中央资金0.83亿元，地方资金0.38亿元。", ["sum holdsWithinRounding"]),
        ("面积10.0万亩，其中一片3.33万亩，二片3.33万亩，三片3.33万亩。", ["sum holdsWithinRounding"]),
        ("2022年和2023年共下达任务162条（其中2022年82条，2023年79条）。", ["sum doesNotHold"]),
        ("面积100.5万亩，其中禁牧区60.2万亩，平衡区42.3万亩。", ["sum doesNotHold"]),
        ("治理12条、15条，共28条。", ["sum doesNotHold"]),
        ("排查问题30处（12处、17处）。", ["sum doesNotHold"]),
        ("排查问题100件，其中毁林60件、毁草30件。", ["sum undecided"]),
        ("参加40人，其中党员25人、女性20人。", ["sum undecided"]),
        ("现有加油站120座，其中甲公司75座、乙公司45座，有12座未改造。", ["sum holds"]),
        ("甲地投资300万元，乙地投资250万元，两个项目共投资550万元。", ["sum holds"]),
        ("2021年恢复200亩，2022年恢复140.8亩，累计恢复340.8亩。", ["sum holds"]),
        // Near misses: other units, a rise, a total of other years, an ended list, a vague figure.
        ("设立标牌80块，埋设界桩420根，共出动30人。", []),
        ("治理10亩（上年9亩，增加2亩）。", []),
        ("治理12亩（上年9亩，增加3亩）。", []),
        ("2022年治理5万亩，2023年治理6万亩，全盟累计治理30万亩。", []),
        ("甲旗有企业5家，乙旗有企业6家，全盟有企业40家。", []),
        ("治理约10万亩，其中甲片3万亩，乙片8万亩。", []),
        ("发放宣传册200份，其中包括手册、图册等。随后又发放30份、40份。", []),
    ])
    func sums(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("破坏草原17.3万亩，其中基本草原4.7万亩。", ["part holds"]),
        ("监测的40家填埋场中，30家超标。", ["part holds"]),
        ("全盟14个填埋场有5个未建成。", ["part holds"]),
        ("破坏草原4.7万亩，其中基本草原17.3万亩。", ["part doesNotHold"]),
        ("排查企业12家，其中有15家超标。", ["part doesNotHold"]),
        // What the words of either admit is no contradiction; what they exclude is one.
        ("占用草原500余亩，其中基本草原580亩。", []),
        ("占用草原500余亩，其中基本草原610亩。", ["part doesNotHold"]),
        ("占用草原超500亩，其中基本草原5800亩。", []),
        ("占用草原约500亩，其中基本草原300亩。", ["part holds"]),
        ("占用草原约500亩，其中基本草原540亩。", []),
        ("占用草原约500亩，其中基本草原560亩。", ["part doesNotHold"]),
        ("占用草原500亩，其中基本草原近600亩。", ["part doesNotHold"]),
        ("占用草原500亩，其中基本草原近700亩。", ["part doesNotHold"]),
        ("占用草原500亩，其中基本草原不足800亩。", []),
        ("排查企业至多10家，其中10家超标。", ["part holds"]),
        ("排查企业不足10家，其中10家超标。", ["part doesNotHold"]),
        // 其中 of something else.
        ("排查12个旗县，其中15个问题已整改。", []),
        ("涉及12个旗县，其中80%已整改。", []),
    ])
    func parts(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("公布了7处盟级重要湿地。后又发布第一批、第二批名录，盟级重要湿地达到27处。", ["complement undecided"]),
        ("公布了30处盟级重要湿地。后又发布第一批、第二批名录，盟级重要湿地达到27处。", ["complement doesNotHold"]),
        ("盟级湿地27处，再加上6处自治区级湿地。", ["complement undecided"]),
        ("公布了7处国家矿山公园。后又发布第一批、第二批名录，盟级重要湿地达到27处。", []),
        ("公布了7处盟级重要湿地。盟级重要湿地达到27处。", []),
    ])
    func remainders(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("使用地膜1.25万吨，回收1.00万吨，回收率80%。", ["ratio holds"]),
        // 2/3 = 66.67%.
        ("下达资金3亿元，已完成投资2亿元，投资完成率66.7%。", ["ratio holds"]),
        ("现有尾矿库800座，其中小型760座、占比95%。", ["ratio holds"]),
        // 1.4/2.7 = 51.85%; the inputs allow 1.35/2.75 to 1.45/2.65, 49.1% to 54.7%.
        ("使用地膜2.7万吨，回收1.4万吨，回收率53%。", ["ratio holdsWithinRounding"]),
        // 189/200 = 94.5%, less than 95%.
        ("现有尾矿库200座，其中小型189座、占比近95%。", ["ratio holdsWithinRounding"]),
        ("现有尾矿库200座，其中小型191座、占比近95%。", ["ratio doesNotHold"]),
        // 94%: 近 begins above it, 约 is 94.5 to 95.5.
        ("现有尾矿库200座，其中小型188座、占比近95%。", ["ratio doesNotHold"]),
        ("现有尾矿库200座，其中小型188座、占比约95%。", ["ratio doesNotHold"]),
        ("现有尾矿库200座，其中小型189座、占比约95%。", ["ratio holdsWithinRounding"]),
        ("现有尾矿库200座，其中小型189座、占比95%以上。", ["ratio doesNotHold"]),
        ("现有尾矿库200座，其中小型190座、占比95%以上。", ["ratio holdsWithinRounding"]),
        ("使用地膜2.84万吨，回收1.49万吨，回收率62.6%。", ["ratio doesNotHold"]),
        ("共有填埋场48家，35家超标，占比62.9%。", ["ratio doesNotHold"]),
        ("露天矿山148家，占矿山总数的61.6%。", ["ratio undecided"]),
        ("完成造林12.6万亩，占年度计划12万亩的105%。", ["ratio holds"]),
        ("完成造林12.6万亩，占年度计划12万亩的150%。", ["ratio doesNotHold"]),
        // 11/48 = 22.9 %, not of the 35.
        // Of 48 or of 35: the words leave it open, though one fits.
        ("共有填埋场48家，35家超标，11家氨氮超标，占比22.9%。", []),
        ("甲旗治理3万亩，乙旗治理2万亩，占全盟总面积的5%。", ["ratio undecided"]),
        ("共有填埋场48家，35家超标，11家氨氮超标，占比50%。", []),
        // Near misses: a change, a demand, another thing, another whole, a rate of land after counts of sites.
        ("治理5万亩，新增3万亩，植被盖度提高10%。", []),
        ("发布湿地20处，建成湿地公园6处，湿地保护率达到43.9%。", []),
        ("投资10亿元，完成8亿元，要求完成率90%。", []),
        ("全盟治理10万亩，某旗治理3万亩，占全区任务的1%。", []),
        ("单位能耗上升10.1%（统计口径），下降1.4%（考核口径）。", []),
    ])
    func ratios(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("“十四五”前三年完成目标任务的75%，超序时进度15个百分点。", ["schedule holds"]),
        ("“十四五”前三年完成目标任务的75%，超序时进度20个百分点。", ["schedule doesNotHold"]),
        ("“十四五”前三年完成目标任务的55.4%，落后序时进度5个百分点。", ["schedule holdsWithinRounding"]),
        ("前三年累计下降6%，完成目标任务的50%。", ["impliedValue undecided"]),
        ("完成目标任务的75%，超序时进度15个百分点。", []),
    ])
    func schedules(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("植被盖度由35.2%提高到43.9%，提高8.7个百分点。", ["difference holds"]),
        ("植被盖度提高8.7个百分点，由35.2%提高到43.9%。", ["difference holds"]),
        ("植被盖度由2020年的35.2%提高到2023年的43.9%，提高了8.7个百分点。", ["difference holds"]),
        ("植被盖度由35.2%提高到43.9%，提高9.7个百分点。", ["difference doesNotHold"]),
        ("植被盖度由35.2%提高到43.9%，下降8.7个百分点。", ["difference doesNotHold"]),
        ("植被盖度由43.9%提高到35.2%。", ["difference doesNotHold"]),
        // 43.4 − 35.4 = 8.0, the least that prints as 44 − 35 is 43.5 − 35.5 = 8.
        ("植被盖度由35%提高到44%，提高8个百分点。", ["difference holdsWithinRounding"]),
        ("水面由2.40万亩恢复到2.95万亩，增加0.55万亩。", ["difference holds"]),
        ("水面由2.40万亩恢复到2.95万亩，增加0.65万亩。", ["difference doesNotHold"]),
        ("水面由2.40万亩恢复到2.95万亩，林地增加0.55万亩。", []),
        ("存栏由8万只压到6万只，核减3万只。", ["difference undecided"]),
        ("存栏由8万只减少到6万只，下降30%。", ["difference undecided"]),
        // 8.7 percentage points told as per cent; 8.7/35.2 = 24.7 %.
        ("植被盖度由35.2%提高到43.9%，提高8.7%。", ["difference undecided"]),
        ("植被盖度由35.2%提高到43.9%，提高24.7%。", ["difference holds"]),
        ("问题由40件减少到30件，减少10件。", ["difference holds"]),
        ("成活率由八成提高到九成，提高10个百分点。", ["difference holds"]),
        ("问题由40件减少到30件，下降25%。", ["difference holds"]),
        ("问题由40件减少到30件，下降35%。", ["difference doesNotHold"]),
        ("年用水量由2.1亿m³降至1.95亿m³，节水0.15亿m³。", ["difference holds"]),
        ("草原由3.0万亩增加到5.0万亩，增加2.5万亩。", ["difference doesNotHold"]),
        // Near misses: another place, another year, no value to start from.
        ("甲旗盖度由35%提高到44%，乙旗盖度提高3个百分点。", []),
        ("盖度由35.2%提高到43.9%，同比提高1.2个百分点。", []),
        ("盖度提高到43.9%，提高8.7个百分点。", []),
        ("甲旗由林草局处罚5件，乙旗减少到3件。", []),
    ])
    func differences(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test func aDifferenceStatesItsArithmetic() throws {
        let finding = try #require(Self.findings("植被盖度由35.2%提高到43.9%，提高9.7个百分点。").first)
        #expect(finding.arithmetic[.chinese] == "43.9 − 35.2 = 8.7（个百分点），原文9.7")
        let fine = try #require(Self.findings("某矿占用草原301.5亩，罚款14.5323万元。").first)
        #expect(fine.arithmetic[.chinese] == "145323 ÷ 482 = 301.5（亩）；原文301.5亩")
    }

    @Test(arguments: [
        ("违规占用草原52.6亩", "查明某煤矿违规占用草原52.14亩。", ["conflict doesNotHold"]),
        ("违规占用草原52亩", "查明某煤矿违规占用草原52.14亩。", ["conflict holdsWithinRounding"]),
        ("违规占用草原52.14亩", "查明某煤矿违规占用草原52.14亩。", ["conflict holds"]),
        ("违规占用草原3.5公顷", "查明违规占用草原52.5亩。", ["conflict holds"]),
        ("甲煤矿违规占用草原52.6亩", "乙煤矿违规占用草原52.1亩。", []),
        ("甲煤矿违规占用草原52.6亩", "查明甲煤矿占用草原52.1亩。", ["conflict doesNotHold"]),
        ("甲煤矿违规占用草原52.6亩", "该项目采矿期间占用草原52.14亩。", ["conflict doesNotHold"]),
        ("科右前旗甲煤矿违规占用草原52.6亩", "科右前旗乙煤矿违规占用草原52.1亩。", []),
        ("违规占用草原52.6亩", "扎赉特旗违规占用草原20亩。突泉县违规占用草原20.3亩。", []),
        ("违规占用草原52.6亩", "查明违规占用林地52.1亩。", []),
        ("违规占用草原52.6亩", "批准使用草原52.1亩。", []),
        ("违规占用草原52.6亩", "违规占用草原91.1亩。", []),
        ("2020年违规占用草原52.6亩", "2021年违规占用草原52.1亩。", []),
        ("治理任务14万亩", "完成黑土地利用10万亩、高标准农田16万亩，全盟高标准农田81.4万亩。", []),
        ("开展学习19次", "深入一线19次。", []),
        ("全区湿地保护率31.3%", "我盟湿地保护率31.9%。", []),
    ])
    func conflicts(problem: String, progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress, problem: problem)) == expected)
    }

    @Test(arguments: [
        ("完成治理0.25平方公里（375亩）。", ["conversion holds"]),
        // 0.2536 km² are 380.4 mu; 380 mu are 0.2533 km².
        ("完成治理0.2536平方公里（合380亩）。", ["conversion holdsWithinRounding"]),
        ("完成治理0.25平方公里（合357亩）。", ["conversion doesNotHold"]),
        ("完成治理0.25平方公里，种草357亩。", []),
        // 约380 is 375 to 385, 约390 is 385 to 395.
        ("完成治理25.36公顷（约380亩）。", ["conversion holdsWithinRounding"]),
        ("完成治理25.36公顷（约390亩）。", ["conversion doesNotHold"]),
    ])
    func conversions(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("对甲钢、乙电、丙矿三家企业进行监控。", ["listCount holds"]),
        ("扎赉特旗、突泉县2个旗县已完成。", ["listCount holds"]),
        ("扎赉特旗和突泉县两个旗县已完成。", ["listCount holds"]),
        ("包头、通辽、呼和浩特等3个地市均已完成。", ["listCount holds"]),
        ("选定3个旗县（扎赉特旗、突泉县、阿尔山市）试点。", ["listCount holds"]),
        ("工程分为两期，分别于2021年5月、2022年6月完工。", ["listCount holds"]),
        ("除突泉县外，其余5个旗县市均已完成。", ["listCount holds"]),
        ("除突泉县外，其余4个旗县市均已完成。", ["listCount doesNotHold"]),
        ("扎赉特旗、突泉县、阿尔山市2个旗县市已完成。", ["listCount doesNotHold"]),
        ("选定4个旗县（扎赉特旗、突泉县、阿尔山市）试点。", ["listCount doesNotHold"]),
        ("包头、通辽、呼和浩特等2个地市均已完成。", ["listCount doesNotHold"]),
        ("包头、通辽等5个地市均已完成。", ["listCount undecided"]),
        ("某国家湿地公园等3处湿地入选。", ["listCount undecided"]),
        ("对采煤、洗煤、焦化、发电12家企业进行监控。", []),
        ("扎赉特旗、突泉县12座填埋场已完成。", []),
        ("围绕草原、林地、湿地5处问题整改。", []),
        ("检查、指导等4项工作已开展。", []),
        ("涉及3个旗（县、市）。", []),
    ])
    func lists(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        // 300.25 × 481 = 144420.25, and no other whole rate near it gives two decimals.
        ("某矿占用草原300.25亩，罚款144420.25元。", ["impliedValue holds"]),
        ("某矿占用草原300亩，罚款144420.25元。", ["impliedValue undecided"]),
        ("某矿占用草原12.5亩，按480元/亩罚款6000元。", ["impliedValue holds"]),
        ("某矿占用草原12.5亩，按480元/亩罚款6600元。", ["impliedValue doesNotHold"]),
        ("某矿占用草原12亩，罚款3万元。", []),
        // Many whole rates divide a round fine.
        ("某矿占用草原9.7亩，罚款5040000元。", []),
        ("某矿占用草原300亩，罚款100元，另一起罚款200元。", []),
        ("投资144420.25元，占用草原300亩。", []),
    ])
    func impliedValues(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        (
            "2021年5月，突泉县已完成污水处理设施建设。（二）2023年6月，扎赉特旗、突泉县已完成污水处理设施建设。",
            ["completedTwice doesNotHold"]
        ),
        (
            "2021年5月，突泉县已完成污水处理设施建设。（二）2023年6月，突泉县已完成污水处理设施建设并运行。",
            ["completedTwice undecided"]
        ),
        // Another name may be another work, and a mark behind more than the figure may be of the rest.
        (
            "2021年5月，突泉县已完成污水处理设施建设。（二）2023年6月，突泉县已完成污水集中处理项目建设并投入使用。",
            ["completedTwice undecided"]
        ),
        (
            "2023年治理侵蚀沟任务80条。资金已下达。（已完成）（二）2023年完成侵蚀沟治理任务80条（正在实施绿化）。",
            ["completedTwice undecided", "conflict holds"]
        ),
        ("2023年治理沟80条。（已完成）（二）2023年治理侵蚀沟80条（正在实施绿化）。", []),
        (
            "2023年治理侵蚀沟任务80条。（已完成）（二）2023年完成侵蚀沟治理任务80条（正在实施绿化）。",
            ["completedTwice doesNotHold", "conflict holds"]
        ),
        ("2021年5月，突泉县已完成污水处理设施方案编制。（二）2023年6月，突泉县已完成污水处理设施建设。", []),
        ("2021年5月，突泉县已完成污水处理设施建设。（二）2023年6月，扎赉特旗已完成污水处理设施建设。", []),
        ("2021年5月，突泉县已完成污水处理设施建设。（二）2023年6月，突泉县已完成矿山植被恢复。", []),
        ("2023年5月，突泉县已完成污水处理设施建设。（二）2023年5月，突泉县已完成污水处理设施建设。", []),
    ])
    func completions(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("退化草原面积达61.2%。", ["plausibility undecided"]),
        ("治理面积600000平方公里。", ["plausibility doesNotHold"]),
        ("治理面积约600000平方公里。", ["plausibility doesNotHold"]),
        ("治理面积600000平方公里以下。", []),
        ("湿地保护率超100%。", []),
        ("湿地保护率100%以上。", []),
        ("湿地保护率120%以下。", []),
        ("湿地保护率近110%。", ["plausibility doesNotHold"]),
        ("退化草原面积占草原总面积的61.2%。", []),
        ("治理面积增加12%。", []),
        ("治理面积2746.68万亩。", []),
        ("自治区草原面积超过我盟。", []),
    ])
    func magnitudes(progress: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress)) == expected)
    }

    @Test(arguments: [
        ("渗滤液设施正在建设。", "已销号", ["status undecided"]),
        ("第二期尚未完成验收。", "已完成，待自治区验收销号", ["status undecided"]),
        ("渗滤液设施正在建设。", "达到序时进度", []),
        ("对正在建设的项目开展检查。", "已销号", []),
        ("印发《关于正在实施项目的通知》。", "已销号", []),
    ])
    func statuses(progress: String, status: String, expected: [String]) {
        #expect(verdicts(Self.findings(progress, status: status)) == expected)
    }

    @Test(arguments: [
        ("已销号", "未通过验收，需继续整改。", ["status undecided"]), ("整改中", "验收组同意通过验收。", ["status undecided"]),
        ("已完成", "同意销号。", []), ("整改中", "尚未申请验收。", []), ("已销号", "验收3处，2处合格。", []),
    ])
    func opinionsOnTheAcceptance(status: String, opinion: String, expected: [String]) {
        let text = "1.题\n整改状态：\(status)\n进展情况：拆除房屋。\n验收意见：\(opinion)"
        #expect(verdicts(Ledger(text).findings) == expected)
    }

    @Test func aFindingQuotesItsPlacesAndStatesItsArithmetic() throws {
        let text = "1.题\n整改状态：已完成\n进展情况：下达任务120条（其中2022年70条，2023年50条）。"
        let finding = try #require(Ledger(text).findings.first)
        #expect(finding.items == [1])
        #expect(finding.places.map(\.claim?.figure.text) == ["120条", "70条", "50条"])
        let scalars = Array(text.unicodeScalars)
        for place in finding.places {
            let quoted = String(String.UnicodeScalarView(scalars[place.quote.range]))
            #expect(quoted == place.quote.text)
        }
        #expect(finding.arithmetic[.chinese] == "70 + 50 = 120（条）")
        #expect(finding.arithmetic[.english] == "70 + 50 = 120 (条)")
    }

    /// 45 ÷ 62.5 % lies in 71.9–72.1, 1482 ÷ 61.6 % in 2403.9–2407.8, 5 ÷ 33.4 % in 14.95–14.99, by hand.
    @Test(arguments: [
        ("关闭砖厂45家，占总数的62.5%。", "72–72"), ("现有矿山1482家，占总数61.6%。", "2404–2407"),
        ("关闭砖厂5家，占总数33.4%。", "没有整数"), ("关闭砖厂9家，占全部砖厂的15%。", "59–62"),
        ("治理沙地32.4公顷，占总面积的12%。", "258.8–282.2"),
    ])
    func theTotalThatAShareImplies(progress: String, bounds: String) {
        let found = Self.findings(progress).filter { $0.rule == .ratio }
        #expect(found.map(\.verdict) == [.undecided])
        #expect(found.first?.note?.zh.contains(bounds) == true)
    }

    @Test func figuresOfTwoItemsAreNotCompared() {
        let text = "1.占用草原52.6亩\n整改状态：已完成\n进展情况：已整改。\n2.占用草原52.1亩\n整改状态：已完成\n进展情况：已整改。"
        #expect(Ledger(text).items.count == 2)
        #expect(Ledger(text).findings.isEmpty)
    }

    @Test(arguments: [
        // Told: in the sentence, by another year, each year anew, by the number of months, as a road stake or a range.
        ("2022年3月5日立案，7月27日办结。", nil),
        ("2022年6月底前完成，8月底验收。", nil),
        ("每年6月5日开展宣传。", nil),
        ("当年8月底全部完成。", nil),
        ("历时8月完成。", nil),
        ("连续3个月监测。", nil),
        ("截至2022.8月底完成。", nil),
        ("13月27日、7月32日不是日期。", nil),
        // Not told.
        ("7月27日办结。", ["7月27日"]),
        ("2021年查处。截至8月底全部完成，9月上旬验收。", ["8月底", "9月上旬"]),
        ("2021年查处。7月2日下发（某某发〔2022〕3号），８月３日办结。", ["7月2日", "8月3日"]),
        ("对2023年的任务，2021年先行安排。9月上旬验收。", ["9月上旬"]),
    ])
    func datesWithoutAYear(progress: String, expected: [String]?) {
        let found = Self.findings(progress).filter { $0.rule == .date }
        #expect(found.map { $0.places.map { $0.quote.text.folded } } == (expected.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.verdict == .undecided })
        if progress.contains("〔2022〕") { #expect(found.first?.note?.zh.contains("2022年") == true) }
        // The year behind the date is that of a document, not one told before.
        if progress.contains("〔2022〕") { #expect(found.first?.note?.zh.contains("文号") == true) }
        if progress.contains("9月上旬") { #expect(found.first?.note?.zh.contains("2021年") == true) }
    }
}
