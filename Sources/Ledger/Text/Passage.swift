/// A piece of the report: its exact text and where it stands.
public struct Passage: Sendable, Hashable {
    /// The text as written, lines ending in LF.
    public let text: String
    /// The offset of its first scalar in the report.
    public let offset: Int

    /// A passage from its text and its offset.
    public init(text: String, offset: Int) {
        self.text = text
        self.offset = offset
    }

    /// The offsets of its scalars.
    public var range: Range<Int> { offset..<(offset + text.unicodeScalars.count) }
}
