import Geodesy

/// The figures of a table by row and column.
struct TableFigures {
    /// The rows that hold figures, in order.
    let rows: [Row]
    /// The columns that hold figures, in order, with what most of their figures measure.
    let columns: [Column]

    struct Row {
        let isTotal: Bool
        let isPart: Bool
        /// By column.
        let figures: [Int: RuleFigure]
    }

    struct Column {
        let index: Int
        let measure: RuleFigure.Measure
        let heading: String
    }

    /// The tables of a ledger, in order.
    static func tables(of ledger: Ledger) -> [TableFigures] {
        let outer = ledger.claims.map { RuleFigure(cell: $0, of: nil) }
        let inner = ledger.items.flatMap { item in item.claims.map { RuleFigure(cell: $0, of: item.number) } }
        let cells = (outer + inner).filter { $0.claim.cell != nil && $0.claim.isReckonable }
        let tables = Dictionary(grouping: cells) { $0.claim.cell?.table ?? 0 }
        return tables.keys.sorted().compactMap { tables[$0].map(TableFigures.init) }
    }

    private init(_ cells: [RuleFigure]) {
        var rows: [Int: (isTotal: Bool, isPart: Bool, figures: [Int: RuleFigure])] = [:]
        var measures: [Int: [RuleFigure.Measure: Int]] = [:]
        var headings: [Int: String] = [:]
        for figure in cells {
            guard let cell = figure.claim.cell else { continue }
            var row = rows[cell.row] ?? (cell.isTotal, cell.isPart, [:])
            // A cell with two figures (12处、3亩) belongs to no column of numbers.
            row.figures[cell.column] = row.figures[cell.column] ?? figure
            rows[cell.row] = row
            measures[cell.column, default: [:]][figure.measure, default: 0] += 1
            headings[cell.column] = headings[cell.column] ?? cell.heading
        }
        columns = measures.keys.sorted().compactMap { index in
            measures[index]?.max { $0.value < $1.value }.map {
                Column(index: index, measure: $0.key, heading: headings[index] ?? "")
            }
        }
        let kinds = columns.reduce(into: [Int: RuleFigure.Measure]()) { $0[$1.index] = $1.measure }
        self.rows = rows.keys.sorted().compactMap { rows[$0] }.map { row in
            Row(
                isTotal: row.isTotal, isPart: row.isPart,
                figures: row.figures.filter { $0.value.measure == kinds[$0.key] })
        }
    }
}
