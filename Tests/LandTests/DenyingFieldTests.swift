import Testing

@testable import Land

private func denies(
    _ name: String, _ text: String, _ kind: LayerKind, isText: Bool = true, isRight: Bool = false,
    ending: TextEnding = .whole
) -> Bool {
    DenyingField(name, isText: isText, of: kind, isRight: isRight).map {
        DenyingField.denial([($0, text, ending)]) != nil
    }
        ?? false
}

/// What fields say of rights, whatever they are called; read as a person in the office reads a table.
@Test(
    arguments: [
        ("许可证现状", "注销", true), ("采矿权现势", "已灭失", true), ("证照情况", "已吊销", true), ("备考", "2022年已注销", true),
        ("历史沿革", "2005年取得，2019年注销", true), ("证件", "作废", true), ("处理结果", "已注销", true),
        ("当前情形", "已收回", true), ("备注", "2022年公告注销，手续见附件", true), ("COMMENT", "revoked in 2022", true),
        ("存续与否", "否", true), ("有效性", "无效", true), ("IS_VALID", "N", true), ("VALID", "0", true),
        ("CANCELLED", "1", true),
        ("ACTIVE", "false", true), ("注销", "√", true), ("注销文号", "兴自然资发〔2023〕5号", true),
        ("注销公告", "2023年第4号", true),
        ("关闭文件", "内政办发〔2021〕3号", true), ("关停时间", "2021-05-06", true), ("整改措施", "已注销采矿许可证", true),
        ("备注", "图件见附件", false), ("备注", "无", false), ("备注", "曾注销，现已恢复", false), ("注销文号", "无", false),
        ("注销文号", "/", false), ("注销", "否", false), ("存续与否", "是", false), ("VALID", "1", false),
        ("整改措施", "依法注销采矿许可证", false), ("退出方式", "注销", false), ("处置意见", "限期关闭", false),
        ("安全生产许可证情况", "过期", false), ("抵押备案", "已注销", false), ("原许可证情况", "已注销", false),
        ("延续前状态", "已过期", false), ("关闭计划", "2027年关闭", false), ("拟注销时间", "2025-12-31", false),
        ("关闭原因", "资源枯竭", false), ("退出情况", "未退出", false), ("开采方式", "露天", false), ("开采状况", "停产", false),
        ("项目类型", "延续", false), ("项目类型", "注销", false), ("XMLX", "注销矿山治理", false), ("登记类型", "注销登记", true),
        ("矿业权人", "突泉关山石料厂", false), ("发证机关", "兴安盟自然资源局", false),
    ] as [(String, String, Bool)])
func aRightMayBeNoMore(name: String, text: String, isDenied: Bool) {
    #expect(denies(name, text, .miningRight) == isDenied)
}

/// What fields say of approvals: that they are none yet, or no more.
@Test(
    arguments: [
        ("办件结论", "不予批准", true), ("办理进度", "审批中", true), ("当前环节", "受理", true), ("批复", "未批复", true),
        ("报批进展", "已上报待批", true), ("批文效力", "已废止", true), ("结论", "退件", true), ("批复", "否", true),
        ("APPROVED", "N", true), ("备注", "批文已作废", true), ("审核结论", "未通过", true), ("审批状态", "拟批准", true),
        ("审批状态", "已申请", true),
        ("审批状态", "不予许可", true), ("审批状态", "批准", false), ("审批状态", "长期有效", false),
        ("办件结论", "同意", false), ("办理进度", "已办结", false), ("批复", "是", false), ("批复文号", "内草〔2020〕2号", false),
        ("环评手续", "未办理", false), ("审批机关", "兴安盟林草局", false), ("用途", "采矿", false), ("结论", "准予许可", false),
    ] as [(String, String, Bool)])
func anApprovalMayBeNone(name: String, text: String, isDenied: Bool) {
    #expect(denies(name, text, .approved) == isDenied)
}

/// What fields say of ground that is said to be restored.
@Test(
    arguments: [
        ("验收结论", "不合格", true), ("恢复状态", "未恢复", true), ("进度", "正在恢复", true), ("进度", "实施中", true),
        ("是否恢复", "否", true), ("SFWC", "0", true), ("植被恢复", "否", true), ("完成情况", "未完成", true),
        ("备注", "尚未完成治理", true), ("备注", "计划2025年恢复", true), ("备注", "部分恢复", true), ("验收意见", "不予通过验收", true),
        ("治理进展", "治理中", true), ("现场情况", "尚未全面恢复植被", true), ("状态", "拟实施", true), ("STATUS", "in progress", true),
        ("验收结论", "未通过验收", true), ("YSZT", "未验收", false), ("是否验收", "否", false), ("验收情况", "待验收", false),
        ("备注", "已恢复", false), ("备注", "未恢复部分已于2024年补种完成", false), ("验收结论", "合格", false),
        ("验收意见", "同意通过验收", false), ("恢复方式", "自然恢复", false), ("治理前状况", "未治理", false), ("进度", "已完成", false),
        ("原地类", "未利用地", false), ("备注", "未经批准占用，已拆除并恢复", false), ("问题描述", "未恢复植被", false),
        ("整改措施", "限期恢复", false), ("坐落", "不冻河村", false), ("是否恢复", "是", false), ("备注", "管护中", false),
    ] as [(String, String, Bool)])
func restoredGroundMayNotBe(name: String, text: String, isDenied: Bool) {
    #expect(denies(name, text, .restored) == isDenied)
}

/// What fields say of ground that is said to be occupied, and of protected ground.
@Test(
    arguments: [
        ("核实结论", "不属实", .occupied, true), ("是否占用", "否", .occupied, true), ("核查结果", "未占用", .occupied, true),
        ("备注", "经核实非占用", .occupied, true), ("判读", "伪变化", .occupied, true), ("核查结果", "违法占用", .occupied, false),
        ("备注", "未经批准占用草原", .occupied, false), ("核实结论", "属实", .occupied, false),
        ("占用类型", "采坑", .occupied, false),
        ("备注", "部分占用", .occupied, false),
        ("保护区现状", "已撤销", .natureReserve, true), ("调整情况", "已调出", .natureReserve, true),
        ("备注", "2018年整合优化时调出", .ecologicalRedline, true), ("现势性", "废止", .wetlandPark, true),
        ("是否有效", "否", .natureReserve, true), ("撤销文号", "内政字〔2019〕5号", .natureReserve, true),
        ("状态", "拟建", .natureReserve, true), ("备注", "未调出", .natureReserve, false),
        ("级别", "自治区级", .natureReserve, false),
        ("备注", "2018年调入", .ecologicalRedline, false), ("现势性", "现行", .wetlandPark, false),
        ("备注", "已注销", .grassland, false),
    ] as [(String, String, LayerKind, Bool)])
func groundMayNotBeWhatItIsSaidToBe(name: String, text: String, kind: LayerKind, isDenied: Bool) {
    #expect(denies(name, text, kind) == isDenied)
}

/// What stands beside a denial in the same record: another field may affirm what goes on or was so before, but not what is denied; the
/// order of the fields is none.
@Test(
    arguments: [
        ([("审批结果", "批准"), ("流程环节", "省厅会审")], .approved, false),
        ([("审批结果", "批准"), ("SPZT", "已退回")], .approved, true),
        ([("供地状态", "已供地"), ("审批结果", "不予批准")], .approved, true),
        ([("预审意见", "同意"), ("是否批准", "否")], .approved, true),
        ([("审批结果", "批准"), ("审批过程", "2018年退回补正，2019年批准")], .approved, false),
        ([("审批结果", "批准"), ("备注", "分两批上报")], .approved, false),
        ([("审批结果", "批准"), ("林地手续", "不涉及林地，无需办理")], .approved, false),
        ([("是否未批先建", "是"), ("审批结果", "批准")], .approved, false), ([("PFQK", "尚未取得批复")], .approved, true),
        ([("验收意见", "合格"), ("现场", "植被破坏，未恢复")], .restored, false),
        ([("验收意见", "合格"), ("备注", "现场核查未恢复")], .restored, true),
        ([("ZLQZK", "地表裸露，未恢复")], .restored, false), ([("是否重复治理", "否")], .restored, false),
        ([("完成率", "60%")], .restored, true),
        ([("完成率", "100")], .restored, false), ([("WCL", "0.6")], .restored, true),
        ([("HCJL", "虚报")], .restored, true),
        ([("HFQK", "未实施")], .restored, true), ([("资金情况", "未拨付完毕")], .restored, false),
        ([("AQXKZZT", "过期")], .miningRight, false),
        ([("备注", "相邻的兴隆采石场2016年已关闭注销")], .miningRight, false),
        ([("备注", "原采矿许可证2019年注销，换发新证")], .miningRight, false),
        ([("备注", "新立申请受理中")], .miningRight, true), ([("status", "surrendered 2019")], .miningRight, true),
        ([("备注", "采石场2018年已注销退出")], .natureReserve, false), ([("矿业权退出情况", "已全部退出")], .natureReserve, false),
        ([("保护站", "拟新建两处")], .natureReserve, false), ([("备注", "2020年调出保护区")], .natureReserve, true),
        ([("处置意见", "调出")], .permanentFarmland, true), ([("核实情况", "非永久基本农田")], .permanentFarmland, true),
        ([("SPQK", "未办理草原征占用手续")], .occupied, false), ([("是否占用耕地", "否")], .occupied, false),
        ([("核查结论", "伪图斑")], .occupied, true),
        ([("核查结论", "予以剔除")], .occupied, true), ([("是否删除", "是")], .grassland, true),
        ([("SFSC", "1")], .other, true),
        ([("GBRQ", "2022-11-20")], .importantWetland, false),
        ([("公布日期", "2022-11-20")], .importantWetland, false),
        ([("备注", "未取得草原征占用许可")], .approved, true), ([("审批结果", "未经自治区林草局批准")], .approved, true),
        ([("手续办理情况", "未办理")], .approved, true), ([("手续办理情况", "已办理")], .approved, false),
        ([("审批级别", "省级审批")], .approved, false), ([("审批状态", "已发证")], .approved, false),
        ([("恢复时间", "未恢复")], .restored, true), ([("进度", "已完成60%")], .restored, true),
        ([("备注", "暂缓恢复")], .restored, true),
        ([("备注", "按要求完成整改")], .restored, false), ([("备注", "无未恢复图斑")], .restored, false),
        ([("Status", "not yet restored")], .restored, true), ([("备注", "补划永久基本农田")], .permanentFarmland, false),
        ([("备注", "未占用耕地")], .occupied, false), ([("占用状态", "占用中")], .occupied, false),
        ([("备注", "植被未破坏")], .occupied, false),
        ([("备注", "抵押已注销")], .miningRight, false), ([("是否退出", "是")], .miningRight, true),
        ([("备注", "测试数据")], .wetland, true), ([("备注", "作废")], .grassland, true),
        ([("备注", "未恢复")], .grassland, false),
    ] as [([(String, String)], LayerKind, Bool)])
func whatARecordSaysIsWeighed(fields: [(String, String)], kind: LayerKind, isDenied: Bool) {
    for order in [fields, fields.reversed()] {
        let said = order.compactMap { name, text in
            DenyingField(name, isText: true, of: kind, isRight: false).map { ($0, text, TextEnding.whole) }
        }
        #expect((DenyingField.denial(said) != nil) == isDenied)
    }
}

/// Brackets of a name tell something of the feature; the name itself tells nothing.
@Test func bracketsOfANameAreRead() throws {
    let name = try #require(DenyingField("KSMC", .name, isText: true, of: .miningRight, isRight: true))
    #expect(DenyingField.denial([(name, "红旗沟采石场（已注销）", .whole)]) != nil)
    #expect(DenyingField.denial([(name, "红旗沟采石场（二号井）", .whole)]) == nil)
    #expect(DenyingField.denial([(name, "关闭沟采石场", .whole)]) == nil)
}

/// Numbers answer questions only: 注销面积 measures something.
@Test func numbersOnlyAnswerQuestions() {
    #expect(denies("是否恢复", "0", .restored, isText: false))
    #expect(denies("注销时间", "20230102", .miningRight, isText: false))
    #expect(!denies("注销面积", "12.5", .miningRight, isText: false))
    #expect(denies("备注", "已注销", .other, isRight: true))
}

/// A denial that somebody asks of is none; the others stay.
@Test func whatIsAskedOfIsNoDenial() {
    let attributes: Attributes = [.denial: "现状：注销\(StateField.joint)备注：已关闭"]
    #expect(attributes.denial { $0 == "现状" } == "备注：已关闭")
    #expect(attributes.denial { ["现状", "备注"].contains($0) } == nil)
    #expect(attributes.denial() == "现状：注销\(StateField.joint)备注：已关闭")
}

/// A field of two characters leaves 不合 of 不合格, of which the beginning tells the rest; what has place for more is all there.
@Test(arguments: [
    ("验收结论", "不合", LayerKind.restored, true), ("验收结论", "合格", .restored, false), ("验收情况", "未通", .restored, true),
    ("治理情况", "尚未恢", .restored, true), ("验收情况", "未验", .restored, false), ("证照情况", "已注", .miningRight, true),
    ("证照情况", "有效", .miningRight, false), ("保护区现状", "已撤", .natureReserve, true), ("坐落", "合村", .restored, false),
])
func wordsCutByTheirFieldAreReadWhole(name: String, text: String, kind: LayerKind, isDenied: Bool) {
    #expect(denies(name, text, kind, ending: .full) == isDenied)
    #expect(!denies(name, text, kind))
}
