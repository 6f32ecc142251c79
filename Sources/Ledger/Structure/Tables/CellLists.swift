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
        let columns = lines[(first + 1)..<body].map { CellListColumn($0, of: source) }
        guard columns.count(where: \.isKnown) > 1 else { return nil }
        var rows = [lines[first..<body].enumerated().map { ReportTable.Cell(range: $1, column: $0) }]
        var (line, number) = (body, mark.number)
        while true {
            let next = next(after: line, number: number, columns)
            let end = next ?? self.end(of: line, columns)
            rows.append(row(lines[line], (line + 1)..<end, columns))
            line = end
            guard let next, let mark = ItemMark(cell: lines[next], of: source) else { break }
            number = mark.number
        }
        if line < lines.count, ColumnName.isTotal(lines[line], in: source) {
            var end = line + 1
            while end < lines.count, BareNumber(lines[end], of: source) != nil { end += 1 }
            rows.append(row(lines[line], (line + 1)..<end, columns))
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
    private func next(after line: Int, number: Int, _ columns: [CellListColumn]) -> Int? {
        let width = columns.count + 1
        let range = (line + max(2, width / 2))..<min(lines.count, line + width + Self.mostExtra)
        guard range.lowerBound < range.upperBound else { return nil }
        let candidates = range.filter { isNext(lines[$0], after: number) }
        guard candidates.count > 1 else { return candidates.first }
        return candidates.max { fit((line + 1)..<$0, columns).score < fit((line + 1)..<$1, columns).score }
    }

    private func isNext(_ line: Range<Int>, after number: Int) -> Bool {
        guard let mark = ItemMark(cell: line, of: source) else { return false }
        // 1-2 follows 1-1.
        return mark.number == number + 1 || mark.number == number && line.contains { source[$0] == "-" }
    }

    /// The line behind the last row: where its lines fit the columns best.
    private func end(of line: Int, _ columns: [CellListColumn]) -> Int {
        var (best, end) = (Int.min, line + 1)
        for next in (line + 1)..<min(lines.count, line + columns.count + Self.mostExtra) {
            if ColumnName.isTotal(lines[next], in: source) { break }
            let score = fit((line + 1)..<(next + 1), columns).score
            let last = next > line + 1 ? source[lines[next - 1].upperBound - 1] : " "
            if score > best || score == best && (last == "," || last == "、") { (best, end) = (score, next + 1) }
        }
        return end
    }

    private func row(_ number: Range<Int>, _ cells: Range<Int>, _ columns: [CellListColumn]) -> [ReportTable
        .Cell]
    {
        let places = cells.count == columns.count ? Array(columns.indices) : fit(cells, columns).columns
        var row = [ReportTable.Cell(range: number, column: 0)]
        for (line, column) in zip(cells, places) {
            let start =
                row.last?.column == column + 1 ? row.removeLast().range.lowerBound : lines[line].lowerBound
            row.append(ReportTable.Cell(range: start..<lines[line].upperBound, column: column + 1))
        }
        return row
    }

    /// The columns that lines fit best, and how well.
    private func fit(_ cells: Range<Int>, _ columns: [CellListColumn]) -> (score: Int, columns: [Int]) {
        // For each column the best sum with the line in it, and the column of the line before.
        var sums: [Int] = []
        var choices: [[Int]] = []
        for line in cells {
            let isFirst = line == cells.lowerBound
            let isOpen = !isFirst && !source[lines[line - 1].upperBound - 1].endsSentence
            var next: [Int] = []
            var choice: [Int] = []
            // The best way to reach a column from those before it; each that is left empty costs.
            var (best, from) = (isFirst ? 0 : -1_000_000, 0)
            for (index, column) in columns.enumerated() {
                let move = best + column.fit(lines[line], in: source)
                let stay = isFirst ? Int.min : sums[index] + (column.isText ? (isOpen ? 0 : -2) : -6)
                next.append(max(move, stay))
                choice.append(stay > move ? index : from)
                best -= column.costOfNone
                if !isFirst, sums[index] >= best { (best, from) = (sums[index], index) }
            }
            sums = next
            choices.append(choice)
        }
        guard !choices.isEmpty else { return (0, []) }
        var tail = 0
        var (best, column) = (Int.min, columns.count - 1)
        for last in columns.indices.reversed() {
            if sums[last] - tail > best { (best, column) = (sums[last] - tail, last) }
            tail += columns[last].costOfNone
        }
        var places: [Int] = []
        for choice in choices.reversed() {
            places.append(column)
            column = choice[column]
        }
        return (best, places.reversed())
    }
}

/// A column of a table flattened to one cell to a line, by its name.
struct CellListColumn {
    private let kind: ColumnName.Kind?
    private let hasUnit: Bool

    init(_ head: Range<Int>, of source: SourceText) {
        kind = ColumnName([head], of: source).kind
        hasUnit = ColumnUnit.unit(in: head, of: source) != nil
    }

    /// Whether its name tells what it holds.
    var isKnown: Bool { kind != nil || hasUnit }

    /// Whether it holds texts of several lines.
    var isText: Bool {
        switch kind {
        case .field(let kind)?: [.problem, .progress, .measures, .goal, .acceptance, .other].contains(kind)
        default: !hasUnit
        }
    }

    /// What it costs to take a cell for empty.
    var costOfNone: Int { kind == .field(.other) ? 1 : 4 }

    /// How well a cell fits.
    func fit(_ cell: Range<Int>, in source: SourceText) -> Int {
        let isNumber = BareNumber(cell, of: source) != nil
        if hasUnit { return isNumber || cell.count == 1 ? 6 : source[cell.lowerBound].isDigit ? 2 : -6 }
        switch kind {
        case .field(.status)?:
            let isStatus = cell.count <= 16 && ItemStatus(words: source.text(in: cell)) != .unknown
            return isStatus ? 6 : cell.count <= 8 && !isNumber ? 0 : -4
        case .field(.deadline)?:
            let isDate =
                cell.count <= 24
                && cell.contains { source[$0].isDigit || source[$0] == "期" || source[$0] == "改" }
            return isDate ? 4 : -2
        case .field(.responsible)?, .field(.supervisor)?, .place?:
            return isNumber ? -6 : cell.count <= 24 && source[cell.upperBound - 1] != "。" ? 2 : -4
        case .field(.other)?, .code?, .number?, .unit?, nil: return isNumber ? -2 : 1
        default: return isNumber ? -6 : cell.count > 8 ? 4 : 2
        }
    }
}
