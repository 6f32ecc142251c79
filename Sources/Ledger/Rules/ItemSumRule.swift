import Geodesy

/// A total outside the items that the items' problems make up: `合计占用142.75亩` above three items of 120亩, 19.5亩 and 3.25亩.
///
/// Only agreement is told, of so many digits that chance does not explain it: what a total covers, no words say.
enum ItemSumRule {
    private static let tellingDigits = 3
    /// How many figures outside the items are looked for in the words of the items.
    private static let mostTotals = 60

    static func findings(in ledger: Ledger, _ reading: ItemReading) -> [Finding] {
        guard ledger.items.count > 1 else { return [] }
        var parts: [RuleFigure.Measure: [RuleFigure]] = [:]
        for item in ledger.items {
            // The first amount of each measure tells how large the problem is.
            var seen = Set<RuleFigure.Measure>()
            for claim in item.claims where claim.location == .problem && claim.isReckonable && claim.cell == nil
            {
                let figure = RuleFigure(cell: claim, of: item.number)
                if seen.insert(figure.measure).inserted { parts[figure.measure, default: []].append(figure) }
            }
        }
        let sums = parts.mapValues { $0.reduce(Rational(0)) { $0 + $1.amount } }
        let byDeed = reading.figures.prefix(mostTotals).compactMap { sum(of: $0, byDeedIn: ledger, reading) }
        return byDeed
            + reading.figures.compactMap { total in
                guard total.isAmount, total.isPlain, total.digits >= tellingDigits,
                    let own = parts[total.measure],
                    own.count > 1, own.allSatisfy(\.isPlain), sums[total.measure] == total.amount
                else { return nil }
                return PartSum(parts: own, total: total).finding(.holds)
            }
    }

    /// A total of what several items tell in the same words: 罚款19.85万元 of 罚款8.6万元 and 罚款11.25万元.
    private static func sum(of total: RuleFigure, byDeedIn ledger: Ledger, _ reading: ItemReading) -> Finding? {
        guard total.isAmount, total.isPlain, total.claim.kind != .area,
            let deed = PartLabel.deed(in: PartSeries.label(total, reading), reading), deed.count > 1
        else { return nil }
        let parts = ledger.items.flatMap { item in
            item.claims.filter { $0.isReckonable && $0.cell == nil && $0.quote.text.contains(deed) }.map {
                RuleFigure(cell: $0, of: item.number)
            }.filter { $0.measure == total.measure }
        }
        guard parts.count > 1, parts.allSatisfy(\.isPlain),
            total.digits > 2 || parts.count > 2 || total.amount > Rational(4)
        else { return nil }
        let sum = PartSum(parts: parts, total: total)
        return sum.relation == .equal ? sum.finding(.holds) : nil
    }
}
