import Geodesy

/// The two values that a growth, a multiple or a gap is told of, by the words alone: `较上年的1892万元增长25%` gives its base,
/// `是2021年的3倍` its year, `比计划少114亩` its name, and `批准6.5公顷，实际占用7.9公顷，超出1.4公顷` says both before it.
struct ChangePairing {
    let base: RuleFigure
    let value: RuleFigure

    /// Words that make a value one of a plan, and of what came of it.
    static let plans = [
        "计划", "批准", "批复", "核准", "许可", "概算", "预算", "合同", "约定", "要求", "目标", "任务", "设计", "核定", "规定", "应", "上报",
        "申报",
        "台账", "来函", "责令", "理论", "登记",
    ]
    static let facts = ["实际", "实测", "实收", "实", "仅", "核查", "核实", "现场", "投资", "结算", "决算", "完成", "达到"]
    private static let comparisons = ["比", "较", "是", "为", "相当于", "超", "低于", "高于", "高出", "与"]
    private static let elsewhere = ["平均", "全国", "全省", "全市", "全区", "全盟", "全县", "周边", "邻"]
    /// How many figures before a change may be its values.
    private static let window = 12

    /// - Parameter kind: whether a value may be one of the two.
    init?(of index: Int, in reading: ItemReading, where fits: (RuleFigure) -> Bool) {
        guard index > 0 else { return nil }
        let (told, former) = (reading.figures[index], reading.figures[index - 1])
        let own = told.segment.lowerBound..<told.range.lowerBound
        // 减少56件，下降22.6%: a gap and its rate are of the same two.
        if former.isAmount, told.claim.unit.base == .percent,
            former.segment.upperBound + 1 == told.segment.lowerBound,
            FigureAccounts.isGap(former, reading),
            let pair = ChangePairing(of: index - 1, in: reading, where: { $0.isComparable(to: former) })
        {
            (base, value) = (pair.base, pair.value)
            return
        }
        if let lead = Self.lead(of: former, before: told, reading) {
            // 较上年的1892万元增长25%, 是2018年120万立方米的2.2倍, 高于平均水平（88.6%）5.2个百分点.
            guard fits(former), former.isPlain, let mark = Self.mark(in: lead, reading) else { return nil }
            let subject = lead.lowerBound..<mark
            let value =
                subject.count > 2
                ? Self.value(named: subject, before: index - 1, former, reading)
                : Self.value(before: index - 1, at: mark, from: lead.lowerBound, told, reading, where: fits)
            guard let value, value.isComparable(to: former) else { return nil }
            (base, self.value) = (former, value)
            return
        }
        let words = ChangeWords(own, isMultiple: told.claim.unit.base == .times, in: reading)
        let near = reading.figures[max(0, index - Self.window)..<index].filter {
            fits($0) && $0.isPlain && $0.amount > Rational(0) && $0.claim.location == told.claim.location
        }
        if words.isNamed {
            guard let value = Self.value(of: words, near, index, reading, where: fits),
                let base = Self.base(of: words, value, near, reading), base.isComparable(to: value)
            else { return nil }
            (self.base, self.value) = (base, value)
            return
        }
        guard !reading.says(Self.elsewhere, in: own) else { return nil }
        if let pair = Self.pair(of: words.subject, near, reading) {
            (base, value) = pair
            return
        }
        guard let value = Self.value(before: index, at: told.segment.lowerBound, told, reading, where: fits),
            Self.isOfValue(own, value, reading)
        else { return nil }
        let others = Self.others(than: value, reading)
        let row = others.filter { $0.isPlain && $0.sentence.overlaps(value.sentence) }
        if words.isOfRow, let first = row.last {
            (base, self.value) = (first, value)
            return
        }
        if let later = Self.later(than: value, own, others, reading) {
            (base, self.value) = (value, later)
            return
        }
        if let base = Self.base(opposite: value, own, others, reading) {
            (self.base, self.value) = (base, value)
            return
        }
        // Of three values and more the words would have to name one.
        guard row.count < 2 else { return nil }
        // 为目标的113%，超出165米: the base is the one of the share.
        let shared =
            former.range != value.range && own.count <= 4
            ? ChangeWords(
                former.segment.lowerBound..<former.range.lowerBound, isMultiple: true, in: reading) : words
        let named = shared.isNamed ? Self.base(of: shared, value, others, reading) : nil
        guard
            let base = named ?? Self.base(reached: value, others, reading)
                ?? Self.base(beside: value, own, others, reading)
        else { return nil }
        (self.base, self.value) = (base, value)
    }

    /// The words that lead to a base which stands with the change itself: in its words, or in brackets before it.
    private static func lead(of former: RuleFigure, before told: RuleFigure, _ reading: ItemReading)
        -> Range<Int>?
    {
        if former.segment == told.segment { return former.segment.lowerBound..<former.range.lowerBound }
        guard former.range.upperBound + 1 == told.range.lowerBound,
            reading.source[former.range.upperBound] == ")",
            let open = reading.openBracket(before: former.range.lowerBound, in: told.sentence)
        else { return nil }
        var start = open
        while start > told.sentence.lowerBound, !reading.source[start - 1].endsClause { start -= 1 }
        return start..<open
    }

    // MARK: Values that the words name

    /// The value that the words before a comparison name by its year or its name, else the last one.
    private static func value(
        of words: ChangeWords, _ near: [RuleFigure], _ index: Int, _ reading: ItemReading,
        where fits: (RuleFigure) -> Bool
    ) -> RuleFigure? {
        let told = reading.figures[index]
        var found = near
        let years = reading.years(in: words.subject)
        if let year = years.first, years.count == 1 { found = near.filter { reading.year(of: $0) == year } }
        let shared = found.map { nameOf($0, words.subject, reading) }
        if let most = shared.max(), most >= 2 {
            found = zip(found, shared).filter { $0.1 == most }.map(\.0)
        } else if years.isEmpty {
            guard
                let last = value(before: index, at: told.segment.lowerBound, told, reading, where: fits),
                isOfValue(words.subject, last, reading)
            else { return nil }
            return last
        }
        // 实际清运量同比增长: of several years the last.
        if words.isOfFormerYear, found.count > 1, let last = found.compactMap(reading.year).max() {
            found = found.filter { reading.year(of: $0) == last }
        }
        return only(found)
    }

    /// The two values of one breath that the words before a verb name: 甲区 of 甲区由100件降到80件，乙区由60件降到45件，甲区下降20%.
    private static func pair(of subject: Range<Int>, _ near: [RuleFigure], _ reading: ItemReading) -> (
        base: RuleFigure, value: RuleFigure
    )? {
        let name = ShareWholes.core(subject, reading)
        guard name.count >= 2 else { return nil }
        let shared = near.map {
            CommonWords.longest(name, $0.segment.lowerBound..<$0.range.lowerBound, in: reading.source)
        }
        guard let most = shared.max(), most >= 2 else { return nil }
        let named = zip(near, shared).filter { $0.1 == most }.map(\.0)
        guard named.count == 2, named[0].segment == named[1].segment,
            isSaid(name, in: named[0].segment.lowerBound..<named[0].range.lowerBound, reading)
        else { return nil }
        return (named[0], named[1])
    }

    /// How much of a name stands before a value, behind the value before it in its breath.
    static func nameOf(_ value: RuleFigure, _ name: Range<Int>, _ reading: ItemReading) -> Int {
        guard name.count >= 2 else { return 0 }
        let former = reading.index(of: value).flatMap {
            $0 > 0 ? reading.figures[$0 - 1].range.upperBound : nil
        }
        let start = min(max(value.segment.lowerBound, former ?? 0), value.range.lowerBound)
        let lead = start..<value.range.lowerBound
        // 三季度 of 三季度火点数, and not 一季度火点: how a name opens tells more than what comes after.
        var opening = name
        while opening.count >= 2, reading.first(reading.source.text(in: opening).folded, in: lead) == nil {
            opening = opening.dropLast()
        }
        if opening.count >= 2 { return opening.count + name.count }
        return CommonWords.longest(name, lead, in: reading.source)
    }

    /// 已销号总数比2023年的20项增长30%: the value with the name before 比.
    private static func value(
        named subject: Range<Int>, before index: Int, _ base: RuleFigure, _ reading: ItemReading
    ) -> RuleFigure? {
        let name = ShareWholes.core(subject, reading)
        guard name.count >= 2 else { return nil }
        let near = reading.peers(before: index, atMost: 14).map { reading.figures[$0] }.filter { $0.isPlain }
        let shared = near.map {
            CommonWords.longest(name, $0.segment.lowerBound..<$0.range.lowerBound, in: reading.source)
        }
        // 转办信访件9批158件: the words stand before both.
        let wide = near.map { CommonWords.longest(name, $0.segment, in: reading.source) }
        for counts in [shared, wide] {
            guard let most = counts.max(), most >= 2 else { continue }
            return only(zip(near, counts).filter { $0.1 == most }.map(\.0))
        }
        return nil
    }

    /// Where 比, 较 or 是 opens the words that lead to a base.
    static func mark(in lead: Range<Int>, _ reading: ItemReading) -> Int? {
        comparisons.compactMap { reading.first($0, in: lead) }.min()
    }

    /// The value that a change is told of: the last before its words, in the same breath or the one before.
    private static func value(
        before index: Int, at mark: Int, from start: Int? = nil, _ told: RuleFigure, _ reading: ItemReading,
        where fits: (RuleFigure) -> Bool
    ) -> RuleFigure? {
        guard index > 0 else { return nil }
        // 占年度任务的60%，比上年同期的38.16公顷增长: shares of the value may stand between, and what it is in another unit.
        var place = index - 1
        while place > 0,
            reading.figures[place].claim.unit.base == .percent && !fits(reading.figures[place])
                || reading.isRepetition(place)
        {
            place -= 1
        }
        let value = reading.figures[place]
        let last = reading.figures[index - 1].range.upperBound
        let end = reading.figures[index - 1].segment.upperBound + (reading.source[last] == ")" ? 2 : 1)
        guard fits(value), value.isPlain, value.amount > Rational(0), value.sentence.overlaps(told.sentence),
            mark >= value.range.upperBound, end >= (start ?? told.segment.lowerBound)
        else { return nil }
        return value
    }

    /// The other values of the same measure before a change, the nearest first.
    private static func others(than value: RuleFigure, _ reading: ItemReading) -> [RuleFigure] {
        guard let place = reading.index(of: value) else { return [] }
        return reading.peers(before: place, atMost: 12).reversed().map { reading.figures[$0] }.filter {
            $0.amount > Rational(0) && $0.claim.upper == nil
        }
    }

    private static let directions = [
        "比", "较", "是", "为", "相当于", "增", "升", "上", "下", "提", "扩", "超", "高", "多", "降", "减", "压", "缩", "少", "低",
        "节", "欠",
        "差", "缺", "结余", "同比",
        "环比", "今年", "本年", "净", "达", "相差",
    ]

    /// Whether the words of a change open with no other subject: 乙嘎查下降15个百分点, 其中山羊减少60%.
    private static func isOfValue(_ own: Range<Int>, _ value: RuleFigure, _ reading: ItemReading) -> Bool {
        let verb = directions.compactMap { reading.first($0, in: own) }.min() ?? own.upperBound
        let subject = own.lowerBound..<verb
        guard !subject.isEmpty else { return true }
        if reading.says(["其中", "最"], in: subject) { return false }
        return isSaid(subject, in: value.sentence.lowerBound..<own.lowerBound, reading)
    }

    /// Scalars that name no other thing.
    private static let fillers = Set("实际累计共总体也即率约数量面积的再又仅仍还两三四五六七八九十年间期以来幅".unicodeScalars)

    /// Whether words hold no scalar of a name that other words do not.
    private static func isSaid(_ name: Range<Int>, in words: Range<Int>, _ reading: ItemReading) -> Bool {
        let said = Set(reading.source.folded[words])
        return name.allSatisfy {
            let scalar = reading.source[$0]
            return said.contains(scalar) || fillers.contains(scalar) || scalar.isDigit
        }
    }
}
