/// What the recorded state of a mining right says of it (矿业权状态).
///
/// A state is read as a sentence: clause by clause the words that end a right or keep it, each with what stands before it
/// (拟, 未, 已) and behind it (公示中, 已办结). The last decisive clause counts; what is told as history (曾, 原) does not.
public enum RightState: String, Sendable, Hashable {
    /// It is in force as far as its dates go, or only meant to end: 有效, 停产, 拟注销.
    case inForce
    /// Its renewal is pending or granted, so the recorded last day does not end it: 延续受理中, 已延续.
    case renewing
    /// It is no more: 已注销, 吊销, 过期.
    case ended
    /// Its words are not understood, or contradict each other.
    case unclear

    /// The state that a text says; `nil` when it says nothing of a right, as of an empty one or 注销矿山治理.
    ///
    /// Codes of the registry: 1070 is a cancellation, other tens from 1010 to 1060 are registrations.
    public init?(_ text: String) {
        let plain = PlainText(text).text
        if let code = Int(plain) {
            switch code {
            case 1070: self = .ended
            case 1010, 1020, 1030, 1040, 1050, 1060: self = .inForce
            default: self = .unclear
            }
            return
        }
        guard plain.contains(where: { $0.isLetter && !$0.isASCII }) else {
            // Marks such as / and - say nothing; Latin words are not known.
            guard plain.contains(where: \.isLetter), !["NULL", "NONE", "NAN", "NA"].contains(plain) else {
                return nil
            }
            self = .unclear
            return
        }
        guard !Self.isOfGround(plain), !["无", "暂无", "空"].contains(plain) else { return nil }
        self = Self.sentence(plain)
    }

    /// Whether a text speaks of ground or works, not of a right: 已验收, 治理完成, 注销矿山治理.
    private static func isOfGround(_ text: String) -> Bool {
        guard works.contains(where: text.contains) else { return false }
        // With the end of a right told as a predicate it still is its state: 已注销，治理完成.
        return !StateText.clauses(of: text).contains { clause in
            !works.contains(where: clause.text.contains) && reading(of: clause.text, after: nil) != nil
        }
    }

    /// Whether a text names the end of a right: 注销, 过期.
    ///
    /// - Parameter orExpiry: whether that of its term is one, and the closure of a mine is not.
    static func namesEnd(_ text: String, orExpiry: Bool = true) -> Bool {
        words.contains {
            ($0.kind == .end || $0.kind == (orExpiry ? .expiry : .closure)) && text.contains($0.word)
        }
    }

    /// The words that name the end of a right, of its term or of a mine.
    static let ends = words.filter { [.end, .closure, .expiry].contains($0.kind) }.map(\.word)

    private static let works = ["治理", "修复", "复垦", "复绿", "验收", "销号", "竣工", "完工", "还草", "恢复植被"]

    private static func sentence(_ text: String) -> RightState {
        var state: RightState?
        for clause in StateText.clauses(of: text) {
            if ["曾", "原", "历史", "此前", "之前", "以前"].contains(where: clause.text.hasPrefix) {
                continue
            }
            guard let next = reading(of: clause.text, after: state) else {
                // 申请注销,已办结: the step that was taken is done.
                if state == .inForce, namesEnd(text),
                    ["已办结", "已办理完毕", "已完成注销", "已获批准", "已公告注销"].contains(clause.text)
                {
                    state = .ended
                }
                if state == .ended, let going = process(clause.text) {
                    if clause.isBracketed {
                        state = inBrackets(.inForce, after: state, clause.text, of: text)
                    } else if going != .ended, clause.text.hasSuffix("中") {
                        // 吊销,行政复议中: what goes on may turn it.
                        state = .unclear
                    }
                }
                continue
            }
            state = clause.isBracketed ? inBrackets(next, after: state, clause.text, of: text) : next
        }
        return state ?? .unclear
    }

    /// What brackets make of the state before them: they explain it, and seldom change it.
    private static func inBrackets(
        _ next: RightState, after state: RightState?, _ clause: String, of text: String
    ) -> RightState {
        switch (state, next) {
        case (.ended?, .inForce):
            // 注销(公示中), 注销(未办结) is a plan; 已注销(2021年前有效) and 过期(拟注销) have ended.
            guard let going = process(clause), !["过期", "到期", "逾期", "届满"].contains(where: text.contains) else {
                return .ended
            }
            return going == .inForce && text.contains("已") ? .unclear : going
        case (.inForce?, .ended):
            // In force outside and ended inside: one of the two is wrong. 停产(已注销) is no contradiction.
            return ["有效", "在期", "正常", "存续"].contains(where: text.contains) ? .unclear : .ended
        default: return next
        }
    }

    // MARK: Words

    private enum Kind { case end, closure, expiry, renewal, standing, idle }

    /// The words that decide, longer ones first.
    private static let words: [(word: String, kind: Kind)] = [
        ("有效期届满", .expiry), ("有效期已满", .expiry), ("有效期满", .expiry), ("有效期已过", .expiry), ("有效期内", .standing),
        ("有效期已届满", .expiry),
        ("有效期外", .expiry), ("超出有效期", .expiry), ("超有效期", .expiry), ("不在有效期", .expiry), ("不在期", .expiry),
        ("非在期", .expiry),
        ("政策性关闭", .closure), ("失去效力", .end), ("不再有效", .end), ("整体退出", .end), ("全部退出", .end), ("已经退出", .end),
        ("已退出", .end), ("无效", .end), ("注销", .end), ("吊销", .end), ("撤销", .end), ("缴销", .end), ("废止", .end),
        ("失效", .end), ("作废", .end), ("终止", .end), ("取缔", .end), ("收回", .end), ("交回", .end), ("缴回", .end),
        ("灭失", .end), ("关闭", .closure),
        ("关停", .closure),
        ("过期", .expiry), ("逾期", .expiry), ("到期", .expiry), ("超期", .expiry), ("届满", .expiry), ("期满", .expiry),
        ("延续", .renewal), ("续期", .renewal), ("续证", .renewal), ("换证", .renewal), ("延期", .renewal),

        ("在期", .standing), ("有效", .standing), ("正常", .standing), ("恢复", .standing), ("存续", .standing),
        ("在册", .standing), ("合法", .standing), ("生效", .standing), ("持证", .standing), ("新立", .standing),
        ("新设", .standing),
        ("停产", .idle), ("停采", .idle), ("停工", .idle), ("停建", .idle), ("停业", .idle), ("停止开采", .idle),
        ("停止生产", .idle), ("整顿", .idle), ("整改", .idle), ("整合", .idle), ("技改", .idle), ("生产", .idle),
        ("在产", .idle), ("在采", .idle), ("开采", .idle), ("在建", .idle), ("筹建", .idle), ("基建", .idle),
        ("建设", .idle), ("保留", .idle), ("变更", .idle), ("转让", .idle), ("勘查", .idle), ("勘探", .idle), ("探矿", .idle),
        ("复工", .idle), ("复产", .idle), ("投产", .idle),
    ]

    private static let refusals = [
        "不予", "未予", "未申请", "未提交", "未办", "未获", "未批", "未通过", "未报", "未按", "未", "没有", "无法", "不能", "不再", "驳回", "停止",
        "拒绝", "不准", "不符合", "逾期",
    ]

    /// What a process that is told behind a word of ending, or is yet to come, makes of the end; `nil` for none.
    ///
    /// The procedure of the end itself tells that it has not come: 注销(公示中). That of works on the ground leaves it what it is, and any
    /// other may turn it or not: 吊销(行政复议中), 撤销(拟恢复).
    private static func process(_ text: String) -> RightState? {
        let isProcess =
            text.hasSuffix("中") || ["未", "拟", "待", "正在", "尚"].contains(where: text.hasPrefix)
            || ["公示", "公告期", "未完成", "未办", "未批", "已受理", "待批"].contains(where: text.contains)
        guard isProcess else { return nil }
        if works.contains(where: text.contains) { return .ended }
        let rest = procedures.reduce(text) { $0.replacing($1, with: "") }
        return rest.contains { $0.isLetter && !$0.isASCII } ? .unclear : .inForce
    }

    /// Words of the procedure of an end, and of what it ends, longer ones first.
    private static let procedures =
        (words.filter { $0.kind == .end || $0.kind == .closure }.map(\.word) + [
            "公示", "公告", "办理", "办结", "审批", "审查", "审核", "审定", "受理", "申请", "申报", "报批", "上报", "报送", "呈报", "批准",
            "批复",
            "批", "会签", "签发", "登记", "备案", "发文", "程序", "流程", "手续", "材料", "资料", "工作", "阶段", "过程", "期间", "期满", "期内",
            "期", "正在", "推进", "进行", "开展", "处理", "实施", "完成", "完毕", "提交", "退出", "依法", "正式", "予以", "自然资源", "主管部门",
            "许可证", "采矿权", "探矿权", "矿业权", "采矿证", "勘查证", "证书", "部门", "政府", "省", "市", "县", "旗", "盟", "区", "局", "厅",
            "部",
            "尚未", "尚", "未", "没", "拟", "待", "已", "的", "在", "于", "由", "被", "中", "年", "月", "日", "底", "前",
        ]).sorted { $0.count > $1.count }

    // MARK: Texts cut short

    /// Whether a state that fills its field may go on behind it: all that does not end with a word that decides, 有效 or 已注销, or
    /// with what closes a clause.
    static func mayGoOn(_ text: String) -> Bool {
        let plain = PlainText(text).text
        guard let end = plain.last else { return false }
        if ",;:、，；：(-和与及并且或但因于为由被从后".contains(end) || plain.contains("(") && !plain.contains(")") {
            return true
        }
        // A code is whole by itself, and so is what a bracket closes.
        guard Int(plain) == nil, end != ")", let clause = StateText.clauses(of: plain).last?.text else {
            return false
        }
        // Behind the last word that decides nothing may stand but what closes a clause: 有效期 is the beginning of 有效期届满, 手续注
        // ends in that of 注销, and of 注销登记 it is not said whether it is done.
        let last = StateText.tokens(of: clause, words).last
        let rest = last?.behind ?? clause
        if rest == "登记", last.map({ StateText.completions.contains(where: $0.before.contains) }) == true {
            return false
        }
        let isClosed =
            closings.contains(where: rest.hasSuffix) && !rest.hasSuffix("其中")
            || StateText.dones.contains(where: rest.hasSuffix)
        return !(rest.isEmpty || isClosed || isDay(rest))
    }

    /// What a clause ends with when nothing is missing: how far a step is, and what the state is of.
    private static let closings = [
        "期内", "中", "状态", "的", "了", "矿山", "矿井", "煤矿", "矿业权", "采矿权", "探矿权", "许可证", "证书", "矿",
    ]

    /// Whether a text is a day of which no digit is missing.
    private static func isDay(_ text: String) -> Bool {
        guard CalendarDate(text) != nil else { return false }
        return text.hasSuffix("日") || text.suffix(2).allSatisfy(\.isASCIIDigit)
    }

    /// Whether a state that has ended says no more than that its term has, or that the mine is closed: 过期, 过期未注销,
    /// 政策性关闭, not 注销.
    static func keepsLicence(_ text: String) -> Bool {
        let found = StateText.clauses(of: PlainText(text).text).flatMap { StateText.tokens(of: $0.text, words) }
        return found.contains { $0.kind == .expiry || $0.kind == .closure }
            && !found.contains { $0.kind == .end && StateText.isDone($0.before, $0.behind) }
    }

    // MARK: Readings

    /// What a clause says after those before it; `nil` when it decides nothing.
    private static func reading(of clause: String, after former: RightState?) -> RightState? {
        // Other papers of a mine end without ending the right: 安全生产许可证过期.
        guard !["安全", "执照", "排污", "环评", "爆破", "取水"].contains(where: clause.contains) else { return nil }
        // 撤销注销决定, 暂缓关闭: an end that is taken back or put off.
        let isTakenBack =
            ["撤销", "取消", "中止", "暂缓"].contains(where: clause.contains)
            && ["注销", "吊销", "关闭", "废止"].contains(where: clause.contains)
        guard !isTakenBack else { return .unclear }
        var state: RightState?
        for token in StateText.tokens(of: clause, words) {
            let known = state ?? former
            switch token.kind {
            case .end, .closure:
                if StateText.isDone(token.before, token.behind) {
                    // 同意注销, 注销听证, 2024年底前注销: some step towards it.
                    state = token.kind == .closure || isPlain(token.before, token.behind) ? .ended : .unclear
                } else if known == .ended {
                    // 吊销，注销手续办理中: not all is done, yet it does not come back to life.
                    state = former == .ended && state == nil ? .unclear : state ?? .unclear
                } else {
                    // 吊销复议中 is no step towards it.
                    let isOther = token.behind.hasSuffix("中") && process(token.behind) != .inForce
                    state = isOther ? .unclear : .inForce
                }
            case .expiry:
                state =
                    StateText.isDone(token.before, token.behind, isExpiry: true) ? .ended : known ?? .inForce
            case .renewal:
                let words = token.before + token.behind
                if refusals.contains(where: words.contains) {
                    state = known == .ended ? .ended : .inForce
                } else {
                    state = .renewing
                }
            case .standing:
                let isDenied = StateText.negations.contains { token.before.hasSuffix($0) }
                state = isDenied ? .unclear : known == .renewing ? .renewing : .inForce
            case .idle:
                // 停产 and the like neither end a right nor bring it back.
                state = known ?? .inForce
            }
        }
        return state
    }

    /// Words beside that of an end that leave it what it is: who ended what, why and how.
    private static let neutral = [
        "自然资源", "主管部门", "行政机关", "发证机关", "资源枯竭", "资源整合", "有效期", "采矿许可证", "勘查许可证", "许可证", "采矿权", "探矿权", "矿业权",
        "采矿证", "勘查证",
        "证书", "证照", "矿权", "矿山", "煤矿", "矿井", "该矿", "保护区", "自然保护地", "去产能", "政策性", "生态", "原因", "依申请", "经申请",
        "办理完成", "办理完毕",
        "手续完成", "依法", "依规", "依职权", "自行", "自愿", "主动", "直接", "强制", "正式", "全部", "整体", "予以", "给予", "企业", "政府", "部门",
        "机关", "业主",
        "到期", "期满", "届满", "过期", "逾期", "超期", "关闭", "退出", "闭坑", "停产", "整合", "淘汰", "落后", "产能", "公告", "登记", "办理",
        "办结", "完成", "完毕",
        "状态", "业经", "业已", "均已", "已经", "已被", "已将", "已", "均", "被", "因", "由", "经", "于", "在", "的", "了", "予", "并",
        "后", "年", "月", "日",
        "底", "初", "县", "市", "旗", "盟", "区", "省", "局", "厅", "部", "原", "老", "旧", "证", "矿", "号", "未年检", "未按期年检",
        "未参加年检", "年检不合格", "年检", "不合格", "决定", "准予", "从", "内",
    ].sorted { $0.count > $1.count }

    /// Whether nothing stands beside a word of ending but what leaves it an end.
    private static func isPlain(_ before: String, _ behind: String) -> Bool {
        func rest(_ text: String) -> String {
            neutral.reduce(text) { $0.replacing($1, with: "") }.filter { $0.isLetter && !$0.isASCII }
        }
        // 部分 is another word than 部.
        guard !(before + behind).contains("部分") else { return false }
        // 申请注销已批准 is done whatever it was before, and 已注销 whatever led to it.
        if StateText.dones.contains(where: behind.contains) { return true }
        return rest(behind).isEmpty
            && (["已", "已经", "已被", "已予"].contains(where: before.hasSuffix) || rest(before).isEmpty)
    }
}
