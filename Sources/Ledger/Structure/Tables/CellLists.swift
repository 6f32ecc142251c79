/// Finds the tables of a text that were flattened to one cell to a line.
///
/// The lines of the head name the columns, from that of the numbers on. A row starts at the line that holds the next
/// number and nothing else; its lines go to the columns that they fit, because empty cells left no line and long ones
/// left several.
struct CellLists {
    private let source: SourceText
    private let lines: [Range<Int>]
    private(set) var tables: [ReportTable] = []

    private static let longestName = 24
    private static let mostColumns = 20
    /// The most lines of a row beyond one for each column.
    private static let mostExtra = 40

    /// The tables among the lines of a text that hold something.
    init(_ lines: [Range<Int>], of source: SourceText) {
        self.source = source
        self.lines = lines
        var line = 0
        while line < lines.count {
            guard ColumnName.isNumber(lines[line], in: source), let end = read(from: line) else {
                line += 1
                continue
            }
            line = end
        }
    }

    /// Reads a table whose head starts at a line; gives the line behind it.
    private mutating func read(from first: Int) -> Int? {
        var body = first + 1
        while body < lines.count, body - first < Self.mostColumns, isName(lines[body]) { body += 1 }
        guard body < lines.count, body - first > 2, let mark = ItemMark(cell: lines[body], of: source),
            mark.number <= 3
        else { return nil }
        let fit = RowFit(Array(lines[(first + 1)..<body]), of: source)
        guard fit.columns.count(where: \.isKnown) > 1 else { return nil }
        var rows = [lines[first..<body].enumerated().map { ReportTable.Cell(range: $1, column: $0) }]
        var (line, number) = (body, mark.number)
        while true {
            let next = next(after: line, number: number, fit)
            let end = next ?? self.end(of: line, fit)
            rows.append(row(lines[line], (line + 1)..<end, fit))
            line = end
            guard let next, let mark = ItemMark(cell: lines[next], of: source) else { break }
            number = mark.number
        }
        if line < lines.count, ColumnName.isTotal(lines[line], in: source) {
            var end = line + 1
            while end < lines.count, BareNumber(lines[end], of: source) != nil { end += 1 }
            rows.append(row(lines[line], (line + 1)..<end, fit))
            line = end
        }
        tables.append(ReportTable(rows: rows))
        return line
    }

    private func isName(_ line: Range<Int>) -> Bool {
        line.count <= Self.longestName && ItemMark(cell: line, of: source) == nil
            && !line.contains { source[$0].endsSentence || source[$0] == ":" || source[$0] == "|" }
    }

    /// The line with the next number, where the lines before it fit the columns best.
    private func next(after line: Int, number: Int, _ fit: RowFit) -> Int? {
        let width = fit.columns.count + 1
        let first = line + max(2, width / 2)
        let candidates = lines.indices[
            min(first, lines.count)..<min(lines.count, first + width + Self.mostExtra)
        ]
        .filter { isNext(lines[$0], after: number) }
        guard candidates.count > 1 else { return candidates.first }
        func score(_ next: Int) -> Int { fit.score(of: Array(lines[(line + 1)..<next])) }
        return candidates.max { score($0) < score($1) }
    }

    private func isNext(_ line: Range<Int>, after number: Int) -> Bool {
        guard let mark = ItemMark(cell: line, of: source) else { return false }
        // 1-2 follows 1-1.
        return mark.number == number + 1 || mark.number == number && line.contains { source[$0] == "-" }
    }

    /// The line behind the last row: where its lines fit the columns best.
    private func end(of line: Int, _ fit: RowFit) -> Int {
        var (best, end) = (Int.min, line + 1)
        for next in (line + 1)..<min(lines.count, line + fit.columns.count + Self.mostExtra) {
            if ColumnName.isTotal(lines[next], in: source) { break }
            let score = fit.score(of: Array(lines[(line + 1)...next]))
            let last = next > line + 1 ? source[lines[next - 1].upperBound - 1] : " "
            if score > best || score == best && (last == "," || last == "、") { (best, end) = (score, next + 1) }
        }
        return end
    }

    private func row(_ number: Range<Int>, _ cells: Range<Int>, _ fit: RowFit) -> [ReportTable.Cell] {
        let places = fit.places(of: Array(lines[cells]), joins: true)
        var row = [ReportTable.Cell(range: number, column: 0)]
        for (line, column) in zip(cells, places) {
            let start =
                row.last?.column == column + 1 ? row.removeLast().range.lowerBound : lines[line].lowerBound
            row.append(ReportTable.Cell(range: start..<lines[line].upperBound, column: column + 1))
        }
        return row
    }
}
