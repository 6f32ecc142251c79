/// What changed between two reports on the same items, from an earlier one to a later one (进展对比).
public struct LedgerComparison: Sendable, Hashable {
    /// What became of one item.
    public struct ItemChange: Sendable, Hashable {
        /// The number of the item.
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

    /// Compares two reports; items go together by their number.
    public init(from earlier: Ledger, to later: Ledger) {
        let numbers = Set(earlier.items.map(\.number)).union(later.items.map(\.number)).sorted()
        items = numbers.compactMap { number in
            let (before, after) = (earlier.item(number), later.item(number))
            let change = ItemChange(
                number: number, before: before, after: after,
                figures: FigurePairing.changes(from: before?.claims ?? [], to: after?.claims ?? []))
            return change.statusChanged || !change.figures.isEmpty ? change : nil
        }
    }
}
