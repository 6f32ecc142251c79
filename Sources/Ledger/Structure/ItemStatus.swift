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
    /// A clause counts as done by a word of being done with nothing in it that denies, aims, shares or prepares: 未完成,
    /// 年底前完成, 完成80% and 已完成招标 are work that goes on.
    public init(words: String) { self.init(folded: words.unicodeScalars.map(\.folded)) }

    /// The status that the words of a range mean.
    init(words: Range<Int>, of source: SourceText) {
        self.init(folded: source.folded[words.clamped(to: 0..<source.count)])
    }

    private init(folded scalars: some Sequence<Unicode.Scalar>) {
        let text = Wording(Self.ticked(scalars.filter { !$0.isBlank }))
        let clauses = text.split { [",", ";", "。", "、"].contains($0) }.map(Clause.init)
        func says(_ words: [String]) -> Bool { text.says(words) }
        let isDone = clauses.contains(where: \.isDone)
        if Self.isBack(text) {
            self = .inProgress
        } else if Self.deniesBeginning(text)
            || says(["未整改"]) && !says(["未整改到位", "未整改完", "未整改结束"])
        {
            self = .notStarted
        } else if says(["未达", "滞后", "拟注销"]) || text.isWord("否") {
            self = .inProgress
        } else if clauses.contains(where: \.isUnfinished) {
            // 已完成，尚未销号 waits for no more than the acceptance.
            self =
                isDone && clauses.allSatisfy { !$0.isUnfinished || $0.isClosing }
                ? .awaitingAcceptance : .inProgress
        } else if Self.isHandedIn(text), says(["验收"] + Self.closings) {
            self = .awaitingAcceptance
        } else if clauses.contains(where: \.isClosed) {
            self = .closed
        } else if clauses.contains(where: \.isAwaiting),
            !says(["持续推进", "正在整改", "正在治理", "正在实施", "待完成", "待整改"])
        {
            self = .awaitingAcceptance
        } else if says(["序时", "达到时序", "符合时序", "按时序", "按期推进"]) {
            self = .onSchedule
        } else if isDone || ["是", "√", "合格", "达标"].contains(where: text.isWord) {
            self = .completed
        } else if clauses.contains(where: \.isOngoing) || text.scalars.last == "中" && text.scalars.count < 7
            || clauses.contains(where: \.goesOn)
        {
            self = .inProgress
        } else if clauses.contains(where: \.hasResult) {
            self = .completed
        } else {
            self = .unknown
        }
    }

    /// A clause of a status.
    private struct Clause {
        let text: Wording

        private static let done = [
            "完成", "办结", "到位", "完毕", "已整改", "全部整改", "全面整改", "验收合格", "通过验收", "验收通过", "级验收", "已验收", "已解决", "建成投用",
        ]
        private static let denials = [
            "未", "没", "不能", "无法", "难以", "难于", "暂缓", "暂不", "取消", "撤销", "退回", "不同意", "不予", "不具备", "不符合",
            "不到位",
            "不满足", "不通过", "不合格", "延期", "延后", "推迟",
        ]
        private static let aims = [
            "将", "应于", "应在", "可于", "可按", "可在", "能够", "能按", "能在", "有望", "要求", "争取", "力争", "确保", "拟", "待", "计划",
            "预计", "即将", "接近",
            "可完成", "还需", "需要", "尚需", "建议", "申请", "报请", "提请", "等待", "底前", "年底", "月底", "年内", "月前", "日前", "前完成",
            "前销号", "后按", "后再",
            "后验收", "后销号", "后申请", "程序",
            "准备", "正在", "目标",
        ]
        private static let shares = ["基本", "部分", "初步", "阶段", "大部", "一半", "过半", "近半", "%", "率", "主体"]
        private static let preparations = [
            "方案", "招标", "设计", "立项", "手续", "前期", "编制", "材料", "标准", "条件", "时限", "期限", "自查", "可研",
        ]

        private func says(_ words: [String]) -> Bool { text.says(words) }

        /// The most scalars of a status in an office's own words that is told by its grammar.
        private static let longestOwn = 8

        /// Whether the grammar of a few words says that something goes on or is left: 在办, 仍在扫尾, 未退完, 没改好, 欠2亩.
        var goesOn: Bool {
            guard (2...Self.longestOwn).contains(text.scalars.count), let first = text.scalars.first else {
                return false
            }
            return ["在", "仍", "还", "尚", "待", "欠", "未", "没"].contains(first) && !text.says("还清")
                || says(["继续", "仍在", "还在", "尚在"])
        }

        /// Whether the grammar of a few words says that a deed has come to its end: 改完, 办毕, 了结, 还清, 结案, 闭环.
        var hasResult: Bool {
            guard (2...Self.longestOwn).contains(text.scalars.count), let last = text.scalars.last else {
                return false
            }
            // 已完 is 已完成, cut by the end of a line.
            return isPlain && !text.says("不") && !text.isWord("已完")
                && (["完", "毕", "清", "净", "妥"].contains(last)
                    || says(["结案", "了结", "终结", "审结", "完结", "结束", "闭环", "清零", "归零", "改好", "已落实", "全部落实"]))
        }

        /// Whether it speaks of the acceptance or the closing.
        var isClosing: Bool {
            says(["验收", "复核", "核验", "待核", "待验"] + ItemStatus.closings) || says(["待"]) && says(["核查"])
        }
        private var isPlain: Bool {
            !says(text.says("无不合格") ? Self.denials.filter { $0 != "不合格" } : Self.denials)
                && !says(text.says("已") ? Self.aims.filter { !["年底", "月底"].contains($0) } : Self.aims)
                && !says(Self.shares) && !says(Self.preparations)
        }
        var isDone: Bool { says(Self.done) && isPlain }
        var isClosed: Bool { says(ItemStatus.closings) && isPlain }
        /// Whether it denies or only partly grants that something is done or accepted.
        var isUnfinished: Bool {
            (says(Self.done) || isClosing)
                && (says(Self.denials) && !text.says("无不合格") || says(Self.shares))
                || says(["不到位", "部分整改", "未整改", "部分落实", "未落实"])
                || says(["不合格", "不达标"]) && !text.says("无不")
        }
        /// Whether it waits for the acceptance: `待验收`, `拟予销号`, `达到销号标准`; `整改完成后申请销号` is further off.
        var isAwaiting: Bool {
            let isAhead = says(["拟", "待", "建议", "申请", "报请", "提请", "等待", "正在"])
            let isReady = says(["达到", "符合", "具备", "满足"]) && says(["标准", "条件", "要求"])
            return isClosing && (isAhead || isReady) && !says(["后"]) && !says(Self.denials)
        }
        var isOngoing: Bool {
            says(Self.done) || isClosing
                || says([
                    "整改中", "继续整改", "推进", "进行中", "实施中", "持续", "长期坚持", "办理中", "在办", "待办", "治理中", "正在", "在建", "计划",
                    "预计",
                    "力争", "拟", "将于",
                ])
        }
    }

    /// What is struck off once all is done: the number, the account, the card or the case of an item.
    private static let closings = ["号", "账", "帐", "卡", "案"].map { "销" + $0 }

    /// Whether what was right is wrong again, or worked on again: 反弹, 销卡后复发, 重新在办.
    private static func isBack(_ text: Wording) -> Bool {
        guard ["防止", "防", "无", "未", "不"].allSatisfy({ !text.says($0 + "反弹") && !text.says($0 + "复发") }) else {
            return false
        }
        return text.says(["反弹", "回潮", "复发", "复燃"])
            || ["重新", "再次"].contains { again in
                ["整改", "在办", "办理", "整治", "治理", "立案", "启动", "列入"].contains { text.says(again + $0) }
            }
    }

    /// Whether a text says that nothing was begun: 未启动, 尚未动工, 没开始.
    private static func deniesBeginning(_ text: Wording) -> Bool {
        let begun = ["启动", "开展", "开始", "开工", "动工", "动手", "实施", "施工"]
        return begun.contains { word in ["未", "没", "没有"].contains { denial in text.says(denial + word) } }
    }

    /// Whether a text tells that the closing was applied for (已上报销号, 已报自治区申请销号) and not that it was granted.
    private static func isHandedIn(_ text: Wording) -> Bool {
        if text.says(["报请", "提请", "申请", "同意上报", "同意报送"]) { return true }
        let isSent = text.says(["上报", "提交", "报送", "呈报", "已报", "并报", "申报"])
        return isSent && !text.says(["同意", "批复", "批准", "准予", "予以", "通过"])
    }

    /// The choice that is ticked in a form: `☑已完成 □未完成`; the whole text where nothing is.
    private static func ticked(_ text: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        let ticks: Set<Unicode.Scalar> = ["☑", "✓", "✔", "√", "■"]
        let boxes: Set<Unicode.Scalar> = ["□", "☐", "○"]
        guard text.contains(where: boxes.contains), let tick = text.firstIndex(where: ticks.contains) else {
            return text[...]
        }
        return text[(tick + 1)...].prefix { !boxes.contains($0) && !ticks.contains($0) }
    }
}

extension ItemStatus {
    /// How far it is, from 0; `nil` when the report does not say.
    public var rank: Int? { self == .unknown ? nil : Self.allCases.firstIndex(of: self) }

    /// Whether the report says that the work is done, accepted or not.
    public var isDone: Bool { [.completed, .awaitingAcceptance, .closed].contains(self) }
}
