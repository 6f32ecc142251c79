import Testing

@testable import Ledger

/// Shares, products and changes beside several figures they might be of.
///
/// What fits but is not meant confirms nothing, and what is meant is not accused for what else stands there. Every value was
/// worked out by hand.
struct SeveralWholesTests {
    private static func verdicts(_ progress: String, of number: String) -> [FindingVerdict] {
        FindingTests.findings(progress).filter { finding in
            finding.places.contains { $0.claim?.figure.text == number }
        }.map(\.verdict)
    }

    @Test(arguments: [
        ("2023年应修复点位120个，2024年应修复点位80个。2024年点位已修复60个，完成率50%。", "50%"),
        ("东县应还草2000亩，西县应还草500亩。西县已还草400亩，占任务的20%。", "20%"),
        ("涉及1250亩，其中耕地300亩、林地950亩。耕地已恢复270亩，恢复率21.6%。", "21.6%"),
        ("受损湿地2000亩、草原5000亩，已恢复湿地1000亩，占受损湿地的20%。", "20%"),
        ("原任务1000亩，核减200亩后为800亩，完成640亩，完成率64%。", "64%"),
        ("全市任务1000亩，其中我县任务200亩。我县已完成100亩，完成率10%。", "10%"),
        ("总投资1000万元，其中中央资金400万元，中央资金已支出200万元，中央资金支出率20%。", "20%"),
        ("林地30亩、草地20亩和湿地10亩，共60亩，其中草地占50%。", "50%"),
        ("耕地200亩、林地300亩，其中耕地按每亩1500元补偿，共补偿45万元。", "45万元"),
        ("退还草原480亩，对320亩按每亩600元兑付补助28.8万元。", "28.8万元"),
        ("投入620万元，是上年180万元的3倍。", "3倍"),
        ("存栏由12万只减少到9万只，下降33.3%。", "33.3%"),
        ("有矿山2020年50家，2022年40家，2024年30家，五年压减25%。", "25%"),
        ("甲、乙两镇分别恢复草原100亩、150亩，分别占任务500亩的20%、35%。", "35%"),
    ])
    func whatOnlyFitsConfirmsNothing(progress: String, number: String) {
        let verdicts = Self.verdicts(progress, of: number)
        #expect(!verdicts.contains(.holds) && !verdicts.contains(.holdsWithinRounding), "\(verdicts)")
    }

    @Test(arguments: [
        ("历史遗留矿山12000亩，其中由政府治理的9000亩。政府治理部分已修复6300亩，完成率70%。", "70%"),
        ("原任务1000亩，核减200亩后为800亩，完成640亩，完成率80%。", "80%"),
        ("红线内采矿权15宗，注销9宗，注销率60%；缓冲区采矿权5宗，注销4宗，注销率80%；合计注销13宗，占65%。", "65%"),
        ("图斑200个，已整改180个，整改率90%；东片图斑80个，整改率95%。", "95%"),
        ("甲、乙两镇分别恢复草原100亩、150亩，分别占任务500亩的20%、30%。", "20%"),
        ("三年分别完成200亩、300亩、500亩，占总任务2000亩的10%、15%、25%。", "10%"),
        ("恢复湿地6036亩，其中东区3138亩、西区2898亩，占侵占9980亩的60.5%。", "60.5%"),
        ("工地占地5.4公顷，裸土2.7公顷已全部苫盖，苫盖率100%。", "100%"),
        ("道路占用林地36.4亩，其中超批9.8亩；尾砂压占河滩118.5亩，两项合计154.9亩。", "154.9亩"),
        ("共7件，其中解除挂牌4件、按时序推进2件、逾期未完成1件。", "4件"),
        ("2022年补水3800万立方米，2023年补水4650万立方米，合计8450万立方米，比计划8000万立方米多450万立方米，为计划的105.6%。", "105.6%"),
        ("两县分别有砂场40家、60家，分别关停30家、54家，关停率分别为75%、90%。", "90%"),
    ])
    func whatIsMeantIsNotAccused(progress: String, number: String) {
        #expect(!Self.verdicts(progress, of: number).contains(.doesNotHold))
    }
}
