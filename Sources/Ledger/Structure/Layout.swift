/// The marks of a report in order, and which of them are numbers of items.
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
            case .field(let mark): mark.name.lowerBound
            }
        }
    }

    /// The marks, in order.
    let marks: [Mark]
    /// The indices of the marks that are numbers of items.
    let items: [Int]

    /// Finds the marks of a report and the numbers of its items.
    init(of source: SourceText) {
        var marks: [Mark] = []
        for line in source.lines where !line.isEmpty {
            Self.collect(line, of: source, into: &marks)
        }
        self.marks = marks
        items = Self.items(among: marks)
    }

    private static func collect(_ line: Range<Int>, of source: SourceText, into marks: inout [Mark]) {
        var position = line.lowerBound
        while position < line.upperBound, ["#", "*", "|", " ", ">"].contains(source[position]) { position += 1 }
        if let field = FieldMark(in: source, at: position, before: line.upperBound, alone: true) {
            marks.append(.field(field))
            position = field.end
        } else if let item = ItemMark(in: source, at: position, before: line.upperBound) {
            let next = source.skippingSpaces(from: item.range.upperBound, before: line.upperBound)
            // 一、整改目标： is a numbered field.
            if let field = FieldMark(in: source, at: next, before: line.upperBound, alone: true) {
                marks.append(.field(field))
                position = field.end
            } else {
                marks.append(.item(item))
                position = item.range.upperBound
            }
        }
        while position < line.upperBound {
            defer { position += 1 }
            guard position > line.lowerBound, isBoundary(source[position - 1]) else { continue }
            if let field = FieldMark(in: source, at: position, before: line.upperBound, alone: false),
                field.name.count > 3
            {
                marks.append(.field(field))
                position = field.end - 1
            }
        }
    }

    private static func isBoundary(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "。", ";", "|", "】", "!": true
        default: false
        }
    }

    private static func items(among marks: [Mark]) -> [Int] {
        var byStyle: [ItemMark.Style: [(index: Int, mark: ItemMark)]] = [:]
        for (index, mark) in marks.enumerated() {
            if case .item(let item) = mark { byStyle[item.style, default: []].append((index, item)) }
        }
        func followingField(_ index: Int) -> LedgerField.Kind? {
            guard index + 1 < marks.count, case .field(let field) = marks[index + 1] else { return nil }
            return field.kind
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
            guard number > last else { continue }
            let next = position + 1 < candidates.count ? candidates[position + 1] : nil
            // An item may lack its fields; the last number of a list is followed by the wrong one.
            let leadsOn =
                next.map { $0.mark.number == number + 1 && followingField($0.index) == opening } ?? true
            let isItem =
                field == opening || (field != nil && (number == last + 1 && leadsOn || accepted.isEmpty))
                || (field == nil && number == last + 1 && leadsOn)
            guard isItem else { continue }
            accepted.append(candidate.index)
            last = number
        }
        return accepted
    }
}
