/// The cell of a table that holds a figure and nothing else: sums run along its row and its column.
public struct TableCell: Sendable, Hashable {
    /// The number of the table in the report, from 0; where the head of a table changes, another one begins.
    public let table: Int
    /// The row, from 0, the head included.
    public let row: Int
    /// The column, from 0.
    public let column: Int
    /// Whether the row holds totals (合计, 小计).
    public let isTotal: Bool
    /// Whether the row tells a part of the row above it (其中：…), which its total holds already.
    public let isPart: Bool
    /// The words that head the column.
    public let heading: String
    /// The words that name the row: its place, or the first of its cells with words.
    public let label: String
}
