/// Ground that a parcel shares with another (重叠地面).
public struct SharedGround: Sendable {
    /// Its area, m² of the working plane, before rounding.
    public let area: Double
    /// Its boundary is no longer than this, metres of the plane.
    public let boundaryLimit: Double
    /// The edges of the other that may run through the parcel; their owner is 1.
    let edges: [Edge]
    /// Whether the other covers the north-west corner of the parcel's box.
    let coversCorner: Bool
}
