/// A decimal number as a condition writes it, exactly: `2024`, `-0.5`, `937.36`, `1.5e3`.
///
/// `ExactDecimal` holds the 15 digits that a report prints; identifiers kept as numbers have up to 19.
struct DecimalLiteral: Sendable, Hashable {
    /// The digits as an integer, with the sign: 93736 for `937.36`.
    let significand: Int128
    /// The number of digits after the point, none of them a trailing zero.
    let scale: Int
    /// The nearest double, rounded once.
    let double: Double

    /// The largest number of digits, and of digits after the point: with 18 of these any `Int64` can be compared in 128 bits.
    static let maximumDigits = 36
    static let maximumScale = 18

    /// A number from ASCII text: an optional sign, digits, a point, and digits after it, one side of which may lack.
    ///
    /// - Parameter allowsExponent: whether `e` and a power of ten may follow.
    /// - Returns: `nil` for anything else, and beyond the limits above.
    init?(_ text: some StringProtocol, allowsExponent: Bool = false) {
        var digits: Int128 = 0
        var (count, significant, scale) = (0, 0, 0)
        var isNegative = false
        var hasPoint = false
        var exponent: Int?
        for (place, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where place == 0: isNegative = true
            case UInt8(ascii: "+") where place == 0: break
            case UInt8(ascii: ".") where !hasPoint: hasPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                count += 1
                if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
                guard significant <= Self.maximumDigits else { return nil }
                digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
                if hasPoint { scale += 1 }
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard allowsExponent, let power = Self.exponent(text.utf8.dropFirst(place + 1)) else {
                    return nil
                }
                exponent = power
            default: return nil
            }
            if exponent != nil { break }
        }
        guard count > 0 else { return nil }
        scale -= exponent ?? 0
        self.init(isNegative ? -digits : digits, scale: scale)
    }

    /// A number from its digits and how many of them stand after the point; fewer than none for zeros before it.
    private init?(_ digits: Int128, scale: Int) {
        var (digits, scale) = (digits, digits == 0 ? 0 : scale)
        while scale > 0, digits % 10 == 0 { (digits, scale) = (digits / 10, scale - 1) }
        while scale < 0 {
            guard digits.magnitude < Self.ceiling else { return nil }
            (digits, scale) = (digits * 10, scale + 1)
        }
        guard scale <= Self.maximumScale, digits.magnitude < Self.ceiling,
            let double = Double("\(digits)e-\(scale)")
        else { return nil }
        (significand, self.scale, self.double) = (digits, scale, double)
    }

    private static let ceiling = (0..<maximumDigits).reduce(UInt128(1)) { power, _ in power * 10 }

    private static func exponent(_ bytes: some Sequence<UInt8>) -> Int? {
        let text = String(bytes.map { Character(Unicode.Scalar($0)) })
        guard text.utf8.count <= 3, let power = Int(text) else { return nil }
        return power
    }

    /// The number with the other sign.
    var negated: DecimalLiteral { DecimalLiteral(significand: -significand, scale: scale, double: -double) }

    private init(significand: Int128, scale: Int, double: Double) {
        (self.significand, self.scale, self.double) = (significand, scale, double)
    }

    /// A whole number.
    init(_ number: Int64) {
        self.init(significand: Int128(number), scale: 0, double: Double(number))
    }

    /// The largest whole number that is not above this one, and the rest in units of the last digit allowed.
    private var parts: (floor: Int128, rest: Int128) {
        var unit: Int128 = 1
        for _ in 0..<scale { unit *= 10 }
        var floor = significand / unit
        if significand % unit < 0 { floor -= 1 }
        var rest = significand - floor * unit
        for _ in scale..<Self.maximumScale { rest *= 10 }
        return (floor, rest)
    }

    /// The whole number that this is; `nil` when it is none, or beyond 64 bits.
    var integer: Int64? { scale == 0 ? Int64(exactly: significand) : nil }

    /// Below 0 when this number is the smaller one, 0 when they are equal: exactly.
    func order(to other: DecimalLiteral) -> Int {
        let (own, others) = (parts, other.parts)
        return own.floor == others.floor
            ? (own.rest - others.rest).signum().asInt : (own.floor - others.floor).signum().asInt
    }

    /// What a whole number is compared with: the floor, and whether something is left above it.
    var threshold: (floor: Int128, hasRest: Bool) { (parts.floor, parts.rest != 0) }
}

extension DecimalLiteral: CustomStringConvertible {
    /// The number in plain digits: no exponent, no trailing zeros after the point.
    var description: String {
        let digits = String(significand.magnitude)
        let sign = significand < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

extension Int128 {
    /// The number, for one known to be small.
    fileprivate var asInt: Int { Int(truncatingIfNeeded: self) }
}
