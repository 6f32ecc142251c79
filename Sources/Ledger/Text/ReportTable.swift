/// A table of a report: its rows of cells, each with its place in the text.
public struct ReportTable: Sendable, Hashable {
    /// A cell.
    public struct Cell: Sendable, Hashable {
        /// Where its text stands, in Unicode scalars; empty where it holds nothing.
        public let range: Range<Int>
        /// Its first column, from 0.
        public let column: Int
        /// How many columns it takes.
        public let columns: Int
        /// How many rows it takes.
        public let rows: Int

        /// A cell from its place and its extent.
        public init(range: Range<Int>, column: Int, columns: Int = 1, rows: Int = 1) {
            self.range = range
            self.column = column
            self.columns = columns
            self.rows = rows
        }
    }

    /// The rows; a cell that reaches down stands in its first row only.
    public let rows: [[Cell]]

    /// A table from its rows.
    public init(rows: [[Cell]]) { self.rows = rows }

    /// From its first to its last cell.
    var range: Range<Int> {
        let ranges = rows.lazy.joined().map(\.range)
        let start = ranges.first?.lowerBound ?? 0
        return start..<max(start, ranges.last?.upperBound ?? start)
    }

    /// The table with the places of its cells changed.
    func moved(_ place: (Range<Int>) -> Range<Int>) -> ReportTable {
        ReportTable(
            rows: rows.map { row in
                row.map { cell in
                    Cell(
                        range: place(cell.range), column: cell.column, columns: cell.columns, rows: cell.rows)
                }
            })
    }
}
