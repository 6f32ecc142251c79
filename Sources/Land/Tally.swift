public import Geodesy

/// What became of the features of a layer: read = used + repaired + set aside, always.
public struct Tally: Sendable, Hashable, Codable {
    /// Features read.
    public var read = 0
    /// Features used as they stand.
    public var used = 0
    /// Features used after a repair.
    public var repaired = 0
    /// Features set aside, each with its reason.
    public var setAside = 0
    /// The area of the features used as they stand.
    public var usedArea = Area.zero
    /// The area of the repaired features, after the repair.
    public var repairedArea = Area.zero

    /// An account of nothing.
    public init() {}

    /// Whether every feature read is accounted for.
    public var reconciles: Bool { read == used + repaired + setAside }
}
