/// The lines of a document as they come in, with the cells of tables put into lines row by row.
struct TextLines {
    /// Blocks inside blocks: the page, a cell, a box.
    private var blocks: [[String]] = [[]]
    /// The cells so far of each open row.
    private var rows: [[[String]]] = []
    /// How many cells beyond the limit are open.
    private var beyond = 0

    /// Tables nested deeper are read as plain blocks: each level copies its lines once more.
    private static let limit = 32

    /// The lines outside all tables and boxes.
    var lines: [String] { blocks[0] }

    /// Adds a line, or several that line feeds divide.
    mutating func add(_ text: String) {
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        blocks[blocks.count - 1] += parts.lazy.filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
    }

    /// Begins a block of its own.
    mutating func beginBlock() { blocks.append([]) }

    /// Ends a block and hands its lines over.
    mutating func endBlock() -> [String] { blocks.count > 1 ? blocks.removeLast() : [] }

    /// Adds lines.
    mutating func add(_ lines: [String]) { blocks[blocks.count - 1] += lines }

    /// Begins a row of a table.
    mutating func beginRow() {
        if blocks.count > Self.limit { beyond += 1 } else { rows.append([]) }
    }

    /// Begins a cell.
    mutating func beginCell() {
        if beyond == 0 { beginBlock() }
    }

    /// Ends a cell.
    mutating func endCell() {
        guard beyond == 0 else { return }
        let cell = endBlock()
        if rows.isEmpty { add(cell) } else { rows[rows.count - 1].append(cell) }
    }

    /// Ends a row and adds its lines; a row that was deleted adds none.
    mutating func endRow(isDeleted: Bool = false) {
        guard beyond == 0 else {
            beyond -= 1
            return
        }
        guard let cells = rows.popLast(), !isDeleted else { return }
        add(TableRow.lines(cells))
    }
}
