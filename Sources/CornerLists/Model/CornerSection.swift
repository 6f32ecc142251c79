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
    /// The line of the file where it stands, from 1; 0 for none.
    let line: Int

    /// A pair.
    public init(_ key: String, _ value: String) { self.init(key, value, line: 0) }

    init(_ key: String, _ value: String, line: Int) {
        self.key = key
        self.value = value
        self.line = line
    }

    /// Whether two say the same, wherever they stand.
    public static func == (one: CornerEntry, other: CornerEntry) -> Bool {
        one.key == other.key && one.value == other.value
    }

    /// What it says, wherever it stands.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(value)
    }
}
