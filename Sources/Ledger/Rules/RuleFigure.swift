import Geodesy

/// A claim as the rules see it: where it stands in the item, and the values that print like it.
struct RuleFigure {
    let claim: Claim
    /// The number of its item; `nil` outside the items.
    let item: Int?
    /// The figure, in offsets of the item.
    let range: Range<Int>
    /// Its sentence.
    let sentence: Range<Int>
    /// Its part of the sentence, between punctuation.
    let segment: Range<Int>

    /// Whether it is a width, a depth or a height, which makes up no length.
    let isDimension: Bool

    init(
        claim: Claim, item: Int?, range: Range<Int>, sentence: Range<Int>, segment: Range<Int>,
        isDimension: Bool = false
    ) {
        (self.claim, self.item, self.isDimension) = (claim, item, isDimension)
        (self.range, self.sentence, self.segment) = (range, sentence, segment)
    }

    /// The figure of a cell, which no words surround.
    init(cell claim: Claim, of item: Int?) {
        self.init(claim: claim, item: item, range: 0..<0, sentence: 0..<0, segment: 0..<0)
    }

    /// Whether it fills a cell of a table.
    var isCell: Bool { claim.cell != nil }

    /// The figure as a place of a finding.
    var place: Finding.Place { Finding.Place(item: item, quote: claim.quote, claim: claim) }

    /// What is measured: figures of one measure can be compared.
    struct Measure: Hashable {
        let kind: ClaimKind
        /// The unit; `nil` for areas, lengths and weights, whose units convert.
        let base: BaseUnit?
    }

    /// What it measures.
    var measure: Measure {
        isDimension ? Measure(kind: claim.kind, base: claim.unit.base) : Self.measure(of: claim.unit.base)
    }

    /// What a unit measures.
    static func measure(of unit: BaseUnit) -> Measure {
        switch unit {
        case .area, .metre, .kilometre, .centimetre, .millimetre, .tonne, .kilogram, .jin:
            Measure(kind: unit.kind, base: nil)
        default: Measure(kind: unit.kind, base: unit)
        }
    }

    /// Whether it can be compared with another: the same thing measured, in convertible units.
    func isComparable(to other: RuleFigure) -> Bool { measure == other.measure }

    /// Whether it measures an amount of something, which can be added up.
    var isAmount: Bool { ![.ratio, .multiple, .unitPrice].contains(claim.kind) }

    /// How many printed digits tell something: 3 for `0.0412` and `41200`.
    var digits: Int {
        var rest = claim.value.significand.magnitude
        while rest > 0, rest.isMultiple(of: 10) { rest /= 10 }
        var digits = 0
        while rest > 0 { (rest, digits) = (rest / 10, digits + 1) }
        return digits
    }

    /// The number in the measure of its kind.
    var amount: Rational { claim.amount }

    /// The values that print like it.
    var interval: PrintedInterval { claim.interval }

    /// How far a value that rounds to the number may lie from it.
    var slack: Rational { claim.slack }

    /// The slack of a figure in one reckoning with others: a whole number of 亿元 beside 1.19亿元 is as exact as that.
    ///
    /// - Parameter isPart: whether it is a part, which money leaves out its closing zeros of: 1.6亿元 of 2.75亿元.
    func slack(beside others: [RuleFigure], isPart: Bool = false) -> Rational {
        guard claim.value.scale == 0 || isPart && claim.kind == .money else { return slack }
        let finer = others.filter {
            $0.claim.value.scale > claim.value.scale && $0.claim.unit.text == claim.unit.text
        }
        return finer.map(\.slack).max().map { min($0, slack) } ?? slack
    }

    /// Whether the number is meant as it is.
    var isPlain: Bool { claim.qualifier == .none && claim.upper == nil }
}
