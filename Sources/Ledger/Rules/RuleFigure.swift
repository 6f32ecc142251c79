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

    /// The number in the measure of its kind.
    var amount: Rational { claim.amount }

    /// The values that print like it.
    var interval: PrintedInterval { claim.interval }

    /// How far a value that rounds to the number may lie from it.
    var slack: Rational { claim.slack }

    /// The slack of a figure in one reckoning with others: a whole number of 亿元 beside 1.19亿元 is as exact as that.
    func slack(beside others: [RuleFigure]) -> Rational {
        guard claim.value.scale == 0 else { return slack }
        let finer = others.filter { $0.claim.value.scale > 0 && $0.claim.unit.text == claim.unit.text }
        return finer.map(\.slack).max().map { min($0, slack) } ?? slack
    }

    /// Whether the number is meant as it is.
    var isPlain: Bool { claim.qualifier == .none && claim.upper == nil }
}
