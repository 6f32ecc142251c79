/// Whose figure a claim is.
public enum ClaimScope: Sendable, Hashable {
    /// The place that reports (全盟, 我盟, a banner of it).
    case local
    /// The region above it (自治区, 全区).
    case region
    /// Another place, by its name.
    case elsewhere(String)
}
