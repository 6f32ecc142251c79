/// Tells a capacity that is part of a project's name: `年产30万吨水泥项目`.
enum Capacity {
    private static let words = WordTable([("年产 日产 年处理 日处理 年加工 日供水 年供水 装机 年产能 产能 年屠宰 年出栏 库容 总库容", ())])
    /// What one machine or work can do or hold, beside the words of what it does in a time.
    private static let sizes = WordTable([("功率 容量 容积 载重 口径 能力 规模", ())])
    private static let things = WordTable([
        ("项目 生产线 工程 装置 生产基地 矿 厂 改扩建 扩建 技改 采选 电站 公司 基地", ())
    ])
    private static let reach = 24

    /// Whether the words before a figure say that it is what a machine or a work can do or hold: 日处理, 功率.
    static func isTold(by words: Range<Int>, of source: SourceText) -> Bool {
        let end = words.upperBound - (words.last.map { ["为", "约", "达"].contains(source[$0]) } ?? false ? 1 : 0)
        return [Self.words, sizes].contains {
            $0.match(in: source, endingAt: end, from: words.lowerBound) != nil
        }
    }

    /// Whether a capacity word stands right before a figure and the name of a work behind it.
    static func isName(
        figure: Range<Int>, kind: ClaimKind, in source: SourceText, _ range: Range<Int>
    ) -> Bool {
        guard kind != .area, kind != .ratio, kind != .money else { return false }
        var end = figure.lowerBound
        while end > range.lowerBound, ["为", "约", "达", " "].contains(source[end - 1]) { end -= 1 }
        guard words.match(in: source, endingAt: end, from: range.lowerBound) != nil else { return false }
        var position = figure.upperBound
        let limit = min(range.upperBound, position + reach)
        while position < limit,
            !source[position].endsClause || source[position] == "(" || source[position] == ")"
        {
            if things.match(in: source, at: position, before: limit) != nil { return true }
            position += 1
        }
        return false
    }
}
