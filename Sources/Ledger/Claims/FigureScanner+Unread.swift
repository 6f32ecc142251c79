import Geodesy

/// Numbers before a unit that cannot be read surely: no part of them is a figure.
extension FigureScanner {
    /// What is wrong with a number in digits; `nil` for one that can be read.
    func unread(
        _ token: NumberToken, _ unit: UnitToken?, behind waiting: NumberToken?, in range: Range<Int>
    ) -> Unread? {
        let start = token.range.lowerBound
        if let end = endOfLocalMeasure(token, in: range) {
            return Unread(range: start..<end, reason: .localUnit)
        }
        if let end = endOfMistypedNumber(token, in: range) {
            return Unread(range: start..<end, reason: .letters)
        }
        guard let unit else {
            return endOfBrokenMeasure(token, in: range).map { Unread(range: start..<$0, reason: .brokenPoint) }
        }
        if let start = brokenNumber(before: token, unit, in: range) {
            return Unread(range: start..<unit.end, reason: .brokenPoint)
        }
        guard unit.kind.isMeasure else { return nil }
        if let start = mistypedStart(of: token, in: range) {
            return Unread(range: start..<unit.end, reason: .letters)
        }
        if let waiting, isVague(waiting, token, unit, in: range) {
            return Unread(range: waiting.range.lowerBound..<unit.end, reason: .ambiguous)
        }
        return partedStart(of: token, in: range).map { Unread(range: $0..<unit.end, reason: .ambiguous) }
    }

    /// The end of a measure in 垧, with what follows it in a smaller unit.
    private func endOfLocalMeasure(_ token: NumberToken, in range: Range<Int>) -> Int? {
        let end = token.range.upperBound
        guard end < range.upperBound, source[end] == "垧" || source[end] == "晌", source[end + 1] != "午" else {
            return nil
        }
        guard let rest = NumberToken(in: source, at: end + 1, before: range.upperBound),
            let unit = UnitToken(in: source, at: rest.range.upperBound, before: range.upperBound)
        else { return end + 1 }
        return unit.end
    }

    /// The end of a number in which letters stand for digits, with its unit: `9O亩`, `3l.5公顷`, `1.2E4亩`.
    private func endOfMistypedNumber(_ token: NumberToken, in range: Range<Int>) -> Int? {
        var end = token.range.upperBound
        let isPower = source[end] == "e" && (source[end + 1].isDigit || source[end + 1] == "+")
        guard isPower || ["o", "l", "i"].contains(source[end]) else { return nil }
        let limit = min(range.upperBound, end + Self.longestNumber)
        if isPower { end += source[end + 1] == "+" ? 2 : 1 }
        while end < limit, source[end].isDigit || Self.strokes.contains(source[end]) { end += 1 }
        guard let unit = UnitToken(in: source, at: end, before: range.upperBound), unit.kind != .count,
            !source[unit.end - 1].isLatin
        else { return nil }
        return unit.end
    }

    /// Letters that look like digits, and the point.
    private static let strokes: Set<Unicode.Scalar> = [".", "o", "l", "i"]

    /// The start of a number that begins with a letter for a digit, or with its point: `l20亩`, `O.5亩`, `.5亩`, `5..5亩`.
    private func mistypedStart(of token: NumberToken, in range: Range<Int>) -> Int? {
        var start = token.range.lowerBound
        let floor = max(range.lowerBound, start - Self.longestNumber)
        while start > floor, source[start - 1].isDigit || Self.strokes.contains(source[start - 1]) {
            start -= 1
        }
        guard start < token.range.lowerBound, start == range.lowerBound || !source[start - 1].isLatin,
            !(start > range.lowerBound && Self.named.contains(source[start - 1]))
        else { return nil }
        return start
    }

    /// The end of a number whose point has no digits behind it: `5.亩`; not `1.亩均产值`.
    private func endOfBrokenMeasure(_ token: NumberToken, in range: Range<Int>) -> Int? {
        let point = token.range.upperBound
        guard point < range.upperBound, source[point] == ".",
            token.range.lowerBound > range.lowerBound, !source[token.range.lowerBound - 1].endsSentence,
            let unit = UnitToken(in: source, at: point + 1, before: range.upperBound), unit.kind.isMeasure,
            unit.end == range.upperBound || source[unit.end].endsClause
        else { return nil }
        return unit.end
    }

    /// The start of a number whose decimal point or grouping is none, and of which this is the rest: `937。36亩`,
    /// `937·36亩`, `2,5000亩`, `12. 36亩`.
    private func brokenNumber(before token: NumberToken, _ unit: UnitToken, in range: Range<Int>) -> Int? {
        if token.value == nil, token.digits.contains("."), unit.kind != .count { return token.range.lowerBound }
        var mark = token.range.lowerBound - 1
        while mark > range.lowerBound, source[mark] == " " { mark -= 1 }
        let isSpaced = mark < token.range.lowerBound - 1
        guard mark > range.lowerBound, source[mark - 1].isDigit else { return nil }
        switch source[mark] {
        case ".": guard isSpaced, unit.kind != .count else { return nil }
        case "。", "·": guard !isSpaced, unit.kind != .count else { return nil }
        case ",":
            // 1, 234亩 may be a group of digits, 9, 36亩 are two numbers.
            guard isSpaced ? token.range.count == 3 : unit.kind != .count || token.range.count > 2 else {
                return nil
            }
        case "'", "’", "‘": guard !isSpaced else { return nil }
        default: return nil
        }
        var start = mark
        while start > range.lowerBound,
            source[start - 1].isDigit || [",", ".", "·"].contains(source[start - 1])
        {
            start -= 1
        }
        if source[mark] != ",", isListNumber(endingAt: mark, in: range) { return nil }
        guard start > range.lowerBound else { return start }
        // 附件1,36亩: the first number is a name's.
        let isName = source[start - 1].isLatin || Self.named.contains(source[start - 1])
        return isName ? nil : start
    }

    /// The start of a number before a number, from which a space, a stroke or 余 parts it: `12 34亩`, `20/30亩`,
    /// `1万余5千亩`.
    private func partedStart(of token: NumberToken, in range: Range<Int>) -> Int? {
        let mark = token.range.lowerBound - 1
        guard mark > range.lowerBound else { return nil }
        var start = mark
        let floor = max(range.lowerBound, mark - Self.longestNumber)
        if ["余", "多"].contains(source[mark]) {
            while start > floor, UnitToken.factor(source[start - 1]) != nil { start -= 1 }
            guard start < mark else { return nil }
        } else if source[mark] != " " && source[mark] != "/" {
            return nil
        }
        while start > floor, source[start - 1].isDigit || source[start - 1] == "." { start -= 1 }
        guard source[start].isDigit else { return nil }
        if start > range.lowerBound {
            // 图斑 12 34亩 are two columns, 附件2 34亩 names one thing, 3/4/5亩 are three.
            let before = source[start - 1]
            guard (0x4E00...0x9FFF).contains(before.value), !Self.named.contains(before),
                ChineseNumeral.place(before) == nil
            else { return nil }
        }
        // 2024 34亩 begins with a year.
        let isYear = mark - start == 4 && source[mark] == " "
        return isYear ? nil : start
    }

    /// Whether two numbers that follow each other are a guess: `5、6百亩`; 分别5、6百亩 are two.
    private func isVague(_ lower: NumberToken, _ upper: NumberToken, _ unit: UnitToken, in range: Range<Int>)
        -> Bool
    {
        guard unit.unit.multiplier > 1, lower.range.count == 1, upper.range.count == 1,
            source[lower.range.upperBound] == "、", let low = Int(lower.digits), let high = Int(upper.digits),
            high == low + 1
        else { return false }
        let lead = max(range.lowerBound, lower.range.lowerBound - Self.longestNumber)..<lower.range.lowerBound
        return !source.contains("分别", in: lead)
    }

    /// A measure of which a guess or a fraction is told: 两三千亩, 三四十亩, 三分之一亩, `1万又3分之1亩`.
    func unreadable(at start: Int, in range: Range<Int>) -> Unread? {
        guard source[start].isDigit || ChineseNumeral.digit(source[start]) != nil else { return nil }
        let before: Unicode.Scalar = start > range.lowerBound ? source[start - 1] : "\0"
        guard !before.isDigit, before != ".", !isPartOfWord(after: before) || before == "点" else { return nil }
        guard let end = endOfGuess(at: start, in: range) ?? endOfFraction(at: start, in: range) else {
            return nil
        }
        return Unread(range: start..<end, reason: .ambiguous)
    }

    /// The end of a measure with two digits in a row: 五六百亩.
    private func endOfGuess(at start: Int, in range: Range<Int>) -> Int? {
        guard let low = ChineseNumeral.digit(source[start]), let high = ChineseNumeral.digit(source[start + 1]),
            low > 0, high == low + 1,
            let unit = UnitToken(in: source, at: start + 2, before: range.upperBound), unit.kind.isMeasure
        else { return nil }
        return unit.end
    }

    /// The end of a measure in parts of its unit, which a whole number may precede.
    private func endOfFraction(at start: Int, in range: Range<Int>) -> Int? {
        func number(at start: Int) -> Int? {
            NumberToken(in: source, at: start, before: range.upperBound)?.range.upperBound
                ?? ChineseNumeral(in: source, at: start, before: range.upperBound)?.end
        }
        guard var end = number(at: start) else { return nil }
        while end < range.upperBound, UnitToken.factor(source[end]) != nil { end += 1 }
        if end < range.upperBound, source[end] == "又" {
            guard let next = number(at: end + 1) else { return nil }
            end = next
        }
        guard source.has("分之", at: end, before: range.upperBound), let part = number(at: end + 2),
            let unit = UnitToken(in: source, at: part, before: range.upperBound), unit.kind.isMeasure,
            unit.unit.multiplier == 1
        else { return nil }
        return unit.end
    }
}

extension ClaimKind {
    /// Whether it is an amount that a unit measures.
    fileprivate var isMeasure: Bool { [.area, .length, .mass, .volume].contains(self) }
}
