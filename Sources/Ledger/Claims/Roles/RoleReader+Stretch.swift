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
                guard joins(from..<figure.lowerBound) else { break }
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
        guard scalar.endsClause, scalar != "、" else { return false }
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
        let words = Array(words)
        var result = Stretch()
        var mode = start
        var isMarked = false
        var denial: Int?
        var isAccording = false
        var carriesOut = false
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
                // 要求 behind 按照 and the like is the measure of what was done.
                if isAccording, told == .planned {
                    isAccording = false
                    continue
                }
                if told == .planned,
                    source.has("要求", at: token.range.lowerBound, before: token.range.upperBound),
                    last?.deed != nil, last?.range.upperBound == token.range.lowerBound
                {
                    continue
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
            case .accordingTo: isAccording = true
            case .task:
                if isAccording {
                    (isAccording, result.isByPlan) = (false, true)
                } else if let deed = result.deed {
                    // 治理任务 is to be done, 完成治理任务 is done.
                    let isGoverned =
                        carriesOut || earlier.deed?.completes == true || deed == .state
                        || deed == .complete
                    if !isGoverned, isBefore || last?.deed != nil { (result.mode, mode) = (.planned, .planned) }
                    if deed == .state { result.isTask = true }
                } else {
                    result.isTask = true
                    if index + 1 < words.count, words[(index + 1)...].contains(where: { $0.deed != nil }) {
                        (mode, isMarked, result.isTask) = (.planned, true, false)
                    }
                }
            case .naming:
                isAccording = false
                // 用于项目 and 建在… take a thing; 治理项目 is one.
                guard let last, teller == index - 1, last.range.upperBound == token.range.lowerBound,
                    source[last.range.upperBound - 1] != "于"
                else { continue }
                // 投入资金 is money put in; 治理项目 is a thing.
                if kind == .money, last.deed?.completes == true { continue }
                let named = last.deed
                result = earlier
                if carriesOut, named == .restore { result.deed = .restore }
            case .permit:
                isAccording = false
                if result.deed == .occupy, result.mode != .denied { result.deed = .approve }
            case .of:
                if result.deed != nil || isMarked { result.isAttribute = true }
            case .deed(let deed):
                if result.deed == nil { result.isAttribute = false }
                let isDenied = denial.map { token.range.lowerBound - $0 <= 8 } ?? false
                denial = nil
                // 未经批准占用: what was not permitted is no deed.
                if isDenied, deed == .approve || deed == .inspect || deed == .protect || deed == .occupy {
                    continue
                }
                if !isBefore, settles(result, kind) { continue }
                // 未办理审批手续占用: nor is what was not applied for.
                if result.mode == .denied, deed == .approve || deed == .inspect, isJoined(last, token) {
                    continue
                }
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
            case .takesUp:
                guard isBefore, kind == .area, figure.lowerBound - token.range.upperBound <= 10,
                    index == words.count - 1
                else {
                    if isBefore { (result.deed, result.isCompared) = (nil, true) }
                    continue
                }
                (result.deed, result.mode, result.isAttribute) = (.occupy, mode, false)
            case .than:
                if isBefore { (result.deed, result.isCompared) = (nil, true) }
            case .distance: result.isUnmeasured = true
            case .among:
                if !isBefore, result.deed == nil, isWhole(token.range.upperBound) { result.isWhole = true }
            case .rest: result.isRest = true
            case .total: result.isTotal = true
            case .unlawful: result.isUnlawful = true
            case .extent: result.isExtent = true
            case .dimension:
                if isBefore, figure.lowerBound - token.range.upperBound <= 3 { result.isUnmeasured = true }
            case .equals, .fine, .part, .other: break
            }
        }
        if !isBefore, !isProblem, denial != nil, result.deed == nil { result.mode = .planned }
        if isBefore, isLevel(figure.lowerBound) {
            (result.deed, result.isAttribute, result.isLevel) = (.state, false, true)
        }
        return result
    }

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
        guard end > 1 else { return false }
        if ["由", "从"].contains(source[end - 1]) { return true }
        return source[end - 1] == "至" && source[end - 2] != "截"
            || source[end - 1] == "到" && !["达", "得", "收", "接", "受"].contains(source[end - 2])
    }

    /// Whether a deed takes the next one for its object: 完成…治理, 恢复…被占用, 批准…占用.
    private func absorbs(
        _ former: Deed, _ deed: Deed, _ last: ClauseTokens.Token?, _ token: ClauseTokens.Token,
        _ kind: ClaimKind, by governing: ClauseTokens.Token
    ) -> Bool {
        switch former {
        case .carryOut: deed != .carryOut
        case .restore:
            deed == .occupy && isTaken(governing, last, token) || deed == .complete && kind != .money
                || deed.completes && isJoined(last, token)
        case .remove: deed == .occupy && isTaken(governing, last, token)
        case .approve: deed == .occupy || deed == .build || deed == .complete
        case .occupy, .complete, .build, .protect, .inspect, .state: false
        }
    }

    /// Whether a deed tells which ground is meant: 恢复被占用…, 清退非法侵占…, but not 平整土地时毁林.
    ///
    /// In a problem a deed farther before it is more often a part of a name: 清淤加工点未经审批占地.
    private func isTaken(_ former: ClauseTokens.Token, _ last: ClauseTokens.Token?, _ token: ClauseTokens.Token)
        -> Bool
    {
        let gap = former.range.upperBound..<token.range.lowerBound
        let unlawful = last?.word == .unlawful ? last?.range.count ?? 0 : 0
        return gap.count - unlawful <= (isProblem ? 1 : 6) && !gap.contains { Self.turns.contains(source[$0]) }
    }

    /// Scalars behind which another deed begins.
    private static let turns: Set<Unicode.Scalar> = [
        "时", "后", "中", "以", "为", "致", "成", "并", "而", "且", "户", "、",
    ]

    /// Whether two verbs stand side by side: 治理与控制.
    private func isJoined(_ last: ClauseTokens.Token?, _ token: ClauseTokens.Token) -> Bool {
        last.map { token.range.lowerBound - $0.range.upperBound <= 1 } ?? false
    }

    /// Whether what stands behind 中 takes a part out: 7宗矿业权中，… and 9块湿地中就有….
    private func isWhole(_ offset: Int) -> Bool {
        source[offset].endsClause || ["有", "仅", "就", "已", "尚"].contains(source[offset])
    }

    /// Whether a task is counted by itself: 整改任务12项.
    func isCountedTask(_ figure: FigureScanner.Figure) -> Bool {
        figure.kind == .count && ["项", "个"].contains(figure.unit.base.name)
    }

    /// Whether a figure behind words without a known verb is the object of one: 撒播披碱草种子1584公斤.
    func isUnknownDeed(_ figure: FigureScanner.Figure, _ clause: Int, behind: Int, _ end: Range<Int>)
        -> Bool
    {
        guard !isProblem, figure.kind != .area, figure.kind != .ratio, figure.kind != .multiple,
            figure.kind != .unitPrice, figure.kind != .money,
            source[figure.range.upperBound].endsClause || end.isEmpty
        else { return false }
        return (max(clause, behind)..<figure.range.lowerBound).count {
            (0x4E00...0x9FFF).contains(source[$0].value)
        } >= 4
    }
}
