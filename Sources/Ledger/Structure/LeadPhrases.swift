/// Words that lead from the problem of an item to what is demanded, done and reached, where no field names stand.
///
/// Items of running text tell their parts by what opens a clause: `…，整改要求是…，目前…，评定为…`, or a line: `您提出：…`. What
/// makes such words a lead is that most items repeat them, in one order; what they lead to is told by their grammar and by
/// what stands behind them.
struct LeadPhrases {
    let source: SourceText

    /// Words that open clauses of several items.
    private struct Lead {
        let words: String
        let kind: LedgerField.Kind
        /// Whether a sign or 是 and 为 end them: the text starts behind, and with them otherwise.
        let isClosed: Bool
    }

    /// What opens a clause: some characters before anything else.
    private struct Opening {
        let item: Int
        let start: Int
        /// The characters.
        let words: Range<Int>
        /// The end of the clause.
        let end: Int
    }

    /// The fewest items, and the length of the words, in scalars.
    private static let fewest = 3
    private static let lengths = 2...8
    /// The most words that may be leads.
    private static let most = 200
    /// The longest heading of an item above its text, in scalars.
    private static let longestHeading = 30

    /// The items with the fields that such words open; unchanged where they hold fields, or nothing repeats.
    func fielded(_ spans: [ItemSpan]) -> [ItemSpan] {
        guard spans.count >= Self.fewest, spans.allSatisfy({ $0.fields.isEmpty }) else { return spans }
        let bodies = spans.map { source.trimmed($0.mark.range.upperBound..<$0.range.upperBound) }
        let openings = bodies.enumerated().flatMap { self.openings(of: $1, item: $0) }
        let leads = self.leads(among: openings, of: spans.count)
        let kinds: Set<LedgerField.Kind> = Set(leads.map { $0.kind })
        guard kinds.contains(.problem) || kinds.count > 1 && !kinds.isDisjoint(with: [.progress, .status])
        else {
            return spans
        }
        var fields: [[FieldMark]] = bodies.map { _ in [] }
        var next = bodies.map { _ in leads.startIndex }
        for opening in openings {
            guard
                let place = leads.indices.first(where: {
                    $0 >= next[opening.item] && opens(opening, leads[$0].words)
                })
            else { continue }
            next[opening.item] = place + 1
            fields[opening.item] += marks(of: leads[place], at: opening, in: bodies[opening.item])
        }
        // Something has to be said before what is demanded or done.
        let telling = zip(bodies, fields).count { body, fields in
            fields.contains { $0.kind == .problem } || fields.first.map { $0.start > body.lowerBound } ?? true
        }
        guard telling == spans.count else { return spans }
        return zip(spans, zip(bodies, fields)).map { span, parts in
            ItemSpan(mark: span.mark, range: span.range, fields: headed(parts.1, in: parts.0))
        }
    }

    /// What opens the clauses of a text.
    private func openings(of body: Range<Int>, item: Int) -> [Opening] {
        var openings: [Opening] = []
        var start = body.lowerBound
        while start < body.upperBound {
            let end = (start..<body.upperBound).first { isPause(source[$0]) } ?? body.upperBound
            let first = source.skippingSpaces(from: start, before: end)
            let words = (first..<min(end, first + Self.lengths.upperBound)).prefix {
                (0x4E00...0x9FFF).contains(source[$0].value)
            }
            if words.count >= Self.lengths.lowerBound {
                openings.append(
                    Opening(
                        item: item, start: first, words: first..<(first + words.count), end: end))
            }
            start = end + 1
        }
        return openings
    }

    private func isPause(_ scalar: Unicode.Scalar) -> Bool { scalar == "," || scalar.endsSentence }

    /// The words that two items of three open a clause with once, in their order.
    private func leads(among openings: [Opening], of items: Int) -> [Lead] {
        var counts: [String: (items: Int, last: Int, all: Int)] = [:]
        for opening in openings {
            for length in Self.lengths where length <= opening.words.count {
                let words = source.text(in: opening.words.prefix(length)).folded
                let former = counts[words] ?? (0, -1, 0)
                counts[words] = (
                    former.items + (former.last == opening.item ? 0 : 1), opening.item, former.all + 1
                )
            }
        }
        let repeated = counts.filter { $0.value.items * 3 >= items * 2 && $0.value.all < $0.value.items * 2 }
        var leads: [Lead] = []
        // Each of few words is asked once, so that the time stays linear in the items.
        var asked = Set<String>()
        for opening in openings where asked.count < Self.most {
            let prefixes = Self.lengths.filter { $0 <= opening.words.count }.map {
                source.text(in: opening.words.prefix($0)).folded
            }
            guard !leads.contains(where: { opens(opening, $0.words) }) else { continue }
            // The longest of those that most items share.
            let shared = prefixes.filter { repeated[$0] != nil }.sorted { one, other in
                let counts = (repeated[one]?.items ?? 0, repeated[other]?.items ?? 0)
                return counts.0 != counts.1 ? counts.0 > counts.1 : one.count > other.count
            }
            let found = shared.lazy.filter { asked.insert($0).inserted }.compactMap { words in
                lead(words, openings.filter { opens($0, words) })
            }.first
            if let found { leads.append(found) }
        }
        return leads
    }

    private func opens(_ opening: Opening, _ words: String) -> Bool {
        source.has(words, at: opening.start, before: opening.words.upperBound)
    }

    private static let copulas: Set<Unicode.Scalar> = ["是", "为", "系"]
    private static let now = ["目前", "现", "截至", "至今", "迄今", "当前", "到目前"]
    private static let demands = ["要求", "责令", "应", "须", "必须", "限期"]
    private static let words = ["提出", "反映", "指出", "投诉", "举报", "发现", "询问", "来信", "来电", "建议", "反馈"]

    /// What words lead to; `nil` where neither their grammar nor what follows them tells.
    private func lead(_ words: String, _ openings: [Opening]) -> Lead? {
        let count = words.unicodeScalars.count
        let isNamed = openings.allSatisfy { source[$0.start + count] == ":" }
        let last = words.unicodeScalars.last ?? " "
        let isCopula = Self.copulas.contains(last) && count > 2
        if isNamed || isCopula {
            let texts = openings.map { source.trimmed(($0.start + count + (isNamed ? 1 : 0))..<$0.end) }
            guard let first = openings.first else { return nil }
            let name = first.start..<(first.start + count - (isCopula ? 1 : 0))
            guard let kind = kind(ofName: name, texts) else { return nil }
            return Lead(words: words, kind: kind, isClosed: true)
        }
        if Self.now.contains(where: words.hasPrefix) || words.hasPrefix("经") && count > 2 || words == "经查" {
            return Lead(words: words, kind: .progress, isClosed: false)
        }
        if Self.demands.contains(where: words.hasPrefix) || words.hasSuffix("要求") {
            return Lead(words: words, kind: .goal, isClosed: false)
        }
        return nil
    }

    /// What a name before a sign or 是 and 为 tells, by what stands behind it or by its last words.
    private func kind(ofName name: Range<Int>, _ texts: [Range<Int>]) -> LedgerField.Kind? {
        if FieldEvidence(source: source).areStatuses(texts) { return .status }
        if let kind = FieldMark.kind(ofHead: name, in: source) ?? FieldNames.kind(of: name, in: source) {
            return kind
        }
        if source.has("要求", at: name.upperBound - 2, before: name.upperBound) { return .goal }
        if Self.words.contains(where: { source.has($0, at: name.upperBound - 2, before: name.upperBound) }) {
            return .problem
        }
        let deeds = texts.count { DeedSentences.tellsDeed($0, of: source) }
        return deeds * 2 > texts.count ? .progress : nil
    }

    /// The fields that words open where they stand.
    private func marks(of lead: Lead, at opening: Opening, in body: Range<Int>) -> [FieldMark] {
        let words = opening.start..<(opening.start + lead.words.unicodeScalars.count)
        var end = words.lowerBound
        var name = words
        if lead.isClosed {
            let isNamed = source[words.upperBound] == ":"
            end = isNamed ? words.upperBound + 1 : words.upperBound
            if !isNamed { name = words.lowerBound..<(words.upperBound - 1) }
        }
        // The comma before it belongs to nothing.
        let isBehindComma = words.lowerBound > body.lowerBound && source[words.lowerBound - 1] == ","
        let start = isBehindComma ? words.lowerBound - 1 : words.lowerBound
        let field = FieldMark(lead.kind, name: name, start: start, end: end)
        guard lead.kind == .problem else { return [field] }
        // What the problem is fills its paragraph.
        let line = (end..<body.upperBound).first { source[$0] == "\n" } ?? body.upperBound
        let rest = source.trimmed(line..<body.upperBound)
        guard !rest.isEmpty else { return [field] }
        return [
            field,
            FieldMark(.progress, name: rest.lowerBound..<rest.lowerBound, start: line, end: rest.lowerBound),
        ]
    }

    /// The fields with the problem below a heading of its own, where one stands above the text.
    private func headed(_ fields: [FieldMark], in body: Range<Int>) -> [FieldMark] {
        guard let first = fields.first, !fields.contains(where: { $0.kind == .problem }),
            let stop = (body.lowerBound..<first.start).first(where: { source[$0] == "\n" }),
            stop - body.lowerBound <= Self.longestHeading,
            HeadingLines(source).isHeading(source.trimmed(body.lowerBound..<stop)),
            case let text = source.trimmed(stop..<first.start), !text.isEmpty
        else { return fields }
        let problem = FieldMark(
            .problem, name: text.lowerBound..<text.lowerBound, start: stop, end: text.lowerBound)
        return [problem] + fields
    }
}
