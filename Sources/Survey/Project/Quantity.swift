public import Geodesy

/// A number with its unit: `0 m²`, `937.36亩`, `3`.
public struct Quantity: Sendable, Hashable {
    /// The number, as written.
    public let value: ExactDecimal
    /// Its unit of area; `nil` for a count.
    public let unit: AreaUnit?

    /// A quantity from its parts.
    public init(_ value: ExactDecimal, _ unit: AreaUnit?) {
        self.value = value
        self.unit = unit
    }

    /// A quantity as people write it; spaces between number and unit do not matter.
    ///
    /// - Returns: `nil` when there is no number, or a unit that is none of area.
    public init?(_ text: String) {
        let trimmed = text.filter { !$0.isWhitespace && $0 != "," }
        let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = ExactDecimal(number) else { return nil }
        let rest = trimmed.dropFirst(number.count)
        if rest.isEmpty {
            self.init(value, nil)
        } else {
            guard let unit = AreaUnit(named: rest) else { return nil }
            self.init(value, unit)
        }
    }

    /// The value exactly: in square metres for areas, else the number.
    public var magnitude: Rational {
        unit.map { value.rational * $0.squareMetres } ?? value.rational
    }
}

extension Quantity: CustomStringConvertible {
    /// The number and its unit, as printed.
    public var description: String {
        switch unit {
        case nil: "\(value)"
        case .squareMetre?: "\(value) m²"
        case let unit?: "\(value)\(unit.rawValue)"
        }
    }
}
