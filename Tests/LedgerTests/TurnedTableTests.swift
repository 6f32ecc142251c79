import Bilingual
import Testing

@testable import Ledger

/// Tables on their side: a column is an item.
struct TurnedTableTests {
    private let rows = [
        ["序号", "1", "2", "3"], ["存在问题", "甲矿越界开采草原30亩。", "乙场占用草原12亩。", "丙厂压占湿地。"],
        ["占用面积（亩）", "30", "12", "5.5"], ["整改措施", "限期回填。", "限期恢复。", "停产。"], ["整改状态", "整改中", "已销号", "已完成"],
    ]

    @Test func aColumnOfTheTableIsAnItem() throws {
        let ledger = Ledger(report("某旗整改表\n", rows, "填表人：某某\n"))
        #expect(ledger.items.map(\.number) == [1, 2, 3])
        #expect(ledger.items.map(\.status) == [.inProgress, .closed, .completed])
        #expect(ledger.items.map(\.problem.text) == ["甲矿越界开采草原30亩。", "乙场占用草原12亩。", "丙厂压占湿地。"])
        #expect(
            ledger.items.map { cells($0.claims) } == [["30 亩 occupied"], ["12 亩 occupied"], ["5.5 亩 occupied"]])
        #expect(ledger.unplaced.last?.text.text == "填表人：某某")
        #expect(ledger.notes.count == 1)
        #expect(try #require(ledger.notes.first).zh.hasPrefix("第2行起的表每列为一项"))
    }

    /// The lines of a text file stay where they are: its table is told and makes no item.
    @Test func oneOfAPlainTextIsTold() throws {
        let ledger = Ledger("某旗整改表\n" + rows.map { $0.joined(separator: " | ") }.joined(separator: "\n"))
        #expect(ledger.items.isEmpty)
        #expect(try #require(ledger.notes.first).zh.contains("行列互换"))
    }

    /// A form of labels and values, an upright ledger, and a head that names 内容 and 备注 are none.
    @Test(arguments: [
        [["序号", "21", "整改状态", "已完成"], ["问题", "甲矿占用草原。", "责任单位", "甲县"], ["整改情况", "已恢复。", "整改时限", "2024年"]],
        [["序号", "存在问题", "整改措施"], ["1", "甲矿占用草原。", "回填"], ["2", "乙矿占用草原。", "恢复"]],
        [["事项", "内容", "备注"], ["存在问题", "甲矿占用草原。", "督察反馈"], ["整改措施", "限期回填。", "无"], ["整改状态", "整改中", "按期"]],
        [["旗县", "甲旗", "乙旗"], ["图斑（个）", "12", "8"], ["面积（亩）", "30", "20"]],
    ])
    func tablesThatStandUpright(rows: [[String]]) {
        let source = report("", rows)
        #expect(source.tables.allSatisfy { !TurnedTable.isTurned(TableGrid($0, of: source)) })
    }
}
