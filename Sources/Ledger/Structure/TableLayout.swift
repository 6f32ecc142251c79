/// The items of a report that is a table with bars or tabs.
struct TableLayout {
    private(set) var spans: [ItemSpan] = []
    /// Where the lines start that belong to the table and to no item.
    private(set) var aside: Set<Int> = []

    private struct Row {
        let mark: ItemMark
        var fields: [FieldMark]
        let start: Int
        var end: Int
    }

    /// The items of the table; `nil` when the text holds no table of items.
    init?(_ source: SourceText) {
        let lines = source.lines.filter { !$0.isEmpty }
        var head: TableHead?
        var row: Row?
        func close() {
            if let row {
                spans.append(ItemSpan(mark: row.mark, range: row.start..<row.end, fields: row.fields))
            }
            row = nil
        }
        for line in lines {
            guard let cells = TableRow(line, of: source) else {
                // A line without cells goes on with the last cell of its row, or ends the table.
                if row != nil, source.scalars[line.lowerBound...].first != "#" { row?.end = line.upperBound }
                continue
            }
            if let found = TableHead(cells.cells, of: source) {
                close()
                head = found
                aside.insert(line.lowerBound)
                continue
            }
            guard let head else { continue }
            if cells.isRule(in: source) {
                aside.insert(line.lowerBound)
                continue
            }
            let fields = Self.fields(of: cells, below: head)
            guard
                let mark = Self.mark(of: cells, below: head, number: spans.count + (row == nil ? 1 : 2), source)
            else {
                // A row without a number goes on with the item above.
                row?.fields += fields
                if row != nil { row?.end = cells.line.upperBound }
                continue
            }
            close()
            row = Row(mark: mark, fields: fields, start: line.lowerBound, end: line.upperBound)
        }
        if let last = row {
            let end = ClosingLines(source).end(of: last.start..<last.end)
            row?.end = max(end, last.fields.compactMap(\.limit).max() ?? end)
            close()
        }
        if spans.isEmpty { return nil }
        spans = spans.map { Self.extended($0, source) }
    }

    /// The last cell takes the lines behind its row.
    private static func extended(_ span: ItemSpan, _ source: SourceText) -> ItemSpan {
        guard let last = span.fields.last, let limit = last.limit, limit < span.range.upperBound,
            (limit..<span.range.upperBound).contains(where: { !source[$0].isBlank && source[$0] != "|" })
        else { return span }
        let cell = FieldMark(last.kind, head: last.name, cell: last.end..<span.range.upperBound)
        return ItemSpan(mark: span.mark, range: span.range, fields: span.fields.dropLast() + [cell])
    }

    private static func fields(of row: TableRow, below head: TableHead) -> [FieldMark] {
        zip(head.kinds.indices, row.cells).compactMap { column, cell in
            guard let kind = head.kinds[column], !cell.isEmpty else { return nil }
            return FieldMark(kind, head: head.cells[column], cell: cell)
        }
    }

    private static func mark(
        of row: TableRow, below head: TableHead, number: Int, _ source: SourceText
    ) -> ItemMark? {
        guard let column = head.numbers else {
            return .unnumbered(number, at: row.cells.first { !$0.isEmpty }?.lowerBound ?? row.line.lowerBound)
        }
        guard column < row.cells.count, !row.cells[column].isEmpty else { return nil }
        return ItemMark(cell: row.cells[column], of: source)
    }
}
