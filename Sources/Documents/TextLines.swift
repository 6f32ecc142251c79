/// The lines of a document as they come in, tables row by row.
struct TextLines {
    /// What is open, from the outside in.
    private enum Mark {
        case table, row, cell
        /// A row without a table around it.
        case loneRow
        /// A part of a table that is read as plain lines.
        case plain
    }

    /// Blocks inside blocks: the page, a cell, a box.
    private var blocks: [TextBlock] = [TextBlock()]
    private var tables: [TableText] = []
    private var marks: [Mark] = []

    /// Tables nested deeper are read as plain blocks: each level copies its lines once more.
    private static let limit = 32

    /// What stands outside all open tables and boxes.
    var block: TextBlock { blocks[0] }

    /// Adds a line, or several that line feeds divide.
    mutating func add(_ text: String) {
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        blocks[blocks.count - 1].add(
            parts.lazy.filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init))
    }

    /// Begins a block of its own.
    mutating func beginBlock() { blocks.append(TextBlock()) }

    /// Ends a block and hands it over.
    mutating func endBlock() -> TextBlock { blocks.count > 1 ? blocks.removeLast() : TextBlock() }

    /// Adds lines.
    mutating func add(_ lines: [String]) { blocks[blocks.count - 1].add(lines) }

    /// Adds a block.
    mutating func add(_ block: TextBlock) { blocks[blocks.count - 1].add(block) }

    /// Begins a table.
    mutating func beginTable() {
        guard blocks.count <= Self.limit else { return marks.append(.plain) }
        tables.append(TableText())
        marks.append(.table)
    }

    /// Ends a table and adds its lines.
    mutating func endTable() {
        guard marks.popLast() == .table, let table = tables.popLast() else { return }
        add(table.block)
    }

    /// Begins a row of a table.
    ///
    /// - Parameter skipped: how many columns before its first cell it leaves out.
    mutating func beginRow() {
        switch marks.last {
        case .table: marks.append(.row)
        case .plain: return marks.append(.plain)
        default:
            guard blocks.count <= Self.limit else { return marks.append(.plain) }
            tables.append(TableText())
            marks.append(.loneRow)
        }
        tables[tables.count - 1].beginRow()
    }

    /// Ends a row; a row that was deleted leaves nothing.
    mutating func endRow(isDeleted: Bool = false) {
        let mark = marks.popLast()
        guard mark == .row || mark == .loneRow, !tables.isEmpty else { return }
        if isDeleted { tables[tables.count - 1].removeRow() }
        guard mark == .loneRow, let table = tables.popLast() else { return }
        add(table.block)
    }

    /// Begins a cell.
    mutating func beginCell(columns: Int = 1, rows: Int = 1) {
        guard marks.last == .row || marks.last == .loneRow else { return marks.append(.plain) }
        marks.append(.cell)
        tables[tables.count - 1].beginCell(columns: columns, rows: rows)
        beginBlock()
    }

    /// Lets the open cell take several columns.
    mutating func widenCell(to columns: Int) {
        if marks.last == .cell { tables[tables.count - 1].widenCell(to: columns) }
    }

    /// Makes the open cell a part of the one above it.
    mutating func joinCellAbove() {
        if marks.last == .cell { tables[tables.count - 1].joinCellAbove() }
    }

    /// Ends a cell.
    mutating func endCell() {
        guard marks.popLast() == .cell else { return }
        let cell = endBlock()
        tables[tables.count - 1].endCell(cell)
    }
}
