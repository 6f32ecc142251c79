@testable import Ledger

extension OfficeLayout {
    /// Layouts that were tables once.
    static let tables: [OfficeLayout] = [
        OfficeLayout(
            name: "a table with pipes",
            text: """
                白桦县反馈问题整改台账
                | 序号 | 整改问题 | 责任单位 | 整改时限 | 整改状态 | 整改情况 |
                |---|---|---|---|---|---|
                | 1 | 甲矿越界占用林地3.5公顷。 | 县林业局 | 2023年底 | 已销号 | 退出3.5公顷，补植树苗1200株。 |
                | 2 | 乙砂场破坏草原40余亩。 | 县自然资源局 | 2024年6月 | 达到序时进度 | （一）回填2万立方米。（二）种草26.5亩。 |
                """,
            title: "白桦县反馈问题整改台账",
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.responsible, .deadline],
                    figures: ["3.5 公顷", "3.5 公顷", "1200 株"]),
                Item(
                    number: 2, status: .onSchedule, clauses: ["（一）", "（二）"],
                    fields: [.responsible, .deadline],
                    figures: ["40 亩", "2 万立方米", "26.5 亩"]),
            ],
            unplaced: [
                "| 序号 | 整改问题 | 责任单位 | 整改时限 | 整改状态 | 整改情况 |", "|---|---|---|---|---|---|",
            ],
            heads: [
                "| 序号 | 整改问题 | 责任单位 | 整改时限 | 整改状态 | 整改情况 |", "|---|---|---|---|---|---|",
            ]),
        OfficeLayout(
            name: "a table with a cell to a line",
            text: """
                某旗整改任务清单
                序号
                反馈问题
                责任单位
                整改时限
                整改状态
                整改情况
                1
                甲矿占用草原5亩，3家企业手续不全。
                旗林草局
                2022年12月
                已销号
                恢复草原5亩。
                2
                乙村开垦湿地0.6公顷。
                旗水利局
                2023年6月
                已完成，待验收销号
                退耕0.6公顷，
                另补水15万立方米。
                """,
            title: "某旗整改任务清单",
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.responsible, .deadline],
                    figures: ["5 亩", "3 家", "5 亩"]),
                Item(
                    number: 2, status: .awaitingAcceptance, clauses: [""], fields: [.responsible, .deadline],
                    figures: ["0.6 公顷", "0.6 公顷", "15 万立方米"]),
            ],
            unplaced: ["序号", "反馈问题", "责任单位", "整改时限", "整改状态", "整改情况"],
            heads: ["序号", "反馈问题", "责任单位", "整改时限", "整改状态", "整改情况"]),
        OfficeLayout(
            name: "a table with tabs, no status",
            text: "编号\t问题描述\t整改措施\t完成情况\n"
                + "3\t某林场毁林1.8公顷\t补植\t补植1.8公顷，成活率八成五以上\n"
                + "7\t某景区占用草原66.7亩\t拆除\t已完成。拆除12处，复绿66.7亩\n",
            items: [
                Item(
                    number: 3, clauses: [""], fields: [.measures],
                    figures: ["1.8 公顷", "1.8 公顷", "8.5 成"]),
                Item(
                    number: 7, status: .completed, clauses: [""], fields: [.measures],
                    figures: ["66.7 亩", "12 处", "66.7 亩"]),
            ],
            unplaced: ["编号\t问题描述\t整改措施\t完成情况"], heads: ["编号\t问题描述\t整改措施\t完成情况"]),
        OfficeLayout(
            name: "a table with pipes and no numbers",
            text: """
                问题 | 牵头单位 | 整改进展
                甲矿未复绿9.2亩 | 甲局 | 已销号。复绿9.2亩
                乙矿未复绿4.1亩 | 乙局 | 整改中。复绿1.1亩
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.responsible],
                    figures: ["9.2 亩", "9.2 亩"]),
                Item(
                    number: 2, status: .inProgress, clauses: [""], fields: [.responsible],
                    figures: ["4.1 亩", "1.1 亩"]),
            ],
            unplaced: ["问题 | 牵头单位 | 整改进展"], heads: ["问题 | 牵头单位 | 整改进展"]),
    ]
}
