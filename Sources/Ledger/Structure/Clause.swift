/// A clause of an item's progress: the text under one label.
public struct Clause: Sendable, Hashable {
    /// The label as printed, such as `（一）`; `nil` for text before the first label.
    public let label: String?
    /// The number that the label means; `nil` without a label.
    public let number: Int?
    /// The text after the label; it may span paragraphs.
    public let text: Passage
}
