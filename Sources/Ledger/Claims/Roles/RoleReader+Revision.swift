extension RoleReader {
    /// How a deed read as done stands after all: aimed at, ordered, only said, or taken back behind the figure.
    ///
    /// - Returns: the mode and the role, `nil` for a figure that says nothing; or `nil` where the reading stands.
    func revision(
        of told: Reading, in context: ClaimContext, former: Reading?, _ next: ArraySlice<Range<Int>>
    ) -> (mode: DeedMode, role: ClaimRole?)? {
        guard told.role == .restored || told.role == .completed || told.role == .occupied else { return nil }
        let figure = told.figure
        let clause = clauseStart(of: figure.lowerBound, from: context.sentenceStart)..<figure.lowerBound
        let (_, behind) = words(behind: figure.upperBound, next)
        let isOwn = behind.lowerBound == figure.upperBound
        let tail = isOwn ? text(behind) : ""
        if Self.untrue.contains(where: { tail.hasSuffix($0) })
            || ["虚报", "谎报", "瞒报"].contains(where: { tail.hasPrefix($0) || tail.hasPrefix("项目" + $0) })
        {
            return (.denied, nil)
        }
        if told.role == .occupied {
            if isDenied(clause) { return (.denied, nil) }
            return source[figure.lowerBound - 1] == "的" && isGivenBack(tail) ? (.done, .restored) : nil
        }
        // 其余3家的210万元申请分期缴纳, 另15亩下月还滩.
        if isOwn,
            tail.hasPrefix("申请") || isAwaited(tail) || isDue(behind)
                || Self.laterTimes.contains(where: { tail.hasPrefix($0) })
        {
            return (.planned, .planned)
        }
        if told.kind == .money || told.kind == .ratio { return nil }
        if isAfterTask(clause, context.sentenceStart) { return (.planned, .planned) }
        if told.deed == .complete, told.kind == .area, isPermitted(clause.lowerBound, behind) {
            return (.done, .approved)
        }
        if isSaid(clause) { return (.denied, nil) }
        let isDone = tokens.tokens(in: clause).contains { $0.mode == .done }
        if !isDone,
            isAimed(clause, told.deed) || isConditional(clause, context.sentenceStart)
                || isLater(clause, context.sentenceStart)
        {
            return (.planned, .planned)
        }
        if let doubt = doubt(about: told, clause, context.sentenceStart, behind, next) { return doubt }
        if !isDone, let former, former.mode == .planned,
            isWilled(context.sentenceStart..<clause.lowerBound, clause, before: former.figure.lowerBound)
                || ["随后", "之后"].contains(where: { tail.contains($0) || source.contains($0, in: clause) })
        {
            return (.planned, .planned)
        }
        if isOwn,
            told.role == .restored
                || tokens.tokens(in: clause.lowerBound..<behind.upperBound).contains(where: {
                    $0.deed == .restore
                }),
            isPreliminary(behind)
        {
            return (.planned, .planned)
        }
        return told.deed == .restore && isTakenBack(behind, next) ? (.planned, .planned) : nil
    }

    /// Whether 将 takes an object, as 把 does: 将窑址复垦为耕地, 将退耕地改种玉米.
    func takesObject(_ token: ClauseTokens.Token, _ following: ArraySlice<ClauseTokens.Token>) -> Bool {
        let start = token.range.upperBound
        guard let first = following.first, first.deed != nil || first.word == .naming else { return false }
        if first.range.lowerBound == start, first.deed != .state {
            return following.count > 1 && ["地", "的"].contains(source[first.range.upperBound])
        }
        let lead = text(start..<first.range.lowerBound)
        guard !Self.adverbs.contains(where: { lead.hasPrefix($0) }) else { return false }
        return following.contains {
            $0.deed == .occupy || $0.deed != nil && ["为", "成"].contains(source[$0.range.upperBound])
        }
    }

    /// Whether a figure told before belongs to another holder here: `甲公司占用…。乙公司承包…`.
    func isOfAnother(_ context: ClaimContext, _ former: Range<Int>?) -> Bool {
        let lead = context.sentenceStart..<context.figure.lowerBound
        if isDenied(lead) { return true }
        guard let former, former.upperBound <= lead.lowerBound, let own = holder(in: lead) else { return false }
        var start = former.lowerBound
        while start > 0, former.lowerBound - start < 60, !source[start - 1].endsSentence { start -= 1 }
        guard let other = holder(in: start..<former.lowerBound) else { return false }
        return own != other && !own.hasPrefix("该") && !own.hasPrefix("此")
    }

    /// The last scalar of a company's name with its kind: 乙公司.
    private func holder(in range: Range<Int>) -> String? {
        let place = range.dropFirst().first {
            source.has("公司", at: $0, before: range.upperBound)
                || source.has("合作社", at: $0, before: range.upperBound)
        }
        return place.map { text($0 - 1..<$0 + 2) }
    }

    /// Whether the occupation before a figure is denied: 不存在占用…, 不再占用…, 未违规占用….
    private func isDenied(_ range: Range<Int>) -> Bool {
        tokens.tokens(in: range).contains { token in
            guard token.deed == .occupy else { return false }
            var lead = text(range.lowerBound..<token.range.lowerBound)
            while let word = Self.fillers.first(where: { lead.hasSuffix($0) }) { lead.removeLast(word.count) }
            return ["未", "没有", "不", "不再", "并无"].contains { lead.hasSuffix($0) }
        }
    }

    /// Whether the words behind a figure end in what is waited for: 15户签订协议待搬.
    private func isAwaited(_ tail: String) -> Bool {
        guard let place = tail.firstRange(of: "待") else { return false }
        let rest = tail[place.upperBound...]
        return (1...2).contains(rest.count) && !["验收", "销号", "遇", "核查", "审核"].contains(rest)
            && !["等", "对", "招", "看", "期"].contains(tail[..<place.lowerBound].last)
    }

    /// Whether a time that has not come at the report's day stands behind a figure: 4项在2022年底前完成.
    private func isDue(_ behind: Range<Int>) -> Bool {
        guard let mark = behind.prefix(8).first(where: { source[$0] == "年" }), mark >= behind.lowerBound + 4,
            let year = Int(text(mark - 4..<mark)), let report = self.year
        else { return false }
        let month = ReportYear.month(behind: mark, in: source)
        let until = behind.first { $0 > mark && source[$0] == "前" }
        guard let until, until <= mark + 5 else { return false }
        return report.isPast(year, month: month).map { !$0 } ?? report.latest.map { year > $0 } ?? false
    }

    /// Whether ground was given back: 侵占的27亩林地已退还.
    private func isGivenBack(_ tail: String) -> Bool {
        tail.contains("已") && !tail.contains("上")
            && ["退还", "归还", "交还"].contains { tail.contains($0) }
    }

    /// Whether the deed is only said to be done: 企业称已恢复…, 虚报恢复….
    private func isSaid(_ clause: Range<Int>) -> Bool {
        let words = text(clause)
        if ["谎称", "上报", "所报", "虚报", "谎报", "声称", "自称", "宣称", "据称"].contains(where: { words.contains($0) }) {
            return true
        }
        let isApart = clause.lowerBound > 1 && source[clause.lowerBound - 1] == ","
        if isApart, source[clause.lowerBound - 2] == "称" { return true }
        return ["称已", "称其"].contains { words.contains($0) } || deeds(in: clause).contains { $0.hasSuffix("称") }
    }

    /// Whether papers that were asked for are said to be granted: `补办了用地手续，省厅已批复`.
    private func isPermitted(_ start: Int, _ behind: Range<Int>) -> Bool {
        let stop = (behind.upperBound..<min(source.count, behind.upperBound + 30)).first {
            source[$0].endsSentence
        }
        let words = text(start..<(stop ?? behind.upperBound))
        return words.contains("手续") && ["获批", "批复", "批准", "取得", "核准"].contains { words.contains($0) }
            && !["待", "未", "拟"].contains { words.contains($0) }
    }

    /// Whether a deed follows upon one that is still to be done: `要求15日前清完；清完后恢复…`.
    private func isAfterTask(_ clause: Range<Int>, _ sentence: Int) -> Bool {
        guard sentence > tokens.range.lowerBound, source[sentence - 1] == ";", clause.lowerBound == sentence,
            text(clause.lowerBound..<min(clause.upperBound, clause.lowerBound + 6)).contains("后")
        else { return false }
        let former = max(tokens.range.lowerBound, sentence - 60)..<sentence - 1
        let start = former.last { source[$0].endsSentence }.map { $0 + 1 } ?? former.lowerBound
        return tokens.tokens(in: start..<former.upperBound).last { $0.mode != nil }?.mode == .planned
    }

    /// Whether a verb of aim, ability, order or asking stands before the deed.
    private func isAimed(_ clause: Range<Int>, _ deed: Deed?) -> Bool {
        deeds(in: clause, of: deed).contains { lead in
            if let word = Self.aims.first(where: { lead.hasSuffix($0) }) {
                let last = lead.dropLast(word.count).last
                return !(word == "要" && ["主", "重", "必"].contains(last))
                    && !(word == "可" && ["许", "认"].contains(last))
            }
            let near = String(lead.suffix(14))
            if Self.orders.contains(where: { near.contains($0) }), !near.contains("后") { return true }
            return isOfPlan(lead)
        } && !source.contains("完成", in: clause)
    }

    /// Whether the clause is a condition: 如不恢复….
    private func isConditional(_ clause: Range<Int>, _ floor: Int) -> Bool {
        let words = text(clause)
        if ["若", "如果", "如不", "如未", "如能", "如需", "倘", "假如", "一旦"].contains(where: { words.hasPrefix($0) }) {
            return true
        }
        if deeds(in: clause).contains("如") { return true }
        // 待拆迁完成后，再实施…
        let lead = text(max(floor, clause.lowerBound - 30)..<clause.lowerBound)
        return ["待", "俟", "等到"].contains { lead.hasPrefix($0) } && lead.contains("后")
    }

    /// Whether a time to come stands in the clause, or alone before it: 明年, 今年年底前.
    private func isLater(_ clause: Range<Int>, _ floor: Int) -> Bool {
        var range = clause
        if clause.lowerBound > floor {
            let start = clauseStart(of: clause.lowerBound - 1, from: floor)
            if tokens.tokens(in: start..<clause.lowerBound).isEmpty { range = start..<clause.upperBound }
        }
        let words = text(range)
        guard !words.contains("现") else { return false }
        if ["年内再", "年内还", "年内将"].contains(where: { words.hasPrefix($0) }) { return true }
        if ["明年", "后年", "今后", "未来"].contains(where: { words.contains($0) }) { return true }
        let own = year(behind: "", in: range)
        if ["底前", "末前"].contains(where: { words.contains($0) }) {
            // 2020年底前 is past in a report of 2022.
            return !(own.flatMap { own in self.year?.day.map { own < $0 } } ?? false)
        }
        let told = tokens.range.lowerBound..<range.lowerBound
        guard let own, let present = year(behind: "截至", in: told) ?? self.year?.latest else { return false }
        // 2023年新增恢复1200亩，累计达3000亩: a total counts what was done.
        let remark = text(clause.upperBound..<min(tokens.range.upperBound, clause.upperBound + 14))
        let isCounted = ["新增", "又", "再"].contains { words.contains($0) } && remark.contains("累计")
        return own > present && !isCounted
    }

    /// The first year of a range behind a word.
    private func year(behind word: String, in range: Range<Int>) -> Int? {
        let count = word.unicodeScalars.count
        let places = range.suffix(400)
        return places.lazy.compactMap { place -> Int? in
            guard source.has(word, at: place, before: range.upperBound) || word.isEmpty,
                place + count + 5 <= range.upperBound, source[place + count] == "2",
                source[place + count + 4] == "年"
            else { return nil }
            return Int(text(place + count..<place + count + 4))
        }.first
    }

    /// Whether a will stands before a verb with nothing done since: 将新建5座，新增…; 拟栽植8万株，绿化….
    ///
    /// The same verb again tells what came of it: 计划治理60亩，治理52亩.
    private func isWilled(_ range: Range<Int>, _ clause: Range<Int>, before former: Int) -> Bool {
        let words = tokens.tokens(in: range)
        guard
            let place = words.lastIndex(where: { $0.word == .willOrTake || Self.wills.contains(text($0.range)) }
            ),
            place + 1 < words.endIndex, words[place].range.upperBound <= former,
            !words[place...].contains(where: { $0.mode == .done || $0.mode == .denied })
        else { return false }
        if words[place].word == .willOrTake {
            return words[place + 1].range.lowerBound == words[place].range.upperBound
        }
        let verbs = words[place...].filter { $0.deed != nil }.map { text($0.range) }
        let own = tokens.tokens(in: clause).filter { $0.deed != nil }
        // 责令三家限期整治，清出1340吨: what came of it.
        if let verb = own.last, Self.outcomes.contains(source[verb.range.upperBound]) { return false }
        return !verbs.isEmpty && own.allSatisfy { $0.deed != .carryOut && !verbs.contains(text($0.range)) }
    }

    /// Whether the head noun behind a figure is a step before the deed, or another thing: …恢复招标, …的方案已批复, …的预算.
    private func isPreliminary(_ behind: Range<Int>) -> Bool {
        let tail = text(behind)
        if let place = behind.last(where: { source[$0] == "的" }) {
            let head = place + 1..<behind.upperBound
            // 21公顷的覆土植草 is the deed.
            let isDeed = tokens.tokens(in: head).first.map {
                $0.deed != nil && $0.range.lowerBound == head.lowerBound
            }
            if head.count > 1, isDeed != true, !Self.works.contains(where: { source.contains($0, in: head) }) {
                return true
            }
        }
        return Self.steps.contains { step in
            guard let place = tail.lastRange(of: step) else { return false }
            let rest = tail[place.upperBound...]
            return rest.isEmpty || ["已", "获", "通过", "正在"].contains { rest.hasPrefix($0) }
        }
    }

    /// Whether what stands behind takes the deed back: `（未完成）`, `的工作正在推进`, `，尚未完成`.
    private func isTakenBack(_ behind: Range<Int>, _ next: ArraySlice<Range<Int>>) -> Bool {
        let tail = text(behind)
        if Self.pending.contains(where: { tail.hasSuffix($0) }) { return true }
        if let open = behind.first(where: { source[$0] == "(" }) {
            let note = text(open + 1..<min(open + 8, behind.upperBound))
            if ["未完成", "未恢复", "未实施", "尚未", "没有完成", "计划", "拟", "正在"].contains(where: { note.hasPrefix($0) }) {
                // （计划200亩） is what it is measured by.
                return !(note.hasPrefix("计划") && source[open + 3].isDigit)
            }
        }
        guard source[behind.upperBound] == ",", !(next.first.map { behind.contains($0.lowerBound) } ?? false)
        else { return false }
        let start = behind.upperBound + 1
        guard let stop = (start..<min(start + 12, source.count)).first(where: { source[$0].endsClause }) else {
            return false
        }
        var remark = text(start..<stop)
        while let word = ["目前", "现在", "但", "至今", "仍", "均"].first(where: { remark.hasPrefix($0) }) {
            remark.removeFirst(word.count)
        }
        if Self.pending.contains(remark) { return true }
        return remark.hasPrefix("正在") && remark.count <= 6
            && !["验收", "养护", "管护", "申请", "销号", "公示", "办理", "移交", "监测"].contains { remark.hasSuffix($0) }
    }

    /// Whether a plan is what tells: 方案确定治理….
    private func isOfPlan(_ lead: String) -> Bool {
        guard let verb = Self.plannings.first(where: { lead.hasSuffix($0) }) else { return false }
        let subject = lead.dropLast(verb.count)
        return ["方案", "规划", "计划", "纲要", "通知", "意见"].contains { subject.hasSuffix($0) }
    }

    /// What stands before each deed of a range that gives back or brings to an end.
    private func deeds(in range: Range<Int>, of deed: Deed? = nil) -> [String] {
        tokens.tokens(in: range).filter {
            ($0.deed == .restore || $0.deed?.completes == true)
                && (deed != .restore || $0.deed == .restore || $0.deed == .carryOut)
        }
        .map { text(range.lowerBound..<$0.range.lowerBound) }
    }

    /// The words of a range in the one script that lists of words are written in.
    func text(_ range: Range<Int>) -> String { source.foldedText(in: range) }

    private static let untrue = ["不实", "不属实", "失实", "有误", "错误", "虚假", "不合格", "不达标", "未达标", "未成活", "未通过验收"]
    static let fillers = ["新增", "新的", "其他", "违规", "违法", "非法", "擅自", "发现", "存在", "任何", "再"]
    private static let adverbs = ["全", "逐", "继续", "统一", "分", "进一步", "在", "于", "再", "依法", "同步", "尽快"]
    private static let aims = [
        "难以", "无法", "要", "可", "可以", "能够", "争取", "同意", "申请", "设计", "招标", "开始", "谋划", "打算", "愿意", "决定",
        "原定", "建议",
        "提出",
    ]
    private static let orders = ["督促", "敦促", "催促", "责令", "责成", "要求", "判决", "判令", "裁定", "命令"]
    private static let plannings = ["确定", "明确", "提出", "要求", "规定", "部署", "安排", "要"]
    private static let wills: Set<String> = [
        "拟", "拟定于", "计划", "计划于", "预计", "力争", "打算", "准备", "责令", "要求", "将于",
    ]
    private static let outcomes: Set<Unicode.Scalar> = ["出", "完", "走", "掉", "净", "毕"]
    /// Heads that are the deed itself or its ground.
    private static let works = [
        "工作", "任务", "工程", "项目", "治理", "恢复", "修复", "面积", "地块", "区域", "目标", "基础", "同时", "情况", "做法", "经验", "成效",
        "成果",
        "草原", "草地", "草场", "林", "湿地", "耕地", "场地", "滩地", "土地", "农田", "坑", "图斑", "矿山", "渣场", "土场", "位置", "比例",
        "标准", "要求", "规模",
    ]
    private static let steps = [
        "招标", "设计", "立项", "方案", "合同", "协议", "前期工作", "可行性研究", "论证", "评审", "勘察", "施工图", "报批",
    ]
    private static let pending = [
        "未完成", "尚未完成", "没有完成", "未能完成", "正在推进", "正在施工", "正在实施", "正在进行", "即将完工", "即将完成", "尚未实施", "尚未开工", "尚未启动",
        "尚未落实", "尚未到位", "未实施", "为未恢复",
    ]
}
