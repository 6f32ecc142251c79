/// What stands beside a figure where its own clause has no verb for it.
extension RoleReader {
    /// The words of the next clause, where they tell what became of what a figure names: `应复垦的97亩，现已复垦`.
    func comment(behind end: Int, _ next: ArraySlice<Range<Int>>) -> [ClauseTokens.Token] {
        guard source[end] == "," else { return [] }
        let stop = (end + 1..<min(source.count, end + 30)).first { source[$0].endsClause } ?? end + 1
        guard !(next.first { $0.lowerBound > end }.map { $0.lowerBound < stop } ?? false) else { return [] }
        let words = tokens.tokens(in: end + 1..<stop)
        guard let first = words.first, first.mode == .done, first.range.lowerBound <= end + 3 else { return [] }
        return Array(words)
    }

    /// Whether a figure is what was done of the task before it in its list: 治理任务1200亩、完成900亩.
    func isCounterpart(_ figure: FigureScanner.Figure, _ former: Reading) -> Bool {
        former.unit.base == figure.unit.base
            && ["、完成", "、已完成"].contains(text(former.figure.upperBound..<figure.range.lowerBound))
    }

    /// The deed that was done of what a former figure plans: `计划投资800万元，实际到位600万元`, `应修复1000亩，已修复过半，达560亩`.
    func isDoneSince(_ former: Reading, _ own: Stretch, _ clause: Int, _ figure: FigureScanner.Figure) -> Deed?
    {
        guard former.mode == .planned, former.kind == figure.kind, let deed = former.deed, !own.isRest,
            !own.isTask
        else { return nil }
        let lead = text(clause..<figure.range.lowerBound)
        if figure.kind == .money, ["到位", "已到位", "资金到位", "现到位"].contains(lead) { return deed }
        if own.deed == nil, own.mode == .done, lead.hasPrefix("实际"),
            ["", "到位", "为", "达", "达到", "仅", "只有"].contains(lead.dropFirst(2))
        {
            return deed
        }
        guard former.figure.upperBound < clause, ["", "达", "达到", "为", "共", "计"].contains(lead) else {
            return nil
        }
        let between = tokens.tokens(in: former.figure.upperBound..<clause)
        guard let place = between.lastIndex(where: { $0.deed == .restore || $0.deed?.completes == true }),
            place > between.startIndex, between[place - 1].mode == .done,
            between[place - 1].range.upperBound == between[place].range.lowerBound
        else { return nil }
        return between[place].deed
    }

    /// Whether a figure goes on a row over a semicolon: `侵占草原82亩，占35%；乙县67亩，占29%`.
    func goesOn(from peer: Reading, to figure: FigureScanner.Figure, _ context: ClaimContext) -> Bool {
        let lead = context.sentenceStart..<figure.range.lowerBound
        let clause = clauseStart(of: figure.range.lowerBound, from: context.sentenceStart)
        let isRow =
            clause == lead.lowerBound && source[clause - 1] == ";"
            && (peer.role == .occupied || peer.role == .part)
        // 补划农田320亩，分布在3个镇：甲镇135亩、….
        let isList =
            source[clause - 1] == ":"
            && text(max(peer.figure.upperBound, clause - 14)..<max(peer.figure.upperBound, clause)).contains(
                "分布")
        let name = clause..<figure.range.lowerBound
        guard isRow || isList, figure.kind == .area, peer.unit.base == figure.unit.base,
            (2...8).contains(name.count),
            name.allSatisfy({ (0x4E00...0x9FFF).contains(source[$0].value) }), tokens.tokens(in: name).isEmpty
        else { return false }
        return !(peer.figure.upperBound..<clause - 1).contains { source[$0].endsSentence }
    }

    /// Whether a figure is a part of what was told before it: `核减113只，分为出栏79只…`, `由草地98亩和林地65亩组成`.
    func isComposition(
        _ governing: Stretch?, _ lead: Range<Int>, _ behind: Range<Int>, of whole: Reading,
        _ figure: FigureScanner.Figure
    ) -> Bool {
        guard whole.unit.base == figure.unit.base, whole.figure.upperBound + 60 > lead.lowerBound
        else { return false }
        let words = text(lead)
        if ["包括", "包含", "含"].contains(where: { words.hasPrefix($0) }),
            governing?.deed == nil || governing?.deed == .state,
            !(whole.figure.upperBound..<figure.range.lowerBound).contains(where: { source[$0].endsSentence })
        {
            return true
        }
        if words.hasPrefix("分为") || words.hasPrefix("分别为") && governing?.deed == .state { return true }
        return words.hasPrefix("由")
            && source.contains("组成", in: behind.lowerBound..<min(source.count, behind.upperBound + 16))
    }

    /// Whether a figure of the same unit follows upon the verb behind a figure.
    func isFollowed(_ figure: FigureScanner.Figure, _ behind: Range<Int>, _ next: ArraySlice<Range<Int>>)
        -> Bool
    {
        guard let part = next.first(where: { $0.lowerBound >= behind.lowerBound }),
            part.lowerBound == behind.upperBound, !behind.isEmpty
        else { return false }
        return text(part).hasSuffix(figure.unit.text.folded)
    }

    /// Whether a figure has a predicate of its own without a known verb: 其余4个县均呈好转态势.
    func tellsOfItself(_ end: Range<Int>, _ behind: Stretch) -> Bool {
        behind.deed == nil && !behind.isMarked && end.contains { ["均", "都", "皆", "呈"].contains(source[$0]) }
    }

    /// Whether a deed only tells that there is more of what was told before: 三季度新增14处.
    func isMore(_ figure: Range<Int>, _ governing: Stretch) -> Bool {
        governing.deed == .complete && governing.mode == .done
            && ["新增", "增加"].contains(text(max(0, figure.lowerBound - 2)..<figure.lowerBound))
    }

    /// Whether a matter told before is a case of ground taken: 查处乱采滥挖案件.
    func isCase(_ context: ClaimContext, _ former: Reading) -> Bool {
        tokens.tokens(in: context.sentenceStart..<former.figure.lowerBound).contains {
            $0.deed == .occupy || $0.word == .unlawful
        }
    }

    /// Whether what an area is the extent of is paid for, and nothing taken: `兑付禁牧补助，涉及面积460万亩`.
    func isOfPayment(_ context: ClaimContext) -> Bool {
        let lead = context.sentenceStart..<context.figure.lowerBound
        return !isProblem && ["补助", "补偿", "补贴", "奖补", "保险", "流转"].contains { source.contains($0, in: lead) }
            && tokens.tokens(in: lead).allSatisfy { $0.deed != .occupy && $0.word != .unlawful }
    }

    /// Whether an unknown verb stands between 已 and a figure: `已采纳8条`.
    func isUnknownVerb(before figure: Range<Int>) -> Bool {
        guard
            let mark = tokens.tokens(
                in: max(tokens.range.lowerBound, figure.lowerBound - 10)..<figure.lowerBound
            ).last,
            mark.mode == .done, source[mark.range.upperBound - 1] == "已"
        else { return false }
        let verb = text(mark.range.upperBound..<figure.lowerBound)
        return !verb.isEmpty && !verb.contains("条件")
            && !["为", "是", "有", "达", "达到", "近", "超过", "超", "逾", "满"].contains(verb)
            && verb.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// Whether the words behind what a verb is done to say in which manner, so that a verb follows: 对7处场地逐一清零.
    func tellsManner(_ behind: Range<Int>) -> Bool {
        let words = text(behind)
        return ["逐一", "逐个", "一律", "依法", "统一", "予以", "彻底", "全部"].contains { word in
            words.firstRange(of: word).map { words[$0.upperBound...].count >= 2 } ?? false
        }
    }

    /// Whether a plan behind a figure is that of the land: 18亩为规划建设用地.
    func isLandPlan(_ behind: Range<Int>) -> Bool {
        let words = text(behind)
        return ["为规划", "属规划", "属于规划", "系规划", "是规划"].contains { words.hasPrefix($0) }
    }

    /// Whether a problem tells that somebody took ground by a verb that is not known: `水产公司挖塘，蚕食湖滨湿地126亩`.
    ///
    /// The figure ends its clause behind the name of ground, with a verb before that, and who did it stands in the
    /// clause before.
    func isTaken(by context: ClaimContext) -> Bool {
        let figure = context.figure
        guard isProblem, source[figure.upperBound].endsClause || source[figure.upperBound] == "。" else {
            return false
        }
        let clause = clauseStart(of: figure.lowerBound, from: context.sentenceStart)
        let words = text(clause..<figure.lowerBound)
        guard clause > context.sentenceStart,
            let ground = Self.grounds.first(where: { words.hasSuffix($0) }), words.count >= ground.count + 2,
            !Self.stocks.contains(where: { words.contains($0) })
        else { return false }
        let doer = text(context.sentenceStart..<clause)
        return Self.doers.contains { doer.contains($0) }
    }

    /// Whether something was done to the ground that words tell of: `320亩农田被挖成鱼塘`.
    func isSuffered(_ words: Range<Int>) -> Bool {
        words.prefix(10).contains { place in
            guard source[place] == "被" else { return false }
            let doing = place + 1..<min(words.upperBound, place + 6)
            return doing.contains { Self.harms.contains(source[$0]) }
                && !["依法", "恢复", "复", "整"].contains { text(doing).contains($0) }
        }
    }

    /// Whether a clause of a problem only tells how large the ground is that suffered before: `草场被人犁了，大概500亩`.
    func isSaidOf(_ figure: FigureScanner.Figure, _ clause: Int, _ context: ClaimContext) -> Bool {
        guard isProblem, clause > context.sentenceStart, source[clause - 1] == ",",
            ["", "有", "约", "约有", "大概", "大约", "共", "面积", "面积约", "面积达", "足有", "近", "超过"].contains(
                text(clause..<figure.range.lowerBound))
        else { return false }
        let lead = context.sentenceStart..<clause - 1
        return lead.contains { isSuffered($0..<min(lead.upperBound, $0 + 1 + 6)) }
            || tokens.tokens(in: lead).last { $0.deed != nil }?.deed == .occupy
    }

    private static let harms = Set("挖改种推填建修铲翻砍毁犁平占剥圈围淹垦盖埋".unicodeScalars)

    /// Whether ground was made a hole or a heap: 形成取土坑4200平方米.
    func isScar(_ governing: Stretch, _ lead: Range<Int>) -> Bool {
        isProblem && !lead.isEmpty && governing.deed == .state
            && ["形成", "留下", "遗留", "留有", "产生"].contains { text(lead).contains($0) }
            && ["坑", "塘", "沟", "堆", "面", "洞", "槽", "窟", "壑"].contains(source[lead.upperBound - 1])
            && !text(lead).hasSuffix("面积")
    }

    /// Whether a problem tells what ground was turned to, whatever the verb: `将基本农田23亩租给他人挖塘`.
    func isTurned(_ lead: Range<Int>, _ behind: Stretch) -> Bool {
        let words = text(lead)
        return isProblem && behind.deed == nil && behind.mode == .done
            && ["将", "把"].contains { words.contains($0) } && Self.grounds.contains { words.hasSuffix($0) }
    }

    private static let grounds = ["草原", "草地", "草场", "林地", "湿地", "耕地", "农田", "河滩", "滩地", "沙地", "林", "水面", "水域"]
    private static let stocks = [
        "有", "共", "总", "面积", "天然", "基本", "人工", "退化", "沙化", "其他", "其它", "为", "是", "属", "未", "不", "其中", "承包",
    ]
    private static let doers = [
        "公司", "企业", "矿", "厂", "场", "村民", "农户", "牧户", "合作社", "项目", "工程", "养殖户", "个人", "园", "码头", "景区",
    ]
}
