extension RoleReader {
    /// The words before a figure in its clause, without brackets between.
    func words(before end: Int, from start: Int) -> [ClauseTokens.Token] {
        var found: [ClauseTokens.Token] = []
        var stop = end
        var position = end
        while position > start {
            position -= 1
            guard source[position] == ")" else { continue }
            found = tokens.tokens(in: (position + 1)..<stop) + found
            while position > start, source[position] != "(" { position -= 1 }
            stop = position
        }
        return tokens.tokens(in: start..<max(start, stop)) + found
    }

    /// Where the clause of a figure starts: behind a comma or the bracket that holds it.
    func clauseStart(of end: Int, from floor: Int) -> Int {
        var position = end
        while position > floor {
            let scalar = source[position - 1]
            if scalar == ")" {
                var open = position - 1
                while open > floor, source[open] != "(" { open -= 1 }
                guard open > floor else { return position }
                position = open
                continue
            }
            if endsClause(position - 1) { return position }
            position -= 1
        }
        return floor
    }

    /// The words behind a figure in its clause, brackets left out: up to the next figure of no list with it.
    func words(behind start: Int, _ next: ArraySlice<Range<Int>>) -> (
        words: [ClauseTokens.Token], range: Range<Int>
    ) {
        let ceiling = min(source.count, start + 120)
        var next = next
        var from = start
        var position = start
        var words: [ClauseTokens.Token] = []
        var piece = start
        while position < ceiling {
            if let figure = next.first, figure.lowerBound <= position {
                guard joins(from..<figure.lowerBound) else {
                    // 剩余的18亩和新增的7亩: the next of the list has words of its own.
                    if ["和", "及", "与"].contains(source[from]), from == start { position = from }
                    // 属实的8个、自行整改的1个.
                    if let pause = (piece..<position).last(where: { source[$0] == "、" }) { position = pause }
                    break
                }
                (from, piece, position) = (figure.upperBound, figure.upperBound, figure.upperBound)
                words = []
                next = next.dropFirst()
                continue
            }
            if source[position] == "(" {
                guard
                    let close = (position..<ceiling).first(where: {
                        source[$0] == ")" || source[$0].endsSentence
                    }),
                    source[close] == ")"
                else { break }
                words += tokens.tokens(in: piece..<position)
                (position, piece) = (close + 1, close + 1)
                while let figure = next.first, figure.lowerBound < position { next = next.dropFirst() }
                continue
            }
            if endsClause(position) { break }
            position += 1
        }
        words += tokens.tokens(in: piece..<max(piece, position))
        return (words, from..<max(from, position))
    }

    private func endsClause(_ position: Int) -> Bool {
        let scalar = source[position]
        guard scalar.endsClause || scalar == "【" || scalar == "】", scalar != "、" else { return false }
        return !(scalar == "," && source[position - 1].isDigit && source[position + 1].isDigit)
    }

    /// Whether two figures stand in one list: `38处、6.7平方公里`.
    private func joins(_ gap: Range<Int>) -> Bool {
        gap.isEmpty
            || gap.contains { source[$0] == "、" } && tokens.tokens(in: gap).allSatisfy { $0.deed == nil }
    }

    /// Whether a figure is the former one in another unit: `186.4公顷，折合2796亩`, `12公顷（180亩）`.
    func equals(_ former: Reading, _ figure: FigureScanner.Figure, _ context: ClaimContext) -> Bool {
        guard former.kind == figure.kind else { return false }
        let gap = former.figure.upperBound..<figure.range.lowerBound
        guard gap.count <= 10 else { return false }
        if tokens.tokens(in: gap).contains(where: { $0.word == .equals }) { return true }
        return source[gap.lowerBound] == "(" && source[figure.range.upperBound] == ")"
            && gap.dropFirst().allSatisfy { ["约", "即", "=", " "].contains(source[$0]) }
    }

    /// What words say, one after the other.
    func stretch(
        _ words: some Collection<ClauseTokens.Token>, of kind: ClaimKind, figure: Range<Int>, isBefore: Bool,
        mode start: DeedMode = .done
    ) -> Stretch {
        let words = words.map {
            settled($0, before: isBefore ? figure.lowerBound : tokens.range.upperBound, of: kind)
        }
        var result = Stretch()
        var mode = start
        var isMarked = false
        var denial: Int?
        var isAccording = false
        var carriesOut = false
        var isPurpose = false
        /// The word that told the deed.
        var teller: Int?
        /// The deed before the last one, for where that turns out to name a thing.
        var earlier = result
        for (index, token) in words.enumerated() {
            let last = index > 0 ? words[index - 1] : nil
            switch token.word {
            case .mode(.denied): denial = token.range.upperBound
            case .mode(let told):
                // 尚未启动.
                if denial.map({ $0 == token.range.lowerBound }) ?? false {
                    (mode, isMarked, denial) = (.denied, true, nil)
                    result.mode = .denied
                    continue
                }
                // 在建项目 is a thing.
                if told == .underWay, index + 1 < words.count, words[index + 1].word == .naming,
                    words[index + 1].range.lowerBound == token.range.upperBound
                {
                    continue
                }
                // 要求 behind 按照 and the like is the measure of what was done.
                if isAccording, told == .planned, Self.measures.contains(text(token.range)) {
                    isAccording = false
                    continue
                }
                // 签退种承诺23份 counts papers.
                if told == .planned, isBefore, token.range.upperBound == figure.lowerBound,
                    Self.measures.contains(text(token.range))
                {
                    continue
                }
                // 完成待验收 is done.
                if told == .planned, source[token.range.lowerBound] == "待", token.range.count == 1,
                    last?.deed?.completes == true, last?.range.upperBound == token.range.lowerBound
                {
                    continue
                }
                if told == .planned,
                    source.has("要求", at: token.range.lowerBound, before: token.range.upperBound),
                    last?.deed != nil, last?.range.upperBound == token.range.lowerBound
                {
                    continue
                }
                // 因资金未到位仅完成: the denial is of the cause.
                if told == .done, let end = denial, token.range.lowerBound >= end + 2,
                    ["仅", "只", "已"].contains(text(token.range))
                {
                    denial = nil
                }
                (mode, isMarked) = (told, true)
                if isBefore || result.deed == nil { result.mode = told }
            case .willOrTake:
                let following = index + 1 < words.count ? words[index + 1] : nil
                let isVerb = following.map { $0.deed != nil || $0.word == .topic || $0.mode != nil } ?? false
                let isFuture = isVerb && !takesObject(token, words[(index + 1)...])
                if isFuture || !isBefore { (mode, isMarked) = (.planned, true) } else { result.isTopic = true }
            case .topic: result.isTopic = true
            case .outlook: mode = .planned
            case .deferral: (mode, isMarked, result.mode, result.isMarked) = (.planned, true, .planned, true)
            case .accordingTo: isAccording = true
            // 超任务200亩 is done beyond it.
            case .task
            where ["超", "超出", "超过", "超额"].contains {
                text(max(tokens.range.lowerBound, token.range.lowerBound - 2)..<token.range.lowerBound)
                    .hasSuffix($0)
            }:
                isAccording = false
            // 比任务多造林30亩 as well.
            case .task where result.isCompared && ["多", "超"].contains(source[token.range.upperBound]):
                isAccording = false
            case .task:
                if isAccording {
                    (isAccording, result.isByPlan) = (false, true)
                } else if let deed = result.deed {
                    // 治理任务 is to be done, 完成治理任务 is done.
                    let isGoverned =
                        carriesOut || earlier.deed?.completes == true || deed == .state
                        || deed == .complete
                    if !isGoverned, isBefore || last?.deed != nil || isEntered(in: token) {
                        (result.mode, mode, result.isTask) = (.planned, .planned, true)
                    }
                    if deed == .state { result.isTask = true }
                } else if words[(index + 1)...].first(where: { $0.deed != nil && $0.deed != .state })?.deed
                    == .occupy,
                    words[(index + 1)...].contains(where: { $0.word == .extent || text($0.range) == "共涉及" })
                {
                    // 任务涉及占地40亩: what is to be done is done to ground that was taken.
                } else {
                    result.isTask = true
                    if index + 1 < words.count, words[(index + 1)...].contains(where: { $0.deed != nil }) {
                        (mode, isMarked, result.isTask) = (.planned, true, false)
                    }
                }
            case .naming:
                isAccording = false
                // 滞后3项, and 发现并整改问题21个: the second verb has the object of both.
                if isBefore, token.range.upperBound == figure.lowerBound, text(token.range) == "滞后" {
                    result.isRest = true
                }
                if let last, last.deed != nil, source[last.range.lowerBound - 1] == "并" { continue }
                // 发现问题43条 are found.
                if last?.deed == .state, isBefore, kind == .count { continue }
                // 用于项目 and 建在… take a thing; 治理项目 is one.
                // 治理不足200亩 measures what was done.
                if token.range.upperBound == figure.lowerBound, isBefore, source[figure.lowerBound - 1] == "足" {
                    continue
                }
                guard let last, teller == index - 1, last.range.upperBound == token.range.lowerBound,
                    source[last.range.upperBound - 1] != "于"
                else { continue }
                // 投入资金 is money put in and 制定制度 a thing made; 治理项目 is a thing.
                if kind == .money || Self.makings.contains(text(last.range)), last.deed?.completes == true {
                    continue
                }
                let named = last.deed
                result = earlier
                if carriesOut, named == .restore, !earlier.isAttribute { result.deed = .restore }
            case .permit:
                isAccording = false
                // 审批手续 is a paper.
                if result.deed == .approve, let last, last.range.upperBound == token.range.lowerBound {
                    result = earlier
                }
                // Ground for which papers were made has them; 已补办手续126亩 tells that it was done.
                if result.deed == .occupy && denial == nil
                    || result.deed == .complete && (kind == .area ? !result.isMarked : !isBefore),
                    result.mode != .denied
                {
                    result.deed = .approve
                }
            case .of:
                // 治理剩余的20亩: the ground that is left is what is treated.
                if last?.word == .rest, last?.range.upperBound == token.range.lowerBound, result.deed != nil {
                    continue
                }
                if result.deed != nil || isMarked { result.isAttribute = true }
            case .deed(let deed):
                if result.deed == nil { result.isAttribute = false }
                let isDenied = denial.map { denies($0, deed, token) } ?? false
                denial = nil
                // 未经批准占用: what was not permitted is no deed.
                if isDenied, deed == .approve || deed == .inspect || deed == .protect || deed == .occupy {
                    // 不予批准2件 tells what became of them.
                    if isBefore, deed == .approve, token.range.upperBound == figure.lowerBound {
                        (result.deed, result.mode, result.isAttribute) = (deed, .denied, false)
                    }
                    continue
                }
                // 比上年减少: the change from what it is compared with.
                if isBefore, result.isCompared, result.deed == nil, deed == .complete,
                    Self.changes.contains(text(token.range))
                {
                    continue
                }
                if !isBefore, settles(result, kind) { continue }
                // 未办理审批手续占用: nor is what was not applied for.
                if result.mode == .denied, deed == .approve || deed == .inspect, isJoined(last, token) {
                    continue
                }
                // 不再安排补植 denies both.
                if result.mode == .denied, result.deed == .complete, last?.deed != nil, deed == .restore,
                    isJoined(last, token)
                {
                    result.deed = deed
                    continue
                }
                // 应退出的养殖水面72亩.
                if deed == .state, result.isAttribute, Self.places.contains(text(token.range)) { continue }
                // 应退出的井场占地146亩: the ground is taken, whatever is to be done.
                if deed == .occupy, result.isAttribute, result.deed != .carryOut {
                    (mode, isMarked) = (.done, false)
                }
                // 用于安置 tells what for.
                if isPurpose, kind == .count { continue }
                isPurpose = source[token.range.upperBound - 1] == "于"
                let isBound = result.deed != nil && !result.isAttribute
                if isBound, let former = result.deed,
                    // 没有完成补播 denies both.
                    result.mode != .denied
                        || former == .carryOut && last?.range.upperBound == token.range.lowerBound,
                    absorbs(former, deed, last, token, kind, by: words[teller ?? index])
                {
                    (earlier, teller) = (result, index)
                    if former == .carryOut { result.deed = deed == .state ? .complete : deed }
                    continue
                }
                (earlier, teller) = (result, index)
                if deed == .carryOut { carriesOut = true }
                result.deed = deed
                // 开垦地1万亩 is ground of that sort.
                result.isAttribute =
                    deed == .occupy && source[token.range.upperBound] == "地"
                    && token.range.upperBound + 1 == figure.lowerBound
                result.mode = isDenied ? .denied : mode
                result.isMarked = isMarked || isDenied
                // 批复治理面积214公顷 is to be treated.
                if earlier.deed == .approve, deed == .restore, isJoined(last, token) {
                    (result.mode, result.isMarked) = (.planned, true)
                }
            case .takesUp:
                // 约占120亩的一半 is a share.
                guard isBefore, kind == .area, figure.lowerBound - token.range.upperBound <= 10,
                    index == words.count - 1,
                    source[figure.upperBound] != "的"
                        || !(source[figure.upperBound + 1].isDigit || source[figure.upperBound + 2] == "半")
                else {
                    // 占林问题6起 compares nothing.
                    let isShare = kind == .ratio || kind == .area || source[figure.upperBound] == "的"
                    if isBefore, isShare {
                        result.compared = result.deed.map { ($0, result.mode) }
                        (result.deed, result.isCompared) = (nil, true)
                    }
                    continue
                }
                (result.deed, result.mode, result.isAttribute) = (.occupy, mode, false)
            case .than:
                if isBefore {
                    result.compared = result.deed.map { ($0, result.mode) }
                    (result.deed, result.isCompared) = (nil, true)
                }
            case .distance: result.isUnmeasured = true
            // 清运中5座 are there, 复绿中30亩 are on their way.
            case .among
            where isBefore && token.range.upperBound == figure.lowerBound && last?.deed != nil
                && last?.range.upperBound == token.range.lowerBound:
                if kind == .count {
                    (result.deed, result.isAttribute) = (.state, false)
                } else {
                    (mode, isMarked, result.mode, result.isMarked) = (.underWay, true, .underWay, true)
                }
            case .among:
                // 48家有监测的填埋场中，…: which are meant may stand before.
                if !isBefore, result.deed == nil || result.isAttribute, isWhole(token.range.upperBound) {
                    result.isWhole = true
                }
            case .rest: result.isRest = true
            case .total: result.isTotal = true
            case .unlawful: result.isUnlawful = true
            case .extent: result.isExtent = true
            case .dimension:
                if isBefore, figure.lowerBound - token.range.upperBound <= 3 { result.isUnmeasured = true }
            case .equals, .fine, .part, .byObject, .other: break
            }
        }
        // 未付150万元.
        if isBefore, result.deed == nil, let end = denial, source[end - 1] == "未", figure.lowerBound - end <= 1
        {
            result.mode = .denied
        }
        // 无除尘设施 denies no deed.
        if !isBefore, !isProblem, let end = denial, source[end - 1] != "无", result.deed == nil {
            result.mode = .planned
        }
        if isBefore, isLevel(figure.lowerBound) {
            (result.deed, result.isAttribute, result.isLevel) = (.state, false, true)
        }
        return result
    }

    /// Whether a denial behind which a deed stands is about the deed: 未占用, but not 未办手续先行占用.
    private func denies(_ denial: Int, _ deed: Deed, _ token: ClauseTokens.Token) -> Bool {
        guard deed == .occupy else { return token.range.lowerBound - denial <= 8 }
        var gap = text(denial..<token.range.lowerBound)
        while let word = Self.fillers.first(where: { gap.hasPrefix($0) }) { gap.removeFirst(word.count) }
        return gap.isEmpty
    }

    /// Whether what stands before a plan puts something on it: 纳入2026年度计划.
    private func isEntered(in plan: ClauseTokens.Token) -> Bool {
        let lead = text(max(tokens.range.lowerBound, plan.range.lowerBound - 12)..<plan.range.lowerBound)
        return ["纳入", "列入", "编入", "转入"].contains { lead.contains($0) }
    }

    private static let places: Set<String> = ["有", "养殖", "饲养", "居住", "位于", "分布", "废弃", "闲置"]
    private static let measures = ["要求", "约定", "承诺"]
    private static let changes = ["增加", "减少", "新增", "节约", "压减", "削减", "提升", "缩小"]

    /// Whether the words behind a figure have told its deed: the first, of ground for ground.
    private func settles(_ found: Stretch, _ kind: ClaimKind) -> Bool {
        guard let deed = found.deed, !found.isAttribute else { return false }
        if deed == .state || deed == .inspect || deed == .carryOut { return false }
        guard kind == .area else { return true }
        // 损毁土地没有治理: what was done to the ground last.
        return [.restore, .approve, .protect].contains(deed)
    }

    /// Whether a figure is the start or the end of a change: 由17处减少到4处.
    private func isLevel(_ figure: Int) -> Bool {
        var end = figure
        while end > 0, ["约", "近", " "].contains(source[end - 1]) { end -= 1 }
        // 由2017年的26.4公里.
        if end > 7, source[end - 1] == "的" { end -= 1 }
        if end > 6, source[end - 1] == "年", (end - 5..<end - 1).allSatisfy({ source[$0].isDigit }) { end -= 5 }
        guard end > 1 else { return false }
        if ["由", "从"].contains(source[end - 1]) { return true }
        return source[end - 1] == "至" && source[end - 2] != "截"
            || source[end - 1] == "到" && !["达", "得", "收", "接", "受"].contains(source[end - 2])
    }

    /// Whether what stands behind 中 takes a part out: 7宗矿业权中，… and 9块湿地中就有….
    private func isWhole(_ offset: Int) -> Bool {
        source[offset].endsClause || ["有", "仅", "就", "已", "尚"].contains(source[offset])
    }

    /// Whether a task is counted by itself: 整改任务12项, but not 任务为图斑3个.
    func isCountedTask(_ figure: FigureScanner.Figure, isBefore: Bool) -> Bool {
        let before = source[figure.range.lowerBound - 1]
        return figure.kind == .count && ["项", "个"].contains(figure.unit.base.name)
            && (figure.unit.base.name == "项" || !isBefore || ["务", "共", "计"].contains(before))
    }
}
