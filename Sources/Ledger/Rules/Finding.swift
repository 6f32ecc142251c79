public import Bilingual

/// What a rule found in a report by itself, before any map is opened: two places and the arithmetic between them.
public struct Finding: Sendable, Hashable {
    /// A piece of the report that a finding rests on.
    public struct Place: Sendable, Hashable {
        /// The number of the item; `nil` outside the items.
        public let item: Int?
        /// The words, with their offset in the report.
        public let quote: Passage
        /// The figure in those words; `nil` when the words hold none.
        public let claim: Claim?

        /// Feeds the place to a hasher: the offsets alone, which few places share.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(quote.offset)
            hasher.combine(claim?.figure.offset)
        }
    }

    /// The rule.
    public let rule: FindingRule
    /// What the rule says.
    public let verdict: FindingVerdict
    /// The words compared, in the order of the report.
    public let places: [Place]
    /// The arithmetic, or the comparison, that leads to the verdict.
    public let arithmetic: Message
    /// What the reader must know to weigh it; `nil` when the arithmetic says all.
    public let note: Message?

    /// The numbers of the items, rising, each once; empty for what stands outside them.
    public var items: [Int] { Set(places.compactMap(\.item)).sorted() }

    init(
        _ rule: FindingRule, _ verdict: FindingVerdict, _ places: [Place], _ arithmetic: Message,
        note: Message? = nil
    ) {
        self.rule = rule
        self.verdict = verdict
        var seen = Set<Place>()
        self.places =
            places.filter { seen.insert($0).inserted }.sorted {
                $0.start != $1.start ? $0.start < $1.start : $0.quote.text.count < $1.quote.text.count
            }
        self.arithmetic = arithmetic
        self.note = note
    }
}

extension Finding.Place {
    /// The offset that puts it in order: of the figure, else of the words.
    var start: Int { claim?.figure.offset ?? quote.offset }
}
