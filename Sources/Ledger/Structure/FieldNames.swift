/// What the name of a field tells about its text.
///
/// Offices name their fields as they like; the names in use are a table, and any other name is told by its last words:
/// 包联领导 names people, 具体举措 what is to be done, 工作落实 what was done.
enum FieldNames {
    /// Names in full, whose kinds are not always those of their last words.
    static let known = WordTable<LedgerField.Kind>([
        ("整改状态 销号状态 整改进度 目前状态 完成状态 状态", .status),
        (
            "整改进展情况 进展情况 整改落实情况 落实情况 整改落实 整改完成情况 完成情况 整改进展 整改情况 工作进展 整改成效 整改结果 "
                + "整改落实进展情况 目前进展情况 整改工作进展情况 上报完成情况 整改工作落实情况 整改任务完成情况 "
                + "调查核实情况 核实情况 调查处理情况 处理情况 办理情况 处理结果 办理结果 处理和整改情况 处理及整改情况 处理整改情况 核查处理情况",
            .progress
        ),
        ("验收情况 整改验收情况 验收结论 验收销号情况 销号情况 验收意见 整改验收结论 整改验收意见 验收结果", .acceptance),
        (
            "整改问题 反馈问题 存在问题 问题描述 主要问题 具体问题 督察反馈问题 反馈意见 问题内容 整改任务 "
                + "反映情况 反映问题 群众反映情况 群众反映问题 举报内容 举报问题 信访内容 受理内容 问题 问题简述 反馈问题描述 督察反馈问题描述 任务内容 整改任务内容 反馈问题及整改任务",
            .problem
        ),
        ("责任单位 责任主体 牵头单位 整改责任单位 责任部门 牵头部门 配合单位 责任人 整改责任人 整改单位 责任领导", .responsible),
        ("督导单位 督办单位 督导部门 验收单位 监督单位 指导单位 督导责任单位", .supervisor),
        ("整改时限 完成时限 整改期限 整改完成时限 时限要求 办结时限 完成时间 整改时间", .deadline),
        ("整改目标 工作目标 目标任务 年度任务 年度目标 年度计划", .goal),
        ("整改措施 工作措施 主要措施 具体措施 采取措施", .measures),
    ])

    /// The last words of names, the more telling first: those that name an office or a day say so whatever stands before.
    private static let endings: [(String, LedgerField.Kind)] = [
        ("督导单位 督办单位 验收单位 监督单位 指导单位 督导部门 验收部门 督办责任人 督导领导 督办人", .supervisor),
        // What was looked into, and who was blamed, is not what was done to the ground.
        ("核实情况 核查情况 调查情况 查实情况 问责情况 被处理情况 调查结论 核实结论 检测结论 鉴定结论", .other),
        ("类型 类别 性质 来源 点位 位置 名称 编号 案号 当事人 保护地", .other),
        ("违法事实 违法行为 案由 违法情况", .problem),
        ("处罚内容 处罚决定 处罚结果 处罚情况 处罚依据", .other),
        ("公示单位 填报单位 报送单位 发布机构 发布单位 公开单位 索引号 文号", .other),
        ("单位 部门 主体 责任人 领导 牵头人 责任科室 责任机构", .responsible),
        ("公示时间 公示期限 公示日期 填报日期 填报时间 发布日期 发布时间 受理时间 举报时间 来电时间", .other),
        ("时限 期限 时间节点 完成时间 整改时间 办结时间 完成日期", .deadline),
        ("状态 现状 是否办结 是否完成 是否销号 是否整改 是否完成整改 是否整改到位", .status),
        ("验收意见 销号意见 验收结论 销号结论 验收情况 销号情况 验收结果 核查结论 复核意见 复核结论 评估结论 结论", .acceptance),
        ("落实情况 完成情况 进展情况 推进情况 执行情况 开展情况", .progress),
        ("目标 指标 目标要求 整改要求 督办要求 交办要求 办理要求 处理要求 任务要求 标准 达到", .goal),
        ("措施 举措 步骤 打算 安排 计划 对策", .measures),
        ("整改方案 整改建议 处理建议 下一步工作 下步工作 改进", .measures),
        ("处理情况 处置情况 办理情况 整改情况 查处情况 落实 进展 进度 成效 做法 答复 处理结果 办理结果 整改结果 办结情况 整改内容 治理内容", .progress),
        ("问题 问题情况 问题基本情况 问题表述 问题描述 问题概况 问题摘要 问题清单内容 举报内容 举报事项 信访事项 信访内容 反映内容 投诉内容 交办内容 诉求 主要诉求", .problem),
        // 来函指出, 审计发现: the words of those who found it.
        ("指出 发现 反馈 反映", .problem),
        ("注意事项 其他事项 有关事项", .other),
        ("事项", .problem),
        ("情况 结果 完成 经过 过程 实绩 评价", .progress),
    ]
    private static let byEnding = WordTable(endings)
    private static let findings = ["核实", "查实", "核查", "调查", "检测", "鉴定", "认定"]
    /// Last words that name what was done, unless another name does.
    private static let weak = WordTable<Void>([("情况 结果 经过 过程", ())])

    /// Whether nothing but a last word like 情况 tells what a name names.
    static func isWeak(_ name: Range<Int>, in source: SourceText) -> Bool {
        guard let told = byEnding.match(in: source, endingAt: name.upperBound, from: name.lowerBound) else {
            return false
        }
        return weak.match(in: source, endingAt: name.upperBound, from: told.start)?.start == told.start
    }

    /// Last words of short names that tell what was done: 处理和整改.
    private static let deeds = WordTable([("整改 处理 处置 办理 查处", ())])
    /// First words of a name that names a problem unless its last words say what was done about it.
    private static let openings = WordTable([("问题 举报 信访 投诉 交办问题 反映 督察指出 督察发现 审计发现 检查发现", ())])
    /// Last words of a phrase that leads on to a list or a quotation and names nothing.
    private static let leads = WordTable([
        ("如下 以下 下列 包括 括 即 为 是 有 中 到 在 称 要求 强调 表示 认为 说明 明确 规定 提出 其中 下 了 的 与 和 及 等 对 由 显示 表示 提示 指示 公示", ())
    ])
    /// The longest name of a field, in scalars.
    static let longest = 16

    /// What a name tells by its last words; `nil` where they tell nothing.
    static func kind(of name: Range<Int>, in source: SourceText) -> LedgerField.Kind? {
        let told = byEnding.match(in: source, endingAt: name.upperBound, from: name.lowerBound)
        if told == nil, StatusPhrase(name: name, of: source) != nil { return .progress }
        if told == nil, name.count <= 6,
            deeds.match(in: source, endingAt: name.upperBound, from: name.lowerBound) != nil
        {
            return .progress
        }
        let isProblem = openings.match(in: source, at: name.lowerBound, before: name.upperBound) != nil
        // 问题点位及现状, 问题情况; 问题整改情况 is what was done.
        let isState =
            told?.value == .status && source.has("现状", at: name.upperBound - 2, before: name.upperBound)
        return isProblem
            && (told == nil || isState || told?.value == .progress && told?.start == name.upperBound - 2)
            ? .problem : told?.value
    }

    /// Whether a name tells what was looked into, and nothing that was done about it: 调查核实情况, but not 核查处理情况.
    static func tellsFinding(_ name: Range<Int>, in source: SourceText) -> Bool {
        findings.contains { source.contains($0, in: name) }
            && !["处理", "整改", "办理", "查处", "落实"].contains { source.contains($0, in: name) }
    }

    /// Whether words are a few characters of Chinese.
    static func isHan(_ name: Range<Int>, in source: SourceText) -> Bool {
        (2...longest).contains(name.count)
            && name.allSatisfy {
                (0x4E00...0x9FFF).contains(source[$0].value) || source[$0] == " " || source[$0] == "、"
            }
    }

    /// Whether words can be the name of a field: a few characters of Chinese, and no lead to what follows.
    static func canBeName(_ name: Range<Int>, in source: SourceText) -> Bool {
        isHan(name, in: source)
            && (byEnding.match(in: source, endingAt: name.upperBound, from: name.lowerBound) != nil
                || leads.match(in: source, endingAt: name.upperBound, from: name.lowerBound) == nil
                || StatusPhrase(name: name, of: source) != nil)
    }
}
