import Bilingual
import Geodesy

/// `“十四五”前两年累计下降8.4%，完成目标任务的70%，超序时进度30个百分点`: the lead is the share of the task less the share
/// of the years, and the task follows from what was reached.
enum ScheduleRule {
    /// The years of a five-year plan.
    private static let planYears: Int64 = 5

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.flatMap { index -> [Finding] in
            let share = reading.figures[index]
            guard share.claim.kind == .ratio, share.claim.unit.base == .percent, share.isPlain,
                reading.says(["目标任务", "总目标", "目标"], in: share.segment.lowerBound..<share.range.lowerBound),
                reading.says(["完成", "相当于", "达到"], in: share.segment.lowerBound..<share.range.lowerBound),
                reading.source[share.range.lowerBound - 1] == "的"
            else { return [] }
            return [lead(index, reading), target(index, reading)].compactMap { $0 }
        }
    }

    private static func lead(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index + 1 < reading.figures.count else { return nil }
        let (share, points) = (reading.figures[index], reading.figures[index + 1])
        let words = points.segment.lowerBound..<points.range.lowerBound
        guard points.sentence == share.sentence, points.claim.unit.base == .percentagePoint, points.isPlain,
            reading.says(["序时进度"], in: words), let years = yearsGone(before: share, reading)
        else { return nil }
        let isBehind = reading.says(["低于", "滞后", "落后", "慢于"], in: words)
        guard isBehind || reading.says(["超", "高于", "快于", "领先", "提前"], in: words) else { return nil }
        let schedule = Rational(Int128(years * 100), Int128(planYears))
        let own = share.claim.value.rational - schedule
        let stated = isBehind ? Rational(0) - points.claim.value.rational : points.claim.value.rational
        let slack = share.slack + points.slack
        let difference = (own - stated).magnitude
        let verdict: FindingVerdict =
            difference == Rational(0) ? .holds : difference <= slack ? .holdsWithinRounding : .doesNotHold
        let computed = ArithmeticText.number(own, scale: 2)
        let sign = isBehind ? "−" : ""
        let text = "\(share.claim.value)% − \(years)/\(planYears) × 100% = \(computed)"
        return Finding(
            .schedule, verdict, [reading.place(share), reading.place(points)],
            Message(
                zh: "\(text)个百分点，原文\(sign)\(points.claim.value)",
                en: "\(text) percentage points, printed \(sign)\(points.claim.value)"))
    }

    /// 前两年 of a five-year plan named in the sentence.
    private static func yearsGone(before figure: RuleFigure, _ reading: ItemReading) -> Int64? {
        let source = reading.source
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        guard reading.says(["五”", "五\"", "五期间", "五规划", "五前"], in: lead),
            let mark = reading.last("前", in: lead)
        else { return nil }
        let numeral = source[mark + 1]
        let years = ChineseNumeral.digit(numeral) ?? (numeral.isDigit ? Int64(numeral.value) - 0x30 : 0)
        return (1...4).contains(years) && source[mark + 2] == "年" ? years : nil
    }

    private static func target(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index > 0 else { return nil }
        let (reached, share) = (reading.figures[index - 1], reading.figures[index])
        guard reached.sentence == share.sentence, reached.claim.kind == .ratio, reached.isPlain,
            reached.claim.unit.base == .percent, share.claim.value.rational > Rational(0),
            reading.says(["累计"], in: reached.segment.lowerBound..<reached.range.lowerBound)
        else { return nil }
        let value = reached.claim.value.rational / share.claim.value.rational * Rational(100)
        let text = "\(reached.claim.value)% ÷ \(share.claim.value)% \(ArithmeticText.result(value, scale: 1))%"
        return Finding(
            .impliedValue, .undecided, [reading.place(reached), reading.place(share)], Message(verbatim: text),
            note: Message(
                zh: "推算：目标值原文未载，无可比对", en: "inferred: the report does not state the target"))
    }
}
