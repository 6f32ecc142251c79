import Bilingual
import Geodesy

/// A growth, a multiple or a gap in percentage points that is told of two values in other breaths: `2023年用煤264万吨，是2018年的2.2倍`,
/// `由48.9%…提高4.3个百分点`, `治理150处，比上年增长25%` behind `治理120处`.
///
/// Which two values are meant the words leave open, so only agreement is told, and only of values that stand
/// close by.
enum GrowthRule {
    private static let window = 4
    private static let rises = WordTable<Bool>([
        ("增长 增加 上升 提高 提升 扩大 超出 超 高出 多", true), ("下降 减少 降低 压减 缩减 降 减 少 低于", false),
    ])

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let told = reading.figures[index]
            guard told.isPlain, told.amount > Rational(0) else { return nil }
            let found: Finding? =
                switch told.claim.unit.base {
                case .percentagePoint: points(index, reading)
                case .percent: growth(index, reading)
                case .times: multiple(index, reading)
                default: nil
                }
            return found.flatMap { ChangeSpan.isWhole($0, reading) ? $0 : nil }
        }
    }

    /// 是2018年的2.2倍.
    private static func multiple(_ index: Int, _ reading: ItemReading) -> Finding? {
        let told = reading.figures[index]
        let lead = told.segment.lowerBound..<told.range.lowerBound
        guard reading.says(["是", "为", "达", "相当于", "超过"], in: lead), told.digits > 1 else { return nil }
        return pair(index, reading) { former, latter in
            let low = (latter.amount - latter.slack) / (former.amount + former.slack)
            let high =
                (latter.amount + latter.slack)
                / max(former.amount - former.slack, former.amount * Rational(1, 2))
            let quotient = latter.amount / former.amount
            guard let verdict = verdict(told, quotient, low, high) else { return nil }
            return (verdict, quotient, "\(latter.claim.value) ÷ \(former.claim.value)", "倍")
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
        guard told.digits > 1 else { return nil }
        let shares = (max(0, index - window)..<index).map { reading.figures[$0] }.filter {
            $0.claim.unit.base == .percent && $0.isPlain
        }
        for latter in shares.indices.reversed() {
            for former in shares[..<latter].indices.reversed() {
                let (a, b) = (shares[former], shares[latter])
                let difference = isRise ? b.amount - a.amount : a.amount - b.amount
                guard difference == told.amount, areAlike(a, b, reading) else { continue }
                let text =
                    isRise ? "\(b.claim.value) − \(a.claim.value)" : "\(a.claim.value) − \(b.claim.value)"
                return finding(.difference, .holds, [a, b, told], difference, text, "个百分点", reading)
            }
        }
        return nil
    }

    /// 比上年增长25%, of two amounts.
    private static func growth(_ index: Int, _ reading: ItemReading) -> Finding? {
        let told = reading.figures[index]
        // 比全市平均增长25% has its base elsewhere.
        guard let isRise = direction(of: told, reading),
            !reading.says(
                ["平均", "全国", "全省", "全市", "全区", "全盟"], in: told.segment.lowerBound..<told.range.lowerBound)
        else { return nil }
        if let pair = ChangePairing(of: index, in: reading, where: \.isAmount) {
            return change(pair, told, isRise, reading)
        }
        return pair(index, reading) { former, latter in
            let (a, b) = (former.amount, latter.amount)
            guard isRise ? b > a : b < a else { return nil }
            let change = (b - a).magnitude * Rational(100) / a
            guard a > former.slack else { return nil }
            let ends = [
                (b - latter.slack) / (a + former.slack), (b + latter.slack) / (a - former.slack),
            ].map { ($0 - Rational(1)) * Rational(isRise ? 100 : -100) }.sorted(by: <)
            guard let verdict = verdict(told, change, ends[0], ends[1]) else { return nil }
            let text =
                isRise
                ? "(\(latter.claim.value) − \(former.claim.value))"
                : "(\(former.claim.value) − \(latter.claim.value))"
            return (verdict, change, "\(text) ÷ \(former.claim.value)", "%")
        }
    }

    /// Whether two percentages are told of one thing, or one of them without a name: 盖度45% and 覆盖率38% are not.
    static func areAlike(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let leads = [one, other].map { $0.segment.lowerBound..<$0.range.lowerBound }
        let names = leads.map { lead in ["率", "度", "比例", "比重"].contains { reading.first($0, in: lead) != nil } }
        return !(names[0] && names[1]) || CommonWords.longest(leads[0], leads[1], in: reading.source) >= 2
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

    /// The first pair of neighbouring amounts before a figure that a test accepts: the nearest amount of each measure with
    /// the one before it, in either order (罚款2365万元，较上年的1892万元增长25%).
    private static func pair(
        _ index: Int, _ reading: ItemReading,
        _ test: (RuleFigure, RuleFigure) -> (
            verdict: FindingVerdict, value: Rational, text: String, unit: String
        )?
    ) -> Finding? {
        let told = reading.figures[index]
        for place in (max(0, index - window)..<index).reversed() {
            let near = reading.figures[place]
            guard near.isAmount, near.isPlain, near.amount > Rational(0), near.sentence.overlaps(told.sentence),
                let other = reading.peers(before: place, atMost: 1).last
            else { continue }
            let far = reading.figures[other]
            let isNext = place == index - 1 && other == index - 2
            guard far.isPlain, far.amount > Rational(0), isNext || min(far.digits, near.digits, told.digits) > 1
            else { continue }
            let isBase = reading.says(["较", "比"], in: near.segment.lowerBound..<near.range.lowerBound)
            let (former, latter) = isBase ? (near, far) : (far, near)
            guard let found = test(former, latter) else { continue }
            return finding(
                .ratio, found.verdict, [former, latter, told], found.value, found.text, found.unit, reading)
        }
        return nil
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
