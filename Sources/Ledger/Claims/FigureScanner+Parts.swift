import Geodesy

/// What goes on behind a figure in a smaller unit: `3亩5分`, `30亩半`, `1顷20亩`.
extension FigureScanner {
    /// What stands behind a figure.
    enum Parts {
        case none
        /// The figure with the parts behind it.
        case figure(Figure)
        case unread(Unread)
    }

    /// The parts of a 亩, or a half of any measure, right behind a figure.
    func parts(behind figure: Figure, in range: Range<Int>) -> Parts {
        let start = figure.range.upperBound
        guard figure.upper == nil, [.area, .length, .mass, .volume].contains(figure.kind),
            start < range.upperBound
        else { return .none }
        let isMu = figure.unit.base == .area(.mu) && figure.unit.multiplier == 1
        if let end = endOfOther(behind: figure, in: range) {
            return .unread(Unread(range: figure.range.lowerBound..<end, reason: .ambiguous))
        }
        let parts = isMu ? partsOfMu(at: start, before: range.upperBound) : nil
        guard
            let (digits, end) = parts ?? half(at: start, before: range.upperBound)
                ?? tail(at: start, isMu: isMu, before: range.upperBound)
        else { return .none }
        let whole = figure.range.lowerBound..<end
        guard let digits, figure.value.scale == 0, figure.unit.multiplier == 1, !figure.isMore,
            let value = ExactDecimal(figure.value.description + "." + digits)
        else { return .unread(Unread(range: whole, reason: .ambiguous)) }
        return .figure(Figure(value: value, upper: nil, unit: figure.unit, isMore: false, range: whole))
    }

    /// The offset behind 三分 or 半, right behind 亩.
    func partsEnd(at start: Int, before end: Int) -> Int? {
        (partsOfMu(at: start, before: end) ?? half(at: start, before: end))?.end
    }

    /// 5分, 2分3厘, 零5厘: the digits behind the point; none when they are no tenths and hundredths.
    private func partsOfMu(at start: Int, before end: Int) -> (digits: String?, end: Int)? {
        var (position, digits, isSure) = (start, "", true)
        for (place, word) in ["分", "厘", "毫"].enumerated() {
            var from = position
            if source[from] == "零", from < end { from += 1 }
            guard let number = smallNumber(at: from, before: end), source[number.end].description == word,
                number.end < end, !["之", "别", "钟"].contains(source[number.end + 1])
            else { continue }
            isSure = isSure && number.digits.count == 1
            digits += String(repeating: "0", count: max(0, place - digits.count)) + number.digits
            position = number.end + 1
        }
        return digits.isEmpty ? nil : (isSure ? digits : nil, position)
    }

    /// The three of 两亩三; of other units, and in digits, as may be a note's, it is none that can be read surely.
    private func tail(at start: Int, isMu: Bool, before end: Int) -> (digits: String?, end: Int)? {
        guard let number = smallNumber(at: start, before: end),
            number.end == end || source[number.end].endsClause
        else { return nil }
        let isSure = isMu && !source[start].isDigit && number.digits != "0"
        return (isSure ? number.digits : nil, number.end)
    }

    /// The end of another figure in the same unit behind a stroke: 20亩/30亩.
    private func endOfOther(behind figure: Figure, in range: Range<Int>) -> Int? {
        let stroke = figure.range.upperBound
        guard source[stroke] == "/",
            let number = NumberToken(in: source, at: stroke + 1, before: range.upperBound),
            let unit = UnitToken(in: source, at: number.range.upperBound, before: range.upperBound),
            unit.unit.base == figure.unit.base
        else { return nil }
        return unit.end
    }

    private func smallNumber(at start: Int, before end: Int) -> (digits: String, end: Int)? {
        if let number = NumberToken(in: source, at: start, before: end) {
            return (number.digits, number.range.upperBound)
        }
        guard start < end, let digit = ChineseNumeral.digit(source[start]) else { return nil }
        return (String(digit), start + 1)
    }

    /// 30亩半; in 30亩半荒漠 the half is of the word behind it.
    private func half(at start: Int, before end: Int) -> (digits: String?, end: Int)? {
        guard source[start] == "半", Self.halves.match(in: source, at: start + 1, before: end) == nil else {
            return nil
        }
        return ("5", start + 1)
    }

    private static let halves = WordTable([
        ("年 月 天 日 数 径 山 坡 干 荒 固 流 湿 裸 自 成 封 停 永 导 岛 机 圈 舍 农 牧 小 个 程 途 边 截 米", ())
    ])

    /// One figure of two whose units fall and between which nothing stands, in the smaller unit: `1顷20亩` is 120亩.
    func sum(of large: Figure, _ small: Figure) -> Figure? {
        guard large.range.upperBound == small.range.lowerBound, large.upper == nil, small.upper == nil,
            large.kind == small.kind, [.area, .length, .mass, .volume].contains(large.kind), !large.isMore,
            large.value.scale == 0, small.value.rational > Rational(0),
            small.value.rational * small.unit.size < large.unit.size
        else { return nil }
        let ratio = large.unit.size / small.unit.size
        let whole = large.value.rational * ratio * Rational(powerOfTen(small.value.scale))
        guard whole.denominator == 1, let units = Int64(exactly: whole.numerator),
            let value = ExactDecimal(significand: units + small.value.significand, scale: small.value.scale)
        else { return nil }
        return Figure(
            value: value, upper: nil, unit: small.unit, isMore: small.isMore,
            range: large.range.lowerBound..<small.range.upperBound)
    }
}
