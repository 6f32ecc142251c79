/// The cells of a table by row and column, merged cells in all places that they take.
struct TableGrid {
    let source: SourceText
    let cells: [ReportTable.Cell]
    let height: Int
    let width: Int
    /// For each place the index of its cell, or -1.
    private let places: [Int32]
    /// The row in which each cell stands.
    private let rows: [Int32]

    /// The most columns that are looked at.
    static let mostColumns = 64

    /// Whether a row has more cells than are looked at.
    var isCut: Bool {
        width == Self.mostColumns
            && zip(cells, cells.dropFirst()).contains {
                $1.column >= width || $0.column == width - 1 && $1.column == width - 1
            }
    }

    init(_ table: ReportTable, of source: SourceText) {
        self.source = source
        cells = Array(table.rows.joined())
        height = table.rows.count
        let width = min(Self.mostColumns, cells.lazy.map { $0.column + $0.columns }.max() ?? 0)
        self.width = width
        var places = [Int32](repeating: -1, count: height * width)
        var rows: [Int32] = []
        for (row, cells) in table.rows.enumerated() {
            for cell in cells {
                let index = Int32(rows.count)
                rows.append(Int32(row))
                guard cell.column < width else { continue }
                for row in row..<min(height, row + cell.rows) {
                    for column in cell.column..<min(width, cell.column + cell.columns) {
                        places[row * width + column] = index
                    }
                }
            }
        }
        self.places = places
        self.rows = rows
    }

    /// The text of the cell at a place, whether it starts there or reaches there; empty where there is none.
    func text(_ row: Int, _ column: Int) -> Range<Int> {
        let index = places[row * width + column]
        return index < 0 ? 0..<0 : source.trimmed(cells[Int(index)].range)
    }

    /// The cell that starts at a place.
    func own(_ row: Int, _ column: Int) -> Range<Int>? {
        let index = Int(places[row * width + column])
        guard index >= 0, cells[index].column == column, rows[index] == row else { return nil }
        return source.trimmed(cells[index].range)
    }

    /// Whether the cell at a place comes from a row above.
    func isCovered(_ row: Int, _ column: Int) -> Bool {
        let index = Int(places[row * width + column])
        return index >= 0 && rows[index] < row
    }

    /// How many columns the cell at a place takes.
    func columns(_ row: Int, _ column: Int) -> Int {
        let index = Int(places[row * width + column])
        return index < 0 ? 1 : cells[index].columns
    }

    /// The cells that start in a row and hold something, with their columns.
    func filled(_ row: Int) -> [(column: Int, text: Range<Int>)] {
        (0..<width).compactMap { column in
            own(row, column).flatMap { $0.isEmpty ? nil : (column, $0) }
        }
    }
}
