/// The items of a report, told from the marks in it.
struct Layout {
    /// A mark.
    enum Mark {
        /// A number at the start of a line.
        case item(ItemMark)
        /// A field name.
        case field(FieldMark)

        /// Where the mark starts.
        var start: Int {
            switch self {
            case .item(let mark): mark.range.lowerBound
            case .field(let mark): mark.start
            }
        }

        /// The field, if it is one.
        var field: FieldMark? {
            if case .field(let mark) = self { mark } else { nil }
        }

        /// The number, if it is one.
        var item: ItemMark? {
            if case .item(let mark) = self { mark } else { nil }
        }
    }

    /// The items, in order.
    let spans: [ItemSpan]
    /// Where the lines start that are no title, though they stand before the first item.
    let aside: Set<Int>

    /// Finds the items of a report.
    init(of source: SourceText, _ tables: TableReader, _ forms: FormSeries) {
        aside = tables.aside
        let texts = Self.texts(in: source, outside: tables.turned, forms)
        spans = tables.outweigh(texts) ? tables.spans : texts
    }

    /// The items that the text tells outside its tables.
    private static func texts(
        in source: SourceText, outside turned: [Range<Int>], _ forms: FormSeries
    ) -> [ItemSpan] {
        // The numbers of attachments are no items.
        let limit = ClosingLines(source).attachments ?? source.count
        let marks = MarkCollector(source, forms).marks.filter { mark in
            mark.start < limit && !turned.contains { $0.contains(mark.start) }
        }
        let found = spans(of: ItemSearch(source: source, marks: marks).starts, marks, in: source)
        if found.isEmpty { return whole(of: source, before: limit, marks) }
        return LeadPhrases(source: source).fielded(withoutAfterword(found, in: source))
    }

    /// The items without what stands behind a blank line in the last one, where no other holds a blank line.
    private static func withoutAfterword(_ spans: [ItemSpan], in source: SourceText) -> [ItemSpan] {
        guard spans.count > 3, let last = spans.last,
            let blank = blankLine(in: last.range, of: source),
            spans.dropLast().allSatisfy({ blankLine(in: $0.range, of: source) == nil }),
            last.fields.allSatisfy({ $0.start < blank })
        else { return spans }
        return spans.dropLast() + [span(last.mark, last.fields, before: blank, in: source)]
    }

    /// The end of the line above the first blank line.
    private static func blankLine(in text: Range<Int>, of source: SourceText) -> Int? {
        text.first { position in
            source[position] == "\n"
                && (position + 1..<text.upperBound).first { source[$0] != " " }.map { source[$0] == "\n" }
                    ?? false
        }
    }

    /// A text of figures that numbers nothing, as one item without a number.
    private static func whole(of source: SourceText, before limit: Int, _ marks: [Mark]) -> [ItemSpan] {
        let headings = HeadingLines(source)
        let scanner = FigureScanner(source: source)
        guard
            let first = source.lines.first(where: {
                !$0.isEmpty && !headings.isHeading($0) && !headings.addresses($0)
            })
        else { return [] }
        let start = first.lowerBound
        let end = ClosingLines(source).end(of: start..<max(start, limit))
        guard
            source.outsideTables(start..<max(start, end)).contains(where: {
                !scanner.prose(in: $0).figures.isEmpty
            })
        else { return [] }
        let fields = marks.compactMap(\.field).filter { $0.start >= start && $0.start < end }
        if fields.isEmpty, case let points = points(in: start..<end, of: source), !points.isEmpty {
            return points
        }
        return [span(.unnumbered(1, at: start), fields, before: end, in: source)]
    }

    /// The items of a text that tells them one behind the other: `（1）河道采砂问题：…（2）尾矿库问题：…`; none where its points
    /// do not name their problems.
    private static func points(in text: Range<Int>, of source: SourceText) -> [ItemSpan] {
        let points = ClauseSplitter(source: source).clauses(in: text).filter { $0.label != nil }
        let ranges = points.map { source.range(of: $0.text) }
        let named = ranges.count { range in
            range.prefix(longestName).first { source[$0] == ":" }.map {
                source.has("问题", at: max(range.lowerBound, $0 - 2), before: $0)
            } ?? false
        }
        guard points.count > 2, named * 3 > points.count * 2 else { return [] }
        return zip(points, ranges).compactMap { point, range in
            let start = range.lowerBound - (point.label?.unicodeScalars.count ?? 0)
            guard let mark = ItemMark(in: source, at: start, before: range.upperBound) else { return nil }
            return span(mark, [], before: range.upperBound, in: source)
        }
    }
    private static let longestName = 30

    /// The items that the marks at these indices open.
    private static func spans(of items: [Int], _ marks: [Mark], in source: SourceText) -> [ItemSpan] {
        let closing = ClosingLines(source)
        let headings = HeadingLines(source)
        let starts = Set(items.map { marks[$0].start })
        // The number of the last heading above an item.
        var part = headings.number(before: items.first ?? 0, marks)
        return items.indices.map { position in
            let index = items[position]
            var mark =
                marks[index].item?.naming(in: source) ?? .unnumbered(position + 1, at: marks[index].start)
            if mark.number == 0 { mark = mark.counted(position + 1) }
            let isLast = position + 1 == items.count
            let last = isLast ? marks.count : items[position + 1]
            var next = isLast ? source.count : marks[last].start
            // A table of the whole report is none of its last item's.
            if isLast, position > 0 {
                next = closing.attachedTable(in: mark.range.upperBound..<next) ?? next
            }
            if let heading = headings.next(after: part, in: marks[(index + 1)..<last], style: mark.style) {
                (part, next) = (heading.number, heading.range.lowerBound)
            }
            let end =
                isLast
                ? closing.end(of: mark.range.upperBound..<next)
                : headings.end(of: mark.range.lowerBound..<next, items: starts)
            let fields =
                mark.style == .coded
                ? LetterRow.fields(in: mark.range.upperBound..<max(end, mark.range.upperBound), of: source)
                : marks[index...].prefix { $0.start < end }.compactMap(\.field)
            // A form ends with its last cell.
            let limits = fields.map(\.limit)
            let isForm = !limits.contains(nil) && mark.style != .coded
            return span(mark, fields, before: isForm ? limits.compactMap(\.self).max() ?? end : end, in: source)
        }
    }

    private static func span(
        _ mark: ItemMark, _ fields: [FieldMark], before end: Int, in source: SourceText
    ) -> ItemSpan {
        ItemSpan(mark: mark, range: source.trimmed(mark.range.lowerBound..<end), fields: fields)
    }
}
