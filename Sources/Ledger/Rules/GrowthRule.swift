import Bilingual
import Geodesy

/// A growth, a multiple or a gap in percentage points that is told of two values in other breaths: `2023年用煤264万吨，是2018年的2.2倍`,
/// `由48.9%…提高4.3个百分点`, `治理150处，比上年增长25%` behind `治理120处`.
///
/// Which two values are meant the words leave open, so only agreement is told, and only of values that stand
/// close by.
enum GrowthRule {
    private static let rises = WordTable<Bool>([
        ("增长 增加 上升 提高 提升 扩大 超出 超 高出 多", true), ("下降 减少 降低 压减 缩减 降 减 少 低于", false),
    ])

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let told = reading.figures[index]
            guard told.isPlain, told.amount > Rational(0) else { return nil }
            return switch told.claim.unit.base {
            case .percentagePoint: points(index, reading)
            case .percent: growth(index, reading)
            default: nil
            }
        }
    }

    /// 提高4.3个百分点, of two percentages.
    private static func points(_ index: Int, _ reading: ItemReading) -> Finding? {
        let told = reading.figures[index]
        guard let isRise = direction(of: told, reading) else { return nil }
        if let pair = ChangePairing(of: index, in: reading, where: { $0.claim.unit.base == .percent }) {
            let (a, b) = (pair.base, pair.value)
            let difference = isRise ? b.amount - a.amount : a.amount - b.amount
            let text = isRise ? "\(b.claim.value) − \(a.claim.value)" : "\(a.claim.value) − \(b.claim.value)"
            let error = (difference - told.amount).magnitude
            let verdict: FindingVerdict =
                error == Rational(0)
                ? .holds
                : error < a.slack(beside: [b]) + b.slack(beside: [a]) + told.slack
                    ? .holdsWithinRounding : .doesNotHold
            return finding(.difference, verdict, [a, b, told], difference, text, "个百分点", reading)
        }
        return nil
    }

    /// 比上年增长25%, of two amounts.
    private static func growth(_ index: Int, _ reading: ItemReading) -> Finding? {
        let told = reading.figures[index]
        guard let isRise = direction(of: told, reading) else { return nil }
        return ChangePairing(of: index, in: reading, where: \.isAmount).flatMap {
            change($0, told, isRise, reading)
        }
    }

    /// The growth of two values that the words name.
    private static func change(
        _ pair: ChangePairing, _ told: RuleFigure, _ isRise: Bool, _ reading: ItemReading
    )
        -> Finding?
    {
        let (a, b) = (pair.base, pair.value)
        guard a.amount > a.slack else { return nil }
        let text = isRise ? "(\(b.claim.value) − \(a.claim.value))" : "(\(a.claim.value) − \(b.claim.value))"
        let change = (isRise ? b.amount - a.amount : a.amount - b.amount) * Rational(100) / a.amount
        let (own, other) = (a.slack(beside: [b]), b.slack(beside: [a]))
        let most = ((b.amount + other) / (a.amount - own) - Rational(1)) * Rational(100)
        let least = ((b.amount - other) / (a.amount + own) - Rational(1)) * Rational(100)
        let (low, high) = isRise ? (least, most) : (Rational(0) - most, Rational(0) - least)
        var verdict = verdict(told, change, low, high)
        if verdict == nil {
            let isOpen = told.interval.meets(PrintedInterval(lower: low, upper: high))
            // So far off, other values are likelier meant.
            guard
                isOpen
                    || change.magnitude < told.amount * Rational(3)
                        && change.magnitude * Rational(3) > told.amount
            else { return nil }
            verdict = isOpen ? .undecided : .doesNotHold
        }
        guard let verdict else { return nil }
        return finding(.ratio, verdict, [a, b, told], change, "\(text) ÷ \(a.claim.value)", "%", reading)
    }

    /// The direction of the verb right before a change.
    private static func direction(of told: RuleFigure, _ reading: ItemReading) -> Bool? {
        let lead = max(told.segment.lowerBound, told.range.lowerBound - 8)..<told.range.lowerBound
        for end in lead.reversed() {
            if let match = rises.match(in: reading.source, endingAt: end + 1, from: lead.lowerBound) {
                return match.value
            }
        }
        return nil
    }

    private static func verdict(_ told: RuleFigure, _ value: Rational, _ low: Rational, _ high: Rational)
        -> FindingVerdict?
    {
        if told.interval.contains(value) { return .holds }
        guard high - low <= told.amount * Rational(1, 20),
            told.interval.meets(PrintedInterval(lower: low, upper: high))
        else { return nil }
        return .holdsWithinRounding
    }

    private static func finding(
        _ rule: FindingRule, _ verdict: FindingVerdict, _ figures: [RuleFigure], _ value: Rational,
        _ text: String,
        _ unit: String, _ reading: ItemReading
    ) -> Finding {
        let result = ArithmeticText.result(value, scale: 2)
        let printed = figures.last.map { $0.claim.value.description } ?? ""
        return Finding(
            rule, verdict, figures.map(\.place),
            Message(
                zh: "\(text) \(result)\(unit)，原文\(printed)", en: "\(text) \(result) \(unit), printed \(printed)"
            ))
    }
}
