/// Tells numbers of fields from numbers of items.
///
/// `一、反馈问题` above `二、整改情况` numbers the fields of one item; `1、反馈问题：` above `2、反馈问题：` numbers items that open
/// with a field. What comes again under the next number tells them apart.
struct NumberedFields {
    let source: SourceText

    init(_ source: SourceText) { self.source = source }

    /// The longest heading that can be the name of a field, in scalars.
    private static let longest = 14

    /// A number with the name behind it.
    private struct Pair {
        /// The index of the number among the marks.
        let index: Int
        let number: ItemMark
        let field: FieldMark
        /// Whether the name is a mark of its own, behind the number's.
        let isMarked: Bool
    }

    /// The marks with the numbers of fields joined to them.
    func settled(_ marks: [Layout.Mark]) -> [Layout.Mark] {
        var numbered: [Int: FieldMark] = [:]
        for row in rows(of: marks) where numbersFields(row) && !headsItems(row, marks) {
            for pair in row {
                numbered[pair.index] = FieldMark(
                    pair.field.kind, name: pair.field.name, start: pair.number.range.lowerBound,
                    end: pair.field.end)
                if pair.isMarked { numbered[pair.index + 1] = pair.field }
            }
        }
        guard !numbered.isEmpty else { return marks }
        return marks.indices.compactMap { index in
            guard let field = numbered[index] else { return marks[index] }
            return field.start == field.name.lowerBound ? nil : .field(field)
        }
    }

    /// The runs of numbers of one style, each one more than the last, with a name behind each.
    private func rows(of marks: [Layout.Mark]) -> [[Pair]] {
        var open: [ItemMark.Style: [Pair]] = [:]
        var rows: [[Pair]] = []
        for index in marks.indices {
            guard let item = marks[index].item, let pair = pair(index, item, marks) else { continue }
            if let last = open[item.style]?.last, item.number == last.number.number + 1 {
                open[item.style]?.append(pair)
            } else {
                if let row = open[item.style] { rows.append(row) }
                open[item.style] = [pair]
            }
        }
        return rows + open.values
    }

    private func pair(_ index: Int, _ item: ItemMark, _ marks: [Layout.Mark]) -> Pair? {
        if index + 1 < marks.count, let field = marks[index + 1].field,
            source.skippingSpaces(from: item.range.upperBound, before: source.count) == field.start
        {
            return Pair(index: index, number: item, field: field, isMarked: true)
        }
        return heading(behind: item).map { Pair(index: index, number: item, field: $0, isMarked: false) }
    }

    /// The name that a short heading behind a number is: `四、主要做法与成效`, `一、基本情况。经核实`.
    private func heading(behind item: ItemMark) -> FieldMark? {
        let start = source.skippingSpaces(from: item.range.upperBound, before: source.count)
        let limit = min(source.count, start + Self.longest + 1)
        guard
            let stop = (start..<limit).first(where: { source[$0].endsSentence || source[$0] == ":" })
                ?? (limit == source.count ? limit : nil)
        else { return nil }
        let name = source.trimmed(start..<stop)
        guard FieldNames.canBeName(name, in: source) else { return nil }
        let end = stop < source.count && source[stop] != "\n" ? stop + 1 : stop
        return FieldMark(FieldNames.kind(of: name, in: source) ?? .other, name: name, start: start, end: end)
    }

    /// Whether the names of a row are the fields of one item: all differ, and the problem stands above what was done.
    private func numbersFields(_ row: [Pair]) -> Bool {
        guard Set(row.map { source.text(in: $0.field.name).folded }).count == row.count else { return false }
        let kinds = row.map(\.field.kind)
        if row.allSatisfy(\.isMarked), row.count > 1 || row[0].number.number > 1 { return true }
        // （一）问题来源：…（二）问题编号：…
        if row.count > 1, row.allSatisfy({ $0.isMarked || isNamed($0.field) }) { return true }
        guard let problem = kinds.firstIndex(of: .problem) else { return false }
        return kinds[problem...].contains { [.progress, .status, .acceptance, .measures].contains($0) }
    }

    /// Whether a colon ends a name that tells what it names.
    private func isNamed(_ field: FieldMark) -> Bool {
        source[field.end - 1] == ":" && FieldNames.kind(of: field.name, in: source) != nil
    }

    /// Whether items with fields of their own stand below the names of a row: `二、整改情况` is a heading then.
    private func headsItems(_ row: [Pair], _ marks: [Layout.Mark]) -> Bool {
        guard let first = row.first, let last = row.last else { return false }
        var counts: [String: Int] = [:]
        let inside = marks[first.index...].prefix { mark in
            mark.start <= last.field.end || mark.item.map { $0.style != first.number.style } ?? true
        }
        for (offset, mark) in zip(inside.indices, inside) {
            guard let field = mark.field, !row.contains(where: { $0.index + 1 == offset && $0.isMarked }),
                [.problem, .status, .progress].contains(field.kind)
            else { continue }
            counts[source.text(in: field.name).folded, default: 0] += 1
        }
        return counts.values.contains { $0 > 1 } || counts.count > 1
    }
}
