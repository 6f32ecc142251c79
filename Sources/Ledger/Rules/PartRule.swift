import Bilingual
import Geodesy

/// A part is no larger than the whole that holds it: `174.3万亩，其中基本草原48.7万亩`, `48家…中，35家…`,
/// `14个填埋场有5个…`.
enum PartRule {
    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let whole = reading.figures[index]
            guard ![.ratio, .multiple, .unitPrice].contains(whole.claim.kind) else { return nil }
            if let list = PartList(of: index, in: reading) {
                return list.parts.count == 1 ? finding(list.parts[0], of: whole, reading) : nil
            }
            guard index + 1 < reading.figures.count else { return nil }
            let part = reading.figures[index + 1]
            guard part.isComparable(to: whole), part.range.upperBound <= whole.sentence.upperBound,
                whole.claim.unit.base != .each("个") || PartList.countsTheSame(part, whole, reading),
                takesOut(part, of: whole, reading)
            else { return nil }
            return finding(part, of: whole, reading)
        }
    }

    /// Whether the whole is told for one of many, the part is another figure in its own unit, or its words name another whole:
    /// 每口2.5平方米，其中腾出; 禁牧区1250万亩、草畜平衡区900万亩，其中禁牧区折合.
    private static func isOfOther(_ part: RuleFigure, than whole: RuleFigure, _ reading: ItemReading) -> Bool {
        let (label, head) = (PartSeries.label(part, reading), PartSeries.label(whole, reading))
        if reading.says(["每", "均"], in: head) || reading.says(["折合", "折算", "约合"], in: label) { return true }
        guard let mark = reading.last("其中", in: label), let place = reading.index(of: part) else {
            return false
        }
        let former = reading.peers(before: place, atMost: 4).map { reading.figures[$0] }.filter {
            $0.sentence.overlaps(whole.sentence)
        }
        let named = NamedOperands.best(former, named: (mark + 2)..<label.upperBound, reading)
        return named.count < former.count && !named.contains { $0.range == whole.range }
    }

    /// Whether `…中，` ends the words of the whole, or 有 stands between both in one breath.
    private static func takesOut(_ part: RuleFigure, of whole: RuleFigure, _ reading: ItemReading) -> Bool {
        let source = reading.source
        let end = whole.segment.upperBound
        if source[end] == ",", source[end - 1] == "中", end > whole.range.upperBound {
            return part.segment.lowerBound == end + 1 && part.range.lowerBound <= end + 3
        }
        return part.segment == whole.segment && source[part.range.lowerBound - 1] == "有"
            && part.range.lowerBound - whole.range.upperBound > 2
    }

    private static func finding(_ part: RuleFigure, of whole: RuleFigure, _ reading: ItemReading) -> Finding? {
        guard !isOfOther(part, than: whole, reading), part.interval.lower != nil, whole.interval.upper != nil,
            whole.amount > Rational(0)
        else {
            return nil
        }
        let isSmaller = part.amount <= whole.amount
        let isPossible = !part.interval.isAbove(whole.interval)
        // 500余亩，其中580亩: the words admit it, and no more can be said.
        guard isSmaller || !isPossible || part.isPlain && whole.isPlain else { return nil }
        let isUniform = part.claim.unit.text == whole.claim.unit.text
        let (a, b) = (
            ArithmeticText.figure(part, withUnit: !isUniform),
            ArithmeticText.figure(whole, withUnit: !isUniform)
        )
        let sign = !isPossible ? ">" : isSmaller ? "≤" : "≈"
        let share = ArithmeticText.result(part.amount * Rational(100) / whole.amount, scale: 1) + "%"
        let unit = ArithmeticText.unit(whole)
        return Finding(
            .part, !isPossible ? .doesNotHold : isSmaller ? .holds : .holdsWithinRounding,
            [reading.place(whole), reading.place(part)],
            Message(
                zh: "\(a.zh) \(sign) \(b.zh)（\(unit.zh)），占比 \(share)",
                en: "\(a.en) \(sign) \(b.en) (\(unit.en)), share \(share)"))
    }
}
