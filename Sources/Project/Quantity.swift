public import Geodesy

/// A number with its unit: `0 m²`, `937.36亩`, `43.9%`, `3`.
public struct Quantity: Sendable, Hashable {
    /// The number, as written.
    public let value: ExactDecimal
    /// Its unit; `nil` for a count or a plain number.
    public let unit: QuantityUnit?

    /// A quantity from its parts.
    public init(_ value: ExactDecimal, _ unit: QuantityUnit?) {
        self.value = value
        self.unit = unit
    }

    /// A quantity as people write it; spaces between number and unit do not matter.
    ///
    /// - Returns: `nil` when there is no number, or a unit that is not known.
    public init?(_ text: String) {
        let trimmed = text.filter { !$0.isWhitespace && $0 != "," }
        let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = ExactDecimal(number) else { return nil }
        let rest = trimmed.dropFirst(number.count)
        if rest.isEmpty {
            self.init(value, nil)
        } else {
            guard let unit = QuantityUnit(named: rest) else { return nil }
            self.init(value, unit)
        }
    }

    /// The value exactly: in square metres, metres or per cent, else the number.
    public var magnitude: Rational {
        unit.map { value.rational * $0.size } ?? value.rational
    }

    /// The digits after the point at which it is told: as many as are written, and no fewer than its unit is shown with.
    public var shownScale: Int { max(value.scale, unit?.customaryScale ?? Self.plainScale) }

    /// The digits after the point that a quotient of two kinds is shown with; counts are whole.
    public static let plainScale = 4

    /// How far what reads as it at the digits shown may lie from it, in its own magnitude; nothing for 0, which is none at all.
    public var slack: Rational {
        guard value.significand != 0 else { return Rational(0) }
        let unit = unit?.size ?? Rational(1)
        return (0..<shownScale).reduce(unit * Rational(1, 2)) { slack, _ in slack * Rational(1, 10) }
    }
}

extension Quantity: CustomStringConvertible {
    /// The number and its unit, as printed.
    public var description: String { "\(value)\(unit?.symbol ?? "")" }
}
