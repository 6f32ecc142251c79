public import Geodesy

/// Two rights over the same ground (立体设置的矿业权).
public struct StackedRights: Sendable {
    /// How their elevations lie.
    public enum Relation: String, Sendable {
        /// One above the other.
        case stacked
        /// At common elevations.
        case conflicting
        /// Not both recorded.
        case unknown
    }

    /// The numbers of the two in their file.
    public let fids: (Int64, Int64)
    /// Their identifiers.
    public let ids: (String, String)
    /// The ground both have.
    public let area: Area
    /// How their elevations lie.
    public let relation: Relation
}
