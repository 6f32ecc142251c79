import Bilingual

/// Dates told without a year, as `7月27日` and `截至8月底` (年份缺失).
///
/// A reader years later cannot tell which it was, and the text can only suggest it.
/// A year in the same sentence counts for all dates behind it, and so do 当年, 次年 and the like.
enum YearlessDateRule {
    /// Words behind 月 that make it a date and not a number of months.
    private static let ends = ["底", "末", "初", "上旬", "中旬", "下旬"]
    /// Words that tell the year by another, or that the date comes again each year.
    private static let relative = [
        "当年", "同年", "次年", "翌年", "今年", "去年", "本年", "每年", "上年", "明年", "年度", "历年", "前年",
    ]
    /// The most dates quoted.
    private static let most = 4

    static func findings(in reading: ItemReading) -> [Finding] {
        var dates: [Range<Int>] = []
        var (latest, isOfDocument): (Int?, Bool) = (nil, false)
        for sentence in reading.sentences {
            let isFirst = dates.isEmpty
            dates += Self.dates(in: sentence, reading)
            // What the first such date could mean: the year of the document that its sentence names, or the last year told
            // before it.
            guard isFirst else { continue }
            let ofDocument = documentYear(in: sentence, reading)
            if dates.isEmpty {
                latest = lastYear(in: sentence, reading) ?? ofDocument ?? latest
            } else if let ofDocument {
                (latest, isOfDocument) = (ofDocument, true)
            }
        }
        guard !dates.isEmpty else { return [] }
        let texts = dates.map { reading.source.text(in: $0).folded }
        var seen = Set<String>()
        let list = texts.filter { seen.insert($0).inserted }.joined(separator: "、")
        let note =
            latest.map {
                isOfDocument
                    ? Message(
                        zh: "\(texts[0])同句的文号是\($0)年，应为推断，宜写明",
                        en: "the document named with \(texts[0]) is of \($0): an inference; better stated")
                    : Message(
                        zh: "\(texts[0])之前最近的年份是\($0)年，应为推断，宜写明",
                        en: "the last year told before \(texts[0]) is \($0): an inference; better stated")
            } ?? Message(zh: "上文没有年份，宜写明", en: "no year is told before; better stated")
        return [
            Finding(
                .date, .undecided, dates.prefix(most).map(reading.place),
                Message(zh: "\(list)未写年份", en: "\(list): no year"), note: note)
        ]
    }

    /// The year told last in a sentence.
    private static func lastYear(in sentence: Range<Int>, _ reading: ItemReading) -> Int? {
        sentence.reversed().lazy.filter { reading.source[$0] == "年" }.compactMap {
            reading.years(in: max(sentence.lowerBound, $0 - 5)..<$0 + 1).first
        }.first
    }

    /// The year in the number of a document: 〔2022〕32号.
    private static func documentYear(in sentence: Range<Int>, _ reading: ItemReading) -> Int? {
        let source = reading.source
        return sentence.compactMap { open -> Int? in
            guard source[open] == "〔" || source[open] == "[", open + 6 <= sentence.upperBound else {
                return nil
            }
            let year = (open + 1)..<(open + 5)
            guard year.allSatisfy({ source[$0].isDigit }), source[open + 5] == "〕" || source[open + 5] == "]"
            else {
                return nil
            }
            return Int(source.text(in: year).folded)
        }.max()
    }

    /// The dates of a sentence without a year before them.
    private static func dates(in sentence: Range<Int>, _ reading: ItemReading) -> [Range<Int>] {
        let source = reading.source
        var found: [Range<Int>] = []
        for month in sentence where source[month] == "月" {
            guard let start = number(before: month, in: sentence, 1...12, source),
                let end = end(behind: month, in: sentence, source)
            else { continue }
            let lead = sentence.lowerBound..<start
            let hasYear =
                lead.contains { source[$0] == "年" && $0 > lead.lowerBound && source[$0 - 1].isDigit }
                || reading.says(relative, in: lead)
            if !hasYear { found.append(start..<end) }
        }
        return found
    }

    /// Where the digits of a number right before an offset begin.
    private static func number(
        before end: Int, in sentence: Range<Int>, _ limits: ClosedRange<Int>, _ source: SourceText
    ) -> Int? {
        var start = end
        while start > sentence.lowerBound, source[start - 1].isDigit { start -= 1 }
        guard (1...2).contains(end - start), let value = Int(source.text(in: start..<end).folded),
            limits.contains(value)
        else { return nil }
        // 2022.7月 and 2022-7月 tell their year; 3·7月 is no date.
        if start > sentence.lowerBound, [".", "-", "/", "·", "—", "~"].contains(source[start - 1]) {
            return nil
        }
        return start
    }

    /// Where a date ends whose month ends at an offset; `nil` when it is none.
    private static func end(behind month: Int, in sentence: Range<Int>, _ source: SourceText) -> Int? {
        for word in ends where source.has(word, at: month + 1, before: sentence.upperBound) {
            return month + 1 + word.unicodeScalars.count
        }
        var end = month + 1
        while end < sentence.upperBound, source[end].isDigit { end += 1 }
        guard (2...3).contains(end - month), source.has("日", at: end, before: sentence.upperBound),
            let day = Int(source.text(in: (month + 1)..<end).folded), (1...31).contains(day)
        else { return nil }
        return end + 1
    }
}
