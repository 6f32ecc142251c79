/// A cell of a sheet that holds something.
public struct SheetCell: Sendable, Hashable {
    /// What stands behind what is shown.
    public enum Content: Sendable, Hashable {
        /// A text, a date or a truth value: what is shown is all there is.
        case shown
        /// A number, in the digits that give it back.
        case number(String)
        /// A time that begins with its hours, as degrees are often kept: how many it holds.
        case hours(Double)
        /// An error such as `#REF!`.
        case fault
        /// A formula whose result was not saved.
        case uncomputed
    }

    /// How much of a cell a line is drawn through (删除线).
    public enum Strike: Sendable, Hashable { case none, part, whole }

    /// The cell as Excel shows it in a column that is wide enough.
    public let text: String
    /// What stands behind it.
    public let content: Content
    /// How much of it is struck through; a part is left out of what it shows.
    public var strike = Strike.none
    /// Whether its text has the colour of its ground, or is too small to be seen.
    public var isUnseen = false

    /// A cell from its parts.
    public init(_ text: String, content: Content = .shown) {
        self.text = text
        self.content = content
    }

    /// The digits of the number that the cell holds, for calculation; else what it shows.
    public var exact: String {
        if case .number(let digits) = content { return digits }
        return text
    }
}
