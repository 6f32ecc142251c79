/// A line of the report that belongs to no item.
public struct UnplacedLine: Sendable, Hashable {
    /// The text of the line.
    public let text: Passage
    /// The line, counted from 1.
    public let line: Int
}
