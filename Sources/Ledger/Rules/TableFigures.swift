import Geodesy

/// The figures of a table by row and column.
struct TableFigures {
    /// The rows that hold figures, in order.
    let rows: [Row]
    /// The columns that hold figures, in order, with what most of their figures measure.
    let columns: [Column]
    /// Whether its rows are of several items.
    let isOfItems: Bool

    struct Row {
        let isTotal: Bool
        let isPart: Bool
        /// By column.
        let figures: [Int: RuleFigure]
        /// The columns in which it holds something of which no figure was read.
        let open: Set<Int>
        /// The columns in which it says that there is nothing.
        let empty: Set<Int>

        /// Whether it may keep a figure of a column to itself.
        func lacks(_ column: Int) -> Bool { figures[column] == nil && !empty.contains(column) }
    }

    struct Column {
        let index: Int
        let measure: RuleFigure.Measure
        let heading: String
    }

    /// Whether every figure of a column was read.
    func isRead(_ column: Int) -> Bool { rows.allSatisfy { !$0.open.contains(column) } }

    /// The tables of a ledger, in order.
    static func tables(of ledger: Ledger) -> [TableFigures] {
        func figures(_ claims: [Claim], of item: Int?) -> [RuleFigure] {
            claims.lazy.filter { $0.cell != nil }.map { RuleFigure(cell: $0, of: item) }
        }
        let all =
            figures(ledger.claims, of: nil) + ledger.items.flatMap { figures($0.claims, of: $0.number) }
        let cells = all.filter { $0.claim.isReckonable && !($0.claim.cell?.isBeside ?? false) }
        let tables = Dictionary(grouping: cells) { $0.claim.cell?.table ?? 0 }
        let unreckonable = all.filter { !$0.claim.isReckonable }.compactMap(\.claim.cell)
        let open = Dictionary(grouping: ledger.openCells + unreckonable, by: \.table)
        let empty = Dictionary(grouping: ledger.emptyCells, by: \.table)
        return tables.keys.sorted().compactMap { table in
            tables[table].map { TableFigures($0, open: open[table] ?? [], empty: empty[table] ?? []) }
        }
    }

    private init(_ cells: [RuleFigure], open: [TableCell], empty: [TableCell]) {
        isOfItems = Set(cells.compactMap(\.item)).count > 1
        var rows: [Int: (isTotal: Bool, isPart: Bool, figures: [Int: RuleFigure])] = [:]
        for cell in open { rows[cell.row] = (cell.isTotal, cell.isPart, [:]) }
        let open = open.reduce(into: [Int: Set<Int>]()) { $0[$1.row, default: []].insert($1.column) }
        let empty = empty.reduce(into: [Int: Set<Int>]()) { $0[$1.row, default: []].insert($1.column) }
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
        self.rows = rows.sorted { $0.key < $1.key }.map { index, row in
            let others = row.figures.filter { $0.value.measure != kinds[$0.key] }.keys
            return Row(
                isTotal: row.isTotal, isPart: row.isPart,
                figures: row.figures.filter { $0.value.measure == kinds[$0.key] },
                open: (open[index] ?? []).union(others), empty: empty[index] ?? [])
        }
    }
}

extension TableCell {
    private static let others = ["平均", "均值", "人均", "上年", "去年", "同期", "增幅", "增长", "增减", "占比", "比重"]

    /// Whether the row stands beside the others and is none of them: a mean, the year before, a change.
    fileprivate var isBeside: Bool { Self.others.contains { label.hasPrefix($0) } }
}
