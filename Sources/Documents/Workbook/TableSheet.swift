/// A sheet of a workbook, or a file of separated values: what its cells show, row by row.
public struct TableSheet: Sendable, Hashable {
    /// A row with something in it.
    public struct Row: Sendable, Hashable {
        /// Its number in the sheet, or its first line in a file of separated values; from 1.
        public let number: Int
        /// Its cells that hold something, by column, from 0.
        public let cells: [Int: SheetCell]
        /// The cells into which a merged cell above reaches, with what that shows.
        public let continued: [Int: SheetCell]
        /// Whether the row is hidden, by hand or by a filter.
        public let isHidden: Bool

        init(number: Int, cells: [Int: SheetCell], continued: [Int: SheetCell] = [:], isHidden: Bool = false) {
            self.number = number
            self.cells = cells
            self.continued = continued
            self.isHidden = isHidden
        }

        /// How many columns it takes.
        public var width: Int {
            max(cells.keys.max().map { $0 + 1 } ?? 0, continued.keys.max().map { $0 + 1 } ?? 0)
        }
    }

    /// Its name; empty for a file of separated values.
    public let name: String
    /// Whether it is hidden.
    public let isHidden: Bool
    /// The rows that hold something, in their order.
    public let rows: [Row]
    /// The areas of cells that are merged.
    let merged: [CellArea]
    /// The columns with cells that are hidden.
    public let hiddenColumns: [Int]

    /// The address of a cell, such as `B12`.
    public static func address(column: Int, row: Int) -> String { "\(letters(of: column))\(row)" }

    /// The letters of a column: A to Z, then AA and on.
    public static func letters(of column: Int) -> String {
        var rest = column
        var result = ""
        repeat {
            let letter = Unicode.Scalar(UInt8(0x41 + rest % 26))
            result = String(Character(letter)) + result
            rest = rest / 26 - 1
        } while rest >= 0
        return result
    }

    /// The addresses of cells whose value is not known.
    public func cells(_ content: SheetCell.Content) -> [String] { cells { $0.content == content } }

    /// The addresses of cells that fulfil a condition.
    func cells(where isWanted: (SheetCell) -> Bool) -> [String] {
        rows.flatMap { row in
            row.cells.filter { isWanted($0.value) }.keys.sorted()
                .map { Self.address(column: $0, row: row.number) }
        }
    }
}
