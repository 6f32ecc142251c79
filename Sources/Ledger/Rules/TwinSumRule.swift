import Geodesy

/// The second measure of things whose first adds up: `416宗、317.9亩` of `283宗、209.4亩`, `102宗、85.7亩` and `31宗、23.8亩`.
///
/// That the first measure adds up tells that these are all the parts, so the second must.
enum TwinSumRule {
    /// How far behind a figure its twin may stand: 其余2宗由政府收回土地使用权，对应欠款828.4万元.
    private static let reach = 24
    /// How far before a figure.
    private static let reachBack = 8

    static func findings(of sums: [Finding], in reading: ItemReading) -> [Finding] {
        let index = Dictionary(
            reading.figures.enumerated().map { ($1.claim.figure.offset, $0) },
            uniquingKeysWith: { first, _ in first })
        return sums.flatMap { sum -> [Finding] in
            let members = sum.places.compactMap { $0.claim.flatMap { index[$0.figure.offset] } }
            guard sum.verdict == .holds, members.count > 2, members.count == sum.places.count,
                let whole = members.max(by: { reading.figures[$0].amount < reading.figures[$1].amount })
            else { return [] }
            let parts = members.filter { $0 != whole }
            return [1, -1].compactMap { finding(parts, whole, step: $0, reading) }
        }
    }

    private static func finding(_ members: [Int], _ whole: Int, step: Int, _ reading: ItemReading) -> Finding? {
        let parts = members.compactMap { twin(of: $0, step, reading) }
        guard parts.count == members.count, let first = parts.first,
            parts.allSatisfy({ $0.isComparable(to: first) && $0.isPlain && $0.isAmount }),
            let total = twin(of: whole, step, reading) ?? told(whole, like: first, step, reading),
            total.isComparable(to: first), total.isPlain
        else { return nil }
        let sum = PartSum(parts: parts, total: total)
        switch sum.relation {
        case .equal, .close: return sum.finding(sum.relation.verdict)
        case .loose: return sum.finding(.undecided, note: PartSum.looseNote)
        case .less, .more: return sum.isNear(Rational(1, 4)) ? sum.finding(.doesNotHold) : nil
        }
    }

    /// The figure of another kind right beside a figure.
    private static func twin(of index: Int, _ step: Int, _ reading: ItemReading) -> RuleFigure? {
        guard reading.figures.indices.contains(index + step) else { return nil }
        let (figure, other) = (reading.figures[index], reading.figures[index + step])
        let (first, second) = step > 0 ? (figure, other) : (other, figure)
        let gap = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
        guard (1...(step > 0 ? reach : reachBack)).contains(gap.count), !figure.isComparable(to: other),
            gap.count > reachBack || ["、", ",", "(", "/"].contains(reading.source[gap.lowerBound]),
            !gap.contains(where: { reading.source[$0].endsSentence })
        else { return nil }
        return other
    }

    /// The second measure of a total where the text tells the total first: 27处采场，裸露创面1130.6亩.
    private static func told(_ whole: Int, like part: RuleFigure, _ step: Int, _ reading: ItemReading)
        -> RuleFigure?
    {
        guard step > 0 else { return nil }
        let total = reading.figures[whole]
        guard
            let former = reading.peers(before: whole, atMost: ItemReading.nearby).first(where: {
                reading.figures[$0].amount == total.amount && reading.figures[$0].claim.unit == total.claim.unit
            })
        else { return nil }
        if let twin = twin(of: former, step, reading) { return twin }
        return reading.figures[(former + 1)...].prefix { $0.sentence == reading.figures[former].sentence }
            .first { $0.isComparable(to: part) }
    }
}
