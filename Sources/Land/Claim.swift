/// What a layer shows its features to be, and what the words of a record say to that (图层所示).
enum Claim: Sendable, Hashable {
    /// Rights, approvals or protected ground, in force.
    case right, approval, protection
    /// Ground that is restored, or occupied.
    case restoration, occupation

    init?(_ kind: LayerKind, isRight: Bool) {
        switch kind {
        case .miningRight: self = .right
        case .approved: self = .approval
        case .restored: self = .restoration
        case .occupied: self = .occupation
        default:
            guard kind.isProtected || isRight else { return nil }
            self = kind.isProtected ? .protection : .right
        }
    }

    /// What a text says of a feature.
    enum Saying: Sendable {
        /// That it is so.
        case affirms
        /// That it is not so yet, as a matter goes on; what another field affirms may be later.
        case pending
        /// At which step it is: another field may tell how that went.
        case step
        /// That it is not so.
        case denies
    }

    private typealias Words = [(word: String, kind: Kind)]

    private enum Kind {
        /// Says that it is so, unless it is denied.
        case done
        /// Says that it is not so, unless that is denied.
        case undone
        /// A step on the way.
        case step
    }

    /// What a text in its plain form says to it; `nil` where it says nothing.
    ///
    /// - Parameter isOutcome: whether the field says how something became; another may be of something else.
    func saying(_ text: String, isOutcome: Bool = true) -> Saying? {
        guard !["不涉及", "无需", "不需", "免于"].contains(where: text.hasPrefix) else { return nil }
        // A clause that begins so is of something else: 原采矿许可证2019年注销, 相邻采石场已关闭.
        let clauses = StateText.clauses(of: text).map(\.text)
        let own = clauses.filter { clause in
            !Self.others.contains(where: clause.hasPrefix)
                && (self == .restoration || self == .protection
                    || !FieldWords.otherPapers.contains(where: clause.contains))
        }
        if own.isEmpty { return nil }
        let rest = own.count == clauses.count ? text : own.joined(separator: ",")
        switch self {
        case .right: return Self.ofRight(rest)
        case .approval: return Self.isOver(rest) ? .denies : Self.ofApproval(rest, own)
        case .protection: return Self.ofProtection(rest, own, isOutcome)
        case .restoration: return Self.ofRestoration(rest, own)
        case .occupation: return Self.ofOccupation(rest, own)
        }
    }

    private static let others = [
        "原", "曾", "旧", "老", "相邻", "邻近", "周边", "附近", "毗邻", "其他", "另一", "另有", "前期", "历史上",
    ]

    /// Words without the beginning of one of which a text in Chinese says nothing to it.
    var leading: [String] {
        switch self {
        case .right: RightState.ends + Self.ungranted
        case .approval: RightState.ends + Self.approvals.map(\.word) + ["已"]
        case .protection: Self.releases.map(\.word) + Self.planned + ["非", "不"]
        case .restoration: Self.works.map(\.word) + Self.falsehoods
        case .occupation: Self.takings.map(\.word) + Self.mistakes + ["剔", "排"]
        }
    }

    // MARK: Rights and approvals

    private static func ofRight(_ text: String) -> Saying? {
        let isUngranted = StateText.clauses(of: text).contains { clause in
            clause.text.count <= 12 && ungranted.contains(where: clause.text.contains)
        }
        if isOver(text) || isUngranted { return .denies }
        switch RightState(text) {
        case .inForce, .renewing: return .affirms
        default: return nil
        }
    }

    private static let ungranted = [
        "拟设", "拟新设", "拟新立", "申请中", "新立申请", "未设立", "未取得", "未办证", "无证", "未颁发", "待批",
    ]

    /// Whether a text tells, or may tell, that a right is no more.
    private static func isOver(_ text: String) -> Bool {
        switch RightState(text) {
        case .ended: true
        case .unclear:
            // 已退出重叠部分 leaves the rest.
            RightState.namesEnd(text) && !["部分", "重叠", "局部", "相邻"].contains(where: text.contains)
                && !text.hasPrefix("无")
                || ["CANCEL", "REVOKE", "EXPIRED", "TERMINAT", "INVALID", "WITHDRAWN", "INACTIVE", "SURRENDER"]
                    .contains(
                        where: text.contains)
        case .inForce, .renewing, nil: false
        }
    }

    private static let approvals: Words =
        words(
            .undone, ["退回", "驳回", "撤回", "退件", "撤件", "否决", "补正", "终止", "中止", "暂缓"])
        + words(
            .step,
            [
                "用地预审", "预审", "审批", "审查", "审核", "会审", "初审", "复审", "终审", "送审", "评审", "在审", "受理", "报批", "上报",
                "申报", "申请", "呈报", "组卷", "办理", "公示",
            ])
        + words(
            .done,
            [
                "批准", "批复", "同意", "许可", "通过", "核准", "准予", "办结", "获批", "办妥", "已办", "办理完毕", "有效", "发证", "下发",
                "出具", "归档", "完成", "符合", "批",
            ])

    private static func ofApproval(_ text: String, _ clauses: [String]) -> Saying? {
        if ["NOTAPPROVED", "REJECT", "REFUSED", "DENIED", "PENDING", "UNDERREVIEW", "DRAFT"].contains(
            where: text.contains)
        {
            return .denies
        }
        if ["APPROVED", "GRANTED"].contains(where: text.contains) { return .affirms }
        // 省厅会审, 县级初审, 已上报: where nothing else is told the step is where it stands.
        let bare = stages.reduce(text) { $0.replacing($1, with: "") }
        if bare.isEmpty, text != "已办理", text != "已审批" {
            return ["正在", "待", "中"].contains(where: text.contains) ? .pending : .step
        }
        var last: Saying?
        for clause in clauses {
            for token in StateText.tokens(of: clause, approvals) {
                let isSo =
                    !isDenied(behind: token.before) && StateText.isAffirmed(behind: token.before, reach: 3)
                switch token.kind {
                // 未批先占 is of the ground.
                case .done where token.word == "批" && token.behind.hasPrefix("先"): break
                case .done: last = isSo ? .affirms : .denies
                case .undone: last = isSo ? .denies : last
                case .step:
                    let isGoingOn =
                        token.behind.hasPrefix("中") || ["正在", "待", "拟"].contains(where: token.before.hasSuffix)
                    let isUndone = !isSo && ["报批", "上报", "申报", "审批", "审核", "办理"].contains(token.word)
                    last = isGoingOn ? .pending : isUndone ? .denies : last
                }
            }
        }
        return last
    }

    /// Whether a grant is denied from afar: 未取得草原征占用许可, 未经林草局批准.
    private static func isDenied(behind before: String) -> Bool {
        guard let mark = ["未", "没有", "无"].compactMap({ before.ranges(of: $0).last?.upperBound }).max() else {
            return false
        }
        let rest = before[mark...]
        return ["取得", "获", "经", "依法", "见", "办", "有"].contains(where: rest.hasPrefix) && !rest.contains("已")
    }

    private static let stages =
        (approvals.filter { $0.kind == .step }.map(\.word) + [
            "正在", "环节", "阶段", "流程", "自治区", "部门", "省", "市", "县", "盟", "旗", "厅", "局", "部", "级", "已", "在", "中",
            "待",
        ]).sorted { $0.count > $1.count }

    // MARK: Protected ground

    private static let releases: Words = words(
        .undone,
        [
            "撤销", "取消", "调出", "划出", "移出", "核减", "废止", "失效", "摘牌", "除名", "注销", "并入", "解除", "退出", "作废", "不再保留",
            "不再作为", "不再列入", "不再纳入",
        ])
    private static let planned = [
        "拟", "筹建", "规划", "尚未", "未批", "未设立", "未建立", "申报", "待批", "待审", "审批中",
    ]

    private static func ofProtection(_ text: String, _ clauses: [String], _ isOutcome: Bool) -> Saying? {
        if ["ABOLISH", "DEGAZETT", "PROPOSED", "PLANNED", "REVOKED", "DISSOLVED", "REMOVED"].contains(
            where: text.contains)
        {
            return .denies
        }
        let isNone =
            ["非", "不是", "不属于"].contains(where: text.hasPrefix)
            && ["保护", "红线", "湿地", "基本农田", "公园"].contains(where: text.contains)
        if isNone { return .denies }
        let steps = ["规划", "规划中", "规划建设", "申报", "申报中", "审批中", "待批", "待审批"]
        for clause in clauses {
            let isPlanned =
                steps.contains(clause)
                || ["拟建", "拟设", "拟新", "拟划", "筹建", "尚未批", "尚未设", "尚未建", "未批", "未获批", "未设立", "未建立", "拟补划"]
                    .contains(
                        where: clause.hasPrefix)
            if isOutcome, isPlanned, isOfProtection(clause) { return .denies }
            for token in StateText.tokens(of: clause, releases) {
                guard isOfProtection(token.before) else { break }
                if StateText.isAffirmed(behind: token.before, reach: 3) { return .denies }
            }
        }
        return nil
    }

    /// Whether what stands before a word names nothing but protected ground: of 采石场已退出 it is something in it.
    private static func isOfProtection(_ text: String) -> Bool {
        neutral.reduce(text) { $0.replacing($1, with: "") }.allSatisfy { !$0.isLetter || $0.isASCII }
    }

    private static let neutral =
        (StateText.negations + StateText.intentions + StateText.completions + [
            "生态保护红线", "自然保护地", "自然保护区", "保护区", "保护地", "湿地公园", "森林公园", "地质公园", "风景名胜区", "公园", "景区",
            "红线", "永久基本农田", "基本农田", "重要湿地", "湿地", "草原", "图斑", "地块", "区域", "范围", "全部", "整体", "正式", "依法",
            "整合优化", "优化调整", "整合", "优化", "调整", "评估", "勘界", "划定", "三区三线", "核实", "处置", "补划", "草案", "规划建设", "规划",
            "筹建", "建设", "设立", "建立", "立", "建", "设", "新", "划", "批", "获", "自治区", "人民政府", "政府", "林草局", "国家",
            "批准", "同意", "批复", "省", "市", "县", "旗", "盟", "文", "号", "该", "本", "此", "时", "后", "中", "经", "由", "于",
            "在",
            "被", "予以", "予", "年", "月", "日", "底", "初", "从", "自", "其", "现", "均", "并", "级",
        ]).sorted { $0.count > $1.count }

    // MARK: Ground

    /// Ground is restored before somebody accepts it: 未验收 denies nothing, 验收不合格 does.
    private static let works: Words = words(
        .done,
        [
            "恢复", "复垦", "复绿", "复耕", "修复", "治理", "整治", "整改", "完成", "完工", "竣工", "达标", "合格", "通过", "属实", "退出",
            "拆除", "到位", "落实", "还草", "还林", "还湿", "种草", "补播", "回填", "成活", "实施", "施工", "开工", "动工", "启动", "进行",
            "推进",
        ])
    private static let falsehoods = [
        "虚报", "虚假", "不实", "弄虚", "仍为", "仍在", "仍未", "仍被", "未动", "在建", "无法", "难以", "不具备", "暂缓", "推迟", "失败", "未开展",
        "尚未开始", "未开始", "未过", "又被", "一半", "不予验收", "不予通过", "不同意通过", "不同意验收",
    ]

    private static func ofRestoration(_ text: String, _ clauses: [String]) -> Saying? {
        if falsehoods.contains(where: text.contains)
            || [
                "INCOMPLETE", "NOTCOMPLETE", "UNFINISHED", "NOTYET", "TOBE", "UNDERRESTORATION", "PARTIAL",
                "NOTRESTORED", "UNRESTORED", "NOTACCEPTED", "PENDING", "FAILED", "INPROGRESS",
                "PLANNED",
                "REJECTED",
            ].contains(where: text.contains)
        {
            return .denies
        }
        var last: Bool?
        // What is kept up is restored: 正在管护.
        for clause in clauses where !["管护", "养护", "抚育"].contains(where: clause.contains) {
            // 无未恢复图斑 denies a denial; 应恢复12亩 tells how much it is.
            if ["无", "不存在", "没有"].contains(where: clause.hasPrefix), clause.contains("未") { continue }
            if clause.hasPrefix("应"), clause.contains(where: \.isASCIIDigit) { continue }
            if isPart(clause) { return .denies }
            let plain = ["按要求", "按计划", "按期", "按标准"].reduce(clause) {
                clause.contains("未" + $1) ? $0 : $0.replacing($1, with: "")
            }
            last = reading(plain, works) ?? last
        }
        return last.map { $0 ? .affirms : .denies }
    }

    /// Whether less than all is told to be done: 已完成60%.
    private static func isPart(_ clause: String) -> Bool {
        guard let mark = clause.firstIndex(of: "%"),
            ["完成", "恢复", "治理", "进度", "复垦"].contains(where: clause.contains),
            !["盖度", "覆盖", "成活", "郁闭"].contains(where: clause.contains)
        else { return false }
        let digits = String(clause[..<mark].reversed().prefix { $0.isASCIIDigit || $0 == "." }.reversed())
        return Double(digits).map { $0 < 100 } ?? false
    }

    private static let takings: Words = words(.done, ["占用", "侵占", "压占", "属实", "动土", "动工"])
    private static let mistakes = [
        "误判", "误提", "误报", "误识", "错判", "错提", "伪变化", "伪图斑", "不认定", "不予认定", "不存在占用", "不存在违", "不构成",
    ]

    private static func ofOccupation(_ text: String, _ clauses: [String]) -> Saying? {
        let isMistake =
            mistakes.contains(where: text.contains)
            || ["NOTOCCUPIED", "FALSEPOSITIVE"].contains(where: text.contains)
            || text.count <= 6 && ["剔除", "排除"].contains(where: text.hasSuffix)
        if isMistake { return .denies }
        // Of a part that is meant the rest is occupied.
        guard !text.contains("部分") else { return nil }
        var last: Bool?
        for clause in clauses where !["停止", "退出", "责令", "手续", "应"].contains(where: clause.contains) {
            // 未占用耕地 is of other ground, and 占用中 is so.
            for token in StateText.tokens(of: clause.replacing("无", with: "未"), takings)
            where ["", "行为", "情况", "草原", "草地"].contains(token.behind) || token.behind.hasPrefix("中") {
                last =
                    ["正在", "长期", "仍在"].contains(where: token.before.hasSuffix)
                    || StateText.isAffirmed(behind: token.before, reach: 3)
            }
        }
        return last.map { $0 ? .affirms : .denies }
    }

    /// What the last word of a list in a clause says: whether it has come; `nil` where there is none.
    private static func reading(_ clause: String, _ words: Words) -> Bool? {
        var last: Bool?
        for token in StateText.tokens(of: clause, words) {
            let isGoingOn =
                token.word == "推进" || token.behind.hasPrefix("中") || token.behind.hasSuffix("中")
                || ["阶段", "过程", "方案", "计划"].contains(where: token.behind.hasSuffix)
            // 不予通过验收, 未完成植被恢复: what is denied takes what follows with it.
            let isTaken = last == false && !StateText.completions.contains(where: token.before.contains)
            last = !isGoingOn && !isTaken && StateText.isAffirmed(behind: token.before, reach: 3)
        }
        return last
    }

    private static func words(_ kind: Kind, _ words: [String]) -> Words { words.map { (word: $0, kind: kind) } }

    // MARK: Questions

    private static let standing = ["有效", "在期", "存续", "保留", "正常", "在册", "合法有效", "在有效期", "在有效期内"]

    /// What Yes or No to a question says: 是否恢复, SFZX; `nil` where it is none of the claim.
    ///
    /// - Parameter asked: what is asked: 恢复, 注销.
    func saying(_ isSo: Bool, to asked: String) -> Saying? {
        switch self {
        case .right, .protection:
            let ends =
                self == .right ? RightState(asked) == .ended || asked == "退出" : saying(asked) == .denies
            if ends { return isSo ? .denies : nil }
            return Self.standing.contains(asked) ? (isSo ? .affirms : .denies) : nil
        case .approval:
            if RightState(asked) == .ended { return isSo ? .denies : nil }
            let isOfGrant =
                ["批", "已批", "获批", "许可", "已许可", "同意", "核准", "通过审", "审批", "取得", "有批", "办理手续"].contains(
                    where: asked.hasPrefix)
                || Self.standing.contains(asked)
            return isOfGrant ? (isSo ? .affirms : .denies) : nil
        case .restoration:
            // 是否重复治理 and 是否需要恢复 ask something else.
            let bare = ["已", "植被", "草原", "草地", "湿地", "林地", "土地", "生态", "验收"].reduce(asked) {
                $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
            }
            guard Self.works.contains(where: { bare.hasPrefix($0.word) }) else { return nil }
            return isSo ? .affirms : .denies
        case .occupation:
            if Self.mistakes.contains(asked) { return isSo ? .denies : nil }
            return ["占用", "属实", "侵占", "破坏", "存在占用", "违法占用", "占用草原", "占用草地", "占用湿地"].contains(asked)
                ? (isSo ? .affirms : .denies) : nil
        }
    }
}
