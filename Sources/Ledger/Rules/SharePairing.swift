import Geodesy

/// Which figure a printed share is of, and of which whole, by the words alone: whether the numbers fit is asked afterwards,
/// so that a wrong number is told as surely as a right one is confirmed.
///
/// - The part of a share is what stands right before it, that of a rate what its deed was done to, that of a task what was
///   completed; where a count and an area are told of one deed, either.
/// - The whole is what `ShareWholes` chooses.
struct SharePairing {
    struct Pair {
        let part: RuleFigure
        let whole: RuleFigure
        /// Whether the words leave no other whole; else only agreement tells something.
        var isCertain = true
    }

    enum Outcome {
        /// One of these, by the words; the likeliest first.
        case pairs([Pair])
        /// Of something that the text does not state, whatever fits.
        case foreign
        /// The words leave it open.
        case open
    }

    let reading: ItemReading
    let accounts: FigureAccounts
    let wholes: ShareWholes
    /// The wholes of the shares paired so far, by the index of the share: those of one list have one.
    private var paired: [Int: RuleFigure] = [:]

    /// How many figures before a share may be its part.
    static let window = 8
    /// How far a part may stand from its rate, in scalars.
    static let reach = 100
    /// What a rate calls its deed that is any deed.
    static let generic: Set<String> = [
        "完成", "任务", "进度", "整改", "治理", "整治", "总体", "综合", "销号", "办结", "落实",
    ]
    static let fillers: Set<String> = [
        "", "其中", "已", "目前", "现", "共", "累计", "总", "总体", "仅", "实际", "并", "均", "约", "年度", "全年", "面积", "项目", "资金",
        "任务",
        "数量", "总的", "整体", "平均", "综合", "问题", "所", "按", "合计", "整改",
    ]

    init(_ reading: ItemReading) {
        self.reading = reading
        accounts = FigureAccounts(reading)
        wholes = ShareWholes(reading, accounts)
    }

    /// What a share is of; shares are asked for in order.
    mutating func outcome(of index: Int) -> Outcome {
        let outcome = read(index)
        if case .pairs(let pairs) = outcome, let pair = pairs.first {
            // 裸土2.7公顷已全部苫盖，苫盖率100%: of itself, whatever stands before it.
            if reading.figures[index].amount == Rational(100), pair.part.amount != pair.whole.amount,
                reading.says(["全部", "均", "全数"], in: pair.part.segment)
            {
                return .foreign
            }
            paired[index] = pair.whole
            // 复耕944亩，复耕率达到100% as a goal is a demand, whatever stands before it.
            if accounts.isDemand(index), reading.figures[index].claim.location != pair.whole.claim.location {
                return .pairs(
                    pairs.map { Pair(part: $0.part, whole: $0.whole, isCertain: false) })
            }
        }
        return outcome
    }

    private func read(_ index: Int) -> Outcome {
        let share = reading.figures[index]
        let lead = lead(of: index)
        if let shared = distributed(index) ?? stated(index) ?? bracketed(index) ?? levied(index) {
            return shared
        }
        guard let words = ShareWords(lead, in: reading) else { return .open }
        if let basis = words.basis {
            return pairs(of: counted(index, basis), share, words.name, isPlan: false)
        }
        let subject = reading.source.text(in: words.subject).folded
        let isOwn = Self.fillers.contains(subject)
        switch words.kind {
        case .share(let name):
            guard isOwn else {
                let parts = named(words.subject, index)
                // 共80亩，其中草地占25%: of what stands before 其中.
                if name.isEmpty, let mark = reading.first("其中", in: words.subject) {
                    return before(mark, index, of: parts)
                }
                guard case .pairs(let found) = pairs(of: parts, share, name, isPlan: false) else {
                    return .foreign
                }
                return .pairs(found)
            }
            guard let part = beside(index) else { return .open }
            if name.isEmpty, let whole = listed(part) {
                return .pairs([Pair(part: reading.figures[part], whole: whole)])
            }
            return pairs(
                of: [head(of: part, share), part, twin(of: part)].compactMap { $0 }, share, name,
                isPlan: isPlan(name))
        case .completion(let name):
            guard
                isOwn || isTold(words.subject, before: share)
                    || named(words.subject, index).contains(where: { $0 == index - 1 })
            else { return .open }
            // 超占面积相当于批准面积的26%: of what was taken beyond.
            let isExcess = reading.says(["超", "节约", "减少"], in: words.subject)
            let part =
                isExcess ? beside(index).flatMap { accounts.isGap($0) ? $0 : nil } : completed(index, name)
            guard let part,
                case .pairs(let found) = pairs(
                    of: [part, twin(of: part)].compactMap { $0 }, share, name, isPlan: true)
            else { return .open }
            // 堆存260万吨，已清运208万吨，完成95%: of a task that need not be what was told before.
            let sure = found.filter {
                !name.isEmpty || accounts.isDue($0.whole) || wholes.isNamed($0.whole, by: $0.part)
            }
            return .pairs(
                sure.map {
                    Pair(part: $0.part, whole: $0.whole, isCertain: !name.isEmpty || accounts.isDue($0.whole))
                })
        case .rate(let stem):
            guard isOwn || isTold(words.subject, before: share) else { return .foreign }
            let word = reading.source.text(in: stem).folded
            let parts = ofSubject(words.subject, done(index, stem: word))
            // 整改54个，整改率90%；东片整改率95%: a deed told of once has one rate.
            if let part = parts.first, isRated(part, before: index, by: word) { return .foreign }
            let outcome = pairs(
                of: parts, share, words.name, stem: word, subject: words.subject, isPlan: word == "完成")
            // 乙镇治理率75%: of what 乙镇 was to do.
            if case .open = outcome, !isOwn { return .foreign }
            // 153.6亩林地全部恢复，成活率92%: of nothing that was said to survive.
            // More than the whole was never done of it: another figure is meant.
            if case .pairs(let found) = outcome, word != "完成", let pair = found.first,
                pair.part.amount > pair.whole.amount
            {
                return .pairs(
                    found.map { Pair(part: $0.part, whole: $0.whole, isCertain: false) })
            }
            // 完成3项，完成待验收1项，完成率57.1% may be of both.
            guard case .pairs(let found) = outcome,
                !parts.contains(where: { isKin($0, word) }) && !isAddedUp(parts, index, stem: word)
                    || isOfAll(found, share, stem: word)
            else { return outcome }
            return .pairs(found.map { Pair(part: $0.part, whole: $0.whole, isCertain: false) })
        }
    }

    /// What a list of parts behind 其中 is of, where the share stands behind the whole list: 6036亩，其中甲3138亩、乙2898亩，占60.5%.
    private func head(of place: Int, _ share: RuleFigure) -> Int? {
        let part = reading.figures[place]
        let lead = part.sentence.lowerBound..<part.range.lowerBound
        guard let mark = reading.last("其中", in: lead), part.segment != share.segment else { return nil }
        let parts = reading.peers(before: place, atMost: Self.window).filter {
            reading.figures[$0].range.lowerBound > mark
        }
        guard let first = parts.first else { return nil }
        return reading.peers(before: first, atMost: 1).last.flatMap {
            reading.figures[$0].sentence.overlaps(part.sentence) && !accounts.isPart($0) ? $0 : nil
        }
    }

    /// The whole before 其中 of a part that is told before it.
    private func before(_ mark: Int, _ index: Int, of parts: [Int]) -> Outcome {
        guard let part = parts.first.map({ reading.figures[$0] }),
            let whole = reading.figures[..<index].last(where: { $0.isAmount && $0.range.upperBound <= mark }),
            whole.isComparable(to: part), whole.isPlain, whole.range != part.range, part.amount <= whole.amount
        else { return .foreign }
        return .pairs([Pair(part: part, whole: whole)])
    }

    /// Of several figures of a deed those that the words before its rate name or measure: 土地腾退率 of 拆除30栋、腾退土地36亩.
    private func ofSubject(_ subject: Range<Int>, _ parts: [Int]) -> [Int] {
        guard parts.count > 1, !subject.isEmpty else { return parts }
        let kind: ClaimKind? =
            reading.says(["面积", "土地"], in: subject)
            ? .area : reading.says(["资金", "投资", "金额", "款"], in: subject) ? .money : nil
        let measured = parts.filter { reading.figures[$0].claim.kind == kind }
        if !measured.isEmpty { return measured }
        let named = parts.filter {
            CommonWords.longest(subject, reading.figures[$0].segment, in: reading.source) >= 2
        }
        return named.isEmpty ? parts : named
    }

    /// Whether the figures of one deed in a sentence together have the share that its last is not of.
    private func isOfAll(_ pairs: [Pair], _ share: RuleFigure, stem: String) -> Bool {
        guard let pair = pairs.first, let part = reading.index(of: pair.part) else { return false }
        let others =
            (Array(reading.peers(before: part, atMost: Self.window))
            + reading.peers(behind: part, atMost: Self.window)).filter { place in
                let figure = reading.figures[place]
                return figure.sentence.overlaps(share.sentence) && figure.segment != pair.part.segment
                    && figure.range.upperBound <= share.range.lowerBound && accounts.isDone(place)
                    && accounts.tells(stem, place) && figure.range != pair.whole.range
            }
        let sum = others.reduce(pair.part.amount) { $0 + reading.figures[$1].amount }
        return !others.isEmpty && share.interval.contains(sum * Rational(100) / pair.whole.amount)
    }

    /// Whether a rate of the same deed stands between a figure and a share.
    private func isRated(_ part: Int, before index: Int, by stem: String) -> Bool {
        guard part + 1 < index else { return false }
        return ((part + 1)..<index).contains { place in
            let figure = reading.figures[place]
            return figure.claim.unit.base == .percent && !isNext(place + 1 == index ? index : place)
                && reading.first(stem + "率", in: figure.segment.lowerBound..<figure.range.lowerBound) != nil
                && figure.segment != reading.figures[index].segment
        }
    }

    private func pairs(
        of parts: [Int], _ share: RuleFigure, _ name: Range<Int>, stem: String? = nil,
        subject: Range<Int>? = nil, isPlan: Bool
    ) -> Outcome {
        // 2座、4.5万平方米，为计划面积的47%.
        let kind: ClaimKind? = reading.says(["面积"], in: name) ? .area : nil
        let parts =
            parts.count > 1 ? parts.filter { kind == nil || reading.figures[$0].claim.kind == kind } : parts
        let answers = parts.map {
            wholes.whole(of: $0, share, name, stem: stem, subject: subject, isPlan: isPlan)
        }
        let pairs = zip(parts, answers).compactMap { part, answer -> Pair? in
            switch answer {
            case .figure(let whole): Pair(part: reading.figures[part], whole: whole)
            case .likely(let whole): Pair(part: reading.figures[part], whole: whole, isCertain: false)
            case .foreign, .open: nil
            }
        }
        if !pairs.isEmpty { return .pairs(pairs) }
        return answers.contains { if case .foreign = $0 { true } else { false } } ? .foreign : .open
    }

    /// The words that lead to a share, from the figure before it on.
    func lead(of index: Int) -> Range<Int> {
        let share = reading.figures[index]
        let former = index > 0 ? reading.figures[index - 1].range.upperBound : 0
        let start = max(share.segment.lowerBound, former)
        return min(start, share.range.lowerBound)..<share.range.lowerBound
    }

    private func isPlan(_ name: Range<Int>) -> Bool { reading.says(["计划", "任务", "目标", "设计", "规模"], in: name) }

    // MARK: Shares with their whole beside them, and lists of shares

    /// 为计划24公里的77.5%: the whole stands between the verb and the share.
    private func stated(_ index: Int) -> Outcome? {
        guard index > 1 else { return nil }
        let (whole, share) = (reading.figures[index - 1], reading.figures[index])
        let verb = whole.segment.lowerBound..<whole.range.lowerBound
        guard whole.segment == share.segment, whole.isAmount,
            whole.range.upperBound + 1 == share.range.lowerBound,
            reading.source[whole.range.upperBound] == "的",
            reading.says(["占", "为", "是", "完成", "达到", "相当于"], in: verb)
        else { return nil }
        var place = index - 2
        // 80万元，占年度计划100万元的80%，占总投资400万元的20% are both of 80万元.
        while place > 1, reading.figures[place].claim.unit.base == .percent,
            reading.figures[place - 1].segment == reading.figures[place].segment,
            reading.figures[place].sentence == share.sentence
        {
            place -= 2
        }
        // 分别恢复100亩、150亩，占任务500亩的20%、30%: each of its own.
        let shares = run(from: index)
        if shares > 1 {
            guard let part = parallel(0, of: shares, before: index - 1), part.isComparable(to: whole) else {
                return .foreign
            }
            return .pairs([Pair(part: part, whole: whole)])
        }
        let parts = [head(of: place, share), place].compactMap { $0 }.map { reading.figures[$0] }.filter {
            $0.isComparable(to: whole) && $0.isPlain && $0.sentence == share.sentence
        }
        guard whole.isPlain, !parts.isEmpty else { return nil }
        return .pairs(parts.map { Pair(part: $0, whole: whole) })
    }

    /// 占全市总宗数（138宗）的41.3%: the whole stands in brackets behind its name.
    private func bracketed(_ index: Int) -> Outcome? {
        guard index > 1 else { return nil }
        let (whole, share) = (reading.figures[index - 1], reading.figures[index])
        guard whole.range.upperBound + 2 == share.range.lowerBound,
            reading.source[whole.range.upperBound] == ")", reading.source[whole.range.upperBound + 1] == "的",
            let open = reading.openBracket(before: whole.range.lowerBound, in: share.sentence)
        else { return nil }
        var start = open
        while start > share.sentence.lowerBound, !reading.source[start - 1].endsClause { start -= 1 }
        guard reading.says(["占", "为", "完成", "达到", "相当于"], in: start..<open) else { return nil }
        let parts = [index - 2, twin(of: index - 2)].compactMap { $0 }.map { reading.figures[$0] }.filter {
            $0.isAmount && $0.isPlain && $0.isComparable(to: whole) && $0.sentence.overlaps(share.sentence)
        }
        return parts.isEmpty ? .foreign : .pairs(parts.map { Pair(part: $0, whole: whole) })
    }

    /// How many percentages a list has that opens with a figure.
    private func run(from index: Int) -> Int {
        var end = index
        while end + 1 < reading.figures.count, isNext(end + 1) { end += 1 }
        return end - index + 1
    }

    /// One of as many amounts in a row before a figure as a list has shares; `nil` where there are fewer or more.
    private func parallel(_ offset: Int, of count: Int, before index: Int) -> RuleFigure? {
        guard index >= count else { return nil }
        let first = reading.figures[index - count]
        let figures = reading.figures[(index - count)..<index]
        let isRow = figures.allSatisfy {
            $0.isAmount && $0.isPlain && $0.isComparable(to: first) && $0.sentence.overlaps(first.sentence)
        }
        guard isRow else { return nil }
        return figures[figures.startIndex + offset]
    }

    /// 工业用地90宗、住宅用地45宗、其他15宗，分别占60%、30%和10%: each of its own, in order.
    private func distributed(_ index: Int) -> Outcome? {
        var start = index
        while start > 0, isNext(start) { start -= 1 }
        let first = reading.figures[start]
        let lead = lead(of: start)
        // 占任务500亩的20%、30%
        if start < index, case .pairs(let pairs)? = stated(start), let whole = pairs.first?.whole {
            let count = run(from: start)
            guard let part = parallel(index - start, of: count, before: start - 1) else { return .foreign }
            return .pairs([Pair(part: part, whole: whole)])
        }
        guard reading.says(["分别", "依次"], in: lead) else { return nil }
        var end = index
        while end + 1 < reading.figures.count, isNext(end + 1) { end += 1 }
        let count = end - start + 1
        guard count > 1, start >= count, let words = ShareWords(lead, in: reading) else { return nil }
        // 分别为320艘、180艘，合计500艘，分别占64%和36%: the total stands between.
        let total = reading.figures[start - 1]
        if start > count, words.name.isEmpty, start - count > 0,
            TotalWords.opening(total.segment.lowerBound..<total.range.lowerBound, in: reading) != nil,
            let part = parallel(index - start, of: count, before: start - 1), part.isComparable(to: total)
        {
            return .pairs([Pair(part: part, whole: total)])
        }
        let parts = (start - count)..<start
        guard
            parts.allSatisfy({
                let figure = reading.figures[$0]
                return figure.isAmount && figure.isPlain && figure.sentence.overlaps(first.sentence)
            })
        else { return nil }
        let own = reading.figures[parts.lowerBound]
        let areAlike = parts.allSatisfy { reading.figures[$0].isComparable(to: own) }
        let part = parts.lowerBound + index - start
        // 分别有40家、60家，分别关停30家、54家，关停率分别为75%、90%.
        if areAlike, case .rate = words.kind,
            let whole = parallel(index - start, of: count, before: parts.lowerBound),
            whole.isComparable(to: own),
            reading.says(["分别"], in: whole.sentence.lowerBound..<own.range.lowerBound)
        {
            return .pairs([Pair(part: reading.figures[part], whole: whole)])
        }
        let answer = wholes.whole(of: areAlike ? parts.lowerBound : part, first, words.name, isPlan: false)
        guard case .figure(let whole) = answer else { return .foreign }
        return .pairs([Pair(part: reading.figures[part], whole: whole)])
    }

    /// Whether a percentage goes on a list of such: 、30%, 和10%.
    private func isNext(_ index: Int) -> Bool {
        let (former, figure) = (reading.figures[index - 1], reading.figures[index])
        guard former.claim.unit.base == .percent, figure.claim.unit.base == .percent,
            figure.range.lowerBound - former.range.upperBound == 1
        else { return false }
        return ["、", ",", "和", "及", "与"].contains(reading.source[former.range.upperBound])
    }

    /// Of a list whose parts each tell a share (甲8.2万亩，占35%；乙6.75万亩，占29%): the whole of the share before.
    private func listed(_ place: Int) -> RuleFigure? {
        guard let former = reading.peers(before: place, atMost: 1).last, accounts.isShared(former) else {
            return nil
        }
        let gap = reading.figures[place].segment.lowerBound - reading.figures[former + 1].range.upperBound
        return gap <= 2 ? paired[former + 1] : nil
    }
}
