public import Bilingual

/// The forms in which offices exchange corners (坐标交换格式).
public enum CornerForm: String, Sendable, Hashable, CaseIterable {
    /// 勘测定界界址点坐标交换格式: a header, then parcels of `J1,1,X,Y` lines.
    case survey = "txt"
    /// 区域坐标: blocks of corners in one string, as mining registration keeps them.
    case registration = "mining"
    /// `XY001=1,X,Y`: the text of an application for a mining right.
    case application
    /// 拐点坐标表: a plain table of numbers and ordinates.
    case table

    /// The name for people.
    public var name: Message {
        switch self {
        case .survey: Message(zh: "勘测定界 TXT", en: "survey text (勘测定界)")
        case .registration: Message(zh: "矿业权区域坐标", en: "registration string (区域坐标)")
        case .application: Message(zh: "矿业权申请拐点文本", en: "application text (XYnnn=)")
        case .table: Message(zh: "拐点坐标表", en: "corner table")
        }
    }
}
