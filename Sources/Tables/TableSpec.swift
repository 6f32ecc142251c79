package import Bilingual
package import Geodesy

/// A table as it is declared: what it is called, and its columns with what stands in them.
///
/// Tables of all parcels have closures for their columns: a key path into a tuple is followed at run time, cell by cell.
package struct TableSpec<Row> {
    private let head: Table
    private let columns: [Column<Row>]
    private let emphasis: (Row) -> Table.Emphasis
    private let size: (Row) -> Area
    private let isListed: (Row) -> Bool

    /// - Parameters:
    ///   - id: what programs call it.
    ///   - name: a short name, for the sheet.
    ///   - title: the title above the table; the name when `nil`.
    ///   - subtitle: the line under the title, usually the unit.
    ///   - hasTotal: whether a row of totals stands below.
    ///   - standsEmpty: whether it says something by having no row.
    ///   - emphasis: whether a row is good or bad news.
    ///   - size: by which, after the emphasis, rows are chosen where not all can be listed.
    ///   - isListed: whether a row stands in the table; one that does not is levelled with the rest all the same.
    ///   - columns: at least one, each with a key of its own, one of them the verdict at most.
    package init(
        _ id: TableID, name: Message, title: Message? = nil, subtitle: Message? = nil, hasTotal: Bool = false,
        standsEmpty: Bool = false, emphasis: @escaping (Row) -> Table.Emphasis = { _ in .none },
        size: @escaping (Row) -> Area = { _ in .zero }, isListed: @escaping (Row) -> Bool = { _ in true },
        @Columns<Row> columns: () -> [Column<Row>]
    ) {
        self.columns = columns()
        self.emphasis = emphasis
        self.size = size
        self.isListed = isListed
        head = Table(
            id, name: name, title: title ?? name, subtitle: subtitle, columns: self.columns.map(\.column),
            hasTotal: hasTotal, standsEmpty: standsEmpty)
    }

    /// The table of some rows, which it goes through once for the levels and once for each output.
    ///
    /// - Throws: `GeodesyError` when a number of a level has more digits than a cell holds, and what the rows throw.
    package func stream(_ rows: some Sequence<Row>, footnotes: [Message] = []) throws -> TableStream {
        try stream(sections: [Section(rows)], footnotes: footnotes)
    }

    /// The table of some sections.
    ///
    /// - Throws: `GeodesyError` when a number of a level has more digits than a cell holds, and what the rows throw.
    package func stream(sections: [Section<Row>], footnotes: [Message] = []) throws -> TableStream {
        let levelled = try sections.map { section in
            let blocks = zip([section.rows] + section.otherwise, try levels(of: section))
            return (blocks: blocks.map { (rows: $0, levels: $1) }, sum: section.sum)
        }
        var head = head
        head.footnotes = footnotes
        // A chain of functions, not a list: going through a list of generic functions costs more than they do.
        let (fill, width) = (self.fill, columns.count)
        return TableStream(head: head) { body in
            var position = 0
            for (blocks, sum) in levelled {
                var summed = position..<position
                for (number, block) in blocks.enumerated() {
                    var (index, count) = (0, 0)
                    try block.rows.forEach { row in
                        defer { index += 1 }
                        guard isListed(row) else { return }
                        var cells: [Cell] = []
                        cells.reserveCapacity(width)
                        fill(row, index, block.levels, &cells)
                        try body(Table.Row(cells: cells, emphasis: emphasis(row)), size(row))
                        count += 1
                    }
                    position += count
                    if number == 0 { summed = summed.lowerBound..<position }
                }
                guard let sum, let levels = blocks.first?.levels else { continue }
                let cells = columns.map { $0.sumCell(of: sum, levels) }
                try body(Table.Row(cells: cells, emphasis: .none, sums: summed), .zero)
                position += 1
            }
        }
    }

    /// What the levels of a section print, block by block.
    ///
    /// - Throws: `GeodesyError` when a number of a level has more digits than a cell holds, and what the rows throw.
    package func levels(of section: Section<Row>) throws -> [Levelling<Row>] {
        let levels = columns.compactMap { if case .level(let level) = $0.content { level } else { nil } }
        let rests = columns.compactMap { if case .rest(let part) = $0.content { part } else { nil } }
        return try Levelling.all(levels, restsOf: rests, blocks: [section.rows] + section.otherwise)
    }

    /// What fills the cells of a row, from the first column to the last.
    private var fill: (Row, Int, Levelling<Row>, inout [Cell]) -> Void {
        columns.map(\.maker).reduce({ _, _, _, _ in }) { before, maker in
            { row, index, levels, cells in
                before(row, index, levels, &cells)
                cells.append(maker(row, index, levels))
            }
        }
    }

    /// The whole table of some rows, kept.
    ///
    /// - Throws: `GeodesyError` when a number of a level has more digits than a cell holds, and what the rows throw.
    package func table(_ rows: some Sequence<Row>, footnotes: [Message] = []) throws -> Table {
        try stream(rows, footnotes: footnotes).table()
    }
}

extension Column {
    /// What makes the cell of a row.
    fileprivate var maker: (Row, Int, Levelling<Row>) -> Cell {
        switch content {
        case .cell(let cell): { row, _, _ in cell(row) ?? .missing }
        case .level(let level):
            { _, index, levels in levels.printed(level, row: index).map(Cell.decimal) ?? .missing }
        case .rest(let part):
            { _, index, levels in levels.rest(of: part, row: index).map(Cell.decimal) ?? .missing }
        }
    }

    fileprivate func sumCell(of sum: Row, _ levels: Levelling<Row>) -> Cell {
        switch content {
        case .cell(let cell): cell(sum) ?? .missing
        case .level(let level): levels.total(of: level).map(Cell.decimal) ?? .missing
        case .rest(let part): levels.restTotal(of: part).map(Cell.decimal) ?? .missing
        }
    }
}
