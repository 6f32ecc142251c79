import Bilingual
import Geodesy

/// The sums and rates of a table: totals at the foot of columns, totals of rows, rates beside their two figures,
/// shares of a column.
///
/// Which columns make up another the table tells by itself: what holds in most of its rows is meant in the others.
enum TableRule {
    /// The most columns of figures that are looked at: a table of parcels has fewer.
    private static let mostColumns = 30
    /// The most columns that make up another.
    private static let mostParts = 6

    static func findings(in ledger: Ledger) -> [Finding] {
        let findings = TableFigures.tables(of: ledger).flatMap { table -> [Finding] in
            guard table.columns.count <= mostColumns else { return [] }
            return table.columns.flatMap { column in
                columnSums(column, table) + rowSums(column, table) + rates(column, table, ledger)
            }
        }
        return withoutTold(findings, ledger)
    }

    /// The findings without sums of a row that lack what its text tells: of 88.4亩, 71.9亩 were restored and, says the text, 16.5亩
    /// permitted.
    private static func withoutTold(_ findings: [Finding], _ ledger: Ledger) -> [Finding] {
        func isOpen(_ finding: Finding) -> Bool {
            finding.rule == .sum && finding.verdict == .doesNotHold && finding.items.count == 1
        }
        guard findings.contains(where: isOpen) else { return findings }
        let items = Dictionary(ledger.items.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return findings.filter { finding in
            guard isOpen(finding), let item = finding.items.first.flatMap({ items[$0] }) else { return true }
            let claims = finding.places.compactMap(\.claim)
            let most = claims.map(\.amount).max() ?? Rational(0)
            let gap = claims.reduce(most + most) { $0 - $1.amount }
            return !item.claims.contains {
                $0.cell == nil && $0.kind == claims[0].kind && $0.amount == gap
            }
        }
    }

    // MARK: Columns

    /// The totals of a column: of the rows since the last total, or of the subtotals where such precede.
    private static func columnSums(_ column: TableFigures.Column, _ table: TableFigures) -> [Finding] {
        let isShare = isShare(column)
        guard [.area, .length, .count, .money, .mass, .volume].contains(column.measure.kind) || isShare else {
            return []
        }
        // A mean, an extreme or a cover is no sum of its rows.
        guard !["均", "最大", "最小", "最高", "最低", "盖度"].contains(where: { column.heading.contains($0) }) else {
            return []
        }
        // What adds up over the years may stand in each row, and in the last as the total; 累计投入 of items does not.
        let isRunning = column.heading.contains("累计") && !table.isOfItems
        var findings: [Finding] = []
        let isWhole = table.rows.allSatisfy { $0.isTotal || !$0.lacks(column.index) }
        let isRead = table.isRead(column.index)
        var (block, all, subtotals): ([RuleFigure], [RuleFigure], [RuleFigure]) = ([], [], [])
        var isTakenApart = false
        for row in table.rows {
            // The row above holds it already.
            if row.isPart {
                isTakenApart = true
                continue
            }
            guard row.isTotal else {
                if let figure = row.figures[column.index] {
                    block.append(figure)
                    all.append(figure)
                }
                continue
            }
            guard let total = row.figures[column.index] else {
                block = []
                continue
            }
            if block.isEmpty, subtotals.count > 1 {
                // 合计 behind 小计: of the subtotals, and of all the rows.
                findings += [subtotals, all].compactMap { sum(of: $0, total, isShare, isWhole: isWhole) }
                subtotals = []
            } else {
                findings += [sum(of: block, total, isShare, isWhole: isWhole)].compactMap { $0 }
                if !block.isEmpty { subtotals.append(total) }
            }
            block = []
        }
        if !isRead { return findings.map(unread) }
        // Behind 其中 the next rows may be parts as well.
        return isTakenApart || isRunning ? findings.filter { $0.verdict == .holds } : findings
    }

    /// A sum over a column with cells of which no figure was read tells nothing.
    private static func unread(_ finding: Finding) -> Finding {
        Finding(
            finding.rule, .undecided, finding.places, finding.arithmetic,
            note: Message(zh: "该列有单元格没有读出数字", en: "of some cells of this column no figure was read"))
    }

    private static func sum(of parts: [RuleFigure], _ total: RuleFigure, _ isShare: Bool, isWhole: Bool)
        -> Finding?
    {
        let sum = PartSum(parts: parts, total: total)
        guard parts.count > 1, sum.isPlain, !isShare || total.amount == Rational(100) else { return nil }
        switch sum.relation {
        case .equal: return sum.finding(.holds)
        case .close: return sum.finding(.holdsWithinRounding)
        case .loose: return sum.finding(.undecided, note: PartSum.looseNote)
        case .less, .more:
            // What lies in two counties is counted in both.
            let isCountedTwice = total.claim.kind == .count && sum.relation == .more
            if !isWhole {
                return sum.finding(
                    .undecided, note: Message(zh: "有的行在该列没有数字", en: "some rows have no figure in this column"))
            }
            return isCountedTwice
                ? sum.finding(
                    .undecided, note: Message(zh: "可能有重复计数", en: "some may be counted twice"))
                : sum.finding(.doesNotHold)
        }
    }

    // MARK: Rows

    /// The columns beside a column that make it up in most rows: 小计 of 林地 and 耕地, and of 已修复 and 未修复.
    private static func rowSums(_ column: TableFigures.Column, _ table: TableFigures) -> [Finding] {
        guard ![.ratio, .multiple, .unitPrice].contains(column.measure.kind) else { return [] }
        let others = table.columns.filter { $0.measure == column.measure && $0.index != column.index }.map(
            \.index)
        var laws: [(columns: ArraySlice<Int>, holding: Int)] = []
        if let told = TableWords.parts(of: column, in: table)?[...] {
            let sums = table.rows.compactMap { rowSum(of: told, column, $0) }
            // Words that most rows deny mean something else, but for 合计.
            let holding = sums.filter(holds)
            if holding.contains(where: isTelling),
                TableWords.isTotal(column) || holding.count * 2 >= sums.count
            {
                laws.append((told, Int.max))
            }
        }
        for start in others.indices {
            for end in (start + 1)..<max(start + 2, min(others.count, start + mostParts))
            where end < others.count {
                let sums = table.rows.compactMap { rowSum(of: others[start...end], column, $0) }
                let holding = sums.filter(holds)
                // Rows with one part only repeat it and tell nothing; two that agree by chance are too many.
                let telling = holding.filter(isTelling).count
                // 小计 says itself that it adds up; else two of three rows must tell it.
                let (share, of) = TableWords.isTotal(column) ? (2, 1) : (3, 2)
                guard telling > 1, telling * share >= sums.filter(isTelling).count * of,
                    holding.count * share >= sums.count * of
                else { continue }
                laws.append((others[start...end], telling))
            }
        }
        var taken = Set<Int>()
        return laws.sorted { $0.holding > $1.holding }.flatMap { law -> [Finding] in
            guard taken.isDisjoint(with: law.columns) else { return [] }
            taken.formUnion(law.columns)
            return table.rows.compactMap { row in
                guard let sum = rowSum(of: law.columns, column, row) else { return nil }
                switch sum.relation {
                case .equal, .close: return isTelling(sum) ? sum.finding(sum.relation.verdict) : nil
                case .loose: return sum.finding(.undecided, note: PartSum.looseNote)
                case .less, .more:
                    return sum.finding(
                        law.holding > 2 || sum.isNear(Rational(1, 10)) ? .doesNotHold : .undecided)
                }
            }
        }
    }

    private static func holds(_ sum: PartSum) -> Bool { sum.relation == .equal || sum.relation == .close }

    private static func holds(_ verdict: FindingVerdict) -> Bool {
        verdict == .holds || verdict == .holdsWithinRounding
    }

    /// Whether two parts make the total, and not one alone.
    private static func isTelling(_ sum: PartSum) -> Bool {
        sum.parts.filter { $0.amount > Rational(0) }.count > 1
    }

    private static func rowSum(
        of columns: ArraySlice<Int>, _ column: TableFigures.Column, _ row: TableFigures.Row
    ) -> PartSum? {
        // A cell that says that there is nothing adds nothing.
        let parts = columns.compactMap { row.figures[$0] }
        guard !parts.isEmpty, let total = row.figures[column.index],
            columns.allSatisfy({ row.figures[$0] != nil || row.empty.contains($0) })
        else { return nil }
        let sum = PartSum(parts: parts, total: total)
        return sum.isPlain ? sum : nil
    }

    // MARK: Rates

    private static func isShare(_ column: TableFigures.Column) -> Bool {
        column.measure.kind == .ratio && ["占", "比例", "比重", "份额"].contains { column.heading.contains($0) }
    }

    /// The rates of a column: of two columns beside it, or of one and its total.
    private static func rates(_ column: TableFigures.Column, _ table: TableFigures, _ ledger: Ledger)
        -> [Finding]
    {
        guard column.measure == RuleFigure.measure(of: .percent) else { return [] }
        if let named = TableWords.rate(column, in: table) {
            let told = rates(column, of: named.part, table) { $0.figures[named.whole.index] }
            // Words that every row denies mean something else.
            if told.contains(where: { $0.isTelling && holds($0.finding.verdict) }) {
                return told.map(\.finding)
            }
        }
        let amounts = table.columns.filter { ![.ratio, .multiple, .unitPrice].contains($0.measure.kind) }
        var best: (findings: [Finding?], holding: Int) = ([], 1)
        for part in amounts {
            for whole in amounts where whole.index != part.index && whole.measure == part.measure {
                take(rates(column, of: part, table) { $0.figures[whole.index] }, &best)
            }
            if let total = total(of: part, table, ledger) {
                take(rates(column, of: part, table) { $0.isTotal ? nil : total }, &best)
                let parts = table.rows.filter { !$0.isTotal && !$0.isPart }.compactMap {
                    $0.figures[part.index]
                }
                let sum = PartSum(parts: parts, total: total)
                // The total that stands in another place of the report is one of this column as well.
                if total.claim.cell?.table != parts.first?.claim.cell?.table, best.findings.count > 1,
                    sum.relation == .equal, table.isRead(part.index)
                {
                    best.findings.append(sum.finding(.holds))
                }
            }
        }
        return best.findings.compactMap { $0 }
    }

    /// Keeps the findings of a pair of columns, if more of them hold.
    private static func take(_ found: [Rate], _ best: inout (findings: [Finding?], holding: Int)) {
        let telling = found.filter(\.isTelling)
        let holding = telling.filter { holds($0.finding.verdict) }.count
        guard holding > best.holding, holding * 3 >= telling.count * 2 else { return }
        best = (found.map(\.finding), holding)
    }

    /// What a row says of a rate, and whether it tells which columns the rate is of: 0 and 100 per cent agree with any column of
    /// zeros, and with the same column again.
    private typealias Rate = (finding: Finding, isTelling: Bool)

    private static func rates(
        _ column: TableFigures.Column, of part: TableFigures.Column, _ table: TableFigures,
        whole: (TableFigures.Row) -> RuleFigure?
    ) -> [Rate] {
        table.rows.compactMap { row in
            guard let share = row.figures[column.index], let part = row.figures[part.index],
                let whole = whole(row), share.claim.upper == nil,
                let finding = RatioRule.finding(part, of: whole, is: share, isTied: true)
            else { return nil }
            return (finding, part.amount > Rational(0) && part.amount != whole.amount)
        }
    }

    /// The total of a column: in its last row of totals, else a figure outside the items that its rows add up to.
    private static func total(of column: TableFigures.Column, _ table: TableFigures, _ ledger: Ledger)
        -> RuleFigure?
    {
        if let total = table.rows.last(where: \.isTotal)?.figures[column.index] { return total }
        let parts = table.rows.compactMap { $0.figures[column.index] }
        guard parts.count > 1 else { return nil }
        let sum = PartSum(parts: parts, total: parts[0]).sum
        return ledger.claims.first { claim in
            claim.isReckonable && claim.amount == sum
                && RuleFigure.measure(of: claim.unit.base) == column.measure
        }.map { RuleFigure(cell: $0, of: nil) }
    }
}
