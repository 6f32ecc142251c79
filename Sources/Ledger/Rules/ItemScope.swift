import Geodesy

/// The items that a total outside them is of.
struct ItemScope {
    /// The status of the items; `nil` for all.
    private let status: ItemStatus?
    /// The numbers of the items of one kind; `nil` for all.
    private let numbers: Set<Int>?
    /// Whether the sentence counts the items, and as many as there are.
    let isTold: Bool

    /// Whether it is of the items of one kind: 占用林地的3个、面积142.8亩.
    var isOfKind: Bool { numbers != nil }

    private static let units: Set<String> = ["项", "个", "件", "条", "宗", "起", "处"]

    /// What the last count before a total in its sentence tells: 7个问题共占用…, 已销号的4件恢复…; `nil` where the words are of a
    /// status, and not of as many items as have it.
    init?(of total: RuleFigure, _ ledger: Ledger, _ reading: ItemReading) {
        let index = reading.index(of: total) ?? 0
        let count = reading.figures[max(0, index - ItemReading.nearby)..<index].last {
            $0.sentence == total.sentence && Self.counts($0) && $0.isPlain
        }
        let own = total.segment.lowerBound..<total.range.lowerBound
        guard let count else {
            guard !reading.says(["销号", "验收", "解除"], in: own) else { return nil }
            (status, numbers, isTold) = (nil, nil, false)
            return
        }
        if count.amount == Rational(Int128(ledger.items.count)) {
            (status, numbers, isTold) = (nil, nil, true)
            return
        }
        let words =
            reading.source.text(in: count.segment.lowerBound..<count.range.lowerBound)
            + reading.source.text(in: count.range.upperBound..<count.segment.upperBound)
        let status = ItemStatus(words: words)
        guard status != .unknown else {
            let kinds = GroundKinds.named(in: words)
            let own = ledger.items.filter { !GroundKinds.taken(by: $0).isDisjoint(with: kinds) }
            let isOfKind = own.count > 1 && count.amount == Rational(Int128(own.count))
            (self.status, numbers) = (nil, isOfKind ? Set(own.map(\.number)) : nil)
            isTold = isOfKind
            return
        }
        let number = ledger.items.count { $0.status == status }
        guard number > 1, count.amount == Rational(Int128(number)) else { return nil }
        (self.status, numbers, isTold) = (status, nil, true)
    }

    /// Whether a figure may count items.
    static func counts(_ figure: RuleFigure) -> Bool { units.contains(figure.claim.unit.base.name) }

    /// Whether an item is one of them.
    func holds(_ item: LedgerItem) -> Bool {
        numbers?.contains(item.number) ?? status.map { item.status == $0 } ?? true
    }
}

/// The kinds of ground that words name.
enum GroundKinds {
    private static let words: [[String]] = [["草"], ["林"], ["耕地", "农田"], ["湿地", "滩"]]

    /// The kinds, by their numbers.
    static func named(in text: String) -> Set<Int> {
        Set(words.indices.filter { words[$0].contains(where: text.contains) })
    }

    /// The kinds of the ground that the problem of an item says was taken.
    static func taken(by item: LedgerItem) -> Set<Int> {
        let claims = item.claims.filter { $0.kind == .area && $0.role == .occupied && $0.location == .problem }
        return claims.first.map { named(in: $0.quote.text) } ?? []
    }
}
