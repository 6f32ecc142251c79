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
        if let count = (2...parts.count).first(where: { count in
            relation(Array(parts.prefix(count)), total) == .equal
                && (count == parts.count || isList(count, of: parts, reading))
        }) {
            parts = Array(parts.prefix(count))
        }
        // 办结8起，移送4起 are two looks at the same cases, not parts of them.
        if parts.contains(where: { isStage($0, reading) }) { return nil }
        let verdict: FindingVerdict
        var note: Message?
        switch relation(parts, total) {
        case .equal: verdict = .holds
        case .close where list.isExtract:
            verdict = .undecided
            note = Message(zh: "“等”表示未列全各部分", en: "等 says that the parts are not all of them")
        case .close: verdict = .holdsWithinRounding
        case .loose:
            verdict = .undecided
            note = looseNote
        case .less:
            // Parts that leave out less than two in a hundred were meant to be all.
            let rest = total.amount - sum(parts)
            let isSlip = !list.isExtract && rest * Rational(50) <= total.amount
            verdict = list.coversTotal || isSlip ? .doesNotHold : .undecided
            if verdict == .undecided {
                note = Message(zh: "“其中”未必列全各部分", en: "the parts need not be all of them")
            }
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
        return make(relation.verdict, parts, total, reading, relation == .loose ? looseNote : nil)
    }

    private static let looseNote = Message(
        zh: "整数是否经过取整，原文未说明", en: "whether the whole numbers are rounded, the report does not say")

    /// Whether the first so many parts are a list of their own: 甲75座、乙45座，有12座….
    private static func isList(_ count: Int, of parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        func gap(_ index: Int) -> Range<Int> {
            parts[index - 1].range
                .upperBound..<max(parts[index - 1].range.upperBound, parts[index].range.lowerBound)
        }
        return (1..<count).allSatisfy { !gap($0).contains { reading.source[$0] == "," } }
            && gap(count).contains { reading.source[$0] == "," }
    }

    private static let stages = ["移送", "移交", "办结", "结案", "问责", "约谈", "拘留", "处罚", "查处", "追责"]

    /// Whether a part tells what became of cases, and not of the others: 未办结 is a part beside 办结.
    private static func isStage(_ part: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = part.segment.lowerBound..<part.range.lowerBound
        guard part.claim.kind == .count, let stage = stages.first(where: { reading.first($0, in: lead) != nil })
        else { return false }
        let denials = ["未", "正在", "尚未", "待", "在"].map { $0 + stage }
        return !reading.says(denials, in: part.sentence)
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
        case equal, close
        /// Only if the whole numbers beside decimals are rounded.
        case loose
        case less, more

        var verdict: FindingVerdict {
            switch self {
            case .equal: .holds
            case .close: .holdsWithinRounding
            case .loose: .undecided
            case .less, .more: .doesNotHold
            }
        }
    }

    private static func sum(_ parts: [RuleFigure]) -> Rational { parts.reduce(Rational(0)) { $0 + $1.amount } }

    private static func relation(_ parts: [RuleFigure], _ total: RuleFigure) -> Relation {
        let difference = sum(parts) - total.amount
        if difference == Rational(0) { return .equal }
        let all = [total] + parts
        if difference.magnitude <= all.reduce(Rational(0), { $0 + $1.slack(beside: all) }) { return .close }
        if difference.magnitude <= all.reduce(Rational(0), { $0 + $1.slack }) { return .loose }
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
