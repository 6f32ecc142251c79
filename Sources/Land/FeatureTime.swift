/// When something happened, as far as fields tell: a day, a month or a year (时间).
package struct FeatureTime: Sendable, Hashable {
    /// The first day that it can be.
    package let first: CalendarDate
    /// The last day that it can be.
    package let last: CalendarDate
    /// Whether it may be any of these days because its text was cut short.
    package let isOpen: Bool
    /// Whether its text says no more than when it was; 拟2024年, 2021年以后 and 2023年未完成 say something else.
    package let isPlain: Bool
    /// Whether its text tells a part of these days, which is not read: 2022年二季度.
    let isPart: Bool

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
    package init?(_ role: FieldRole, of attributes: Attributes) {
        guard let text = attributes[role]?.halfWidth else { return nil }
        let ending = attributes.ending(of: role)
        let words = text.split { !$0.isASCIIDigit }
        // The year 1900 is what programs write for none.
        let years = words.filter { $0.count == 4 }.compactMap { Int($0) }.filter { (1901...2200).contains($0) }
        guard !years.isEmpty || words.first.map({ $0.count > 4 && !$0.hasPrefix("1900") }) == true else {
            return nil
        }
        let told = CalendarDate.told(by: text, ending)
        // 2012.35 is a number, 2024.0 a year.
        guard told != nil || Double(text).map({ $0 == $0.rounded() }) != false else { return nil }
        isPart = Self.parts.contains(where: text.contains) || told == nil && words.count > 2
        // Behind a day that the calendar does not have nothing is known but that it is wrong.
        isPlain =
            Self.isPlain(text)
            && (told != nil || words.count < 3 || words.dropFirst().contains { $0.count > 2 })
        if let range = Self.range(text, ending, from: years.first, isMonth: told != nil),
            let start = told?.days.lowerBound ?? CalendarDate(year: range.first, month: 1, day: 1),
            let end = CalendarDate(year: range.last ?? 2200, month: 12, day: 31)
        {
            (first, last, isOpen) = (start, end, range.last == nil)
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

    /// Parts of a year or a month.
    private static let parts = ["季", "半", "旬", "初", "中", "底", "末", "春", "夏", "秋", "冬"]
    /// What else stands in a text that tells a time and no more.
    private static let plain =
        parts + [
            "年度", "年份", "年", "月份", "月", "日", "号", "上", "下", "第", "度", "至", "到", "一", "二", "三", "四", "完成", "恢复",
            "验收", "竣工",
            "完工", "占用", "T", "Z", "午",
        ]

    private static func isPlain(_ text: String) -> Bool {
        guard !["至", "到", "中"].contains(where: text.hasSuffix) else { return false }
        return plain.reduce(text) { $0.replacing($1, with: "") }.allSatisfy { !$0.isLetter }
    }

    /// A range of years of which the second has fewer than four digits: `2019-20`, or what a field left of it, `2021-20` and `2021-`.
    ///
    /// - Returns: without a last year when the rest of it is missing; `nil` for anything else.
    private static func range(
        _ text: String, _ ending: TextEnding, from first: Int?, isMonth: Bool
    ) -> (first: Int, last: Int?)? {
        let digits = String(text.reversed().prefix(while: \.isASCIIDigit).reversed())
        let head = text.dropLast(digits.count)
        guard let first, let sign = head.last, "-~—–至到".contains(sign),
            head.dropLast().prefix(4).allSatisfy(\.isASCIIDigit), head.count(where: \.isASCIIDigit) == 4
        else { return nil }
        switch digits.count {
        case 0: return (first, nil)
        case 1: return digits == "2" && ending != .whole ? (first, nil) : nil
        case 2 where !isMonth:
            let last = Int(digits).map { first / 100 * 100 + $0 } ?? first
            if digits == "20", ending != .whole || last <= first { return (first, nil) }
            return last > first ? (first, last) : nil
        case 3: return digits.hasPrefix("20") ? (first, nil) : nil
        default: return nil
        }
    }

    /// Whether nothing tells which of two was first, as one spans a time in which the other lies: 2022年度 and 2022-12-20.
    ///
    /// What is told of one and the same year, month or day is taken to be in order.
    package func isUndecided(against other: FeatureTime) -> Bool {
        guard isPlain, other.isPlain else { return true }
        let isSame =
            first == other.first && last == other.last && first.year == last.year && !isPart && !other.isPart
        return !(isSame && !isOpen && !other.isOpen) && !isBefore(other) && !other.isBefore(self)
    }

    /// Whether it certainly was before another.
    package func isBefore(_ other: FeatureTime) -> Bool { isPlain && other.isPlain && last < other.first }
}
