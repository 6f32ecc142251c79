/// The rows of tables by what words call them: the place or the kind that a row names, that of the items above a subtotal, 全市 for the
/// total of all.
struct NamedRows {
    private let rows: [String: NamedCells]

    /// The most rows that are looked for in words: more are no rows that a note tells of.
    private static let most = 60

    init(of ledger: Ledger) {
        struct Key: Hashable { let table: Int, row: Int }
        let outer = ledger.claims.filter { $0.cell != nil && $0.isReckonable }.map {
            RuleFigure(cell: $0, of: nil)
        }
        let own = ledger.items.flatMap { item in
            item.claims.filter { $0.cell != nil && $0.isReckonable }.map {
                RuleFigure(cell: $0, of: item.number)
            }
        }
        let all = Dictionary(grouping: outer + own) {
            Key(table: $0.claim.cell?.table ?? 0, row: $0.claim.cell?.row ?? 0)
        }
        let labels = Dictionary(
            own.compactMap(\.claim.cell).map { (Key(table: $0.table, row: $0.row), $0.label.folded) }
        ) {
            first, _ in first
        }
        var rows: [String: [[RuleFigure]]] = [:]
        var subtotals: [String: [RuleFigure]] = [:]
        let places = Dictionary(grouping: own.compactMap(\.claim.cell), by: \.table).filter { _, cells in
            cells.allSatisfy { GroupSumRule.place(in: SourceText($0.label)) != nil }
        }
        var above: (table: Int, labels: [String]) = (-1, [])
        for (key, cells) in all.sorted(by: { ($0.key.table, $0.key.row) < ($1.key.table, $1.key.row) }) {
            guard let cell = cells.first?.claim.cell, !cell.isPart else { continue }
            if above.table != key.table { above = (key.table, []) }
            guard cell.isTotal else {
                let label = labels[key] ?? cell.label.folded
                above.labels.append(label)
                // Below a county, rows without one are its own as well.
                if cells[0].item == nil || places[key.table] != nil { rows[label, default: []].append(cells) }
                continue
            }
            let names = above.labels.filter { GroupSumRule.place(in: SourceText($0)) != nil }
            if let name = names.first, name == above.labels.first, Set(names).count == 1 {
                subtotals[name] = cells
            } else {
                subtotals["全"] = cells
            }
            above.labels = []
        }
        let single = rows.compactMapValues { $0.count == 1 ? $0.first : nil }
        let named = single.merging(subtotals) { $1 }.filter { !$0.key.isEmpty && $0.value.count > 1 }
        self.rows = named.count > Self.most ? [:] : named.mapValues(NamedCells.init)
    }

    /// The row that words name last, with what stands behind its name; `nil` where they name none.
    func named(in words: String) -> (cells: NamedCells, rest: String)? {
        let all = ["全市", "全县", "全区", "全州", "全盟", "全旗", "全省", "全地区"].map { ($0, "全") }
        let names = rows.keys.filter { $0.count > 1 }.map { ($0, $0) } + all
        let told = names.compactMap { word, key in
            words.ranges(of: word).last.flatMap { range in rows[key].map { (range, $0) } }
        }
        return told.max {
            ($0.0.upperBound, words.distance(from: $0.0.lowerBound, to: $0.0.upperBound))
                < ($1.0.upperBound, words.distance(from: $1.0.lowerBound, to: $1.0.upperBound))
        }.map { ($0.1, String(words[$0.0.upperBound...])) }
    }
}
