/// A section of a header: `[属性描述]` and its lines.
public struct CornerSection: Sendable, Hashable {
    /// Its name; empty for lines before any.
    public var name: String
    /// Its lines.
    public var entries: [CornerEntry]

    /// A section from its parts.
    public init(name: String, entries: [CornerEntry]) {
        self.name = name
        self.entries = entries
    }
}

/// A key and its value.
public struct CornerEntry: Sendable, Hashable {
    /// The key; empty for a line that is no pair.
    public var key: String
    /// The value, or the line.
    public var value: String

    /// A pair.
    public init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}
