/// A row of a table of corners: a line of a text cut into cells, or a row of a sheet.
public struct CornerRow: Sendable, Hashable {
    /// Its line or row number in the file, from 1.
    public let line: Int
    /// Its cells as shown, empty ones included.
    public let cells: [String]
    /// Whether an empty line or row stands before it.
    public let isAfterGap: Bool
    /// Whether the sheet hides it, or a filter leaves it out.
    public let isHidden: Bool

    /// The row as a line of words.
    let text: String

    /// A row from its parts.
    public init(line: Int, cells: [String], isAfterGap: Bool = false, isHidden: Bool = false) {
        let text = cells.filter { !$0.isEmpty }.joined(separator: " ")
        self.init(line: line, cells: cells, isAfterGap: isAfterGap, isHidden: isHidden, text: text)
    }

    init(line: Int, cells: [String], isAfterGap: Bool, isHidden: Bool = false, text: String) {
        self.line = line
        self.cells = cells
        self.isAfterGap = isAfterGap
        self.isHidden = isHidden
        self.text = text
    }

    /// The row with full-width signs as plain ones.
    var folded: CornerRow {
        CornerRow(
            line: line, cells: cells.map { CornerText.trimmed(CornerText.folded($0[...])) },
            isAfterGap: isAfterGap, isHidden: isHidden)
    }

    /// Its cells that are not empty.
    var words: [String] { cells.filter { !$0.isEmpty } }
}
