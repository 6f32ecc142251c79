/// A term that one field tells (有效期限): `2014-07-01至2034-07-01`, `贰拾年：自2014年7月1日起至2034年7月1日止`.
///
/// All of its text must be read: days, their times of day, one length that agrees with them, and words that join them. Anything else
/// may turn what is told, as in 拟延续至2034年, and tells no term.
struct Term: Sendable {
    /// The days on which it may begin; `nil` where only its end is told.
    ///
    /// Of several terms in a row all days from the beginning of the first to that of the last, as there may be a break between them.
    let first: ClosedRange<CalendarDate>?
    /// The days on which it may end.
    let last: ClosedRange<CalendarDate>

    /// The term that a text tells; `nil` where it tells none, or more than is understood.
    init?(_ text: String, _ ending: TextEnding) {
        guard let reading = Reading(of: text, ending), let end = reading.periods.last else { return nil }
        let periods = reading.periods
        // Where only a beginning is told, or the next one behind the end, the last day is not known.
        let begins = periods.count > 1 ? ["自", "从", "由"] : ["自", "从", "由", "起", "始"]
        guard !reading.gaps[periods.count].contains(where: Reading.openings.contains),
            !begins.contains(reading.gaps[periods.count - 1].last { Reading.words.contains($0) } ?? ""),
            zip(periods, periods.dropFirst()).allSatisfy({ $0.lowerBound <= $1.lowerBound })
        else { return nil }
        last = end
        first = periods.dropLast().last.map {
            periods[0].lowerBound...max($0.upperBound, periods[0].upperBound)
        }
        guard let length = reading.length else { return }
        func months(from start: CalendarDate, to end: CalendarDate) -> Int {
            (end.year - start.year) * 12 + end.month - start.month
        }
        // 2014年7月1日至2034年6月30日 are twenty years as well.
        guard periods.count == 2,
            length >= months(from: periods[0].upperBound, to: end.lowerBound) - 1,
            length <= months(from: periods[0].lowerBound, to: end.upperBound) + 1
        else { return nil }
    }

    /// A text taken apart, from its beginning to its end.
    private struct Reading {
        /// The days, months and years in it, in their order.
        private(set) var periods: [ClosedRange<CalendarDate>] = []
        /// The words and marks before each of them, and behind the last.
        private(set) var gaps: [[String]] = [[]]
        /// How many months it is said to last.
        private(set) var length: Int?
        private var rest: Substring
        private let ending: TextEnding

        /// Words and marks behind which another day is to come, or which say that the day before them is a first one.
        static let openings = ["自", "从", "由", "起", "始", "延续至", "延长至", "延至", "截至", "至", "到", "-", "~", "/"]
        /// Words that join days, longer ones first.
        static let words = [
            "有效期限", "有效期", "延续至", "延长至", "期限", "延至", "截至", "截止", "为止", "共计", "自", "从", "由", "起", "始", "至", "到",
            "止", "共",
        ]
        private static let marks = ["-", "~", "/", ",", ";", ":", ".", "、", "。", "(", ")", "[", "]", " "]

        init?(of text: String, _ ending: TextEnding) {
            // A blank tells something between digits alone, before a time of the day.
            let plain = text.split(whereSeparator: \.isWhitespace).map { PlainText(String($0)).text }.reduce("")
            {
                $0.last?.isASCIIDigit == true && $1.first?.isASCIIDigit == true ? "\($0) \($1)" : $0 + $1
            }
            (rest, self.ending) = (plain[...], ending)
            while !rest.isEmpty {
                if let word = (Self.words + Self.marks).first(where: rest.hasPrefix) {
                    rest.removeFirst(word.count)
                    gaps[periods.count].append(word)
                } else {
                    guard takeLength() || takePeriod() else { return nil }
                }
            }
        }

        /// Takes a day with its time, a month or a year.
        private mutating func takePeriod() -> Bool {
            let digits = takeDigits()
            var parts = [digits]
            if digits.count == 4, rest.first == "年" {
                rest.removeFirst()
                if takePart(&parts, before: "月") {
                    _ = takePart(&parts, before: "日") || takePart(&parts, before: "号")
                }
            } else if digits.count == 4, let mark = rest.first, "-/.".contains(mark) {
                while parts.count < 3, takePart(&parts, behind: mark) {}
            }
            // What a field may have cut off stands behind its last digit.
            let ending = rest.isEmpty && parts.count > 1 ? ending : .whole
            guard let period = Self.period(parts, ending) else { return false }
            if let behind = CalendarDate.behindTime(in: rest) {
                guard period.lowerBound == period.upperBound else { return false }
                rest = behind
            }
            periods.append(period)
            gaps.append([])
            return rest.first != "T"
        }

        private static func period(_ parts: [String], _ ending: TextEnding) -> ClosedRange<CalendarDate>? {
            guard parts.count == 1, parts[0].count == 4 else {
                return CalendarDate.told(by: parts.joined(separator: "-"), ending)?.days
            }
            guard let year = Int(parts[0]), let first = CalendarDate(year: year, month: 1, day: 1),
                let last = CalendarDate(year: year, month: 12, day: 31)
            else { return nil }
            return first...last
        }

        private mutating func takeDigits() -> String {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest.removeFirst(digits.count)
            return String(digits)
        }

        /// Takes one or two digits and the word behind them, which may be missing at the end.
        private mutating func takePart(_ parts: inout [String], before word: Character) -> Bool {
            let digits = rest.prefix(while: \.isASCIIDigit)
            let behind = rest.dropFirst(digits.count)
            guard (1...2).contains(digits.count), behind.first == word || behind.isEmpty else { return false }
            parts.append(String(digits))
            rest = behind.dropFirst()
            return true
        }

        /// Takes one or two digits and the mark before them.
        private mutating func takePart(_ parts: inout [String], behind mark: Character) -> Bool {
            let digits = rest.dropFirst().prefix(while: \.isASCIIDigit)
            guard rest.first == mark, (1...2).contains(digits.count) else { return false }
            parts.append(String(digits))
            rest.removeFirst(digits.count + 1)
            return true
        }

        /// Takes a length: `20年`, `贰拾年整`, `叁年零陆个月`.
        private mutating func takeLength() -> Bool {
            // Behind 至 it would be a year in two digits.
            guard length == nil, !gaps[periods.count].contains(where: Self.openings.contains) else {
                return false
            }
            let start = rest
            var months = 0
            for (word, factor) in [("年", 12), ("个月", 1)] {
                let before = rest
                if let number = takeNumber(), rest.hasPrefix(word) {
                    rest.removeFirst(word.count)
                    months += number * factor
                } else {
                    rest = before
                }
            }
            guard months > 0 else {
                rest = start
                return false
            }
            if rest.first == "整" { rest.removeFirst() }
            length = months
            return true
        }

        /// Takes a number below a thousand, in digits or in Chinese.
        private mutating func takeNumber() -> Int? {
            if rest.first?.isASCIIDigit == true {
                let digits = takeDigits()
                return digits.count < 4 ? Int(digits) : nil
            }
            var (total, digit, isNumber) = (0, 0, false)
            while let character = rest.first {
                if let value = Self.numerals.firstIndex(where: { $0.contains(character) }) {
                    digit = value
                } else if let unit = ["拾": 10, "十": 10, "佰": 100, "百": 100][character] {
                    (total, digit) = (total + max(1, digit) * unit, 0)
                } else {
                    break
                }
                rest.removeFirst()
                isNumber = true
            }
            return isNumber ? total + digit : nil
        }

        private static let numerals = ["零〇", "壹一", "贰二两", "叁三", "肆四", "伍五", "陆六", "柒七", "捌八", "玖九"]
    }
}
