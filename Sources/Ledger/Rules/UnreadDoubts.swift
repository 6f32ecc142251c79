import Bilingual

/// What numbers that cannot be read surely leave open: sums and rates of figures in their sentence, which they may be part
/// of.
struct UnreadDoubts {
    /// The numbers, in order.
    private let unread: [UnreadFigure]
    /// What the numbers inside items measure.
    private var ofItems: Set<ClaimKind?> = []

    private static let rules: Set<FindingRule> = [
        .sum, .complement, .ratio, .difference, .schedule, .impliedValue,
    ]
    private static let note = Message(
        zh: "同一句中有未能读取的数字", en: "a number in the same sentence cannot be read surely")

    init(of ledger: Ledger) {
        unread = ledger.unreadFigures
        guard !unread.isEmpty else { return }
        var items = ledger.items.map(\.text.range)[...]
        for figure in unread {
            while let item = items.first, item.upperBound <= figure.text.offset { items.removeFirst() }
            if items.first?.contains(figure.text.offset) == true { ofItems.insert(figure.kind) }
        }
    }

    /// The finding, left open where a number beside its figures was not read.
    func applied(to finding: Finding) -> Finding {
        guard !unread.isEmpty, Self.rules.contains(finding.rule), finding.verdict != .undecided,
            finding.items.count > 1 ? isOpenAcross(finding) : finding.places.contains(where: isOpen)
        else { return finding }
        return Finding(
            finding.rule, .undecided, finding.places, finding.arithmetic, note: finding.note ?? Self.note)
    }

    /// Whether a number in the same sentence may measure the same.
    private func isOpen(_ place: Finding.Place) -> Bool {
        guard let claim = place.claim else { return false }
        var (low, high) = (0, unread.count)
        while low < high {
            let middle = (low + high) / 2
            if unread[middle].sentence.upperBound <= place.start { low = middle + 1 } else { high = middle }
        }
        return unread[low...].prefix { $0.sentence.lowerBound <= place.start }.contains {
            $0.kind == nil || $0.kind == claim.kind
        }
    }

    /// Whether a number of any item may measure the same.
    private func isOpenAcross(_ finding: Finding) -> Bool {
        ofItems.contains(nil) || finding.places.contains { ofItems.contains($0.claim?.kind) }
    }
}
