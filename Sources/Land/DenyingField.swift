/// A field that may say against a feature's being what its layer shows (相反记载): a right that is no more under a name that nobody
/// foresaw, 许可证现状 = 注销; ground among the restored of which 验收结论 says 不合格.
///
/// What such a field says decides nothing by itself, as it may be of something else: it leaves open whether the feature counts. So
/// all fields of text are asked but those whose names are known to be of other things.
package struct DenyingField: Sendable {
    /// Its name.
    package let name: String
    private let claim: Claim
    /// What the words that deny it begin with.
    private let leading: LeadingScalars
    private let kind: Kind

    /// What a layer says of its features.
    private enum Claim {
        /// That they are rights, approvals or protected ground, in force.
        case right, approval, protection
        /// That they are ground restored, or occupied.
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
    }

    private enum Kind {
        /// Says it.
        case says
        /// Says how something became or stands: a bare 实施中 is of that.
        case outcome
        /// Says what is to be done, and only what is told to be done counts.
        case plan
        /// Is named by an end, 注销文号: whatever it holds is of that.
        case end
    }

    /// A field that may deny it; `nil` for one that is of something else, and in layers that claim nothing.
    ///
    /// - Parameters:
    ///   - field: the kind of its values; `isText` for texts and days, numbers only answer yes or no.
    ///   - kind: that of the layer.
    ///   - isRight: whether its features have licence numbers.
    package init?(_ name: String, isText: Bool, of kind: LayerKind, isRight: Bool) {
        guard let claim = Claim(kind, isRight: isRight) else { return nil }
        (self.name, self.claim) = (name, claim)
        leading = Self.leading[claim] ?? LeadingScalars([])
        let letters = name.uppercased().filter(\.isLetter)
        asked = Self.question(of: letters, claim)
        guard !Self.isOfOther(letters), isText || asked != nil || Self.isTime(letters) else { return nil }
        if claim == .right || claim == .approval || claim == .protection,
            RightState.namesEnd(letters, orExpiry: false), RightState(letters) != .inForce,
            !Self.plans.contains(where: letters.contains)
        {
            self.kind = .end
        } else if Self.outcomes.contains(where: letters.contains) {
            self.kind = .outcome
        } else if Self.plans.contains(where: letters.contains) {
            self.kind = .plan
        } else {
            self.kind = .says
        }
    }

    /// What its name asks, to be answered by yes or no; `nil` where it asks nothing.
    private let asked: String?

    // MARK: Names

    /// Words of fields that are of other papers, of people and places, or of what was before.
    private static func isOfOther(_ name: String) -> Bool {
        otherPapers.contains(where: name.contains)
            || ["单位", "机关", "部门", "人", "地址", "坐落", "位置", "电话", "名称", "地类"].contains(where: name.hasSuffix)
            || ["旧", "老", "上一", "曾"].contains(where: name.hasPrefix)
            || name.hasPrefix("原") && !name.hasPrefix("原因")
            || name.contains("前") && !["目前", "当前"].contains(where: name.contains)
    }

    /// Words of papers that end without ending a right or an approval.
    static let otherPapers = [
        "安全", "执照", "排污", "环评", "环境影响", "爆破", "取水", "营业", "保险", "抵押", "质押", "查封", "冻结", "保证金", "水土保持",
    ]

    private static let outcomes = [
        "进度", "进展", "状态", "状况", "现状", "情况", "结果", "结论", "阶段", "成效", "效果", "环节", "备注", "说明", "验收意见", "审核意见",
        "审查意见", "审批意见", "STATUS", "STATE", "PROGRESS", "ZT", "JD", "JZ",
    ]
    private static let plans = [
        "计划", "方案", "拟", "要求", "建议", "措施", "意见", "目标", "任务", "安排", "打算", "方式", "方法", "依据", "理由", "原因", "时限",
        "期限", "限期", "政策", "问题", "违法", "违规", "事实", "案情", "案由", "描述", "诉求", "用途",
    ]

    private static func isTime(_ name: String) -> Bool {
        ["日期", "时间", "年份", "年度", "RQ", "SJ"].contains(where: name.hasSuffix)
    }

    /// What a name asks: 恢复 of 是否恢复, 恢复与否 and SFHF, and of a name that is no more than that.
    private static func question(of name: String, _ claim: Claim) -> String? {
        if name.hasPrefix("是否") { return String(name.dropFirst(2)) }
        for end in ["标志", "标识", "标记", "与否"] where name.hasSuffix(end) { return String(name.dropLast(2)) }
        if name.hasSuffix("有效性") { return "有效" }
        let initials =
            name.hasPrefix("SF")
            ? name.dropFirst(2) : ["BZ", "BS"].contains(name.suffix(2)) ? name.dropLast(2) : ""
        if let asked = [
            "HF": "恢复", "FK": "复垦", "ZL": "治理", "WC": "完成", "TG": "通过", "ZY": "占用", "PZ": "批准",
            "CZ": "存续",
        ][initials] {
            return asked
        }
        var word = name[...]
        for mark in ["IS", "HAS"] where word.hasPrefix(mark) { word = word.dropFirst(mark.count) }
        for mark in ["FLAG", "YN"] where word.hasSuffix(mark) { word = word.dropLast(mark.count) }
        if let asked = english[String(word)] { return asked }
        let bare = String(name)
        let isWhole =
            switch claim {
            case .right, .approval, .protection:
                RightState(bare) == .ended || claim == .approval && ["批复", "批准", "许可"].contains(bare)
            case .restoration: achievements.contains { bare.hasSuffix($0.word) }
            case .occupation: bare.hasSuffix("占用") || bare == "属实"
            }
        return isWhole ? bare : nil
    }

    private static let english = [
        "VALID": "有效", "ACTIVE": "有效", "CANCELLED": "注销", "CANCELED": "注销", "REVOKED": "吊销", "EXPIRED": "过期",
        "APPROVED": "批准", "GRANTED": "批准", "RESTORED": "恢复", "RECLAIMED": "复垦",
        "COMPLETED": "完成",
        "FINISHED": "完成", "OCCUPIED": "占用",
    ]

    // MARK: Values

    /// What it says of a feature against the claim of its layer, as its name and its text; `nil` where it says nothing against it.
    package func denial(_ text: String) -> String? {
        guard kind == .end || asked != nil || mayDeny(text) else { return nil }
        return denies(PlainText(text).text) ? "\(name)：\(text)" : nil
    }

    /// Whether a text has the beginning of a word that denies, or a word in Latin letters; most texts have none.
    private func mayDeny(_ text: String) -> Bool {
        var letters = 0
        for scalar in text.unicodeScalars {
            if leading.contains(scalar) { return true }
            let letter = scalar.value >= 0xFF01 ? scalar.value - 0xFEE0 : scalar.value
            if (0x41...0x5A).contains(letter & ~0x20) {
                letters += 1
                if letters == 6 { return true }
            }
        }
        return false
    }

    /// Per claim the beginnings of the words that deny it.
    private static let leading: [Claim: LeadingScalars] = {
        let underWay = goingOn + works
        let protection = RightState.ends + RightState.grants + releases.map(\.word) + underWay
        return [
            .right: LeadingScalars(RightState.ends),
            .approval: LeadingScalars(RightState.ends + RightState.grants),
            .protection: LeadingScalars(protection),
            .restoration: LeadingScalars(achievements.map(\.word) + underWay + ["未", "尚未"]),
            .occupation: LeadingScalars(takings.map(\.word) + mistakes),
        ]
    }()

    private func denies(_ plain: String) -> Bool {
        switch plain {
        case "", "/", "-", "--", "—", "无", "暂无", "空", "不涉及", "不详", "NULL", "NONE", "NA", "N/A": return false
        case "是", "1", "Y", "YES", "TRUE", "T", "√", "有":
            return asked.map(Self.isDenial(claim)) ?? false
        case "否", "0", "N", "NO", "FALSE", "F", "×", "未":
            guard let asked, kind != .plan else { return false }
            return isDenied(asked)
        default: break
        }
        switch kind {
        case .end:
            return !["未", "否", "不"].contains(where: plain.hasPrefix) && RightState(plain) != .inForce
        case .plan:
            guard claim == .right || claim == .approval || claim == .protection, plain.contains("已") else {
                return false
            }
        case .says, .outcome: break
        }
        return Self.isDenial(claim)(plain) || kind == .outcome && isUnderWay(plain)
    }

    /// Whether No to what is asked denies the claim.
    private func isDenied(_ asked: String) -> Bool {
        switch claim {
        case .right, .protection: RightState(asked) == .inForce && !RightState.namesEnd(asked)
        case .approval:
            RightState(asked) == .inForce && !RightState.namesEnd(asked)
                || ["批", "许可", "同意"].contains(where: asked.contains)
        case .restoration, .occupation: Self.isDenial(claim)("未" + asked)
        }
    }

    private static func isDenial(_ claim: Claim) -> (String) -> Bool {
        switch claim {
        case .right: isOver
        case .approval:
            { isOver($0) || !otherPapers.contains(where: $0.contains) && RightState.isNotGranted($0) }
        case .protection:
            { text in
                isOver(text) || RightState.isNotGranted(text) || Self.reading(text, releases, reach: 3) == true
            }
        case .restoration: isNotRestored
        case .occupation: isNotOccupied
        }
    }

    /// Whether a bare text tells that something goes on, or is yet to come: 实施中, 未开工, 拟建.
    private func isUnderWay(_ text: String) -> Bool {
        guard claim == .restoration || claim == .protection, text.count <= 8,
            !["验收", "销号", "核查", "审核"].contains(where: text.contains)
        else { return false }
        return (Self.goingOn + (claim == .restoration ? ["未", "尚未"] : [])).contains(where: text.hasPrefix)
            || text.hasSuffix("中") && Self.works.contains(where: text.contains)
    }

    private static let goingOn = ["正在", "拟", "待", "计划", "在建"]
    private static let works = ["施工", "实施", "推进", "进行", "建设", "办理"]

    /// Whether a text tells, or may tell, that a right is no more.
    private static func isOver(_ text: String) -> Bool {
        switch RightState(text) {
        case .ended: true
        case .unclear:
            RightState.namesEnd(text)
                || ["CANCEL", "REVOKE", "EXPIRED", "TERMINAT", "INVALID", "WITHDRAWN", "INACTIVE"].contains(
                    where: text.contains)
        case .inForce, .renewing, nil: false
        }
    }

    /// What the last word of a list in a text says: whether it has come; `nil` where there is none.
    private static func reading(_ text: String, _ words: [(word: String, kind: Void)], reach: Int) -> Bool? {
        var last: Bool?
        for clause in StateText.clauses(of: text) {
            var own: Bool?
            for token in StateText.tokens(of: clause.text, words) {
                let isGoingOn =
                    token.behind.hasPrefix("中") || token.behind.hasSuffix("中")
                    || ["阶段", "过程", "方案", "计划"].contains(where: token.behind.contains)
                // 不予通过验收, 未完成植被恢复: what is denied takes what follows with it.
                let isTaken = own == false && !StateText.completions.contains(where: token.before.contains)
                own = !isGoingOn && !isTaken && StateText.isAffirmed(behind: token.before, reach: reach)
            }
            last = own ?? last
        }
        return last
    }

    /// Ground that is taken out of what is protected.
    private static let releases = ["调出", "划出", "移出", "核减", "撤销", "取消", "退出"].map { (word: $0, kind: ()) }

    private static func isNotRestored(_ text: String) -> Bool {
        reading(text, achievements, reach: 3) == false
            || ["INCOMPLETE", "NOTRESTORED", "PENDING", "FAILED", "INPROGRESS", "PLANNED", "REJECTED"].contains(
                where: text.contains)
    }

    /// Ground is restored before somebody accepts it: 未验收 denies nothing, 验收不合格 does.
    private static let achievements = [
        "恢复", "复垦", "复绿", "复耕", "修复", "治理", "整治", "整改", "完成", "完工", "竣工", "达标", "合格", "通过",
        "退出", "拆除", "到位", "落实", "还草", "还林", "还湿", "种草", "补播", "回填", "成活",
    ].map { (word: $0, kind: ()) }

    private static func isNotOccupied(_ text: String) -> Bool {
        guard !mistakes.contains(where: text.contains) else { return true }
        // 无 denies what is not there; of a part that is meant the rest is occupied.
        guard !text.contains("部分") else { return false }
        return reading(text.replacing("无", with: "未"), takings, reach: 3) == false
    }

    private static let mistakes = ["误判", "误提", "误报", "误识", "错判", "错提", "伪变化", "不予认定", "不予采纳"]

    private static let takings = [
        "占用", "侵占", "压占", "破坏", "损毁", "损坏", "毁坏", "开垦", "扰动", "属实", "变化",
    ].map { (word: $0, kind: ()) }
}

/// The scalars that some words begin with (首字).
private struct LeadingScalars {
    private var bits = [UInt64](repeating: 0, count: 1024)

    init(_ words: [String]) {
        for scalar in words.compactMap(\.unicodeScalars.first) where scalar.value < 0x10000 {
            bits[Int(scalar.value / 64)] |= 1 << UInt64(scalar.value % 64)
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x10000 && bits[Int(scalar.value / 64)] & (1 << UInt64(scalar.value % 64)) != 0
    }
}

extension Attributes {
    /// What fields of a feature say against its being what its layer shows, those left out that somebody asks of (相反记载).
    ///
    /// - Parameter asked: whether a field is asked of.
    package func denial(where asked: (_ field: String) -> Bool = { _ in false }) -> String? {
        guard let all = self[.denial] else { return nil }
        let left = all.split(separator: StateField.joint).filter { said in
            !asked(String(said.prefix { $0 != "：" }))
        }
        return left.isEmpty ? nil : left.joined(separator: StateField.joint)
    }
}
