/// Finds the tables that a text draws with bars or tabs.
struct TextTables {
    private let source: SourceText
    private(set) var tables: [ReportTable] = []

    /// A line with its cells.
    private struct Row {
        let line: Range<Int>
        var cells: [Range<Int>]
    }

    private var rows: [Row] = []

    /// The tables of a text outside those that its document gives.
    static func found(in source: SourceText) -> [ReportTable] {
        let given = source.tables.filter { !isForm($0, in: source) }
        let own = given.map(\.range)
        var finder = TextTables(source)
        var next = own[...]
        for line in source.lines {
            while let table = next.first, table.upperBound <= line.lowerBound { next.removeFirst() }
            if let table = next.first, table.lowerBound < line.upperBound, !line.isEmpty {
                finder.end()
            } else {
                finder.take(line)
            }
        }
        finder.end()
        return (given + finder.tables).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private init(_ source: SourceText) { self.source = source }

    private mutating func take(_ line: Range<Int>) {
        // A blank line parts rows no more than a line end does; below the last row it ends the table.
        if line.isEmpty { return }
        if Self.isRule(line, in: source) { return }
        guard let cells = cells(of: line) else { return goOn(line) }
        rows.append(Row(line: line, cells: cells))
    }

    /// A line without cells goes on with the last cell of the row above, or ends the table.
    private mutating func goOn(_ line: Range<Int>) {
        guard let last = rows.last, let cell = last.cells.last, isOpen(cell, before: line) else { return end() }
        rows[rows.count - 1].cells[last.cells.count - 1] =
            min(cell.lowerBound, line.lowerBound)..<line.upperBound
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
        return [",", "、", ":"].contains(last) || line.contains { source[$0].endsSentence }
    }

    /// The cells of a line between bars, or between tabs; `nil` for a line without two.
    private func cells(of line: Range<Int>) -> [Range<Int>]? {
        let isPiped = line.contains { source[$0] == "|" }
        var start = line.lowerBound
        // What stands before the line's text belongs to it: a row may begin with empty cells.
        if !isPiped { while start > 0, source.scalars[start - 1] != "\n" { start -= 1 } }
        var cells: [Range<Int>] = []
        for position in start..<line.upperBound
        where isPiped ? source[position] == "|" : source.scalars[position] == "\t" {
            cells.append(source.trimmed(start..<position))
            start = position + 1
        }
        cells.append(source.trimmed(start..<line.upperBound))
        guard cells.count > 1,
            isPiped || cells.count(where: { !$0.isEmpty }) > 1 || !rows.isEmpty && cells.count > 2
        else { return nil }
        return cells
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

    private mutating func end() {
        defer { rows = [] }
        // A bar at the start of most rows is the frame; at the start of one it opens an empty cell.
        let framed = rows.count { $0.cells[0].isEmpty && source[$0.line.lowerBound] == "|" }
        let isFramed = framed > 0 && framed * 2 >= rows.count
        for index in rows.indices {
            let line = rows[index].line
            if isFramed, source[line.lowerBound] == "|" { rows[index].cells.removeFirst() }
            if source[line.upperBound - 1] == "|" { rows[index].cells.removeLast() }
        }
        let table = ReportTable(
            rows: rows.map { row in
                row.cells.enumerated().map { ReportTable.Cell(range: $1, column: $0) }
            })
        if rows.count > 1, !Self.isForm(table, in: source) { tables.append(table) }
    }

    /// Whether the rows are a label and its value each, which are read as fields.
    private static func isForm(_ table: ReportTable, in source: SourceText) -> Bool {
        var labels = 0
        for row in table.rows {
            let filled = row.filter { !$0.range.isEmpty }
            guard filled.count < 3 else { return false }
            guard filled.count == 2 else { continue }
            let value = source.trimmed(filled[1].range)
            let isNamed = ColumnName([source.trimmed(filled[0].range)], of: source).kind != nil
            labels += isNamed && BareNumber(value, of: source) == nil ? 1 : 0
        }
        return labels * 2 >= table.rows.count
    }
}
