import Bilingual
import Geodesy

/// What a sentence before a table says of all its items against the row of totals: `尚有33.89公顷没有治理`, `34.89` under 待治理面积.
///
/// What agrees, the sums over the items tell. What differs is told where others of the paragraph agree with their columns, so that
/// it is of this table and of this day.
enum TotalRowRule {
    private static let mostFigures = 60
    /// How many figures of a paragraph must agree with the row.
    private static let tie = 2

    static func findings(in ledger: Ledger, _ reading: ItemReading) -> [Finding] {
        let tables = Set(ledger.items.flatMap(\.claims).compactMap(\.cell?.table))
        let totals = ledger.claims.filter { claim in
            claim.isReckonable && claim.cell.map { $0.isTotal && tables.contains($0.table) } ?? false
        }
        guard let last = totals.last?.cell else { return [] }
        let row = totals.filter { $0.cell?.row == last.row && $0.cell?.table == last.table }
        let columns = NamedCells(row.map { RuleFigure(cell: $0, of: nil) }).columns
        let told = reading.figures.prefix(mostFigures).compactMap { figure in
            column(of: figure, among: columns, reading).map { (figure: figure, cell: $0) }
        }
        let paragraphs = told.map { pair in
            (0..<pair.figure.range.lowerBound).last { reading.source[$0] == "\n" } ?? 0
        }
        return Dictionary(grouping: zip(paragraphs, told)) { $0.0 }.mapValues { $0.map(\.1) }.values.flatMap {
            pairs -> [Finding] in
            let agreeing = pairs.filter { $0.figure.amount == $0.cell.amount }
            guard Set(agreeing.compactMap(\.cell.claim.cell?.column)).count >= tie else { return [] }
            return pairs.compactMap { figure, cell in
                let difference = (figure.amount - cell.amount).magnitude
                let isNear = difference * Rational(5) <= max(figure.amount, cell.amount)
                // 其中某某 may be the one that agrees with the column.
                let isOnly = pairs.count { $0.cell.claim == cell.claim } == 1
                guard isNear, isOnly, ItemSumRule.isOfAllTime(figure, reading),
                    !figure.interval.meets(cell.interval)
                else { return nil }
                return finding(figure, cell, difference)
            }
        }
    }

    /// The one column that measures the same and whose figures have the role of a figure, or are named by its words.
    private static func column(of figure: RuleFigure, among columns: [RuleFigure], _ reading: ItemReading)
        -> RuleFigure?
    {
        guard figure.isAmount, figure.isPlain, figure.claim.role != .part else { return nil }
        let own = columns.filter { $0.isComparable(to: figure) }
        if figure.claim.kind == .area {
            let alike = own.filter { $0.claim.role == figure.claim.role }
            return alike.count == 1 ? alike.first : nil
        }
        let words = reading.source.text(in: PartSeries.label(figure, reading)).folded
        return NamedCells(own).named(words, among: own)
    }

    private static func finding(_ figure: RuleFigure, _ cell: RuleFigure, _ difference: Rational) -> Finding {
        let (a, b) = (
            ArithmeticText.figure(figure, withUnit: true), ArithmeticText.figure(cell, withUnit: true)
        )
        let (high, low) = figure.amount > cell.amount ? (a, b) : (b, a)
        let scale = max(figure.claim.value.scale, cell.claim.value.scale)
        let gap = ArithmeticText.number(difference / figure.claim.unit.size, scale: min(scale + 2, 6))
        let unit = ArithmeticText.unit(figure)
        return Finding(
            .conflict, .doesNotHold, [figure.place, cell.place],
            Message(
                zh: "\(high.zh) − \(low.zh) = \(gap)\(unit.zh)",
                en: "\(high.en) − \(low.en) = \(gap) \(unit.en)"),
            note: Message(zh: "表前文字与表中合计不同", en: "the words before the table and its row of totals differ"))
    }
}
