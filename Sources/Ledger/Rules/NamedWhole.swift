import Geodesy

/// Parts of a whole that is named again and not told again: 已销号27项。…已销号任务中，上半年销号11项，下半年销号16项.
enum NamedWhole {
    /// How many figures back the whole may stand.
    private static let window = 8
    private static let longestLead = 40

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { finding(from: $0, reading) }
    }

    /// What the series says that starts with a figure.
    private static func finding(from index: Int, _ reading: ItemReading) -> Finding? {
        let first = reading.figures[index]
        guard first.isAmount, let (name, isFrom) = name(before: first, reading) else { return nil }
        let wholes = reading.peers(before: index, atMost: window).map { reading.figures[$0] }.filter {
            $0.isPlain && $0.amount > first.amount && !reading.isCompared($0)
                && CommonWords.longest(name, PartSeries.label($0, reading), in: reading.source) > 1
                && !reading.says(["未", "尚", "剩", "其余"], in: PartSeries.label($0, reading))
        }
        guard let whole = wholes.last,
            let series = PartSeries(
                [index] + reading.peers(behind: index, atMost: window), of: whole, in: reading)
        else { return nil }
        // 由128万亩增加到137万亩 takes nothing apart.
        guard !isFrom || series.isComposed(in: reading) else { return nil }
        return SeriesVerdict(series, of: whole, tie: .whole, in: reading).finding
    }

    /// The words that name a whole before its first part: 已销号任务 before 中, 已腾退的面积 before 由.
    private static func name(before first: RuleFigure, _ reading: ItemReading) -> (
        name: Range<Int>, isFrom: Bool
    )? {
        let source = reading.source
        let floor = max(first.sentence.lowerBound, first.range.lowerBound - longestLead)
        let start = max(floor, min(reading.endOfFigure(before: first.range.lowerBound), first.range.lowerBound))
        let lead = start..<first.range.lowerBound
        guard
            let end = lead.last(where: { source[$0] == "中" || source[$0] == "由" }),
            !["其", "集", "空", "年"].contains(source[end - 1]), source[end + 1] != "央"
        else { return nil }
        var from = end
        while from > lead.lowerBound, !source[from - 1].endsClause { from -= 1 }
        // A name that stands behind a figure in its own piece is that figure's: 27个砂坑中.
        guard end - from > 2, from == first.sentence.lowerBound || source[from - 1].endsClause else {
            return nil
        }
        return (from..<end, source[end] == "由")
    }
}
