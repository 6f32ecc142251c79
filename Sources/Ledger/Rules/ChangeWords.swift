/// What the words that lead to a change say of its two values: `三季度火点数较一季度减少62.5%` names both, `四年累计提高7个百分点`
/// the first and the last of a row, `提高8.7个百分点` none.
struct ChangeWords {
    /// The words before the comparison or the verb: 三季度火点数.
    let subject: Range<Int>
    /// What the base is called: 一季度, 2021年, 许可取水; empty without a name.
    let name: Range<Int>
    /// Whether the base is of the year before: 同比, 比上年.
    let isOfFormerYear: Bool
    /// Whether the change is that of a whole row: 两年共减少, 五年间.
    let isOfRow: Bool

    /// Whether the words name the base, so that no other is meant.
    var isNamed: Bool { isOfFormerYear || !name.isEmpty }

    static let formerYears = ["上年", "去年", "上一年", "同比", "前一年"]
    private static let marks = WordTable<Void>([("比 较 与 低于 高于 高出 少于 多于 超过 超出 超", ())])
    private static let timesMarks = WordTable<Void>([("是 为 相当于 达到 达", ())])
    private static let verbs = WordTable<Void>([
        (
            "增长 增加 增多 增 上升 升 提高 提升 扩大 高出 高 多出 多 回升 回落 升高 减小 增大 缩小 缩短 延长 下降 降低 降 减少 压减 缩减 减 少 低 节约 节省 欠 差 缺 净增 净减 增幅 降幅 涨幅 减幅",
            ()
        )
    ])
    private static let rows = [
        "累计", "共", "总体", "全年", "期间", "年间", "年来", "以来", "两年", "三年", "四年", "五年", "六年", "七年", "八年", "九年", "十年",
    ]

    init(_ own: Range<Int>, isMultiple: Bool, in reading: ItemReading) {
        let source = reading.source
        var end = own.upperBound
        while end > own.lowerBound, ["了", "约", "达", "近", "为", "出", "的"].contains(source[end - 1]) { end -= 1 }
        if end - 2 > own.lowerBound, source.has("幅度", at: end - 2, before: end) { end -= 2 }
        let verb = Self.verbs.match(in: source, endingAt: end, from: own.lowerBound)?.start ?? end
        let mark = (own.lowerBound..<verb).lazy.compactMap { start -> (start: Int, end: Int)? in
            // 同比, 环比 and 占比 compare with nothing that is named.
            if start > own.lowerBound, ["同", "环", "占"].contains(source[start - 1]) { return nil }
            let match =
                Self.marks.match(in: source, at: start, before: verb)
                ?? (isMultiple ? Self.timesMarks.match(in: source, at: start, before: verb) : nil)
            return match.map { (start, $0.end) }
        }.first
        isOfFormerYear = reading.says(Self.formerYears, in: own)
        if let mark {
            subject = own.lowerBound..<mark.start
            var close = verb
            while close > mark.end, ["的", "相", "比"].contains(source[close - 1]) { close -= 1 }
            name = close - mark.end >= 2 ? mark.end..<close : verb..<verb
        } else {
            let opening = Self.formerYears.compactMap { reading.first($0, in: own) }.min() ?? verb
            subject = own.lowerBound..<min(opening, verb)
            name = verb..<verb
        }
        isOfRow = reading.says(Self.rows, in: own) && name.isEmpty && !isOfFormerYear
    }
}
