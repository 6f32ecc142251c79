import Testing

@testable import Land

@Test(
    arguments: [
        "已注销", "注销", "已吊销", "吊销", "已废止", "废止", "过期", "已过期", "失效", "已失效", "政策性关闭", "政府公告关闭", "到期未延续", "到期未申请延续",
        "过期未换证", "逾期未延续", "已注销（2019年）", "注销（2021年3月）", "2019年已注销", "完成注销", "注销已完成", "注销手续已办结", "决定注销",
        "已完成注销登记", "申请注销已批准", "已吊销并公告", "停产（已注销）", "有效期届满", "许可证已注销", "许可证注销", "无效", "作废", "原有效，现已注销",
        "长期未生产，已注销",
        "年检不合格注销", "未年检注销", "不予延续注销", "已关闭", "依申请注销", "探转采已注销", "１０７０", "1070", "已 注 销", "已注销，治理完成", "到期自行废止",
        "曾延续，现已注销", "已取缔", "不在有效期", "超出有效期", "准予注销", "逾期未申请", "有效期已届满", "已注销（2021年前有效）", "注销（原有效期至2031年）",
        "已注销（依申请）", "吊销（曾延续）", "过期（已注销）", "已注销（已恢复治理）", "注销（治理中）", "注销（待验收）", "废止（正在复垦）", "注销，治理中",
    ])
func wordsThatEndARight(text: String) {
    #expect(RightState(text) == .ended)
}

@Test(
    arguments: [
        "有效", "在期有效", "正常", "在期", "未注销", "尚未注销", "未办理注销", "不予注销", "暂不注销", "拟注销", "待注销", "正在办理注销", "注销办理中",
        "申请注销中",
        "已申请注销", "注销公示中", "注销（公示中）", "拟于2024年完成注销", "计划2025年注销", "建议注销", "列入注销名单", "已列入拟注销名单", "将注销", "应注销",
        "已启动注销程序", "注销申请已受理", "注销手续未完成", "注销审批中", "即将到期", "未到期", "未过期", "2025年到期", "停产", "停采", "停产整顿", "整顿",
        "整改中",
        "长期停产", "生产", "在建", "拟吊销", "责令限期关闭", "拟关闭退出", "有效（拟注销）", "停产，拟注销", "1010", "有效期内", "注销申请被驳回", "部分注销",
        "有注销意向，注销意向已上报", "采矿权有效，安全生产许可证已吊销", "有效（2030年到期）", "仍未注销", "新设",
        "注销（未办结）", "注销（公告期内）", "吊销（尚未批准）", "注销（市局审批中）", "撤销（待批）", "注销（手续办理中）", "关闭（报批中）", "注销（材料审核中）",
        "有效（原证已注销）", "有效（由注销恢复）", "有效【原红旗煤矿注销后新立】", "有效［拟注销］", "有效(2018年曾过期)",
    ])
func wordsThatKeepARight(text: String) {
    #expect(RightState(text) == .inForce)
}

@Test(
    arguments: [
        "延续受理中", "已申请延续", "过期已申请延续", "到期已受理延续", "延续办理中", "延续审批中", "到期，延续申请已受理", "过期（延续受理中）", "有效（曾过期，已延续）",
        "过期后已延续", "正在办理延续", "已延续", "换证办理中", "到期待延续",
    ])
func wordsOfARenewal(text: String) {
    #expect(RightState(text) == .renewing)
}

@Test(
    arguments: [
        "冻结", "查封", "有效（已注销）", "撤销注销决定", "暂缓关闭", "active", "3", "已过期，未注销", "吊销，注销手续办理中", "未知",
        // What goes on is not the procedure of the end.
        "吊销（行政复议中）", "吊销（诉讼中）", "撤销（行政诉讼中）", "废止（善后处理中）", "失效（清算中）", "吊销（听证中）", "吊销（拟拍卖）", "撤销（拟恢复）",
        "吊销，行政复议中", "吊销复议中", "撤销行政诉讼中", "吊销（复议审查中）", "取缔（待仲裁）", "注销，公示中", "收回（资产评估中）",
    ])
func wordsThatAreNotUnderstood(text: String) {
    #expect(RightState(text) == .unclear)
}

@Test(arguments: ["", " ", "/", "—", "无", "注销矿山治理", "已注销矿山治理", "已验收", "治理完成", "恢复植被", "废弃矿山生态修复"])
func wordsThatSayNothingOfARight(text: String) {
    #expect(RightState(text) == nil)
}

/// States that fill their field: those that a longer text could turn, and those that are whole as they stand.
@Test(arguments: [
    ("注销登记", true), ("正在办理注", true), ("有效期", true), ("有效（曾", true), ("已注销，拟", true), ("关闭退出程", true),
    ("注销材料", true), ("吊销决定", true), ("延续申请", true), ("注销2021-11-3", true), ("已注销后", true), ("采矿权到期未", true),
    ("有效", false), ("已注销", false), ("注销公示中", false), ("停产整顿", false), ("政策性关闭", false), ("有效期内", false),
    ("采矿权已注销", false), ("已注销登记", false), ("注销（已办结）", false), ("已关闭矿山", false), ("1070", false),
    ("注销2021-11-30", false), ("2021年11月3日注销", false), ("有效，停产", false),
])
func aStateThatFillsItsFieldMayGoOn(state: String, mayGoOn: Bool) {
    #expect(RightState.mayGoOn(state) == mayGoOn)
}

/// Some step towards an end, or the end of a part; and ends by whatever they came.
@Test(arguments: [
    ("注销公告期", RightState.unclear), ("注销通知", .unclear), ("吊销听证", .unclear), ("注销材料已报", .unclear),
    ("承诺注销", .unclear),
    ("2024年底前注销", .unclear), ("县政府同意注销", .unclear), ("注销失败", .unclear), ("已注销部分区块", .unclear),
    ("已下达注销决定", .unclear), ("已承诺于2023年注销", .unclear), ("吊销告知", .unclear), ("废止论证", .unclear),
    ("召开注销会议", .unclear),
    ("因资源整合注销", .ended), ("2021年11月3日注销", .ended), ("自然资源局依法注销", .ended), ("采矿权已注销", .ended),
    ("许可证到期后注销", .ended), ("去产能关闭注销", .ended), ("吊销采矿许可证", .ended), ("注销登记已办结", .ended), ("自愿注销", .ended),
])
func stepsTowardsAnEndAreNone(text: String, state: RightState) {
    #expect(RightState(text) == state)
}
