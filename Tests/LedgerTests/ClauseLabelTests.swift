import Testing

@testable import Ledger

/// Clauses whose labels bear no brackets; every expectation was written before the splitter knew them.
struct ClauseLabelTests {
    private func clauses(_ progress: String) -> [String] {
        let item = Ledger("1.甲地问题。\n整改状态：已完成\n进展情况：\(progress)").items.first
        return item?.clauses.map { "\($0.label ?? "")|\($0.text.text)" } ?? []
    }

    @Test(arguments: [
        ("1.恢复草原12亩。2.罚款3万元。3.拆除房屋2座。", ["1.|恢复草原12亩。", "2.|罚款3万元。", "3.|拆除房屋2座。"]),
        ("1、恢复草原12亩。2、罚款3万元。", ["1、|恢复草原12亩。", "2、|罚款3万元。"]),
        ("①恢复草原12亩；②罚款3万元。", ["①|恢复草原12亩；", "②|罚款3万元。"]),
        ("一是恢复草原12亩。二是罚款3万元。", ["一是|恢复草原12亩。", "二是|罚款3万元。"]),
        ("第一，恢复草原12亩。第二，罚款3万元。", ["第一，|恢复草原12亩。", "第二，|罚款3万元。"]),
        ("一、恢复草原12亩。二、罚款3万元。", ["一、|恢复草原12亩。", "二、|罚款3万元。"]),
        ("1、清理废渣。2、平整土地。3、12.5亩草场完成补播。", ["1、|清理废渣。", "2、|平整土地。", "3、|12.5亩草场完成补播。"]),
        ("加强监管：一是巡查3次；二是罚款3万元。", ["|加强监管：", "一是|巡查3次；", "二是|罚款3万元。"]),
    ])
    func labels(progress: String, expected: [String]) {
        #expect(clauses(progress) == expected)
    }

    /// Numbers of running prose, a lone label, and lists below labels in brackets divide nothing.
    @Test(arguments: [
        "恢复草原1.5亩，2.3公顷。", "一是恢复草原12亩。", "1.恢复草原12亩。3.罚款3万元。", "第一批3处，第二批4处。", "恢复①号地块12亩、②号地块3亩。",
    ])
    func noLabels(progress: String) {
        #expect(clauses(progress) == ["|\(progress)"])
    }

    @Test func bracketsComeFirst() {
        #expect(
            clauses("（一）治理。1.恢复12亩。2.罚款3万元。（二）巡查。一是3次。二是4次。")
                == ["（一）|治理。1.恢复12亩。2.罚款3万元。", "（二）|巡查。一是3次。二是4次。"])
    }

    /// The label is no part of the words around a figure.
    @Test func quotations() {
        #expect(claims("一是恢复草原12亩。二是罚款3万元。").map(\.quote.text) == ["恢复草原12亩", "罚款3万元"])
    }
}
