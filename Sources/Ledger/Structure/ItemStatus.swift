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
    /// What is denied, only half done, intended or undone again (未完成, 基本完成, 拟注销, 销号后反弹) never counts as done.
    public init(words: String) {
        let source = SourceText(words)
        let text = Self.ticked(String(String.UnicodeScalarView(source.folded.filter { !$0.isBlank })))
        func says(_ words: String) -> Bool { words.split(separator: " ").contains { text.contains($0) } }
        let isAhead = says("拟 待 建议 等待 报请 提请 申请 符合 具备 达到销号 正在") || Self.isHandedIn(text)
        if says("不同意 不予 暂不 不具备 不符合 不通过 不到位 未整改到位 部分整改 未予")
            || says("不合格") && !says("无不合格")
        {
            self = .inProgress
        } else if says("反弹 回潮 重新整改 再次整改"), !says("防止反弹 防反弹 无反弹 未反弹 不反弹") {
            self = .inProgress
        } else if says("未启动 未开展 未开始 未整改 未开工 未动工") {
            self = .notStarted
        } else if says("未完成 未达 未办结 未到位 基本完成 部分完成 阶段性 整改未 滞后 未通过 拟注销") || text == "否" {
            self = .inProgress
        } else if says("已予销号 已销号 准予销号"), !says("拟 待 未 申请 报请 提请") {
            self = .closed
        } else if says("正在整改 正在治理 正在实施 待完成 待整改") {
            self = .inProgress
        } else if says("销号 验收 销账 复核 核验 待核"), isAhead || says("未销号 未验收 未销账") && says("完成 到位 办结") {
            self = .awaitingAcceptance
        } else if says("未销号 未验收 未销账") {
            self = .inProgress
        } else if says("销号 销账") {
            self = .closed
        } else if says("序时 按期推进") {
            self = .onSchedule
        } else if says("计划 预计 力争 拟 将于 正在") {
            self = .inProgress
        } else if says("完成 整改到位 办结 已整改 通过验收 验收通过 级验收 验收合格 办理完毕 已验收 已解决 落实到位 整改完毕 治理完毕 建成投用") || text == "是" {
            self = .completed
        } else if says("整改中 推进 进行中 实施中 持续 长期坚持 办理中 在办 待办 治理中 清运中 施工中 在建")
            || text.hasSuffix("中") && text.count < 7
        {
            self = .inProgress
        } else {
            self = .unknown
        }
    }

    /// Whether a text tells that the closing was applied for (已上报销号, 已报自治区申请销号) and not that it was granted.
    private static func isHandedIn(_ text: String) -> Bool {
        if ["报请", "提请", "申请", "同意上报", "同意报送"].contains(where: text.contains) { return true }
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
