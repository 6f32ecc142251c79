import Geodesy
import Testing

@testable import Ledger

/// Every expectation was written by hand from the sentence beside it.
struct FigureScannerTests {
    @Test(arguments: [
        ("补植12.50亩", ["12.50 亩"]),
        ("补植１２．５０亩", ["12.50 亩"]),
        ("补植1,234.5亩，另补１，２３４．５公顷", ["1234.5 亩", "1234.5 公顷"]),
        ("治理 3.2 万亩", ["3.2 万亩"]),
        ("面积3.2hm2、4HM²、5 ha、6公頃", ["3.2 hm2", "4 HM²", "5 ha", "6 公頃"]),
        ("共9㎡、8平方米、7m2、6m²、5万平方米", ["9 ㎡", "8 平方米", "7 m2", "6 m²", "5 万平方米"]),
        ("分布于2平方千米和0.3平方公里、4km²", ["2 平方千米", "0.3 平方公里", "4 km²"]),
        ("1亿亩，1.5億畝", ["1 亿亩", "1.5 億畝"]),
        ("三万亩、五百二十亩、两千亩", ["3 万亩", "520 亩", "2000 亩"]),
        ("2022年10万亩、2023年度8万亩", ["10 万亩", "8 万亩"]),
        ("治理3至5万亩，另有6—8公顷", ["3–5 万亩", "6–8 公顷"]),
        ("恢复200—300亩，另恢复5亩至8亩", ["200–300 亩", "5–8 亩"]),
        ("植被恢复百余亩，压占千余公顷，涉及数百余亩", ["1 百亩", "1 千公顷", "1 百亩"]),
        ("占用12 345.6 亩、1 260 hm²，详见表3 120亩", ["12345.6 亩", "1260 hm²", "120 亩"]),
        ("几十万亩草原，400来亩林地", ["1 十万亩", "400 亩"]), ("50亩以下地块12亩，30亩以上的图斑5亩", ["12 亩", "5 亩"]),
        ("治理十二万亩、二十余亩、两千三百多公顷", ["12 万亩", "20 亩", "2300 公顷"]),
        ("林地5.2万m2、草地3万㎡、湿地0.4km2", ["5.2 万m2", "3 万㎡", "0.4 km2"]),
        ("耕地面积1.2万余亩", ["1.2 万亩"]),
        ("三处分别为1.2、3.4和5.6万亩", ["1.2 万亩", "3.4 万亩", "5.6 万亩"]),
        ("治理十二点五万亩，另补零点八公顷、三百二十点〇五亩", ["12.5 万亩", "0.8 公顷", "320.05 亩"]),
        ("占地1.2×10⁴m²、3.05×10^4 平方米、2X10^3㎡", ["1.2 ×10⁴m²", "3.05 ×10^4平方米", "2 X10^3㎡"]),
        ("恢复（3亩+5亩）", ["3 亩", "5 亩"]),
        ("治理0.8万至1.2万亩，投资3000万～5000万元", ["0.8–1.2 万亩"]),
    ])
    func areas(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence), .area) == expected)
    }

    /// The sizes are thirds of a square metre as `Int`: a `Rational` among the arguments of a test crashes the
    /// runtime of Swift 6.3.1 (a tuple with an `Int128` in an asynchronous closure).
    @Test(arguments: [
        ("1亩", AreaUnit.mu, 2000),
        ("0.15万亩", .tenThousandMu, 3_000_000),
        ("2hm2", .hectare, 60_000),
        ("2万公顷", .tenThousandHectares, 600_000_000),
        ("3平方千米", .squareKilometre, 9_000_000),
        ("1.5亿亩", .hundredMillionMu, 300_000_000_000),
        ("7万㎡", .tenThousandSquareMetres, 210_000),
        ("1.2×10⁴m²", .tenThousandSquareMetres, 36_000),
    ])
    func areasInSquareMetres(sentence: String, unit: AreaUnit, thirds: Int) throws {
        let claim = try #require(claims("治理\(sentence)").first)
        #expect(claim.unit.area == unit)
        #expect(claim.amount == Rational(Int128(thirds), 3))
    }

    @Test func anOddMultipleKeepsItsSize() throws {
        let claim = try #require(claims("约3千亩").first)
        #expect(claim.unit.text == "千亩")
        #expect(claim.unit.area == nil)
        #expect(claim.amount == Rational(2_000_000))
    }

    @Test(arguments: [
        ("排查了35个图斑、7家企业和两座尾矿库", ClaimKind.count, ["35 个", "7 家", "2 座"]),
        ("出动1200余人次，走访6户，抓获3人", .count, ["1200 人次", "6 户", "3 人"]),
        ("工程分为两期，共三次验收", .count, ["2 期", "3 次"]),
        ("下降3.5％，提高2个百分点，达到九成以上，占一半", .ratio, ["3.5 ％", "2 个百分点", "9 成", "50 一半"]),
        ("较上年-3.5%，同比＋10.1％，环比−2个百分点", .ratio, ["-3.5 %", "10.1 ％", "-2 个百分点"]),
        ("由35%提高至43.9%，区间为10%—20%", .ratio, ["35 %", "43.9 %", "10–20 %"]),
        ("成活率八成五，近三成地块未验收", .ratio, ["8.5 成", "3 成"]),
        ("投入1.2万余名护林员、两项措施、二十余户", .count, ["1.2 万名", "2 项", "20 户"]),
        ("每年每亩补助不低于15元", .unitPrice, ["15 元"]),
        ("每亩补助480元，另按1.5万元/公顷、300元每吨计", .unitPrice, ["480 元", "1.5 万元/公顷", "300 元每吨"]),
        ("防治110万亩次", .count, ["110 万亩次"]),
        ("增长3倍，为2至3倍", .multiple, ["3 倍", "2–3 倍"]),
        ("占百分之三十", .ratio, ["30 百分之"]),
        ("占百分之三点五、千分之二", .ratio, ["3.5 百分之", "2 千分之"]),
        ("三分之一未复垦，三分之二以上已验收，五分之三达标", .ratio, ["1 三分之", "2 三分之", "3 五分之"]),
        ("约1/3的地块，占2/5，不足3/4", .ratio, ["1 /3", "2 /5", "3 /4"]),
        ("产值翻番，翻两番，翻了3番", .multiple, ["2 翻番", "4 翻两番", "8 翻了3番"]),
        ("修路三点五公里", .length, ["3.5 公里"]),
        ("小型沟33条（13条+20条），大型沟（5+8条）", .count, ["33 条", "13 条", "20 条", "5 条", "8 条"]),
        ("是上年的2.5倍", .multiple, ["2.5 倍"]),
        ("罚款12.3万元，总投资2亿元，退还500元", .money, ["12.3 万元", "2 亿元", "500 元"]),
        ("回收0.5万吨，处理300公斤", .mass, ["0.5 万吨", "300 公斤"]),
        ("清运5000立方米，回填2.5万方", .volume, ["5000 立方米", "2.5 万方"]),
        ("修路3.6公里、围栏1200米，5千米", .length, ["3.6 公里", "1200 米", "5 千米"]),
        ("按480元/亩计", .unitPrice, ["480 元/亩"]),
    ])
    func otherKinds(sentence: String, kind: ClaimKind, expected: [String]) {
        #expect(figures(claims(sentence), kind) == expected)
        #expect(claims(sentence).count == expected.count)
    }

    @Test(arguments: [
        "2021年3月5日至2022年底", "印发文件（某办发〔2021〕257号）", "执行GB16889-2008标准", "公布第三批名录，第2次会议",
        "2021—2025年规划，2016-2030", "3·22宣传日", "“十四五”期间", "十三届五次会议、二期工程", "一家一户、一次次",
        "“三本清单”和“两山”理念", "三方联防，两个方面，三个阶段", "连续4个季度，历时3个月", "印发《30条措施》和《治理5万亩方案》",
        "K12+300米处", "东经121°30′", "电话0482-1234567", "人数十个、无数亩", "5处理、6名录",
        "三四个", "2023起实施", "位列前3名", "国道111线12公里处", "年产30万吨水泥项目", "日处理2万吨污水处理厂", "北纬46.08°", "咨询电话12369",
        "成百上千亩", "四、五等尾矿库", "2024-03-01", "GB 18599-2020", "K12+300至K15+800米段", "年产三十万吨电石生产线",
        "第1/3页", "附件2/5", "2023/12/05", "DB15/3类", "三点一线，两点建议", "上午八点三十分", "三点二十人到会", "“1+8”方案", "K12+300米+5米",
        "“5+3+1”项行动",
        "宽3×104米", "二、三分之后", "分之一", "翻地、翻修", "流量0.42立方米每秒", "面积单位为亩", "增减挂钩5·20专案", "G5511线", "8:30至17:30",
        "GB/T 1234",
        "版本1.2.3亩", "一是修复，二是管护", "",
    ])
    func whatOnlyLooksLikeAFigure(sentence: String) {
        #expect(figures(claims(sentence)) == [])
    }

    @Test(arguments: [
        ("约5亩", ClaimQualifier.about), ("5亩左右", .about), ("5亩许", .about), ("5亩草地左右", .about), ("近5亩", .nearly),
        ("接近 5亩", .nearly),
        ("近万亩", .nearly), ("5余亩", .over), ("5多亩", .over), ("5万多亩", .over), ("超过5亩", .over), ("逾5亩", .over),
        ("5亩余。", .over), ("不足5亩", .under), ("不到5亩", .under), ("至少5亩", .atLeast), ("不低于5亩", .atLeast),
        ("5亩以上", .atLeast), ("不超过5亩", .atMost), ("5亩以内", .atMost), ("5亩", .none), ("节约5亩", .none),
        ("附近5亩", .none),
    ])
    func qualifiers(sentence: String, qualifier: ClaimQualifier) throws {
        let found = claims(sentence)
        #expect(found.count == 1)
        #expect(found.first?.qualifier == qualifier)
    }

    @Test func tooManyDigitsAreNoFigure() {
        #expect(figures(claims("占地12345678901234567890亩")) == [])
    }

    @Test func theQuotationEndsAtPunctuation() throws {
        let claim = try #require(claims("经核查，某矿违规占用草原12.3亩，已罚款").first)
        #expect(claim.quote.text == "某矿违规占用草原12.3亩")
        #expect(claim.figure.text == "12.3亩")
        #expect(claim.value.scale == 1)
    }
}
