/// A day and time as spreadsheets count them.
struct SerialTime {
    private let serial: Double
    private let day: Int
    /// Year, month, day.
    private let date: (year: Int, month: Int, day: Int)

    private static let mostDays = 2_958_465

    /// - Returns: `nil` for numbers that no date has.
    init?(_ serial: Double, isFrom1904: Bool) {
        guard serial >= 0, serial < Double(Self.mostDays + 1) else { return nil }
        self.serial = serial
        day = Int(serial.rounded(.down)) + (isFrom1904 ? 1462 : 0)
        // Day 60 of the system of 1900 is 29 February, which was not.
        switch day {
        case 0: date = (1900, 1, 0)
        case 60: date = (1900, 2, 29)
        default: date = Self.date(day < 60 ? day + 1 : day)
        }
    }

    /// The Gregorian date of so many days after 30 December 1899 (Howard Hinnant's civil_from_days).
    private static func date(_ day: Int) -> (Int, Int, Int) {
        let shifted = day - 25_569 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The time by the pieces of a format.
    func text(_ pieces: [CellFormat.Piece]) -> String {
        var decimals = 0
        for case .secondDecimals(let count) in pieces { decimals = count }
        let unit = (0..<min(decimals, 3)).reduce(1) { value, _ in value * 10 }
        let fraction = serial - serial.rounded(.down)
        let ticks = min(Int((fraction * 86_400 * Double(unit)).rounded()), 86_400 * unit - 1)
        let seconds = ticks / unit
        let isHalved = pieces.contains { if case .halfDay = $0 { true } else { false } }
        let hour = seconds / 3600
        let shownHour = isHalved ? (hour + 11) % 12 + 1 : hour
        let whole = Int(serial.rounded(.down)) * 86_400 + seconds
        var result = ""
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .literal(let text): result += text
            case .time("y", let count):
                result += count <= 2 ? Self.padded(date.year % 100, 2) : String(date.year)
            case .time("e", _): result += String(date.year)
            case .time("m", let count):
                result +=
                    Self.isMinute(pieces, index)
                    ? Self.padded(seconds / 60 % 60, count) : Self.month(date.month, count)
            case .time("d", let count): result += Self.day(date.day, count, weekday: day)
            case .time("h", let count): result += Self.padded(shownHour, count)
            case .time("s", let count): result += Self.padded(seconds % 60, count)
            case .time("a", let count): result += (count > 3 ? "星期" : "") + Self.weekdays[(day + 6) % 7]
            case .secondDecimals(let count): result += ".\(Self.padded(ticks % unit, min(count, 3)))"
            case .halfDay(let am, let pm): result += hour < 12 ? am : pm
            case .elapsed("h", let count): result += Self.padded(whole / 3600, count)
            case .elapsed("m", let count): result += Self.padded(whole / 60, count)
            case .elapsed("s", let count): result += Self.padded(whole, count)
            default: break
            }
        }
        return result
    }

    /// An `m` behind hours or before seconds is of minutes.
    private static func isMinute(_ pieces: [CellFormat.Piece], _ index: Int) -> Bool {
        func letter(_ piece: CellFormat.Piece) -> Character? {
            switch piece {
            case .time(let letter, _), .elapsed(let letter, _): letter
            default: nil
            }
        }
        return pieces[..<index].reversed().lazy.compactMap(letter).first == "h"
            || pieces[(index + 1)...].lazy.compactMap(letter).first == "s"
    }

    private static func month(_ month: Int, _ count: Int) -> String {
        let name = monthNames[month - 1]
        return switch count {
        case 1, 2: padded(month, count)
        case 3: String(name.prefix(3))
        case 5: String(name.prefix(1))
        default: name
        }
    }

    private static func day(_ day: Int, _ count: Int, weekday: Int) -> String {
        if count <= 2 { return padded(day, count) }
        let name = dayNames[(weekday + 6) % 7]
        return count == 3 ? String(name.prefix(3)) : name
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return count > 1 && text.count < 2 ? "0" + text : text
    }

    private static let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
    private static let dayNames = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
}
