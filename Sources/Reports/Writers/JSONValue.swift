public import Geodesy

/// A JSON document whose objects keep the order of their keys.
///
/// Foundation's `JSONEncoder` is not used: it orders keys by hash or by alphabet, while a result that people
/// compare must read in a fixed order of meaning, and the same inputs must give the same bytes.
public enum JSONValue: Sendable, Hashable {
    /// A key and its value.
    public struct Member: Sendable, Hashable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// A member of an object.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An object; keys must differ, the order is kept.
    case object([Member])
    /// An array.
    case array([JSONValue])
    /// An array whose values are made one by one when they are written, and not kept.
    case list(JSONList)
    /// A text.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A number, written with the fewest digits that give it back; `null` when it is infinite or not a number.
    case double(Double)
    /// A decimal, written as it is printed.
    case decimal(ExactDecimal)
    /// True or false.
    case bool(Bool)
    /// Nothing.
    case null
}

/// Values that are made when they are asked for.
public struct JSONList: Sendable {
    /// The number of values.
    public let count: Int
    private let value: @Sendable (Int) -> JSONValue

    /// The values of some elements.
    public init<Element: Sendable>(_ elements: [Element], value: @escaping @Sendable (Element) -> JSONValue) {
        count = elements.count
        self.value = { value(elements[$0]) }
    }

    /// The value at a place, from 0.
    public subscript(place: Int) -> JSONValue { value(place) }
}

extension JSONList: Hashable {
    /// Whether the values are the same.
    public static func == (left: JSONList, right: JSONList) -> Bool {
        left.count == right.count && (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }

    /// Feeds the values to a hasher.
    public func hash(into hasher: inout Hasher) {
        for place in 0..<count { hasher.combine(self[place]) }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    /// An object; the order is that of the literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(members.map { Member($0.0, $0.1) })
    }

    /// An array.
    public init(arrayLiteral values: JSONValue...) { self = .array(values) }

    /// A text.
    public init(stringLiteral text: String) { self = .string(text) }

    /// A whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// True or false.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}
