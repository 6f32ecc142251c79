/// The unit that the head of a column, of a row or of a whole table gives to bare numbers.
enum ColumnUnit {
    /// The unit in a cell: `面积（亩）`, `面积/公顷`, `单位：万元`, `问题数`, `占比%`.
    ///
    /// - Parameter counts: whether a name that only counts things gives a unit too.
    static func unit(in cell: Range<Int>, of source: SourceText, counts: Bool = true) -> ClaimUnit? {
        guard !cell.isEmpty else { return nil }
        for position in cell where opens(source[position]) {
            var start = source.skippingSpaces(from: position + 1, before: cell.upperBound)
            if source.has("单位", at: start, before: cell.upperBound) {
                start = source.skippingSpaces(from: start + 2, before: cell.upperBound)
                if source[start] == ":" {
                    start = source.skippingSpaces(from: start + 1, before: cell.upperBound)
                }
            }
            if let unit = unit(at: start, in: cell, source) { return unit }
        }
        return counts ? counted(cell, source) : nil
    }

    /// The unit that a cell is.
    static func unit(_ cell: Range<Int>, of source: SourceText) -> ClaimUnit? {
        guard let unit = unit(at: cell.lowerBound, in: cell, source) else { return nil }
        return unit
    }

    private static func opens(_ scalar: Unicode.Scalar) -> Bool {
        ["(", "[", "/", ",", ":", " ", "【", "\n"].contains(scalar)
    }

    /// The unit at an offset, if a bracket or the cell ends behind it.
    private static func unit(at start: Int, in cell: Range<Int>, _ source: SourceText) -> ClaimUnit? {
        guard let token = UnitToken(in: source, at: start, before: cell.upperBound), !token.isMore else {
            return nil
        }
        let end = source.skippingSpaces(from: token.end, before: cell.upperBound)
        guard end == cell.upperBound || [")", "]", "】", "\n"].contains(source[end]) else { return nil }
        return token.unit
    }

    /// The unit in a name: 亩数, 户数, 占比%, 问题数, 图斑数量, 问题个数.
    private static func counted(_ cell: Range<Int>, _ source: SourceText) -> ClaimUnit? {
        var end = cell.upperBound
        if source[end - 1] == "%" || source[end - 1] == "‰" { return unit(at: end - 1, in: cell, source) }
        let isAmount = cell.count > 2 && source.has("数量", at: end - 2, before: end)
        guard source[end - 1] == "数" || isAmount else { return nil }
        end -= isAmount ? 2 : 1
        // 亩数, 问题个数: the measure word before it.
        for start in [end - 2, end - 1] where start >= cell.lowerBound {
            if let token = UnitToken(in: source, at: start, before: end), token.end == end { return token.unit }
        }
        // A share of a number is none: 指数, 系数, 分数, 倍数.
        guard cell.count > 1, !["指", "系", "分", "倍", "级", "天", "年", "月", "日"].contains(source[end - 1])
        else { return nil }
        return ClaimUnit(text: "个", base: .each("个"))
    }
}
