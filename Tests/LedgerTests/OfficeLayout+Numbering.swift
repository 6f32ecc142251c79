@testable import Ledger

extension OfficeLayout {
    /// Layouts that number, name and mark their items in other ways.
    static let numbering: [OfficeLayout] = [
        OfficeLayout(
            name: "aspects, accepted",
            text: """
                第一个方面：矿山修复滞后，85处采坑未治理。
                整改措施：1.编制方案。2.治理85处。
                整改情况：治理85处，面积320.6亩。
                整改验收情况：已完成，已验收销号。
                第二个方面：水土流失治理不足，目前仅治理1200至1500公顷。
                整改措施：加快实施。
                整改情况：（一）治理900公顷。（三）植树2万株。
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.measures, .acceptance],
                    figures: ["85 处", "85 处", "85 处", "320.6 亩"]),
                Item(
                    number: 2, clauses: ["（一）", "（三）"], fields: [.measures],
                    figures: ["1200–1500 公顷", "900 公顷", "2 万株"]),
            ]),
        OfficeLayout(
            name: "a serial number in brackets, status inside the progress",
            text: """
                (序号14) 某湿地被围垦3.75hm2。
                责任单位：某市林业局
                督导单位：自治区林草局
                整改时限：2025年6月
                整改目标：退出围垦3.75hm2。
                整改进展情况：达到序时进度。已退出2.5hm2，占66.7%。

                (序号15) 某河道倾倒弃土2.3万方。
                责任单位：某市水务局
                督导单位：自治区水利厅
                整改时限：2024年底
                整改目标：清运弃土。
                整改进展情况：已完成。清运2.3万方，费用86.4万元。
                """,
            items: [
                Item(
                    number: 14, status: .onSchedule, clauses: [""],
                    fields: [.responsible, .supervisor, .deadline, .goal],
                    figures: ["3.75 hm2", "3.75 hm2", "2.5 hm2", "66.7 %"]),
                Item(
                    number: 15, status: .completed, clauses: [""],
                    fields: [.responsible, .supervisor, .deadline, .goal],
                    figures: ["2.3 万方", "2.3 万方", "86.4 万元"]),
            ]),
        OfficeLayout(
            name: "keyed numbers with the region's task number",
            text: """
                某盟整改台账公开
                问题编号18（自治区整改方案第47项）：黑土区侵蚀沟115条未治理。
                整改状态：已完成
                整改情况：治理侵蚀沟115条，保护耕地2.06万亩。
                问题编号23（自治区整改方案第五十二项）：草原鼠害面积较上年上升11.5个百分点。
                整改状态：已销号
                整改情况：防治鼠害110万亩次，较上年-3.5%。
                """,
            title: "某盟整改台账公开",
            items: [
                Item(
                    number: 18, status: .completed, regional: 47, clauses: [""],
                    figures: ["115 条", "115 条", "2.06 万亩"]),
                Item(
                    number: 23, status: .closed, regional: 52, clauses: [""],
                    figures: ["11.5 个百分点", "110 万亩次", "-3.5 %"]),
            ]),
        OfficeLayout(
            name: "serial numbers in Chinese, names of fields in brackets on lines of their own",
            text: """
                序号一：
                【整改问题】
                某尾矿库渗漏，影响耕地0.9公頃。
                【整改状态】
                已销号
                【整改情况】
                更换防渗膜１．２万平方米；复垦０．９公頃。
                序号二：
                【整改问题】
                某垃圾场堆存垃圾二十余万吨。
                【整改状态】
                整改中
                【整改情况】
                清运8.5万吨，占四成左右。
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""],
                    figures: ["0.9 公頃", "1.2 万平方米", "0.9 公頃"]),
                Item(
                    number: 2, status: .inProgress, clauses: [""],
                    figures: ["20 万吨", "8.5 万吨", "4 成"]),
            ]),
        OfficeLayout(
            name: "problems named 问题一, the status in brackets behind them",
            text: """
                问题一：两家企业违规取土百余亩。（已销号）
                整改情况：恢复耕地108.4亩，按每亩480元处罚。
                问题二：三座小水电未拆除，涉及河道12公里。（整改中）
                整改情况：拆除2座，恢复河道7.5千米。
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""],
                    figures: ["2 家", "1 百亩", "108.4 亩", "480 元"]),
                Item(
                    number: 2, status: .inProgress, clauses: [""],
                    figures: ["3 座", "12 公里", "2 座", "7.5 千米"]),
            ]),
        OfficeLayout(
            name: "Chinese numbers below headings, half width, no clause labels",
            text: """
                一、自然保护地方面
                (一)甲企业侵占核心区20.5亩.
                责任单位:某局
                整改状态:已销号
                整改情况:拆除建筑,退出20.5亩.
                又恢复植被18亩.
                二、水环境方面
                (二)乙企业取水超许可3.2万立方米.
                责任单位:某厅
                整改状态:未启动
                整改情况:制定方案.
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.responsible],
                    figures: ["20.5 亩", "20.5 亩", "18 亩"]),
                Item(
                    number: 2, status: .notStarted, clauses: [""], fields: [.responsible],
                    figures: ["3.2 万立方米"]),
            ],
            unplaced: ["一、自然保护地方面", "二、水环境方面"]),
        OfficeLayout(
            name: "a report in parts, items in brackets, a part behind the last item",
            text: """
                白桦县反馈问题整改落实情况的报告
                一、总体情况
                承担整改任务3项。
                二、整改情况
                （一）甲矿占用草原56.78亩。
                整改状态：已完成
                整改进展：一、停产整治。
                二、恢复植被56.78亩。
                （二）乙场占用林地0.56公顷。
                整改状态：已销号
                整改进展：退出0.56公顷。
                三、下一步工作
                力争2025年底治理率达到80%。
                白桦县人民政府
                2024年7月1日
                """,
            title: "白桦县反馈问题整改落实情况的报告",
            items: [
                Item(number: 1, status: .completed, clauses: ["一、", "二、"], figures: ["56.78 亩", "56.78 亩"]),
                Item(number: 2, status: .closed, clauses: [""], figures: ["0.56 公顷", "0.56 公顷"]),
            ],
            unplaced: [
                "一、总体情况", "承担整改任务3项。", "二、整改情况", "三、下一步工作", "力争2025年底治理率达到80%。", "白桦县人民政府", "2024年7月1日",
            ]),
    ]
}
