public import Geometry

/// The lines around the ground that a parcel and a cover feature share (压盖部分的边线).
///
/// Those of the parcel, and those of the cover that may run through the box of the parcel: enough to build the shared
/// ground, however large the cover is. Some lines bound nothing of it; a position tells which side of a line counts.
public struct OverlapOutline: Sendable {
    private let parcel: ParcelEdges
    private let cover: [Edge]
    private let coversCorner: Bool

    /// - Parameters:
    ///   - parcel: the edges of the parcel.
    ///   - cover: the edges of the cover that may meet its box.
    ///   - coversCorner: whether the cover lies over the north-west corner of the box.
    init(parcel: ParcelEdges, cover: [Edge], coversCorner: Bool) {
        self.parcel = parcel
        self.cover = cover
        self.coversCorner = coversCorner
    }

    /// The lines from end to end, in the working plane.
    public var lines: [(start: Coordinate, end: Coordinate)] {
        (parcel.edges + cover).map { (Coordinate(x: $0.ax, y: $0.ay), Coordinate(x: $0.bx, y: $0.by)) }
    }

    /// Whether a position lies in both, each by the even-odd rule.
    public func contains(_ position: Coordinate) -> Bool {
        guard parcel.contains(position.x, position.y) else { return false }
        var isCovered = coversCorner
        for edge in cover {
            // First south along the western side of the box, then east.
            let isPassed = edge.isCrossed(alongX: parcel.box.minX, from: parcel.box.maxY, to: position.y)
            if isPassed != edge.isCrossed(alongY: position.y, from: parcel.box.minX, to: position.x) {
                isCovered.toggle()
            }
        }
        return isCovered
    }
}
