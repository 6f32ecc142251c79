import Bilingual
import Geodesy

/// A multiple against the two values it is told of: `17.5万吨，是批准量5万吨的3.5倍`, `比2022年的0.6万亩增加2倍`,
/// `按砍伐数450株的5倍补种，共2250株`, `由1.2万亩增加到2.4万亩，翻了一番`.
///
/// 增加2倍 is by twice the base, 增加到2倍 to twice the base.
enum MultipleRule {
    private static let increases = ["增长", "增加", "增多", "提高", "扩大", "上升", "提升", "多", "高出", "高"]

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let times = reading.figures[index]
            guard times.claim.unit.base == .times, times.amount > Rational(0), times.claim.upper == nil else {
                return nil
            }
            return compared(index, reading) ?? total(index, reading)
        }
    }

    /// 是2018年120万立方米的2.2倍, 比2022年的0.6万亩增加2倍.
    private static func compared(_ index: Int, _ reading: ItemReading) -> Finding? {
        let times = reading.figures[index]
        guard times.isPlain, let pair = ChangePairing(of: index, in: reading, where: \.isAmount) else {
            return nil
        }
        let former = index > 0 ? reading.figures[index - 1].range.upperBound : 0
        let lead = max(times.segment.lowerBound, former)..<times.range.lowerBound
        let isIncrease =
            increases.contains { word in
                reading.last(word, in: lead).map { $0 + word.unicodeScalars.count + 1 >= lead.upperBound }
                    ?? false
                    && !["到", "至", "为", "的"].contains(reading.source[lead.upperBound - 1])
            }
            // 超载1.5倍, 超许可排放2倍 tell by how much.
            || reading.first("超", in: lead) != nil && reading.source[lead.upperBound - 1] != "的"
            || isOfExcess(lead, pair.value, reading)
        return finding(times, of: pair.value, over: pair.base, isIncrease: isIncrease)
    }

    /// 实际开采24万立方米，超量部分是核定量的3倍: the excess is what is told, where its own amount is not.
    private static func isOfExcess(_ lead: Range<Int>, _ value: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let excess = reading.first("超", in: lead),
            ["是", "为", "达", "相当于"].contains(where: { reading.first($0, in: excess..<lead.upperBound) != nil })
        else { return false }
        return reading.first("超", in: value.segment.lowerBound..<value.range.lowerBound) == nil
    }

    /// 滥伐2620株，按5倍补种13100株: the multiple of what was told gives what is told next.
    private static func total(_ index: Int, _ reading: ItemReading) -> Finding? {
        let times = reading.figures[index]
        guard index + 1 < reading.figures.count else { return nil }
        let total = reading.figures[index + 1]
        guard total.isAmount, total.isPlain, total.sentence.overlaps(times.sentence),
            let place = reading.peers(before: index + 1, atMost: 1).last
        else { return nil }
        let base = reading.figures[place]
        let lead = times.segment.lowerBound..<times.range.lowerBound
        let isTold =
            reading.says(["按", "照", "不少于", "不低于"], in: lead)
            || CommonWords.longest(lead, base.segment.lowerBound..<base.range.lowerBound, in: reading.source)
                >= 2
            || base.segment == times.segment && reading.source[times.range.lowerBound - 1] == "的"
        let isNext =
            total.segment == times.segment || total.segment.lowerBound == times.segment.upperBound + 1
        let isAlone =
            base.claim.location != times.claim.location && reading.peers(before: place, atMost: 1).isEmpty
        guard isTold, isNext, base.isPlain, base.amount > Rational(0),
            base.sentence.overlaps(times.sentence) || place == index - 1 || isAlone
        else { return nil }
        return finding(times, of: total, over: base, isIncrease: false, isNamed: false)
    }

    /// The finding for a multiple of two values; where they lie so far apart that others are meant, none.
    static func finding(
        _ times: RuleFigure, of value: RuleFigure, over base: RuleFigure, isIncrease: Bool, isNamed: Bool = true
    ) -> Finding? {
        guard base.amount > base.slack, value.isComparable(to: base) else { return nil }
        let step = Rational(isIncrease ? 1 : 0)
        let quotient = value.amount / base.amount - step
        let (own, other) = (value.slack(beside: [base]), base.slack(beside: [value]))
        let low = (value.amount - own) / (base.amount + other) - step
        let high = (value.amount + own) / (base.amount - other) - step
        let admitted = PrintedInterval(lower: low, upper: high)
        var verdict: FindingVerdict
        // A multiple is told in whole numbers where it is one: 3.4倍 is no 3倍.
        let isNear = (quotient - times.amount).magnitude * Rational(20) <= times.amount
        if quotient == times.amount
            || isNamed && times.isPlain && times.interval.contains(quotient)
                && (times.claim.value.scale > 0 || isNear)
        {
            verdict = .holds
        } else if times.isPlain, times.claim.value.scale == 0, !isNear, !admitted.contains(times.amount) {
            verdict = .doesNotHold
        } else if times.interval.meets(admitted), isNamed || admitted.contains(times.amount) {
            verdict = .holdsWithinRounding
        } else {
            let isTurned = isIncrease && times.interval.contains(quotient + step)
            guard isTurned || quotient > Rational(0), isTurned || quotient * Rational(3) > times.amount,
                quotient < times.amount * Rational(3)
            else {
                return nil
            }
            verdict = .doesNotHold
        }
        var note: Message?
        if isIncrease, verdict == .doesNotHold, times.interval.contains(quotient + step) {
            note = Message(zh: "是原来的倍数，不是增加的倍数", en: "so many times the base, and not more by so many times")
        }
        let isUniform = value.claim.unit.text == base.claim.unit.text
        let (a, b) = (
            ArithmeticText.figure(value, withUnit: !isUniform),
            ArithmeticText.figure(base, withUnit: !isUniform)
        )
        let result = ArithmeticText.result(quotient, scale: 2)
        let minus = isIncrease ? " − 1" : ""
        return Finding(
            .ratio, verdict, [base, value, times].map(\.place),
            Message(
                zh: "\(a.zh) ÷ \(b.zh)\(minus) \(result)倍，原文\(times.claim.value)",
                en: "\(a.en) ÷ \(b.en)\(minus) \(result) times, printed \(times.claim.value)"), note: note)
    }
}
