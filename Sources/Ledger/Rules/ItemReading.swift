/// An item as the rules read it: its text, counted from its own start, and its figures in order.
struct ItemReading {
    let item: LedgerItem
    /// The text of the item.
    let source: SourceText
    /// The figures that rules compute with.
    let figures: [RuleFigure]
    /// The figures that measure the same, each list in order, as indices of `figures`.
    private let peers: [[Int]]
    /// Where a figure stands in those lists.
    private let places: [(list: Int, position: Int)]

    /// The most scalars of a sentence looked at on either side of a figure, so that the time stays linear.
    private static let reach = 300
    private static let longestQuote = 40
    /// The most figures looked back at from a figure.
    static let nearby = 40

    init(_ item: LedgerItem) {
        self.item = item
        let source = SourceText(item.text.text).bracketsAlike()
        self.source = source
        var bounds = [item.problem.range] + item.clauses.map(\.text.range) + item.fields.map(\.text.range)
        bounds = bounds.map { ($0.lowerBound - item.text.offset)..<($0.upperBound - item.text.offset) }
        let figures: [RuleFigure] = item.claims.compactMap { claim in
            guard claim.isReckonable else { return nil }
            let start = claim.figure.offset - item.text.offset
            let range = start..<(start + claim.figure.range.count)
            let home: Range<Int> =
                switch claim.location {
                case .document: 0..<source.count
                case .problem: bounds[0]
                case .clause(let index): bounds[1 + index]
                case .field(let index): bounds[1 + item.clauses.count + index]
                }
            guard home.lowerBound <= range.lowerBound, range.upperBound <= min(home.upperBound, source.count)
            else { return nil }
            return RuleFigure(
                claim: claim, range: range,
                sentence: Self.stretch(range, home, source, reach: Self.reach) { $0.endsSentence },
                segment: Self.stretch(range, home, source, reach: 60) { $0.endsClause })
        }
        self.figures = figures
        var peers: [[Int]] = []
        var lists: [RuleFigure.Measure: Int] = [:]
        var places: [(list: Int, position: Int)] = []
        for (index, figure) in figures.enumerated() {
            let list = lists[figure.measure] ?? peers.count
            if list == peers.count {
                lists[figure.measure] = list
                peers.append([])
            }
            places.append((list, peers[list].count))
            peers[list].append(index)
        }
        self.peers = peers
        self.places = places
    }

    /// The nearest figures before a figure that measure the same, the nearest last.
    func peers(before index: Int, atMost count: Int) -> ArraySlice<Int> {
        let (list, position) = places[index]
        return peers[list][max(0, position - count)..<position]
    }

    /// The nearest figures behind a figure that measure the same, the nearest first.
    func peers(behind index: Int, atMost count: Int) -> ArraySlice<Int> {
        let (list, position) = places[index]
        return peers[list][(position + 1)...].prefix(count)
    }

    /// The text around a range up to the scalars that end it.
    private static func stretch(
        _ range: Range<Int>, _ home: Range<Int>, _ source: SourceText, reach: Int,
        until isEnd: (Unicode.Scalar) -> Bool
    ) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        let floor = max(home.lowerBound, start - reach)
        let ceiling = min(home.upperBound, end + reach)
        while start > floor, !isEnd(source[start - 1]) { start -= 1 }
        while end < ceiling, !isEnd(source[end]) { end += 1 }
        return start..<end
    }

    /// The sentences of the problem and the clauses, in order, cut at full stops, semicolons and line ends.
    var sentences: [Range<Int>] {
        ([item.problem] + item.clauses.map(\.text)).flatMap { passage -> [Range<Int>] in
            let range = (passage.offset - item.text.offset)..<(passage.range.upperBound - item.text.offset)
            var sentences: [Range<Int>] = []
            var start = range.lowerBound
            for position in range where source[position].endsSentence {
                if position > start { sentences.append(start..<position) }
                start = position + 1
            }
            if start < range.upperBound { sentences.append(start..<range.upperBound) }
            return sentences
        }
    }

    /// A figure as a place of a finding.
    func place(_ figure: RuleFigure) -> Finding.Place {
        Finding.Place(item: item.number, quote: figure.claim.quote, claim: figure.claim)
    }

    /// Words of the item as a place of a finding.
    func place(_ range: Range<Int>) -> Finding.Place {
        let cut = source.trimmed(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.longestQuote))
        return Finding.Place(
            item: item.number,
            quote: Passage(text: source.text(in: cut), offset: cut.lowerBound + item.text.offset), claim: nil)
    }

    /// Where the last figure before an offset ends; 0 when there is none.
    func endOfFigure(before offset: Int) -> Int {
        var (low, high) = (0, figures.count)
        while low < high {
            let middle = (low + high) / 2
            if figures[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? figures[low - 1].range.upperBound : 0
    }

    /// The first place of a word in a range.
    func first(_ word: String, in range: Range<Int>) -> Int? {
        guard let first = word.unicodeScalars.first else { return nil }
        return range.first { source[$0] == first && source.has(word, at: $0, before: range.upperBound) }
    }

    /// The last place of a word in a range.
    func last(_ word: String, in range: Range<Int>) -> Int? {
        guard let first = word.unicodeScalars.first else { return nil }
        return range.last { source[$0] == first && source.has(word, at: $0, before: range.upperBound) }
    }

    /// Whether one of the words stands in a range.
    func says(_ words: [String], in range: Range<Int>) -> Bool {
        words.contains { source.contains($0, in: range) }
    }

    /// The years named in a range: 2022年, 2022年度.
    func years(in range: Range<Int>) -> Set<Int> {
        var years = Set<Int>()
        for position in range where source.has("年", at: position, before: range.upperBound) {
            guard position - 4 >= range.lowerBound else { continue }
            let digits = (position - 4)..<position
            guard digits.allSatisfy({ source[$0].isDigit }), position == 4 || !source[position - 5].isDigit,
                let year = Int(source.text(in: digits).folded), (1949...2100).contains(year)
            else { continue }
            years.insert(year)
        }
        return years
    }

    /// The bracket that a position stands in, if it is closed no earlier; looked for inside a range.
    func openBracket(before position: Int, in range: Range<Int>) -> Int? {
        var depth = 0
        var place = position - 1
        while place >= range.lowerBound {
            if source[place] == ")" { depth += 1 }
            if source[place] == "(" {
                if depth == 0 { return place }
                depth -= 1
            }
            place -= 1
        }
        return nil
    }

    /// The end of the bracket that opens at a position; the end of the range when it does not close.
    func closeBracket(of open: Int, in range: Range<Int>) -> Int {
        var depth = 0
        for place in open..<max(open, range.upperBound) {
            if source[place] == "(" { depth += 1 }
            if source[place] == ")" {
                depth -= 1
                if depth == 0 { return place }
            }
        }
        return range.upperBound
    }
}

extension String {
    /// The text in folded form.
    var folded: String { String(String.UnicodeScalarView(unicodeScalars.map(\.folded))) }
}
