import Bilingual
import Geodesy

/// A total outside the items against what the items tell: `7个问题共占用1468.9亩，已恢复1258.4亩`, `罚款19.85万元`.
///
/// The figures are chosen by their role and their words before the numbers are asked. Agreement of telling digits holds;
/// a difference decides only where the total says that it is of all the items, and each of them leaves one figure.
enum ItemSumRule {
    private static let tellingDigits = 3
    /// How many figures outside the items are looked for in the words of the items.
    private static let mostTotals = 60

    /// - Parameter held: the sums that hold inside the items, and in tables.
    static func findings(in ledger: Ledger, _ reading: ItemReading, held: HeldSums) -> [Finding] {
        guard ledger.items.count > 1 else { return [] }
        let totals = reading.figures.filter { $0.isAmount && $0.isPlain }
        return ofGround(totals.filter { $0.claim.kind == .area }, ledger, reading, held)
            + ofProblems(totals.filter { $0.claim.kind != .area }, ledger)
            + totals.prefix(mostTotals).compactMap { sum(of: $0, byDeedIn: ledger, reading) }
    }

    // MARK: Ground

    private static func ofGround(
        _ totals: [RuleFigure], _ ledger: Ledger, _ reading: ItemReading, _ held: HeldSums
    ) -> [Finding] {
        totals.filter { $0.digits >= tellingDigits }.prefix(mostTotals).compactMap { total in
            let words = words(of: total, reading)
            guard let ground = ItemFigures.Ground(ofTotal: total.claim.role),
                !isConversion(total, reading),
                !reading.says(["其中", "销号", "验收"], in: words)
            else { return nil }
            let text = reading.source.text(in: words)
            let items = ledger.items.compactMap {
                ItemFigures(of: $0, ground, in: total.claim.unit.base, words: text, held: held)
            }
            guard items.count > 1 else { return nil }
            let parts = items.flatMap(\.own)
            let sum = PartSum(parts: parts, total: reading.figure(total, inUnitOf: parts))
            guard sum.isPlain else { return nil }
            let isCertain = items.count == ledger.items.count && items.allSatisfy(\.isCertain)
            switch sum.relation {
            case .equal: return sum.finding(.holds)
            case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
            case .loose: return nil
            case .less, .more:
                guard [.occupied, .restored].contains(total.claim.role), sum.isNear(Rational(1, 4)),
                    isOfAll(total, ledger, reading)
                else { return nil }
                return isCertain ? sum.finding(.doesNotHold) : sum.finding(.undecided, note: openNote)
            }
        }
    }

    /// Whether a total only tells the one before it in another unit, rightly or not: 214.6公顷，合3129亩.
    private static func isConversion(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let index = reading.index(of: total), index > 0 else { return false }
        let gap = reading.source.text(in: reading.figures[index - 1].range.upperBound..<total.range.lowerBound)
        return reading.isRepetition(index)
            || gap.count < 6 && ["合", "即", "约", "("].contains(where: gap.hasSuffix)
    }

    private static let openNote = Message(
        zh: "有的事项没有相应的数字，或不止一个", en: "some items tell no such figure, or more than one")

    /// The words of a total from the comma before it on: 已治理、复垦或盘活.
    private static func words(of total: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        let lead = total.sentence.lowerBound..<total.range.lowerBound
        let start = lead.last { reading.source[$0].endsClause && reading.source[$0] != "、" }
        return (start.map { $0 + 1 } ?? lead.lowerBound)..<total.range.lowerBound
    }

    private static let units: Set<String> = ["项", "个", "件", "条", "宗", "起", "处"]

    /// Whether the sentence of a total counts all the items before it: 7个问题共占用….
    private static func isOfAll(_ total: RuleFigure, _ ledger: Ledger, _ reading: ItemReading) -> Bool {
        guard let index = reading.index(of: total) else { return false }
        return reading.figures[max(0, index - ItemReading.nearby)..<index].contains {
            $0.sentence == total.sentence && units.contains($0.claim.unit.base.name) && $0.isPlain
                && $0.amount == Rational(Int128(ledger.items.count))
        }
    }

    // MARK: Problems

    /// Totals of the first figure of their measure in each problem, which tells how large it is.
    private static func ofProblems(_ totals: [RuleFigure], _ ledger: Ledger) -> [Finding] {
        var parts: [RuleFigure.Measure: [RuleFigure]] = [:]
        for item in ledger.items {
            var seen = Set<RuleFigure.Measure>()
            for claim in item.claims where claim.location == .problem && claim.isReckonable && claim.cell == nil
            {
                let figure = RuleFigure(cell: claim, of: item.number)
                if seen.insert(figure.measure).inserted { parts[figure.measure, default: []].append(figure) }
            }
        }
        let sums = parts.mapValues { $0.reduce(Rational(0)) { $0 + $1.amount } }
        return totals.compactMap { total in
            guard total.digits >= tellingDigits, let own = parts[total.measure], own.count > 1,
                own.allSatisfy(\.isPlain), sums[total.measure] == total.amount
            else { return nil }
            return PartSum(parts: own, total: total).finding(.holds)
        }
    }

    // MARK: Deeds

    /// A total of what several items tell in the same words: 罚款19.85万元 of 罚款8.6万元 and 罚款11.25万元.
    private static func sum(of total: RuleFigure, byDeedIn ledger: Ledger, _ reading: ItemReading) -> Finding? {
        guard total.claim.kind != .area, let deed = deed(of: total, reading) else { return nil }
        let parts = ledger.items.flatMap { item in
            item.claims.filter {
                RuleFigure.measure(of: $0.unit.base) == total.measure && $0.isReckonable && $0.cell == nil
                    && $0.role != .part && $0.quote.text.contains(deed)
            }.map { RuleFigure(cell: $0, of: item.number) }
        }
        guard parts.count > 1, parts.allSatisfy(\.isPlain),
            total.digits > 2 || parts.count > 2 || total.amount > Rational(4)
        else { return nil }
        let sum = PartSum(parts: parts, total: total)
        return sum.relation == .equal ? sum.finding(.holds) : nil
    }

    /// The deed that the words of a total name; a fine by its shortest name.
    private static func deed(of total: RuleFigure, _ reading: ItemReading) -> String? {
        let label = PartSeries.label(total, reading)
        if total.claim.role == .penalty, reading.says(["罚款"], in: label) { return "罚款" }
        return PartLabel.deed(in: label, reading).flatMap { $0.count > 1 ? $0 : nil }
    }
}
