import Bilingual
import Testing

@testable import Ledger

/// What is left of a stock behind what came and what went: each text with the number that the account gives, and with the one
/// that leaves out what came, worked out by hand.
struct StockAccountTests {
    private func sums(_ text: String) -> [String] {
        FindingTests.findings(text).filter { [.sum, .difference].contains($0.rule) }.map {
            "\($0.verdict) \($0.arithmetic.zh)"
        }
    }

    @Test(arguments: [
        // 80 + 20 − 70 = 30
        ("年初库存80吨，年内新进20吨，处置70吨，年末剩余#。", "30吨", "10吨"),
        ("年初库存污泥120吨，当年新产生45吨，转移处置130吨，年末库存#。", "35吨", "25吨"),
        ("台账原有图斑60个，年内增补15个，销号45个，尚余#。", "30个", "15个"),
        ("上年结转资金300万元，本年拨入200万元，支出250万元，结余#。", "250万元", "50万元"),
        ("期初在册矿业权35宗，期内新立6宗，注销11宗，期末剩余#。", "30宗", "24宗"),
        ("原存矸石45万立方米，生产期间又堆入15万立方米，已综合利用25万立方米，剩余#。", "35万立方米", "20万立方米"),
        ("年初存栏奶牛900头，购进300头，出栏400头，年末剩余#。", "800头", "500头"),
        ("清单原列问题50个，中途转来8个，完成整改40个，还剩#。", "18个", "10个"),
        ("上一轮遗留12件，本轮交办30件，办结36件，尚余#。", "6件", "4件"),
    ])
    func account(text: String, right: String, wrong: String) {
        let told = sums(text.replacing("#", with: right))
        #expect(told.count == 1 && told[0].hasPrefix("holds"), "\(told)")
        let other = sums(text.replacing("#", with: wrong))
        #expect(other.count == 1 && other[0].hasPrefix("doesNotHold"), "\(other)")
    }

    /// What came may be in the whole already, or what went is not told: nothing is confirmed, and nothing held against it.
    @Test(arguments: [
        "应治理96处，年内新增20处，已治理70处，剩余26处。", "年初库存80吨，年内新进20吨，调剂40吨，年末剩余60吨。",
        "年初在册矿山90座，年内新设12座，年末剩余95座。", "月初账面积存渣土12万立方米，当月又收纳3万立方米，外运7万立方米，月末剩余5万立方米。",
        "上季结转图斑42个，本季下发18个，完成整改35个，剩余7个。",
    ])
    func open(text: String) {
        let told = sums(text)
        #expect(!told.contains { $0.hasPrefix("holds") || $0.hasPrefix("doesNotHold") }, "\(told)")
    }

    /// 列入 and 其中 bring nothing in: 60 − 45 = 15, 96 − 58 = 38.
    @Test(arguments: [
        "原有遗留矿点68个，其中列入治理计划60个，已修复45个，列入计划的矿点还剩15个。", "原有违建96处，已拆除58处，剩余38处。",
    ])
    func rest(text: String) {
        let told = sums(text)
        #expect(
            told.contains { $0.hasPrefix("holds") } && !told.contains { $0.hasPrefix("doesNotHold") }, "\(told)"
        )
    }
}
