/// Reads the role of a figure from the words around it.
enum RoleWords {
    private static let land = WordTable<ClaimRole>([
        (
            "占用 占地 违规种植 违法种植 非法种植 侵占 违占 破坏 开垦 毁坏 "
                + "乱垦 滥垦 毁草 毁林 被占 非法占 压占 围垦 违规建设 违法建设",
            .occupied
        ),
        ("恢复 修复 治理 复垦 补植 种草 复绿 还草 还林 还湿 退耕 销毁复种 补播 复耕", .restored),
        ("批准 审批 许可 申报 批复 报批 核准", .approved),
        ("保护率 划入保护 纳入保护 受保护 重要湿地 湿地名录 湿地名单 禁牧区 禁牧面积 入选", .protected),
    ])
    private static let other = WordTable<ClaimRole>([
        ("其中", .part),
        ("共计 总计 合计 累计 总投资 总面积 共有 总数 总量 达到 共", .total),
        (
            "完成 建成 设立 埋设 落实 推广 开展 召开 编制 培训 安装 拆除 清运 种植 关停 更换 已建 回填 清淤 压减 腾退 清退 退出 实施 新建 改建 建设了 核减 减畜 剥离 修建",
            .completed
        ),
    ])
    /// 应 alone is a part of 应急, 供应 and 相应.
    private static let plans = [
        "任务", "计划", "规划", "拟", "需要", "目标", "应当", "应于", "应在", "应完成", "应建", "应恢复", "应治理", "应复垦", "应拆除", "均应",
        "预计", "需实施", "需完成", "需开展", "将实施", "将建设", "正在建设", "正在实施",
    ]
    /// What turns deeds into the name of something else: 破坏草原行为专项行动台账.
    private static let nouns = ["行动", "台账", "案件", "资金", "工程分"]
    /// What ends the reach of 要求: what was found, not what was demanded.
    private static let facts = ["实际", "督察发现", "目前", "仅", "未完成", "均未", "未按照"]

    /// The role of a figure.
    static func role(of kind: ClaimKind, unit: ClaimUnit, in context: ClaimContext, isProblem: Bool)
        -> ClaimRole
    {
        let source = context.source
        let before = context.segment.lowerBound..<context.figure.lowerBound
        let after = context.figure.upperBound..<context.segment.upperBound
        if kind == .money, isPenalty(context) { return .penalty }
        // 治理资金1亿元 is money and 参与治理30人 are people, not ground.
        let isGround = kind != .money && !(kind == .count && people.contains(unit.base.name))
        let nearest = isGround ? deed(in: before, source) : nil
        let isOutstanding = isOutstanding(before: before, behind: after, source)
        // 占用草原12亩，三分之一未恢复: the deed behind a pause is that of another figure.
        let pause = before.last { source[$0] == "," }
        if nearest == .occupied,
            !(isOutstanding && pause.map { deed(in: $0..<before.upperBound, source) == nil } == true)
        {
            // 对占用的5亩草原申报: the deed behind the figure is the news.
            let isAttribute = !before.isEmpty && source[before.upperBound - 1] == "的"
            return (isAttribute ? first(land, source, after) : nil) ?? .occupied
        }
        if isDemanded(context, isProblem: isProblem) { return .planned }
        if isPart(unit, context) || isAddend(context) { return .part }
        if isOutstanding { return .planned }
        // 占计划任务的105% is a share, not a plan.
        let isShare = kind == .ratio && source.contains("占", in: before)
        let saysPlan = { (range: Range<Int>) in !isShare && plans.contains { source.contains($0, in: range) } }
        let isDenied = ["未完成", "未达"].contains { source.contains($0, in: after) }
        let isDone = ["完成", "已"].contains { source.contains($0, in: before) }
        if !isDone, saysPlan(before) { return .planned }
        // 59家企业编制计划 have done so; 30万亩的任务 is to be done.
        if !isDone, !isDenied, saysPlan(after), first(other, source, after) != .completed { return .planned }
        if source.has("其中", at: context.segment.upperBound + 1, before: source.count) || opensSum(context) {
            return nearest ?? .total
        }
        if let role = nearest ?? last(other, source, before) { return role }
        if let role = isDenied ? nil : first(isGround ? land : other, source, after, or: other) { return role }
        let sentence = context.sentenceStart..<context.segment.lowerBound
        // 占用草原120亩、林地35亩: one deed for both.
        if isGround, source[context.segment.lowerBound - 1] == "、", let role = deed(in: sentence, source) {
            return role
        }
        // 涉及农户四十户 behind 拆除 are not torn down.
        let isInvolved = source.contains("涉及", in: before)
        if !isProblem, !isInvolved,
            let role = last(other, source, sentence) ?? (isGround ? deed(in: sentence, source) : nil)
        {
            return role == .part ? .unstated : role
        }
        return isProblem ? .background : .unstated
    }

    /// Whether a sum of money is a fine: 罚款5万元, 处5万元罚款, 立案处罚3家，金额12万元.
    private static func isPenalty(_ context: ClaimContext) -> Bool {
        let source = context.source
        let before = context.segment.lowerBound..<context.figure.lowerBound
        let behind = context.figure.upperBound..<min(context.segment.upperBound, context.figure.upperBound + 6)
        let says = { (range: Range<Int>) in fines.contains { source.contains($0, in: range) } }
        if says(before) || says(behind) { return true }
        // 投资, 补偿 and the like are no fines though one is told before them.
        let isBare = sums.contains { source.text(in: source.trimmed(before)).folded == $0 }
        return isBare && says(context.sentenceStart..<before.lowerBound)
    }

    private static let fines = ["罚款", "罚金", "罚没", "处罚", "没收违法所得"]
    private static let sums = ["", "共计", "共", "合计", "总计", "累计", "金额", "金额共计", "总金额", "罚没金额", "涉及金额", "总额"]
    /// Units of people, events and papers, which are not ground whatever is done to the ground.
    private static let people: Set<String> = [
        "人", "名", "人次", "次", "期", "份", "户", "户次", "场", "场次", "台", "台次", "台套", "辆", "辆次", "班次", "车次", "轮次", "批次",
        "人份",
        "家次", "篇", "本", "张",
    ]

    private static let rest = [
        "剩余", "余下", "尚有", "尚余", "还剩", "尚剩", "尚欠", "仍需", "还需", "未完成", "未建成", "未拆除", "未整改", "未验收", "未落实",
    ]
    private static let denials = ["尚未", "仍未", "暂未", "还未", "均未", "未能", "没有", "未", "待", "需", "须"]

    /// Whether a figure tells what is still to be done: 剩余10亩, 5亩尚未恢复.
    private static func isOutstanding(
        before: Range<Int>, behind: Range<Int>, _ source: SourceText
    ) -> Bool {
        let lead = max(before.lowerBound, before.upperBound - 8)..<before.upperBound
        if rest.contains(where: { source.contains($0, in: lead) }) { return true }
        return behind.prefix(16).contains { position in
            guard let match = land.match(in: source, at: position, before: behind.upperBound),
                match.value == .restored
            else { return false }
            // 另有80亩正在治理 are not done either.
            return isDenied(position, from: behind.lowerBound, source)
                || position - 2 >= behind.lowerBound && source.has("正在", at: position - 2, before: position)
        }
    }

    /// Whether a denial ends just before an offset.
    private static func isDenied(_ start: Int, from floor: Int, _ source: SourceText) -> Bool {
        denials.contains { word in
            let place = start - word.unicodeScalars.count
            return place >= floor && source.has(word, at: place, before: start)
        }
    }

    /// Whether the figure is a term of a sum in brackets: `33条（13条+20条）`.
    private static func isAddend(_ context: ClaimContext) -> Bool {
        let (source, figure) = (context.source, context.figure)
        return source[figure.lowerBound - 1] == "+" && source[figure.lowerBound] != "+"
            || source[figure.upperBound] == "+" && source[figure.lowerBound - 1] == "("
    }

    /// Whether brackets behind the figure's words hold a sum.
    private static func opensSum(_ context: ClaimContext) -> Bool {
        let source = context.source
        guard source[context.segment.upperBound] == "(" else { return false }
        let behind = (context.segment.upperBound + 1)..<min(source.count, context.segment.upperBound + 24)
        let close = behind.first { source[$0].endsClause } ?? behind.upperBound
        return source[close] == ")" && source.contains("+", in: behind.lowerBound..<close)
    }

    /// Whether the figure of a problem is what a plan demanded: `规划要求完成5亩`.
    private static func isDemanded(_ context: ClaimContext, isProblem: Bool) -> Bool {
        guard isProblem else { return false }
        let source = context.source
        let lead = context.sentenceStart..<context.figure.lowerBound
        guard let place = lead.last(where: { source.has("要求", at: $0, before: lead.upperBound) }) else {
            return false
        }
        let since = place..<context.figure.lowerBound
        let until = max(lead.lowerBound, place - 24)..<place
        return !facts.contains { source.contains($0, in: since) }
            && !["按照", "依据", "根据", "未按"].contains { source.contains($0, in: until) }
    }

    /// Whether 其中 takes the figure out of a total: right before it, or before its neighbour of the same unit.
    private static func isPart(_ unit: ClaimUnit, _ context: ClaimContext) -> Bool {
        let source = context.source
        let lead = context.sentenceStart..<context.figure.lowerBound
        guard let place = lead.last(where: { source.has("其中", at: $0, before: lead.upperBound) }) else {
            return false
        }
        let since = (place + 2)..<lead.upperBound
        guard !since.contains(where: { source[$0] == ")" && !opens(source, before: $0, since) }) else {
            return false
        }
        let isNext = !since.contains { isComma($0, source) || source[$0] == ":" }
        let word = String(String.UnicodeScalarView(unit.text.unicodeScalars.map(\.folded)))
        return isNext || isFirstUnit(word, in: since, source)
    }

    /// Whether a unit is that of the first number in a range, years and dates apart.
    private static func isFirstUnit(_ unit: String, in range: Range<Int>, _ source: SourceText) -> Bool {
        var numbers = 0
        for position in range {
            if source.has(unit, at: position, before: range.upperBound) { return numbers == 1 }
            guard source[position].isDigit, !source[position + 1].isDigit, source[position + 1] != ".",
                source[position + 1] != "," || isComma(position + 1, source)
            else { continue }
            if !["年", "月", "日"].contains(source[position + 1]) { numbers += 1 }
        }
        return false
    }

    /// Whether a comma stands at an offset that groups no digits.
    private static func isComma(_ position: Int, _ source: SourceText) -> Bool {
        source[position] == "," && !(source[position - 1].isDigit && source[position + 1].isDigit)
    }

    private static func opens(_ source: SourceText, before close: Int, _ range: Range<Int>) -> Bool {
        (range.lowerBound..<close).contains { source[$0] == "(" }
    }

    /// The last deed on land in a range, if no noun behind it takes the deed away.
    private static func deed(in range: Range<Int>, _ source: SourceText) -> ClaimRole? {
        for end in range.reversed() {
            guard let match = land.match(in: source, endingAt: end + 1, from: range.lowerBound) else {
                continue
            }
            // 治理率 is a rate, not a deed.
            if source[end + 1] == "率" { continue }
            let rest = (end + 1)..<range.upperBound
            if nouns.contains(where: { source.contains($0, in: rest) }) { return nil }
            // 补办占用草原手续.
            if match.value == .occupied, source.contains("手续", in: rest) { return .approved }
            // 未恢复 is to be done; 未批准 is nothing that was done.
            guard isDenied(match.start, from: range.lowerBound, source) else { return match.value }
            return match.value == .restored ? .planned : nil
        }
        return nil
    }

    private static func last(_ table: WordTable<ClaimRole>, _ source: SourceText, _ range: Range<Int>)
        -> ClaimRole?
    {
        for end in range.reversed() {
            if let match = table.match(in: source, endingAt: end + 1, from: range.lowerBound),
                !isDenied(match.start, from: range.lowerBound, source)
            {
                return match.value
            }
        }
        return nil
    }

    private static func first(
        _ table: WordTable<ClaimRole>, _ source: SourceText, _ range: Range<Int>,
        or second: WordTable<ClaimRole>? = nil
    ) -> ClaimRole? {
        for start in range {
            if let match = table.match(in: source, at: start, before: range.upperBound)
                ?? second?.match(in: source, at: start, before: range.upperBound),
                source[match.end] != "率", !isDenied(start, from: range.lowerBound, source)
            {
                return match.value
            }
        }
        return nil
    }
}
