/// Which of the features lie over a piece of the plane.
public struct FeatureSet: Sendable, Hashable {
    private var words: [UInt64]

    /// None of so many features.
    init(capacity: Int) {
        words = Array(repeating: 0, count: (capacity + 63) / 64)
    }

    /// Whether a feature is among them.
    public func contains(_ feature: Int) -> Bool {
        words[feature / 64] >> UInt64(feature % 64) & 1 == 1
    }

    /// How many there are: the depth (重叠层数).
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// How many of the features of a range are among them.
    public func count(in features: Range<Int>) -> Int { members.count(where: features.contains) }

    /// Their numbers, sorted.
    public var members: [Int] {
        words.indices.flatMap { index in
            var word = words[index]
            var found: [Int] = []
            while word != 0 {
                found.append(64 * index + word.trailingZeroBitCount)
                word &= word - 1
            }
            return found
        }
    }

    /// Takes a feature in, or out when it was in: the even-odd rule.
    mutating func toggle(_ feature: Int) {
        words[feature / 64] ^= 1 << UInt64(feature % 64)
    }
}
