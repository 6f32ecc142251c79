import Testing

@testable import Ledger

/// Findings in sentences of reports not seen before; every expectation was written by hand before the rules knew them.
struct UnseenFindingTests {
    private func verdicts(_ progress: String) -> [String] {
        FindingTests.findings(progress).map { "\($0.rule) \($0.verdict)" }
    }

    /// The printed precision bounds what a ratio or a sum may explain.
    @Test(arguments: [
        // 1/1.19 = 84.03 %; 0.995/1.195 to 1.005/1.185 is 83.3 to 84.8 %.
        ("总投资1.19亿元，已完成投资1亿元，完成率89%。", ["ratio doesNotHold"]),
        ("总投资1.19亿元，已完成投资1亿元，完成率84%。", ["ratio holds"]),
        // 0.5/2.5 to 1.5/1.5: nearly anything.
        ("总投资2亿元，已完成投资1亿元，完成率55%。", ["ratio undecided"]),
        ("总投资2亿元，其中一期1.2亿、二期0.8亿，已完成1亿元，完成率50%。", ["ratio holds", "sum holds"]),
        // 1200.4 against a whole number beside decimals.
        ("面积1200亩，其中甲800亩、乙300亩、丙100.4亩。", ["sum undecided"]),
        ("面积100.5亩，其中甲60亩、乙40亩等。", ["sum undecided"]),
    ])
    func precision(progress: String, expected: [String]) {
        #expect(verdicts(progress) == expected)
    }

    @Test(arguments: [
        ("共有砖厂56家，其中露天30家、井工25家。", ["sum doesNotHold"]),
        ("治理12.36公顷（含基本草原3.2公顷），其中甲地8.16公顷、乙地4.20公顷。", ["sum holds"]),
        ("立案12起，其中办结8起，移送公安4起。", []), ("立案12起，其中办结8起，未办结4起。", ["sum holds"]),
        ("立案12起，其中办结8起，移交纪委4起，移送公安4起。", []),
    ])
    func parts(progress: String, expected: [String]) {
        #expect(verdicts(progress) == expected)
    }

    @Test(arguments: [
        ("鑫源、宏达两家矿山和金山、银海、铜川三家选厂。", ["listCount holds", "listCount holds"]),
        ("鑫源公司、宏达公司3家企业。", ["listCount doesNotHold"]), ("张三、李四、王五等3人。", ["listCount holds"]),
        ("林草、环保等3人。", []),
    ])
    func lists(progress: String, expected: [String]) {
        #expect(verdicts(progress) == expected)
    }

    @Test(arguments: [
        // 1800/3200 = 56.25 %, 208/260 = 80 %, 260/300 = 86.67 %.
        ("需压采3200万立方米，目前已压减1800万立方米，占超采量的56.25%。", ["ratio holds"]),
        ("年超采量3200万立方米。目前已压减1800万立方米，占超采量的56.25%。", ["ratio holds"]),
        ("煤矸石堆存量260万吨。清运煤矸石208万吨，完成80%。", ["ratio holds"]), ("污泥堆存量260万吨。清运煤矸石208万吨，完成80%。", []),
        ("堆存尾渣260万吨，已清运208万吨，完成80%。", ["ratio holds"]), ("堆存尾渣260万吨，已清运208万吨，完成95%。", []),
        ("计划建设围栏300公里，已建围栏260公里，完成率86.7%。", ["ratio holds"]),
    ])
    func ratios(progress: String, expected: [String]) {
        #expect(verdicts(progress) == expected)
    }

    /// 1 hectare is 15 mu.
    @Test(arguments: [
        ("治理43.5公顷，约652亩。", ["conversion holdsWithinRounding"]), ("治理43.5公顷，约700亩。", []),
        ("治理120公顷，即1800亩。", ["conversion holds"]), ("治理120公顷，即1900亩。", ["conversion doesNotHold"]),
        ("甲矿占用草原1200亩，恢复草原1200公顷。", ["plausibility undecided"]), ("甲矿占用草原1200亩，恢复林地1200公顷。", []),
        ("恢复面积达5个。", ["plausibility doesNotHold"]), ("湿地保护率为120%。", ["plausibility doesNotHold"]),
        ("投资完成率为120%。", []), ("草原覆盖面积达85%。", []), ("退化面积达85%。", ["plausibility undecided"]),
    ])
    func units(progress: String, expected: [String]) {
        #expect(verdicts(progress) == expected)
    }
}
