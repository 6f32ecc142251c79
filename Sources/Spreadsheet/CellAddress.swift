/// A cell of a sheet by its row and column, both from 0.
public struct CellAddress: Sendable, Hashable {
    /// The row, from 0.
    public var row: Int
    /// The column, from 0.
    public var column: Int

    /// The number of rows that a sheet has.
    public static let rowLimit = 1_048_576
    /// The number of columns that a sheet has.
    public static let columnLimit = 16_384

    /// A cell from its row and column, both from 0.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Whether a sheet has this cell.
    public var isOnSheet: Bool {
        (0..<Self.rowLimit).contains(row) && (0..<Self.columnLimit).contains(column)
    }
}

extension CellAddress: CustomStringConvertible {
    /// The cell as Excel writes it: `B7`.
    public var description: String {
        guard isOnSheet else { return "R\(row + 1)C\(column + 1)" }
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row + 1)
    }
}
