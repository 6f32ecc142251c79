import Bilingual
import Geodesy
public import Ledger
package import Tables

/// What changed between two reports, as a table and as a document (进展对比).
public struct ComparisonReport: Sendable {
    /// The comparison.
    public let comparison: LedgerComparison

    /// A report on a comparison.
    public init(_ comparison: LedgerComparison) {
        self.comparison = comparison
    }

    /// The changes, item by item: statuses, then figures.
    package func table() throws -> Table {
        var footnotes = [
            Message(
                zh: comparison.items.isEmpty ? "两份报告的状态和数字没有变化。" : "有变化的事项：\(comparison.items.count)。",
                en: comparison.items.isEmpty
                    ? "No status and no figure changed." : "Items with changes: \(comparison.items.count).")
        ]
        if !comparison.renumbered.isEmpty {
            let numbers = comparison.renumbered.map { "\($0.from)→\($0.to)" }.joined(separator: "、")
            footnotes.append(
                Message(
                    zh: "序号有变的事项（按问题对应）：\(numbers)。",
                    en: "Items with another number, told by their problem: \(numbers)."))
        }
        return try TableSpec<Line>("differences", name: Message(zh: "进展对比表", en: "Changes")) {
            Column.integer("item", Message(zh: "序号", en: "Item"), alignment: .centre, isSummed: false, \.item)
            Column.words("what", Message(zh: "变化", en: "Change"), alignment: .centre, width: 12, \.what)
            Column.text("before", Message(zh: "前一报告", en: "Before"), width: 24, \.before)
            Column.text("after", Message(zh: "后一报告", en: "After"), width: 24, \.after)
            Column.text("quote", Message(zh: "原文", en: "Quotation"), width: 48, \.quote)
        }.table(comparison.items.lazy.flatMap(Self.lines), footnotes: footnotes)
    }

    /// The changes as a document.
    public func document() -> JSONValue {
        ["items": .array(comparison.items.map(Self.value))]
    }

    private typealias Line = (item: Int, what: Message, before: String?, after: String?, quote: String?)

    private static func lines(of item: LedgerComparison.ItemChange) -> [Line] {
        let (before, after) = (item.before?.statusText?.text, item.after?.statusText?.text)
        let figures = item.figures.map { change -> Line in
            switch change {
            case .changed(let from, let to):
                (
                    item.number, Message(zh: "数字变化", en: "changed"), from.figure.text, to.figure.text,
                    to.quote.text
                )
            case .added(let claim):
                (item.number, Message(zh: "新增数字", en: "new"), nil, claim.figure.text, claim.quote.text)
            case .removed(let claim):
                (item.number, Message(zh: "不再出现", en: "gone"), claim.figure.text, nil, claim.quote.text)
            }
        }
        if item.before == nil || item.after == nil {
            let what =
                item.before == nil ? Message(zh: "新增事项", en: "new item") : Message(zh: "不再列出", en: "gone")
            let problem = Abridgement.of((item.after ?? item.before)?.problem.text ?? "", to: 60)
            return [(item.number, what, before, after, problem)] + figures
        }
        let status: Line = (item.number, Message(zh: "状态", en: "status"), before, after, nil)
        return (item.statusChanged ? [status] : []) + figures
    }

    private static func value(of item: LedgerComparison.ItemChange) -> JSONValue {
        func status(_ item: LedgerItem?) -> JSONValue { item?.statusText.map { .string($0.text) } ?? .null }
        return [
            "number": .integer(Int64(item.number)),
            "numberBefore": item.before.map { .integer(Int64($0.number)) } ?? .null,
            "presence": .string(item.before == nil ? "new" : item.after == nil ? "gone" : "both"),
            "statusBefore": status(item.before), "statusAfter": status(item.after),
            "figures": .array(
                item.figures.map { change in
                    switch change {
                    case .changed(let from, let to):
                        ["change": "changed", "before": value(of: from), "after": value(of: to)]
                    case .added(let claim): ["change": "added", "before": .null, "after": value(of: claim)]
                    case .removed(let claim): ["change": "removed", "before": value(of: claim), "after": .null]
                    }
                }),
        ]
    }

    private static func value(of claim: Claim) -> JSONValue {
        [
            "figure": .string(claim.figure.text), "value": .string(claim.value.description),
            "unit": .string(claim.unit.text), "quote": .string(claim.quote.text),
            "offset": .integer(Int64(claim.quote.offset)),
        ]
    }
}
