import Bilingual
import Geodesy

/// A printed share against the two figures it comes from, by the intervals of what rounds to them:
/// `地膜使用量2.84万吨，回收量1.49万吨，回收率52.6%`, `750座，其中709座、占比近95%`.
enum RatioRule {
    static func findings(in reading: ItemReading) -> [Finding] {
        var pairing = SharePairing(reading)
        return reading.figures.indices.compactMap { index -> Finding? in
            let share = reading.figures[index]
            guard share.claim.kind == .ratio, share.claim.unit.base == .percent, share.claim.upper == nil else {
                return nil
            }
            // 为整改目标的89.1% is a share, 比目标提高5% is none.
            if reading.source[share.range.lowerBound - 1] == "的"
                || !reading.says(changes, in: share.segment.lowerBound..<share.range.lowerBound)
            {
                switch pairing.outcome(of: index) {
                case .pairs(let pairs):
                    let found = pairs.compactMap { told($0, share) }
                    return found.first { $0.verdict == .holds || $0.verdict == .holdsWithinRounding }
                        ?? found.first
                case .foreign: return implied(index, reading)
                case .open: break
                }
            }
            let fitting =
                proportion(index, reading) ?? rate(index, reading) ?? RateSearch.finding(index, reading)
            return fitting.map { undecided($0, index, reading, pairing.accounts) } ?? implied(index, reading)
        } + ShortfallRatio.findings(in: reading)
    }

    /// A finding on figures that only fit, left open where another whole stands nearer or is named by the words.
    private static func undecided(
        _ found: Finding, _ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts
    ) -> Finding {
        let share = reading.figures[index]
        let used = Set(found.places.compactMap(\.claim))
        let pair = reading.figures[max(0, index - ItemReading.nearby)..<index].filter {
            used.contains($0.claim) && $0.claim != share.claim
        }
        guard found.verdict != .undecided, pair.count == 2, pair[0].isComparable(to: pair[1]) else {
            return found
        }
        let whole = pair[0].amount >= pair[1].amount ? pair[0] : pair[1]
        let part = pair[0].amount >= pair[1].amount ? pair[1] : pair[0]
        if FigureAccounts.isGap(part, reading) { return found }
        let tie = CommonWords.longest(
            part.segment.lowerBound..<part.range.lowerBound, whole.segment, in: reading.source)
        let name = ShareWords(share.segment.lowerBound..<share.range.lowerBound, in: reading)?.name
        func shared(_ figure: RuleFigure) -> Int {
            name.map { CommonWords.longest($0, figure.segment, in: reading.source) } ?? 0
        }
        let isOpen = reading.figures[max(0, index - ItemReading.nearby)..<index].contains { rival in
            guard rival.isComparable(to: whole), rival.isAmount, !used.contains(rival.claim),
                rival.amount > part.amount, !rival.interval.meets(part.interval), rival.amount != whole.amount,
                tie < 2 || CommonWords.longest(part.segment, rival.segment, in: reading.source) >= tie,
                rival.claim.location == share.claim.location,
                !(reading.index(of: rival).map(accounts.isDone) ?? false) || accounts.isDue(rival)
            else { return false }
            // 占受损湿地的 names its whole.
            if shared(rival) >= 2, shared(rival) > shared(whole) { return true }
            return rival.range.lowerBound > whole.range.upperBound && shared(whole) < 2
        }
        guard isOpen else { return found }
        return Finding(
            found.rule, .undecided, found.places, found.arithmetic,
            note: Message(zh: "另有数据可作该比率的基数，原文未言明", en: "another figure may be the whole of this share"))
    }

    /// The widest interval, in percentage points, in which a printed ratio counts as agreeing: ±3.
    private static let widest = Rational(6)

    /// Words before a percentage that make it a change or a demand, not a share.
    static let changes = [
        "上升", "下降", "增长", "提高", "降低", "减少", "增加", "同比", "环比", "增幅", "降幅", "要求", "目标", "力争", "确保", "不低于",
    ]

    /// The share of a part and a whole that its words name; so far off that a share of another whole is likelier, it decides
    /// nothing.
    private static func told(_ pair: SharePairing.Pair, _ share: RuleFigure) -> Finding? {
        guard
            let found = finding(pair.part, of: pair.whole, is: share, isTied: pair.isCertain, isMeant: true)
        else { return nil }
        guard found.verdict == .doesNotHold else { return found }
        let percent = pair.part.amount * Rational(100) / pair.whole.amount
        return percent * Rational(3) > share.amount && percent < share.amount * Rational(3) ? found : nil
    }

    /// 占…p%.
    private static func proportion(_ index: Int, _ reading: ItemReading) -> Finding? {
        let share = reading.figures[index]
        let lead = share.segment.lowerBound..<share.range.lowerBound
        guard index > 0, !reading.says(changes, in: lead), let mark = reading.last("占", in: lead),
            mark == lead.lowerBound
        else { return nil }
        if let stated = ofStated(index, reading) { return stated }
        let part = reading.figures[index - 1]
        // 1482家，占…; 35家填埋场，占…: the part ends the words before 占.
        guard part.sentence.overlaps(share.sentence), part.claim.kind != .ratio,
            part.range.lowerBound >= share.sentence.lowerBound,
            part.segment.upperBound + 1 == lead.lowerBound
        else { return nil }
        let words = reading.source.text(in: (mark + 1)..<share.range.lowerBound).folded
        let isOfTotal = ["总", "全部", "所有"].contains { words.contains($0) }
        let isPlain = ["", "比", "比例", "比为", "比达", "比达到", "比近", "比约", "近", "约", "到", "其"].contains(words)
        // 占超采量的56.25%: the whole is told in words; only agreement counts.
        let isOther = words.hasSuffix("的") && words.unicodeScalars.count <= 10
        guard isOfTotal || isPlain || isOther else { return nil }
        let wholes = reading.figures[..<(index - 1)].suffix(ItemReading.nearby).filter {
            $0.sentence == share.sentence && $0.isComparable(to: part) && $0.amount >= part.amount
                && !RateSearch.isOfOtherYear($0, part, reading)
        }
        // 占全盟总面积的5% may mean a whole that is not stated.
        if let found = best(part, among: Array(wholes), share, isTied: isPlain) { return found }
        return isOther ? distant(part, index, reading) : nil
    }

    /// The share of a whole in another sentence that speaks of the same thing (年超采量3200万立方米 and 占超采量的56.25%), if
    /// the printed digits agree.
    private static func distant(_ part: RuleFigure, _ index: Int, _ reading: ItemReading) -> Finding? {
        let share = reading.figures[index]
        let wholes = reading.figures[..<(index - 1)].suffix(ItemReading.nearby).filter { whole in
            whole.sentence != share.sentence && whole.isComparable(to: part) && whole.amount >= part.amount
                && [part, share].contains {
                    CommonWords.longest(whole.segment, $0.segment, in: reading.source) >= shortestName
                }
        }
        let found = wholes.reversed().compactMap { finding(part, of: $0, is: share, isTied: false) }
        return found.first { $0.verdict == .holds }
    }

    /// The fewest scalars that name one thing in two places: 煤矸石.
    private static let shortestName = 3

    private static let bareRates: Set<String> = [
        "完成", "已完成", "完成了", "完成进度", "进度", "进度达", "进度达到", "完成比例", "比例", "比例为", "比例达", "占比", "占比达", "完成任务的",
        "完成总量的", "完成总任务的",
    ]

    /// …率p%, right behind the part, or a share in a breath of its own.
    private static func rate(_ index: Int, _ reading: ItemReading) -> Finding? {
        let share = reading.figures[index]
        let lead = share.segment.lowerBound..<share.range.lowerBound
        guard index > 1, !reading.says(changes, in: lead), let place = reading.former(index) else { return nil }
        let part = reading.figures[place]
        guard reading.figures[index - 1].segment.upperBound + 1 == lead.lowerBound else { return nil }
        // 已清运208万吨，完成80%: no name ties the share to its two figures.
        let isBare = bareRates.contains(reading.source.text(in: lead).folded)
        let rate = reading.last("率", in: lead).flatMap { share.range.lowerBound - $0 <= 6 ? $0 : nil }
        guard isBare || rate != nil else { return nil }
        // The denominator is the nearest figure before the part that measures the same.
        let wholes = reading.peers(before: place, atMost: ItemReading.nearby).map { reading.figures[$0] }.filter
        {
            $0.range.lowerBound >= share.sentence.lowerBound && !RateSearch.isOfOtherYear($0, part, reading)
        }
        guard let mark = rate else {
            return best(part, among: wholes.filter { $0.amount >= part.amount }, share, isTied: false)
                ?? distant(part, index, reading)
        }
        // 回收率 is tied to 回收量1.49万吨 and to 35件已回收, but 保护率 not to 8个盟市未安排保护资金.
        let stem = reading.source.text(in: max(lead.lowerBound, mark - 2)..<mark).folded
        let near = part.segment.lowerBound..<min(part.segment.upperBound, part.range.upperBound + 4)
        let isTied = stem.unicodeScalars.count == 2 && reading.first(stem, in: near) != nil
        return best(part, among: wholes.filter { $0.amount >= part.amount }, share, isTied: isTied)
    }

    /// `占年度计划12万亩的105%`: the whole stands between 占 and the share.
    private static func ofStated(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index > 1, let part = subject(of: index, reading) else { return nil }
        let (whole, share) = (reading.figures[index - 1], reading.figures[index])
        guard whole.range.lowerBound > share.segment.lowerBound, whole.isComparable(to: part),
            whole.range.upperBound + 1 == share.range.lowerBound, reading.source[whole.range.upperBound] == "的",
            reading.figures[index - 2].segment.upperBound + 1 == share.segment.lowerBound
        else { return nil }
        return finding(part, of: whole, is: share, isTied: true)
    }

    /// What a share with its whole before it is told of: 80万元，占年度计划100万元的80%，占总投资400万元的20% are both of 80万元.
    private static func subject(of index: Int, _ reading: ItemReading) -> RuleFigure? {
        var place = index - 2
        while place > 1, reading.figures[place].claim.unit.base == .percent,
            reading.source[reading.figures[place].segment.lowerBound] == "占",
            reading.figures[place].sentence == reading.figures[index].sentence
        {
            let isStated = reading.figures[place - 1].segment == reading.figures[place].segment
            place -= isStated ? 2 : 1
        }
        return place >= 0 ? reading.figures[place] : nil
    }

    /// The share of the nearest whole that agrees; what agrees with none is a fault only if there is but one.
    private static func best(
        _ part: RuleFigure, among wholes: [RuleFigure], _ share: RuleFigure, isTied: Bool
    ) -> Finding? {
        let agreeing = wholes.reversed().compactMap { finding(part, of: $0, is: share, isTied: false) }
        if let found = agreeing.first(where: { $0.verdict == .holds }) ?? agreeing.first { return found }
        // 全旗草原500万亩，恢复60亩，占12%: a share so far off is one of another whole.
        guard isTied, wholes.count == 1,
            part.amount * Rational(1000) > share.amount * wholes[0].amount
        else { return nil }
        return finding(part, of: wholes[0], is: share, isTied: true)
    }

    /// - Parameters:
    ///   - isTied: whether the words say that the share is of these two; else only agreement counts.
    ///   - isMeant: whether the part is meant as it is, whatever stands before it (超出35.6亩).
    static func finding(
        _ part: RuleFigure, of whole: RuleFigure, is share: RuleFigure, isTied: Bool, isMeant: Bool = false
    ) -> Finding? {
        guard whole.isPlain || !isTied || whole.claim.qualifier == .about, part.isPlain || isMeant,
            whole.amount > whole.slack, part.amount >= Rational(0)
        else {
            return nil
        }
        let quotient = part.amount / whole.amount
        let (own, other) = (part.slack(beside: [whole]), whole.slack(beside: [part]))
        let low = (part.amount - own) / (whole.amount + other) * Rational(100)
        let high = (part.amount + own) / (whole.amount - other) * Rational(100)
        let verdict = judge(share, nominal: quotient * Rational(100), low: low, high: high)
        if !isTied, verdict == .doesNotHold || verdict == .undecided { return nil }
        let isUniform = part.claim.unit.text == whole.claim.unit.text
        let terms = [part, whole].map { ArithmeticText.figure($0, withUnit: !isUniform) }
        let scale = share.claim.value.scale + 1
        let words = share.claim.qualifier.name
        let stated = share.claim.value.description + "%"
        let lead = words.en.isEmpty ? words : words + Message(zh: "", en: " ")
        let computed = ArithmeticText.result(quotient * Rational(100), scale: max(scale, 2)) + "%"
        var note: Message?
        if verdict != .holds, low != high {
            let range =
                "\(ArithmeticText.percent(low / Rational(100), scale: scale))–\(ArithmeticText.percent(high / Rational(100), scale: scale))"
            note = Message(zh: "按两数印出的位数，比率在\(range)之间", en: "by the printed digits the ratio lies in \(range)")
        }
        return Finding(
            .ratio, verdict, [whole, part, share].map(\.place),
            Message(
                zh: "\(terms[0].zh) ÷ \(terms[1].zh) \(computed)，原文\(lead.zh)\(stated)",
                en: "\(terms[0].en) ÷ \(terms[1].en) \(computed), printed \(lead.en)\(stated)"),
            note: note)
    }

    /// A printed share against what its inputs allow.
    private static func judge(_ share: RuleFigure, nominal: Rational, low: Rational, high: Rational)
        -> FindingVerdict
    {
        guard share.interval.meets(PrintedInterval(lower: low, upper: high)) else { return .doesNotHold }
        guard share.isPlain else {
            // 近100% of 99.5 is near, of 60 is not for a rule to say.
            return (nominal - share.amount).magnitude * Rational(20) <= share.amount.magnitude
                ? .holdsWithinRounding : .undecided
        }
        if share.interval.contains(nominal) { return .holds }
        // Two figures of one digit allow nearly any ratio and prove none.
        return high - low <= widest ? .holdsWithinRounding : .undecided
    }

    /// 1482家，占总数61.6%: the total follows and cannot be contradicted.
    private static func implied(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index > 0 else { return nil }
        let (part, share) = (reading.figures[index - 1], reading.figures[index])
        let lead = share.segment.lowerBound..<share.range.lowerBound
        guard part.isPlain, part.claim.kind != .ratio, part.range.lowerBound >= share.sentence.lowerBound,
            part.segment.upperBound + 1 == lead.lowerBound, reading.last("占", in: lead) == lead.lowerBound,
            !reading.says(changes, in: lead), reading.says(["总", "全部", "所有"], in: lead)
        else { return nil }
        let printed = share.claim.value
        guard share.isPlain, printed.rational > printed.halfUnit, printed.rational <= Rational(100) else {
            return nil
        }
        let size = part.claim.unit.size
        let scale = part.claim.kind == .count && part.claim.unit.multiplier == 1 ? 0 : part.claim.value.scale
        func total(_ percent: Rational, _ amount: Rational) -> String {
            ArithmeticText.number(amount * Rational(100) / percent / size, scale: scale)
        }
        let low = total(printed.rational + printed.halfUnit, part.amount - part.slack)
        let high = total(printed.rational - printed.halfUnit, part.amount + part.slack)
        let value = ArithmeticText.result(part.amount * Rational(100) / printed.rational / size, scale: scale)
        let unit = ArithmeticText.unit(part)
        let text = "\(part.claim.value) ÷ \(printed)% \(value)"
        return Finding(
            .ratio, .undecided, [reading.place(part), reading.place(share)],
            Message(zh: "\(text)（\(unit.zh)）", en: "\(text) (\(unit.en))"),
            note: Message(
                zh: "推算：总数在\(low)–\(high)之间，原文未载，无可比对",
                en: "inferred: the total lies in \(low)–\(high); the report does not state it"))
    }
}
