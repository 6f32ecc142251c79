/// The number of an item in the region's plan (自治区整改方案第47项), its second key.
enum RegionalNumber {
    private static let reach = 40
    private static let names = ["方案", "任务", "清单", "台账", "问题", "自治区第"]
    private static let numberNames = WordTable([("编号 序号 任务编号 任务序号 问题编号", ())])

    /// The number that a range states; the first one.
    static func number(in range: Range<Int>, of source: SourceText) -> Int? {
        for position in range {
            if source[position] == "第", let number = ordinal(position, range, source) { return number }
            if source[position] == "编" || source[position] == "序",
                let number = keyed(position, range, source)
            {
                return number
            }
        }
        return nil
    }

    /// `自治区整改方案第47项`.
    private static func ordinal(_ start: Int, _ range: Range<Int>, _ source: SourceText) -> Int? {
        guard let (number, end) = number(at: start + 1, range, source),
            ["项", "号", "条"].contains(source[end]) || source.has("个问题", at: end, before: range.upperBound)
        else { return nil }
        let lead = lead(start, range, source)
        return source.contains("自治区", in: lead)
            && names.contains { source.contains($0, in: lead.lowerBound..<(start + 1)) } ? number : nil
    }

    /// `自治区任务编号：47`.
    private static func keyed(_ start: Int, _ range: Range<Int>, _ source: SourceText) -> Int? {
        guard let match = numberNames.match(in: source, at: start, before: range.upperBound),
            source.contains("自治区", in: lead(start, range, source))
        else { return nil }
        var position = source.skippingSpaces(from: match.end, before: range.upperBound)
        guard [":", "为"].contains(source[position]) else { return nil }
        position = source.skippingSpaces(from: position + 1, before: range.upperBound)
        return number(at: position, range, source)?.number
    }

    /// The words of the same sentence before an offset.
    private static func lead(_ end: Int, _ range: Range<Int>, _ source: SourceText) -> Range<Int> {
        var start = end
        while start > range.lowerBound, end - start < reach, !source[start - 1].endsSentence,
            source[start - 1] != ","
        {
            start -= 1
        }
        return start..<end
    }

    static func number(at start: Int, _ range: Range<Int>, _ source: SourceText) -> (
        number: Int, end: Int
    )? {
        let end = range.upperBound
        if let token = NumberToken(in: source, at: start, before: end), let number = Int(token.digits),
            number < 10_000
        {
            return (number, token.range.upperBound)
        }
        guard let numeral = ChineseNumeral(in: source, at: start, before: end), numeral.value < 10_000 else {
            return nil
        }
        return (Int(numeral.value), numeral.end)
    }
}
