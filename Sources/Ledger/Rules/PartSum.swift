import Bilingual
import Geodesy

/// A total and the figures that are thought to be its parts.
struct PartSum {
    let parts: [RuleFigure]
    let total: RuleFigure

    /// The sum of the parts beside the total.
    enum Relation {
        case equal, close
        /// Only if whole numbers are rounded.
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

    static let looseNote = Message(
        zh: "整数是否经过取整，原文未说明", en: "whether the whole numbers are rounded, the report does not say")

    /// The sum of the parts.
    var sum: Rational { parts.reduce(Rational(0)) { $0 + $1.amount } }

    /// Whether each number is meant as it is.
    var isPlain: Bool { total.isPlain && parts.allSatisfy(\.isPlain) }

    /// How the sum stands beside the total.
    var relation: Relation {
        let difference = sum - total.amount
        if difference == Rational(0) { return .equal }
        // Most sums miss by more than any rounding: these are told without a look at the figures beside each other.
        guard difference.magnitude <= parts.reduce(total.slack, { $0 + $1.slack }) else {
            return difference < Rational(0) ? .less : .more
        }
        let all = [total] + parts
        let areWhole = all.allSatisfy { $0.claim.value.scale == 0 }
        let slack = parts.reduce(total.slack(beside: all)) { $0 + $1.slack(beside: all, isPart: true) }
        let isClose = !areWhole && difference.magnitude <= slack
        return isClose ? .close : .loose
    }

    /// Whether the sum misses the total by no more than a share of it, so that the parts were meant to make it up.
    func isNear(_ share: Rational) -> Bool {
        (sum - total.amount).magnitude <= total.amount.magnitude * share
    }

    private static let stages = ["移送", "移交", "办结", "结案", "问责", "约谈", "拘留", "处罚", "查处", "追责"]

    /// Whether parts tell what became of the same cases (`办结8起，移送4起`) and not of different ones: 未办结 is a part
    /// beside 办结, and so is 阶段性办结.
    func tellsStages(in reading: ItemReading) -> Bool {
        guard total.claim.kind == .count else { return false }
        let told = parts.map { part in
            let lead = part.segment.lowerBound..<part.range.lowerBound
            return Self.stages.first { stage in
                reading.first(stage, in: lead) != nil
                    && !reading.says(["未", "正在", "尚未", "待", "在"].map { $0 + stage }, in: part.sentence)
            }
        }
        return told.contains { $0 != nil } && Set(told).count > 1
    }

    /// The finding that the sum gives.
    func finding(_ verdict: FindingVerdict, note: Message? = nil) -> Finding {
        let holds = verdict == .holds || verdict == .holdsWithinRounding || relation == .equal
        return Finding(
            .sum, verdict, ([total] + parts).map(\.place),
            ArithmeticText.sum(parts, total: total, holds: holds), note: note)
    }

    /// The finding of a sum with words like 余 and 约, if the values that they admit can agree: what they leave open
    /// contradicts nothing.
    var vagueFinding: Finding? {
        let intervals = parts.map(\.interval)
        guard let least = total.interval.lower, let most = total.interval.upper,
            intervals.allSatisfy({ !$0.isBound })
        else { return nil }
        let low = intervals.reduce(Rational(0)) { $0 + ($1.lower ?? Rational(0)) }
        let high = intervals.reduce(Rational(0)) { $0 + ($1.upper ?? Rational(0)) }
        guard low <= most, high >= least, isNear(Rational(1, 50)) else { return nil }
        return finding(
            .holdsWithinRounding,
            note: Message(zh: "含约数，按其可取范围相符", en: "with vague numbers: what they admit agrees"))
    }
}
