/// Finds the tables of a text whose cells stand one space apart, a row to a line: `1 甲矿占用草原18亩 已恢复18亩 已完成`.
///
/// The first line names the columns, from that of the numbers on, and every row opens with the next number.
struct SpacedRows {
    private let source: SourceText
    private(set) var tables: [ReportTable] = []

    private static let longestHead = 120

    /// The tables among the lines of a text that hold something.
    init(_ lines: [Range<Int>], of source: SourceText) {
        self.source = source
        var line = 0
        while line < lines.count {
            let rows = rows(from: line, lines)
            if rows.count > 2 { tables.append(ReportTable(rows: rows)) }
            line += max(1, rows.count)
        }
    }

    /// The rows of the table whose head is a line, the head first; none where it names no columns.
    private func rows(from first: Int, _ lines: [Range<Int>]) -> [[ReportTable.Cell]] {
        guard lines[first].count <= Self.longestHead else { return [] }
        let heads = cells(of: lines[first])
        guard heads.count > 2, ColumnName.isNumber(heads[0], in: source) else { return [] }
        let fit = RowFit(Array(heads.dropFirst()), of: source)
        guard fit.columns.count(where: \.isKnown) > 1 else { return [] }
        var rows = [heads.enumerated().map { ReportTable.Cell(range: $1, column: $0) }]
        var number = 0
        for line in lines[(first + 1)...] {
            let cells = cells(of: line)
            let isTotal = ColumnName.isTotal(cells[0], in: source)
            let mark = ItemMark(cell: cells[0], of: source)
            guard cells.count > 1, isTotal || mark.map({ $0.number == number + 1 || number == 0 }) ?? false
            else { break }
            number = mark?.number ?? number
            let places = fit.places(of: Array(cells.dropFirst()), joins: cells.count > heads.count)
            var row = [ReportTable.Cell(range: cells[0], column: 0)]
            for (cell, place) in zip(cells.dropFirst(), places) {
                let isSame = row.last?.column == place + 1
                let start = isSame ? row.removeLast().range.lowerBound : cell.lowerBound
                row.append(ReportTable.Cell(range: start..<cell.upperBound, column: place + 1))
            }
            rows.append(row)
            if isTotal { break }
        }
        return rows
    }

    private func cells(of line: Range<Int>) -> [Range<Int>] {
        source.folded[line].split(separator: " ").map { $0.startIndex..<$0.endIndex }
    }
}
