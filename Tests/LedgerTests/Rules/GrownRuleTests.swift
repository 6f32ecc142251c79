import Testing

@testable import Ledger

/// A number that grew by what came new; every sum worked out by hand.
struct GrownRuleTests {
    private func sums(_ problem: String, _ progress: String) -> [FindingVerdict] {
        FindingTests.findings(progress, problem: problem).filter { $0.rule == .sum }.map(\.verdict)
    }

    @Test(arguments: [
        // 460 + 95 = 555.
        ("全旗护林员460名，巡护不到位", "新聘护林员95名，护林员增加到", "555名。", "565名。"),
        // 12 + 7 = 19.
        ("全市监测站12座，布点不足", "新建监测站7座，监测站增至", "19座。", "20座。"),
    ])
    func grown(problem: String, words: String, right: String, wrong: String) {
        #expect(sums(problem, words + right) == [.holds])
        #expect(sums(problem, words + wrong) == [.doesNotHold])
    }

    @Test(arguments: [
        ("全旗护林员460名、草管员120名", "新聘草管员95名，护林员增加到555名。"), ("全旗护林员460名", "新购车辆95台，护林员增加到555名。"),
    ])
    func ofAnother(problem: String, progress: String) {
        #expect(sums(problem, progress).isEmpty)
    }
}
