/// How much of the ground of its parcels a deviation leaves open (影响范围).
public struct CornerStake: Sendable, Hashable {
    /// What is open.
    public enum Extent: Sendable, Hashable {
        /// Corners lie within half of so many metres of where they are printed.
        case metres(Double)
        /// The ground has its shape, and may lie elsewhere.
        case place
        /// So large a part of the area; all of it is 1, where nothing tells what a corner that is missing cuts off or adds.
        case share(Double)
    }

    /// What is open.
    public let extent: Extent
    /// The numbers of the parcels in all that was read; `nil` for each of them.
    public internal(set) var parcels: Set<Int>?

    /// A stake from its parts.
    public init(_ extent: Extent, of parcels: Set<Int>? = nil) {
        self.extent = extent
        self.parcels = parcels
    }

    /// All the ground of parcels.
    static let all = CornerStake(.share(1))

    /// The same where other parcels were read before, of as many that are meant.
    func behind(_ others: Int, of own: Int) -> CornerStake {
        CornerStake(extent, of: Set((parcels.map(Array.init) ?? Array(0..<own)).map { $0 + others }))
    }
}
