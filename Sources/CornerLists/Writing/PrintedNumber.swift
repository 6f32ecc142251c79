/// Numbers as files of corners print them.
public enum PrintedNumber {
    /// A number with so many digits after the point, halves away from zero.
    ///
    /// - Parameters:
    ///   - value: below 10⁹ in size.
    ///   - decimals: from 0 to 13; as many as say the same for a large number.
    public static func text(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        let decimals = max(0, min(decimals, 13))
        for _ in 0..<decimals { power *= 10 }
        let units = (value.magnitude * power).rounded(.toNearestOrAwayFromZero)
        guard units < 9e18 else { return "\(value)" }
        let (whole, rest) = Int64(units).quotientAndRemainder(dividingBy: Int64(power))
        let sign = value < 0 && units > 0 ? "-" : ""
        guard power > 1 else { return "\(sign)\(whole)" }
        let digits = "\(rest)"
        return "\(sign)\(whole)." + String(repeating: "0", count: max(0, decimals - digits.count)) + digits
    }

    /// An angle in a notation.
    ///
    /// - Parameters:
    ///   - degrees: not negative.
    ///   - notation: of angles.
    ///   - decimals: of the seconds, from 0 to 9; degrees get as many as say the same.
    public static func angle(_ degrees: Double, _ notation: CornerNotation, decimals: Int) -> String {
        let decimals = max(0, min(decimals, 9))
        guard notation == .packed || notation == .marked else { return text(degrees, decimals: decimals + 4) }
        var power: Int64 = 1
        for _ in 0..<decimals { power *= 10 }
        let units = Int64((degrees * 3600 * Double(power)).rounded(.toNearestOrAwayFromZero))
        let (minutes, rest) = units.quotientAndRemainder(dividingBy: 60 * power)
        let (whole, minute) = minutes.quotientAndRemainder(dividingBy: 60)
        let (second, fraction) = rest.quotientAndRemainder(dividingBy: power)
        let decimal = decimals > 0 ? padded(fraction, decimals) : ""
        if notation == .packed { return "\(whole).\(padded(minute, 2))\(padded(second, 2))\(decimal)" }
        return "\(whole)°\(padded(minute, 2))′\(padded(second, 2))\(decimals > 0 ? "." : "")\(decimal)″"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension CornerNotation {
    /// The degrees of a printed angle, or the metres of a printed ordinate; `nil` for what is none.
    public func degrees(_ text: String) -> Double? { value(text) }
}
