/// When something happened, as far as fields tell: a day, a month or a year (时间).
package struct FeatureTime: Sendable, Hashable {
    /// The first day that it can be.
    package let first: CalendarDate
    /// The last day that it can be.
    package let last: CalendarDate

    /// The day of acceptance or survey of a feature, else its first day of validity, else its year; `nil` where none is told.
    package init?(_ attributes: Attributes) {
        for role in [FieldRole.date, .validFrom] {
            guard let text = attributes[role] else { continue }
            if let day = CalendarDate(text) {
                (first, last) = (day, day)
                return
            }
            if let start = CalendarDate(month: text, isEnd: false),
                let end = CalendarDate(month: text, isEnd: true)
            {
                (first, last) = (start, end)
                return
            }
        }
        guard let text = attributes[.year] else { return nil }
        if let day = CalendarDate(text) {
            (first, last) = (day, day)
            return
        }
        let digits = text.drop { !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
        guard digits.count == 4, let year = Int(digits), let start = CalendarDate(year: year, month: 1, day: 1),
            let end = CalendarDate(year: year, month: 12, day: 31)
        else { return nil }
        (first, last) = (start, end)
    }

    /// Whether it certainly was before another.
    package func isBefore(_ other: FeatureTime) -> Bool { last < other.first }
}
