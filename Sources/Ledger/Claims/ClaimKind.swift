/// What a figure counts or measures.
public enum ClaimKind: String, Sendable, CaseIterable {
    /// An area (面积).
    case area
    /// A length (长度).
    case length
    /// A number of things or times (数量).
    case count
    /// A share or a change in percent, percentage points or tenths (比率).
    case ratio
    /// A sum of money (金额).
    case money
    /// A mass (质量).
    case mass
    /// A volume (体积).
    case volume
    /// A multiple (倍数).
    case multiple
    /// Money per unit (单价): `480元/亩`.
    case unitPrice
}
