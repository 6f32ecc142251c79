import Geodesy

/// The figures that 其中 takes out of a figure before it.
struct PartList {
    /// The parts, in order.
    let parts: [RuleFigure]
    /// All the figures behind 其中, with those that its words or theirs keep out of the total.
    let row: [RuleFigure]
    /// Whether each part carries a year of its own.
    let areYearly: Bool
    /// Whether those years are the very years that the total is said to cover.
    let coversTotal: Bool
    /// Whether 等 behind the last part says that there are more.
    let isExtract: Bool

    private static let word = "其中"
    /// The furthest from the total that 其中 may stand, in scalars.
    private static let reach = 60

    /// The parts of the figure with an index; `nil` when 其中 does not follow it, or speaks of other things.
    init?(of index: Int, in reading: ItemReading) {
        let total = reading.figures[index]
        // 分别为40个、25个、10个，其中…: what is taken out is not of the last alone.
        guard !reading.isCompared(total), ForeignParts.row(of: total, reading) == nil,
            let mark = Self.mark(behind: index, in: reading)
        else { return nil }
        var end = total.sentence.upperBound
        if mark >= end { end = Self.sentenceEnd(from: mark, reading) }
        if let open = reading.openBracket(before: mark, in: total.sentence.lowerBound..<mark) {
            end = min(end, reading.closeBracket(of: open, in: open..<end))
        }
        var parts: [RuleFigure] = []
        for figure in reading.figures[(index + 1)...] {
            guard figure.range.upperBound <= end else { break }
            guard figure.range.lowerBound > mark else { continue }
            let lead = figure.segment.lowerBound..<figure.range.lowerBound
            if !parts.isEmpty,
                reading.first(Self.word, in: max(mark + 2, lead.lowerBound)..<figure.range.lowerBound) != nil
                    || TotalWords.opening(lead, in: reading) != nil
            {
                break
            }
            guard figure.isComparable(to: total) else {
                // A figure of another kind right behind 其中 is what 其中 speaks of.
                if parts.isEmpty { return nil }
                continue
            }
            if let first = parts.first, !LeftOutFigures.isRow(parts[parts.count - 1], figure, reading),
                Self.returns(figure, to: total, behind: first, reading)
            {
                break
            }
            // 其中基本草原120亩，现已复绿90亩: what was done with them is no further part.
            if let last = parts.last, !LeftOutFigures.isRow(last, figure, reading),
                ForeignParts.tellsDone(figure, reading),
                parts.allSatisfy({ PartLabel.deed(in: PartSeries.label($0, reading), reading) == nil })
            {
                break
            }
            if parts.last != nil, LeftOutFigures.isBracketed(figure, reading),
                !LeftOutFigures.isBracketed(parts[0], reading)
            {
                continue
            }
            if total.claim.unit.base == .each("个"), !Self.countsTheSame(figure, total, reading) { continue }
            parts.append(figure)
        }
        guard !parts.isEmpty else { return nil }
        let all = parts
        parts = ForeignParts.own(parts, of: total, reading)
        guard !parts.isEmpty else { return nil }
        (self.parts, row) = (parts, all)
        let years = parts.map { reading.years(in: $0.segment.lowerBound..<$0.range.lowerBound) }
        let own = years.reduce(into: Set<Int>()) { $0.formUnion($1) }
        areYearly = years.allSatisfy { $0.count == 1 } && own.count == parts.count
        let lead = max(total.sentence.lowerBound, total.range.lowerBound - Self.reach)..<total.range.lowerBound
        let last = parts[parts.count - 1]
        isExtract = (last.range.upperBound..<min(last.segment.upperBound, last.range.upperBound + 8)).contains {
            reading.source[$0] == "等"
        }
        coversTotal = areYearly && reading.years(in: lead) == own
    }

    /// Whether a figure tells the deed of the total again, as its parts do not: 甲厂占地52亩，其中耕地18亩，乙厂占地37亩.
    private static func returns(
        _ figure: RuleFigure, to total: RuleFigure, behind part: RuleFigure, _ reading: ItemReading
    ) -> Bool {
        let deeds = [total, part, figure].map {
            Set(PartLabel.deeds(in: PartSeries.label($0, reading), reading))
        }
        return deeds[1].isEmpty && !deeds[0].isDisjoint(with: deeds[2])
            && PartLabel.place(in: PartSeries.label(figure, reading), reading) != nil
    }

    /// Where 其中 stands, if no comparable figure stands between it and the figure.
    private static func mark(behind index: Int, in reading: ItemReading) -> Int? {
        let total = reading.figures[index]
        let end = min(total.range.upperBound + reach, reading.source.count)
        guard let mark = reading.first(word, in: total.range.upperBound..<end) else { return nil }
        // 12公顷（含基本草原3公顷），其中…: what brackets hold neither is taken apart nor parts the total from 其中.
        if let open = reading.openBracket(before: total.range.lowerBound, in: total.sentence),
            reading.closeBracket(of: open, in: open..<max(open, mark)) < mark
        {
            return nil
        }
        if index + 1 < reading.figures.count {
            let between = reading.figures[(index + 1)...].prefix { $0.range.lowerBound < mark }
            guard
                !between.contains(where: { figure in
                    let gap = total.range.upperBound..<figure.range.lowerBound
                    return figure.isComparable(to: total) && !reading.isCompared(figure)
                        && reading.openBracket(before: figure.range.lowerBound, in: gap).map {
                            reading.closeBracket(of: $0, in: $0..<mark) >= mark
                        } ?? true
                })
            else { return nil }
        }
        let gap = total.range.upperBound..<mark
        let stops = gap.filter { reading.source[$0].endsSentence }
        if stops.isEmpty { return mark }
        // A sentence that starts with 其中 takes apart the only figure of its kind in the one before.
        guard stops.count == 1, stops[0] == mark - 1 else { return nil }
        let others = reading.figures[max(0, index - ItemReading.nearby)..<index].filter {
            $0.sentence == total.sentence && $0.isComparable(to: total) && $0.range != total.range
                && !reading.isCompared($0)
        }
        return others.isEmpty ? mark : nil
    }

    private static func sentenceEnd(from start: Int, _ reading: ItemReading) -> Int {
        var end = start
        while end < min(reading.source.count, start + 300), !reading.source[end].endsSentence { end += 1 }
        return end
    }

    /// Whether the nouns behind two figures in 个 begin alike.
    static func countsTheSame(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (one.range.upperBound, other.range.upperBound)
        let own = reading.source[a]
        if own.endsClause || own.isBlank || predicates.contains(own) { return true }
        return own == reading.source[b] && reading.source[a + 1] == reading.source[b + 1]
    }

    /// What begins a predicate behind a number, and no noun: 3个已建成.
    private static let predicates: Set<Unicode.Scalar> = [
        "已", "未", "正", "在", "尚", "没", "不", "均", "全", "完", "属", "为", "是", "按", "由", "被", "需", "待", "均", "都", "列",
        "予",
    ]

    /// The bracket that opens right behind a figure, or a few words behind it.
    static func bracket(behind figure: RuleFigure, in reading: ItemReading) -> Int? {
        let end = min(figure.range.upperBound + 12, figure.sentence.upperBound)
        var position = figure.range.upperBound
        while position < end {
            if reading.source[position] == "(" { return position }
            if reading.source[position].endsClause { return nil }
            position += 1
        }
        return nil
    }
}
