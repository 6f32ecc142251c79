import Geodesy
import Land

/// Features of one layer with one doubt, and how far they can move a figure: a mergeable sum (存疑累计).
struct DoubtSum: Sendable, Codable {
    /// A feature that is named.
    struct Named: Sendable, Codable {
        let ordinal: Int
        let fid: Int64
    }

    /// How many features there are.
    private(set) var features = 0
    /// The first of them.
    private(set) var named: [Named] = []
    /// How much less and more the figure may be, in hundredths of a square metre or of a metre, or in pieces.
    private(set) var less: Int64 = 0
    private(set) var more: Int64 = 0

    /// So many features are named.
    private static let namedFeatures = 5

    /// Enters a feature.
    ///
    /// - Parameter count: how many features it stands for; 0 for one that was entered before.
    mutating func enter(_ ordinal: Int, fid: Int64, less: Int64 = 0, more: Int64 = 0, count: Int = 1) {
        features += count
        self.less += less
        self.more += more
        if count > 0 { enter(Named(ordinal: ordinal, fid: fid)) }
    }

    /// Takes in other features that make the figure less or more by so much together.
    mutating func merge(_ other: DoubtSum, less: Int64 = 0, more: Int64 = 0) {
        features += other.features
        self.less += other.less + less
        self.more += other.more + more
        for one in other.named { enter(one) }
    }

    private mutating func enter(_ one: Named) {
        named.insert(one, at: named.firstIndex { $0.ordinal > one.ordinal } ?? named.count)
        if named.count > Self.namedFeatures { named.removeLast() }
    }

    /// The numbers of the first features in their file.
    var numbers: [Int64] { named.map(\.fid) }

    /// The stake in a figure.
    ///
    /// - Parameter isCount: whether it is a number of features.
    func stake(isCount: Bool, isUnbounded: Bool = false) -> Stake {
        let size: Int128 = isCount ? 1 : 100
        return Stake(
            less: Rational(Int128(less), size), more: Rational(Int128(more), size), isUnbounded: isUnbounded)
    }
}
