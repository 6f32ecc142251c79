/// A decimal number exactly as printed: `937.36`, `0.2536`, `31000`.
///
/// Keeps the digits after the point, trailing zeros included, because the printed precision decides how
/// closely a figure must be met. At most 15 digits and 9 of them after the point: every product in this
/// module then fits 128 bits.
public struct ExactDecimal: Sendable, Hashable {
    /// The digits as an integer, with the sign: 93736 for `937.36`.
    public let significand: Int64
    /// The number of digits after the point: 2 for `937.36`.
    public let scale: Int

    /// The largest number of digits.
    public static let maximumDigits = 15
    /// The largest number of digits after the point.
    public static let maximumScale = 9

    /// A decimal from its integer digits and the number of them after the point.
    ///
    /// - Returns: `nil` outside the limits above.
    public init?(significand: Int64, scale: Int) {
        guard (0...Self.maximumScale).contains(scale), significand.magnitude < 1_000_000_000_000_000 else {
            return nil
        }
        self.significand = significand
        self.scale = scale
    }

    private init() {
        significand = 0
        scale = 0
    }

    /// The number 0.
    public static let zero = ExactDecimal()

    /// A decimal from ASCII text: an optional sign, digits, an optional point with digits after it.
    ///
    /// - Returns: `nil` for anything else, and outside the limits above.
    public init?(_ text: some StringProtocol) { self.init(String(text)) }

    /// A decimal from ASCII text: an optional sign, digits, an optional point with digits after it.
    ///
    /// - Returns: `nil` for anything else, and outside the limits above.
    public init?(_ text: String) {
        var significand: Int64 = 0
        var digits = 0
        var scale = 0
        var pointSeen = false
        var negative = false
        for (position, character) in text.utf8.enumerated() {
            switch character {
            case UInt8(ascii: "-") where position == 0: negative = true
            case UInt8(ascii: "+") where position == 0: break
            case UInt8(ascii: ".") where !pointSeen && digits > 0: pointSeen = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if significand > 99_999_999_999_999 { return nil }
                significand = significand * 10 + Int64(character - UInt8(ascii: "0"))
                digits += 1
                if pointSeen { scale += 1 }
            default: return nil
            }
        }
        guard digits > 0, !(pointSeen && scale == 0) else { return nil }
        self.init(significand: negative ? -significand : significand, scale: scale)
    }

    /// The value as an exact fraction.
    public var rational: Rational { Rational(Int128(significand), powerOfTen(scale)) }

    /// Half a unit of the last printed digit: the widest distance at which a value still rounds to this one.
    public var halfUnit: Rational { Rational(1, 2 * powerOfTen(scale)) }

    /// The nearest double.
    public var double: Double { Double(significand) / Self.powers[scale] }

    /// What one is worth in units of the last digit, by scale.
    static let units: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}

extension ExactDecimal: CustomStringConvertible {
    /// The number as printed, with a point and no grouping.
    public var description: String {
        var digits: [UInt8] = []
        write(to: &digits)
        return String(decoding: digits, as: UTF8.self)
    }
}

extension ExactDecimal {
    /// Adds the number as printed to a text in UTF-8.
    package func write(to output: inout [UInt8]) {
        if significand < 0 { output.append(UInt8(ascii: "-")) }
        var left = significand.magnitude
        var digits = scale + 1
        // At most fifteen digits, so the limit does not overflow.
        var limit = Self.units[scale] * 10
        while left >= limit {
            limit *= 10
            digits += 1
        }
        // From the last digit to the first, into room made for them.
        output.append(contentsOf: repeatElement(UInt8(ascii: "."), count: digits + (scale > 0 ? 1 : 0)))
        var place = output.count
        for digit in 0..<digits {
            place -= digit == scale && scale > 0 ? 2 : 1
            output[place] = UInt8(ascii: "0") + UInt8(left % 10)
            left /= 10
        }
    }
}

/// Ten to a power that `ExactDecimal` allows.
package func powerOfTen(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
}
