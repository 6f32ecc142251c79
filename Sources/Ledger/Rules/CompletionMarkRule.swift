import Bilingual
import Geodesy

/// A figure under a clause's own mark （已完成） that another clause calls unfinished: `80条（…正在实施…）`.
enum CompletionMarkRule {
    private static let open = ["正在", "尚未", "未完成", "在建"]
    private static let done = ["已完成", "完成"]

    static func findings(in reading: ItemReading) -> [Finding] {
        let unfinished = reading.figures.compactMap { figure in
            bracket(behind: figure, reading).map { (figure, $0) }
        }
        guard !unfinished.isEmpty else { return [] }
        var finished: [Rational: [(RuleFigure, Range<Int>)]] = [:]
        guard let item = reading.item else { return [] }
        let marks = item.clauses.map { mark(behind: $0, reading) }
        for figure in reading.figures {
            guard case .clause(let index) = figure.claim.location, let mark = marks[index] else { continue }
            if finished[figure.amount, default: []].count < ItemReading.nearby {
                finished[figure.amount, default: []].append((figure, mark))
            }
        }
        return unfinished.flatMap { figure, words in
            let told = ToldFigure(figure, in: reading)
            return (finished[figure.amount] ?? []).compactMap { other, mark -> Finding? in
                guard other.claim.location != figure.claim.location, other.isComparable(to: figure),
                    ToldFigure(other, in: reading).isSameThing(as: told, in: reading)
                else { return nil }
                let (value, text) = (figure.claim.figure.text.folded, reading.source.text(in: words).folded)
                return Finding(
                    .completedTwice, .doesNotHold,
                    [reading.place(other), reading.place(mark), reading.place(figure), reading.place(words)],
                    Message(
                        zh: "\(value)：一处标注“已完成”，另一处称“\(text)”",
                        en: "\(value): marked 已完成 in one place, 「\(text)」 in the other"),
                    note: Message(
                        zh: "“已完成”标注在整款末尾", en: "the mark 已完成 stands at the end of the whole clause"))
            }
        }
    }

    /// The brackets right behind a figure that tell of work going on.
    private static func bracket(behind figure: RuleFigure, _ reading: ItemReading) -> Range<Int>? {
        let start = figure.range.upperBound
        guard start < figure.sentence.upperBound, reading.source[start] == "(" else { return nil }
        let words = (start + 1)..<reading.closeBracket(of: start, in: start..<figure.sentence.upperBound)
        return reading.says(open, in: words) ? words : nil
    }

    /// The brackets behind the last full stop of a clause that hold 已完成 alone.
    private static func mark(behind clause: Clause, _ reading: ItemReading) -> Range<Int>? {
        let words = reading.range(of: clause.text)
        let (start, end) = (words.lowerBound, words.upperBound)
        guard end - start > 6, reading.source[end - 1] == ")",
            let open = reading.openBracket(before: end - 1, in: max(start, end - 8)..<(end - 1)),
            reading.source[open - 1].endsSentence
        else { return nil }
        let inside = (open + 1)..<(end - 1)
        return done.contains(reading.source.text(in: inside).folded) ? inside : nil
    }
}
