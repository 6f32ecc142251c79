import Geodesy

/// Numbers that share a unit: lists, ranges and sums.
extension FigureScanner {
    /// The numbers of a list, each a figure in the unit that ends the list; one with places inside has its own.
    func listed(_ waiting: [NumberToken], with unit: ClaimUnit, named name: String) -> [Figure] {
        waiting.filter { !Self.dashes.contains(source[$0.range.upperBound]) }.compactMap { token in
            guard let value = token.value else { return nil }
            let own = ClaimUnit(
                text: CompoundNumeral.text(of: token.factor) + name, base: unit.base, multiplier: token.factor)
            return Figure(
                value: value, upper: nil, unit: token.factor > 1 ? own : unit, isMore: false, range: token.range
            )
        }
    }

    func rangeStart(_ waiting: [NumberToken], before token: NumberToken) -> NumberToken? {
        guard let last = waiting.last,
            Self.dashes.contains(source[last.range.upperBound])
        else { return nil }
        return last
    }

    /// Whether a list or a range goes on at an offset: a separator with a digit behind it.
    func joins(_ position: Int, before end: Int) -> Bool {
        guard position + 1 < end, source[position + 1].isDigit || source[position + 1] == source[position]
        else {
            return false
        }
        return Self.joints.contains(source[position])
    }

    /// Whether a number is added to the figure or the number right before it: `13条+20条`, `13+20条`.
    func isAddend(_ token: NumberToken, behind figure: Figure?, _ waiting: NumberToken?) -> Bool {
        let plus = token.range.lowerBound - 1
        guard plus >= 0, source[plus] == "+" else { return false }
        // Stakes are lengths: K12+300米.
        if let figure, figure.range.upperBound == plus { return figure.kind != .length }
        return waiting?.range.upperBound == plus
    }

    /// Whether a number opens a sum in brackets, or goes on with one: `（13+20条）`.
    func opensSum(_ token: NumberToken, _ former: NumberToken?, in range: Range<Int>) -> Bool {
        let (before, plus) = (token.range.lowerBound - 1, token.range.upperBound)
        guard plus + 1 < range.upperBound, source[plus] == "+", source[plus + 1].isDigit else { return false }
        return before >= range.lowerBound && source[before] == "(" || former?.range.upperBound == before
    }

    /// The lower number of a range in the unit of the upper one: `3至5万亩`, `1万5千至2万亩`, `5000至1.2万亩`.
    func least(_ lower: NumberToken, of unit: ClaimUnit, upTo upper: ExactDecimal) -> ExactDecimal? {
        guard let value = lower.value else { return nil }
        // 5—3万亩 counts down in 万; 5000至1.2万亩 begins in mu.
        let isOfUnit =
            value.rational <= upper.rational
            || value.rational * Rational(100) < Rational(Int128(unit.multiplier))
        if lower.factor == 1, isOfUnit { return value }
        return value.counted(inUnitsOf: unit.multiplier, from: lower.factor)
    }

    /// A range whose lower end bears 千, 万 or 亿 of its own: `0.8万至1.2万亩`, `8千至1万2千亩`.
    func factoredRange(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        var (dash, factor) = (token.range.upperBound, token.factor)
        while let place = UnitToken.factor(source[dash]), factor <= 100_000_000 {
            (dash, factor) = (dash + 1, factor * place)
        }
        guard factor > 1, dash + 1 < range.upperBound, Self.dashes.contains(source[dash]),
            let upper = number(at: dash + 1, in: range),
            let unit = UnitToken(
                in: source, at: upper.range.upperBound, before: range.upperBound, factor: upper.factor),
            let low = token.value?.counted(inUnitsOf: unit.unit.multiplier, from: factor),
            let high = upper.value,
            low.rational < high.rational
        else { return nil }
        return Figure(
            value: low, upper: high, unit: unit.unit, isMore: unit.isMore,
            range: token.range.lowerBound..<unit.end)
    }
}

extension ExactDecimal {
    /// The number in units of another power of ten: 8 thousand are 0.8 ten thousand; `nil` when it has no such digits.
    func counted(inUnitsOf multiplier: Int64, from factor: Int64) -> ExactDecimal? {
        var (significand, scale, from, to) = (significand, scale, factor, multiplier)
        while from < to { (scale, from) = (scale + 1, from * 10) }
        while to < from {
            to *= 10
            if scale > 0 {
                scale -= 1
            } else {
                significand = significand.multipliedReportingOverflow(by: 10).partialValue
            }
        }
        return from == to ? ExactDecimal(significand: significand, scale: scale) : nil
    }
}
