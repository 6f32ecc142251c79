public import Bilingual

/// How exactly a number is meant.
public enum ClaimQualifier: String, Sendable, CaseIterable {
    /// The number as it is.
    case none
    /// 约, 左右: about.
    case about
    /// 近, 接近: somewhat less.
    case nearly
    /// 余, 多, 超, 逾: more.
    case over
    /// 不足, 不到: less.
    case under
    /// 至少, 不低于, 以上: this or more.
    case atLeast
    /// 至多, 不超过, 以内, 以下: this or less.
    case atMost

    /// The word for it before a number; empty for a plain one.
    public var name: Message {
        switch self {
        case .none: Message(verbatim: "")
        case .about: Message(zh: "约", en: "about")
        case .nearly: Message(zh: "近", en: "nearly")
        case .over: Message(zh: "超", en: "over")
        case .under: Message(zh: "不足", en: "under")
        case .atLeast: Message(zh: "至少", en: "at least")
        case .atMost: Message(zh: "至多", en: "at most")
        }
    }
}
