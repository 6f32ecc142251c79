/// Finds the tables that a text draws with bars, with tabs, or with columns of white.
struct TextTables {
    /// What parts the cells of a row.
    private enum Separator {
        case bar, tab, white
    }

    /// A line with its cells.
    private struct Row {
        let line: Range<Int>
        var cells: [Range<Int>]
        /// Where on the page each cell stands, in columns of print.
        var extents: [ClosedRange<Int>] = []
    }

    private let source: SourceText
    private var tables: [ReportTable] = []
    private var separator = Separator.bar
    private var rows: [Row] = []
    /// The lines so far that stand in no table.
    private var others: [Range<Int>] = []

    /// The tables of a text, with those that its document gives.
    static func found(in source: SourceText) -> [ReportTable] {
        let given = source.tables.filter { !isForm($0, in: source) }
        var finder = TextTables(source)
        var next = given.map(\.range)[...]
        for line in source.lines where !line.isEmpty {
            while let table = next.first, table.upperBound <= line.lowerBound { next.removeFirst() }
            if let table = next.first, table.lowerBound < line.upperBound {
                finder.end()
            } else {
                finder.take(line)
            }
        }
        finder.end()
        let lists =
            CellLists(finder.others, of: source).tables + SpacedRows(finder.others, of: source).tables
        return (given + finder.tables + lists).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private init(_ source: SourceText) { self.source = source }

    private mutating func take(_ line: Range<Int>) {
        if Self.isRule(line, in: source) { return }
        if let cells = cells(of: line, between: .bar) {
            add(Row(line: line, cells: cells), .bar)
        } else if let cells = cells(of: line, between: .tab) {
            add(Row(line: line, cells: cells), .tab)
        } else if rows.isEmpty || separator == .white, let row = spaced(line) {
            add(row, .white)
        } else {
            goOn(line)
        }
    }

    private mutating func add(_ row: Row, _ separator: Separator) {
        if separator != self.separator { end() }
        self.separator = separator
        rows.append(row)
    }

    /// A line without cells goes on with the last cell of the row above, or ends the table.
    private mutating func goOn(_ line: Range<Int>) {
        if separator != .white, let last = rows.last, let cell = last.cells.last, isOpen(cell, before: line) {
            rows[rows.count - 1].cells[last.cells.count - 1] =
                min(cell.lowerBound, line.lowerBound)..<line.upperBound
        } else {
            end()
            others.append(line)
        }
    }

    /// Whether a cell goes on in the next line: it ends in mid-sentence, or the line is a clause of it.
    private func isOpen(_ cell: Range<Int>, before line: Range<Int>) -> Bool {
        guard rows.count > 1, !cell.isEmpty,
            (cell.upperBound..<line.lowerBound).count(where: { source[$0] == "\n" }) == 1
        else { return false }
        if source.scalars[line.lowerBound] == "#" { return false }
        let mark = ItemMark(in: source, at: line.lowerBound, before: line.upperBound)
        if let mark { return mark.style == .bracketedChinese || mark.style == .bracketedArabic }
        let last = source[cell.upperBound - 1]
        if last.endsSentence { return ["另", "其", "同"].contains(source[line.lowerBound]) }
        // A status or a number goes on with nothing.
        return [",", "、", ":"].contains(last) || cell.count > 12 && line.contains { source[$0].endsSentence }
    }

    /// The cells of a line between bars, or between tabs; `nil` for a line without two.
    private func cells(of line: Range<Int>, between separator: Separator) -> [Range<Int>]? {
        let isBar = separator == .bar
        let start = isBar ? line.lowerBound : lineStart(of: line)
        func parts(_ position: Int) -> Bool {
            isBar ? source[position] == "|" : source.scalars[position] == "\t"
        }
        guard (start..<line.upperBound).contains(where: parts) else { return nil }
        var cells: [Range<Int>] = []
        var from = start
        for position in start..<line.upperBound where parts(position) {
            cells.append(source.trimmed(from..<position))
            from = position + 1
        }
        cells.append(source.trimmed(from..<line.upperBound))
        // A tab at the start of a line sets it in; a row may begin with empty cells.
        let isRow = isBar || cells.count(where: { !$0.isEmpty }) > 1 || !rows.isEmpty && cells.count > 2
        return isRow ? cells : nil
    }

    private func lineStart(of line: Range<Int>) -> Int {
        var start = line.lowerBound
        while start > 0, source.scalars[start - 1] != "\n" { start -= 1 }
        return start
    }

    /// The cells of a line between two columns of white at least; in a table one cell that is set in is a row too.
    private func spaced(_ line: Range<Int>) -> Row? {
        var row = Row(line: line, cells: [])
        var (column, white, start, from) = (0, 2, 0, line.lowerBound)
        for position in lineStart(of: line)..<line.upperBound {
            let width = source.scalars[position].value < 0x80 ? 1 : 2
            defer { column += width }
            guard source[position] != " " else {
                white += width
                continue
            }
            if white > 1, position > line.lowerBound {
                append(from..<position, start, column, to: &row)
                (from, start) = (position, column)
            } else if position == line.lowerBound {
                start = column
            }
            white = 0
        }
        append(from..<line.upperBound, start, column, to: &row)
        let isSetIn = rows.first.map { row.extents[0].lowerBound > $0.extents[0].upperBound } ?? false
        return row.cells.count > (rows.isEmpty ? 2 : 1) || isSetIn ? row : nil
    }

    private func append(_ cell: Range<Int>, _ start: Int, _ end: Int, to row: inout Row) {
        let text = source.trimmed(cell)
        let width = text.reduce(0) { $0 + (source.scalars[$1].value < 0x80 ? 1 : 2) }
        row.cells.append(text)
        row.extents.append(start...(start + width))
    }

    /// Whether a line only draws the rule of a table: `|---|:--:|`, `├──┼──┤`.
    static func isRule(_ line: Range<Int>, in source: SourceText) -> Bool {
        var strokes = 0
        for position in line {
            switch source[position] {
            case "-", "=", "—", "+": strokes += 1
            case "|", ":", " ": break
            case let scalar where (0x2500...0x257F).contains(scalar.value): strokes += 1
            default: return false
            }
        }
        return strokes > 2
    }

    /// Ends the rows; what is no table goes back to the lines.
    private mutating func end() {
        defer { rows = [] }
        guard let table = separator == .white ? aligned : drawn, !Self.isForm(table, in: source) else {
            others += rows.map(\.line)
            return
        }
        tables.append(table)
    }

    /// The rows between bars or tabs.
    private var drawn: ReportTable? {
        guard rows.count > 1 else { return nil }
        // A bar at the start of most rows is the frame; at the start of one it opens an empty cell.
        let framed = rows.count { source[$0.line.lowerBound] == "|" }
        let isFramed = separator == .bar && framed * 2 >= rows.count
        let cells = rows.map { row in
            var cells = row.cells[...]
            if isFramed, source[row.line.lowerBound] == "|" { cells.removeFirst() }
            if separator == .bar, source[row.line.upperBound - 1] == "|" { cells.removeLast() }
            return Array(cells)
        }
        let fit = fit(cells)
        return ReportTable(
            rows: cells.map { row in
                // Empty cells between others keep their places; only those behind the last are gone.
                guard let fit, row.count < fit.columns.count, !row.dropFirst().contains(where: \.isEmpty) else {
                    return row.enumerated().map { ReportTable.Cell(range: $1, column: $0) }
                }
                let filled = row.filter { !$0.isEmpty }
                return zip(filled, fit.places(of: filled, joins: false)).map {
                    ReportTable.Cell(range: $0, column: $1)
                }
            })
    }

    /// The columns by the first row with as many cells as most rows have; `nil` where it names none.
    private func fit(_ rows: [[Range<Int>]]) -> RowFit? {
        var counts: [Int: Int] = [:]
        for row in rows { counts[row.count, default: 0] += 1 }
        let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        guard counts.count > 1, let head = rows.first(where: { $0.count == most }),
            head.allSatisfy({ !$0.isEmpty && BareNumber($0, of: source) == nil })
        else { return nil }
        let fit = RowFit(head, of: source)
        return fit.columns.count(where: \.isKnown) > 1 ? fit : nil
    }

    /// The rows whose cells stand below those of the first one, which names the columns.
    private var aligned: ReportTable? {
        guard rows.count > 2, let head = rows.first, head.cells.count > 2 else { return nil }
        let full = rows.count { $0.cells.count == head.cells.count }
        let known = head.cells.count {
            ColumnName([$0], of: source).kind != nil || ColumnUnit.unit(in: $0, of: source) != nil
        }
        // Names that tell nothing need rows that are all full.
        guard full * 2 > rows.count, known > 1 || full == rows.count && full > 3 && head.cells.count > 3,
            rows.allSatisfy({ $0.cells.count <= head.cells.count })
        else {
            return nil
        }
        var extents = head.extents
        for row in rows where row.cells.count == extents.count {
            for (column, extent) in row.extents.enumerated() {
                let former = extents[column]
                let start = min(former.lowerBound, extent.lowerBound)
                extents[column] = start...max(former.upperBound, extent.upperBound)
            }
        }
        return ReportTable(
            rows: rows.map { row in
                guard row.cells.count < extents.count else {
                    return row.cells.enumerated().map { ReportTable.Cell(range: $1, column: $0) }
                }
                var next = 0
                return zip(row.cells, row.extents).map { cell, extent in
                    let rest = extents.count - next
                    let column =
                        (next..<extents.count).min {
                            Self.distance(extents[$0], extent) < Self.distance(extents[$1], extent)
                        } ?? next
                    next = rest > 1 ? min(column + 1, extents.count - 1) : next
                    return ReportTable.Cell(range: cell, column: column)
                }
            })
    }

    /// How far the middles of two extents are apart, less where they overlap.
    private static func distance(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>) -> Int {
        let apart = abs(one.lowerBound + one.upperBound - other.lowerBound - other.upperBound)
        return one.overlaps(other) ? apart : apart + 1000
    }

    /// Whether the rows are a label and its value each, which are read as fields.
    private static func isForm(_ table: ReportTable, in source: SourceText) -> Bool {
        var (labels, heads) = (0, 0)
        var kinds: Set<ColumnName.Kind> = []
        for row in table.rows {
            let filled = row.filter { !$0.range.isEmpty }
            guard filled.count < 3 else { return false }
            guard filled.count == 2 else { continue }
            let value = source.trimmed(filled[1].range)
            let kind = ColumnName([source.trimmed(filled[0].range)], of: source).kind
            if ColumnName([value], of: source).kind != nil { heads += 1 }
            guard let kind, BareNumber(value, of: source) == nil else { continue }
            labels += 1
            kinds.insert(kind)
        }
        // An office may call most of its fields something else.
        return labels * 2 >= table.rows.count || kinds.count > 1 && heads == 0 && labels * 4 >= table.rows.count
    }
}
