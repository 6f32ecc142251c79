import Bilingual
import Geodesy

/// A gap that is told of two values: `批准6.5公顷，实际开采7.9公顷，超出1.4公顷`, `93.6%…仅为81.2%，相差12.4个百分点`,
/// `概算2450万元，投资2360万元，节约90万元`.
enum GapRule {
    /// Words before a gap, and whether they alone say that it lies between the two values told before it.
    private static let words = WordTable<Bool>([
        ("相差 差距 差额 余额 结余 净增 净减", true),
        ("超出 超占 超过 超采 超挖 超 高于 高出 高 低于 低 多出 多 少 节约 节省 差 缺 缺口 尚缺 尚差 突破 短缺 不足部分", false),
    ])
    /// Words of a change, which is a gap only of two values that the words name.
    private static let changes = WordTable<Void>([("增加 增长 新增 下降 减少 压减 降低 上升 提高 回升 回落 升高 减小 增大 扩大 缩小 缩短 延长", ())]
    )
    private static let reach = 16
    private static let window = 6

    /// - Parameter stocks: the rests that are no gaps of two values.
    static func findings(in reading: ItemReading, stocks: [Int: StockAccount.Rest]) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let gap = reading.figures[index]
            guard stocks[index] == nil, gap.isPlain || isExcess(gap, reading), gap.amount > Rational(0),
                gap.isAmount || gap.claim.kind == .ratio
            else { return nil }
            if let (isPlainGap, start) = word(before: gap, reading) {
                return finding(index, isPlainGap, from: start, reading)
            }
            guard gap.isAmount,
                changes.match(in: reading.source, endingAt: gap.range.lowerBound, from: gap.segment.lowerBound)
                    != nil,
                let pair = ChangePairing(of: index, in: reading, where: { $0.isComparable(to: gap) })
            else { return nil }
            return told(pair.value, pair.base, gap, reading)
        }
    }

    /// 超出1.4公顷 behind two values is their gap, and not more than that.
    static func isExcess(_ gap: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = max(gap.segment.lowerBound, gap.range.lowerBound - 3)..<gap.range.lowerBound
        return gap.claim.upper == nil && gap.claim.qualifier == .over
            && reading.says(["超出", "超过", "超"], in: lead)
            && !gap.claim.figure.text.contains { "余多数几".contains($0) }
    }

    /// The word of a gap, and where it stands.
    private static func word(before gap: RuleFigure, _ reading: ItemReading) -> (Bool, Int)? {
        let floor = max(gap.sentence.lowerBound, gap.range.lowerBound - reach)
        for end in (floor..<gap.range.lowerBound).reversed() {
            if let match = words.match(in: reading.source, endingAt: end + 1, from: floor) {
                // 高于全区平均水平（88.6%）5.2个百分点: a value may stand between, a new clause not.
                let between = (end + 1)..<gap.range.lowerBound
                return between.contains {
                    [",", "、"].contains(reading.source[$0]) || reading.source[$0].endsSentence
                }
                    ? nil : (match.value, match.start)
            }
        }
        return nil
    }

    private static func finding(_ index: Int, _ isPlainGap: Bool, from start: Int, _ reading: ItemReading)
        -> Finding?
    {
        let gap = reading.figures[index]
        let values = values(of: index, reading)
        if gap.isAmount, let pair = NamedOperands.pair(of: gap, among: values, reading) {
            return told(pair.value, pair.base, gap, reading)
        }
        let isOfShares = gap.claim.unit.base == .percentagePoint
        if gap.isAmount || isOfShares,
            let pair = ChangePairing(
                of: index, in: reading,
                where: {
                    isOfShares
                        ? $0.claim.unit.base == .percent
                        : $0.isComparable(to: gap) && !NamedOperands.excludes($0, from: gap, reading)
                })
        {
            return told(pair.value, pair.base, gap, reading)
        }
        guard gap.isPlain else { return nil }
        // 许可600万立方米，实际720万立方米，超许可取水: one is named, and there is but one other.
        let named = NamedOperands.best(values, for: gap, reading)
        if gap.isAmount, named.count == 1, values.count == 2, let base = named.first,
            let value = values.first(where: { $0.range != base.range }),
            values.allSatisfy({ $0.sentence.overlaps(gap.sentence) })
        {
            return told(value, base, gap, reading)
        }
        // 相差 speaks of the two values before it.
        // 最大相差 is one of many.
        let lead = gap.segment.lowerBound..<gap.range.lowerBound
        guard isPlainGap, values.count >= 2, !reading.says(["最", "其中", "平均"], in: lead) else { return nil }
        let (far, near) = (values[values.count - 2], values[values.count - 1])
        let difference = (near.amount - far.amount).magnitude
        guard far.sentence.overlaps(gap.sentence), near.sentence.overlaps(gap.sentence),
            values.count == 2 || gap.claim.kind == .ratio
        else { return nil }
        let (error, slack) = ((difference - gap.amount).magnitude, far.slack + near.slack + gap.slack)
        return make(
            error == Rational(0) ? .holds : error <= slack ? .holdsWithinRounding : .doesNotHold, far, near,
            gap,
            difference, reading)
    }

    /// The gap of two values that the words set against each other; one wider than both is none of theirs.
    private static func told(
        _ value: RuleFigure, _ base: RuleFigure, _ gap: RuleFigure, _ reading: ItemReading
    ) -> Finding? {
        let difference = (value.amount - base.amount).magnitude
        let error = (difference - gap.amount).magnitude
        let figures = [value, base, gap]
        let slack = figures.reduce(Rational(0)) { $0 + $1.slack(beside: figures) }
        if error == Rational(0) { return make(.holds, base, value, gap, difference, reading) }
        let isWhole = figures.allSatisfy { $0.claim.value.scale == 0 }
        if error < slack {
            return make(
                isWhole ? .undecided : .holdsWithinRounding, base, value, gap, difference, reading)
        }
        guard difference * Rational(4) > gap.amount, difference < gap.amount * Rational(4) else { return nil }
        return make(.doesNotHold, base, value, gap, difference, reading)
    }

    /// The values before a gap that it may lie between: percentages for percentage points.
    private static func values(of index: Int, _ reading: ItemReading) -> [RuleFigure] {
        let gap = reading.figures[index]
        if gap.claim.unit.base == .percentagePoint {
            return (max(0, index - window)..<index).map { reading.figures[$0] }
                .filter { $0.claim.unit.base == .percent && $0.isPlain }
        }
        guard gap.isAmount else { return [] }
        return reading.peers(before: index, atMost: window).map { reading.figures[$0] }
            .filter {
                $0.isPlain && $0.amount > Rational(0) && !NamedOperands.excludes($0, from: gap, reading)
            }
    }

    private static func make(
        _ verdict: FindingVerdict, _ far: RuleFigure, _ near: RuleFigure, _ gap: RuleFigure,
        _ difference: Rational,
        _ reading: ItemReading
    ) -> Finding {
        let (most, least) = near.amount > far.amount ? (near, far) : (far, near)
        let isUniform = most.claim.unit.text == least.claim.unit.text
        let (a, b) = (
            ArithmeticText.figure(most, withUnit: !isUniform),
            ArithmeticText.figure(least, withUnit: !isUniform)
        )
        let size = gap.claim.kind == .ratio ? Rational(1) : gap.claim.unit.size
        let value = ArithmeticText.result(
            difference / size,
            scale: max(most.claim.value.scale, least.claim.value.scale, gap.claim.value.scale) + 2)
        let unit = ArithmeticText.unit(gap)
        return Finding(
            .difference, verdict, [far, near, gap].map(\.place),
            Message(
                zh: "\(a.zh) − \(b.zh) \(value)（\(unit.zh)），原文\(gap.claim.value)",
                en: "\(a.en) − \(b.en) \(value) (\(unit.en)), printed \(gap.claim.value)"))
    }
}
