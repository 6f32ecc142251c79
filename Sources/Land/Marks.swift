/// Which of some numbered conditions hold (条件标记).
public struct Marks: Sendable, Hashable, Codable {
    /// Condition `i` is bit `i % 64` of word `i / 64`; words of zeros at the end are left out.
    package private(set) var words: [UInt64]

    /// None.
    public init() { words = [] }

    /// Marks as they were written.
    package init(words: [UInt64]) { self.words = words }

    /// Marks a condition.
    package mutating func insert(_ number: Int) {
        while words.count <= number / 64 { words.append(0) }
        words[number / 64] |= 1 << UInt64(number % 64)
    }

    /// Whether a condition holds.
    package func contains(_ number: Int) -> Bool {
        number / 64 < words.count && words[number / 64] & (1 << UInt64(number % 64)) != 0
    }
}
