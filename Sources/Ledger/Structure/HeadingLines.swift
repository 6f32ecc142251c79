/// Headings between two items, such as `二、生态环境领域`.
struct HeadingLines {
    let source: SourceText

    init(_ source: SourceText) { self.source = source }

    /// The longest line that can be a title or a heading, in scalars.
    private static let longest = 60

    /// Whether a line can be a title or a heading.
    func isHeading(_ line: Range<Int>) -> Bool {
        line.count <= Self.longest
            && !line.contains { source[$0].endsSentence || [":", "|"].contains(source[$0]) }
    }

    /// The end of an item's text without the headings behind it.
    func end(of range: Range<Int>, items: Set<Int>) -> Int {
        var end = source.trimmed(range).upperBound
        while true {
            var lineStart = end
            while lineStart > range.lowerBound, source[lineStart - 1] != "\n" { lineStart -= 1 }
            let line = source.trimmed(lineStart..<end)
            guard lineStart > range.lowerBound, isHeading(line),
                let mark = ItemMark(in: source, at: line.lowerBound, before: end),
                mark.style == .chinese || mark.style == .bracketedChinese, !items.contains(line.lowerBound)
            else { return end }
            end = source.trimmed(range.lowerBound..<lineStart).upperBound
        }
    }
}
