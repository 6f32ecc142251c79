import Bilingual
import Geodesy
import Places

/// Totals of a place, or of what a field of the items tells, against the items there: `甲县修复24.55公顷，乙县修复17.55公顷` behind two
/// and three items, or a table of counties, of kinds of problems, of offices.
///
/// The name and what is measured pair them. One total is wrong only where others of its column, or of its sentence, hold.
enum GroupSumRule {
    /// The most totals of places that are looked at.
    private static let mostTotals = 200
    /// The most items of a place that are summed.
    private static let mostItems = 100

    /// The longest text of a field that names a group.
    private static let longestName = 12

    /// A total with the name of its group, and what it stands beside.
    private struct Total {
        let figure: RuleFigure
        let name: String
        /// The words that say what it measures.
        let words: String
        /// The column of its table, or its sentence.
        let series: [Int]
    }

    static func findings(in ledger: Ledger, _ reading: ItemReading, held: HeldSums) -> [Finding] {
        guard ledger.items.count > 1 else { return [] }
        let items = groups(of: ledger)
        guard items.count > 1 else { return [] }
        let told = (cells(of: ledger) + told(reading, of: Set(items.keys))).prefix(mostTotals)
        guard !told.isEmpty else { return [] }
        let totals = told.filter { items[$0.name] != nil }
        let series = Dictionary(grouping: totals, by: \.series)
        return series.values.flatMap { totals -> [Finding] in
            let sums = totals.compactMap { total in
                sum(of: total, items[total.name] ?? [], held)
            }
            let holding = sums.filter { $0.sum.relation == .equal }.count
            return sums.compactMap { sum, isCertain in
                guard sum.parts.count > 1 else { return nil }
                switch sum.relation {
                case .equal: return sum.finding(.holds)
                case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
                case .loose: return nil
                case .less, .more:
                    guard holding > 0, holding * 2 >= sums.count, sum.isNear(Rational(1, 4)) else { return nil }
                    return sum.finding(isCertain ? .doesNotHold : .undecided)
                }
            }
        }
    }

    /// The items by their places, and by the texts of fields that name no figure: 采石, 市林业局.
    private static func groups(of ledger: Ledger) -> [String: [LedgerItem]] {
        ledger.items.reduce(into: [:]) { groups, item in
            let fields = item.fields.lazy.filter { ![.problem, .status, .progress].contains($0.kind) }
            let names = fields.map(\.text.text.folded).filter { name in
                (2...longestName).contains(name.count) && !name.contains(where: \.isNumber)
            }
            for name in Set([place(of: item)].compactMap { $0 } + names) {
                groups[name, default: []].append(item)
            }
        }
    }

    /// The place that a row names, or a problem begins with.
    private static func place(of item: LedgerItem) -> String? {
        if let cell = item.claims.lazy.compactMap(\.cell).first { return place(in: SourceText(cell.label)) }
        return place(in: SourceText(String(item.problem.text.prefix(16))))
    }

    /// The smallest of the places that open a text.
    static func place(in text: SourceText) -> String? {
        var (start, name) = (0, String?.none)
        while let match = PlaceNames.match(startingAt: start, before: text.count, in: { text[$0] }) {
            name = match.places.count == 1 ? match.places.first?.name : text.text(in: match.range)
            start = match.range.upperBound
        }
        return name
    }

    /// The figures of tables of groups: no items, and no totals.
    private static func cells(of ledger: Ledger) -> [Total] {
        ledger.claims.lazy.filter { $0.cell != nil }.prefix(mostTotals * 10).compactMap { claim in
            guard let cell = claim.cell, !cell.isTotal, !cell.isPart, claim.isReckonable else { return nil }
            return Total(
                figure: RuleFigure(cell: claim, of: nil),
                name: place(in: SourceText(cell.label)) ?? cell.label.folded, words: cell.heading,
                series: [cell.table, cell.column])
        }
    }

    /// The figures of the text whose words open with a place or the name of a group; what 、 joins to such a figure is of the same:
    /// 甲县占用草原345.8亩、已恢复265.8亩.
    private static func told(_ reading: ItemReading, of names: Set<String>) -> [Total] {
        var former: (end: Int, name: String)?
        return reading.figures.compactMap { figure in
            let label = PartSeries.label(figure, reading)
            let words = reading.source.text(in: label)
            let isJoined =
                former.map { $0.end + 1 == label.lowerBound && reading.source[$0.end] == "、" } ?? false
            let own = label.count < 24 ? name(opening: words, among: names) : nil
            let name = own ?? (isJoined ? former?.name : nil)
            former = name.map { (figure.range.upperBound, $0) }
            guard figure.claim.kind != .ratio, let name else { return nil }
            return Total(
                figure: figure, name: name, words: words,
                series: [-1, figure.sentence.lowerBound, figure.claim.role == .restored ? 1 : 0])
        }
    }

    /// The place that opens words, or the longest name of a group.
    private static func name(opening words: String, among names: Set<String>) -> String? {
        if let place = place(in: SourceText(words)) { return place }
        let folded = words.folded
        return (2...longestName).reversed().lazy.map { String(folded.prefix($0)) }.first(where: names.contains)
    }

    /// What the items of a place come to, and whether each leaves one figure.
    private static func sum(of total: Total, _ items: [LedgerItem], _ held: HeldSums) -> (
        sum: PartSum, isCertain: Bool
    )? {
        guard total.figure.isAmount, total.figure.isPlain, items.count <= mostItems else { return nil }
        if total.figure.claim.kind == .area {
            guard let ground = ItemFigures.Ground(ofTotal: total.figure.claim.role) else { return nil }
            let own = items.compactMap {
                ItemFigures(
                    of: $0, ground, in: total.figure.claim.unit.base, words: total.words, held: held)
            }
            let sum = PartSum(parts: own.flatMap(\.own), total: total.figure)
            guard own.count == items.count, sum.isPlain else { return nil }
            return (sum, own.allSatisfy(\.isCertain))
        }
        let cells = items.compactMap { item -> RuleFigure? in
            let row = NamedCells(
                item.claims.filter { $0.cell != nil && $0.isReckonable }.map {
                    RuleFigure(cell: $0, of: item.number)
                })
            return row.named(total.words, among: row.columns.filter { $0.isComparable(to: total.figure) })
        }
        guard cells.count == items.count else { return nil }
        return (PartSum(parts: cells, total: total.figure), true)
    }
}
