/// Pairs the items of two reports: by the words of their problems, then by their number.
///
/// An item that was taken out shifts the numbers of all behind it, but not their problems.
enum ItemPairing {
    /// How much of their words two versions of one problem share at least (Dice's coefficient).
    private static let leastLikeness = 0.6
    /// The most items left over on one side that are compared word by word.
    private static let mostLeft = 200
    /// How much of a problem is compared, in scalars.
    private static let longest = 400

    /// The pairs, in no order; an item without its like is paired with `nil`.
    static func pairs(_ earlier: [LedgerItem], _ later: [LedgerItem]) -> [(LedgerItem?, LedgerItem?)] {
        var pairs: [(LedgerItem?, LedgerItem?)] = []
        var before = Array(earlier.indices)
        var after = Array(later.indices)
        func join(_ matches: [(Int, Int)]) {
            let (taken, given) = (Set(matches.map(\.0)), Set(matches.map(\.1)))
            before.removeAll { taken.contains($0) }
            after.removeAll { given.contains($0) }
            pairs += matches.map { (earlier[$0.0], later[$0.1]) }
        }
        join(equal(before, after, before: { words(earlier[$0]) }, after: { words(later[$0]) }))
        join(alike(before.map { ($0, earlier[$0]) }, after.map { ($0, later[$0]) }))
        join(
            equal(before, after, before: { number(earlier[$0]) }, after: { number(later[$0]) }))
        return pairs + before.map { (earlier[$0], nil) } + after.map { (nil, later[$0]) }
    }

    /// The items with equal keys; those with the same key pair in their order.
    private static func equal(
        _ before: [Int], _ after: [Int], before key: (Int) -> [Unicode.Scalar],
        after otherKey: (Int) -> [Unicode.Scalar]
    ) -> [(Int, Int)] {
        var open = Dictionary(grouping: before, by: key).mapValues { $0[...] }
        return after.compactMap { index in
            let key = otherKey(index)
            guard !key.isEmpty else { return nil }
            return open[key]?.popFirst().map { ($0, index) }
        }
    }

    /// The items whose problems share most words, the likest first.
    private static func alike(
        _ before: [(index: Int, item: LedgerItem)], _ after: [(index: Int, item: LedgerItem)]
    ) -> [(Int, Int)] {
        guard before.count <= mostLeft, after.count <= mostLeft else { return [] }
        let (own, other) = (before.map { pairsOfWords($0.item) }, after.map { pairsOfWords($0.item) })
        var scores: [(score: Double, before: Int, after: Int)] = []
        for (left, a) in own.enumerated() {
            for (right, b) in other.enumerated() where !a.isEmpty && !b.isEmpty {
                let score = 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
                if score >= leastLikeness { scores.append((score, left, right)) }
            }
        }
        scores.sort {
            $0.score != $1.score ? $0.score > $1.score : ($0.before, $0.after) < ($1.before, $1.after)
        }
        var (taken, given) = (Set<Int>(), Set<Int>())
        return scores.compactMap { pair in
            guard !taken.contains(pair.before), !given.contains(pair.after) else { return nil }
            taken.insert(pair.before)
            given.insert(pair.after)
            return (before[pair.before].index, after[pair.after].index)
        }
    }

    /// The words of a problem, without space and punctuation.
    private static func words(_ item: LedgerItem) -> [Unicode.Scalar] {
        item.problem.text.unicodeScalars.lazy.map(\.folded).filter { !$0.isBlank && !$0.endsClause }
    }

    private static func number(_ item: LedgerItem) -> [Unicode.Scalar] {
        Array("\(item.part?.text ?? "") \(item.number)".unicodeScalars)
    }

    private static func pairsOfWords(_ item: LedgerItem) -> Set<UInt64> {
        let words = words(item).prefix(longest)
        return Set(zip(words, words.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
    }
}
