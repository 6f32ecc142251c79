/// A named field of an item beside problem, status and progress.
public struct LedgerField: Sendable, Hashable {
    /// What a field tells.
    public enum Kind: Sendable, CaseIterable {
        /// The problem (整改问题, 反馈问题).
        case problem
        /// The status (整改状态).
        case status
        /// The progress (进展情况, 整改落实情况, 整改完成情况).
        case progress
        /// The acceptance (验收情况).
        case acceptance
        /// Who is responsible (责任单位, 牵头单位).
        case responsible
        /// Who supervises (督导单位).
        case supervisor
        /// The time limit (整改时限).
        case deadline
        /// The goal (整改目标).
        case goal
        /// What is to be done (整改措施, 下一步打算).
        case measures
        /// The item's own heading, which stands above its fields and has no name.
        case heading
        /// What no other kind tells (备注, 联系电话, 涉及面积（亩）).
        case other
    }

    /// What the field tells.
    public let kind: Kind
    /// The name as printed, without the colon; empty for a heading.
    public let name: String
    /// The text of the field.
    public let text: Passage
}
