/// When something happened, as far as fields tell: a day, a month or a year (时间).
package struct FeatureTime: Sendable, Hashable {
    /// The first day that it can be.
    package let first: CalendarDate
    /// The last day that it can be.
    package let last: CalendarDate
    /// Whether it may be any of these days because its text was cut short.
    package let isOpen: Bool

    /// The fields that tell it, the foremost first.
    package static let roles = [FieldRole.date, .validFrom, .year]

    /// The day of acceptance or survey of a feature, else its first day of validity, else its year; `nil` where none is told.
    package init?(_ attributes: Attributes) {
        for role in Self.roles {
            guard let time = FeatureTime(role, of: attributes) else { continue }
            self = time
            return
        }
        return nil
    }

    /// The year that a feature tells: that of its field of years, else that of its time; `nil` where none is told.
    package static func year(of attributes: Attributes) -> Int? {
        let time = FeatureTime(.year, of: attributes) ?? FeatureTime(attributes)
        return time.flatMap { $0.first.year == $0.last.year ? $0.first.year : nil }
    }

    /// A day, a month, a year or several: `2024`, `2024.0`, `2024年度`, `2021-2023`; where a text was cut short, all that it may
    /// have been: `2021-20` any year from 2021 on.
    private init?(_ role: FieldRole, of attributes: Attributes) {
        guard let text = attributes[role] else { return nil }
        let ending = attributes.ending(of: role)
        let words = text.split { !$0.isASCIIDigit }
        let years = words.filter { $0.count == 4 }.compactMap { Int($0) }.filter { (1900...2200).contains($0) }
        let told = CalendarDate.told(by: text, ending)
        // The second year of a range, or what is left of it.
        let rest = text.reversed().prefix(while: \.isASCIIDigit).count
        let isRange = "-~—–至到".contains(text.dropLast(rest).last ?? " ") && words.first?.count == 4
        let mayBeYear = rest == 0 || rest < 4 && "2".contains(text.suffix(rest).first ?? " ")
        if isRange, words.count == (rest == 0 ? 1 : 2), mayBeYear, told == nil || ending != .whole && rest == 1,
            let first = told?.days.lowerBound
                ?? years.first.flatMap({ CalendarDate(year: $0, month: 1, day: 1) }),
            let last = CalendarDate(year: 2200, month: 12, day: 31)
        {
            (self.first, self.last, isOpen) = (first, last, true)
            return
        }
        if let told {
            (first, last, isOpen) = (told.days.lowerBound, told.days.upperBound, told.isOpen)
            return
        }
        guard words.first?.count == 4, let earliest = years.min(), let latest = years.max(),
            let start = CalendarDate(year: earliest, month: 1, day: 1),
            let end = CalendarDate(year: latest, month: 12, day: 31)
        else { return nil }
        (first, last, isOpen) = (start, end, false)
    }

    /// Whether nothing tells which of two was first, as one spans several years, or a text cut short leaves it open, and the
    /// other lies in that time.
    ///
    /// What is told of one year is taken to be in order.
    package func isUndecided(against other: FeatureTime) -> Bool {
        let isVague = first.year != last.year || other.first.year != other.last.year || isOpen || other.isOpen
        return isVague && !isBefore(other) && !other.isBefore(self)
    }

    /// Whether it certainly was before another.
    package func isBefore(_ other: FeatureTime) -> Bool { last < other.first }
}
