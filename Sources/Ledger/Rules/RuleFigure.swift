import Geodesy

/// A claim as the rules see it: where it stands in the item, and the values that print like it.
struct RuleFigure {
    let claim: Claim
    /// The figure, in offsets of the item.
    let range: Range<Int>
    /// Its sentence.
    let sentence: Range<Int>
    /// Its part of the sentence, between punctuation.
    let segment: Range<Int>

    /// Whether it can be compared with another: the same thing measured, in convertible units.
    func isComparable(to other: RuleFigure) -> Bool {
        claim.kind == other.claim.kind
            && (claim.kind == .area || claim.unit.base == other.claim.unit.base)
    }

    /// The number in the base unit.
    var amount: Rational { claim.amount }

    /// How far the true value may lie from the printed one; nothing for a count of single things.
    var slack: Rational {
        claim.kind == .count && claim.unit.multiplier == 1 ? Rational(0) : claim.halfUnit
    }

    /// The slack of a figure in one reckoning with others: a whole number of 亿元 beside 1.19亿元 is as exact as that.
    func slack(beside others: [RuleFigure]) -> Rational {
        guard claim.value.scale == 0 else { return slack }
        let finer = others.filter { $0.claim.value.scale > 0 && $0.claim.unit.text == claim.unit.text }
        return finer.map(\.slack).max().map { min($0, slack) } ?? slack
    }

    /// Whether the number is meant as it is.
    var isPlain: Bool { claim.qualifier == .none && claim.upper == nil }

    /// The least and the largest value that the words allow; `nil` where they set no bound.
    var bounds: (low: Rational?, high: Rational?) {
        if let upper = claim.upper { return (amount - slack, upper.rational * claim.unit.size + slack) }
        return switch claim.qualifier {
        case .none: (amount - slack, amount + slack)
        case .over, .atLeast: (amount, nil)
        case .nearly, .under, .atMost: (nil, amount)
        case .about: (nil, nil)
        }
    }

    /// Whether exact arithmetic on it stays inside 128 bits.
    static func isSane(_ claim: Claim) -> Bool {
        guard claim.value.scale <= 4, claim.upper.map({ $0.scale <= 4 }) ?? true else { return false }
        let largest = max(abs(claim.value.double), abs(claim.upper?.double ?? 0)) * claim.unit.size.double
        switch claim.kind {
        case .ratio, .multiple: return largest <= 1e4
        case .unitPrice: return largest <= 1e6
        default: return largest <= 1e14 && claim.unit.size.double <= 1e11
        }
    }
}
