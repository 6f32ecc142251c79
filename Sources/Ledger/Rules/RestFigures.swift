/// Which figures of an item tell what is left: `剩余38处、6.7平方公里`, `其余412.9亩`, `还有4座尚未建成`.
struct RestFigures {
    /// What the words of a figure say.
    enum Strength {
        /// 剩余, 其余: the rest of something, by the words alone.
        case rest
        /// 尚有, 还有: the rest, if the whole is told.
        case left
        /// 另有, 其他: perhaps the rest.
        case other
        /// 未, 正在: what is not done, which need not be all the rest.
        case open
    }

    private let strengths: [Strength?]

    private static let words = WordTable<Strength?>([
        ("剩余 其余 剩下 余下 还剩 尚剩 尚余 仍剩 仍余 结余 剩 下剩 尚缺 尚差 还差 还缺 尚欠 仍欠 缺口 余 欠", .rest),
        ("尚有 仍有 还有 尚需 还需 仍需", .left), ("另有 另外 其他 其它", .other),
        ("尚未 仍未 还未 未 没有 正在 在建 待", .open),
        // What was taken without leave is no rest.
        ("未经 未批 未取得 未办理", nil),
    ])
    /// How far from a figure its words may stand, in scalars.
    private static let reach = 14

    init(_ reading: ItemReading) {
        var strengths: [Strength?] = []
        for (index, figure) in reading.figures.enumerated() {
            let former = index > 0 ? reading.figures[index - 1] : nil
            var strength = Self.strength(of: figure, behind: former, reading)
            // 剩余38处、6.7平方公里: one word for both.
            if strength == nil, let former, !former.isComparable(to: figure),
                figure.range.lowerBound > former.range.upperBound,
                figure.range.lowerBound - former.range.upperBound <= 6,
                reading.source[former.range.upperBound] == "、" || reading.source[former.range.upperBound] == ","
                    || reading.source[former.range.upperBound] == "("
            {
                strength = strengths[index - 1]
            }
            strengths.append(strength)
        }
        self.strengths = strengths
    }

    subscript(index: Int) -> Strength? { strengths[index] }

    private static func strength(of figure: RuleFigure, behind former: RuleFigure?, _ reading: ItemReading)
        -> Strength?
    {
        let floor = max(
            figure.segment.lowerBound, former?.range.upperBound ?? 0, figure.range.lowerBound - reach)
        var found: Strength?
        for start in floor..<max(floor, figure.range.lowerBound) {
            guard let match = words.match(in: reading.source, at: start, before: figure.range.lowerBound),
                let strength = match.value
            else { continue }
            // 剩余面积和新发现的35亩: the word is that of another thing.
            if reading.says(["和", "及", "与", "新"], in: match.end..<max(match.end, figure.range.lowerBound)) {
                continue
            }
            if strength == .rest { return .rest }
            found = found ?? strength
        }
        if found != nil { return found }
        let trail = figure.range.upperBound..<min(figure.segment.upperBound, figure.range.upperBound + reach)
        let isOpen =
            reading.says(["没有", "正在", "待", "在建", "尚"], in: trail)
            || trail.contains { place in
                reading.source[place] == "未"
                    && words.match(in: reading.source, at: place, before: reading.source.count)?.value == .open
            }
        return isOpen ? .open : nil
    }
}
