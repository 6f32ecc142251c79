import Testing

@testable import Ledger

/// Forms whose numbers, names and statuses are an office's own: what comes again, and where, tells what they are.
@Suite("Forms that no table of words knows")
struct UnseenFormTests {
    /// Number, problem, status and first words of the progress of each item.
    private func told(_ ledger: Ledger) -> [String] {
        ledger.items.map { item in
            let problem = item.problem.text.prefix(6)
            let deed = item.clauses.first.map { $0.text.text.prefix(4) } ?? ""
            return "\(item.number) \(problem) \(item.status.rawValue) \(deed)"
        }
    }

    private static let marsh = (found: "农户围苇塘养蟹，占苇地35亩。", done: "拆围堰320米，灌水复苇35亩。")
    private static let slope = (found: "石料场弃渣压毁坡地18亩。", done: "清运弃渣6千立方米，复绿11亩。")

    @Test(
        "numbers behind an office's own word open items, with fields under any name",
        arguments: [
            ("〔销单07〕", "〔销单09〕", "〖所见〗", "〖所办〗", "〖如何〗"), ("台账件7：", "台账件9：", "所见：", "所办：", "如何："),
            ("第7题　苇塘", "第9题　石料场", "所见：", "所办：", "如何："), ("线索7", "线索9", "所见——", "所办——", "如何——"),
            ("【处方7】", "【处方9】", "「所见」", "「所办」", "「如何」"),
            ("【07】苇塘", "【09】石料场", "检查人所见〉", "责任人所办〉", "眼下如何〉"),
            ("【07】苇塘", "【09】石料场", "现场看到的是：", "后来办了的是：", "到如今算是："),
        ])
    func ownNumbers(_ one: String, _ other: String, _ found: String, _ done: String, _ end: String) {
        let ledger = Ledger(
            """
            湿地坡地问题处置通报

            本期公开2件，占地共53亩。

            \(one)
            \(found)\(Self.marsh.found)
            \(done)\(Self.marsh.done)
            \(end)办结

            \(other)
            \(found)\(Self.slope.found)
            \(done)\(Self.slope.done)
            \(end)还在清运

            """)
        #expect(told(ledger) == ["7 农户围苇塘养 已完成 拆围堰3", "9 石料场弃渣压 整改中 清运弃渣"])
        #expect(figures(ledger.claims) == ["2 件", "53 亩"])
    }

    @Test("an outline numbers the fields of each item")
    func outline() {
        let ledger = Ledger(
            """
            湿地坡地问题处置说明
            1 苇塘
            1.1 现存情况 \(Self.marsh.found)
            1.2 处置情况 \(Self.marsh.done)
            1.3 目前阶段 结束
            2 石料场
            2.1 现存情况 \(Self.slope.found)
            2.2 处置情况 \(Self.slope.done)
            2.3 目前阶段 进行中

            """)
        #expect(told(ledger) == ["1 农户围苇塘养 已完成 拆围堰3", "2 石料场弃渣压 整改中 清运弃渣"])
    }

    @Test("headings under one sign, and lines above fields that come again, open items that nothing numbers")
    func headings() {
        let signs = Ledger(
            """
            滩地乱堆乱占情况

            存量问题2个，销账1个。

            ■ 东河滩料堆乱放　　【已销账】
            料堆占河滩12亩，已全部运走。

            ■ 西河滩鱼塘乱挖　　【未销账】
            鱼塘挖毁滩地9亩，填平6亩。

            """)
        #expect(told(signs) == ["1 东河滩料堆乱 已销号 料堆占河", "2 西河滩鱼塘乱 整改中 鱼塘挖毁"])
        let leads = Ledger(
            """
            滩地问题处置情况

            东河滩料场
            责任人：甲镇长
            处置情况：料堆占河滩12亩，已全部运走。

            西河滩鱼塘
            责任人：乙镇长
            处置情况：鱼塘占滩地9亩，填平6亩。

            """)
        #expect(leads.items.map { $0.problem.text } == ["东河滩料场", "西河滩鱼塘"])
    }

    @Test("a paragraph goes over from what is wrong to what was done, and its last words tell how far it is")
    func paragraphs() {
        let ledger = Ledger(
            """
            所提两件事的回复

            其一，关于苇塘围占。来函称围占苇地40亩。经查为35亩，已灌水复苇35亩，此事办毕。
            其二，关于弃渣压地。来函称压毁坡地18亩。已清运弃渣6千立方米，复绿11亩，此事在办。

            甲县人民政府办公室
            2021年6月21日
            """)
        #expect(told(ledger) == ["1 关于苇塘围占 已完成 经查为3", "2 关于弃渣压地 整改中 已清运弃"])
        #expect(ledger.items.map { $0.problem.text.suffix(4) } == ["40亩。", "18亩。"])
    }

    @Test(
        "columns whose heads tell nothing are told by what stands in them, in any order",
        arguments: [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [0, 4, 3, 1, 2]])
    func columns(_ order: [Int]) {
        let rows = [
            ["点码", "原来啥样", "占地/亩", "干了啥", "成色"], ["QD-04", Self.marsh.found, "35", Self.marsh.done, "办妥"],
            ["QD-06", Self.slope.found, "18", Self.slope.done, "未办妥"],
        ]
        let ledger = Ledger(report("清单公开\n", rows.map { row in order.map { row[$0] } }))
        #expect(told(ledger) == ["4 农户围苇塘养 已完成 拆围堰3", "6 石料场弃渣压 整改中 清运弃渣"])
    }

    @Test("a table of figures with remarks lists no items")
    func figuresOnly() {
        let ledger = Ledger(
            report(
                "各乡面积\n",
                [
                    ["序", "乡镇", "面积（亩）", "备考"], ["1", "东乡", "35", "含新增2亩，下年核减。"],
                    ["2", "西乡", "18", "与上年一致，未变动。"],
                ]))
        #expect(ledger.items.isEmpty)
        #expect(figures(ledger.claims).contains("35 亩"))
    }

    @Test(
        "a few words tell by their grammar how far something is",
        arguments: [
            ("改完", ItemStatus.completed), ("办毕", .completed), ("已了结", .completed), ("闭环", .completed),
            ("还清", .completed), ("结案", .completed), ("未退完", .inProgress), ("还在改", .inProgress),
            ("仍在扫尾", .inProgress), ("在办", .inProgress), ("没改好", .inProgress), ("不合格", .inProgress),
            ("没动工", .notStarted), ("尚未进场施工", .inProgress), ("底数不清", .unknown), ("好转", .unknown),
        ])
    func grammar(_ words: String, _ status: ItemStatus) {
        #expect(ItemStatus(words: words) == status)
    }
}
