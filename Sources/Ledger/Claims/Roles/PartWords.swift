/// Tells a figure that is a part of another, and one that is taken apart.
enum PartWords {
    /// Whether the figure is taken apart behind it: by 其中 or by a sum in brackets.
    static func isTakenApart(_ context: ClaimContext) -> Bool {
        context.source.has("其中", at: context.segment.upperBound + 1, before: context.source.count)
            || opensSum(context)
    }

    /// Whether the figure is a term of a sum in brackets: `33条（13条+20条）`.
    static func isAddend(_ context: ClaimContext) -> Bool {
        let (source, figure) = (context.source, context.figure)
        return source[figure.lowerBound - 1] == "+" && source[figure.lowerBound] != "+"
            || source[figure.upperBound] == "+" && source[figure.lowerBound - 1] == "("
    }

    /// Whether brackets behind the figure's words hold a sum.
    private static func opensSum(_ context: ClaimContext) -> Bool {
        let source = context.source
        guard source[context.segment.upperBound] == "(" else { return false }
        let behind = (context.segment.upperBound + 1)..<min(source.count, context.segment.upperBound + 24)
        let close = behind.first { source[$0].endsClause } ?? behind.upperBound
        return source[close] == ")" && source.contains("+", in: behind.lowerBound..<close)
    }

    /// Whether 其中 takes the figure out of a total: right before it, or before its neighbour of the same unit.
    static func isPart(_ unit: ClaimUnit, _ context: ClaimContext) -> Bool {
        let source = context.source
        let lead = context.sentenceStart..<context.figure.lowerBound
        guard let place = lead.last(where: { source.has("其中", at: $0, before: lead.upperBound) }) else {
            return false
        }
        let since = (place + 2)..<lead.upperBound
        guard !since.contains(where: { source[$0] == ")" && !opens(source, before: $0, since) }) else {
            return false
        }
        let isNext = !since.contains { isComma($0, source) || source[$0] == ":" }
        let word = unit.text.folded
        return isNext || isFirstUnit(word, in: since, source)
    }

    /// Whether a unit is that of the first number in a range, years and dates apart.
    private static func isFirstUnit(_ unit: String, in range: Range<Int>, _ source: SourceText) -> Bool {
        var numbers = 0
        for position in range {
            if source.has(unit, at: position, before: range.upperBound) { return numbers == 1 }
            guard source[position].isDigit, !source[position + 1].isDigit, source[position + 1] != ".",
                source[position + 1] != "," || isComma(position + 1, source)
            else { continue }
            if !["年", "月", "日"].contains(source[position + 1]) { numbers += 1 }
        }
        return false
    }

    /// Whether a comma stands at an offset that groups no digits.
    private static func isComma(_ position: Int, _ source: SourceText) -> Bool {
        source[position] == "," && !(source[position - 1].isDigit && source[position + 1].isDigit)
    }

    private static func opens(_ source: SourceText, before close: Int, _ range: Range<Int>) -> Bool {
        (range.lowerBound..<close).contains { source[$0] == "(" }
    }
}
