public import Bilingual

/// What a rule says about the figures it compared.
public enum FindingVerdict: String, Sendable, CaseIterable {
    /// The printed figures agree digit by digit.
    case holds
    /// The figures differ by no more than their printed precision explains.
    case holdsWithinRounding
    /// No values that round to the printed figures agree.
    case doesNotHold
    /// The text does not say enough.
    case undecided

    /// The name for people.
    public var name: Message {
        switch self {
        case .holds: Message(zh: "成立", en: "holds")
        case .holdsWithinRounding: Message(zh: "取位内成立", en: "holds within rounding")
        case .doesNotHold: Message(zh: "不成立", en: "does not hold")
        case .undecided: Message(zh: "无法判定", en: "cannot be decided")
        }
    }
}
