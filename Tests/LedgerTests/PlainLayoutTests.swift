import Testing

@testable import Ledger

/// Layouts of notices, letters and lists with few signs of structure; what a careful reader finds was written first.
struct PlainLayoutTests {
    struct Layout: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var text: String
        var numbers: [Int]
        var statuses: [ItemStatus]
        var problems: [String]

        init(_ name: String, _ text: String, _ numbers: [Int], _ statuses: [ItemStatus], _ problems: [String]) {
            (testDescription, self.text, self.numbers) = (name, text, numbers)
            (self.statuses, self.problems) = (statuses, problems)
        }
    }

    static let layouts = [
        Layout(
            "a notice of one item whose measures each tell how far they are",
            """
            反馈问题整改完成情况公示
            现将反馈意见序号14问题的整改完成情况公示如下。
            整改任务：马尾沟违规采石，毁坏林地216亩。
            责任单位：某县政府
            整改目标：恢复林地216亩。
            措施一：关停采石点。完成情况：3个采石点已关停。
            措施二：恢复林地。完成情况：恢复林地216亩。
            自查结论：已按期完成整改任务，达到销号条件。
            """, [14], [.awaitingAcceptance], ["马尾沟违规采石，毁坏林地216亩。"]),
        Layout(
            "chapters of a status with the items below them",
            """
            关于草原问题整改情况的报告
            市人民政府：
            一、已完成整改的问题（2个）
            （一）关于黑山湾牧场违规开垦草原问题。开垦草原1240亩，已补播1240亩。
            （二）关于采砂坑未回填问题。9个砂坑全部回填。
            二、正在推进的问题（1个）
            （一）关于历史遗留矿坑治理问题。已治理390亩，正在施工150亩。
            三、下一步工作打算
            （一）压实责任。建立周调度机制。
            （二）加快进度。2024年6月底前完成治理150亩。
            """, [1, 2, 1], [.completed, .completed, .inProgress],
            ["关于黑山湾牧场违规开垦草原问题。", "关于采砂坑未回填问题。", "关于历史遗留矿坑治理问题。"]),
        Layout(
            "names of fields with white behind them",
            """
            整改任务调度表（第2季度）
            任务编号  7-1
            任务内容  取缔保护区内2处采石场
            进展情况  2处均已关闭，恢复植被46亩
            完成情况  已完成

            任务编号  8
            任务内容  退出核心区耕地2600亩
            进展情况  已退出1820亩
            完成情况  达到时序进度
            """, [7, 8], [.completed, .onSchedule], ["取缔保护区内2处采石场", "退出核心区耕地2600亩"]),
        Layout(
            "one space behind the names, the items under a word of the office",
            """
            督察发现问题整改台账
            问题类型一 违法占用耕地建房
            问题概述 23个，涉及耕地218.4亩。
            整改进度 拆除复耕17个、156.1亩，补办手续4个，尚有2个未整改。
            问题类型二 耕地闲置
            问题概述 11个，涉及耕地60.7亩。
            整改进度 已全部复种。
            """, [1, 2], [.unknown, .unknown], ["23个，涉及耕地218.4亩。", "11个，涉及耕地60.7亩。"]),
        Layout(
            "the number with its part in the title",
            """
            【整改公示】省级督察反馈第9-2项问题
            一、问题描述
            南岭景区内有3家农家乐，占地5.4亩。
            二、整改落实
            3家农家乐拆除，腾退土地5.4亩。
            三、验收情况
            2023年7月12日，市级验收组现场核验，认为该问题整改到位，同意销号。
            """, [9], [.closed], ["南岭景区内有3家农家乐，占地5.4亩。"]),
        Layout(
            "cells one space apart",
            """
            序号 问题 整改情况 状态
            1 青龙镇采砂场占用草原18.6亩 已清退设备，恢复草原18.6亩 已完成
            2 柳河镇弃渣场占用湿地9.4亩 已清运弃渣，恢复湿地6.2亩 推进中
            """, [1, 2], [.completed, .inProgress], ["青龙镇采砂场占用草原18.6亩", "柳河镇弃渣场占用湿地9.4亩"]),
        Layout(
            "a conclusion inside each paragraph",
            """
            督查反馈问题整改落实情况（摘要）
            （序号5）违规审批临时占用草原12宗。落实情况：12宗均已收回。整改结论：整改完成。
            （序号6）禁牧管护不到位。落实情况：增设管护员45名。整改结论：正在推进。
            """, [5, 6], [.completed, .inProgress], ["违规审批临时占用草原12宗。", "禁牧管护不到位。"]),
        Layout(
            "several items in one paragraph",
            "我州反馈问题涉及我县3项。（1）河道采砂问题：采砂点5处取缔，已完成。（2）尾矿库问题：覆土120亩，已完成。（3）矿山修复问题：已修复455亩，正在推进。",
            [1, 2, 3], [.completed, .completed, .inProgress], ["河道采砂问题：", "尾矿库问题：", "矿山修复问题："]),
        Layout(
            "signs drawn before the lines",
            """
            整改进展周报
            ★ 重点问题1：老爷岭铅锌矿越界
            ▶ 本周进展：完成削坡1.2万方
            ▶ 销号状态：未销号
            ★ 重点问题2：城东垃圾堆存
            ▶ 本周进展：清运4.3万吨
            ▶ 销号状态：已销号
            """, [1, 2], [.inProgress, .closed], ["老爷岭铅锌矿越界", "城东垃圾堆存"]),
        Layout(
            "codes for numbers, rules of dashes between the items",
            """
            第三季度整改销号清单
            编号：YC-07
            问题：3处砂坑长期裸露，影响草原112亩。
            进展：已回填砂坑3处。
            结论：予以销号
            ------------------------------
            编号：YC-11
            问题：光伏企业超占草原37.5亩。
            进展：督促企业退出20亩。
            结论：继续整改
            """, [7, 11], [.closed, .inProgress], ["3处砂坑长期裸露，影响草原112亩。", "光伏企业超占草原37.5亩。"]),
        Layout(
            "numbered fields of a form that opens with 附表",
            """
            附表
            一、问题基本情况
            （一）问题来源：2022年省级例行督察
            （二）问题描述：4家采石企业应治理46.2公顷，仅治理18.5公顷。
            二、整改进展
            （一）累计完成治理46.2公顷。
            三、结论
            （一）市级验收：通过，已销号
            """, [1], [.closed], ["4家采石企业应治理46.2公顷，仅治理18.5公顷。"]),
        Layout(
            "fields of one line parted by semicolons",
            """
            强化监督问题整改台账
            1、点位编号：LD2022-0131；问题类型：采石采砂；问题描述：采石场1处，占地2.3公顷；整改情况：已关停；是否完成整改：是。
            2、点位编号：LD2022-0132；问题类型：旅游开发；问题描述：观景台2座；整改情况：拆除1座；是否完成整改：否。
            """, [1, 2], [.completed, .inProgress], ["采石场1处，占地2.3公顷；", "观景台2座；"]),
        Layout(
            "what inspectors found and how far it is, nothing else",
            """
            整改进展情况
            1 督察反馈：镇东湿地被填埋建设停车场，面积36.8亩。

              已整改完成。清除硬化路面2.1万平方米。
            2 督察反馈：肉联厂废水外排，污染草场约90亩。

              正在整改。已翻耕补播62亩。
            """, [1, 2], [.completed, .inProgress], ["镇东湿地被填埋建设停车场，面积36.8亩。", "肉联厂废水外排，污染草场约90亩。"]),
        Layout(
            "conclusions in words of the office, and a field of standards",
            """
            挂牌督办事项办理情况
            督办1号
            案由：非法采砂，损毁林地312.6亩。
            验收标准：恢复林地312.6亩。
            处置经过：复绿312.6亩。
            办理结论：解除挂牌，予以销号
            督办2号
            案由：石场越界开采。
            验收标准：覆土复绿。
            处置经过：正在削坡整形。
            办理结论：逾期未完成
            督办3号
            案由：弃渣占用河滩。
            验收标准：清运弃渣。
            处置经过：弃渣清运完毕。
            办理结论：已完成，待省级核查
            """, [1, 2, 3], [.closed, .inProgress, .awaitingAcceptance],
            ["非法采砂，损毁林地312.6亩。", "石场越界开采。", "弃渣占用河滩。"]),
        Layout(
            "a letter that addresses someone",
            """
            关于第112号提案的答复
            王委员：
            您提出的湿地修复提案收悉，答复如下：
            累计退耕还湿3420亩。
            """, [1], [.unknown], ["您提出的湿地修复提案收悉，答复如下："]),
    ]

    @Test(arguments: layouts)
    func isTakenApart(layout: Layout) {
        let items = Ledger(layout.text).items
        #expect(items.map(\.number) == layout.numbers)
        #expect(items.map(\.status) == layout.statuses)
        #expect(items.map(\.problem.text) == layout.problems)
    }
}
