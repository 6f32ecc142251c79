@testable import Ledger

extension OfficeLayout {
    /// Layouts in running text: paragraphs, dumps, notices.
    static let running: [OfficeLayout] = [
        OfficeLayout(
            name: "everything in one line",
            text:
                "云台市整改进展情况 1.甲矿占用草原12亩。整改状态：已销号 进展情况：（一）恢复植被12亩。（二）罚款3万元。"
                + "2.2019年以来乙场侵占湿地约2公顷，一半以上未恢复。整改状态：整改中进展情况：（一）恢复0.8公顷。"
                + "3、丙厂堆渣500立方米。整改状态：已完成，待验收销号 进展情况：清运500立方米，复绿1.5亩。",
            title: "云台市整改进展情况",
            items: [
                Item(number: 1, status: .closed, clauses: ["（一）", "（二）"], figures: ["12 亩", "12 亩", "3 万元"]),
                Item(
                    number: 2, status: .inProgress, clauses: ["（一）"],
                    figures: ["2 公顷", "50 一半", "0.8 公顷"]),
                Item(
                    number: 3, status: .awaitingAcceptance, clauses: [""],
                    figures: ["500 立方米", "500 立方米", "1.5 亩"]),
            ]),
        OfficeLayout(
            name: "everything in one line, numbers in brackets",
            text:
                "云台市整改进展情况（一）甲矿占用草原12亩。整改状态：已销号 进展情况：恢复植被12亩。（二）乙场侵占湿地2公顷。整改状态：整改中 "
                + "进展情况：恢复0.8公顷。（三）丙厂堆渣500立方米。整改状态：已完成 进展情况：清运500立方米。附件：整改台账。特此公示。",
            title: "云台市整改进展情况",
            items: [
                Item(number: 1, status: .closed, clauses: [""], figures: ["12 亩", "12 亩"]),
                Item(number: 2, status: .inProgress, clauses: [""], figures: ["2 公顷", "0.8 公顷"]),
                Item(number: 3, status: .completed, clauses: [""], figures: ["500 立方米", "500 立方米"]),
            ],
            unplaced: ["附件：整改台账。特此公示。"]),
        OfficeLayout(
            name: "a list of attachments behind the last item",
            text: """
                1.甲矿占用草原12亩。
                整改状态：已销号
                进展情况：恢复植被12亩。
                2.乙场侵占湿地2公顷。
                整改状态：已完成
                进展情况：恢复2公顷，公示期间无异议。
                公示期间收到意见3条，均已答复。
                特此公示。
                监督举报电话：0482-8210000
                附件：1.整改台账
                2.验收照片
                3.围栏5公里清单
                云台市人民政府
                2024年3月1日
                """,
            items: [
                Item(number: 1, status: .closed, clauses: [""], figures: ["12 亩", "12 亩"]),
                Item(number: 2, status: .completed, clauses: [""], figures: ["2 公顷", "2 公顷", "3 条"]),
            ],
            unplaced: [
                "特此公示。", "监督举报电话：0482-8210000", "附件：1.整改台账", "2.验收照片", "3.围栏5公里清单", "云台市人民政府", "2024年3月1日",
            ]),
        OfficeLayout(
            name: "one item to a line",
            text: """
                白桦县整改情况
                1、甲场压占林地2.4公顷。责任单位：县林草局。整改时限：2023年底。整改状态：已销号。整改情况：退出2.4公顷。
                2、乙厂侵占河道300米。责任单位：县水利局。整改时限：立行立改。整改状态：已完成。整改情况：清退300米，拆除5处。
                """,
            title: "白桦县整改情况",
            items: [
                Item(
                    number: 1, status: .closed, clauses: [""], fields: [.responsible, .deadline],
                    figures: ["2.4 公顷", "2.4 公顷"]),
                Item(
                    number: 2, status: .completed, clauses: [""], fields: [.responsible, .deadline],
                    figures: ["300 米", "300 米", "5 处"]),
            ]),
        OfficeLayout(
            name: "a notice of one item without a number, signed",
            text: """
                关于白桦县反馈问题整改完成情况的公示
                按照要求，现将我县整改完成情况公示如下。
                整改任务：自治区整改方案第47项。黑土耕地保护任务推进迟缓，3.2万亩未落实措施。
                责任单位：白桦县委、县政府
                整改目标：到2023年底完成3.2万亩。
                整改完成情况：一是落实秸秆还田2.1万亩；二是建设高标准农田1.1万亩。
                验收结论：已通过验收，同意销号。
                公示时间：2023年11月28日至12月11日
                联系电话：0482-8210000
                白桦县农牧局
                2023年11月28日
                """,
            title: "关于白桦县反馈问题整改完成情况的公示",
            items: [
                Item(
                    number: 1, status: .closed, regional: 47, clauses: ["一是", "二是"],
                    fields: [.responsible, .goal, .acceptance],
                    figures: ["3.2 万亩", "3.2 万亩", "2.1 万亩", "1.1 万亩"])
            ],
            unplaced: [
                "按照要求，现将我县整改完成情况公示如下。", "公示时间：2023年11月28日至12月11日", "联系电话：0482-8210000", "白桦县农牧局",
                "2023年11月28日",
            ]),
        OfficeLayout(
            name: "a notice with numbered fields",
            text: """
                某旗整改任务完成情况公示
                一、整改任务
                草原管护不到位，退化草原18.6万亩。
                二、责任单位
                某旗人民政府
                三、整改目标
                治理退化草原不低于10万亩。
                四、整改措施
                1.制定方案。
                2.划区轮牧。
                五、完成情况
                1.治理退化草原10.2万亩。
                2.补播牧草3万亩。
                """,
            title: "某旗整改任务完成情况公示",
            items: [
                Item(
                    number: 1, clauses: ["1.", "2."], fields: [.responsible, .goal, .measures],
                    figures: ["18.6 万亩", "10 万亩", "10.2 万亩", "3 万亩"])
            ]),
        OfficeLayout(
            name: "blocks without numbers",
            text: """
                整改问题：甲矿未复垦，占地6.5亩。
                整改状态：已完成
                整改情况：复垦6.5亩。

                整改问题：乙矿未复垦，占地7亩。
                整改状态：整改中
                整改情况：复垦4亩。
                """,
            items: [
                Item(number: 1, status: .completed, clauses: [""], figures: ["6.5 亩", "6.5 亩"]),
                Item(number: 2, status: .inProgress, clauses: [""], figures: ["7 亩", "4 亩"]),
            ]),
        OfficeLayout(
            name: "lines wrapped inside numbers and words",
            text: """
                    1.某某矿业有限公司在天然牧草地内采石，占用草
                原937.36亩，其中基本草原12.5公顷，涉及两个嘎查、
                三家牧户，未办理手续。
                    整改状态：已销号
                    进展情况：（一）拆除采石设备，回填矿坑共4.5
                万立方米，平整场地，对占用的937.36亩草原播种披碱
                草和羊草，完成投资120万元，修建围栏3.6公里。（二
                ）依法处罚，罚款45.2万元，移送案件1件，并追究相
                关人员责任。
                """,
            items: [
                Item(
                    number: 1, status: .closed, clauses: ["（一）", "（二）"],
                    figures: [
                        "937.36 亩", "12.5 公顷", "2 个", "3 家", "4.5 万立方米", "937.36 亩", "120 万元", "3.6 公里",
                        "45.2 万元", "1 件",
                    ])
            ]),
        OfficeLayout(
            name: "a title of three lines, a problem of two paragraphs, a signature",
            text: """
                某某旗贯彻落实
                生态环境保护督察反馈意见
                整改进展情况

                １．全旗草原退化。
                近五年退化面积达21.3万亩。

                整改状态:已完成
                进展情况:先完成围栏封育15.3万亩。

                又补播6万亩，占退化面积的28.2％。

                附件：整改台账

                某某旗人民政府办公室
                2024年3月1日
                """,
            title: "某某旗贯彻落实生态环境保护督察反馈意见整改进展情况",
            items: [
                Item(
                    number: 1, status: .completed, clauses: [""],
                    figures: ["21.3 万亩", "15.3 万亩", "6 万亩", "28.2 ％"])
            ],
            unplaced: ["附件：整改台账", "某某旗人民政府办公室", "2024年3月1日"]),
    ]
}
