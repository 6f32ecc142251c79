public import Geodesy

/// The values that a figure stands for: an interval, open or closed at either end.
public struct AcceptedRange: Sendable, Hashable {
    /// The smallest value; `nil` when there is none.
    public let lower: Rational?
    /// Whether `lower` itself belongs to the range.
    public let includesLower: Bool
    /// The largest value; `nil` when there is none.
    public let upper: Rational?
    /// Whether `upper` itself belongs to the range.
    public let includesUpper: Bool

    /// A range from its ends.
    public init(lower: Rational?, includesLower: Bool = true, upper: Rational?, includesUpper: Bool = true) {
        self.lower = lower
        self.includesLower = includesLower
        self.upper = upper
        self.includesUpper = includesUpper
    }

    /// Whether a value lies in it.
    public func contains(_ value: Rational) -> Bool {
        if let lower, value < lower || (value == lower && !includesLower) { return false }
        if let upper, value > upper || (value == upper && !includesUpper) { return false }
        return true
    }
}
