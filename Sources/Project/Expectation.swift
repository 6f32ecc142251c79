/// What a measure is expected to give, when the report prints no figure for it.
public enum Expectation: Sendable, Hashable {
    /// This value.
    case equals(Quantity)
    /// This value or less.
    case atMost(Quantity)
    /// This value or more.
    case atLeast(Quantity)

    /// The value it names.
    public var quantity: Quantity {
        switch self {
        case .equals(let quantity), .atMost(let quantity), .atLeast(let quantity): quantity
        }
    }
}
