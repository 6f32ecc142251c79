/// What the name of a field says of its values: in Chinese, in initials of pinyin and in English (字段名称的用语).
struct FieldWords {
    /// Its letters, in capitals.
    private let letters: String
    private let isLatin: Bool

    init(_ name: String) {
        letters = name.uppercased().filter(\.isLetter)
        isLatin = letters.allSatisfy(\.isASCII)
    }

    private func ends(_ words: [String]) -> Bool { words.contains(where: letters.hasSuffix) }
    private func begins(_ words: [String]) -> Bool { words.contains(where: letters.hasPrefix) }
    private func has(_ words: [String]) -> Bool { words.contains(where: letters.contains) }

    /// Words of papers that end without ending a right or an approval.
    static let otherPapers = [
        "安全", "执照", "排污", "环评", "环境影响", "爆破", "取水", "营业", "保险", "抵押", "质押", "查封", "冻结", "保证金", "水土保持",
    ]

    /// Whether it is of another paper than a right or an approval: 安全生产许可证状态, AQXKZZT.
    var isOfOtherPaper: Bool {
        has(Self.otherPapers) || isLatin && begins(["AQ", "HP", "PWXK", "YYZZ", "DY", "BZJ", "SB", "QS"])
    }

    /// Whether it is of other papers, of people and places, or of what was before.
    func isOfOther(_ claim: Claim?) -> Bool {
        if isOfOtherPaper || isOfBefore { return true }
        if claim == .approval, ends(["级别", "权限", "层级", "方式", "类型"]) { return true }
        if claim == .occupation, has(["红线", "基本农田", "耕地", "保护", "河道", "林地"]) { return true }
        if claim == .protection, has(["矿", "企业", "项目", "人类活动", "养殖", "采石", "违", "KYQ", "KQ"]) { return true }
        // What kind of project something is is no state of it.
        return has(["项目类型", "XMLX"]) || ends(["单位", "机关", "部门", "人", "地址", "坐落", "位置", "电话", "地类"])
            || ends(["名称"]) && !has(["状", "结果"])
    }

    /// Whether it is of what was before: 治理前状况, ZLQZK, before_status, 首次验收.
    var isOfBefore: Bool {
        guard isLatin else {
            return begins(["旧", "老", "上一", "曾", "首次", "初次", "第一次", "上次"])
                || begins(["原"]) && !begins(["原因"]) || has(["前"]) && !has(["目前", "当前"])
        }
        // 治理前, 恢复前; KQXZ is 矿权现状.
        return begins(["ZLQ", "HFQ", "XFQ", "ZGQ", "FKQ", "ZZQ", "SGQ"]) && letters.count > 4
            || has(["BEFORE", "PREV", "FORMER", "PRIOR", "ORIGINAL"])
            || begins(["OLD", "INITIAL"])
    }

    /// Whether it says what is to be done, or what was wrong.
    var isPlan: Bool {
        if isLatin {
            return begins(["WT"]) || ends(["MS", "CS", "FS", "LY"])
                || ends(["YJ"]) && begins(["ZG", "CZ", "CL", "FK", "ZQ"])
                || has(["PROBLEM", "ISSUE", "DESCR", "MEASURE", "PLAN", "REASON"])
        }
        return has(Self.requests)
            || has([
                "计划", "方案", "拟", "要求", "建议", "措施",
                "督查意见", "目标",
                "任务", "安排", "打算",
                "方式", "方法", "依据", "理由", "原因",
                "时限", "期限", "限期", "政策", "问题", "违法", "违规", "事实", "案情", "案由", "描述", "诉求", "申诉", "用途",
            ])
    }

    /// Opinions of what is to be done.
    private static let requests = ["整改意见", "处置意见", "处理意见", "反馈意见", "征求意见", "督察意见", "督查意见"]

    /// Whether it says how something became or stands, or holds remarks.
    var isOutcome: Bool {
        if isLatin {
            return !isPlan
                && (ends(["QK", "ZT", "WH", "JG", "JL", "JD", "JZ", "YJ", "BZ", "SM", "BGXW"])
                    || has([
                        "STATUS", "STATE", "PROGRESS", "RESULT", "CONCLUSION", "REMARK", "NOTE", "MEMO",
                        "COMMENT",
                    ]))
        }
        return !has(Self.requests)
            && has([
                "进度", "进展", "状态", "状况", "现状", "情况", "结果", "结论", "阶段", "成效", "效果", "环节", "备注", "说明", "附注", "意见",
                "文号",
                "审核意见", "审查意见", "审批意见", "变更行为",
            ])
    }

    /// Whether it is what the office that grants decided: 审批结果, 审批状态, SPJG.
    var isOfGrant: Bool {
        isLatin
            ? begins(["SP", "PZ", "PF", "SH", "LC", "XK"]) && ends(["ZT", "JG", "JL"])
            : has(["审", "批", "许可", "核准"]) && ends(["结果", "结论", "状态"]) && !has(["预审"])
    }

    /// Whether it tells how much of something is done: 完成率, WCBL, 进度.
    var isShare: Bool {
        isLatin
            ? begins(["WC"]) && ends(["L", "BL", "JD"]) || has(["PROGRESS", "PERCENT"])
            : has(["完成率", "完成比例", "完成进度"]) || ends(["进度"])
    }

    /// Whether it is named by an end: 注销文号, ZXWH.
    var isEnd: Bool {
        if isLatin {
            return begins(["ZX", "CX", "DX"]) && ends(["WH", "WJ", "RQ", "SJ", "JD", "GG"])
                && letters.count == 4
        }
        return (RightState.namesEnd(letters, orExpiry: false) || has(["退出"]) && isTime)
            && RightState(letters) != .inForce
            && !begins(["是否"]) && !ends(["与否", "标志", "标识", "标记"])
    }

    /// Whether it holds days or years.
    var isTime: Bool { ends(["日期", "时间", "年份", "年度", "RQ", "SJ"]) }

    // MARK: Questions

    /// What it asks, to be answered by yes or no: 恢复 of 是否恢复, 恢复与否 and SFHF, and of a name that is no more than that.
    func question(of claim: Claim?) -> String? {
        // 批文是否失效 asks as 是否失效 does.
        if let mark = letters.firstRange(of: "是否") { return String(letters[mark.upperBound...]) }
        for end in ["标志", "标识", "标记", "与否"] where ends([end]) { return String(letters.dropLast(2)) }
        if ends(["有效性"]) { return "有效" }
        if isLatin {
            let initials =
                begins(["SF"]) ? letters.dropFirst(2) : ends(["BZ", "BS"]) ? letters.dropLast(2) : ""
            if let asked = Self.initials[String(initials)] { return asked }
            var word = letters[...]
            for mark in ["IS", "HAS"] where word.hasPrefix(mark) { word = word.dropFirst(mark.count) }
            for mark in ["FLAG", "YN"] where word.hasSuffix(mark) { word = word.dropLast(mark.count) }
            return Self.english[String(word)]
        }
        if ["删除", "作废", "已删除"].contains(letters) { return letters }
        return claim?.saying(true, to: letters) != nil ? letters : nil
    }

    private static let initials = [
        "HF": "恢复", "FK": "复垦", "ZL": "治理", "WC": "完成", "TG": "通过", "DB": "达标", "ZY": "占用", "PZ": "批准",
        "CZ": "存续",
        "SC": "删除", "ZF": "作废", "ZX": "注销", "DX": "吊销", "CX": "撤销", "SX": "失效", "DC": "调出",
        "YX": "有效",
        "TC": "退出",
    ]

    private static let english = [
        "VALID": "有效", "ACTIVE": "有效", "CANCEL": "注销", "CANCELLED": "注销", "CANCELED": "注销", "REVOKED": "吊销",
        "EXPIRED": "过期",
        "APPROVED": "批准", "GRANTED": "批准", "RESTORED": "恢复", "RECLAIMED": "复垦", "COMPLETED": "完成",
        "FINISHED": "完成",
        "OCCUPIED": "占用", "DELETED": "删除", "VOID": "作废",
    ]
}
