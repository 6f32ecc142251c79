public import Bilingual

/// A rule that needs no configuration and no map.
public enum FindingRule: String, Sendable, CaseIterable {
    /// A total against the sum of its parts (合计关系).
    case sum
    /// A part against the whole that holds it (部分与整体).
    case part
    /// What a total leaves for a figure that is not stated (推算余数).
    case complement
    /// A share against the two figures it comes from (比率关系).
    case ratio
    /// A change against the values it leads from and to (增减关系).
    case difference
    /// A lead on the schedule against the share of the task and the years gone by (序时进度).
    case schedule
    /// One thing with two values, or with the same value told again (前后一致).
    case conflict
    /// One figure in two units (单位换算).
    case conversion
    /// A number against the names listed with it (列举数目).
    case listCount
    /// A value that follows from others and is not stated (推算值).
    case impliedValue
    /// One piece of work told as completed twice, or as completed and as unfinished (完成情况矛盾).
    case completedTwice
    /// A figure that cannot mean what it says (量纲与量级).
    case plausibility
    /// A status against the words of the progress (状态与表述).
    case status
    /// A date without a year (年份缺失).
    case date

    /// The name for people.
    public var name: Message {
        switch self {
        case .sum: Message(zh: "合计关系", en: "sum")
        case .part: Message(zh: "部分与整体", en: "part of a whole")
        case .complement: Message(zh: "推算余数", en: "remainder")
        case .ratio: Message(zh: "比率关系", en: "ratio")
        case .difference: Message(zh: "增减关系", en: "difference")
        case .schedule: Message(zh: "序时进度", en: "schedule")
        case .conflict: Message(zh: "前后一致", en: "one thing, one value")
        case .conversion: Message(zh: "单位换算", en: "unit conversion")
        case .listCount: Message(zh: "列举数目", en: "list count")
        case .impliedValue: Message(zh: "推算值", en: "implied value")
        case .completedTwice: Message(zh: "完成情况", en: "completion")
        case .plausibility: Message(zh: "量纲与量级", en: "plausibility")
        case .status: Message(zh: "状态与表述", en: "status")
        case .date: Message(zh: "年份缺失", en: "date without a year")
        }
    }
}
