import Geodesy

/// Sums of money and prices.
extension FigureScanner {
    /// A price for a unit: `480元/亩`, `480元每亩`, `每亩480元`.
    func unitPrice(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        let end = range.upperBound
        var position = source.skippingSpaces(from: token.range.upperBound, before: end)
        var multiplier = token.factor
        let start = position
        if source[position] == "万", multiplier == 1 {
            multiplier = 10_000
            position += 1
        }
        guard position < end, source[position] == "元", let value = token.value else { return nil }
        position += 1
        let isBehind = source[position] == "/" || source[position] == "每"
        let base: BaseUnit
        let stop: Int
        if isBehind, let unit = UnitWords.table.match(in: source, at: position + 1, before: end) {
            (base, stop) = (unit.value.unit, unit.end)
        } else if !isBehind, let unit = perUnit(before: token.range.lowerBound, in: range) {
            (base, stop) = (unit, position)
        } else {
            return nil
        }
        return Figure(
            value: value, upper: nil,
            unit: ClaimUnit(
                text: CompoundNumeral.text(of: token.factor) + source.text(in: start..<stop),
                base: .yuanPer(base),
                multiplier: multiplier),
            isMore: false, range: token.range.lowerBound..<stop)
    }

    /// The unit of 每亩 right before a price; 补偿, 罚款 and the like may stand between.
    private func perUnit(before end: Int, in range: Range<Int>) -> BaseUnit? {
        for back in 2...10 {
            let start = end - back
            guard start >= range.lowerBound, !source[start].endsClause, !source[start].isDigit else {
                return nil
            }
            if source[start] == "每", let unit = UnitWords.table.match(in: source, at: start + 1, before: end) {
                return unit.value.unit
            }
            // 亩均投资1500元.
            if source[start + 1] == "均", ["亩", "户", "人"].contains(source[start]), start + 1 < end {
                return UnitWords.table.match(in: source, at: start, before: start + 1)?.value.unit
            }
        }
        return nil
    }

    /// Money without 元: `中央资金1.2亿`, `没收3.5万`, `一期1.2亿` behind a sum of money.
    func bareMoney(_ token: NumberToken, behind former: Figure?, in range: Range<Int>) -> Figure? {
        let start = token.range.lowerBound
        var (end, factor) = (token.range.upperBound, token.factor)
        if factor == 1, source[end] == "万" || source[end] == "亿", end < range.upperBound {
            (end, factor) = (end + 1, source[end] == "万" ? 10_000 : 100_000_000)
        }
        guard let value = token.value, factor >= 10_000,
            end == range.upperBound || source[end].endsClause || source[end] == "和"
        else { return nil }
        let lead = max(range.lowerBound, start - 12)..<start
        let from = lead.last { source[$0].endsClause && source[$0] != "、" }.map { $0 + 1 } ?? lead.lowerBound
        let isNamed = (from..<start).contains { Self.sums.match(in: source, at: $0, before: start) != nil }
        let goesOn =
            former.map { former in
                former.kind == .money && start - former.range.upperBound <= 16
                    && !(former.range.upperBound..<start).contains { source[$0].endsSentence }
            } ?? false
        guard isNamed || goesOn else { return nil }
        let unit = ClaimUnit(
            text: token.factor > 1 ? CompoundNumeral.text(of: factor) : source.text(in: (end - 1)..<end),
            base: .yuan,
            multiplier: factor)
        return Figure(value: value, upper: nil, unit: unit, isMore: false, range: start..<end)
    }

    private static let sums = WordTable([
        ("资金 投资 投入 补助 补偿 罚款 罚没 没收 专项 经费 费用 拨付 缴纳 赔偿 奖补 贷款 债券 预算 产值", ())
    ])
}
