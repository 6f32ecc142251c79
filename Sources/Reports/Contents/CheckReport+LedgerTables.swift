import Bilingual
import Ledger
import Survey

extension CheckReport {
    /// Every figure of the report (报告数字表): what became of it, and whether land could answer it.
    func claimTable() -> Table {
        var table = Table(
            name: Message(zh: "报告数字表", en: "Report figures"),
            title: Message(zh: "\(title)：报告数字表", en: "\(title): figures of the report"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("figure", Message(zh: "数字", en: "Figure"), alignment: .right, width: 16),
                Column("kind", Message(zh: "种类", en: "Kind"), alignment: .centre, width: 10),
                Column("quote", Message(zh: "原文", en: "Text"), width: 52),
                Column("place", Message(zh: "字符位置", en: "Offset"), .integer, isSummed: false),
                Column("state", Message(zh: "结论", en: "Result"), alignment: .centre, width: 20),
            ])
        table.verdictColumn = 5
        for conclusion in conclusions {
            for claim in conclusion.item?.claims ?? [] {
                let verdicts = conclusion.checks.filter { $0.claim == claim }.map(\.verdict)
                let state: Message
                let emphasis: Table.Emphasis
                if let verdict = Self.worst(of: verdicts) {
                    (state, emphasis) = (verdict.name, Self.emphasis(of: verdict))
                } else if SuggestedMeasure(claim) != nil {
                    (state, emphasis) = (Message(zh: "可核未核", en: "answerable, not checked"), .warning)
                } else {
                    (state, emphasis) = (Message(zh: "非图层可核", en: "no matter of land"), .none)
                }
                table.append(
                    [
                        .integer(conclusion.number), .verbatim(claim.figure.text), .text(claim.kind.name),
                        .verbatim(claim.quote.text), .integer(claim.quote.offset), .text(state),
                    ], emphasis: emphasis)
            }
        }
        return table
    }
}
