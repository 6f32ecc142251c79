/// Reads the role of a figure from the words around it.
enum RoleWords {
    private static let land = WordTable<ClaimRole>([
        ("占用 侵占 违占 破坏 开垦 毁坏 乱垦 滥垦 毁草 毁林 被占 非法占", .occupied),
        ("恢复 修复 治理 复垦 补植 种草 复绿 还草 还林 还湿 退耕 销毁复种", .restored),
        ("批准 审批 许可 申报 批复 报批 核准", .approved),
        ("保护率 划入保护 纳入保护 受保护 重要湿地 湿地名录 湿地名单 禁牧区", .protected),
    ])
    private static let other = WordTable<ClaimRole>([
        ("其中", .part),
        ("共计 总计 合计 累计 总投资 总面积 共有 总数 总量 达到 共", .total),
        ("完成 建成 设立 埋设 落实 推广 开展 组织 召开 印发 编制 培训 安装 发布 公布", .completed),
    ])
    private static let plans = ["任务", "计划", "规划", "拟", "需要", "目标", "应"]

    /// The role of a figure.
    static func role(of kind: ClaimKind, in context: ClaimContext, isProblem: Bool) -> ClaimRole {
        let source = context.source
        let before = context.segment.lowerBound..<context.figure.lowerBound
        let after = context.figure.upperBound..<context.segment.upperBound
        if kind == .money, ["罚款", "罚金", "罚没", "处罚"].contains(where: { source.contains($0, in: before) }) {
            return .penalty
        }
        // 治理资金1亿元 is money, not ground.
        let nearest = kind == .money ? nil : last(land, source, before)
        if nearest == .occupied { return .occupied }
        let lead = context.sentenceStart..<context.figure.lowerBound
        // A problem quotes what a plan demanded: 规划要求完成….
        if isProblem, source.contains("要求", in: lead) { return .planned }
        let isDone = ["完成", "已"].contains { source.contains($0, in: before) }
        if !isDone, plans.contains(where: { source.contains($0, in: before) || source.contains($0, in: after) })
        {
            return .planned
        }
        if source.has("其中", at: context.segment.upperBound + 1, before: source.count) {
            return nearest ?? .total
        }
        if let role = nearest ?? last(other, source, before) ?? first(land, source, after) { return role }
        let sentence = context.sentenceStart..<context.segment.lowerBound
        if let role = last(other, source, sentence) ?? last(land, source, sentence)
            ?? first(other, source, after)
        {
            return role
        }
        return isProblem ? .background : .unstated
    }

    private static func last(_ table: WordTable<ClaimRole>, _ source: SourceText, _ range: Range<Int>)
        -> ClaimRole?
    {
        for end in range.reversed() {
            if let match = table.match(in: source, endingAt: end + 1, from: range.lowerBound) {
                return match.value
            }
        }
        return nil
    }

    private static func first(_ table: WordTable<ClaimRole>, _ source: SourceText, _ range: Range<Int>)
        -> ClaimRole?
    {
        for start in range {
            if let match = table.match(in: source, at: start, before: range.upperBound) { return match.value }
        }
        return nil
    }
}
