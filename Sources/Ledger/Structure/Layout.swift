/// The items of a report, told from the marks in it.
///
/// Offices number items in every style and use the same styles for headings above and lists below them. An
/// item is told by what follows: its fields. The style of the items is the first whose marks are followed
/// by a field about as often as any style's.
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
    init(of source: SourceText) {
        if let table = TableLayout(source) {
            (spans, aside) = (table.spans, table.aside)
            return
        }
        if let cells = CellListLayout(source) {
            (spans, aside) = (cells.spans, cells.aside)
            return
        }
        aside = []
        // The numbers of attachments are no items.
        let limit = ClosingLines(source).attachments ?? source.count
        let marks = Self.withoutPages(MarkCollector(source).marks.filter { $0.start < limit })
        let starts = Notice.starts(among: marks, in: source)
        if !starts.isEmpty {
            spans = Self.blocks(starts, marks, in: source)
            return
        }
        let found = Self.spans(of: Self.items(among: marks), marks, in: source)
        spans = found.isEmpty ? Self.whole(of: source, before: limit, marks) : found
    }

    /// A text of figures that numbers nothing, as one item without a number.
    private static func whole(of source: SourceText, before limit: Int, _ marks: [Mark]) -> [ItemSpan] {
        let headings = HeadingLines(source)
        guard
            let first = source.lines.first(where: { !$0.isEmpty && !headings.isHeading($0) })
        else { return [] }
        let start = first.lowerBound
        let end = ClosingLines(source).end(of: start..<max(start, limit))
        guard !FigureScanner(source: source).figures(in: start..<max(start, end)).isEmpty else { return [] }
        let fields = marks.compactMap(\.field).filter { $0.start >= start && $0.start < end }
        return [span(.unnumbered(1, at: start), fields, before: end, in: source)]
    }

    /// The marks without bare numbers, unless these alone stand above fields: they may be those of pages.
    private static func withoutPages(_ marks: [Mark]) -> [Mark] {
        func numbersItems(_ marks: [Mark], _ isNumber: (ItemMark) -> Bool) -> Bool {
            zip(marks, marks.dropFirst()).contains { $0.item.map(isNumber) == true && $1.field != nil }
        }
        let signed = marks.filter { $0.item?.style != .bare }
        let usesBare = !numbersItems(signed) { _ in true } && numbersItems(marks) { $0.style == .bare }
        return usesBare ? marks : signed
    }

    /// The items whose numbers are the marks at these indices.
    private static func spans(of items: [Int], _ marks: [Mark], in source: SourceText) -> [ItemSpan] {
        let closing = ClosingLines(source)
        let headings = HeadingLines(source)
        let starts = Set(items.map { marks[$0].start })
        // The number of the last heading above an item.
        var part = headings.number(before: items.first ?? 0, marks)
        return items.indices.compactMap { position in
            let index = items[position]
            guard let mark = marks[index].item else { return nil }
            let isLast = position + 1 == items.count
            let last = isLast ? marks.count : items[position + 1]
            var next = isLast ? source.count : marks[last].start
            if let heading = headings.next(after: part, in: marks[(index + 1)..<last], style: mark.style) {
                (part, next) = (heading.number, heading.range.lowerBound)
            }
            let end =
                isLast
                ? closing.end(of: mark.range.upperBound..<next)
                : headings.end(of: mark.range.lowerBound..<next, items: starts)
            return span(mark, fields(behind: index, before: end, marks), before: end, in: source)
        }
    }

    /// The items without a number that start at these marks.
    private static func blocks(_ starts: [Int], _ marks: [Mark], in source: SourceText) -> [ItemSpan] {
        let closing = ClosingLines(source)
        return starts.indices.map { position in
            let index = starts[position]
            let start = marks[index].start
            let isLast = position + 1 == starts.count
            let next = isLast ? source.count : marks[starts[position + 1]].start
            let end = isLast ? closing.end(of: start..<next) : next
            let fields = fields(behind: index - 1, before: end, marks)
            return span(.unnumbered(position + 1, at: start), fields, before: end, in: source)
        }
    }

    private static func span(
        _ mark: ItemMark, _ fields: [FieldMark], before end: Int, in source: SourceText
    ) -> ItemSpan {
        ItemSpan(mark: mark, range: source.trimmed(mark.range.lowerBound..<end), fields: fields)
    }

    private static func fields(behind index: Int, before end: Int, _ marks: [Mark]) -> [FieldMark] {
        marks[(index + 1)...].prefix { $0.start < end }.compactMap(\.field)
    }

    private static func items(among marks: [Mark]) -> [Int] {
        var byStyle: [ItemMark.Style: [(index: Int, mark: ItemMark)]] = [:]
        for (index, mark) in marks.enumerated() {
            if let item = mark.item { byStyle[item.style, default: []].append((index, item)) }
        }
        func followingField(_ index: Int) -> LedgerField.Kind? {
            index + 1 < marks.count ? marks[index + 1].field?.kind : nil
        }
        if let keyed = byStyle[.keyed],
            keyed.contains(where: { followingField($0.index) != nil }) || byStyle.count == 1
        {
            return keyed.map(\.index)
        }
        let styles = ItemMark.Style.allCases.compactMap { style in byStyle[style].map { (style, $0) } }
            .sorted { ($0.1.first?.index ?? 0) < ($1.1.first?.index ?? 0) }
        let scores = styles.map { _, candidates in candidates.count { followingField($0.index) != nil } }
        let best = scores.max() ?? 0
        guard let choice = scores.firstIndex(where: { 2 * $0 >= best }) else { return [] }
        let candidates = styles[choice].1
        guard best > 0 else { return rising(candidates) }
        let opening = candidates.lazy.compactMap { followingField($0.index) }.first
        return withFields(candidates, followingField: followingField, opening: opening)
    }

    /// The candidates whose numbers rise, in a report without fields.
    private static func rising(_ candidates: [(index: Int, mark: ItemMark)]) -> [Int] {
        var last = 0
        return candidates.compactMap { candidate in
            guard candidate.mark.number > last else { return nil }
            last = candidate.mark.number
            return candidate.index
        }
    }

    /// The candidates that are items of a report with fields; the others number lists inside the items.
    private static func withFields(
        _ candidates: [(index: Int, mark: ItemMark)], followingField: (Int) -> LedgerField.Kind?,
        opening: LedgerField.Kind?
    ) -> [Int] {
        var last = 0
        var accepted: [Int] = []
        for (position, candidate) in candidates.enumerated() {
            let number = candidate.mark.number
            let field = followingField(candidate.index)
            // A second part counts from 1 again; its first item shows itself by its own field.
            let restarts = number == 1 && last > 0 && field != nil && field == opening
            guard number > last || restarts else { continue }
            let next = position + 1 < candidates.count ? candidates[position + 1] : nil
            // An item may lack its fields; the last number of a list is followed by the wrong one.
            let leadsOn =
                next.map { $0.mark.number == number + 1 && followingField($0.index) == opening } ?? true
            // Items in a row may open with different fields; of a list inside an item only the last has one behind it.
            let isInRow =
                field != nil && number == last + 1
                && next.map { $0.mark.number == number + 1 && followingField($0.index) != nil } == true
            let isItem =
                isInRow || field == opening
                || (field != nil && (number == last + 1 && leadsOn || accepted.isEmpty))
                || (field == nil && number == last + 1 && leadsOn)
            guard isItem else { continue }
            accepted.append(candidate.index)
            last = number
        }
        return accepted
    }
}
