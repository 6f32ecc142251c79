import Bilingual
import Testing

@testable import Ledger

/// Cells of tables that hold another form of number than digits alone.
struct CellReadingTests {
    @Test(arguments: [
        ("1万", "1 万亩"), ("1.5万", "1.5 万亩"), ("1万5千", "1.5 万亩"), ("一百二十", "120 亩"), ("十二点五", "12.5 亩"),
        ("约20", "20 亩"),
        ("近三十", "30 亩"), ("50余", "50 亩"), ("2-3", "2–3 亩"), ("20（估）", "20 亩"), ("20（含河滩）", "20 亩"),
        ("120*", "120 亩"),
        ("2公顷", "2 公顷"), ("约2公顷", "2 公顷"), ("1 200", "1200 亩"), ("-3", "-3 亩"), ("半", "0.5 亩"),
    ])
    func numbersOfOtherForms(cell: String, expected: String) {
        let ledger = ledger([cell, "7"])
        #expect(figures(ledger.items.flatMap(\.claims)) == [expected, "7 亩"])
        #expect(ledger.unreadFigures == [])
    }

    @Test func whatIsOnlyNearSaysSo() {
        let claims = ledger(["约20", "20（估算）"]).items.flatMap(\.claims)
        #expect(claims.map(\.qualifier) == [.about, .about])
    }

    /// A number that is none is told with its row and column, and its column is no sum.
    @Test(arguments: [
        ("12O", UnreadFigure.Reason.letters), ("1,5", .brokenPoint), ("1.2.3", .brokenPoint),
        ("30/40", .ambiguous), ("20 30", .ambiguous), ("见表2", .cell),
        ("5（1）", .cell), ("12+8", .cell), ("3万5", .ambiguous), ("三五", .cell),
    ])
    func numbersThatAreNone(cell: String, reason: UnreadFigure.Reason) throws {
        for total in ["50", "170"] {
            let ledger = ledger([cell, "20", "30"], total: total)
            #expect(figures(ledger.items.flatMap(\.claims)) == ["20 亩", "30 亩"])
            let unread = try #require(ledger.unreadFigures.first)
            #expect(ledger.unreadFigures.count == 1)
            #expect(unread.text.text == cell)
            #expect(unread.reason == reason)
            #expect(unread.message.zh.hasSuffix("（表第2行“占用面积（亩）”列）"))
            #expect(ledger.findings.filter { $0.rule == .sum }.map(\.verdict) == [.undecided])
        }
    }

    /// Words leave the sum open as well; a stroke says that there is nothing.
    @Test(arguments: [
        ("待核实", "50", FindingVerdict.undecided), ("待核实", "60", .undecided), ("2024年底前", "50", .undecided),
        ("—", "50", .holds),
        ("/", "60", .doesNotHold), ("", "50", .holds),
    ])
    func cellsWithoutANumber(cell: String, total: String, verdict: FindingVerdict) {
        let ledger = ledger([cell, "20", "30"], total: total)
        #expect(ledger.unreadFigures == [])
        #expect(ledger.findings.filter { $0.rule == .sum }.map(\.verdict) == [verdict])
    }

    /// A total that was not read leaves the sums of totals open, too.
    @Test func aSubtotalThatWasNotRead() {
        let rows = [
            ["甲旗", "占用林地。", "15"], ["甲旗", "占用草原。", "16"], ["小计", "", "3l"], ["乙旗", "占用林地。", "25"],
            ["乙旗", "占用草原。", "19"], ["小计", "", "44"], ["合计", "", "75"],
        ]
        let ledger = Ledger(report("某市占用清单\n", [["地区", "问题描述", "面积（亩）"]] + rows))
        #expect(ledger.unreadFigures.map(\.text.text) == ["3l"])
        #expect(ledger.findings.filter { $0.rule == .sum }.allSatisfy { $0.verdict == .undecided })
    }

    private func ledger(_ cells: [String], total: String? = nil) -> Ledger {
        let rows = cells.enumerated().map { ["\($0 + 1)", "某矿占用草原。", $1, "已完成"] }
        let last = total.map { [["合计", "", $0, ""]] } ?? []
        return Ledger(report("某旗整改清单\n", [["序号", "存在问题", "占用面积（亩）", "整改状态"]] + rows + last))
    }

    @Test func columnsThatAreTooManyAreTold() throws {
        let months = (1...70).map { "第\($0)月面积（亩）" }
        let row = ["1", "某矿占用草原。"] + (1...70).map(String.init)
        let wide = Ledger(report("", [["序号", "存在问题"] + months, row]))
        #expect(wide.notes.count == 1)
        #expect(try #require(wide.notes.first).zh.hasPrefix("第1行起的表超过64列"))
        #expect(wide.items.first?.claims.count == 62)
    }
}
