/// A rectangle with sides along the axes (外包矩形), in the plane of the coordinates it encloses.
///
/// A box made of nothing is empty: its minimum is above its maximum and it meets no other box.
public struct Box: Sendable, Hashable, BitwiseCopyable, Codable {
    /// The smallest easting.
    public var minX: Double
    /// The smallest northing.
    public var minY: Double
    /// The largest easting.
    public var maxX: Double
    /// The largest northing.
    public var maxY: Double

    /// A box from its corners.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The box of nothing.
    public static let empty = Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

    /// The smallest box around coordinates.
    public init(around coordinates: some Sequence<Coordinate>) {
        self = .empty
        for coordinate in coordinates { extend(to: coordinate) }
    }

    /// Whether it encloses no position at all.
    public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }
    /// Its size from west to east.
    public var width: Double { isEmpty ? 0 : maxX - minX }
    /// Its size from south to north.
    public var height: Double { isEmpty ? 0 : maxY - minY }

    /// Grows just enough to enclose a position.
    public mutating func extend(to coordinate: Coordinate) {
        minX = min(minX, coordinate.x)
        minY = min(minY, coordinate.y)
        maxX = max(maxX, coordinate.x)
        maxY = max(maxY, coordinate.y)
    }

    /// Grows just enough to enclose another box.
    public mutating func extend(to other: Box) {
        minX = min(minX, other.minX)
        minY = min(minY, other.minY)
        maxX = max(maxX, other.maxX)
        maxY = max(maxY, other.maxY)
    }

    /// The area of what the two share.
    public func sharedArea(with other: Box) -> Double {
        let (x, y) = (
            min(maxX, other.maxX) - max(minX, other.minX), min(maxY, other.maxY) - max(minY, other.minY)
        )
        return x > 0 && y > 0 ? x * y : 0
    }

    /// Whether the two share at least one position; touching counts.
    public func meets(_ other: Box) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }
}
