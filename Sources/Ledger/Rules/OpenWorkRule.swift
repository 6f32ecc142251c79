import Bilingual

/// A status that says done, above a progress that says 正在 or 尚未.
enum OpenWorkRule {
    private static let words = ["正在", "尚未完成", "尚未", "仍未", "未完成"]
    private static let reach = 24
    private static let most = 3

    static func findings(in reading: ItemReading) -> [Finding] {
        guard let item = reading.item, [.closed, .completed, .awaitingAcceptance].contains(item.status),
            let status = item.statusText
        else { return [] }
        let place = Finding.Place(item: item.number, quote: status, claim: nil)
        var findings: [Finding] = []
        for sentence in reading.sentences where sentence.lowerBound > reading.range(of: status).lowerBound {
            guard let mark = openWork(in: sentence, reading) else { continue }
            let segment = quote(around: mark, in: sentence, reading)
            findings.append(
                Finding(
                    .status, .undecided, [place, reading.place(segment)],
                    Message(
                        zh: "状态为“\(status.text)”，进展称“\(reading.source.text(in: segment))”",
                        en:
                            "status 「\(status.text)」, progress 「\(reading.source.text(in: segment))」"
                    ),
                    note: Message(
                        zh: "所述工作是否属于整改任务，需说明",
                        en: "whether that work is part of the task, the report should say")))
            if findings.count == most { break }
        }
        return findings
    }

    /// Where a sentence says of its own work that it goes on; names of documents and 正在…的 (what it is about) apart.
    private static func openWork(in sentence: Range<Int>, _ reading: ItemReading) -> Int? {
        let source = reading.source
        var depth = 0
        for position in sentence {
            if source[position] == "《" { depth += 1 }
            if source[position] == "》" { depth = max(0, depth - 1) }
            guard depth == 0,
                words.contains(where: { source.has($0, at: position, before: sentence.upperBound) })
            else { continue }
            let before = source[position - 1]
            if ["对", "将", "把", "是", "的", "未", "无", "凡"].contains(before) { continue }
            let behind = position..<min(sentence.upperBound, position + 12)
            let stop = behind.first { source[$0].endsClause } ?? behind.upperBound
            if reading.first("的", in: position..<stop) != nil { continue }
            return position
        }
        return nil
    }

    private static func quote(around mark: Int, in sentence: Range<Int>, _ reading: ItemReading) -> Range<Int> {
        var (start, end) = (mark, mark)
        while start > max(sentence.lowerBound, mark - reach), !reading.source[start - 1].endsClause {
            start -= 1
        }
        while end < min(sentence.upperBound, mark + reach), !reading.source[end].endsClause { end += 1 }
        return start..<end
    }
}
