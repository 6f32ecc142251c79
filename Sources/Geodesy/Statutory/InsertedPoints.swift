/// Points between two vertices of a polygon that the law has put on a long edge, and that are no corners (加密点).
public struct InsertedPoints: Hashable, Sendable {
    /// The position of the first among the coordinates.
    public package(set) var start: Int
    /// How many they are.
    public let count: Int

    /// So many from a position on.
    public init(start: Int, count: Int) { (self.start, self.count) = (start, count) }
}
