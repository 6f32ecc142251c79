/// What changed between two reports on the same items, from an earlier one to a later one (进展对比).
public struct LedgerComparison: Sendable {
    /// What became of one item.
    public struct ItemChange: Sendable, Hashable {
        /// The number of the item in the later report; in the earlier one for an item that is gone.
        public let number: Int
        /// The item in the earlier report; `nil` for a new one.
        public let before: LedgerItem?
        /// The item in the later report; `nil` for one that is gone.
        public let after: LedgerItem?
        /// The figures that changed, appeared or went, in the order of the later report, those gone last.
        public let figures: [FigureChange]

        /// Whether the item's status is another one, or its words are.
        public var statusChanged: Bool {
            before?.status != after?.status || before?.statusText?.text != after?.statusText?.text
        }
    }

    /// What became of one figure.
    public enum FigureChange: Sendable, Hashable {
        /// The same words with another number.
        case changed(from: Claim, to: Claim)
        /// Only in the later report.
        case added(Claim)
        /// Only in the earlier report.
        case removed(Claim)
    }

    /// The items in which something changed, by number.
    public let items: [ItemChange]
    /// The items that bear another number in the later report, by that number.
    public let renumbered: [(from: Int, to: Int)]

    /// Compares two reports; items go together by the words of their problems, and by their number where those
    /// tell nothing.
    public init(from earlier: Ledger, to later: Ledger) {
        let pairs = ItemPairing.pairs(earlier.items, later.items)
        let changes = pairs.compactMap { before, after -> ItemChange? in
            let change = ItemChange(
                number: after?.number ?? before?.number ?? 0, before: before, after: after,
                figures: FigurePairing.changes(from: before?.claims ?? [], to: after?.claims ?? []))
            return change.statusChanged || !change.figures.isEmpty || before == nil || after == nil
                ? change : nil
        }
        // Of one number, the item that is gone stands first.
        items = changes.sorted { left, right in
            if left.number != right.number { return left.number < right.number }
            if (left.after == nil) != (right.after == nil) { return left.after == nil }
            return (left.after ?? left.before)?.text.offset ?? 0 < (right.after ?? right.before)?.text.offset
                ?? 0
        }
        renumbered = pairs.compactMap { before, after in
            guard let before, let after, before.number != after.number else { return nil }
            return (before.number, after.number)
        }.sorted { ($0.to, $0.from) < ($1.to, $1.from) }
    }
}
