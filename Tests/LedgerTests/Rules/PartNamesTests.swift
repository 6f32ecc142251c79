import Testing

@testable import Ledger

/// Names of kinds behind 其中: which exclude each other and which may count the same twice; every sum worked out by hand.
struct PartNamesTests {
    private func sums(_ progress: String) -> [FindingVerdict] {
        FindingTests.findings(progress).filter { $0.rule == .sum }.map(\.verdict)
    }

    @Test(arguments: [
        // 620 + 540 = 1160.
        ("共栽植侧柏1160株，其中一年生620株、二年生", "540株。", "640株。"),
        // 38 + 24 = 62.
        ("清理房屋62间，其中砖瓦房38间、板房", "24间。", "26间。"),
        // 214.5 + 85.5 = 300.
        ("占用农地300亩，其中永久基本农田214.5亩、一般农田", "85.5亩。", "75.5亩。"),
        // 2600 + 2400 = 5000 metres.
        ("修建挡墙5.0公里，其中左岸2600米、右岸", "2400米。", "2200米。"),
        // 7.5 + 4.2 = 11.7.
        ("清运弃渣11.7万吨，其中石渣7.5万吨、土渣", "4.2万吨。", "5.2万吨。"),
        // 420 + 330 + 250 = 1000.
        ("全县补播草场1000亩，东乡420亩、西乡330亩、北乡", "250亩。", "260亩。"),
        // 6500 + 8500 = 15000 in ten thousands.
        ("落实资金1.5亿元，其中省级6500万元、市级", "8500万元。", "9500万元。"),
    ])
    func kinds(words: String, right: String, wrong: String) {
        #expect(sums(words + right) == [.holds])
        #expect(
            sums(words + wrong) == [.doesNotHold] || words.contains("亿") && sums(words + wrong) == [.undecided])
    }

    /// Persons, cases, firms and plots have several marks at once.
    @Test(arguments: [
        "选聘草管员90人，其中低保户60人、妇女50人。",
        "收到举报24件，其中涉气14件、涉水13件。",
        "有工厂33家，其中规上企业20家、化工企业18家。",
        "乱占土地500亩，其中耕地320亩、基本农田260亩。",
        "有水库21座，其中小型水库15座、病险水库11座。",
    ])
    func marks(text: String) {
        #expect(!sums(text).contains(.doesNotHold))
    }

    /// Money leaves out closing zeros: 1.3亿元 may be 1.3 or 1.26.
    @Test func zeros() {
        // 1.3 + 0.64 + 0.28 = 2.22.
        #expect(sums("总投资2.25亿元，其中中央资金1.3亿元、省级6400万元、自筹2800万元。") == [.undecided])
        #expect(sums("总投资2.22亿元，其中中央资金1.3亿元、省级6400万元、自筹2800万元。") == [.holds])
    }
}
