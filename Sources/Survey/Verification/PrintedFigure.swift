public import Geodesy
public import Ledger
public import Project

/// A figure to be checked: its text, its unit and the values that it stands for.
public struct PrintedFigure: Sendable, Hashable {
    /// The figure as printed or as the check expects it: `937.36亩`, `≤ 0 m²`.
    public let text: String
    /// What the figure is.
    public let kind: MeasuredValue.Kind
    /// The unit in which differences are told; `nil` for counts and plain numbers.
    public let unit: QuantityUnit?
    /// The value itself, in square metres, metres, per cent or pieces.
    public let value: Rational
    /// The largest of the values that a range names (3至5万亩); `value` for a single number.
    public let top: Rational
    /// The digits after the point at which the value is exact, in `unit`.
    public let scale: Int
    /// The values that it stands for, in the same.
    public let accepted: AcceptedRange

    /// Whether it is a bound (≤, ≥) and not a value: everything on its good side is as good.
    public let isBound: Bool
    /// Whether a tolerance of the check stands in for the printed precision.
    public let hasTolerance: Bool

    /// The figure of a claim.
    ///
    /// The range follows from the printed precision, half a unit of the last digit, and from the words around
    /// the number: 余 and 多 reach to the next unit of its last digit that is not zero, 近 from the one before, 约
    /// half of it to either side; 超, 不足, 至少 and 至多 bound one side only. A tolerance of the check replaces all
    /// that.
    ///
    /// - Returns: `nil` for claims of money, mass, volume and the like, which no layer answers.
    public init?(_ claim: Claim, tolerance: Quantity?) {
        guard let value = MeasuredValue(claim), ![.money, .mass].contains(value.kind) else { return nil }
        text = Self.text(of: claim)
        kind = value.kind
        unit = Self.unit(of: claim)
        self.value = value.magnitude
        // What one of the claim's own base units is in ours: a kilometre is 1000 m.
        let base = MeasuredValue.size(ofBaseUnitOf: claim)
        isBound = tolerance == nil && Self.isOpen(claim)
        hasTolerance = tolerance != nil
        scale = claim.value.scale
        top = (claim.upper.map { $0.rational * claim.unit.size } ?? claim.amount) * base
        // A count is printed whole: 82条 is not 81.6.
        let half = claim.kind == .count && claim.unit.multiplier == 1 ? Rational(0) : claim.halfUnit * base
        let step = Self.leadingStep(of: claim.value) * claim.unit.size * base
        if let tolerance = tolerance?.magnitude {
            accepted = AcceptedRange(lower: self.value - tolerance, upper: top + tolerance)
            return
        }
        accepted =
            switch claim.qualifier {
            case .none: AcceptedRange(lower: self.value - half, upper: top + half)
            case .about:
                AcceptedRange(lower: self.value - step * Rational(1, 2), upper: top + step * Rational(1, 2))
            case .nearly: AcceptedRange(lower: self.value - step, includesLower: false, upper: top)
            // 余 and 多 stay below the next step; 超 and 逾 say nothing about how far.
            case .over where claim.figure.text.contains { "余多".contains($0) }:
                AcceptedRange(lower: self.value, upper: top + step, includesUpper: false)
            case .over: AcceptedRange(lower: self.value, includesLower: false, upper: nil)
            case .under: AcceptedRange(lower: nil, upper: top, includesUpper: false)
            case .atLeast: AcceptedRange(lower: self.value, upper: nil)
            case .atMost: AcceptedRange(lower: nil, upper: top)
            }
    }

    /// The figure of an expectation.
    public init(_ expectation: Expectation, tolerance: Quantity?) {
        let quantity = expectation.quantity
        hasTolerance = tolerance != nil
        unit = quantity.unit
        kind = quantity.unit?.kind ?? .number
        value = quantity.magnitude
        top = value
        scale = quantity.value.scale
        let slack = tolerance?.magnitude ?? Rational(0)
        if case .equals = expectation { isBound = false } else { isBound = true }
        switch expectation {
        case .equals:
            text = "\(quantity)"
            accepted = AcceptedRange(lower: value - slack, upper: value + slack)
        case .atMost:
            text = "≤ \(quantity)"
            accepted = AcceptedRange(lower: nil, upper: value + slack)
        case .atLeast:
            text = "≥ \(quantity)"
            accepted = AcceptedRange(lower: value - slack, upper: nil)
        }
    }

    /// Whether a value of a kind can answer it: a plain number of the project is a count, too.
    public func fits(_ other: MeasuredValue.Kind) -> Bool {
        kind == other || (kind == .number && other == .count) || (kind == .count && other == .number)
    }

    /// The unit in which a claim's difference is told.
    private static func unit(of claim: Claim) -> QuantityUnit? {
        switch claim.kind {
        case .area: .area(claim.unit.area ?? .mu)
        case .length: claim.unit.base == "公里" ? .kilometre : .metre
        case .ratio: .percent
        default: nil
        }
    }

    /// Whether a claim only bounds its value from one side.
    private static func isOpen(_ claim: Claim) -> Bool {
        switch claim.qualifier {
        case .none, .about, .nearly: false
        case .over: !claim.figure.text.contains { "余多".contains($0) }
        case .under, .atLeast, .atMost: true
        }
    }

    /// The figure with the word that qualifies it, which may stand before it in the report.
    private static func text(of claim: Claim) -> String {
        let figure = claim.figure.text
        let word: String? =
            switch claim.qualifier {
            case .none: nil
            case .about: "约"
            case .nearly: "近"
            case .over: "超"
            case .under: "不足"
            case .atLeast: "至少"
            case .atMost: "至多"
            }
        guard let word, !figure.contains(where: { "余多约近超逾以不至".contains($0) }) else { return figure }
        return word + figure
    }

    /// One unit of the last digit that is not zero: 10 000 for `30000`, 0.1 for `0.5`.
    private static func leadingStep(of decimal: ExactDecimal) -> Rational {
        var significand = decimal.significand.magnitude
        var step: Int128 = 1
        while significand != 0, significand.isMultiple(of: 10) {
            significand /= 10
            step *= 10
        }
        return Rational(step) * decimal.halfUnit * Rational(2)
    }
}
