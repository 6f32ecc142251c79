import Bilingual
import Geodesy

/// A total is the sum of its parts: `162条（其中2022年82条，2023年80条）`, `82条、80条，共162条`, `33条（13条+20条）`.
///
/// Parts after 其中 need not be all the parts, so a sum below the total decides nothing unless the parts carry
/// the very years of the total; and they may overlap, so a sum above it is a fault only of parts that carry a
/// year each, or of measures a little above the total.
enum SumRule {
    /// The most parts of one total.
    private static let mostParts = 40

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            guard reading.figures[index].claim.kind != .ratio, reading.figures[index].claim.kind != .multiple
            else { return nil }
            if let list = PartList(of: index, in: reading) {
                return list.parts.count < 2 ? nil : finding(list, total: reading.figures[index], reading)
            }
            return bracketed(index, reading) ?? closing(index, reading)
        }
    }

    /// Parts after 其中.
    private static func finding(_ list: PartList, total: RuleFigure, _ reading: ItemReading) -> Finding? {
        var parts = list.parts
        guard parts.count <= mostParts, parts.allSatisfy(\.isPlain), total.isPlain else { return nil }
        // 共120座，其中甲75座、乙45座，有12座未完成: what adds up first are the parts.
        if let count = (2...parts.count).first(where: { relation(Array(parts.prefix($0)), total) == .equal }) {
            parts = Array(parts.prefix(count))
        }
        let verdict: FindingVerdict
        var note: Message?
        switch relation(parts, total) {
        case .equal: verdict = .holds
        case .close: verdict = .holdsWithinRounding
        case .less:
            verdict = list.coversTotal ? .doesNotHold : .undecided
            if !list.coversTotal { note = Message(zh: "“其中”未必列全各部分", en: "the parts need not be all of them") }
        case .more:
            let isSlight = sum(parts) * Rational(20) <= total.amount * Rational(21)
            let isFault = list.areYearly || isSlight && total.claim.kind != .count
            verdict = isFault ? .doesNotHold : .undecided
            if !isFault { note = Message(zh: "各部分之间可能重叠", en: "the parts may overlap") }
        }
        return make(verdict, parts, total, reading, note)
    }

    /// Parts in brackets behind the total, joined by + or a year each.
    private static func bracketed(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        guard let open = PartList.bracket(behind: total, in: reading) else { return nil }
        let close = reading.closeBracket(of: open, in: total.sentence)
        let parts = reading.figures[(index + 1)...].prefix { $0.range.upperBound <= close }
            .filter { $0.isComparable(to: total) }
        guard (2...mostParts).contains(parts.count), total.isPlain, parts.allSatisfy(\.isPlain) else {
            return nil
        }
        let relation = relation(parts, total)
        // 本年10亩（上年9亩，增加2亩） is no list of parts; figures and separators alone are one.
        let isBare = isBareList(parts, in: (open + 1)..<close, reading)
        guard isBare || relation == .equal && !reading.says(["上年", "去年", "同比", "增"], in: open..<close) else {
            return nil
        }
        return make(relation.verdict, parts, total, reading, nil)
    }

    /// Whether a range holds figures and separators alone.
    private static func isBareList(_ parts: [RuleFigure], in range: Range<Int>, _ reading: ItemReading) -> Bool
    {
        var end = range.lowerBound
        for part in parts {
            let gap = end..<max(end, part.range.lowerBound)
            guard gap.count <= 1, gap.allSatisfy({ ["、", ",", "+", "和"].contains(reading.source[$0]) }) else {
                return false
            }
            end = part.range.upperBound
        }
        return end == range.upperBound
    }

    /// Parts before the total: `…82条、…80条，共162条`.
    private static func closing(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let lead = total.segment.lowerBound..<total.range.lowerBound
        guard total.isPlain, let word = TotalWords.opening(lead, in: reading) else { return nil }
        var parts: [RuleFigure] = []
        for figure in reading.figures[..<index].reversed() {
            guard figure.range.lowerBound >= total.sentence.lowerBound, figure.isPlain, parts.count < mostParts
            else { break }
            guard figure.isComparable(to: total) else { continue }
            parts.insert(figure, at: 0)
            // 其中 and a former total start another account.
            let before = figure.segment.lowerBound..<figure.range.lowerBound
            if reading.says(["其中", "累计", "共"], in: before) { break }
        }
        guard parts.count >= 2 else { return nil }
        var sum = Rational(0)
        for (index, part) in parts.enumerated().reversed() {
            sum = sum + part.amount
            if sum == total.amount, parts.count - index >= 2 {
                return make(.holds, Array(parts[index...]), total, reading, nil)
            }
        }
        if relation(parts, total) == .close { return make(.holdsWithinRounding, parts, total, reading, nil) }
        // 累计 may count other years as well. The total word must open its part of the sentence and follow the last part at once.
        guard word == lead.lowerBound, !reading.says(["累计"], in: lead), let last = parts.last,
            lead.lowerBound - last.segment.upperBound <= 1,
            parts.allSatisfy({ !reading.says(["其中", "共", "累计"], in: $0.segment) })
        else { return nil }
        return make(.doesNotHold, parts, total, reading, nil)
    }

    private enum Relation {
        case equal, close, less, more

        var verdict: FindingVerdict {
            self == .equal ? .holds : self == .close ? .holdsWithinRounding : .doesNotHold
        }
    }

    private static func sum(_ parts: [RuleFigure]) -> Rational { parts.reduce(Rational(0)) { $0 + $1.amount } }

    private static func relation(_ parts: [RuleFigure], _ total: RuleFigure) -> Relation {
        let difference = sum(parts) - total.amount
        if difference == Rational(0) { return .equal }
        let slack = parts.reduce(total.slack) { $0 + $1.slack }
        if difference.magnitude <= slack { return .close }
        return difference < Rational(0) ? .less : .more
    }

    private static func make(
        _ verdict: FindingVerdict, _ parts: [RuleFigure], _ total: RuleFigure, _ reading: ItemReading,
        _ note: Message?
    ) -> Finding {
        let holds = verdict == .holds || verdict == .holdsWithinRounding
        return Finding(
            .sum, verdict, ([total] + parts).map(reading.place),
            ArithmeticText.sum(parts, total: total, holds: holds), note: note)
    }
}
