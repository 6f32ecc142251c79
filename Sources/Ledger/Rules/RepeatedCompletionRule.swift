import Bilingual
import Places

/// One place reports the same work completed at two dates: `2022年12月，…阿尔山市已完成餐厨处理设施建设` and `2024年12月，…`.
enum RepeatedCompletionRule {
    /// A place that completed something at a date.
    private struct Event {
        let place: Range<Int>
        let name: String
        let date: Range<Int>
        let when: [Int]
        let object: Range<Int>
    }

    /// Words that make the object another piece of work than the building itself.
    private static let preliminaries = [
        "方案", "报告", "规划", "设计", "编制", "前期", "可行性", "招标", "立项", "审批", "一期", "二期", "三期", "初验",
    ]
    private static let reach = 80
    private static let longestObject = 30

    static func findings(in reading: ItemReading) -> [Finding] {
        var events: [String: [Event]] = [:]
        var findings: [Finding] = []
        for sentence in reading.sentences {
            for event in self.events(in: sentence, reading) {
                if let former = events[event.name]?.first(where: { isSame($0, event, reading) }) {
                    findings.append(finding(former, event, reading))
                }
                if events[event.name, default: []].count < 20 { events[event.name, default: []].append(event) }
            }
        }
        return findings
    }

    /// The completions that a sentence tells: a date, places, 已完成 and what.
    private static func events(in sentence: Range<Int>, _ reading: ItemReading) -> [Event] {
        let source = reading.source
        guard let comma = (sentence.prefix(16)).first(where: { source[$0] == "," }),
            let when = date(sentence.lowerBound..<comma, reading)
        else { return [] }
        var events: [Event] = []
        var position = comma + 1
        var places: [Range<Int>] = []
        while position < min(sentence.upperBound, comma + reach) {
            // A list of places that opens the words, then 已完成.
            guard let match = name(at: position, reading, before: sentence.upperBound) else { break }
            places.append(position..<match)
            position = match
            if source[position] == "、" || source[position] == "和" {
                position += 1
                continue
            }
            while ["均", "都", "也", "全", "部", "已"].contains(source[position]) { position += 1 }
            guard source.has("完成", at: position, before: sentence.upperBound) else { break }
            let object = (position + 2)..<min(sentence.upperBound, position + 2 + longestObject)
            let end = object.first { source[$0].endsClause && source[$0] != "、" } ?? object.upperBound
            let words = (position + 2)..<end
            guard words.count >= 4, !reading.says(preliminaries, in: words) else { break }
            events += places.map {
                Event(
                    place: $0, name: source.text(in: $0).folded, date: sentence.lowerBound..<comma, when: when,
                    object: words)
            }
            break
        }
        return events
    }

    /// The end of the name of a county that starts at an offset: up to its suffix.
    private static func name(at start: Int, _ reading: ItemReading, before end: Int) -> Int? {
        if let known = PlaceNames.match(startingAt: start, before: end, in: { reading.source[$0] }) {
            return known.range.upperBound
        }
        for position in start..<min(end, start + 10) {
            if reading.source[position].endsClause || reading.source[position].isDigit { return nil }
            if ["旗", "县", "市"].contains(reading.source[position]), position >= start + 2 {
                return position + 1
            }
        }
        return nil
    }

    /// 2022年12月 or 2022年12月30日, and nothing else.
    private static func date(_ range: Range<Int>, _ reading: ItemReading) -> [Int]? {
        var numbers: [Int] = []
        var (number, digits) = (0, 0)
        for position in range {
            let scalar = reading.source[position]
            if scalar.isDigit {
                guard digits < 4 else { return nil }
                number = number * 10 + Int(scalar.value) - 0x30
                digits += 1
            } else if numbers.count < 3, digits > 0, Array("年月日".unicodeScalars)[numbers.count] == scalar {
                numbers.append(number)
                (number, digits) = (0, 0)
            } else if !["底", "初", "末"].contains(scalar) {
                return nil
            }
        }
        return numbers.count >= 2 && digits == 0 && numbers[0] > 1949 ? numbers : nil
    }

    private static func isSame(_ one: Event, _ other: Event, _ reading: ItemReading) -> Bool {
        guard one.when.prefix(2) != other.when.prefix(2) else { return false }
        let (a, b) = (
            CommonWords.pairs([one.object], in: reading.source),
            CommonWords.pairs([other.object], in: reading.source)
        )
        let shared = a.intersection(b).count
        return shared >= 3 && shared * 5 >= min(a.count, b.count) * 2
    }

    private static func finding(_ one: Event, _ other: Event, _ reading: ItemReading) -> Finding {
        let text = { (range: Range<Int>) in reading.source.text(in: range) }
        let (first, second) = (text(one.date), text(other.date))
        // Another name may be another work, and what is built is put to use later.
        let isSame = text(one.object).folded == text(other.object).folded
        return Finding(
            .completedTwice, isSame ? .doesNotHold : .undecided,
            [one, other].map { reading.place($0.place.lowerBound..<$0.object.upperBound) },
            Message(
                zh: "\(text(other.place))：\(first)已完成，\(second)又报完成",
                en: "\(text(other.place)): completed in \(first), completed again in \(second)"),
            note: Message(
                zh: "先称“\(text(one.object))”，后称“\(text(other.object))”" + (isSame ? "" : "；如为两项工程或先建后用，需说明"),
                en: "first 「\(text(one.object))」, then 「\(text(other.object))」"
                    + (isSame ? "" : "; if these are two works or two steps, the report should say so")))
    }
}
