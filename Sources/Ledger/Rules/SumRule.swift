import Bilingual
import Geodesy

/// A total is the sum of its parts: `162条（其中2022年82条，2023年80条）`, `33条（13条+20条）`.
///
/// Parts after 其中 need not be all the parts, so a sum below the total decides nothing unless the parts carry
/// the very years of the total; and they may overlap, so a sum above it is a fault only of parts that carry a
/// year each, or of measures a little above the total.
enum SumRule {
    /// The most parts of one total.
    private static let mostParts = 40

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            guard reading.figures[index].isAmount else { return nil }
            if let list = PartList(of: index, in: reading) {
                return list.parts.count < 2
                    ? ClosingSumRule.finding(index, reading)
                    : finding(list, total: reading.figures[index], reading)
            }
            return bracketed(index, reading) ?? ClosingSumRule.finding(index, reading)
        }
    }

    /// Parts after 其中.
    private static func finding(_ list: PartList, total: RuleFigure, _ reading: ItemReading) -> Finding? {
        var parts = list.parts
        guard parts.count <= mostParts else { return nil }
        guard parts.allSatisfy(\.isPlain), total.isPlain else {
            return PartSum(parts: parts, total: total).vagueFinding
        }
        // 共120座，其中甲75座、乙45座，有12座未完成: what adds up first are the parts.
        if let count = (2...parts.count).first(where: { count in
            PartSum(parts: Array(parts.prefix(count)), total: total).relation == .equal
                && (count == parts.count || isList(count, of: parts, reading))
        }) {
            parts = Array(parts.prefix(count))
        }
        let sum = PartSum(parts: parts, total: total)
        let all = PartSum(parts: list.row, total: total)
        if sum.relation != .equal, list.row.count > list.parts.count, all.relation == .equal {
            let isWhole = list.coversTotal || ForeignParts.count(in: total, reading) == parts.count
            return isWhole ? sum.finding(.doesNotHold) : all.finding(.undecided, note: ForeignParts.note)
        }
        // 办结8起，移送4起 are two looks at the same cases, not parts of them.
        if sum.tellsStages(in: reading) { return nil }
        var verdict: FindingVerdict
        var note: Message?
        switch sum.relation {
        case .equal where ForeignParts.isSaidApart(parts, reading):
            (verdict, note) = (.undecided, ForeignParts.note)
        case .equal: verdict = .holds
        case .close where list.isExtract:
            verdict = .undecided
            note = Message(zh: "“等”表示未列全各部分", en: "等 says that the parts are not all of them")
        case .close: verdict = .holdsWithinRounding
        case .loose:
            verdict = .undecided
            note = PartSum.looseNote
        case .less:
            // Parts that leave out less than two in a hundred were meant to be all.
            let rest = total.amount - sum.sum
            // Whole counts come so near by chance: 其中9家存在问题，责令整改32家、停产53家.
            let contrast = PartSeries(parts, reading).contrast
            let isTold = total.claim.kind != .count || contrast != nil && contrast != .deed
            let isSlip = !list.isExtract && isTold && rest * Rational(50) <= total.amount
            verdict =
                list.coversTotal || isSlip || !list.isExtract && isWhole(sum, reading)
                ? .doesNotHold : .undecided
            if verdict == .undecided, hasWholeTwin(parts, total, reading) { verdict = .doesNotHold }
            if verdict == .undecided {
                note = Message(zh: "“其中”未必列全各部分", en: "the parts need not be all of them")
            }
        case .more:
            let isSlight = sum.sum * Rational(20) <= total.amount * Rational(21)
            let isFault =
                list.areYearly || isSlight && total.claim.kind != .count || hasWholeTwin(parts, total, reading)
                || excludes(sum, reading)
            verdict = isFault ? .doesNotHold : .undecided
            if !isFault { note = Message(zh: "各部分之间可能重叠", en: "the parts may overlap") }
        }
        return sum.finding(verdict, note: note)
    }

    /// Whether the words keep the parts from counting the same twice: places, stages, what is affirmed and denied.
    private static func excludes(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        switch PartSeries(sum.parts, reading).contrast {
        case .complement, .stage, .place, .period, .fate: sum.isNear(Rational(1, 4))
        case .name: PartNames.exclude(sum, reading)
        case .noun, .deed, nil: false
        }
    }

    /// Whether the words say that the parts are all there is: 全部退出，其中搬迁19家、关闭12家; 基本农田267.3亩、一般耕地132.5亩.
    private static func isWhole(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        let total = sum.total
        if PartNames.end(sum.parts, reading) { return sum.isNear(Rational(1, 4)) }
        return PartSeries(sum.parts, reading).contrast == .fate && sum.isNear(Rational(1, 10))
            && reading.says(["全部", "均"], in: total.segment)
    }

    /// Whether the same parts told in another measure make up its total: 41处、3126.8亩，其中29处、2136.5亩，13处、990.3亩.
    private static func hasWholeTwin(_ parts: [RuleFigure], _ total: RuleFigure, _ reading: ItemReading) -> Bool
    {
        let twins = ([total] + parts).map { figure in
            reading.figure(behind: figure).flatMap { twin in
                let gap = figure.range.upperBound..<max(figure.range.upperBound, twin.range.lowerBound)
                let isBeside =
                    gap.count <= 8 && !figure.isComparable(to: twin) && twin.isAmount
                    && (reading.source[gap.lowerBound] == "、" || reading.source[gap.lowerBound] == ",")
                return isBeside ? twin : nil
            }
        }
        guard let whole = twins[0], twins.allSatisfy({ $0?.isComparable(to: whole) == true }) else {
            return false
        }
        return PartSum(parts: twins.dropFirst().compactMap { $0 }, total: whole).relation == .equal
    }

    /// Words in brackets that tell of another year, or of some of the parts only.
    private static let others = ["上年", "去年", "同比", "环比", "增", "减", "原", "由", "不含", "另"]
    private static let extracts = ["其中", "含", "等"]

    /// Parts in brackets behind the total: `33处（13处+20处）`, `318.5亩（水浇地62.3亩、旱地256.2亩）`.
    private static func bracketed(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        guard let open = PartList.bracket(behind: total, in: reading) else { return nil }
        let close = reading.closeBracket(of: open, in: open..<min(reading.source.count, open + longestBracket))
        let inside = reading.figures[(index + 1)...].prefix { $0.range.upperBound <= close }
        let sum = PartSum(parts: inside.filter { $0.isComparable(to: total) }, total: total)
        guard (2...mostParts).contains(sum.parts.count), sum.isPlain else { return nil }
        let words = (open + 1)..<close
        // 本年10亩（上年9亩，增加2亩） is no list of parts; figures and separators alone are one.
        let isBare = isBareList(sum.parts, in: words, reading)
        guard isBare || !reading.says(others, in: words) else { return nil }
        switch sum.relation {
        case .equal: return sum.finding(.holds)
        case .close where isBare || total.digits >= 3:
            return sum.finding(.holdsWithinRounding)
        case .loose where isBare: return sum.finding(.undecided, note: PartSum.looseNote)
        case .close, .loose: return nil
        case .less, .more:
            if isBare { return sum.finding(.doesNotHold) }
            // A list with words was meant to be whole where it nearly is.
            let isTold = PartSeries(sum.parts, reading).contrast != nil
            guard sum.isNear(isTold ? Rational(1, 4) : Rational(1, 10)), !reading.says(extracts, in: words),
                isListing(sum.parts, in: words, reading)
            else { return nil }
            if total.claim.kind != .count || isTold {
                return sum.finding(.doesNotHold)
            }
            return sum.finding(
                .undecided,
                note: Message(zh: "括号内是否列全，原文未说明", en: "whether the brackets list all, the report does not say")
            )
        }
    }

    private static let longestBracket = 400

    /// Whether each piece of a list between separators holds one part.
    private static func isListing(_ parts: [RuleFigure], in range: Range<Int>, _ reading: ItemReading) -> Bool {
        var pieces = 1
        for position in range where ["、", ",", ";", "和"].contains(reading.source[position]) {
            if reading.source[position] == "和", !reading.source[position - 1].isBlank,
                !parts.contains(where: { $0.range.upperBound == position })
            {
                continue
            }
            pieces += 1
        }
        return pieces == parts.count
    }

    /// Whether the first so many parts are a list of their own: 甲75座、乙45座，有12座….
    private static func isList(_ count: Int, of parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        func gap(_ index: Int) -> Range<Int> {
            parts[index - 1].range
                .upperBound..<max(parts[index - 1].range.upperBound, parts[index].range.lowerBound)
        }
        return (1..<count).allSatisfy { !gap($0).contains { reading.source[$0] == "," } }
            && gap(count).contains { reading.source[$0] == "," }
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
}
