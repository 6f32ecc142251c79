public import Geodesy

/// What a measure gives: an exact number of a kind.
public struct MeasuredValue: Sendable, Hashable {
    /// What the number is.
    public enum Kind: String, Sendable, Hashable {
        /// An area, m²: the exact sum of rounded pieces.
        case area
        /// A number of features.
        case count
        /// A length, m: the exact sum of rounded lines.
        case length
        /// A share, per cent.
        case ratio
        /// Money, yuan.
        case money
        /// A mass, tonnes.
        case mass
        /// Any other number.
        case number
    }

    /// What the number is.
    public let kind: Kind
    /// The number, exactly, in the unit of its kind.
    public let magnitude: Rational

    /// A value from its parts.
    public init(_ kind: Kind, _ magnitude: Rational) {
        self.kind = kind
        self.magnitude = magnitude
    }

    /// An area.
    public static func area(_ area: Area) -> MeasuredValue {
        MeasuredValue(.area, Rational(Int128(area.hundredths), 100))
    }

    /// A number of features.
    public static func count(_ count: Int) -> MeasuredValue { MeasuredValue(.count, Rational(Int128(count))) }

    /// A length in hundredths of a metre.
    public static func length(hundredths: Int64) -> MeasuredValue {
        MeasuredValue(.length, Rational(Int128(hundredths), 100))
    }
}
