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

    /// Whether a line addresses the reader of a letter: `市人民政府：`, `王委员：`.
    func addresses(_ line: Range<Int>) -> Bool {
        line.count <= Self.longest / 2 && line.last.map { source[$0] == ":" } ?? false
            && !line.dropLast().contains { source[$0].endsClause || source[$0] == ":" || source[$0].isDigit }
            && FieldNames.kind(of: line.lowerBound..<(line.upperBound - 1), in: source) == nil
    }

    /// The end of an item's text without the headings behind it.
    func end(of range: Range<Int>, items: Set<Int>) -> Int {
        var end = source.trimmed(range).upperBound
        while true {
            var lineStart = end
            while lineStart > range.lowerBound, source[lineStart - 1] != "\n" { lineStart -= 1 }
            let line = source.trimmed(lineStart..<end)
            guard lineStart > range.lowerBound,
                let mark = ItemMark(in: source, at: line.lowerBound, before: end),
                isHeading(mark.style == .ordinal ? mark.range.upperBound..<line.upperBound : line),
                [.chinese, .bracketedChinese, .ordinal].contains(mark.style), !items.contains(line.lowerBound)
            else { return end }
            end = source.trimmed(range.lowerBound..<lineStart).upperBound
        }
    }

    /// The number of the last heading `二、` before a mark; 0 when there is none.
    func number(before index: Int, _ marks: [Layout.Mark]) -> Int {
        marks[..<index].last { heading($0) != nil }?.item?.number ?? 0
    }

    /// The heading that ends an item because it goes on with the headings above it: `三、下一步工作`.
    ///
    /// A list inside the item counts from 一 again; only the first such number can go on.
    func next(after number: Int, in marks: ArraySlice<Layout.Mark>, style: ItemMark.Style) -> ItemMark? {
        guard style != .chinese, let first = marks.first(where: { $0.item?.style == .chinese }),
            let heading = heading(first)
        else { return nil }
        let words = source.skippingSpaces(from: heading.range.upperBound, before: source.count)
        let isOutlook = ["下一步", "下步"].contains { source.has($0, at: words, before: source.count) }
        guard isOutlook || number > 0 && heading.number == number + 1 else { return nil }
        return heading
    }

    /// A mark that is a heading on a line of its own.
    private func heading(_ mark: Layout.Mark) -> ItemMark? {
        guard let item = mark.item, item.style == .chinese else { return nil }
        var end = item.range.upperBound
        while end < min(source.count, mark.start + Self.longest + 1), source[end] != "\n" { end += 1 }
        return isHeading(item.range.lowerBound..<end) ? item : nil
    }
}
