/// An area rounded once, to 0.01 m² (TD/T 1057-2020, field TBMJ), and an integer from then on.
///
/// Sums of areas are exact whatever their order; a total is always the sum of the rows a person sees.
public struct Area: Sendable, Hashable, Codable {
    /// The area in hundredths of a square metre.
    public let hundredths: Int64

    /// An area from hundredths of a square metre.
    public init(hundredths: Int64) {
        self.hundredths = hundredths
    }

    /// No area.
    public static let zero = Area(hundredths: 0)

    /// An area from square metres, rounded to 0.01 m²; halves go away from zero (四舍五入).
    ///
    /// - Returns: `nil` for what is not a number or beyond 10¹³ m² (the land of China), which only a fault gives;
    ///   so the sum of 9000 of any areas does not overflow.
    public init?(rounding squareMetres: Double) {
        guard abs(squareMetres) <= 1e13 else { return nil }
        let scaled = (squareMetres * 100).rounded(.toNearestOrAwayFromZero)
        guard let hundredths = Int64(exactly: scaled) else { return nil }
        self.init(hundredths: hundredths)
    }

    /// The area in square metres.
    public var squareMetres: Double { Double(hundredths) / 100 }

    /// The area in a unit, exactly.
    public func value(in unit: AreaUnit) -> Rational {
        Rational(Int128(hundredths), 100) / unit.squareMetres
    }

    /// The area in a unit, rounded to so many digits after the point; halves go away from zero.
    ///
    /// - Returns: `nil` when the number has more digits than `ExactDecimal` holds.
    public func rounded(in unit: AreaUnit, to scale: Int) -> ExactDecimal? {
        // In machine words, where they hold it; the exact fraction costs ten times as much.
        let size = unit.fraction
        let (parts, overflow) = hundredths.magnitude.multipliedReportingOverflow(
            by: UInt64(size.denominator) * ExactDecimal.units[min(max(scale, 0), 9)])
        guard !overflow, (0...9).contains(scale) else { return value(in: unit).rounded(to: scale) }
        let divisor = 100 * UInt64(size.numerator)
        let (quotient, remainder) = parts.quotientAndRemainder(dividingBy: divisor)
        let nearest = remainder >= divisor - remainder ? quotient + 1 : quotient
        guard let value = Int64(exactly: nearest) else { return nil }
        return ExactDecimal(significand: hundredths < 0 ? -value : value, scale: scale)
    }

    /// The sum of two areas, exactly.
    public static func + (left: Area, right: Area) -> Area {
        Area(hundredths: left.hundredths + right.hundredths)
    }

    /// The difference of two areas, exactly.
    public static func - (left: Area, right: Area) -> Area {
        Area(hundredths: left.hundredths - right.hundredths)
    }

    /// Adds an area, exactly.
    public static func += (left: inout Area, right: Area) {
        left = left + right
    }
}

extension Area: Comparable {
    /// Whether the left area is the smaller one.
    public static func < (left: Area, right: Area) -> Bool { left.hundredths < right.hundredths }
}
