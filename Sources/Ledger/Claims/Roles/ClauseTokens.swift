/// The words of a piece of the report that tell roles, in order.
struct ClauseTokens {
    struct Token: Sendable {
        let word: ClauseWord
        let range: Range<Int>

        var deed: Deed? { if case .deed(let deed) = word { deed } else { nil } }
        var mode: DeedMode? { if case .mode(let mode) = word { mode } else { nil } }
    }

    /// What was read.
    let range: Range<Int>
    private let tokens: [Token]
    /// Where the first word of what is to come stands.
    private let outlook: Int?

    /// Reads a range once, the names of documents left out.
    ///
    /// - Parameter takesShortVerbs: whether verbs of one character that open a clause are told (`ShortVerbs`).
    init(_ range: Range<Int>, of source: SourceText, takesShortVerbs: Bool = false) {
        var tokens: [Token] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if source[position] == "《",
                let close = (position..<min(range.upperBound, position + Self.longestName)).first(where: {
                    source[$0] == "》"
                })
            {
                position = close + 1
            } else if source[position] == "批", position > 0, Self.batches.contains(source[position - 1]) {
                // 首批复耕, 分批准备.
                position += 1
            } else if let match = ClauseWord.table.match(in: source, at: position, before: range.upperBound) {
                if match.value != .other {
                    tokens.append(Token(word: match.value, range: position..<match.end))
                }
                position = match.end
            } else if takesShortVerbs, source[position] == "实", ShortVerbs.stands(at: position + 1, in: source),
                position == range.lowerBound || source[position - 1].endsClause
            {
                // 实栽4930株, beside what was planned.
                tokens.append(Token(word: .mode(.done), range: position..<position + 1))
                position += 1
            } else if takesShortVerbs,
                let deed = ShortVerbs.deed(at: position, in: range, behind: tokens.last, of: source)
            {
                tokens.append(Token(word: .deed(deed), range: position..<position + 1))
                position += 1
            } else {
                position += 1
            }
        }
        self.range = range
        self.tokens = tokens
        outlook = tokens.first { $0.word == .outlook }?.range.lowerBound
    }

    private static let longestName = 120
    /// What stands before 批 where it is a batch.
    private static let batches = Set("首次末每各一二三四五六七八九十两数几分前后0123456789".unicodeScalars)

    /// The tokens inside a range.
    func tokens(in range: Range<Int>) -> ArraySlice<Token> {
        guard !range.isEmpty else { return [] }
        let first = firstIndex(from: range.lowerBound)
        var end = first
        while end < tokens.count, tokens[end].range.upperBound <= range.upperBound { end += 1 }
        return tokens[first..<end]
    }

    /// Whether what is to come is told before an offset.
    func isOutlook(_ offset: Int) -> Bool {
        outlook.map { $0 < offset } ?? false
    }

    private func firstIndex(from offset: Int) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
