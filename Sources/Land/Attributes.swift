/// The values of a feature that play a role: identifier, name, class, county (要素属性).
///
/// They are few, and one is made for each of many features; so they lie one after the other.
public struct Attributes: Sendable, Codable {
    /// A value with its role.
    public struct Entry: Sendable, Codable {
        /// What it says of the feature.
        public let role: FieldRole
        /// What its field holds.
        public fileprivate(set) var text: String
        /// Whether that is all.
        package fileprivate(set) var ending: TextEnding
    }

    private var entries: [Entry] = []

    /// No value.
    public init() {}

    /// One value.
    package init(_ entry: Entry) { entries = [entry] }

    /// Makes room for so many values.
    package mutating func reserveCapacity(_ count: Int) { entries.reserveCapacity(count) }

    /// The value of a role; `nil` where the feature has none.
    public subscript(role: FieldRole) -> String? {
        get {
            for entry in entries where entry.role == role { return entry.text }
            return nil
        }
        set {
            if let newValue {
                enter(newValue, .whole, as: role)
            } else {
                entries.removeAll { $0.role == role }
            }
        }
    }

    /// Enters the value of a role.
    package mutating func enter(_ text: String, _ ending: TextEnding, as role: FieldRole) {
        let entry = Entry(role: role, text: text, ending: ending)
        if let known = entries.firstIndex(where: { $0.role == role }) {
            entries[known] = entry
        } else {
            entries.append(entry)
        }
    }

    /// Puts the value that several tell together in the place of what is there.
    package mutating func enter(_ entry: Entry) { enter(entry.text, entry.ending, as: entry.role) }

    /// Whether the value of a role is all that was written; so it is where there is none.
    package func ending(of role: FieldRole) -> TextEnding {
        for entry in entries where entry.role == role { return entry.ending }
        return .whole
    }
}

extension Attributes: Sequence {
    /// Goes through the values in the order in which they were entered.
    public func makeIterator() -> IndexingIterator<[Entry]> {
        entries.makeIterator()
    }

    /// Their number.
    public var count: Int { entries.count }
}

extension Attributes: ExpressibleByDictionaryLiteral {
    /// Values with their roles; of several for one the last counts.
    public init(dictionaryLiteral elements: (FieldRole, String)...) {
        for (role, text) in elements { self[role] = text }
    }
}
