import Geodesy

extension FigureScanner {
    /// The figure in Chinese numerals at an offset: `三家`, `近万亩`, `一半以上`, `百分之三十`.
    func chineseFigure(at start: Int, in range: Range<Int>) -> Figure? {
        switch source[start] {
        case "百" where source.has("百分之", at: start, before: range.upperBound):
            percent(at: start, before: range.upperBound)
        case "一" where source.has("一半", at: start, before: range.upperBound):
            half(at: start)
        case "百", "千", "万", "亿":
            bareMultiplier(at: start, in: range)
        default:
            numeral(at: start, in: range)
        }
    }

    private func percent(at start: Int, before end: Int) -> Figure? {
        let from = start + 3
        let value: ExactDecimal?
        let stop: Int
        if let token = NumberToken(in: source, at: from, before: end) {
            (value, stop) = (token.value, token.range.upperBound)
        } else if let numeral = ChineseNumeral(in: source, at: from, before: end) {
            (value, stop) = (ExactDecimal(significand: numeral.value, scale: 0), numeral.end)
        } else {
            return nil
        }
        guard let value else { return nil }
        let unit = ClaimUnit(text: "百分之", base: "%", multiplier: 1, kind: .ratio)
        return Figure(kind: .ratio, value: value, upper: nil, unit: unit, isMore: false, range: start..<stop)
    }

    private func half(at start: Int) -> Figure? {
        guard let value = ExactDecimal(significand: 50, scale: 0) else { return nil }
        let unit = ClaimUnit(text: "一半", base: "%", multiplier: 1, kind: .ratio)
        return Figure(
            kind: .ratio, value: value, upper: nil, unit: unit, isMore: false, range: start..<(start + 2))
    }

    /// 近万亩: the multiplier alone is the number, if a qualifier stands before it.
    private func bareMultiplier(at start: Int, in range: Range<Int>) -> Figure? {
        guard start > range.lowerBound, ["近", "约", "逾", "超", "过", "达", "上"].contains(source[start - 1]),
            let unit = UnitToken(in: source, at: start, before: range.upperBound),
            let value = ExactDecimal(significand: 1, scale: 0)
        else { return nil }
        return Figure(
            kind: unit.base.kind, value: value, upper: nil, unit: unit.unit, isMore: unit.isMore,
            range: start..<unit.end)
    }

    private func numeral(at start: Int, in range: Range<Int>) -> Figure? {
        guard source[start] == "十" || ChineseNumeral.digit(source[start]) != nil,
            start == range.lowerBound || !isPartOfWord(after: source[start - 1]),
            let numeral = ChineseNumeral(in: source, at: start, before: range.upperBound),
            let value = ExactDecimal(significand: numeral.value, scale: 0),
            let unit = UnitToken(in: source, at: numeral.end, before: range.upperBound)
        else { return nil }
        // 一家, 一次 tell no number; 一亿元 does.
        guard numeral.value > 1 || unit.unit.multiplier > 1 else { return nil }
        switch unit.base.chinese {
        case .yes: break
        case .afterTotal: guard followsTotal(start, in: range) else { return nil }
        case .no: guard unit.unit.multiplier > 1 else { return nil }
        }
        return Figure(
            kind: unit.base.kind, value: value, upper: nil, unit: unit.unit, isMore: unit.isMore,
            range: start..<unit.end)
    }

    /// Whether a numeral after this scalar counts nothing: an ordinal, a quoted slogan, a vague number.
    private func isPartOfWord(after scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "第", "“", "《", "‘", "「", "·", "周", "之", "数", "几", "好", "年", "点", "(", "初": true
        default: ChineseNumeral.digit(scalar) != nil || scalar == "十" || scalar == "百" || scalar == "千"
        }
    }

    private func followsTotal(_ start: Int, in range: Range<Int>) -> Bool {
        guard start > range.lowerBound else { return false }
        let before = start - 1
        if ["共", "计", "达"].contains(source[before]) { return true }
        return before > range.lowerBound && source[before] == "为" && source[before - 1] == "分"
    }
}
