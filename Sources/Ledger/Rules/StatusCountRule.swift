import Bilingual
import Geodesy

/// The numbers of a preamble by status against the statuses of the items: `任务12项，其中已销号5项，未达到序时进度1项`.
///
/// Only where the preamble counts as many as there are items; another count may be of other things. How the words of a
/// status are classed is no certainty, so a difference decides only where the preamble uses the very words of the items.
enum StatusCountRule {
    private static let units: Set<String> = ["项", "个", "件", "条", "宗", "起", "处"]

    static func findings(in ledger: Ledger, _ reading: ItemReading) -> [Finding] {
        guard ledger.items.count > 1 else { return [] }
        let all = Rational(Int128(ledger.items.count))
        guard
            let total = reading.figures.first(where: {
                units.contains($0.claim.unit.base.name) && $0.isPlain && $0.amount == all
            })
        else { return [] }
        var told: [(status: ItemStatus, figures: [RuleFigure])] = []
        var labels = Set<String>()
        for figure in reading.figures
        where figure.isComparable(to: total) && figure.isPlain && figure.sentence.overlaps(total.sentence)
            && figure.range.lowerBound > total.range.lowerBound
        {
            let label = reading.source.text(in: PartSeries.label(figure, reading))
            labels.insert(bare(label))
            let words =
                reading.source.text(in: figure.segment.lowerBound..<figure.range.lowerBound)
                + reading.source.text(in: figure.range.upperBound..<figure.segment.upperBound)
            let status = ItemStatus(words: words)
            guard status != .unknown else { continue }
            if let place = told.firstIndex(where: { $0.status == status }) {
                told[place].figures.append(figure)
            } else {
                told.append((status, [figure]))
            }
        }
        let areWords = ledger.items.allSatisfy { item in
            item.statusText.map { labels.contains(bare($0.text)) } ?? false
        }
        let read = Dictionary(grouping: ledger.items, by: \.status).mapValues(\.count)
        return told.map { status, figures in
            let number = figures.reduce(Rational(0)) { $0 + $1.amount }
            let count = read[status] ?? 0
            let isSame = number == Rational(Int128(count))
            // Words that are those of the items' statuses leave nothing open.
            let isCertain = !isSame && areWords
            let text = ArithmeticText.number(number, scale: 0)
            let unit = total.claim.unit.base.name
            return Finding(
                .status, isSame ? .holds : isCertain ? .doesNotHold : .undecided, figures.map(\.place),
                Message(
                    zh: "“\(status.rawValue)”：文首\(text)\(unit)，按各事项状态\(count)\(unit)",
                    en:
                        "「\(status.rawValue)」: \(text) \(unit) in the preamble, \(count) \(unit) by the statuses of the items"
                ),
                note: isSame || isCertain
                    ? nil
                    : Message(
                        zh: "状态归类或有出入，请逐项核对", en: "statuses may be classed otherwise; compare item by item"))
        }
    }

    /// The words of a status without those that only lead to it.
    private static func bare(_ words: String) -> String {
        var words = words.folded.filter { !$0.isWhitespace && !"。.,;:".contains($0) }
        for lead in ["其中", "目前", "现", "已", "为"] where words.hasPrefix(lead) && words.count > lead.count + 1 {
            words.removeFirst(lead.count)
        }
        return words
    }
}
