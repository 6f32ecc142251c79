import Geodesy

/// Which of the figures before a total its own words take up: what they name (`耕地和林地共`), the thing they measure
/// (`共占用草原`), the deed they tell (`共恢复`).
struct ClosingParts {
    /// The parts, in order.
    let parts: [RuleFigure]
    /// What the words take them up by.
    let bond: Bond
    /// Whether the words leave no doubt that these are the parts.
    let isCertain: Bool

    enum Bond { case name, thing, deed }

    private static let joints: Set<Unicode.Scalar> = ["、", "和", "及", "与"]
    private static let numerals: Set<Unicode.Scalar> = ["两", "二", "三", "四", "五", "六", "七", "八", "九", "十", "等"]
    private static let longestName = 12

    /// - Parameters:
    ///   - word: where the word of the total begins.
    ///   - figures: the figures of its account before it.
    init?(of total: RuleFigure, word: Int, among figures: [RuleFigure], in reading: ItemReading) {
        let things = Self.end(of: word, reading)..<total.range.lowerBound
        if let named = Self.named(before: word, total, figures, reading) {
            (parts, bond, isCertain) = (named, .name, true)
        } else if let alike = Self.ofOneThing(things, figures, reading) {
            (parts, bond, isCertain) = (alike, .thing, true)
        } else if let done = Self.ofOneDeed(things, figures, reading) {
            let contrast = PartSeries(done, reading).contrast
            let isCounted = Self.count(before: word, total, reading) == done.count
            (parts, bond, isCertain) = (done, .deed, isCounted || [.period, .place, .name].contains(contrast))
        } else {
            return nil
        }
    }

    private static func end(of word: Int, _ reading: ItemReading) -> Int {
        var end = word
        while ["共", "合", "总", "累", "计", "一", "有"].contains(reading.source[end]) { end += 1 }
        return end
    }

    /// How many the words before the total count: 两公司共.
    private static func count(before word: Int, _ total: RuleFigure, _ reading: ItemReading) -> Int? {
        let counts: [Unicode.Scalar: Int] = ["两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6]
        return (total.segment.lowerBound..<max(total.segment.lowerBound, word)).lazy
            .compactMap { counts[reading.source[$0]] }.first
    }

    /// The parts that the words before the total name one by one: 丙、甲两企业共.
    static func named(
        before word: Int, _ total: RuleFigure, _ figures: [RuleFigure], _ reading: ItemReading
    ) -> [RuleFigure]? {
        let source = reading.source
        var start = min(total.segment.lowerBound, word)
        while start > total.sentence.lowerBound, source[start - 1] == "、" {
            var piece = start - 1
            while piece > total.sentence.lowerBound, !source[piece - 1].endsClause { piece -= 1 }
            piece = (piece..<start).last { source[$0].isDigit }.map { $0 + 1 } ?? piece
            guard piece < start - 1, start - piece <= longestName else { break }
            start = piece
            if source[start - 1].isDigit { break }
        }
        if source.has("其中", at: start, before: word) { start += 2 }
        let end = (start..<max(start, word)).first { numerals.contains(source[$0]) } ?? word
        var names: [Range<Int>] = []
        var name = start
        for position in start..<max(start, end) where joints.contains(source[position]) {
            names.append(name..<position)
            name = position + 1
        }
        names.append(name..<max(name, end))
        guard names.count > 1, names.allSatisfy({ (1...longestName).contains($0.count) }) else { return nil }
        var found: [RuleFigure] = []
        // 甲村、乙村分别清理15吨、20吨
        let dealt = DistributiveList.names(
            of: figures.map(\.range), in: source,
            min(figures.first?.sentence.lowerBound ?? word, total.sentence.lowerBound)..<total.range.lowerBound)
        let labels = figures.indices.map { dealt[$0] ?? PartSeries.label(figures[$0], reading) }
        for name in names {
            let words = source.text(in: name)
            let exact = zip(figures, labels).filter { source.contains(words, in: $1) }.map(\.0)
            // 治理重度、中度沙化草地共 names 重度 and 中度.
            let own =
                exact.isEmpty
                ? figures.filter { CommonWords.longest(PartSeries.label($0, reading), name, in: source) > 1 }
                : exact
            guard own.count == 1, !found.contains(where: { $0.range == own[0].range }) else { return nil }
            found += own
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The parts whose words end in the thing that the total measures, beside others that name another thing: 草原 beside 林地.
    private static func ofOneThing(_ things: Range<Int>, _ figures: [RuleFigure], _ reading: ItemReading)
        -> [RuleFigure]?
    {
        let source = reading.source
        let labels = figures.map { PartSeries.label($0, reading) }
        let alike = labels.map { label -> Bool in
            var length = 0
            while length < min(label.count, things.count),
                source.folded[label.upperBound - 1 - length] == source.folded[things.upperBound - 1 - length]
            {
                length += 1
            }
            while length > 1,
                PartLabel.deed(in: (things.upperBound - length)..<things.upperBound, reading) != nil
            {
                length -= 1
            }
            return length > 1
        }
        let others = zip(labels, alike).filter { !$1 }.map(\.0)
        guard !others.isEmpty, alike.filter({ $0 }).count > 1,
            others.allSatisfy({
                $0.count > 1 && PartLabel.deed(in: ($0.upperBound - 2)..<$0.upperBound, reading) == nil
            })
        else { return nil }
        return zip(figures, alike).filter { $1 }.map(\.0)
    }

    /// The parts that tell the deed of the total, beside others that tell another: 恢复 beside 占用.
    private static func ofOneDeed(_ things: Range<Int>, _ figures: [RuleFigure], _ reading: ItemReading)
        -> [RuleFigure]?
    {
        let own = Set(PartLabel.deeds(in: things, reading))
        guard !own.isEmpty else { return nil }
        var deeds: Set<String> = []
        let alike = figures.map { figure -> Bool? in
            let told = Set(PartLabel.deeds(in: PartSeries.label(figure, reading), reading))
            if !told.isEmpty { deeds = told }
            return deeds.isEmpty ? nil : !deeds.isDisjoint(with: own)
        }
        guard !alike.contains(nil), alike.contains(false), alike.filter({ $0 == true }).count > 1 else {
            return nil
        }
        return zip(figures, alike).filter { $1 == true }.map(\.0)
    }
}
