/// A number in decimal digits, as spreadsheets show it: fifteen of them count.
struct DecimalNumber {
    /// The digits without zeros before or behind; empty for zero.
    private(set) var digits: [UInt8] = []
    /// The number is `0.digits` times ten to this power.
    private(set) var exponent = 0
    let isNegative: Bool

    private static let mostDigits = 15

    init(_ value: Double) {
        isNegative = value < 0
        let text = value.magnitude.description.lowercased()
        let halves = text.split(separator: "e")
        let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? Array(parts[1].utf8) : []
        digits = (Array(parts[0].utf8) + fraction).map { $0 &- 0x30 }
        exponent = parts[0].utf8.count + (halves.count > 1 ? Int(halves[1]) ?? 0 : 0)
        trim()
        round(to: Self.mostDigits)
    }

    var isZero: Bool { digits.isEmpty }

    /// The number times a power of ten.
    func scaled(by power: Int) -> DecimalNumber {
        var result = self
        if !isZero { result.exponent += power }
        return result
    }

    /// The number with so many decimals, halves away from zero.
    func rounded(decimals: Int) -> DecimalNumber {
        var result = self
        result.round(to: exponent + decimals)
        return result
    }

    /// The digits before the point, none for zero.
    var integer: [UInt8] {
        exponent <= 0 ? [] : (0..<exponent).map { $0 < digits.count ? digits[$0] : 0 }
    }

    /// So many digits behind the point.
    func fraction(_ count: Int) -> [UInt8] {
        (0..<count).map { place in
            let index = exponent + place
            return digits.indices.contains(index) ? digits[index] : 0
        }
    }

    /// The number in plain digits, or in powers of ten when it is very large or small.
    var general: String {
        if isZero { return "0" }
        let sign = isNegative ? "-" : ""
        guard (-8...21).contains(exponent) else {
            let rest = digits.dropFirst().map { String($0) }.joined()
            let power = exponent - 1
            return
                "\(sign)\(digits[0])\(rest.isEmpty ? "" : ".\(rest)")E\(power < 0 ? "-" : "+")\(power.magnitude)"
        }
        let whole = integer.isEmpty ? "0" : integer.map { String($0) }.joined()
        let decimals = fraction(max(0, digits.count - exponent)).map { String($0) }.joined()
        return sign + whole + (decimals.isEmpty ? "" : ".\(decimals)")
    }

    private mutating func round(to count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            return trim()
        }
        let isUp = digits[count] >= 5
        digits = Array(digits[..<count])
        if isUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                exponent += 1
            }
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        exponent = digits.isEmpty ? 0 : exponent - zeros
    }
}
