/// A day of the calendar (日期), as fields hold it.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// The year.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day, 1 to 31.
    public let day: Int

    /// A day; `nil` for one that the calendar does not have.
    public init?(year: Int, month: Int, day: Int) {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1900...2200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day)
        else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A day as fields hold it: `2024-06-30`, `2024/6/30`, `2024.6.30`, `2024年6月30日`, with or without a time behind, and
    /// `20240630`; blanks at the ends do not count.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let word = words.first else { return nil }
        let date = word.prefix { $0 != "T" }
        // Behind a day may stand its time: with another day there the text is a term.
        let behind = ([word.dropFirst(date.count)] + words.dropFirst()).joined(separator: " ")
        guard behind.isEmpty || Self.behindTime(in: behind[...])?.isEmpty == true else { return nil }
        if date.count == 8, let number = Int(date), date.allSatisfy(\.isASCIIDigit) {
            self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            return
        }
        let parts = date.split(omittingEmptySubsequences: false) { "-/.年月日".contains($0) }
        // Behind the mark of 2014-07-01- something is missing.
        let trimmed = parts.last?.isEmpty == true && !"-/".contains(date.last ?? "-") ? parts.dropLast() : parts
        guard trimmed.count == 3, trimmed[0].count == 4,
            trimmed.allSatisfy({ $0.count <= 4 && !$0.hasPrefix("+") }),
            let year = Int(trimmed[0]), let month = Int(trimmed[1]), let day = Int(trimmed[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// What stands behind the time of a day that a text begins with: ` 00:00:00`, `T08:30:00+08:00`, ` 上午 9:00`, `24时`; `nil` where
    /// it begins with none.
    static func behindTime(in text: Substring) -> Substring? {
        var rest = text
        func take(_ words: [String]) -> Bool {
            rest = rest.drop(while: \.isWhitespace)
            guard let word = words.first(where: rest.hasPrefix) else { return false }
            rest.removeFirst(word.count)
            return true
        }
        func takeNumber(to limit: Int) -> Bool {
            let digits = rest.prefix(while: \.isASCIIDigit)
            guard (1...2).contains(digits.count), let number = Int(digits), number <= limit else {
                return false
            }
            rest.removeFirst(digits.count)
            return true
        }
        _ = take(["T"]) || take(["上午", "下午"])
        rest = rest.drop(while: \.isWhitespace)
        guard takeNumber(to: 24) else { return nil }
        if take(["时", "点"]) {
            if takeNumber(to: 59), !take(["分"]) { return nil }
            return rest
        }
        guard take([":"]), takeNumber(to: 59) else { return nil }
        if take([":"]) {
            guard takeNumber(to: 60) else { return nil }
            if take(["."]) { rest = rest.drop(while: \.isASCIIDigit) }
        }
        if take(["Z", "AM", "PM"]) { return rest }
        // A zone is at most fourteen hours: -2034 is a year.
        let mark = rest
        guard take(["+", "-"]) else { return rest }
        let zone = rest.prefix { $0.isASCIIDigit || $0 == ":" }
        let digits = zone.filter(\.isASCIIDigit)
        guard digits.count == 2 || digits.count == 4, let hours = Int(digits.prefix(2)), hours <= 14 else {
            return mark
        }
        return rest.dropFirst(zone.count)
    }

    /// The first or the last day of a month: `2020-12`, `2020/12`, `2020年12月`, `202012`.
    init?(month text: String, isEnd: Bool) {
        if text.count == 6, text.allSatisfy(\.isASCIIDigit) {
            self.init(month: "\(text.prefix(4))-\(text.suffix(2))", isEnd: isEnd)
            return
        }
        let parts = text.split(omittingEmptySubsequences: false) { "-/.年月".contains($0) }
        let trimmed = parts.last?.isEmpty == true ? parts.dropLast() : parts
        guard trimmed.count == 2, trimmed[0].count == 4, trimmed[1].count <= 2, let year = Int(trimmed[0]),
            let month = Int(trimmed[1])
        else { return nil }
        guard isEnd else {
            self.init(year: year, month: month, day: 1)
            return
        }
        guard let last = (28...31).last(where: { CalendarDate(year: year, month: month, day: $0) != nil })
        else {
            return nil
        }
        self.init(year: year, month: month, day: last)
    }

    /// The days that the text of a field can mean, a day or those of a month, and whether that is so because it was cut short.
    ///
    /// A text that fills its field and ends in a single digit may have lost one: `2024-06-3` is the third or the thirtieth, and
    /// `2024-1` one of four months. Behind the mark of `2024-06-` a day is missing, wherever it stands.
    static func told(
        by text: String, _ ending: TextEnding
    ) -> (days: ClosedRange<CalendarDate>, isOpen: Bool)? {
        let own = period(text)
        let isUnfinished =
            text.split { "-/.年月日".contains($0) }.count == 2
            && ("-/.".contains(text.last ?? " ") || text.contains("年") && !text.hasSuffix("月"))
        let ending = isUnfinished ? TextEnding.cut : ending
        guard ending != .whole else { return own.map { ($0, false) } }
        let digits = text.reversed().prefix(while: \.isASCIIDigit).count
        let isInDate = digits == text.count || "-/.年月".contains(text.dropLast(digits).last ?? " ")
        let mayGoOn = digits == text.count ? [5, 7].contains(digits) : digits == 1 && isInDate
        let longer = mayGoOn ? (0...9).compactMap { period("\(text)\($0)") } : []
        let all = (own.map { [$0] } ?? []) + longer
        guard let first = all.map(\.lowerBound).min(), let last = all.map(\.upperBound).max() else {
            return nil
        }
        // A month alone is what such fields hold, unless they are known to have cut days off.
        let isOpen = Set(all).count > 1 || ending == .cut && first < last
        return (first...last, isOpen)
    }

    /// The day that a text is, or the days of the month.
    private static func period(_ text: String) -> ClosedRange<CalendarDate>? {
        if let day = CalendarDate(text) { return day...day }
        guard let first = CalendarDate(month: text, isEnd: false),
            let last = CalendarDate(month: text, isEnd: true)
        else { return nil }
        return first...last
    }

    /// The first and the last day that a text can mean: a day, a month, or a year, wherever it stands in it.
    static func span(in text: String) -> ClosedRange<CalendarDate>? {
        if let days = period(text) { return days }
        // The last date of a sentence: 已注销(2023年11月), 2019年注销.
        let words = text.split { !$0.isASCIIDigit && !"-/.年月日".contains($0) }.map { word in
            word.drop { "-/.年月日".contains($0) }
        }
        for word in words.reversed() where word.prefix(4).count(where: \.isASCIIDigit) == 4 {
            if let days = period(String(word)) { return days }
            let rest = word.dropFirst(4)
            if rest.isEmpty || rest == "年", let year = Int(word.prefix(4)),
                let first = CalendarDate(year: year, month: 1, day: 1),
                let last = CalendarDate(year: year, month: 12, day: 31)
            {
                return first...last
            }
        }
        return nil
    }

    /// Earlier days first.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// `2024-06-30`.
    public var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
