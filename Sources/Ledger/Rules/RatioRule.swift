import Bilingual
import Geodesy

/// A printed share against the two figures it comes from, by the intervals of what rounds to them:
/// `地膜使用量2.84万吨，回收量1.49万吨，回收率52.6%`, `750座，其中709座、占比近95%`.
enum RatioRule {
    static func findings(in reading: ItemReading) -> [Finding] {
        var pairing = SharePairing(reading)
        return reading.figures.indices.compactMap { index -> Finding? in
            let share = reading.figures[index]
            guard share.claim.kind == .ratio, share.claim.unit.base == .percent, share.claim.upper == nil else {
                return nil
            }
            // 为整改目标的89.1% is a share, 比目标提高5% is none.
            if reading.source[share.range.lowerBound - 1] == "的"
                || !reading.says(changes, in: share.segment.lowerBound..<share.range.lowerBound)
            {
                if case .pairs(let pairs) = pairing.outcome(of: index) {
                    let found = pairs.compactMap { told($0, share) }
                    return found.first { $0.verdict == .holds || $0.verdict == .holdsWithinRounding }
                        ?? found.first.map { finding in
                            guard finding.verdict == .doesNotHold, isOfDemand(share, pairs, reading) else {
                                return finding
                            }
                            return Finding(
                                .ratio, .undecided, finding.places, finding.arithmetic,
                                note: Message(
                                    zh: "该比率与整改要求所列数相符，以何为整体原文未载明",
                                    en:
                                        "the share fits a figure of what is demanded; of which whole it is, the report does not say"
                                ))
                        }
                }
            }
            return implied(index, reading)
        } + ShortfallRatio.findings(in: reading)
    }

    /// Whether a share is that of a figure that a field of demands tells: 复耕率80% of the 30亩 that were to be restored.
    private static func isOfDemand(_ share: RuleFigure, _ pairs: [SharePairing.Pair], _ reading: ItemReading)
        -> Bool
    {
        reading.figures.contains { demand in
            FigureAccounts.isDemand(demand, reading)
                && pairs.contains { pair in
                    demand.claim.kind == pair.part.claim.kind
                        && finding(pair.part, of: demand, is: share, isTied: true, isMeant: true)?.verdict
                            == .holds
                }
        }
    }

    /// The widest interval, in percentage points, in which a printed ratio counts as agreeing: ±3.
    private static let widest = Rational(6)

    /// Words before a percentage that make it a change or a demand, not a share.
    static let changes = [
        "上升", "下降", "增长", "提高", "降低", "减少", "增加", "同比", "环比", "增幅", "降幅", "要求", "目标", "力争", "确保", "不低于",
    ]

    /// The share of a part and a whole that its words name; so far off that a share of another whole is likelier, it decides
    /// nothing.
    private static func told(_ pair: SharePairing.Pair, _ share: RuleFigure) -> Finding? {
        guard
            let found = finding(pair.part, of: pair.whole, is: share, isTied: pair.isCertain, isMeant: true)
        else { return nil }
        guard found.verdict == .doesNotHold else { return found }
        let percent = pair.part.amount * Rational(100) / pair.whole.amount
        return percent * Rational(3) > share.amount && percent < share.amount * Rational(3) ? found : nil
    }

    /// - Parameters:
    ///   - isTied: whether the words say that the share is of these two; else only agreement counts.
    ///   - isMeant: whether the part is meant as it is, whatever stands before it (超出35.6亩).
    static func finding(
        _ part: RuleFigure, of whole: RuleFigure, is share: RuleFigure, isTied: Bool, isMeant: Bool = false
    ) -> Finding? {
        guard whole.isPlain || !isTied || whole.claim.qualifier == .about, part.isPlain || isMeant,
            whole.amount > whole.slack, part.amount >= Rational(0)
        else {
            return nil
        }
        let quotient = part.amount / whole.amount
        let (own, other) = (part.slack(beside: [whole]), whole.slack(beside: [part]))
        let low = (part.amount - own) / (whole.amount + other) * Rational(100)
        let high = (part.amount + own) / (whole.amount - other) * Rational(100)
        let verdict = judge(share, nominal: quotient * Rational(100), low: low, high: high)
        if !isTied, verdict == .doesNotHold || verdict == .undecided { return nil }
        let isUniform = part.claim.unit.text == whole.claim.unit.text
        let terms = [part, whole].map { ArithmeticText.figure($0, withUnit: !isUniform) }
        let scale = share.claim.value.scale + 1
        let words = share.claim.qualifier.name
        let stated = share.claim.value.description + "%"
        let lead = words.en.isEmpty ? words : words + Message(zh: "", en: " ")
        let computed = ArithmeticText.result(quotient * Rational(100), scale: max(scale, 2)) + "%"
        var note: Message?
        if verdict != .holds, low != high {
            let range =
                "\(ArithmeticText.percent(low / Rational(100), scale: scale))–\(ArithmeticText.percent(high / Rational(100), scale: scale))"
            note = Message(zh: "按两数印出的位数，比率在\(range)之间", en: "by the printed digits the ratio lies in \(range)")
        }
        return Finding(
            .ratio, verdict, [whole, part, share].map(\.place),
            Message(
                zh: "\(terms[0].zh) ÷ \(terms[1].zh) \(computed)，原文\(lead.zh)\(stated)",
                en: "\(terms[0].en) ÷ \(terms[1].en) \(computed), printed \(lead.en)\(stated)"),
            note: note)
    }

    /// A printed share against what its inputs allow.
    private static func judge(_ share: RuleFigure, nominal: Rational, low: Rational, high: Rational)
        -> FindingVerdict
    {
        guard share.interval.meets(PrintedInterval(lower: low, upper: high)) else { return .doesNotHold }
        guard share.isPlain else {
            // 近100% of 99.5 is near, of 60 is not for a rule to say.
            return (nominal - share.amount).magnitude * Rational(20) <= share.amount.magnitude
                ? .holdsWithinRounding : .undecided
        }
        if share.interval.contains(nominal) { return .holds }
        // Two figures of one digit allow nearly any ratio and prove none.
        return high - low <= widest ? .holdsWithinRounding : .undecided
    }

    /// 1482家，占总数61.6%: the total follows and cannot be contradicted.
    private static func implied(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index > 0 else { return nil }
        let (part, share) = (reading.figures[index - 1], reading.figures[index])
        let lead = share.segment.lowerBound..<share.range.lowerBound
        guard part.isPlain, part.claim.kind != .ratio, part.range.lowerBound >= share.sentence.lowerBound,
            part.segment.upperBound + 1 == lead.lowerBound, reading.last("占", in: lead) == lead.lowerBound,
            !reading.says(changes, in: lead), reading.says(["总", "全部", "所有"], in: lead)
        else { return nil }
        let printed = share.claim.value
        guard share.isPlain, printed.rational > printed.halfUnit, printed.rational <= Rational(100) else {
            return nil
        }
        let size = part.claim.unit.size
        let scale = part.claim.kind == .count && part.claim.unit.multiplier == 1 ? 0 : part.claim.value.scale
        func total(_ percent: Rational, _ amount: Rational) -> String {
            ArithmeticText.number(amount * Rational(100) / percent / size, scale: scale)
        }
        let most = printed.rational + printed.halfUnit
        let least = printed.rational - printed.halfUnit
        var (low, high) = (total(most, part.amount - part.slack), total(least, part.amount + part.slack))
        var isPossible = true
        if scale == 0, part.claim.kind == .count {
            // A count is one of the whole numbers inside the interval.
            let (first, last) = (part.amount * Rational(100) / most, part.amount * Rational(100) / least)
            let start = first.numerator / first.denominator + (first.denominator == 1 ? 0 : 1)
            let end = last.numerator / last.denominator
            (low, high, isPossible) = ("\(start)", "\(end)", start <= end)
        }
        let value = ArithmeticText.result(part.amount * Rational(100) / printed.rational / size, scale: scale)
        let unit = ArithmeticText.unit(part)
        let text = "\(part.claim.value) ÷ \(printed)% \(value)"
        return Finding(
            .ratio, .undecided, [reading.place(part), reading.place(share)],
            Message(zh: "\(text)（\(unit.zh)）", en: "\(text) (\(unit.en))"),
            note: isPossible
                ? Message(
                    zh: "推算：总数在\(low)–\(high)之间，原文未载，无可比对",
                    en: "inferred: the total lies in \(low)–\(high); the report does not state it")
                : Message(
                    zh: "没有整数的总数能得出该比例，需核对",
                    en: "no whole number as the total gives this share; to be checked"))
    }
}
