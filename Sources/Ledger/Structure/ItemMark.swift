/// The number of an item at the start of a line.
struct ItemMark: Hashable {
    /// How numbers are written.
    enum Style: Hashable, CaseIterable {
        /// `问题编号18：`, `序号一：`, `（序号14）`, `问题一`.
        case keyed
        /// `1.`, `1、`.
        case arabic
        /// `（1）`.
        case bracketedArabic
        /// `一、`.
        case chinese
        /// `（一）`.
        case bracketedChinese
        /// `第一个方面`, `（第9项）`, `101号问题`.
        case ordinal
        /// `①`.
        case circled
        /// A number alone on its line, or with a space behind it.
        case bare
        /// `3D2GS202312040052`: the code of a letter, its serial number before it.
        case coded
    }

    let style: Style
    let number: Int
    /// The number with all that belongs to it, `12.` for `12.2018年以来`.
    let range: Range<Int>
    /// The sign behind the number: a point, a comma, a bracket; `nil` where none is.
    let sign: Unicode.Scalar?

    private static let keys = WordTable([
        ("问题编号 整改问题编号 问题序号 序号 编号 整改任务 任务编号 反馈问题 整改问题 问题 任务", ())
    ])
    private static let serialNames = WordTable([("序号 编号 问题编号 任务编号 问题序号 任务序号 整改任务编号 整改序号", ())])
    private static let serials = WordTable([("号问题 号任务 号整改任务 号整改问题", ())])
    private static let ordinalNouns = WordTable([("个方面 个问题 方面 个 项任务 项问题 项 号问题", ())])

    /// The number at an offset.
    init?(in source: SourceText, at start: Int, before end: Int) {
        if let mark = Self.keyed(source, start, end) ?? Self.plain(source, start, end)
            ?? Self.bracketed(source, start, end) ?? Self.ordinal(source, start, end)
        {
            self = mark
        } else {
            return nil
        }
    }

    private init(style: Style, number: Int, range: Range<Int>, sign: Unicode.Scalar? = nil) {
        self.sign = sign
        self.style = style
        self.number = number
        self.range = range
    }

    /// An item without a number of its own, counted in the report.
    static func unnumbered(_ number: Int, at start: Int) -> ItemMark {
        ItemMark(style: .keyed, number: number, range: start..<start)
    }

    /// The number with the one behind it that names the item in its plan: `（一）第5项，`.
    func naming(in source: SourceText) -> ItemMark {
        let start = source.skippingSpaces(from: range.upperBound, before: source.count)
        guard style != .ordinal, style != .keyed, source[start] == "第",
            let named = ItemMark(in: source, at: start, before: source.count), named.style == .ordinal
        else { return self }
        return ItemMark(style: style, number: named.number, range: range.lowerBound..<named.range.upperBound)
    }

    /// The number that a cell of a table holds and nothing else.
    init?(cell: Range<Int>, of source: SourceText) {
        var end = cell.upperBound
        while end > cell.lowerBound, [".", "、", " "].contains(source[end - 1]) { end -= 1 }
        if let number = Self.number(source, cell.lowerBound, end),
            number.end == end || Self.isSubnumber(source, number.end, end)
        {
            self.init(style: .arabic, number: number.value, range: cell)
        } else if let mark = ItemMark(in: source, at: cell.lowerBound, before: cell.upperBound),
            mark.range.upperBound == cell.upperBound
        {
            self.init(style: .arabic, number: mark.number, range: cell)
        } else {
            return nil
        }
    }

    /// The number on the line below its name: `任务编号` above `2-5`.
    init?(key: Range<Int>, number line: Range<Int>, of source: SourceText) {
        guard
            Self.serialNames.match(in: source, at: key.lowerBound, before: key.upperBound, spaced: true)?.end
                == key.upperBound,
            let mark = ItemMark(cell: line, of: source)
        else { return nil }
        self.init(style: .keyed, number: mark.number, range: key.lowerBound..<line.upperBound)
    }

    /// The number or code that is all that a field of an office's own name holds: `卡号：LW-02`, `档号：KC012`.
    init?(named name: Range<Int>, value: Range<Int>, of source: SourceText) {
        guard value.count <= Self.longestCode,
            let number = Self.number(source, value.lowerBound, value.upperBound)
                ?? Self.code(source, value.lowerBound, value.upperBound)
                ?? Self.code(source, Self.afterLetter(value, source), value.upperBound, isNamed: true),
            number.end == value.upperBound, !number.isChinese
        else { return nil }
        self.init(style: .keyed, number: number.value, range: name.lowerBound..<value.upperBound)
    }
    private static let longestCode = 20

    /// The end of the one or two characters that a code may open with: 红001, 处-11.
    private static func afterLetter(_ value: Range<Int>, _ source: SourceText) -> Int {
        let letters = value.prefix { (0x4E00...0x9FFF).contains(source[$0].value) }
        return letters.count < 3 ? letters.upperBound : value.upperBound
    }

    /// The number behind an office's own word: at the end of a line, or before a sign, white, a bracket or 是.
    ///
    /// - Parameter number: where the number starts.
    init?(own start: Int, number: Int, before end: Int, of source: SourceText) {
        guard let found = Self.number(source, number, end) else { return nil }
        let isOrdinal = source[number - 1] == "第"
        let noun =
            isOrdinal
            ? (found.end..<min(end, found.end + 2)).first { !(0x4E00...0x9FFF).contains(source[$0].value) }
                ?? min(end, found.end + 2)
            : ["号", "项", "件"].contains(source[found.end]) ? found.end + 1 : found.end
        let sign = source.skippingSpaces(from: noun, before: end)
        let isEnded = [":", "、", ",", ".", "。", "是", "|"].contains(source[sign]) && sign < end
        // 问题1.5万亩 is no number.
        guard !(isEnded && [".", ",", "、"].contains(source[sign]) && source[sign + 1].isDigit) else {
            return nil
        }
        let isClosed = ["〕", "】", "]", ")", "〗", "」", "』", ">", "》", "”"].contains(source[noun]) && noun < end
        guard isEnded || isClosed || sign == end || sign > noun else { return nil }
        self.init(
            style: .keyed, number: found.value,
            range: start..<(isClosed ? noun + 1 : isEnded ? sign + 1 : noun))
    }

    /// Whether the rest of a cell numbers a part of the item: `-1`, `.2`, `—3`.
    private static func isSubnumber(_ source: SourceText, _ start: Int, _ end: Int) -> Bool {
        guard ["-", "—", "–", "."].contains(source[start]), let number = number(source, start + 1, end),
            !number.isChinese, number.value < 100
        else { return false }
        return number.end == end || isSubnumber(source, number.end, end)
    }

    /// A number without any sign, alone on its line or before a space and words: `18 发现…`.
    ///
    /// Only what follows tells whether it numbers an item.
    init?(bareLine line: Range<Int>, of source: SourceText) {
        guard let number = Self.number(source, line.lowerBound, line.upperBound), !number.isChinese,
            number.value < 1000
        else { return nil }
        let next = source.skippingSpaces(from: number.end, before: line.upperBound)
        guard next == line.upperBound || next > number.end && source[next].value >= 0x4E00 else { return nil }
        self.init(style: .bare, number: number.value, range: line.lowerBound..<number.end)
    }

    /// The code of a letter at the start of a line with the serial number before it; 0 for a code without one.
    ///
    /// - Parameters:
    ///   - shortest: the fewest letters and digits of a code.
    ///   - digits: the fewest digits of it.
    init?(coded line: Range<Int>, of source: SourceText, shortest: Int, digits: Int) {
        var start = line.lowerBound
        var number = 0
        while start < line.upperBound, source[start].isDigit, start - line.lowerBound < 4 {
            number = number * 10 + Int(source[start].value - 0x30)
            start += 1
        }
        while start < line.upperBound, [" ", "、", ".", "*"].contains(source[start]) { start += 1 }
        // Folded letters are small.
        func isLetter(_ position: Int) -> Bool { ("a"..."z").contains(source[position]) }
        guard start < line.upperBound, isLetter(start) else { return nil }
        var end = start
        while end < line.upperBound, source[end].isDigit || isLetter(end) || source[end] == "-" { end += 1 }
        guard end - start >= shortest, (start..<end).count(where: { source[$0].isDigit }) >= digits else {
            return nil
        }
        while end < line.upperBound, source[end] == "*" { end += 1 }
        self.init(style: .coded, number: number, range: line.lowerBound..<end)
    }

    /// The same mark with another number.
    func counted(_ number: Int) -> ItemMark { ItemMark(style: style, number: number, range: range, sign: sign) }

    /// A number of at most six digits, or in Chinese.
    private static func number(
        _ source: SourceText, _ start: Int, _ end: Int
    ) -> (value: Int, end: Int, isChinese: Bool)? {
        var position = start
        var value = 0
        while position < end, source[position].isDigit, position - start < 7 {
            value = value * 10 + Int(source[position].value - 0x30)
            position += 1
        }
        if position > start {
            return position - start < 7 && value > 0 ? (value, position, false) : nil
        }
        guard let numeral = ChineseNumeral(in: source, at: start, before: end), numeral.value < 10_000 else {
            return nil
        }
        return (Int(numeral.value), numeral.end, true)
    }

    private static func keyed(_ source: SourceText, _ start: Int, _ end: Int) -> ItemMark? {
        let isBracketed = ["(", "[", "【"].contains(source[start])
        let from = isBracketed ? start + 1 : start
        let known = keys.match(in: source, at: from, before: end, spaced: true)?.end
        guard
            let found = known.flatMap({ keyedNumber(source, behind: $0, end) })
                ?? keyEnd(source, from, end).flatMap({ keyedNumber(source, behind: $0, end) })
        else { return nil }
        var (number, position) = (found.number, found.number.end)
        let isOrdinal = found.isOrdinal
        if let noun = ordinalNouns.match(in: source, at: number.end, before: end), isOrdinal {
            number.end = noun.end
        }
        // 1-2 is the second part of the first.
        if source[number.end] == "-", let part = Self.number(source, number.end + 1, end) {
            number.end = part.end
        }
        position = source.skippingSpaces(from: number.end, before: end)
        if isBracketed {
            guard [")", "]", "】"].contains(source[position]) else { return nil }
            return ItemMark(style: .keyed, number: number.value, range: start..<(position + 1))
        }
        if let remark = remark(source, position, end) { position = remark }
        if position == end { return ItemMark(style: .keyed, number: number.value, range: start..<position) }
        if [":", "、", ".", ",", ")", "|"].contains(source[position]) {
            // 问题1.5万亩 is no number of a problem.
            guard !source[position + 1].isDigit || source[position] == ":" else { return nil }
            return ItemMark(style: .keyed, number: number.value, range: start..<(position + 1))
        }
        guard position > number.end else { return nil }
        return ItemMark(style: .keyed, number: number.value, range: start..<number.end)
    }

    /// The number behind a key, its colon between: `：18`, `：第三十三项`.
    private static func keyedNumber(
        _ source: SourceText, behind key: Int, _ end: Int
    ) -> (number: (value: Int, end: Int, isChinese: Bool), isOrdinal: Bool)? {
        var position = source.skippingSpaces(from: key, before: end)
        if source[position] == ":" || source[position] == "|", position < end {
            position = source.skippingSpaces(from: position + 1, before: end)
        }
        let isOrdinal = source[position] == "第"
        if let number = number(source, isOrdinal ? position + 1 : position, end) { return (number, isOrdinal) }
        return code(source, position, end).map { ($0, false) }
    }

    /// The last number of a code: 7 of `YC-07`, 131 of `LD2022-0131`, 12 of `KC012`.
    ///
    /// - Parameter isNamed: whether characters stand before it that are its letters.
    private static func code(
        _ source: SourceText, _ start: Int, _ end: Int, isNamed: Bool = false
    ) -> (value: Int, end: Int, isChinese: Bool)? {
        let signs = (start..<end).prefix { source[$0].isDigit || source[$0].isLatin || source[$0] == "-" }
        guard let first = signs.first, source[first].isLatin || isNamed,
            let last = signs.last(where: { !source[$0].isDigit }) ?? (isNamed ? first - 1 : nil),
            let number = number(source, last + 1, end), number.end == signs.upperBound
        else { return nil }
        return number
    }

    /// The end of an office's own word for its items before a number that a sign or white ends: `重点问题1：`, `问题类型一 `.
    private static func keyEnd(_ source: SourceText, _ start: Int, _ end: Int) -> Int? {
        let words = (start..<min(end, start + longestKey)).prefix {
            (0x4E00...0x9FFF).contains(source[$0].value)
        }
        let noun = words.first { position in
            keyNouns.contains { source.has($0, at: position, before: words.upperBound) }
        }
        guard let noun else { return nil }
        for stop in (noun + 2)...max(noun + 2, words.upperBound) {
            guard let number = number(source, stop, end) else { continue }
            let sign = source[number.end]
            return sign == ":" || sign == " " || number.end == end || sign == "\n" ? stop : nil
        }
        return nil
    }
    private static let keyNouns = ["问题", "任务", "事项"]
    private static let longestKey = 6

    /// The end of a remark in brackets between a number and its colon: `问题18（自治区方案第47项）：`.
    private static func remark(_ source: SourceText, _ start: Int, _ end: Int) -> Int? {
        guard source[start] == "(" else { return nil }
        let limit = min(end, start + 40)
        guard let close = (start..<limit).first(where: { source[$0] == ")" }) else { return nil }
        let next = source.skippingSpaces(from: close + 1, before: end)
        return source[next] == ":" ? next : nil
    }

    private static func plain(_ source: SourceText, _ start: Int, _ end: Int) -> ItemMark? {
        if start < end, (0x2460...0x2473).contains(source[start].value) {
            return ItemMark(
                style: .circled, number: Int(source[start].value) - 0x245F, range: start..<(start + 1))
        }
        if start < end, (0x2160...0x216B).contains(source[start].value) {
            let position = source.skippingSpaces(from: start + 1, before: end)
            guard [".", "、", ")", ":"].contains(source[position]), position < end else { return nil }
            return ItemMark(
                style: .chinese, number: Int(source[start].value) - 0x215F, range: start..<(position + 1),
                sign: source[position])
        }
        guard var number = number(source, start, end) else { return nil }
        if !number.isChinese, let noun = serials.match(in: source, at: number.end, before: end) {
            let stop = source[noun.end] == ":" ? noun.end + 1 : noun.end
            return ItemMark(style: .ordinal, number: number.value, range: start..<stop)
        }
        // 1-2 is the second part of the first.
        if source[number.end] == "-", number.value < 1000,
            let part = Self.number(source, number.end + 1, end), !part.isChinese, part.value < 100,
            UnitToken(in: source, at: part.end, before: end) == nil
        {
            number.end = part.end
            if source[part.end] == " ", part.end < end {
                return ItemMark(style: .arabic, number: number.value, range: start..<part.end, sign: "-")
            }
        }
        let position = source.skippingSpaces(from: number.end, before: end)
        let range = start..<(position + 1)
        switch source[position] {
        case "、":
            // 1、3号 lists two things.
            guard !source[position + 1].isDigit || isYear(source, position + 1, end) else { return nil }
            return ItemMark(
                style: number.isChinese ? .chinese : .arabic, number: number.value, range: range,
                sign: source[position])
        case ".", ")":
            guard !source[position + 1].isDigit || isYear(source, position + 1, end) else { return nil }
            return ItemMark(
                style: number.isChinese ? .chinese : .arabic, number: number.value, range: range,
                sign: source[position])
        default:
            return nil
        }
    }

    /// Whether a year stands at an offset, as in `12.2018年以来`.
    private static func isYear(_ source: SourceText, _ start: Int, _ end: Int) -> Bool {
        guard start + 4 < end, (start..<start + 4).allSatisfy({ source[$0].isDigit }),
            source[start] == "1" || source[start] == "2"
        else { return false }
        return ["年", "至", "-", "—", "–", "~", "、"].contains(source[start + 4])
    }

    private static func bracketed(_ source: SourceText, _ start: Int, _ end: Int) -> ItemMark? {
        guard let label = BracketLabel(in: source, at: start, before: end) else { return nil }
        return ItemMark(
            style: label.isChinese ? .bracketedChinese : .bracketedArabic, number: label.number,
            range: label.range)
    }

    private static func ordinal(_ source: SourceText, _ start: Int, _ end: Int) -> ItemMark? {
        let isBracketed = source[start] == "("
        let from = isBracketed ? start + 1 : start
        guard source[from] == "第", let number = number(source, from + 1, end),
            let noun = ordinalNouns.match(in: source, at: number.end, before: end)
        else { return nil }
        if isBracketed {
            guard source[noun.end] == ")" else { return nil }
            return ItemMark(style: .ordinal, number: number.value, range: start..<(noun.end + 1))
        }
        let position = source.skippingSpaces(from: noun.end, before: end)
        if position == end { return ItemMark(style: .ordinal, number: number.value, range: start..<position) }
        guard [":", "、", ".", ",", ";"].contains(source[position]) || position > noun.end else { return nil }
        return ItemMark(style: .ordinal, number: number.value, range: start..<max(position, noun.end + 1))
    }
}

/// A number in brackets, full or half width, alike or mixed: `（一）`, `(一）`, `(1)`.
struct BracketLabel {
    let number: Int
    let isChinese: Bool
    let range: Range<Int>

    /// The label at an offset.
    init?(in source: SourceText, at start: Int, before end: Int) {
        guard start < end, source[start] == "(" || source[start] == "〔" else { return nil }
        var position = source.skippingSpaces(from: start + 1, before: end)
        if let numeral = ChineseNumeral(in: source, at: position, before: end), numeral.value < 100 {
            (number, isChinese, position) = (Int(numeral.value), true, numeral.end)
        } else {
            var value = 0
            let from = position
            while position < end, source[position].isDigit, position - from < 2 {
                value = value * 10 + Int(source[position].value - 0x30)
                position += 1
            }
            guard value > 0 else { return nil }
            (number, isChinese) = (value, false)
        }
        position = source.skippingSpaces(from: position, before: end)
        guard position < end, source[position] == ")" || source[position] == "〕" else { return nil }
        range = start..<(position + 1)
    }
}
