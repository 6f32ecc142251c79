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
    public let accepted: PrintedInterval
    /// Whether a tolerance of the check stands in for the printed precision.
    public let hasTolerance: Bool

    /// Whether a bound is held against the value as it is shown.
    let boundsWhatIsShown: Bool

    /// Whether it is a bound (≤, ≥, 超) and not a value: everything on its good side is as good.
    public var isBound: Bool { accepted.isBound }

    /// The figure of a claim; a tolerance of the check replaces what its precision and its words admit.
    ///
    /// - Returns: `nil` for claims of money, mass, volume and the like, which no layer answers.
    public init?(_ claim: Claim, tolerance: Quantity?) {
        guard let measured = MeasuredValue(claim), ![.money, .mass].contains(measured.kind) else { return nil }
        text = claim.qualifiedFigure
        kind = measured.kind
        unit = Self.unit(of: claim)
        value = min(claim.amount, claim.top)
        top = max(claim.amount, claim.top)
        scale = claim.value.scale
        hasTolerance = tolerance != nil
        boundsWhatIsShown = tolerance == nil
        accepted =
            tolerance.map { [value, top] in
                PrintedInterval(lower: value - $0.magnitude, upper: top + $0.magnitude)
            } ?? Self.interval(of: claim)
    }

    /// The values that a claim stands for; 0 without digits behind it says that there is none, in whatever unit: 0平方公里.
    private static func interval(of claim: Claim) -> PrintedInterval {
        let isNone = claim.amount == Rational(0) && claim.top == Rational(0) && claim.value.scale == 0
        return isNone && !claim.interval.isBound
            ? PrintedInterval(lower: Rational(0), upper: Rational(0)) : claim.interval
    }

    /// The figure of an expectation: met by what reads as it does at the digits shown, unless a tolerance stands in for them.
    ///
    /// Nothing means nothing: 0 m², 0亩 and 0 % are met by no ground at all, however few digits their unit is shown with.
    public init(_ expectation: Expectation, tolerance: Quantity?) {
        let quantity = expectation.quantity
        hasTolerance = tolerance != nil
        // The slack of an expectation is that of its digits already.
        boundsWhatIsShown = false
        unit = quantity.unit
        kind = quantity.unit?.kind ?? .number
        value = quantity.magnitude
        top = value
        scale = quantity.value.scale
        let slack = tolerance?.magnitude ?? quantity.slack
        switch expectation {
        case .equals:
            text = "\(quantity)"
            accepted = PrintedInterval(lower: value - slack, upper: value + slack)
        case .atMost:
            text = "≤ \(quantity)"
            accepted = PrintedInterval(upper: value + slack)
        case .atLeast:
            text = "≥ \(quantity)"
            accepted = PrintedInterval(lower: value - slack)
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
        case .length: claim.unit.base == .kilometre ? .kilometre : .metre
        case .ratio: .percent
        case .count, .money, .mass, .volume, .multiple, .unitPrice: nil
        }
    }
}
