/// A table while its cells come in, and the lines that it becomes.
///
/// The rows of a table of data are a line each, cells joined by ` | `, and its cells keep their places; a form, a label
/// and its value, has a line for each pair; what is a table only to lay out a page is lines.
struct TableText {
    private struct Cell {
        var block = TextBlock()
        var columns: Int
        var rows: Int
        var joinsAbove = false
        var column = 0
    }

    private var rows: [[Cell]] = []

    /// The most columns of a table; what stands further right has the last one.
    private static let mostColumns = 64
    /// The most lines of a cell that is one value; a page laid out as a table has more.
    private static let mostLines = 40

    init() {}

    /// A table from rows of cells, each with its paragraphs and how many columns and rows it takes.
    init(_ rows: [[(lines: [String], columns: Int, rows: Int)]]) {
        for row in rows {
            beginRow()
            for cell in row {
                beginCell(columns: cell.columns, rows: cell.rows)
                var block = TextBlock()
                block.add(cell.lines)
                endCell(block)
            }
        }
    }

    mutating func beginRow() { rows.append([]) }

    mutating func removeRow() { _ = rows.popLast() }

    mutating func beginCell(columns: Int, rows count: Int) {
        rows[rows.count - 1].append(
            Cell(columns: min(max(1, columns), Self.mostColumns), rows: max(0, count)))
    }

    mutating func widenCell(to columns: Int) {
        change { $0.columns = min(max(1, columns), Self.mostColumns) }
    }

    mutating func joinCellAbove() { change { $0.joinsAbove = true } }

    mutating func endCell(_ block: TextBlock) { change { $0.block = block } }

    private mutating func change(_ change: (inout Cell) -> Void) {
        guard let row = rows.indices.last, let cell = rows[row].indices.last else { return }
        change(&rows[row][cell])
    }

    /// The lines of the table.
    var block: TextBlock {
        var block = TextBlock()
        guard rows.allSatisfy({ $0.allSatisfy { $0.block.tables.isEmpty } }) else {
            for cell in rows.joined() { block.add(cell.block) }
            return block
        }
        let texts = rows.map { $0.map(\.block.lines) }
        guard Self.isData(texts) else {
            let several = texts.map { $0.filter { !$0.isEmpty } }.filter { $0.count > 1 }
            let isForm = several.count { TableRow.isPairs($0) } * 2 > several.count
            for row in texts { block.add(TableRow.lines(row, isForm: isForm)) }
            return block
        }
        var rest = placed[...]
        // What stands alone above the head is a title, what stands alone below the rows a note.
        while let first = rest.first, let title = Self.onlyCell(of: first) {
            block.add(title.block)
            rest.removeFirst()
        }
        var notes: [TextBlock] = []
        while let last = rest.last, let note = Self.onlyCell(of: last) {
            notes.append(note.block)
            rest.removeLast()
        }
        Self.add(rest, to: &block)
        for note in notes.reversed() { block.add(note) }
        return block
    }

    /// Whether rows of cells, each with its lines, hold data.
    ///
    /// They are told by a head, which is short in all cells, or by rows that open with their number; not so where the
    /// first row is a label with its value, or where most cells run over several lines, as those of a page do.
    private static func isData(_ rows: [[[String]]]) -> Bool {
        let filled = rows.map { $0.filter { !$0.isEmpty } }
        guard filled.allSatisfy({ $0.allSatisfy { $0.count <= mostLines } }) else { return false }
        if filled.contains(where: { TableRow.isNumbered($0) }) { return true }
        let several = filled.filter { $0.count > 1 }
        if isTurned(rows.filter { row in row.contains { !$0.isEmpty } }) { return true }
        guard several.count > 1, let head = several.first, head.allSatisfy(TableRow.isHead) else {
            return false
        }
        let pairs = several.count { TableRow.isPairs($0) }
        let isForm =
            TableRow.isPairs(head) && pairs * 3 >= several.count * 2 && several.contains { $0.count > 2 }
        let cells = several.joined()
        return !isForm && cells.count { $0.count == 1 } * 2 >= cells.count
    }

    /// Whether the first column names what each row holds for several things side by side.
    private static func isTurned(_ rows: [[[String]]]) -> Bool {
        guard rows.count > 2, let width = rows.first?.count, width > 2 else { return false }
        return rows.allSatisfy { row in
            row.count == width && TableRow.isHead(row[0]) && !TableRow.isPairs(row.filter { !$0.isEmpty })
                && !row[0][0].contains(where: \.isNumber)
        }
    }

    /// The cells that hold something or reach somewhere, with their columns.
    private var placed: [[Cell]] {
        // For each column the row before which it is taken by a cell from above, and where that cell stands.
        var ends: [Int] = []
        var owners: [(row: Int, cell: Int)?] = []
        var placed: [[Cell]] = []
        for (row, cells) in rows.enumerated() {
            var own: [Cell] = []
            var column = 0
            for var cell in cells {
                while column < ends.count, ends[column] > row { column += 1 }
                cell.column = min(column, Self.mostColumns - 1)
                cell.columns = min(cell.columns, Self.mostColumns - cell.column)
                column = cell.column + cell.columns
                while ends.count < column {
                    ends.append(0)
                    owners.append(nil)
                }
                if cell.joinsAbove, let owner = owners[cell.column], cell.block.isEmpty {
                    placed[owner.row][owner.cell].rows = row - owner.row + 1
                    continue
                }
                cell.rows = cell.rows == 0 ? rows.count - row : min(cell.rows, rows.count - row)
                for column in cell.column..<column {
                    ends[column] = row + cell.rows
                    owners[column] = (row, own.count)
                }
                own.append(cell)
            }
            placed.append(own)
        }
        return Self.withoutUnused(placed)
    }

    /// Rows without the columns in which no cell starts.
    private static func withoutUnused(_ rows: [[Cell]]) -> [[Cell]] {
        let starts = Set(rows.lazy.joined().map(\.column))
        var places: [Int] = [0]
        for column in 0..<mostColumns { places.append(places[column] + (starts.contains(column) ? 1 : 0)) }
        return rows.map { row in
            row.map { cell in
                var cell = cell
                let end = places[cell.column + cell.columns]
                cell.column = places[cell.column]
                cell.columns = max(1, end - cell.column)
                return cell
            }
        }
    }

    /// The one cell with a text in a row, into which no cell reaches from above.
    private static func onlyCell(of row: [Cell]) -> Cell? {
        guard row.first?.column == 0, row.count(where: { !$0.block.isEmpty }) == 1 else { return nil }
        return row.first { !$0.block.isEmpty }
    }

    /// Adds rows as lines, with the places of their cells.
    private static func add(_ rows: ArraySlice<[Cell]>, to block: inout TextBlock) {
        let width = rows.lazy.map({ $0.last.map { $0.column + $0.columns } ?? 0 }).max() ?? 0
        guard width > 1 else {
            for cell in rows.joined() { block.add(cell.block) }
            return
        }
        var lines: [String] = []
        var table: [[TextBlock.Cell]] = []
        for row in rows {
            if row.allSatisfy(\.block.isEmpty) { continue }
            var places: [TextBlock.Cell] = []
            var line = String.UnicodeScalarView()
            var column = 0
            for cell in row {
                while column < cell.column + 1 {
                    if column > 0 { line.append(contentsOf: " | ".unicodeScalars) }
                    column += 1
                }
                let (first, start) = (lines.count, line.count)
                for (index, text) in cell.block.lines.enumerated() {
                    if index > 0 {
                        lines.append(String(line))
                        line = String.UnicodeScalarView()
                    }
                    line.append(contentsOf: TableRow.trimmed(text).unicodeScalars)
                }
                places.append(
                    TextBlock.Cell(
                        lines: first...lines.count, start: start, end: line.count, column: cell.column,
                        columns: cell.columns, rows: cell.rows))
                while column < cell.column + cell.columns {
                    line.append(contentsOf: " | ".unicodeScalars)
                    column += 1
                }
            }
            // What is empty at the end needs no bars.
            let filled = row.last { !$0.block.isEmpty }?.column
            let end = places.last { $0.column == filled }?.end ?? 0
            while line.count > end { line.removeLast() }
            for index in places.indices where places[index].lines.upperBound == lines.count {
                places[index].end = min(places[index].end, line.count)
                if places[index].lines.lowerBound == lines.count {
                    places[index].start = min(places[index].start, line.count)
                }
            }
            lines.append(String(line))
            table.append(places)
        }
        block.add(lines, table: table)
    }
}
