/// A line of the report that belongs to no item.
public struct UnplacedLine: Sendable, Hashable {
    /// What such a line is.
    public enum Kind: String, Sendable, CaseIterable {
        /// The head of a table, or the rule below it: it names columns and tells nothing.
        case tableHead
        /// A row of a table whose figures stand outside the items.
        case tableRow
        /// Any other text.
        case text
    }

    /// The text of the line.
    public let text: Passage
    /// The line, counted from 1.
    public let line: Int
    /// What it is.
    public let kind: Kind
}
