@testable import Ledger

/// A report with a table as a document gives it: `^` goes on with the cell above, `<` with the cell before.
func report(_ head: String, _ rows: [[String]], _ tail: String = "") -> SourceText {
    var text = String.UnicodeScalarView(head.unicodeScalars)
    var cells: [[ReportTable.Cell]] = []
    for (row, texts) in rows.enumerated() {
        var own: [ReportTable.Cell] = []
        for (column, cell) in texts.enumerated() {
            if column > 0 { text.append(contentsOf: " | ".unicodeScalars) }
            guard cell != "^", cell != "<" else { continue }
            let start = text.count
            text.append(contentsOf: cell.unicodeScalars)
            let below = rows[(row + 1)...].prefix { column < $0.count && $0[column] == "^" }.count
            let behind = texts[(column + 1)...].prefix { $0 == "<" }.count
            own.append(
                ReportTable.Cell(
                    range: start..<text.count, column: column, columns: 1 + behind, rows: 1 + below))
        }
        text.append("\n")
        cells.append(own)
    }
    text.append(contentsOf: tail.unicodeScalars)
    return SourceText(String(text), tables: [ReportTable(rows: cells)])
}

/// Claims of cells in a short form: figure, unit, role.
func cells(_ claims: [Claim]) -> [String] {
    claims.filter { $0.cell != nil }.map { "\($0.figure.text) \($0.unit.text) \($0.role.rawValue)" }
}
