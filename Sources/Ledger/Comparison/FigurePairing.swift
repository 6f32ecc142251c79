/// Pairs the figures of an item in two reports.
///
/// Figures that say the same in the same words are unchanged. Of the rest, those with the same words around
/// another number are one figure that changed; what is left came or went. Equal candidates pair in their
/// order.
enum FigurePairing {
    static func changes(from before: [Claim], to after: [Claim]) -> [LedgerComparison.FigureChange] {
        var open = before
        func take(_ matches: (Claim) -> Bool) -> Claim? {
            open.firstIndex(where: matches).map { open.remove(at: $0) }
        }
        let unmatched = after.filter { claim in
            take { $0.saysTheSame(as: claim) && $0.surroundings == claim.surroundings } == nil
        }
        let stillUnmatched = unmatched.filter { claim in take { $0.saysTheSame(as: claim) } == nil }
        var changes = stillUnmatched.map { claim in
            take { $0.kind == claim.kind && $0.surroundings == claim.surroundings }
                .map { LedgerComparison.FigureChange.changed(from: $0, to: claim) } ?? .added(claim)
        }
        changes += open.map(LedgerComparison.FigureChange.removed)
        return changes
    }
}

extension Claim {
    /// Whether number, unit and qualifier are the same.
    fileprivate func saysTheSame(as other: Claim) -> Bool {
        kind == other.kind && amount == other.amount && upper == other.upper && qualifier == other.qualifier
    }

    /// The words of the quotation around its numbers: digits, points and dates do not count.
    fileprivate var surroundings: String {
        String(quote.text.filter { !$0.isNumber && !$0.isWhitespace && !"年月日.．,，".contains($0) })
    }
}
