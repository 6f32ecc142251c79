/// The label of a clause without brackets: `1.`, `1、`, `①`, `一、`, `一是`, `第一，`.
struct ClauseLabel {
    /// How such labels are written.
    private enum Style: Hashable {
        case arabic, chinese, circled, copula, ordinal
    }

    private let style: Style
    private let number: Int
    private let range: Range<Int>

    /// The labels of the first style that counts from 1 to 2 at least at the starts of sentences.
    static func row(in range: Range<Int>, of source: SourceText) -> [(number: Int, range: Range<Int>)] {
        var rows: [Style: [ClauseLabel]] = [:]
        var order: [Style] = []
        var position = range.lowerBound
        while position < range.upperBound {
            defer { position += 1 }
            guard opensSentence(position, in: range, source),
                let label = ClauseLabel(in: source, at: position, before: range.upperBound)
                    ?? rows[.arabic]?.last?.next(in: source, at: position, before: range.upperBound)
                    ?? ClauseLabel(firstIn: source, at: position, before: range.upperBound)
            else { continue }
            let last = rows[label.style]?.last?.number ?? 0
            guard label.number == last + 1 else { continue }
            if last == 0 { order.append(label.style) }
            rows[label.style, default: []].append(label)
            // 一、一是 opens two rows.
            position = label.range.upperBound - 1
        }
        let row = order.compactMap { rows[$0] }.first { $0.count > 1 } ?? []
        return row.map { ($0.number, $0.range) }
    }

    private static func opensSentence(_ position: Int, in range: Range<Int>, _ source: SourceText) -> Bool {
        var before = position - 1
        while before >= range.lowerBound, source[before] == " " { before -= 1 }
        return before < range.lowerBound || source[before].endsSentence || source[before] == ":"
    }

    private init(style: Style, number: Int, range: Range<Int>) {
        (self.style, self.number, self.range) = (style, number, range)
    }

    /// The label that counts on though digits follow: `3、212.3亩` below `2、`.
    private func next(in source: SourceText, at start: Int, before end: Int) -> ClauseLabel? {
        let sign = source[range.upperBound - 1]
        let words = "\(number + 1)\(sign == ")" ? sign : "、")"
        guard source.has(words, at: start, before: end) else { return nil }
        return ClauseLabel(
            style: style, number: number + 1, range: start..<(start + words.unicodeScalars.count))
    }

    /// The first label though digits follow it: `1）23座码头` at the start of a text; only a second one makes it one.
    private init?(firstIn source: SourceText, at start: Int, before end: Int) {
        guard source.has("1)", at: start, before: end), source[start + 2].isDigit else { return nil }
        self.init(style: .arabic, number: 1, range: start..<(start + 2))
    }

    private init?(in source: SourceText, at start: Int, before end: Int) {
        if (0x2460...0x2473).contains(source[start].value) {
            (style, number, range) = (.circled, Int(source[start].value) - 0x245F, start..<(start + 1))
            return
        }
        let isOrdinal = source[start] == "第"
        let from = isOrdinal ? start + 1 : start
        if let numeral = ChineseNumeral(in: source, at: from, before: end), numeral.value < 100 {
            if source.has("是", at: numeral.end, before: end), !isOrdinal {
                (style, number, range) = (.copula, Int(numeral.value), start..<(numeral.end + 1))
                return
            }
            if isOrdinal {
                guard [",", "、", ":"].contains(source[numeral.end]), numeral.end < end else { return nil }
                (style, number, range) = (.ordinal, Int(numeral.value), start..<(numeral.end + 1))
                return
            }
        }
        guard let mark = ItemMark(in: source, at: start, before: end),
            mark.style == .arabic || mark.style == .chinese, mark.range.upperBound < end
        else { return nil }
        (style, number, range) = (mark.style == .arabic ? .arabic : .chinese, mark.number, mark.range)
    }
}
