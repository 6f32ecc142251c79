/// The year in which a report was made, as far as it tells.
struct ReportYear {
    /// That of the day that signs it or up to which it reports.
    let day: Int?
    /// The month of that day.
    let month: Int?
    /// The latest that it tells as past; `nil` where nothing but times of aims tells one.
    let latest: Int?
    /// Whether the report is a plan by its title: what it tells is to be done.
    let isPlan: Bool
    /// The year in which a plan starts, by its title.
    let start: Int?

    /// Reads the line of a date that signs a report, 截至 before a day, years told again and again, and its title.
    init(of source: SourceText, title: [Range<Int>]) {
        var (signed, past): (Int?, Int?)
        var months: [Int: Int] = [:]
        var times: [Int: Int] = [:]
        for line in source.lines {
            for position in line where source[position] == "年" {
                guard let year = Self.year(before: position, in: source, from: line.lowerBound) else {
                    continue
                }
                if Self.isDay(position, in: line, source) {
                    signed = max(signed ?? year, year)
                    months[year] = Self.month(behind: position, in: source) ?? months[year]
                } else if Self.isUntil(position, in: line, source) {
                    past = max(past ?? year, year)
                    months[year] = Self.month(behind: position, in: source) ?? months[year]
                } else if !Self.isToCome(position, in: line, source) {
                    times[year, default: 0] += 1
                }
            }
        }
        let often = times.filter { $0.value > 1 }.keys.max()
        let told = past ?? title.lazy.compactMap { Self.named(in: $0, source) }.first
        day = signed ?? past
        month = day.flatMap { months[$0] }
        latest = signed ?? told.map { max($0, often ?? $0) }
        let plan = title.first { Self.namesPlan($0, source) }
        isPlan = plan != nil
        start = plan.flatMap { plan in
            plan.lazy.compactMap { end in
                source[end].isDigit && !source[end + 1].isDigit
                    ? Self.year(before: end + 1, in: source, from: plan.lowerBound) : nil
            }.first
        }
    }

    /// Whether a line of a title ends in the name of a plan, brackets and 的通知 left out: `整改实施方案（2024—2026年）`.
    private static func namesPlan(_ line: Range<Int>, _ source: SourceText) -> Bool {
        var line = line
        while let last = line.last {
            if source[last] == ")", let open = line.last(where: { source[$0] == "(" }) {
                line = source.trimmed(line.lowerBound..<open)
            } else if source[last] == "》" {
                line = line.dropLast()
            } else if let word = ["的通知", "的公告"].first(where: {
                source.has($0, at: line.upperBound - $0.unicodeScalars.count, before: line.upperBound)
            }), line.count > word.unicodeScalars.count {
                line = line.lowerBound..<line.upperBound - word.unicodeScalars.count
            } else {
                break
            }
        }
        return ["方案", "计划", "规划", "工作要点"].contains { word in
            let count = word.unicodeScalars.count
            return line.count > count && source.has(word, at: line.upperBound - count, before: line.upperBound)
        }
    }

    /// The year of four digits that ends before 年.
    private static func year(before end: Int, in source: SourceText, from floor: Int) -> Int? {
        let start = end - 4
        guard start >= floor, (start..<end).allSatisfy({ source[$0].isDigit }),
            start == 0 || !source[start - 1].isDigit
        else { return nil }
        return Int(source.foldedText(in: start..<end)).flatMap { (1990...2100).contains($0) ? $0 : nil }
    }

    /// Whether a line is a date alone.
    private static func isDay(_ mark: Int, in line: Range<Int>, _ source: SourceText) -> Bool {
        let line = source.trimmed(line)
        return line.lowerBound == mark - 4 && source[line.upperBound - 1] == "日"
            && (mark + 1..<line.upperBound).allSatisfy {
                source[$0].isDigit || ["月", "日", " "].contains(source[$0])
            }
    }

    private static func isUntil(_ mark: Int, in line: Range<Int>, _ source: SourceText) -> Bool {
        let start = mark - 4
        let lead = source.foldedText(in: max(line.lowerBound, start - 3)..<start)
        if ["截至", "截止", "截止：", "截止:", "截止到"].contains(where: { lead.hasSuffix($0) }) { return true }
        // 至2021年11月20日, said first in a sentence.
        let word = start - 1
        guard word >= line.lowerBound, source[word] == "至" else { return false }
        let isFirst = source.trimmed(line).lowerBound == word || source[word - 1].endsSentence
        return isFirst && source.foldedText(in: mark..<min(line.upperBound, mark + 7)).contains("日")
    }

    /// The month behind a year: of 2021年11月.
    static func month(behind mark: Int, in source: SourceText) -> Int? {
        guard let end = (mark + 1..<mark + 4).first(where: { !source[$0].isDigit }), source[end] == "月" else {
            return nil
        }
        return Int(source.foldedText(in: mark + 1..<end))
    }

    /// Whether the end of a month, or of a year, is past when the report is made; `nil` where it does not tell.
    func isPast(_ year: Int, month: Int?) -> Bool? {
        guard let day else { return nil }
        guard year == day, let own = self.month else { return year == day ? nil : year < day }
        return (month ?? 12) <= own
    }

    /// Whether a year is one of an aim: 到2027年, 2026年底前, 计划2026年.
    private static func isToCome(_ mark: Int, in line: Range<Int>, _ source: SourceText) -> Bool {
        let lead = source.foldedText(in: max(line.lowerBound, mark - 8)..<mark - 4)
        let tail = source.foldedText(in: mark + 1..<min(line.upperBound, mark + 8))
        return ["到", "至", "计划", "拟", "将", "预计", "力争", "—", "-"].contains {
            lead.hasSuffix($0) || lead.hasSuffix($0 + "于")
        }
            || ["底前", "前", "计划", "年底"].contains { tail.contains($0) }
    }

    /// The year of a title, unless it is that of an inspection: `2021年督察反馈问题整改情况`.
    private static func named(in title: Range<Int>, _ source: SourceText) -> Int? {
        guard let mark = title.last(where: { source[$0] == "年" }),
            let year = Self.year(before: mark, in: source, from: title.lowerBound),
            source[mark + 1] == "度" || source[mark + 1].isDigit || source[mark + 1] == "第"
                || source[mark + 1] == "整"
        else { return nil }
        return year
    }
}
