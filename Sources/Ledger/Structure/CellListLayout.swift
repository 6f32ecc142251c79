/// The items of a table that was flattened to one cell to a line.
///
/// The head gives the columns. A row starts at a line that holds the next number and nothing else; a row of
/// more lines than columns is set right by its status, and what is left over goes to the problem or the last
/// column.
struct CellListLayout {
    let spans: [ItemSpan]
    let aside: Set<Int>

    private struct Row {
        let mark: ItemMark
        var cells: [Range<Int>]
    }

    /// The items of the table; `nil` when the text holds no such table.
    init?(_ source: SourceText) {
        let lines = source.lines.filter { !$0.isEmpty }
        guard let (first, head) = Self.head(lines, source), head.numbers == 0 else { return nil }
        let columns = head.cells.count
        aside = Set(head.cells.map(\.lowerBound))
        var rows: [Row] = []
        for line in lines[(first + columns)...] {
            let isFull = rows.last.map { $0.cells.count >= columns - 1 } ?? true
            if isFull, let mark = ItemMark(cell: line, of: source), mark.number > rows.last?.mark.number ?? 0 {
                rows.append(Row(mark: mark, cells: []))
            } else if rows.isEmpty {
                return nil
            } else {
                rows[rows.count - 1].cells.append(line)
            }
        }
        guard !rows.isEmpty else { return nil }
        spans = rows.indices.map { index in
            let row = rows[index]
            let end = row.cells.last?.upperBound ?? row.mark.range.upperBound
            let closed =
                index + 1 == rows.count
                ? ClosingLines(source).end(of: row.mark.range.lowerBound..<end) : end
            let cells = row.cells.filter { $0.lowerBound < closed }
            let stop = max(row.mark.range.upperBound, closed)
            return ItemSpan(
                mark: row.mark, range: row.mark.range.lowerBound..<stop,
                fields: Self.fields(cells, below: head, in: source))
        }
    }

    /// The first run of lines that name columns and open with the number's.
    private static func head(_ lines: [Range<Int>], _ source: SourceText) -> (first: Int, head: TableHead)? {
        for first in lines.indices where TableHead.isNumberName(lines[first], in: source) {
            var end = first + 1
            while end < lines.count, FieldMark.kind(ofHead: lines[end], in: source) != nil { end += 1 }
            guard let head = TableHead(Array(lines[first..<end]), of: source) else { continue }
            return (first, head)
        }
        return nil
    }

    private static func fields(
        _ cells: [Range<Int>], below head: TableHead, in source: SourceText
    ) -> [FieldMark] {
        let kinds = Array(head.kinds.dropFirst())
        let extra = max(0, cells.count - kinds.count)
        // The lines left over stand before the status, with the problem, or behind it, with the last cell.
        var before = 0
        if extra > 0, let column = kinds.firstIndex(of: .status) {
            before =
                (0...extra).first { ItemStatus(words: source.text(in: cells[column + $0])) != .unknown } ?? 0
        }
        var fields: [FieldMark] = []
        var next = 0
        let problem = kinds.firstIndex(of: .problem)
        for (column, kind) in kinds.enumerated() where next < cells.count {
            let more = column == problem ? before : column + 1 == kinds.count ? extra - before : 0
            let last = min(cells.count - 1, next + more)
            if let kind {
                let cell = cells[next].lowerBound..<cells[last].upperBound
                fields.append(FieldMark(kind, head: head.cells[column + 1], cell: cell))
            }
            next = last + 1
        }
        return fields
    }
}
