/// An item, or a text outside the items, as the rules read it: its text, counted from its own start, and its
/// figures in order.
struct ItemReading {
    /// The item; `nil` for a text outside the items.
    let item: LedgerItem?
    /// The stretches of the report that the text is made of: where each starts in the text, and in the report.
    private let stretches: [(start: Int, passage: Passage)]
    /// The text.
    let source: SourceText
    /// The figures that rules compute with.
    let figures: [RuleFigure]
    /// The first figures of the cells of an item's row by what they measure: no words stand around them, and sums run along
    /// their rows and columns.
    let cells: [RuleFigure.Measure: [RuleFigure]]
    /// The figures that measure the same, each list in order, as indices of `figures`.
    private let peers: [[Int]]
    /// Where a figure stands in those lists.
    private let places: [(list: Int, position: Int)]

    /// The most scalars of a sentence looked at on either side of a figure, so that the time stays linear.
    static let reach = 300
    private static let longestQuote = 40
    /// The most figures looked back at from a figure.
    static let nearby = 40

    /// - Parameter breaks: the line ends of the report that part no sentence.
    init(_ item: LedgerItem, breaks: [Range<Int>] = []) {
        let passages = [item.problem] + item.clauses.map(\.text) + item.fields.map(\.text)
        self.init(of: item, [(item.text, item.claims)], breaks) { claim in
            switch claim.location {
            case .document: item.text
            case .problem: passages[0]
            case .clause(let index): passages[1 + index]
            case .field(let index): passages[1 + item.clauses.count + index]
            }
        }
    }

    /// The texts outside the items, read as one.
    init(_ outer: [OuterText], breaks: [Range<Int>] = []) {
        self.init(of: nil, outer.map { ($0.text, $0.claims) }, breaks) { _ in nil }
    }

    private init(
        of item: LedgerItem?, _ texts: [(passage: Passage, claims: [Claim])], _ breaks: [Range<Int>],
        home passage: (Claim) -> Passage?
    ) {
        self.item = item
        var stretches: [(start: Int, passage: Passage)] = []
        var start = 0
        var joints: [Range<Int>] = []
        for (text, _) in texts {
            stretches.append((start, text))
            joints += Self.breaks(breaks, in: text.range).map {
                ($0.lowerBound + start - text.offset)..<($0.upperBound + start - text.offset)
            }
            start += text.range.count + 1
        }
        let written = SourceText(texts.map(\.passage.text).joined(separator: "\n"))
        let source = (joints.isEmpty ? written : SourceText(written, without: joints)).bracketsAlike()
        self.source = source
        var figures: [RuleFigure] = []
        for (stretch, (text, claims)) in zip(stretches, texts) {
            let shift = stretch.start - text.offset
            for claim in claims where claim.isReckonable && claim.cell == nil {
                let range = source.range(of: claim.figure.moved(by: shift))
                let home = source.range(of: (passage(claim) ?? text).moved(by: shift))
                guard home.lowerBound <= range.lowerBound,
                    range.upperBound <= min(home.upperBound, source.count),
                    !range.isEmpty
                else { continue }
                figures.append(
                    RuleFigure(
                        claim: claim, item: item?.number, range: range,
                        sentence: Self.stretch(range, home, source, reach: Self.reach) { $0.endsSentence },
                        segment: Self.stretch(range, home, source, reach: 60) { $0.endsClause },
                        isDimension: claim.kind == .length && Self.isDimension(range, source)))
            }
        }
        self.stretches = stretches
        let cells = item == nil ? [] : texts.flatMap(\.claims).filter { $0.cell != nil && $0.isReckonable }
        self.cells = Dictionary(
            grouping: cells.prefix(Self.nearby).map { RuleFigure(cell: $0, of: item?.number) }, by: \.measure)
        self.figures = figures
        var peers: [[Int]] = []
        var lists: [RuleFigure.Measure: Int] = [:]
        var places: [(list: Int, position: Int)] = []
        for (index, figure) in figures.enumerated() {
            // 96.4公顷（合1446亩） is one figure.
            if index > 0, Self.repeats(figure, figures[index - 1], source) {
                places.append(places[index - 1])
                continue
            }
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

    /// Whether words right before a figure say that it is a width, a depth or a height.
    private static func isDimension(_ range: Range<Int>, _ source: SourceText) -> Bool {
        var end = range.lowerBound
        while end > 1, range.lowerBound - end < 3,
            ["度", "约", "为", "达", "各", "均", "离", "最", "大", "小"].contains(source[end - 1])
        {
            end -= 1
        }
        return end > 0 && ["宽", "深", "高", "厚", "距", "径", "拔"].contains(source[end - 1])
            && !(end > 1 && ["提", "升", "加", "增", "抬"].contains(source[end - 2]))
    }

    /// The breaks inside a range of the report.
    private static func breaks(_ breaks: [Range<Int>], in range: Range<Int>) -> ArraySlice<Range<Int>> {
        var (low, high) = (0, breaks.count)
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return breaks[low...].prefix { $0.upperBound < range.upperBound }
    }

    /// Whether a figure gives the one before it in another unit: 96.4公顷（合1446亩）.
    private static func repeats(_ figure: RuleFigure, _ former: RuleFigure, _ source: SourceText) -> Bool {
        let gap = former.range.upperBound..<max(former.range.upperBound, figure.range.lowerBound)
        guard figure.isComparable(to: former), figure.claim.unit.base != former.claim.unit.base,
            (1...6).contains(gap.count), source[gap.lowerBound] == "(" || source[gap.lowerBound] == ","
        else { return false }
        // 86.4万亩，合560平方公里 is told as one figure, whether it is or not.
        let words = source.text(in: (gap.lowerBound + 1)..<gap.upperBound).folded
        let isConverted = ["合", "折", "折合", "约合", "合约", "折约"].contains(words)
        return isConverted || figure.interval.meets(former.interval)
    }

    /// Whether a figure only repeats the one before it in another unit.
    func isRepetition(_ index: Int) -> Bool {
        index > 0 && places[index] == places[index - 1]
    }

    /// The figure before a figure, without what only repeats one in another unit; `nil` for the first.
    func former(_ index: Int) -> Int? {
        guard index > 0 else { return nil }
        return isRepetition(index - 1) ? index - 2 : index - 1
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

    /// The figures next to a figure that measure the same.
    func peers(beside figure: RuleFigure) -> [RuleFigure] {
        index(of: figure).map {
            (peers(before: $0, atMost: 1) + peers(behind: $0, atMost: 1)).map { figures[$0] }
        } ?? []
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

    /// The sentences of the problem and the clauses, or of the text, in order, cut at full stops, semicolons and line ends.
    var sentences: [Range<Int>] {
        let passages =
            item.map { item in ([item.problem] + item.clauses.map(\.text)).map(range) } ?? [0..<source.count]
        return passages.flatMap { passage -> [Range<Int>] in
            // A merged cell of a table may stand above the item.
            let range = passage.clamped(to: 0..<source.count)
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

    /// The range of a passage of the item.
    func range(of passage: Passage) -> Range<Int> {
        source.range(of: passage.moved(by: -(item?.text.offset ?? 0)))
    }

    /// A figure as a place of a finding.
    func place(_ figure: RuleFigure) -> Finding.Place { figure.place }

    /// Words of the item as a place of a finding.
    func place(_ range: Range<Int>) -> Finding.Place {
        let cut = source.trimmed(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.longestQuote))
        let words = source.passage(cut)
        return Finding.Place(
            item: item?.number, quote: Passage(text: words.text, offset: offset(words.offset)), claim: nil)
    }

    /// Where an offset of the text as written lies in the report.
    private func offset(_ place: Int) -> Int {
        var (low, high) = (0, stretches.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].start <= place { low = middle } else { high = middle }
        }
        return place - stretches[low].start + stretches[low].passage.offset
    }

    /// The index of a figure; `nil` for those of cells.
    func index(of figure: RuleFigure) -> Int? {
        let place = index(from: figure.range.lowerBound)
        return place < figures.count && figures[place].range == figure.range ? place : nil
    }

    /// The figure next behind a figure.
    func figure(behind figure: RuleFigure) -> RuleFigure? {
        let place = index(from: figure.range.upperBound)
        return place < figures.count ? figures[place] : nil
    }

    /// The index of the first figure that starts at an offset or behind it.
    private func index(from offset: Int) -> Int {
        var (low, high) = (0, figures.count)
        while low < high {
            let middle = (low + high) / 2
            if figures[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The figure that ends at an offset.
    func figure(endingAt offset: Int) -> RuleFigure? {
        var (low, high) = (0, figures.count)
        while low < high {
            let middle = (low + high) / 2
            if figures[middle].range.upperBound < offset { low = middle + 1 } else { high = middle }
        }
        return low < figures.count && figures[low].range.upperBound == offset ? figures[low] : nil
    }

    /// A figure, or the same in the unit of others where the text gives both: 0.42平方公里，合630亩.
    func figure(_ figure: RuleFigure, inUnitOf others: [RuleFigure]) -> RuleFigure {
        guard let unit = others.first?.claim.unit.base, figure.claim.unit.base != unit,
            let twin = self.figure(behind: figure), twin.claim.unit.base == unit,
            Self.repeats(twin, figure, source)
        else { return figure }
        return twin
    }

    /// Whether a figure is only what another is compared with: 比2019年的24人增加, 是上年31宗的3倍.
    func isCompared(_ figure: RuleFigure) -> Bool {
        let lead = max(figure.segment.lowerBound, figure.range.lowerBound - 20)..<figure.range.lowerBound
        let isBehindThan = lead.contains {
            (source[$0] == "比" || source[$0] == "较") && !["例", "重", "对", "大", "多"].contains(source[$0 + 1])
        }
        return isBehindThan
            || source[figure.range.upperBound] == "的" && !years(in: lead).isEmpty
                && lead.contains { source[$0] == "是" || source[$0] == "为" }
    }

    /// Whether a figure stands where a report tells how large the matter is: in the problem, in what was found out, in the goal.
    func tellsMatter(_ figure: RuleFigure) -> Bool {
        switch figure.claim.location {
        case .problem: true
        case .field(let index):
            item.map { item in
                let field = item.fields[index]
                return field.kind == .goal
                    || field.kind == .other && ["核", "查", "反馈", "问题"].contains(where: field.name.contains)
            } ?? false
        case .clause, .document: false
        }
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
