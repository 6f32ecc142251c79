/// When something happened, as far as fields tell: a day, a month or a year (时间).
package struct FeatureTime: Sendable, Hashable {
    /// The first day that it can be.
    package let first: CalendarDate
    /// The last day that it can be.
    package let last: CalendarDate

    /// The day of acceptance or survey of a feature, else its first day of validity, else its year; `nil` where none is told.
    package init?(_ attributes: Attributes) {
        for role in [FieldRole.date, .validFrom, .year] {
            guard let time = attributes[role].flatMap({ FeatureTime($0, isYear: role == .year) }) else {
                continue
            }
            self = time
            return
        }
        return nil
    }

    /// The year that a feature tells: that of its field of years, else that of its time; `nil` where none is told.
    package static func year(of attributes: Attributes) -> Int? {
        let time =
            attributes[.year].flatMap { FeatureTime($0, isYear: true) } ?? FeatureTime(attributes)
        return time.flatMap { $0.first.year == $0.last.year ? $0.first.year : nil }
    }

    /// A day, a month, and in a field of years a year: `2024`, `2024.0`, `2024年`, `2024年度`.
    private init?(_ text: String, isYear: Bool) {
        if let day = CalendarDate(text) {
            (first, last) = (day, day)
            return
        }
        if let start = CalendarDate(month: text, isEnd: false), let end = CalendarDate(month: text, isEnd: true)
        {
            (first, last) = (start, end)
            return
        }
        let digits = text.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        guard isYear, digits.count == 4, let year = Int(digits), (1900...2200).contains(year),
            let start = CalendarDate(year: year, month: 1, day: 1),
            let end = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        (first, last) = (start, end)
    }

    /// Whether it certainly was before another.
    package func isBefore(_ other: FeatureTime) -> Bool { last < other.first }
}
