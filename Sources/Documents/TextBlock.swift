/// Lines of a document, with the tables that stand in them.
struct TextBlock {
    /// A cell of a table in lines.
    struct Cell {
        /// Its first and its last line.
        var lines: ClosedRange<Int>
        /// Where it starts in its first line and ends in its last, in scalars.
        var start: Int
        var end: Int
        var column: Int
        var columns: Int
        var rows: Int
    }

    private(set) var lines: [String] = []
    private(set) var tables: [[[Cell]]] = []

    /// Whether nothing stands in it.
    var isEmpty: Bool { lines.isEmpty }

    /// Adds lines.
    mutating func add(_ lines: some Sequence<String>) { self.lines += lines }

    /// Adds the lines of another block with its tables.
    mutating func add(_ block: TextBlock) {
        let shift = lines.count
        lines += block.lines
        guard shift > 0 else {
            tables += block.tables
            return
        }
        tables += block.tables.map { table in
            table.map { row in
                row.map { cell in
                    var cell = cell
                    cell.lines = (cell.lines.lowerBound + shift)...(cell.lines.upperBound + shift)
                    return cell
                }
            }
        }
    }

    /// Adds the lines of a table that keeps its cells.
    mutating func add(_ lines: [String], table: [[Cell]]) {
        var block = TextBlock()
        block.lines = lines
        block.tables = [table]
        add(block)
    }

    /// The text, each line ended, and the tables with their places in it.
    var written: (text: String, tables: [DocumentTable]) {
        let text = lines.map { $0 + "\n" }.joined()
        guard !tables.isEmpty else { return (text, []) }
        var starts: [Int] = []
        var offset = 0
        for line in lines {
            starts.append(offset)
            offset += line.unicodeScalars.count + 1
        }
        return (
            text,
            tables.map { table in
                DocumentTable(
                    rows: table.map { row in
                        row.map { cell in
                            let start = starts[cell.lines.lowerBound] + cell.start
                            return DocumentTable.Cell(
                                range: start..<max(start, starts[cell.lines.upperBound] + cell.end),
                                column: cell.column, columns: cell.columns, rows: cell.rows)
                        }
                    })
            }
        )
    }
}
