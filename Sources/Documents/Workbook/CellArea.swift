/// A rectangle of cells, as merged cells are.
struct CellArea: Hashable {
    let columns: ClosedRange<Int>
    let rows: ClosedRange<Int>

    /// The area that `B2:C4` names; `nil` for what names none.
    init?(_ text: String) {
        let ends = text.split(separator: ":").map { Self.place(String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, first.column <= last.column,
            first.row <= last.row
        else { return nil }
        columns = first.column...last.column
        rows = first.row...last.row
    }

    /// The column, from 0, and the row, from 1, of an address such as `$B$12`.
    static func place(_ text: String) -> (column: Int, row: Int)? {
        let text = text.filter { $0 != "$" }
        let letters = text.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)),
            (1...SheetReader.mostRows).contains(row)
        else {
            return nil
        }
        let column = letters.uppercased().utf8.reduce(0) { $0 * 26 + Int($1) - 0x40 }
        return (column - 1, row)
    }

    /// The address of a cell.
    static func name(_ column: Int, _ row: Int) -> String { TableSheet.address(column: column, row: row) }
}
