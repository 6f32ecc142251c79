public import Bilingual

/// What became of a check (核查结论).
public enum Verdict: String, Sendable, CaseIterable, Hashable {
    /// The ground gives the printed figure.
    case confirmed
    /// The ground gives a figure that the printed one stands for at its precision.
    case confirmedWithinRounding = "confirmed-within-rounding"
    /// The ground gives a figure within the tolerance that the check sets.
    case withinTolerance = "within-tolerance"
    /// The ground gives another figure.
    case differs
    /// Evidence is missing.
    case notVerifiable = "not-verifiable"
    /// Only documents can tell.
    case documentsOnly = "documents-only"

    /// The official wording and its English.
    public var name: Message {
        switch self {
        case .confirmed: Message(zh: "一致", en: "confirmed")
        case .confirmedWithinRounding: Message(zh: "取位内一致", en: "within rounding")
        case .withinTolerance: Message(zh: "容差内一致", en: "within tolerance")
        case .differs: Message(zh: "不一致", en: "differs")
        case .notVerifiable: Message(zh: "无法核验", en: "not verifiable")
        case .documentsOnly: Message(zh: "书面佐证", en: "documents only")
        }
    }

    /// The wording where it was reached in spite of doubts, which says so.
    ///
    /// - Parameter isDoubtful: whether it was; what cannot be verified is no more so for its doubts.
    public func name(isDoubtful: Bool) -> Message {
        isDoubtful && self != .notVerifiable ? name + Message(zh: "（存疑）", en: " (with doubts)") : name
    }

    /// Whether somebody has to look at it.
    public var needsAttention: Bool { self == .differs || self == .notVerifiable }
}
