/// What a figure says, by the words around it.
public enum ClaimRole: String, Sendable, CaseIterable {
    /// Occupied, damaged or reclaimed ground (占用, 破坏, 开垦).
    case occupied
    /// Restored ground (恢复, 修复, 治理).
    case restored
    /// Approved or applied for (批准, 许可, 申报).
    case approved
    /// Under protection (保护).
    case protected
    /// A task, a plan, or what is still to be done (任务, 计划, 剩余, 尚未恢复).
    case planned
    /// Done (完成, 建成).
    case completed
    /// A fine (罚款).
    case penalty
    /// A total (共计), or what 其中 takes apart.
    case total
    /// A part (其中).
    case part
    /// Told by the problem, not by the progress (背景).
    case background
    /// None of these by its words.
    case unstated
}
