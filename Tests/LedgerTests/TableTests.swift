import Bilingual
import Testing

@testable import Ledger

/// Tables as offices draw them; what is expected was written first.
struct TableTests {
    @Test func aLedgerWithUnitsInItsHead() {
        let ledger = Ledger(
            report(
                "云台市督察整改台账\n",
                [
                    ["整改状态", "序号", "发现的问题", "属地", "占用面积（公顷）", "已复绿（亩）", "投资/万元", "进展", "备注"],
                    ["已销号", "1", "采石场越界开采林地。", "白桦县", "2.5", "37.5", "120", "削坡、覆土、栽树3000株。", ""],
                    ["正在整改", "2", "养殖场占用河滩。", "青石县", "1,200.5", "约80", "0", "拆除棚舍4座。", "延期"],
                    ["总 计", "<", "<", "<", "1203", "117.5", "120", "", ""],
                ]))
        #expect(ledger.items.map(\.number) == [1, 2])
        #expect(ledger.items.map(\.status) == [.closed, .inProgress])
        #expect(ledger.items[1].problem.text == "养殖场占用河滩。")
        #expect(
            cells(ledger.items[0].claims) == ["2.5 公顷 occupied", "37.5 亩 restored", "120 万元 completed"])
        #expect(cells(ledger.items[1].claims) == ["1,200.5 公顷 occupied", "80 亩 restored", "0 万元 unstated"])
        #expect(ledger.items[1].claims.map(\.qualifier).contains(.about))
        #expect(ledger.items[1].claims.last?.figure.text == "4座")
        #expect(cells(ledger.claims) == ["1203 公顷 occupied", "117.5 亩 restored", "120 万元 completed"])
        #expect(ledger.claims.allSatisfy { $0.cell?.isTotal == true && $0.cell?.row == 3 })
        #expect(ledger.claims.map { $0.cell?.column } == [4, 5, 6])
        #expect(ledger.notes.isEmpty)
    }

    /// Empty cells between tabs keep their places, those at the end of a line leave nothing.
    @Test func emptyCellsBetweenTabs() {
        let ledger = Ledger(
            "序号\t问题\t县区\t损毁面积（亩）\t已修复（亩）\t进展说明\t状态\n"
                + "1\t矿渣露天堆存。\t甲县\t43.5\t34.2\t清运废渣。\t整改中\n"
                + "2\t采石场未复绿。\t乙县\t26.4\t26.4\t复绿。\t已销号\n合计\t\t\t69.9\t60.6\t\t\n")
        #expect(ledger.items.map { figures($0.claims) } == [["43.5 亩", "34.2 亩"], ["26.4 亩", "26.4 亩"]])
        #expect(figures(ledger.claims) == ["69.9 亩", "60.6 亩"])
        #expect(ledger.findings.filter { $0.verdict == .holds && $0.rule == .sum }.count == 2)
    }

    /// Rows under a merged number go on with the item; of several statuses the least counts.
    @Test func mergedRowsGoOnWithTheirItem() {
        let ledger = Ledger(
            report(
                "",
                [
                    ["序号", "整改任务", "县区", "恢复面积（亩）", "整改情况", "完成状态", "时限"],
                    ["一", "矿坑未治理。", "甲县", "30", "回填12处。", "已完成", "2024年底"],
                    ["^", "^", "乙县", "25.5", "回填7处。", "整改中", "^"],
                    ["二", "草原退化。", "甲县", "100", "补播100亩。", "已完成", "^"],
                ]))
        #expect(ledger.items.map(\.number) == [1, 2])
        #expect(ledger.items.map(\.status) == [.inProgress, .completed])
        #expect(ledger.items[0].clauses.count == 3)
        #expect(figures(ledger.items[0].claims) == ["30 亩", "12 处", "25.5 亩", "7 处"])
        #expect(ledger.items[1].fields.contains { $0.kind == .deadline && $0.text.text == "2024年底" })
        #expect(figures(ledger.items[1].claims) == ["100 亩", "100 亩"])
    }

    /// Two rows of head, the unit above what it spans; a row that counts the columns; a row that names a part.
    @Test func headsOfTwoRows() {
        let ledger = Ledger(
            report(
                "",
                [
                    ["序号", "问题描述", "面积（亩）", "<", "责任单位", "完成情况"],
                    ["^", "^", "违占", "已恢复", "^", "^"],
                    ["1", "2", "3", "4", "5", "6"],
                    ["自治区督察反馈", "<", "<", "<", "<", "<"],
                    ["1-1", "围栏侵占草场。", "60", "45", "镇政府", "拆除围栏2公里。"],
                    ["1-2", "取土场未复垦。", "18", "18", "镇政府", "已复垦。"],
                ]))
        #expect(ledger.items.map(\.label.text) == ["1-1", "1-2"])
        #expect(
            ledger.items.map { cells($0.claims) } == [
                ["60 亩 occupied", "45 亩 restored"], ["18 亩 occupied", "18 亩 restored"],
            ])
        #expect(ledger.claims.isEmpty)
    }

    /// A table that lists no items has figures of the report, or of the item that it stands under.
    @Test func tablesOfPlacesAndYears() {
        let rows = [
            ["年度", "图斑数", "核定面积", "占比（%）"], ["2022", "14", "310.5", "41.4"], ["2023", "20", "439.5", "58.6"],
            ["合计", "34", "750", "100"],
        ]
        let own = Ledger(report("某旗图斑统计\n单位：亩\n", rows))
        #expect(own.items.isEmpty)
        #expect(
            figures(own.claims) == [
                "14 图斑", "310.5 亩", "41.4 %", "20 图斑", "439.5 亩", "58.6 %", "34 图斑", "750 亩", "100 %",
            ])
        let inside = Ledger(
            report("1.草场被占。\n整改状态：整改中\n进展情况：逐年核查如下：\n单位：亩\n", rows, "2.河道被占。\n整改状态：已完成\n进展情况：清理3公里。\n"))
        #expect(inside.items.map(\.number) == [1, 2])
        #expect(figures(inside.items[0].claims) == figures(own.claims))
        #expect(inside.claims.isEmpty)
    }

    /// Of several units above a table a column has the one that measures what its head names; one of another kind has none.
    @Test(arguments: [
        "面积单位：公顷　　资金单位：万元", "单位：公顷、万元", "（面积单位：公顷，资金单位：万元）", "单位：公顷/万元",
    ])
    func severalUnitsAboveATable(line: String) {
        let rows = [
            ["序号", "问题点位及现状", "损毁面积", "到位资金", "治理措施", "状态", "评分"],
            ["1", "采石坑边坡裸露，无人治理。", "18.6", "642", "清除危岩5处。", "已销号", "92"],
            ["2", "越界开采形成陡坎。", "9.4", "318", "已治理3段，剩1段。", "整改中", "71"],
        ]
        let ledger = Ledger(report("某市露天矿山整治进展表\n\(line)\n", rows))
        #expect(ledger.items.map(\.number) == [1, 2])
        #expect(ledger.items.map(\.problem.text) == ["采石坑边坡裸露，无人治理。", "越界开采形成陡坎。"])
        #expect(ledger.items.map(\.status) == [.closed, .inProgress])
        #expect(figures(ledger.items[0].claims) == ["18.6 公顷", "642 万元", "5 处"])
        #expect(ledger.notes.contains { $0.zh.contains("评分") })
    }

    /// What is asked with yes or no; who asks whether a complaint is true asks nothing of the progress.
    @Test func answersUnderAQuestion() {
        let ledger = Ledger(
            report(
                "",
                [
                    ["编号", "举报内容", "是否属实", "处理情况", "是否办结"], ["1", "夜间倾倒渣土。", "是", "清运渣土50吨。", "否"],
                    ["2", "湿地内放牧。", "否", "已劝离。", "是"],
                ]))
        #expect(ledger.items.map(\.status) == [.inProgress, .completed])
        #expect(figures(ledger.items[0].claims) == ["50 吨"])
    }

    /// Numbers without a unit are no figures, and the reader is told; codes and years are none anyway.
    @Test func columnsWithoutAUnitAreTold() {
        let ledger = Ledger(
            report(
                "",
                [["序号", "问题", "图斑编号", "整改面积", "整改进展"], ["1", "违规开垦。", "20230017", "35", "退耕。"]]))
        #expect(ledger.items.count == 1 && ledger.items[0].claims.isEmpty)
        #expect(ledger.notes.count == 1)
        #expect(ledger.notes[0].zh.contains("整改面积") && !ledger.notes[0].zh.contains("图斑编号"))
    }

    /// A head that cannot be told: its figures are read, it makes no item, and the reader is told.
    @Test func aTableWithoutAHead() {
        let ledger = Ledger(
            report("某县情况\n", [["白桦沟", "12.5亩", "3"], ["青石沟", "8亩", "4"], ["东河", "6.5亩", "5"]]))
        #expect(figures(ledger.claims) == ["12.5 亩", "8 亩", "6.5 亩"])
        #expect(ledger.notes.count == 1)
    }

    /// A table that goes on behind a page: its head is repeated, its first row has no number.
    @Test func tablesGoOnBehindAPage() {
        let text = """
            序号 | 问题 | 状态 | 进展
            1 | 甲矿未复绿。 | 整改中 | 栽树10株。
            2 | 乙矿未复绿。 | 整改中 | 栽树20株。

            序号 | 问题 | 状态 | 进展
             |  |  | 又栽树5株。
            3 | 丙矿未复绿。 | 已销号 | 栽树30株。
            """
        let ledger = Ledger(text)
        #expect(ledger.items.map(\.number) == [1, 2, 3])
        #expect(figures(ledger.items[1].claims) == ["20 株", "5 株"])
        #expect(figures(ledger.items[2].claims) == ["30 株"])
    }

    /// Merged and empty cells leave nothing in a pasted text: the cells that are left go where they fit.
    @Test func rowsWithFewerCellsThanTheHead() {
        let ledger = Ledger(
            """
            序号 | 问题描述 | 属地 | 违占（亩） | 复绿（亩） | 目前进度
            1 | 砂场占用河滩。 | 甲县 | 12.5 | 8 | 整改中
             | 乙县 | 3 | 3 |
            合计 | 15.5 | 11 |
            """)
        #expect(ledger.items.count == 1)
        #expect(
            cells(ledger.items[0].claims) == [
                "12.5 亩 occupied", "8 亩 restored", "3 亩 occupied", "3 亩 restored",
            ])
        #expect(cells(ledger.claims) == ["15.5 亩 occupied", "11 亩 restored"])
        #expect(ledger.notes.isEmpty)
    }

    /// A number that may belong to several columns is read in none, and told.
    @Test func aNumberOfNoColumn() {
        let ledger = Ledger(
            "序号\n事项\n占地（亩）\n投入（万元）\n整改情况\n1\n弃渣占压草地。\n20\n30\n已清运。\n2\n越界采石。\n40\n已回填。\n")
        #expect(ledger.items.map { figures($0.claims) } == [["20 亩", "30 万元"], []])
        #expect(ledger.notes.count == 1)
    }

    @Test func cellsOnLinesOfTheirOwn() {
        let ledger = Ledger(
            """
            乌林县整改清单
            序号
            县区
            发现问题
            占地面积（公顷）
            采取措施
            办结状态
            1
            乌林县
            李庄砂场占用河滩地。
            4.56
            清运砂石1.2万方。
            已办结
            2
            东河县
            张沟矿点越界。
            1
            回填矿坑3个，
            种草12亩。
            正在办理
            合计
            5.56
            """)
        #expect(ledger.title == "乌林县整改清单")
        #expect(ledger.items.map(\.status) == [.completed, .inProgress])
        #expect(figures(ledger.items[1].claims) == ["1 公顷", "3 个", "12 亩"])
        #expect(cells(ledger.claims) == ["5.56 公顷 occupied"])
    }

    @Test func columnsOfWhite() {
        let ledger = Ledger(
            """
            附表　各乡镇图斑整改情况
                                        单位：亩
            乡镇        图斑数    违占面积    已恢复面积    恢复率（%）
            红旗镇      12        345.6       300.1         86.8
            柳树乡      7         120.3                     100
            合计        19        465.9       420.4         90.2
            """)
        #expect(
            cells(ledger.claims).map { $0.split(separator: " ").prefix(2).joined() } == [
                "12图斑", "345.6亩", "300.1亩", "86.8%", "7图斑", "120.3亩", "100%", "19图斑", "465.9亩", "420.4亩",
                "90.2%",
            ])
        #expect(Ledger("联系人：张三    电话：123    邮编：010\n地址：某路1号    网址：w    传真：45\n甲    乙    丙\n").claims.isEmpty)
    }

    /// Frames drawn with strokes; years at the heads of columns, units at those of rows; a unit to each row.
    @Test func otherFormsOfHeads() {
        let drawn = Ledger(
            "清单\n┌──┬────┬────┬────┐\n│序号│问题　　│面积(亩)│状态　　│\n├──┼────┼────┼────┤\n│1 │占用草地│20.5 │已完成│\n└──┴────┴────┴────┘\n"
        )
        #expect(drawn.title == "清单")
        #expect(drawn.items.map { figures($0.claims) } == [["20.5 亩"]])
        let years = Ledger("指标 | 2022年 | 2023年\n治理面积（亩） | 120 | 150.5\n投入资金（万元） | 300 | 410\n")
        #expect(
            cells(years.claims) == [
                "120 亩 restored", "150.5 亩 restored", "300 万元 completed", "410 万元 completed",
            ])
        let units = Ledger("指标 | 单位 | 计划 | 实际完成\n边坡治理 | 公顷 | 12.5 | 10.2\n植树 | 万株 | 3 | 3.1\n")
        #expect(figures(units.claims) == ["12.5 公顷", "10.2 公顷", "3 万株", "3.1 万株"])
        #expect(units.claims.map(\.role) == [.planned, .completed, .planned, .completed])
    }
}
