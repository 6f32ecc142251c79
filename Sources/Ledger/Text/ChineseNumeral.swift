/// A whole number written in Chinese, such as 十二 or 三千五百.
struct ChineseNumeral {
    /// The number.
    let value: Int64
    /// The offset after its last scalar.
    let end: Int

    /// The number that starts at an offset.
    ///
    /// A single 万 or 亿 at the end is left to the unit (`三万亩` is 3 万亩, as `3万亩` is). Digits in a row
    /// (二〇二二, 三四) are years or guesses, not numbers, and give `nil`, but for those with 〇 before a measure of land
    /// (`三五〇亩`).
    init?(in source: SourceText, at offset: Int, before end: Int) {
        if let (value, after) = Self.row(in: source, at: offset, before: end) {
            (self.value, self.end) = (value, after)
            return
        }
        guard let (high, afterHigh) = Self.section(in: source, at: offset, before: end) else { return nil }
        var (value, position) = (high, afterHigh)
        if source[position] == "万", position + 1 < end {
            let rest = source[position + 1] == "零" ? position + 2 : position + 1
            if let (low, afterLow) = Self.section(in: source, at: rest, before: end) {
                (value, position) = (high * 10_000 + low, afterLow)
            }
        }
        guard Self.digit(source[position]) == nil || position >= end else { return nil }
        self.value = value
        self.end = position
    }

    /// The value of a single digit, 两 included.
    static func digit(_ scalar: Unicode.Scalar) -> Int64? {
        switch scalar {
        case "〇", "零": 0
        case "一": 1
        case "二", "两": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// The value of 十, 百 and 千.
    static func place(_ scalar: Unicode.Scalar) -> Int64? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// Digits in a row, 〇 among them, before a measure of land.
    private static func row(in source: SourceText, at offset: Int, before end: Int) -> (Int64, Int)? {
        guard offset < end, let first = digit(source[offset]), first > 0, source[offset] != "两" else {
            return nil
        }
        var (value, position, hasZero) = (first, offset + 1, false)
        while position < min(end, offset + 8), let next = digit(source[position]), source[position] != "两" {
            value = value * 10 + next
            hasZero = hasZero || next == 0
            position += 1
        }
        guard hasZero, position < end, ["亩", "公", "平"].contains(source[position]) else { return nil }
        return (value, position)
    }

    /// A number below 10 000: digits with falling places, the last digit without one.
    private static func section(in source: SourceText, at offset: Int, before end: Int) -> (Int64, Int)? {
        var (total, position) = (Int64(0), offset)
        var lastPlace = Int64(10_000)
        while position < end {
            if source[position] == "十", total == 0 || lastPlace == 100, lastPlace > 10 {
                total += 10
                lastPlace = 10
                position += 1
                continue
            }
            // 廿三 is 二十三.
            if source[position] == "廿" || source[position] == "卅", lastPlace > 10 {
                total += source[position] == "廿" ? 20 : 30
                lastPlace = 10
                position += 1
                continue
            }
            let start = source[position] == "零" && position > offset ? position + 1 : position
            guard start < end, let digit = digit(source[start]), digit > 0 else { break }
            if start + 1 < end, let place = place(source[start + 1]) {
                // 三千米 is three kilometres: leave 千 to the unit.
                if place == 1000, ["米", "克"].contains(source[start + 2]) { return (total + digit, start + 1) }
                guard place < lastPlace else { break }
                total += digit * place
                lastPlace = place
                position = start + 2
            } else {
                guard lastPlace > 1 else { break }
                total += digit
                position = start + 1
                break
            }
        }
        return position > offset ? (total, position) : nil
    }
}

/// A number written in Chinese with or without decimals, such as 十二点五.
struct ChineseDecimal {
    /// The digits as an integer: 125 for 十二点五.
    let significand: Int64
    /// The number of digits after 点.
    let scale: Int
    /// The offset after its last scalar.
    let end: Int

    /// The number that starts at an offset; without 点 the same as ``ChineseNumeral``.
    init?(in source: SourceText, at offset: Int, before end: Int) {
        let isZero = source[offset] == "零" || source[offset] == "〇"
        let numeral = isZero ? nil : ChineseNumeral(in: source, at: offset, before: end)
        guard let point = isZero ? offset + 1 : numeral?.end else { return nil }
        var (value, position) = (numeral?.value ?? 0, point + 1)
        if point < end, source[point] == "点" {
            while position < end, position - point <= 4, let digit = ChineseNumeral.digit(source[position]),
                source[position] != "两"
            {
                value = value * 10 + digit
                position += 1
            }
            // 三点二十 is a time of the day; 五千米 behind 点 are kilometres.
            if position > point + 1, !["十", "百", "点"].contains(source[position]) {
                (significand, scale, self.end) = (value, position - point - 1, position)
                return
            }
        }
        guard let numeral else { return nil }
        (significand, scale, self.end) = (numeral.value, 0, numeral.end)
    }
}
