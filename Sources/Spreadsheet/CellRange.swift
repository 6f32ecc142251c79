/// A rectangle of cells, its corners included.
public struct CellRange: Sendable, Hashable {
    /// The upper left cell.
    public var first: CellAddress
    /// The lower right cell.
    public var last: CellAddress

    /// A rectangle from its rows and columns, all from 0.
    public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        first = CellAddress(row: rows.lowerBound, column: columns.lowerBound)
        last = CellAddress(row: rows.upperBound, column: columns.upperBound)
    }

    /// Whether a sheet has all its cells.
    public var isOnSheet: Bool { first.isOnSheet && last.isOnSheet }

    /// Whether the two share a cell.
    public func overlaps(_ other: CellRange) -> Bool {
        first.row <= other.last.row && other.first.row <= last.row
            && first.column <= other.last.column && other.first.column <= last.column
    }
}

extension CellRange: CustomStringConvertible {
    /// The range as Excel writes it: `A1:C3`, or `B7` for a single cell.
    public var description: String { first == last ? "\(first)" : "\(first):\(last)" }
}
