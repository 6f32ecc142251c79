import Geodesy

/// A number whose digits stand between places: `1万5千`, `12万零500`, `25万六千`, `一亿二千万`.
///
/// It is told to the last place written: `1万5千` is 1.5万, and `3万4000` is 34,000. Where digits without a place may
/// stand for the next one (`1万2`), or places do not fall (`2万3万`), it is no number, and no part of it is one.
struct CompoundNumeral {
    /// The digits in units of the factor; `nil` when the number cannot be read surely.
    let digits: String?
    /// The power of ten that the digits count: 10 000 for `1万5千`.
    let factor: Int64
    /// The offset after its last scalar.
    let end: Int

    /// Digits with the places behind them.
    private struct Part {
        let significand: Int128
        let scale: Int
        /// How many digits stand before the point.
        let count: Int
        /// 十, 百 or 千 behind the digits.
        let small: Int128
        /// 万, 亿 or 万亿 behind that.
        let large: Int128
        /// Whether 零 or 又 stands before it.
        let isJoined: Bool
        let isChinese: Bool

        var isBare: Bool { small * large == 1 }
    }

    /// The most parts of a number; more are no number of a report.
    private static let longest = 12
    private static let largest: Int128 = 1_000_000_000_000

    /// The number that starts at an offset, if it has two parts at least.
    ///
    /// One in Chinese alone is left to ``ChineseNumeral``, unless it holds 亿 or cannot be read surely.
    init?(in source: SourceText, at start: Int, before end: Int) {
        var parts: [Part] = []
        var (position, stop) = (start, start)
        while parts.count < Self.longest, position <= stop + 1 {
            let isJoined = !parts.isEmpty && position < end && ["零", "〇", "又"].contains(source[position])
            guard
                let next = Self.part(
                    in: source, at: isJoined ? position + 1 : position, before: end, isJoined: isJoined)
            else { break }
            parts.append(next.part)
            stop = next.end
            if next.part.isBare { break }
            // One space may stand between the parts of a number.
            position = source.skippingSpaces(from: stop, before: end)
        }
        guard parts.count > 1 else { return nil }
        let reading = Self.reading(of: parts)
        if reading != nil, parts.allSatisfy(\.isChinese), !parts.contains(where: { $0.large > 10_000 }) {
            return nil
        }
        // 1万2、3千亩 is more than 12,000 and less than 13,000: one number, too.
        if reading == nil, source[stop] == "、",
            let next = Self.part(in: source, at: stop + 1, before: end, isJoined: false), !next.part.isBare
        {
            stop = next.end
        }
        (digits, factor) = (reading?.digits, reading?.factor ?? 1)
        self.end = stop
    }

    private static func part(
        in source: SourceText, at start: Int, before end: Int, isJoined: Bool
    ) -> (part: Part, end: Int)? {
        guard start < end else { return nil }
        var (significand, scale, count, isChinese, stop) = (Int128(1), 0, 1, true, start)
        if let number = NumberToken(in: source, at: start, before: end), let value = number.value {
            (significand, scale, isChinese) = (Int128(value.significand), value.scale, false)
            count = number.digits.utf8.count - (scale > 0 ? scale + 1 : 0)
            stop = number.range.upperBound
        } else if let digit = ChineseNumeral.digit(source[start]), digit > 0 {
            (significand, stop) = (Int128(digit), start + 1)
        } else if source[start] != "十" {
            return nil
        }
        var position = source.skippingSpaces(from: stop, before: end)
        var (small, large) = (Int128(1), Int128(1))
        if position < end, let place = ChineseNumeral.place(source[position]) {
            (small, position) = (Int128(place), position + 1)
            stop = position
        }
        while position < end, source[position] == "万" || source[position] == "亿", large < largest {
            large *= source[position] == "万" ? 10_000 : 100_000_000
            position += 1
            stop = position
        }
        let part = Part(
            significand: significand, scale: scale, count: count, small: small, large: large,
            isJoined: isJoined,
            isChinese: isChinese)
        return (part, stop)
    }

    /// The digits and the factor of a number; `nil` when it cannot be read surely.
    private static func reading(of parts: [Part]) -> (digits: String, factor: Int64)? {
        // 万 and 亿 stand for what is before them, back to the last of their kind: 2千5百万 are 25 百万.
        var places: [Int128] = []
        var (closing, first) = (Int128(1), Int128(1))
        for part in parts.reversed() {
            if part.large > 1 { closing = part.large }
            places.insert(part.small * closing, at: 0)
            first = closing
        }
        guard places.allSatisfy({ $0 <= largest }), let last = parts.last, let unit = places.last else {
            return nil
        }
        // In units of the last digit that is written.
        let fraction = powerOfTen(last.scale)
        var total: Int128 = 0
        for (index, part) in parts.enumerated() {
            if index > 0, !follows(part, places[index], parts[index - 1], places[index - 1]) { return nil }
            let isLast = index == parts.count - 1
            guard part.scale == 0 || isLast && part.isBare || index == 0 && parts.count == 2 && last.isJoined
            else {
                return nil
            }
            let amount = part.significand * places[index]
            if isLast, part.isBare {
                total += part.significand
            } else if amount.isMultiple(of: powerOfTen(part.scale)) {
                total += amount / powerOfTen(part.scale) * fraction
            } else {
                return nil
            }
        }
        guard unit > 1 else { return decimal(total, scale: last.scale).map { ($0, 1) } }
        let factor = first > 1 && first >= unit ? first : places[0]
        let scale = String(factor / unit).utf8.count - 1
        return decimal(total / unit, scale: scale).map { ($0, Int64(factor)) }
    }

    /// Whether a part goes on below the one before it.
    private static func follows(_ part: Part, _ place: Int128, _ former: Part, _ formerPlace: Int128) -> Bool {
        // 1.2万又300, but not 1.2万又3000.
        let step = formerPlace / powerOfTen(former.scale)
        guard place < step, part.significand * place < step * powerOfTen(part.scale) else { return false }
        // 3千2万 and 1万2 may mean 3200万 and 12,000; 1万零2, 1万2千 and 1亿2万 mean what they say.
        guard part.small == 1, part.isBare || former.large == 1, !part.isJoined else { return true }
        let places = String(formerPlace / place).utf8.count - 1
        return part.count == places || part.count > 1 && part.count == places - 1
    }

    private static func decimal(_ significand: Int128, scale: Int) -> String? {
        Int64(exactly: significand).flatMap { ExactDecimal(significand: $0, scale: scale) }?.description
    }

    /// The factor in words: 万, 千万.
    static func text(of factor: Int64) -> String {
        var (rest, text) = (factor, "")
        for (word, size) in [("亿", Int64(100_000_000)), ("万", 10_000), ("千", 1000), ("百", 100), ("十", 10)] {
            while rest >= size, rest.isMultiple(of: size) { (rest, text) = (rest / size, word + text) }
        }
        return text
    }
}
