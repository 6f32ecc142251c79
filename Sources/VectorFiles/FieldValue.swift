/// The value of a field of one feature.
public enum FieldValue: Sendable, Hashable {
    /// No value.
    case missing
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number.
    case real(Double)

    /// The value as text, numbers without grouping; `nil` for a missing value.
    public var text: String? {
        switch self {
        case .missing: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): Self.text(of: number)
        }
    }

    /// A number without an exponent, up to thirty digits.
    private static func text(of number: Double) -> String {
        guard number == number.rounded(), number.magnitude < 1e30 else { return String(number) }
        if number.magnitude < 1e15 { return String(Int64(number)) }
        // The digits that tell it from other doubles, and zeros.
        let parts = String(number).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else {
            return String(parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0])
        }
        let decimals = parts[0].split(separator: ".").dropFirst().first.map { $0 == "0" ? "" : $0 } ?? ""
        return parts[0].prefix { $0 != "." } + decimals
            + String(repeating: "0", count: exponent - decimals.count)
    }

    /// The value as a number; `nil` when it is none.
    public var number: Double? {
        switch self {
        case .missing: nil
        case .text(let text): Double(text)
        case .integer(let number): Double(number)
        case .real(let number): number
        }
    }
}
