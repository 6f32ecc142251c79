/// How far the rectification of an item has come (整改状态), in rising order.
public enum ItemStatus: String, Sendable, CaseIterable {
    /// 未启动.
    case notStarted = "未启动"
    /// 整改中.
    case inProgress = "整改中"
    /// 达到序时进度.
    case onSchedule = "达到序时进度"
    /// 已完成.
    case completed = "已完成"
    /// 已完成，待验收销号.
    case awaitingAcceptance = "已完成待验收销号"
    /// 已销号.
    case closed = "已销号"
    /// No status, or words that none of the others means.
    case unknown = "未载明"

    /// The status that a report's words mean.
    ///
    /// What is denied or only half done (未完成, 尚未销号, 基本完成) never counts as done.
    public init(words: String) {
        let source = SourceText(words)
        let text = Self.ticked(String(String.UnicodeScalarView(source.folded.filter { !$0.isBlank })))
        func says(_ words: String) -> Bool { words.split(separator: " ").contains { text.contains($0) } }
        if says("未启动 未开展 未开始 未整改 尚未整改") {
            self = .notStarted
        } else if says("未完成 未达到 未达 基本完成 部分完成 整改未 滞后") {
            self = .inProgress
        } else if says("完成 整改到位 办结"), says("待 拟销号 申请 未销号 未验收 正在 等待 报请 提请") {
            self = .awaitingAcceptance
        } else if Self.isHandedIn(text), says("销号 验收") {
            self = .awaitingAcceptance
        } else if says("未销号 未验收 未通过 待验收 待销号") {
            self = says("待") ? .awaitingAcceptance : .inProgress
        } else if says("销号") {
            self = .closed
        } else if says("序时") {
            self = .onSchedule
        } else if says("已完成 整改完成 完成整改 全部完成 整改到位 已办结 已整改 通过验收 验收通过 级验收") || text == "完成" || text == "办结" {
            self = .completed
        } else if says("整改中 正在 推进 进行中 实施中 持续整改 长期坚持") {
            self = .inProgress
        } else {
            self = .unknown
        }
    }

    /// Whether a text tells that the closing was applied for (已上报销号, 已报自治区申请销号) and not that it was granted.
    private static func isHandedIn(_ text: String) -> Bool {
        if ["报请", "提请", "申请"].contains(where: text.contains) { return true }
        let isSent = ["上报", "提交", "报送", "呈报", "已报", "并报", "申报"].contains(where: text.contains)
        return isSent && !["同意", "批复", "批准", "准予", "予以", "通过"].contains(where: text.contains)
    }

    /// The choice that is ticked in a form: `☑已完成 □未完成`; the whole text where nothing is.
    private static func ticked(_ text: String) -> String {
        let ticks: Set<Character> = ["☑", "✓", "✔", "√", "■"]
        let boxes: Set<Character> = ["□", "☐", "○"]
        guard text.contains(where: boxes.contains), let tick = text.firstIndex(where: ticks.contains) else {
            return text
        }
        return String(text[text.index(after: tick)...].prefix { !boxes.contains($0) && !ticks.contains($0) })
    }
}

extension ItemStatus {
    /// How far it is, from 0; `nil` when the report does not say.
    public var rank: Int? { self == .unknown ? nil : Self.allCases.firstIndex(of: self) }

    /// Whether the report says that the work is done, accepted or not.
    public var isDone: Bool { [.completed, .awaitingAcceptance, .closed].contains(self) }
}
