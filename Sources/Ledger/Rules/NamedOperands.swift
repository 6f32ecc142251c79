/// Which figures the words of a rest or a gap name as what it is reckoned from: 列入计划的还剩 the one 列入计划, 超许可取水 the one
/// 许可取水, 西库剩余 those of 西库.
enum NamedOperands {
    /// The figures that share most with the words of a rest or a gap; all of them where none shares anything.
    static func best(_ candidates: [RuleFigure], for told: RuleFigure, _ reading: ItemReading) -> [RuleFigure] {
        let label = PartSeries.label(told, reading)
        let end = label.first { rests.contains(reading.source[$0]) } ?? label.upperBound
        return best(candidates, named: label.lowerBound..<end, reading)
    }

    /// The figures that the words before what was done name as its whole: 第二标段 of 第二标段已完成 one of 第二标段, 整村推进户中 one of
    /// 含整村推进; `nil` where they name none or all.
    static func wholes(of done: RuleFigure, among candidates: [RuleFigure], _ reading: ItemReading)
        -> [RuleFigure]?
    {
        let label = PartSeries.label(done, reading)
        let subject = PartLabel.subject(of: label, reading)
        let names = [topic(before: label, reading), label.count > subject.count ? subject : nil]
        // 截至上年底累计完成700亩，截至6月底累计完成950亩: what was done before is no whole.
        let due = candidates.filter { !ForeignParts.tellsDone($0, reading) }
        return names.lazy.compactMap { $0 }.filter { $0.count > 1 }.map { best(due, named: $0, reading) }
            .first { $0.count < due.count }
    }

    /// Whether the clause before a figure names another of the figures before it than a total: 第一批46个、第二批38个。对第二批问题，已办结31个.
    static func isAbout(_ figure: RuleFigure, other total: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let topic = topic(before: PartSeries.label(figure, reading), reading),
            let place = reading.index(of: figure)
        else { return false }
        let former = reading.peers(before: place, atMost: 8).map { reading.figures[$0] }
        let named = best(former, named: topic, reading)
        return named.count < former.count && !named.contains { $0.range == total.range }
    }

    /// What the clause before the words of a figure is about: 对第二批问题，该市已办结31个.
    private static func topic(before label: Range<Int>, _ reading: ItemReading) -> Range<Int>? {
        let source = reading.source
        guard label.lowerBound > 1, source[label.lowerBound - 1] == "," else { return nil }
        var start = label.lowerBound - 1
        while start > 0, label.lowerBound - start < longestTopic, !source[start - 1].endsClause { start -= 1 }
        let clause = start..<(label.lowerBound - 1)
        return ["对", "就", "针", "关"].contains(source[start]) && !clause.contains { source[$0].isDigit }
            ? clause : nil
    }

    private static let longestTopic = 30

    /// What the words of a rest begin with: 剩余, 其余, 尚有, 还有, 缺口.
    private static let rests: Set<Unicode.Scalar> = ["剩", "余", "其", "尚", "还", "仍", "缺", "欠", "差"]

    /// The two values that the words of a gap set against each other by their names: 实际占地超批准面积.
    static func pair(of gap: RuleFigure, among values: [RuleFigure], _ reading: ItemReading) -> (
        value: RuleFigure, base: RuleFigure
    )? {
        let label = PartSeries.label(gap, reading)
        guard
            let mark = label.dropFirst(2).first(where: {
                ["超", "比", "较", "低", "高"].contains(reading.source[$0])
            }),
            label.upperBound - mark > 3
        else { return nil }
        let value = best(values, named: label.lowerBound..<mark, reading)
        let base = best(values, named: mark..<label.upperBound, reading)
        guard value.count == 1, base.count == 1, values.count > 1, value[0].range != base[0].range else {
            return nil
        }
        return (value[0], base[0])
    }

    /// The figures that share most with words; all of them where none shares anything.
    static func best(_ candidates: [RuleFigure], named words: Range<Int>, _ reading: ItemReading)
        -> [RuleFigure]
    {
        let name = CommonWords.pairs([words], in: reading.source)
        guard !name.isEmpty else { return candidates }
        let shared = candidates.map { figure in
            figure.isCell
                ? 0
                : CommonWords.pairs([figure.segment.lowerBound..<figure.range.lowerBound], in: reading.source)
                    .intersection(name).count
        }
        guard let most = shared.max(), most > 0 else { return candidates }
        return zip(candidates, shared).filter { $1 == most }.map(\.0)
    }

    private static let toCome = ["在建", "正在", "拟", "预计"]
    private static let formerYears = ["上年", "去年", "上一年", "前一年", "同期"]

    /// Whether the words of a gap keep a figure out of it: one of another year, one that is still to come.
    static func excludes(_ figure: RuleFigure, from told: RuleFigure, _ reading: ItemReading) -> Bool {
        let (own, label) = (PartSeries.label(told, reading), PartSeries.label(figure, reading))
        let (year, other) = (reading.years(in: own), reading.years(in: label))
        if year.count == 1, other.count == 1, year != other, !reading.says(["比", "较"], in: own) { return true }
        return [toCome, formerYears].contains { words in
            reading.says(words, in: label) && !reading.says(words + ["比", "较"], in: own)
        }
    }
}
