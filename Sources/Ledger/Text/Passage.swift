/// A piece of the report: its exact text and where it stands.
public struct Passage: Sendable, Hashable {
    /// The text as written, lines ending in LF.
    public let text: String
    /// The offset of its first scalar in the report.
    public let offset: Int
    /// The number of its scalars.
    private let count: Int

    /// A passage from its text and its offset.
    public init(text: String, offset: Int) {
        self.init(text: text, offset: offset, count: text.unicodeScalars.count)
    }

    /// - Parameter count: the number of scalars of the text.
    init(text: String, offset: Int, count: Int) {
        self.text = text
        self.offset = offset
        self.count = count
    }

    /// The offsets of its scalars.
    public var range: Range<Int> { offset..<(offset + count) }

    /// The same text at another offset.
    func moved(by shift: Int) -> Passage { Passage(text: text, offset: offset + shift, count: count) }
}
