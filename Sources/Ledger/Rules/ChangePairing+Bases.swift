import Geodesy

extension ChangePairing {
    /// The base that the words of a change name: by its year, as a plan, as what was complained of, or by its name.
    static func base(
        of words: ChangeWords, _ value: RuleFigure, _ near: [RuleFigure], _ reading: ItemReading
    ) -> RuleFigure? {
        let others = near.filter { $0.range != value.range && $0.isComparable(to: value) }
        let earlier = reading.index(of: value).map {
            reading.peers(before: $0, atMost: 12).map { reading.figures[$0] }.filter { $0.claim.upper == nil }
        }
        let told = (earlier ?? []).filter { $0.claim.location == .problem }
        let years = reading.years(in: words.name)
        if !years.isEmpty || words.isOfFormerYear {
            guard years.count < 2, let year = years.first ?? reading.year(of: value).map({ $0 - 1 }) else {
                return nil
            }
            let ofYear = (others + told).filter { reading.year(of: $0) == year && isAlike($0, value, reading) }
            return only(ofYear)
        }
        if reading.says(complaints, in: words.name) {
            return only(told.filter { isAlike($0, value, reading) })
        }
        if let word = plans.first(where: {
            $0.unicodeScalars.count > 1 && reading.first($0, in: words.name) != nil
        }) {
            let planned = (earlier ?? []).filter {
                $0.claim.location != value.claim.location && FigureAccounts.isPlan($0, reading)
            }
            if let base = only(planned.filter { isAlike($0, value, reading) }) ?? only(planned) { return base }
            let bases = (others + told).filter {
                reading.first(word, in: $0.segment.lowerBound..<$0.range.upperBound) != nil
            }
            let beside = bases.filter { $0.sentence.overlaps(value.sentence) }
            if let base = only(beside.isEmpty ? bases : beside) { return base }
        }
        let shared = others.map { nameOf($0, words.name, reading) }
        guard let most = shared.max(), most >= 2 else { return nil }
        return only(zip(others, shared).filter { $0.1 == most }.map(\.0))
    }

    /// Words for what the problem tells.
    private static let complaints = ["举报", "反映", "信访", "来信", "来电", "投诉", "督察", "通报", "指出", "交办"]

    /// 超载率降至3.5%，下降16.5个百分点: the base is the one value before with that name.
    static func base(reached value: RuleFigure, _ others: [RuleFigure], _ reading: ItemReading)
        -> RuleFigure?
    {
        let lead = value.segment.lowerBound..<value.range.lowerBound
        guard
            let verb = [
                "降至", "降到", "下降到", "下降至", "减至", "减少到", "提高到", "提高至", "上升到", "上升至", "升至", "增至", "增加到", "增加至",
                "达到",
            ]
            .lazy.compactMap({ reading.last($0, in: lead) }).first, verb - lead.lowerBound >= 2
        else { return nil }
        // 由35.2%提高到43.9% has its base beside it.
        guard !others.contains(where: { $0.segment == value.segment }) else { return nil }
        return only(others, called: lead.lowerBound..<verb, reading)
    }

    /// 支付率57.5%，上年同期支付率为41.3%，今年提高16.2个百分点: the later value is the one before with that name.
    static func later(
        than value: RuleFigure, _ own: Range<Int>, _ others: [RuleFigure], _ reading: ItemReading
    ) -> RuleFigure? {
        let lead = value.segment.lowerBound..<value.range.lowerBound
        guard reading.says(["今年", "本年", "本期", "目前", "现"], in: own),
            reading.says(ChangeWords.formerYears + ["同期"], in: lead) || !reading.years(in: lead).isEmpty,
            let name = ["率", "度", "量", "数"].lazy.compactMap({ reading.last($0, in: lead) }).max(),
            name - 3 >= lead.lowerBound
        else { return nil }
        return only(others, called: (name - 2)..<(name + 1), reading)
    }

    /// The nearest of several values with a name, if its measure has no other there.
    static func only(_ others: [RuleFigure], called name: Range<Int>, _ reading: ItemReading)
        -> RuleFigure?
    {
        let wanted = min(3, name.count)
        let told = others.filter { $0.isPlain }.filter {
            CommonWords.longest(name, $0.segment.lowerBound..<$0.range.lowerBound, in: reading.source) >= wanted
        }
        return only(told)
    }

    /// 实际补种8030株，超出930株 behind 责令补种7300株: the only plan before what came of it.
    static func base(
        opposite value: RuleFigure, _ own: Range<Int>, _ others: [RuleFigure], _ reading: ItemReading
    ) -> RuleFigure? {
        // 实际补种枫香、杉木8030株: the names of a list may stand between.
        let lead = max(value.sentence.lowerBound, value.range.lowerBound - 16)..<value.range.lowerBound
        guard own.count <= 4, reading.says(facts, in: lead),
            reading.says(["超", "多", "少", "欠", "差", "节约"], in: own)
        else {
            return nil
        }
        return only(
            others.filter {
                $0.isPlain && $0.claim.location == value.claim.location
                    && reading.says(plans, in: $0.segment.lowerBound..<$0.range.lowerBound)
            })
    }

    /// The base right before a value, where their words set the two against each other: by their years, or as a plan and what
    /// came of it.
    static func base(
        beside value: RuleFigure, _ own: Range<Int>, _ others: [RuleFigure], _ reading: ItemReading
    )
        -> RuleFigure?
    {
        guard let base = others.first, base.isPlain, base.sentence.overlaps(value.sentence),
            base.segment.upperBound + 1 == value.segment.lowerBound
        else { return nil }
        // 植被盖度2020年46.5%，2023年52%，甲旗提高5.5个百分点 is another's.
        guard own.count <= 8, !reading.says(["其中", "最", "另"], in: own) else { return nil }
        let (a, b) = (
            base.segment.lowerBound..<base.range.lowerBound, value.segment.lowerBound..<value.range.lowerBound
        )
        let (from, to) = (reading.years(in: a), reading.years(in: b))
        if from.count == 1, to.count == 1, let first = from.first, let last = to.first {
            return first < last ? base : nil
        }
        guard from.isEmpty || to.isEmpty else { return nil }
        let isPlanned = reading.says(plans, in: a) && reading.says(facts, in: b)
        // 实际使用68.9公顷，批准41.6公顷，超出28.3公顷: the gap is the same.
        let isTurned =
            reading.says(plans, in: b) && reading.says(facts, in: a) && !reading.says(["比", "较"], in: own)
        return isPlanned || isTurned ? base : nil
    }

    /// Whether two values are told of one thing: by their words, or by the want of any in one.
    private static func isAlike(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (
            one.segment.lowerBound..<one.range.lowerBound, other.segment.lowerBound..<other.range.lowerBound
        )
        return CommonWords.longest(a, b, in: reading.source) >= 2 || [a, b].contains { isBare($0, reading) }
    }

    /// Whether words hold nothing but a year and a verb of change: 2020年恢复到, 2020年初扩散到.
    private static func isBare(_ lead: Range<Int>, _ reading: ItemReading) -> Bool {
        let verbs = Set("年度为达到是约至恢复提高升降减增加少压缩扩大下上再又底末初中实际仅有由从的".unicodeScalars)
        let rest = lead.filter {
            let scalar = reading.source[$0]
            return !scalar.isDigit && !scalar.isBlank && !verbs.contains(scalar)
        }
        if rest.isEmpty { return true }
        guard let last = lead.last, ["到", "至", "达"].contains(reading.source[last]),
            reading.source[lead.lowerBound].isDigit, !reading.years(in: lead).isEmpty
        else { return false }
        return rest.count <= 2
    }

    static func only(_ bases: [RuleFigure]) -> RuleFigure? {
        guard let first = bases.first, bases.allSatisfy({ $0.amount == first.amount }) else { return nil }
        return first
    }
}
