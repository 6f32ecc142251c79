/// Reads how exactly a figure is meant from the words beside it.
enum QualifierWords {
    private static let before = WordTable<ClaimQualifier>([
        ("约 大约 大概 约为 约占 约有 约达", .about),
        ("近 接近 将近 近达 近乎", .nearly),
        ("超 超过 逾 突破 多于 高于 大于", .over),
        ("不足 不到 低于 少于 小于 未达到", .under),
        ("至少 不少于 不低于 不小于 最少", .atLeast),
        ("至多 不超过 不高于 不多于 最多 控制在", .atMost),
        // Words that end like a qualifier and are none.
        ("超出 附近 邻近 最近 靠近 以上 共上 制约 节约 条约 集约 公约 契约 签约 预约 履约 违约 合约 特约 远近 加上 再加上 网上 实际上 路上 地上", .none),
    ])
    private static let after = WordTable<ClaimQualifier>([
        ("以上 及以上", .atLeast),
        ("以下 以内 及以下", .atMost),
        ("左右 上下 许", .about),
        // A remark: 20亩（估）.
        ("(估) (估算) (估计) (估测) (估计数) (估算数) (暂估) (预估) (约) (约数) (概数)", .about),
    ])
    /// How far behind a unit 左右 may stand (`10万吨标准煤左右`), in scalars.
    private static let reach = 6

    /// The qualifier of a figure.
    static func qualifier(of figure: FigureScanner.Figure, in source: SourceText, within range: Range<Int>)
        -> ClaimQualifier
    {
        var end = figure.range.lowerBound
        while end > range.lowerBound, source[end - 1] == " " { end -= 1 }
        // 上百亩 and 上千亩, but not 草原上20亩.
        if end > range.lowerBound, source[end - 1] == "上",
            ["百", "千", "万"].contains(source[figure.range.lowerBound])
        {
            return .over
        }
        if let match = before.match(in: source, endingAt: end, from: range.lowerBound), match.value != .none {
            return match.value
        }
        // 400来亩 may be a little more or less.
        if figure.isMore { return source.contains("来", in: figure.range) ? .about : .over }
        var position = figure.range.upperBound
        if let match = after.match(in: source, at: position, before: range.upperBound) { return match.value }
        while position < min(range.upperBound, figure.range.upperBound + reach), !source[position].endsClause {
            if source.has("左右", at: position, before: range.upperBound) { return .about }
            position += 1
        }
        return .none
    }
}
