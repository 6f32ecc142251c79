extension Ledger {
    /// Takes a report apart into items, clauses and claims.
    ///
    /// Never fails: what has no place in an item is in `unplaced`; a text without any item gives a ledger
    /// whose lines are all there. The time is linear in the text.
    public init(_ source: SourceText) {
        let layout = Layout(of: source)
        let starts = layout.items.map { layout.marks[$0].start }
        let place = LedgerParser(source: source, layout: layout)
        let (title, unplacedHead) = place.head(before: starts.first)
        titleLines = title
        var unplaced = unplacedHead
        var items: [LedgerItem] = []
        let gazetteer = Gazetteer(title: title.map(\.text).joined())
        for (position, index) in layout.items.enumerated() {
            let isLast = position + 1 == layout.items.count
            let next = isLast ? source.count : starts[position + 1]
            let end =
                isLast ? next : place.endWithoutHeadings(from: starts[position], before: next, into: &unplaced)
            if let item = place.item(at: index, before: end, gazetteer: gazetteer) { items.append(item) }
        }
        self.items = items
        self.unplaced = unplaced
    }

    /// Takes a report apart into items, clauses and claims.
    public init(_ text: String) {
        self.init(SourceText(text))
    }
}

/// Builds the parts of a ledger from the marks of a report.
struct LedgerParser {
    let source: SourceText
    let layout: Layout

    /// The longest line that can be a title or a heading, in scalars.
    private static let longestHeading = 60

    /// The title and the other lines before the first item.
    func head(before end: Int?) -> (title: [Passage], unplaced: [UnplacedLine]) {
        var title: [Passage] = []
        var unplaced: [UnplacedLine] = []
        for line in source.lines where !line.isEmpty && line.lowerBound < end ?? source.count {
            if end != nil, unplaced.isEmpty, isHeading(line) {
                title.append(source.passage(line))
            } else {
                unplaced.append(unplacedLine(line))
            }
        }
        return (title, unplaced)
    }

    /// The end of an item's text once the headings before the next item are set aside.
    func endWithoutHeadings(from start: Int, before next: Int, into unplaced: inout [UnplacedLine]) -> Int {
        var end = source.trimmed(start..<next).upperBound
        var headings: [UnplacedLine] = []
        while true {
            var lineStart = end
            while lineStart > start, source[lineStart - 1] != "\n" { lineStart -= 1 }
            let line = source.trimmed(lineStart..<end)
            guard lineStart > start, isHeading(line),
                let mark = ItemMark(in: source, at: line.lowerBound, before: end),
                mark.style == .chinese || mark.style == .bracketedChinese, !hasItem(at: line.lowerBound)
            else { break }
            headings.append(unplacedLine(line))
            end = source.trimmed(start..<lineStart).upperBound
        }
        unplaced += headings.reversed()
        return end
    }

    private func hasItem(at offset: Int) -> Bool {
        layout.items.contains { layout.marks[$0].start == offset }
    }

    private func isHeading(_ line: Range<Int>) -> Bool {
        line.count <= Self.longestHeading && !line.contains { source[$0].endsSentence || source[$0] == ":" }
    }

    private func unplacedLine(_ line: Range<Int>) -> UnplacedLine {
        UnplacedLine(text: source.passage(line), line: source.line(at: line.lowerBound))
    }

    /// The item whose number is the mark at an index and whose text ends at `end`.
    func item(at index: Int, before end: Int, gazetteer: Gazetteer) -> LedgerItem? {
        guard case .item(let mark) = layout.marks[index] else { return nil }
        var marks: [FieldMark] = []
        for following in layout.marks[(index + 1)...] {
            guard following.start < end else { break }
            if case .field(let field) = following { marks.append(field) }
        }
        var parts = ItemParts(source: source)
        let headEnd = marks.first?.name.lowerBound ?? end
        parts.takeHead(mark.range.upperBound..<headEnd, hasFields: !marks.isEmpty)
        for (position, field) in marks.enumerated() {
            let stop = position + 1 < marks.count ? marks[position + 1].name.lowerBound : end
            parts.take(field, source.trimmed(field.end..<max(field.end, stop)))
        }
        return parts.item(
            mark, text: source.trimmed(mark.range.lowerBound..<end), gazetteer: gazetteer)
    }
}
