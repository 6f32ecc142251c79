/// The unit after a number, with 万, 亿, 余 and 多 in between.
struct UnitToken {
    let unit: ClaimUnit
    /// The unit as printed, without 万 and 亿.
    let name: String
    /// Whether a number in Chinese may stand before it.
    let chinese: UnitWords.Base.Chinese
    /// Whether 余 or 多 stands before or inside the unit.
    let isMore: Bool
    /// The offset after the unit.
    let end: Int

    var kind: ClaimKind { unit.base.kind }

    /// The unit that starts at an offset, spaces apart.
    ///
    /// - Parameter factor: the power of ten that the number before it names inside itself (`1万5千`).
    init?(in source: SourceText, at start: Int, before end: Int, factor: Int64 = 1) {
        var position = source.skippingSpaces(from: start, before: end)
        var multiplier = factor
        var isMore = false
        var text = CompoundNumeral.text(of: factor)
        let base: UnitWords.Base
        if let power = PowerOfTen(in: source, at: position, before: end) {
            guard factor == 1 else { return nil }
            multiplier = power.value
            text = source.text(in: position..<power.end)
            position = source.skippingSpaces(from: power.end, before: end)
        }
        while true {
            if let match = UnitWords.table.match(in: source, at: position, before: end),
                match.value.mayStand(before: match.end, in: source, end)
            {
                base = match.value
                name = source.text(in: position..<match.end)
                text += name
                position = match.end
                break
            }
            if let factor = Self.factor(source[position]), position < end, multiplier <= 100_000_000 {
                multiplier *= factor
                text += source.text(in: position..<(position + 1))
            } else if ["余", "多", "来", "几"].contains(source[position]), position < end, !isMore {
                isMore = true
            } else {
                return nil
            }
            position = source.skippingSpaces(from: position + 1, before: end)
        }
        // Behind a unit, 余 and 多 qualify the number where nothing else follows: 100亩余, but not 30亩多年生草地.
        if position < end, source[position] == "余" || source[position] == "多",
            position + 1 == end || source[position + 1].endsClause
        {
            isMore = true
            position += 1
        }
        self.isMore = isMore
        self.end = position
        chinese = base.chinese
        unit = ClaimUnit(text: text, base: base.unit, multiplier: multiplier * base.multiplier)
    }

    /// The power of ten that a scalar before a unit stands for.
    static func factor(_ scalar: Unicode.Scalar) -> Int64? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        case "万": 10_000
        case "亿": 100_000_000
        default: nil
        }
    }
}
