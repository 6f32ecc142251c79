/// The words that state an item's status at the start of a field.
struct StatusPhrase {
    /// The words.
    let range: Range<Int>
    /// What follows them in the field.
    let rest: Range<Int>
    /// What they mean.
    let status: ItemStatus

    /// The longest phrase a report uses for a status, in scalars.
    private static let longest = 30

    /// The status in a status field: its first line, or the first sentence of it.
    init(statusField range: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        while end < range.upperBound, !source[end].endsSentence, source[end] != "|" { end += 1 }
        self.range = source.trimmed(range.lowerBound..<end)
        let stop = end < range.upperBound && source[end] != "\n" ? end + 1 : end
        rest = source.trimmed(stop..<range.upperBound)
        status = ItemStatus(words: source.text(in: self.range))
    }

    /// The status that opens a progress or acceptance field, as in `整改进展情况：已完成。…`.
    init?(opening range: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + Self.longest)
        while end < limit, !source[end].endsSentence, source[end] != "(" || end == range.lowerBound { end += 1 }
        guard end == range.upperBound || end < limit else { return nil }
        let words = range.lowerBound..<end
        guard !words.contains(where: { source[$0].isDigit }) else { return nil }
        let status = ItemStatus(words: source.text(in: words))
        guard status != .unknown, Self.openings.match(in: source, at: range.lowerBound, before: end) != nil
        else {
            return nil
        }
        self.range = source.trimmed(words)
        self.status = status
        rest = source.trimmed(
            (source[end].endsSentence ? min(end + 1, range.upperBound) : end)..<range.upperBound)
    }

    private static let openings = WordTable([
        (
            "已完成 已销号 完成整改 整改完成 达到序时 已达到序时 未启动 整改中 正在整改 已整改 基本完成 未完成 已办结 待验收 "
                + "正在推进 持续推进 完成销号 已验收 通过验收 尚未",
            ()
        )
    ])
}
