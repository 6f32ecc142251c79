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

    /// A whole number without an exponent, as long as a double has all its digits.
    ///
    /// Beyond, the exponent tells that the last digits are lost: such a number names no feature, and no right.
    private static func text(of number: Double) -> String {
        number == number.rounded() && number.magnitude < 0x1p53 ? String(Int64(number)) : String(number)
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
