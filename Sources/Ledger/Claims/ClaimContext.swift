/// The words around a figure: the quotation, the clause of the sentence, and the sentence before it.
struct ClaimContext {
    let source: SourceText
    /// The figure.
    let figure: Range<Int>
    /// The part of the sentence that holds the figure, between punctuation.
    let segment: Range<Int>
    /// The start of the sentence.
    let sentenceStart: Int
    /// The quotation: the segment, cut to a length that people read.
    let quote: Range<Int>

    /// The most scalars looked at before and after a figure, so that the time stays linear.
    private static let reach = 240
    private static let longestLead = 80
    private static let longestTrail = 40
    /// The longest name of a document, in scalars.
    private static let longestName = 120
    /// Words behind or before which a long quotation may be cut without cutting a word.
    private static let seams: Set<Unicode.Scalar> = [
        "的", "了", "对", "将", "由", "把", "并", "在", "从", "至", "》", "”", " ",
    ]

    init(of figure: Range<Int>, in range: Range<Int>, source: SourceText) {
        self.source = source
        self.figure = figure
        let floor = max(range.lowerBound, figure.lowerBound - Self.reach)
        let ceiling = min(range.upperBound, figure.upperBound + Self.reach)
        var start = Self.segmentStart(figure.lowerBound, floor, source)
        // A figure right behind a pause (…、52%) takes its subject from before the pause.
        while start > floor, Self.isBare(start, figure, source) {
            let former = Self.segmentStart(start - 1, floor, source)
            guard former < start - 1 else { break }
            start = former
        }
        var end = figure.upperBound
        while end < ceiling, !source[end].endsClause, source[end] != "《" { end += 1 }
        segment = start..<end
        var sentenceStart = start
        while sentenceStart > floor, !source[sentenceStart - 1].endsSentence { sentenceStart -= 1 }
        self.sentenceStart = sentenceStart
        let list = Self.listStart(start, figure, floor, source)
        let lead = Self.lead(from: list, to: figure.lowerBound, source)
        var trail = Self.trail(from: figure.upperBound, to: end, source)
        // 项目（81.4万亩: the bracket is closed with the quotation.
        if trail == end, end < ceiling, source[end] == ")",
            (lead..<end).last(where: { source[$0] == "(" || source[$0] == ")" }).map({ source[$0] == "(" })
                ?? false
        {
            trail += 1
        }
        quote = source.trimmed(lead..<trail)
    }

    /// Whether the words from `start` on are a number alone, whose subject stands before the pause.
    private static func isBare(_ start: Int, _ figure: Range<Int>, _ source: SourceText) -> Bool {
        if start == figure.lowerBound { return ["、", "(", ",", ":"].contains(source[start - 1]) }
        // The numbers of 罚款1万元、2万元、3万元 share one subject; 2022年1万元 has its own.
        guard source[start - 1] == "、", source[figure.lowerBound - 1] == "、",
            let number = NumberToken(in: source, at: start, before: figure.lowerBound)
        else { return false }
        return source[number.range.upperBound] != "年"
    }

    /// The start of the names that a quotation must hold whole: `甲、乙、丙三家企业`.
    private static func listStart(_ start: Int, _ figure: Range<Int>, _ floor: Int, _ source: SourceText) -> Int
    {
        var list = start
        while list > floor, source[list - 1] == "、" {
            let former = segmentStart(list - 1, floor, source)
            let name = former..<(list - 1)
            guard !name.isEmpty, FigureScanner(source: source).figures(in: name).isEmpty else { break }
            list = former
        }
        // A list cut in its middle says no more than its last name.
        return figure.lowerBound - list <= longestLead ? list : start
    }

    /// The start of the quotation: that of the segment, or behind a word in the middle of a long one.
    private static func lead(from start: Int, to figure: Int, _ source: SourceText) -> Int {
        let first = figure - longestLead
        guard first > start else { return start }
        return (first..<figure).first { seams.contains(source[$0]) }.map { $0 + 1 } ?? first
    }

    /// The end of the quotation: that of the segment, or before a word in the middle of a long one.
    private static func trail(from figure: Int, to end: Int, _ source: SourceText) -> Int {
        let last = figure + longestTrail
        guard last < end else { return end }
        return (figure..<last).last { seams.contains(source[$0]) } ?? last
    }

    /// The start of the name of a document that ends at an offset; its signs part no sentence.
    static func nameStart(_ end: Int, _ floor: Int, _ source: SourceText) -> Int? {
        let first = max(floor, end - longestName)
        guard first < end else { return nil }
        return (first..<end).last { source[$0] == "《" || source[$0] == "\n" }.flatMap {
            source[$0] == "《" ? $0 : nil
        }
    }

    private static func segmentStart(_ end: Int, _ floor: Int, _ source: SourceText) -> Int {
        var start = end
        while start > floor {
            let scalar = source[start - 1]
            if scalar == "》", let name = nameStart(start - 1, floor, source) {
                start = name
                continue
            }
            let isInsideNumber =
                scalar == "," && source[start].isDigit && start > 1 && source[start - 2].isDigit
            if scalar.endsClause, !isInsideNumber { break }
            start -= 1
        }
        return start
    }
}
