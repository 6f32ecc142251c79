import Geodesy

/// Of which whole a part is told to be a share, by the words: the figure with the name in them (占概算的, 占任务的), of a gap the value
/// that it is measured from, else the only figure of the same measure that holds the part, in the nearest scope: its
/// sentence, its clause, the problem.
struct ShareWholes {
    enum Answer {
        case figure(RuleFigure)
        /// One that the words only hint at.
        case likely(RuleFigure)
        /// One that the text does not state.
        case foreign
        case open
    }

    let reading: ItemReading
    let accounts: FigureAccounts

    /// Of how many figures a whole is chosen.
    static let window = 14
    /// Places and terms that make a whole another than that of the text.
    private static let regions = [
        "全旗", "全县", "全市", "全区", "全盟", "全省", "全国", "全州", "全镇", "全乡", "全村", "自治区", "辖区", "我",
    ]
    private static let finds = ["抽查", "检查", "排查", "普查", "摸排", "查处"]

    init(_ reading: ItemReading, _ accounts: FigureAccounts) {
        (self.reading, self.accounts) = (reading, accounts)
    }

    /// - Parameters:
    ///   - name: what the words before the share call its whole; empty without.
    ///   - stem: the deed of a rate.
    ///   - subject: the words before it.
    ///   - isPlan: whether more than the whole may be done of it.
    func whole(
        of place: Int, _ share: RuleFigure, _ name: Range<Int>, stem: String? = nil,
        subject: Range<Int>? = nil, isPlan: Bool
    ) -> Answer {
        let part = reading.figures[place]
        let all = candidates(of: place, share, isPlan: isPlan)
        if let region = Self.regions.first(where: { reading.first($0, in: name) != nil }) {
            let wholes = all.filter {
                let whole = reading.figures[$0]
                return reading.first(region, in: whole.sentence.lowerBound..<whole.range.lowerBound) != nil
            }
            return only(wholes, part).map(Answer.figure) ?? .foreign
        }
        // 节约93万元，节约率5%: of the value that was not reached.
        if stem != nil || name.isEmpty, accounts.isGap(place),
            let pair = ChangePairing(of: place, in: reading, where: { $0.isComparable(to: part) })
        {
            return .figure(pair.base)
        }
        let core = Self.core(name, reading)
        if !core.isEmpty {
            let told = called(core, all, part)
            if let whole = only(told, part) ?? nearest(told, part, name) { return .figure(whole) }
            if told.isEmpty, let cell = cell(core, part, isPlan: isPlan) { return .figure(cell) }
            if !told.isEmpty || isPlanName(core) { return .open }
            // 需压采3200万立方米，已压减1800万立方米，占超采量的56%: the only one due, by another of its names.
            if let whole = only(all.filter { isDue($0, core) }, part) { return .likely(whole) }
        } else if let deed = deed(of: part) {
            // 复耕的耕地中种植大豆180亩: of what was told to be 复耕, and of nothing else.
            let own = all.filter { reading.first(deed, in: words(of: $0)) != nil }
            return only(own, part).map(Answer.figure) ?? .foreign
        } else if let topic = topic(of: part) {
            let shared = all.map { CommonWords.longest(topic, reading.figures[$0].segment, in: reading.source) }
            let most = shared.max() ?? 0
            let told = most < 2 ? [] : zip(all, shared).filter { $0.1 == most }.map(\.0)
            if let whole = only(told, part) ?? nearest(told, part, name) { return .figure(whole) }
        }
        // 其中由政府治理的9000亩。政府治理部分已修复6300亩: a part that the words name is a whole of its own.
        if core.isEmpty {
            if let own = namesake(all, part, subject, stem) { return .figure(own) }
            if let subject, let own = ofSubject(subject, all, part) { return .figure(own) }
            if isOfSeveral(place) { return .foreign }
            if isOfPart(place, all) { return .open }
        }
        // 占应缴税款的45% is none of the fines before it, but 占应恢复面积的 one of what the problem tells.
        for scope in core.isEmpty ? Scope.allCases : [.item] {
            var inside = all.filter {
                self.scope(of: reading.figures[$0], part) == scope && isHead($0, stem, isPlan, scope)
            }
            let unfound = inside.filter { !isFound($0) }
            if stem != nil || scope == .item, !unfound.isEmpty { inside = unfound }
            // 上报已整治416宗，抽查50宗，有问题的11宗，占22%: what was done is the last to be a whole.
            let undone = inside.filter { !accounts.isDone($0) || isFound($0) }
            if !undone.isEmpty { inside = undone }
            // 抽查50宗，有问题的11宗，占22%.
            if scope == .sentence, stem == nil, let near = inside.first, isFound(near),
                reading.figures[near].segment.upperBound + 1 == part.segment.lowerBound
            {
                return .figure(reading.figures[near])
            }
            let heads = inside.filter { !accounts.isPart($0) }
            if !heads.isEmpty { inside = heads }
            inside = ofYear(inside, part)
            // 计划投资5050万元，到位4207万元，到位率83.3%: a plan, where nothing else stands with it.
            if inside.isEmpty, scope != .item {
                inside = all.filter {
                    self.scope(of: reading.figures[$0], part) == scope && accounts.isPlan($0)
                        && isHead($0, stem, true, scope)
                }
            }
            guard !inside.isEmpty else { continue }
            if let whole = only(inside, part) ?? alike(inside, part) {
                // 林地500亩、湿地300亩，已恢复400亩: of both.
                return isListed(inside[0], part) ? .foreign : .figure(whole)
            }
            return isJoined(inside) ? .foreign : .open
        }
        return core.isEmpty ? cell(core, part, isPlan: isPlan).map(Answer.figure) ?? .open : .open
    }

    /// The cell of the row of a table that a part is a share of: the one whose heading has the name, else the only one that
    /// tells no deed.
    private func cell(_ core: Range<Int>, _ part: RuleFigure, isPlan: Bool) -> RuleFigure? {
        let all = (reading.cells[part.measure] ?? []).filter {
            $0.isPlain && $0.amount != part.amount && (isPlan || $0.amount > part.amount)
        }
        let named = all.filter {
            !core.isEmpty
                && CommonWords.longest(core, $0.claim.cell?.heading ?? "", in: reading.source)
                    >= min(2, core.count)
        }
        // 占应恢复面积的: what was taken, where no column tells what is due.
        let isAny = core.isEmpty || reading.says(["应", "需"], in: core.lowerBound - 1..<core.upperBound)
        let cells =
            named.isEmpty && isAny
            ? all.filter { [.occupied, .total, .background, .unstated].contains($0.claim.role) } : named
        guard let first = cells.first, cells.allSatisfy({ $0.amount == first.amount }) else { return nil }
        return first
    }

    /// Whether a whole stands in the sentence of its part, or both are told of one thing: 煤矸石.
    func isNamed(_ whole: RuleFigure, by part: RuleFigure) -> Bool {
        let scope = scope(of: whole, part)
        return scope == .sentence
            || CommonWords.longest(part.segment, whole.segment, in: reading.source)
                >= (scope == .clause ? 3 : 2)
    }

    /// Whether a figure of what was to be done has something of a name.
    private func isDue(_ place: Int, _ core: Range<Int>) -> Bool {
        let words = reading.figures[place].segment.lowerBound..<reading.figures[place].range.lowerBound
        return reading.says(["应", "需"], in: words)
            && core.contains { reading.first(String(reading.source[$0]), in: words) != nil }
    }

    /// Whether words call a figure by a name.
    func isCalled(_ core: Range<Int>, _ place: Int) -> Bool {
        let whole = reading.figures[place]
        if isPlanName(core), case .field = whole.claim.location, accounts.isPlan(place) { return true }
        var start = whole.segment.lowerBound
        // 比计划8000万立方米多450万立方米: what stands before another figure is that one's name.
        if place > 0, reading.figures[place - 1].segment == whole.segment {
            start = reading.figures[place - 1].range.upperBound
        }
        // 计划建设煤棚2座、4.5万平方米: one name for both.
        if start > whole.sentence.lowerBound, reading.source[start - 1] == "、",
            whole.range.lowerBound - start <= 2
        {
            start -= 1
            while start > whole.sentence.lowerBound, !reading.source[start - 1].endsClause { start -= 1 }
        }
        let words = start..<min(whole.segment.upperBound, whole.range.upperBound + 10)
        return CommonWords.longest(core, words, in: reading.source) >= min(2, core.count)
    }

    /// Words of a name that name nothing.
    private static let plain = WordTable<Void>([
        ("的 总 全部 所有 该 其 本 应 需 实际 面积 总面积 总数 总量 数 数量 户数 总户数 宗数 总额 规模 比例 比重 约 近 到 达 栋数 处数 年度 全年", ())
    ])

    /// What a name says besides 总, 面积 and the like.
    static func core(_ name: Range<Int>, _ reading: ItemReading) -> Range<Int> {
        var (low, high) = (name.lowerBound, name.upperBound)
        while let match = plain.match(in: reading.source, at: low, before: high) { low = match.end }
        while let match = plain.match(in: reading.source, endingAt: high, from: low) { high = match.start }
        return low..<max(low, high)
    }

    // MARK: Candidates

    /// The figures that may hold a part, the nearest first.
    private func candidates(of place: Int, _ share: RuleFigure, isPlan: Bool) -> [Int] {
        let part = reading.figures[place]
        let before = reading.peers(before: place, atMost: Self.window).reversed()
        let behind = reading.peers(behind: place, atMost: Self.window).filter {
            let figure = reading.figures[$0]
            // A column of the table may tell the problem behind what was done.
            if figure.claim.location == .problem { return part.claim.location != .problem }
            return figure.sentence.overlaps(share.sentence)
                && reading.says(
                    ["计划", "任务", "应", "总", "共"], in: figure.segment.lowerBound..<figure.range.lowerBound)
        }
        let all = (Array(before) + behind).filter { isCandidate($0, part, isPlan: isPlan) }
        // 原任务1000亩，调整后为800亩: what was changed holds no longer.
        guard
            let revised = all.first(where: { place in
                let figure = reading.figures[place]
                return reading.says(
                    ["后为", "调整为", "调整后", "调减", "调增", "核定为", "变更为"],
                    in: figure.segment.lowerBound..<figure.range.lowerBound)
            })
        else { return all }
        return all.filter {
            $0 >= revised || !reading.figures[$0].sentence.overlaps(reading.figures[revised].sentence)
        }
    }

    private func isCandidate(_ place: Int, _ part: RuleFigure, isPlan: Bool) -> Bool {
        let whole = reading.figures[place]
        guard whole.isPlain || whole.claim.qualifier == .about, whole.claim.upper == nil,
            whole.range != part.range,
            !reading.areOfDifferentYears(whole, part),
            part.claim.unit.base != .each("个") || PartList.countsTheSame(part, whole, reading)
                || PartList.countsTheSame(whole, part, reading)
        else { return false }
        // A whole may be smaller than what was done of it only where it is a plan.
        return isPlan || whole.amount * Rational(21) >= part.amount * Rational(20)
    }

    private enum Scope: CaseIterable { case sentence, clause, item }

    private func scope(of whole: RuleFigure, _ part: RuleFigure) -> Scope {
        if whole.claim.location != part.claim.location { return .item }
        return whole.sentence.overlaps(part.sentence) ? .sentence : .clause
    }

    /// Whether a figure may be the whole of what was done without being named: no rest, no part, no other amount done.
    private func isHead(_ place: Int, _ stem: String?, _ isPlan: Bool, _ scope: Scope) -> Bool {
        let figure = reading.figures[place]
        if accounts.isRest(place) && scope != .item || accounts.isGap(place) || accounts.isCompared(place) {
            return false
        }
        if accounts.isShared(place), scope != .item { return false }
        // 处理能力600万吨，实际处理500万吨，综合利用400万吨: what a work can do is no whole of what was done.
        if Capacity.isTold(by: PartSeries.label(figure, reading), of: reading.source) { return false }
        if !isPlan, accounts.isPlan(place) { return false }
        if let stem, [.restored, .completed].contains(figure.claim.role),
            accounts.tells(stem, place) || stem == "完成"
        {
            let before = figure.segment.lowerBound..<figure.range.lowerBound
            if !reading.says(["应", "需", "共", "总"] + Self.finds, in: before) { return false }
        }
        return scope == .sentence || !accounts.isPart(place)
    }

    /// Whether a figure tells what was looked through: 抽查12640亩.
    private func isFound(_ place: Int) -> Bool {
        let figure = reading.figures[place]
        return reading.says(["抽查", "检查"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    // MARK: The choice

    private func isPlanName(_ core: Range<Int>) -> Bool {
        reading.says(["计划", "任务", "目标", "概算", "预算", "设计"], in: core)
    }

    private func called(_ core: Range<Int>, _ wholes: [Int], _ part: RuleFigure) -> [Int] {
        var told = wholes.filter { isCalled(core, $0) }
        if told.count > 1 {
            // 27座尾矿库中停用的有19座: 停用 is the name of what it stands before.
            let own = told.map { shared(core, $0) }
            if let most = own.max(), most >= min(2, core.count) {
                told = zip(told, own).filter { $0.1 == most }.map(\.0)
            }
            told = ofYear(told, part)
        }
        guard told.count > 1, isPlanName(core) else { return told }
        // Of several goals the one of what was done.
        let words = part.segment.lowerBound..<part.range.lowerBound
        let alike = told.filter {
            CommonWords.longest(words, reading.figures[$0].segment, in: reading.source) >= 2
        }
        return alike.isEmpty ? told : alike
    }

    /// How much of a name stands before a figure and behind the one before it.
    private func shared(_ core: Range<Int>, _ place: Int) -> Int {
        let figure = reading.figures[place]
        let former = place > 0 ? reading.figures[place - 1].range.upperBound : 0
        let lead = min(max(figure.segment.lowerBound, former), figure.range.lowerBound)
        return CommonWords.longest(core, lead..<figure.range.lowerBound, in: reading.source)
    }

    /// Of several wholes those of the year of a part, if any are: 2022年应治理300亩，2023年应治理200亩.
    private func ofYear(_ wholes: [Int], _ part: RuleFigure) -> [Int] {
        guard wholes.count > 1, let year = reading.year(of: part) else { return wholes }
        let own = wholes.filter {
            let whole = reading.figures[$0]
            return reading.year(of: whole) == year
        }
        return own.isEmpty ? wholes : own
    }

    /// 收回的林地中补植201.6亩: the deed that tells which ground a part is of.
    private func deed(of part: RuleFigure) -> String? {
        let lead = part.segment.lowerBound..<part.range.lowerBound
        guard let mark = lead.first(where: { ["中", "里", "内"].contains(reading.source[$0]) }),
            let joint = reading.last("的", in: lead.lowerBound..<mark), joint > lead.lowerBound + 1,
            // 甲局负责的40个小区中 tells the whole itself.
            !(joint..<mark).contains(where: { reading.source[$0].isDigit })
        else { return nil }
        let start =
            ["已", "所", "被"].contains(reading.source[lead.lowerBound]) ? lead.lowerBound + 1 : lead.lowerBound
        let name = max(start, joint - 2)..<joint
        return name.count == 2 ? reading.source.text(in: name).folded : nil
    }

    /// The words around a figure, with those before a figure that 、 joins to it: 收回 of 收回5户、336亩.
    private func words(of place: Int) -> Range<Int> {
        let figure = reading.figures[place]
        return min(
            figure.segment.lowerBound, PartSeries.label(figure, reading).lowerBound)..<figure.segment.upperBound
    }

    /// 腾退土地中，已覆土828亩: the name of the whole that opens the sentence of a part.
    private func topic(of part: RuleFigure) -> Range<Int>? {
        let lead = part.sentence.lowerBound..<part.range.lowerBound
        guard let mark = reading.first("中", in: lead), mark > lead.lowerBound + 1, mark - lead.lowerBound <= 14,
            reading.source[mark - 1] != "其",
            !lead.prefix(while: { $0 < mark }).contains(where: { reading.source[$0].endsClause })
        else { return nil }
        return lead.lowerBound..<mark
    }

    /// The one amount of several figures, given in the unit of the part where it is given twice.
    func only(_ wholes: [Int], _ part: RuleFigure) -> RuleFigure? {
        guard let first = wholes.first,
            wholes.allSatisfy({ reading.figures[$0].amount == reading.figures[first].amount })
        else { return nil }
        let next = first + 1
        if next < reading.figures.count, reading.isRepetition(next),
            reading.figures[next].claim.unit.base == part.claim.unit.base
        {
            return reading.figures[next]
        }
        return reading.figures[first]
    }

    /// The only one that was measured where the words say so (占实际占用耕地的), else the only one in the nearest scope.
    private func nearest(_ wholes: [Int], _ part: RuleFigure, _ name: Range<Int>) -> RuleFigure? {
        if reading.says(["实际", "实测"], in: name) {
            let real = wholes.filter {
                reading.says(["实际", "实测", "核实", "核查", "经查"], in: reading.figures[$0].segment)
            }
            if let whole = only(real, part) { return whole }
        }
        for scope in Scope.allCases {
            let inside = wholes.filter { self.scope(of: reading.figures[$0], part) == scope }
            if !inside.isEmpty { return only(inside, part) }
        }
        return nil
    }
}
