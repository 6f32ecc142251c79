import Land

/// A day as an integer that sorts by the calendar: 20240630.
///
/// Reads what `CalendarDate` reads, without allocating for each feature, and any year of four digits: registers write
/// 9999-12-31 for what has no end.
struct DayStamp: Sendable, Hashable, Comparable {
    /// Year, month and day in one number.
    let number: Int32

    /// A day as texts hold it: `2024-06-30`, `2024/6/30`, `2024.6.30`, `2024年6月30日`, with or without a time behind, and
    /// `20240630`.
    ///
    /// - Returns: `nil` for anything else, and for a day that the calendar does not have.
    init?(_ text: Span<UInt8>) {
        if let bare = Self.bare(text) {
            self = bare
            return
        }
        // Behind a day may stand its time, which is read as everywhere else.
        guard text.count > 8,
            text.indices.contains(where: { text[$0] == UInt8(ascii: " ") || text[$0] == UInt8(ascii: "T") })
        else { return nil }
        var bytes: [UInt8] = []
        for place in text.indices { bytes.append(text[place]) }
        guard let date = CalendarDate(String(decoding: bytes, as: UTF8.self)) else { return nil }
        self.init(year: Int32(date.year), month: Int32(date.month), day: Int32(date.day))
    }

    /// A day with nothing behind it.
    private static func bare(_ text: Span<UInt8>) -> DayStamp? {
        var place = 0
        guard let year = digits(in: text, at: &place), place == 4 else { return nil }
        if skipSeparator(in: text, at: &place) {
            guard let month = digits(in: text, at: &place), skipSeparator(in: text, at: &place),
                let day = digits(in: text, at: &place)
            else { return nil }
            // Behind the mark of 2024-06-13- something is missing.
            let isMark =
                place < text.count && (text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "/"))
            if !isMark { _ = skipSeparator(in: text, at: &place) }
            return place == text.count ? DayStamp(year: year, month: month, day: day) : nil
        }
        guard let rest = digits(in: text, at: &place), place == 8, text.count == 8 else { return nil }
        return DayStamp(year: year, month: rest / 100, day: rest % 100)
    }

    /// The day of a text.
    init?(_ text: String) {
        self.init(text.utf8Span.span)
    }

    /// The first and the last day of a year or a month as texts hold it: 2024, `2024-05`, `2023年5月`.
    ///
    /// - Parameter mayGoOn: whether digits may be missing at the end, so that `2024-1` may be a month from October on.
    static func span(_ text: Span<UInt8>, mayGoOn: Bool) -> (first: Int32, last: Int32)? {
        var place = 0
        guard let year = digits(in: text, at: &place), place == 4 else { return nil }
        let whole = (year * 10_000 + 101, year * 10_000 + 1231)
        _ = skipSeparator(in: text, at: &place)
        guard place < text.count else { return whole }
        let start = place
        guard let month = digits(in: text, at: &place), (1...12).contains(month) else { return nil }
        let isOpen = mayGoOn && place == text.count && place - start < 2
        _ = skipSeparator(in: text, at: &place)
        guard place == text.count else { return nil }
        let first = year * 10_000 + month * 100 + 1
        return isOpen ? whole : (first, first - 1 + length(ofMonth: month, in: year))
    }

    /// The days that a text can be of which the end may be missing: `2024-06-3` the third and the thirtieth.
    static func possible(_ text: Span<UInt8>) -> [DayStamp] {
        let own = DayStamp(text).map { [$0] } ?? []
        var bytes: [UInt8] = []
        for place in 0..<text.count { bytes.append(text[place]) }
        let digits = bytes.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        // All digits but one, or one digit behind a separator.
        guard digits == bytes.count ? digits == 7 : digits == 1 else { return own }
        return own + (UInt8(ascii: "0")...UInt8(ascii: "9")).compactMap { DayStamp((bytes + [$0]).span) }
    }

    private init?(year: Int32, month: Int32, day: Int32) {
        guard year >= 1, (1...12).contains(month), (1...Self.length(ofMonth: month, in: year)).contains(day)
        else { return nil }
        number = year * 10_000 + month * 100 + day
    }

    private static func length(ofMonth month: Int32, in year: Int32) -> Int32 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Up to four digits; `nil` where there is none.
    private static func digits(in text: Span<UInt8>, at place: inout Int) -> Int32? {
        let start = place
        var value: Int32 = 0
        while place < text.count, place < start + 4,
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place])
        {
            value = value * 10 + Int32(text[place] - UInt8(ascii: "0"))
            place += 1
        }
        return place == start ? nil : value
    }

    /// Goes over one of `-` `/` `.` 年 月 日.
    private static func skipSeparator(in text: Span<UInt8>, at place: inout Int) -> Bool {
        guard place < text.count else { return false }
        switch text[place] {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
            place += 1
            return true
        case 0xE5...0xE6:
            guard place + 2 < text.count else { return false }
            switch (text[place], text[place + 1], text[place + 2]) {
            case (0xE5, 0xB9, 0xB4), (0xE6, 0x9C, 0x88), (0xE6, 0x97, 0xA5):
                place += 3
                return true
            default: return false
            }
        default: return false
        }
    }

    /// Earlier days first.
    static func < (left: DayStamp, right: DayStamp) -> Bool { left.number < right.number }

    /// `2024-06-30`.
    var text: String {
        let digits = String(repeating: "0", count: 8 - String(number).utf8.count) + String(number)
        return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }
}
