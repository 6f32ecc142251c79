import Geodesy

/// A total outside the items that the items' problems make up: `合计占用142.75亩` above three items of 120亩, 19.5亩 and 3.25亩.
///
/// Only agreement is told, of so many digits that chance does not explain it: what a total covers, no words say.
enum ItemSumRule {
    private static let tellingDigits = 3

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
        return reading.figures.compactMap { total in
            guard total.isAmount, total.isPlain, total.digits >= tellingDigits, let own = parts[total.measure],
                own.count > 1, own.allSatisfy(\.isPlain), sums[total.measure] == total.amount
            else { return nil }
            return PartSum(parts: own, total: total).finding(.holds)
        }
    }
}
