/// How a text that tells a state is read: clause by clause, and in each by the words that decide, with what stands beside them
/// (状态文字).
enum StateText {
    /// The clauses of a text, those in brackets behind the one before them.
    static func clauses(of text: String) -> [(text: String, isBracketed: Bool)] {
        var found: [(String, Bool)] = []
        var (outer, inner, depth) = ("", "", 0)
        func take(_ text: inout String, _ isBracketed: Bool) {
            if !text.isEmpty { found.append((text, isBracketed)) }
            text = ""
        }
        // What stands in brackets follows the clause before it.
        for character in text {
            switch character {
            case "(", "[":
                if depth == 0 { take(&outer, false) }
                depth += 1
            case ")", "]":
                depth = max(0, depth - 1)
                if depth == 0 { take(&inner, true) }
            case ",", ";", ".", "。", "、", ":", "/", "|", "→", ">", "+":
                if depth > 0 { take(&inner, true) } else { take(&outer, false) }
            default:
                if depth > 0 { inner.append(character) } else { outer.append(character) }
            }
        }
        take(&outer, false)
        take(&inner, true)
        // 但, 并, 后 and 现 begin a clause of their own: 过期后已延续, 原注销现恢复.
        return found.flatMap { text, isBracketed in
            split(text).map { (text: $0, isBracketed: isBracketed) }
        }
    }

    private static func split(_ text: String) -> [String] {
        for word in ["但", "并", "且", "现已", "现", "目前", "后"] {
            guard let range = text.firstRange(of: word), range.lowerBound > text.startIndex else { continue }
            let (head, tail) = (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
            // 延后, 落后, 善后 and 现场, 现状 are words of their own.
            if tail.isEmpty || tail.hasPrefix("场") || tail.hasPrefix("状") || head.hasSuffix("延")
                || head.hasSuffix("发") || head.hasSuffix("实") || head.hasSuffix("出")
                || head.hasSuffix("善")
            {
                continue
            }
            return split(head) + split(word == "现已" ? "已" + tail : tail)
        }
        return [text]
    }

    /// The words of a clause in their order, each with what stands before it and behind it.
    static func tokens<Kind>(
        of clause: String, _ words: [(word: String, kind: Kind)]
    ) -> [(word: String, kind: Kind, before: String, behind: String)] {
        var places: [(range: Range<String.Index>, word: String, kind: Kind)] = []
        var index = clause.startIndex
        while index < clause.endIndex {
            let rest = clause[index...]
            if let (word, kind) = words.first(where: { rest.hasPrefix($0.word) }) {
                let end = clause.index(index, offsetBy: word.count)
                places.append((index..<end, word, kind))
                index = end
            } else {
                index = clause.index(after: index)
            }
        }
        return places.indices.map { place in
            let before = place == 0 ? clause.startIndex : places[place - 1].range.upperBound
            let behind = place + 1 < places.count ? places[place + 1].range.lowerBound : clause.endIndex
            let range = places[place].range
            return (
                places[place].word, places[place].kind, String(clause[before..<range.lowerBound]),
                String(clause[range.upperBound..<behind])
            )
        }
    }

    // MARK: Words beside them

    static let negations = [
        "未完成", "未办结", "未办理", "尚未", "未予", "并未", "没有", "暂不", "不予", "不得", "不再", "未", "没", "不", "非",
    ]
    static let intentions = [
        "已申请", "已提交", "已上报", "已启动", "已列入", "已纳入", "已建议", "已拟", "已责令", "已受理", "已报", "已公示", "正在", "即将",
        "部分", "拟", "待", "申请", "将", "计划", "建议", "准备", "应", "须", "需", "责令", "限期", "要求", "督促", "启动", "列入", "纳入",
        "提交", "上报", "预", "办理中", "依法办理", "公示", "逐步", "引导", "鼓励", "快", "临近", "面临", "申报", "受理",
    ]
    static let completions = ["已将", "已经", "均已", "业已", "业经", "依申请", "经申请", "已被", "相应", "已"]
    /// Behind a word of ending: the step is not done.
    static let pendings = [
        "未完成", "未办", "未批", "未获", "未通过", "未生效", "不予", "驳回", "撤回", "公示中", "公示期", "公告中", "公示", "办理", "审批",
        "审查", "审核", "受理", "申请", "程序", "流程", "手续", "过程", "阶段", "报批", "待", "拟", "计划", "前", "名单", "对象", "意向", "意愿",
        "方案", "请示",
    ]
    /// Behind a word of ending: the step is done, whatever it was before.
    static let dones = [
        "已完成", "已办结", "已办理", "已批准", "已获批", "获批", "已公告", "完毕", "办结", "已生效", "已登记", "完成", "已注销",
    ]

    /// Whether the end that a word names has come, by what stands before it and behind it.
    static func isDone(_ before: String, _ behind: String, isExpiry: Bool = false) -> Bool {
        if !isExpiry {
            let place = { (list: [String]) in
                list.compactMap { word in behind.firstRange(of: word)?.lowerBound }.min()
            }
            if dones.contains(where: { behind.contains($0) && !behind.contains("未" + $0) }),
                place(["未", "不予", "驳回"]) == nil
            {
                return !before.contains("未") && !before.contains("尚")
            }
            if pendings.contains(where: behind.contains) || behind.hasSuffix("中") { return false }
        }
        // 2025年到期 tells the last day, which has a field of its own.
        if isExpiry, before.contains(where: \.isASCIIDigit), !before.contains("已") { return false }
        return isAffirmed(behind: before)
    }

    /// Whether what stands before a word neither denies what it names nor puts it off.
    ///
    /// The last of the words before it counts: 已申请 is a plan, 未年检已 is done.
    ///
    /// - Parameter reach: how many other characters may stand between a word of denial and what it denies.
    static func isAffirmed(behind before: String, reach: Int = 0) -> Bool {
        var last: (end: String.Index, length: Int, isDone: Bool)?
        for (list, done) in [(negations, false), (intentions, false), (completions, true)] {
            for word in list {
                for range in before.ranges(of: word) {
                    // 未年检注销 denies the inspection, not the end.
                    if list == negations, !isNeutral(before[range.upperBound...], behind: word, reach) {
                        continue
                    }
                    guard let known = last else {
                        last = (range.upperBound, word.count, done)
                        continue
                    }
                    if range.upperBound > known.end
                        || (range.upperBound == known.end && word.count > known.length)
                    {
                        last = (range.upperBound, word.count, done)
                    }
                }
            }
        }
        return last?.isDone ?? true
    }

    /// Whether nothing but words of procedure stands between a word of denial and what it denies.
    private static func isNeutral(_ text: Substring, behind word: String, _ reach: Int) -> Bool {
        guard !text.isEmpty else { return true }
        guard !["不", "没", "非"].contains(word) else { return false }
        // 未经批准, 未批先建 and 未按规定 deny something else.
        if text.count <= reach, !["未办理", "未办结"].contains(word),
            text.first.map("经批按取办".contains) == false
        {
            return true
        }
        var rest = String(text)
        for word in ["办理", "完成", "予以", "依法", "正式", "及时", "按期", "申请", "登记", "进行", "实施", "全部", "实际", "被", "予"] {
            rest = rest.replacing(word, with: "")
        }
        return rest.isEmpty
    }
}
