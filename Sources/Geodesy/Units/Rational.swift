/// An exact fraction, always in lowest terms with a positive denominator.
///
/// 亩 are thirds of square metres, so decimals cannot carry a claim into square metres without rounding
/// it; fractions can.
public struct Rational: Sendable, Hashable {
    /// Above the line, with the sign.
    public let numerator: Int128
    /// Below the line, positive.
    public let denominator: Int128

    /// A fraction, brought to lowest terms.
    ///
    /// - Precondition: `denominator` is not 0.
    public init(_ numerator: Int128, _ denominator: Int128 = 1) {
        precondition(denominator != 0, "a fraction needs a denominator")
        let common = commonDivisor(numerator.magnitude, denominator.magnitude)
        let divisor = Int128(common) * (denominator < 0 ? -1 : 1)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The nearest fraction with a denominator of at most 10⁹, for what no report states: beyond 10³⁰ it stops.
    private init(nearest value: Double) {
        let bounded = min(max(value, -1e30), 1e30)
        let scale = abs(bounded) < 1e18 ? 1e9 : 1.0
        self.init(Int128((bounded * scale).rounded()), Int128(scale))
    }

    /// The fraction without its sign.
    public var magnitude: Rational { Rational(Int128(numerator.magnitude), denominator) }

    /// The nearest double.
    public var double: Double {
        // Most fractions are small, and integers of 128 bits turn into doubles bit by bit.
        guard let numerator = Int64(exactly: numerator), let denominator = Int64(exactly: denominator) else {
            return Double(numerator) / Double(denominator)
        }
        return Double(numerator) / Double(denominator)
    }

    /// The sum of two fractions; the nearest that fits when the exact one has more than 127 bits.
    public static func + (left: Rational, right: Rational) -> Rational {
        let (a, first) = left.numerator.multipliedReportingOverflow(by: right.denominator)
        let (b, second) = right.numerator.multipliedReportingOverflow(by: left.denominator)
        let (sum, third) = a.addingReportingOverflow(b)
        let (denominator, fourth) = left.denominator.multipliedReportingOverflow(by: right.denominator)
        guard !(first || second || third || fourth) else {
            return Rational(nearest: left.double + right.double)
        }
        return Rational(sum, denominator)
    }

    /// The difference of two fractions.
    public static func - (left: Rational, right: Rational) -> Rational {
        left + Rational(-right.numerator, right.denominator)
    }

    /// The product of two fractions; the nearest that fits when the exact one has more than 127 bits.
    public static func * (left: Rational, right: Rational) -> Rational {
        // Crosswise first, so that the products stay small.
        let first = Rational(left.numerator, right.denominator)
        let second = Rational(right.numerator, left.denominator)
        let (numerator, above) = first.numerator.multipliedReportingOverflow(by: second.numerator)
        let (denominator, below) = first.denominator.multipliedReportingOverflow(by: second.denominator)
        guard !(above || below) else { return Rational(nearest: left.double * right.double) }
        return Rational(numerator, denominator)
    }

    /// The quotient of two fractions.
    ///
    /// - Precondition: `right` is not 0.
    public static func / (left: Rational, right: Rational) -> Rational {
        left * Rational(right.denominator, right.numerator)
    }

    /// The nearest decimal with so many digits after the point; halves go away from zero (四舍五入).
    ///
    /// - Returns: `nil` when the number has more digits than `ExactDecimal` holds.
    public func rounded(to scale: Int) -> ExactDecimal? {
        guard (0...ExactDecimal.maximumScale).contains(scale) else { return nil }
        let (scaled, overflow) = Int128(numerator.magnitude).multipliedReportingOverflow(by: powerOfTen(scale))
        guard !overflow else { return nil }
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
        let nearest = remainder * 2 >= denominator ? quotient + 1 : quotient
        guard let value = Int64(exactly: numerator < 0 ? -nearest : nearest) else { return nil }
        return ExactDecimal(significand: value, scale: scale)
    }
}

extension Rational: Comparable {
    /// Whether the left fraction is the smaller one.
    public static func < (left: Rational, right: Rational) -> Bool {
        let (a, first) = left.numerator.multipliedReportingOverflow(by: right.denominator)
        let (b, second) = right.numerator.multipliedReportingOverflow(by: left.denominator)
        return first || second ? left.double < right.double : a < b
    }
}

/// The greatest common divisor of two numbers that are not both 0.
private func commonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    // Divisions of 128 bits cost many times those of 64, and few numbers need them.
    if let a = UInt64(exactly: first), let b = UInt64(exactly: second) { return UInt128(euclid(a, b)) }
    return euclid(first, second)
}

private func euclid<Number: FixedWidthInteger>(_ first: Number, _ second: Number) -> Number {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
