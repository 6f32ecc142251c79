import Bilingual
import Geodesy

/// A figure under a clause's own mark （已完成） that another clause calls unfinished: `80条（…正在实施…）`.
///
/// Where the clause tells more than the figure, the mark may be of the rest, and that is for the reader to say.
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
                let (value, text) = (figure.claim.figure.text.folded, reading.source.text(in: words))
                let isAlone = isAlone(other, before: mark, reading)
                return Finding(
                    .completedTwice, isAlone ? .doesNotHold : .undecided,
                    [reading.place(other), reading.place(mark), reading.place(figure), reading.place(words)],
                    Message(
                        zh: "\(value)：一处标注“已完成”，另一处称“\(text)”",
                        en: "\(value): marked 已完成 in one place, 「\(text)」 in the other"),
                    note: isAlone
                        ? nil
                        : Message(
                            zh: "“已完成”标注在整款末尾，所指可能不是该数",
                            en:
                                "the mark stands at the end of the whole clause and may be of something else"
                        ))
            }
        }
    }

    /// Whether the sentence of a figure is all that stands before a mark, with no other figure in it.
    private static func isAlone(_ figure: RuleFigure, before mark: Range<Int>, _ reading: ItemReading) -> Bool {
        guard case .clause(let index) = figure.claim.location, let clause = reading.item?.clauses[index],
            let place = reading.index(of: figure)
        else { return false }
        let words = reading.range(of: clause.text).lowerBound..<(mark.lowerBound - 2)
        return !words.contains { reading.source[$0].endsSentence }
            && ![place - 1, place + 1].contains {
                reading.figures.indices.contains($0) && words.overlaps(reading.figures[$0].range)
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
