/// An item of a ledger: one problem and how far its rectification has come.
public struct LedgerItem: Sendable, Hashable {
    /// The number in the report; an item without one is counted.
    public let number: Int
    /// The number of the task in the region's plan (自治区整改方案第47项), the item's second key; `nil` when
    /// neither the item nor the title of a notice on it states it.
    public let regionalNumber: Int?
    /// The heading of the part that the item stands in (`二、自治区督察`), where the parts of a report number their
    /// items anew; `nil` elsewhere.
    public let part: Passage?
    /// The number as printed: `12.`, `（三）`, `问题编号18：`; empty for an item without one.
    public let label: Passage
    /// The problem (整改问题): the text after the number.
    public let problem: Passage
    /// The status (整改状态).
    public let status: ItemStatus
    /// The status in the words of the report; `nil` when the item states none.
    public let statusText: Passage?
    /// The clauses of the progress (进展情况), in order.
    public let clauses: [Clause]
    /// The other fields (责任单位, 整改时限, 整改目标, 整改措施 …), in order.
    public let fields: [LedgerField]
    /// The figures of the problem, the fields and the clauses, in the order of the report.
    public let claims: [Claim]
    /// The whole text of the item, from its number on.
    public let text: Passage
}
