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
    private static let longestLead = 40
    private static let longestTrail = 12

    init(of figure: Range<Int>, in range: Range<Int>, source: SourceText) {
        self.source = source
        self.figure = figure
        let floor = max(range.lowerBound, figure.lowerBound - Self.reach)
        let ceiling = min(range.upperBound, figure.upperBound + Self.reach)
        var start = Self.segmentStart(figure.lowerBound, floor, source)
        // A figure right behind a pause (…、52%) takes its subject from before the pause.
        while start == figure.lowerBound, start > floor, ["、", "(", ",", ":"].contains(source[start - 1]) {
            let former = Self.segmentStart(start - 1, floor, source)
            guard former < start - 1 else { break }
            start = former
        }
        var end = figure.upperBound
        while end < ceiling, !source[end].endsClause { end += 1 }
        segment = start..<end
        var sentenceStart = start
        while sentenceStart > floor, !source[sentenceStart - 1].endsSentence { sentenceStart -= 1 }
        self.sentenceStart = sentenceStart
        let lead = max(start, figure.lowerBound - Self.longestLead)
        let trail = min(end, figure.upperBound + Self.longestTrail)
        quote = source.trimmed(lead..<trail)
    }

    private static func segmentStart(_ end: Int, _ floor: Int, _ source: SourceText) -> Int {
        var start = end
        while start > floor {
            let scalar = source[start - 1]
            let isInsideNumber =
                scalar == "," && source[start].isDigit && start > 1 && source[start - 2].isDigit
            if scalar.endsClause, !isInsideNumber { break }
            start -= 1
        }
        return start
    }
}
