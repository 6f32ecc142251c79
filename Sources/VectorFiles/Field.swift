/// A field (字段) of a layer.
public struct Field: Sendable, Hashable {
    /// What a field holds.
    public enum Kind: Sendable, Hashable {
        /// Text of up to so many bytes; 0 leaves the width to the format.
        case text(width: Int = 0)
        /// Whole numbers of 64 bits.
        case integer
        /// Numbers with so many digits in all and after the point; 0 leaves both to the format.
        case real(width: Int = 0, decimals: Int = 0)
        /// A date.
        case date
        /// Anything else: read as text.
        case other
    }

    /// Its name.
    public let name: String
    /// What it holds.
    public let kind: Kind
    /// Its name for people (字段别名), written where format and library have a place for it, and not read; `nil` for none.
    public let alias: String?
    /// Whether some text of it ends within a character: those that fill the field were cut short (文字被截断).
    public let isCutShort: Bool

    /// A field from its name and kind.
    public init(_ name: String, _ kind: Kind, alias: String? = nil, isCutShort: Bool = false) {
        self.name = name
        self.kind = kind
        self.alias = alias
        self.isCutShort = isCutShort
    }
}

extension Field.Kind {
    /// Whether it is text.
    public var isText: Bool { if case .text = self { true } else { false } }
}
