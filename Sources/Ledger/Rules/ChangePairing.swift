import Geodesy

/// The two values that a growth, a multiple or a gap is told of, by the words alone: `较上年的1892万元增长25%` gives its base,
/// `是2021年的3倍` its year, `比计划少114亩` its name, and `批准6.5公顷，实际占用7.9公顷，超出1.4公顷` says both before it.
struct ChangePairing {
    let base: RuleFigure
    let value: RuleFigure

    /// Words that make a value one of a plan, and of what came of it.
    static let plans = [
        "计划", "批准", "批复", "许可", "概算", "预算", "合同", "约定", "要求", "目标", "任务", "设计", "核定", "规定", "应", "上报", "申报",
        "台账", "来函", "责令", "理论", "登记",
    ]
    static let facts = ["实际", "实测", "实收", "实", "仅", "核查", "核实", "现场", "投资", "结算", "决算", "完成", "达到"]
    private static let comparisons = ["比", "较", "是", "为", "相当于", "超", "低于", "高于", "高出", "与"]
    private static let elsewhere = ["平均", "全国", "全省", "全市", "全区", "全盟", "全县", "周边", "邻"]
    static let formerYears = ["上年", "去年", "上一年", "同比", "前一年"]

    /// - Parameter kind: whether a value may be one of the two.
    init?(of index: Int, in reading: ItemReading, where fits: (RuleFigure) -> Bool) {
        let told = reading.figures[index]
        let own = told.segment.lowerBound..<told.range.lowerBound
        guard index > 0, !reading.says(Self.elsewhere, in: own) else { return nil }
        let former = reading.figures[index - 1]
        // 减少56件，下降22.6%: a gap and its rate are of the same two.
        if former.isAmount, told.claim.unit.base == .percent,
            former.segment.upperBound + 1 == told.segment.lowerBound,
            FigureAccounts.isGap(former, reading),
            let pair = ChangePairing(of: index - 1, in: reading, where: { $0.isComparable(to: former) })
        {
            (base, value) = (pair.base, pair.value)
            return
        }
        if former.segment == told.segment {
            // 较上年的1892万元增长25%, 是2018年120万立方米的2.2倍.
            let lead = former.segment.lowerBound..<former.range.lowerBound
            guard fits(former), former.isPlain, let mark = Self.mark(in: lead, reading) else { return nil }
            let subject = lead.lowerBound..<mark
            let value =
                subject.count > 2
                ? Self.value(named: subject, before: index - 1, former, reading)
                : Self.value(before: index - 1, at: mark, told, reading, where: fits)
            guard let value, value.isComparable(to: former) else { return nil }
            (base, self.value) = (former, value)
            return
        }
        if let pair = Self.yearly(own, index, reading, where: fits) {
            (base, self.value) = pair
            return
        }
        guard let value = Self.value(before: index, at: told.segment.lowerBound, told, reading, where: fits)
        else {
            return nil
        }
        guard Self.isOfValue(own, value, reading) else { return nil }
        let others = Self.others(than: value, reading)
        if let later = Self.later(than: value, own, others, reading) {
            (base, self.value) = (value, later)
            return
        }
        // 为目标的113%，超出165米: the base is the one of the share.
        let named =
            former.range != value.range && own.count <= 4
            ? former.segment.lowerBound..<former.range.lowerBound : own
        if let base = Self.base(named: own, value, told, others, reading)
            ?? Self.base(named: named, value, told, others, reading)
            ?? Self.base(reached: value, others, reading)
        {
            (self.base, self.value) = (base, value)
            return
        }
        guard let base = Self.base(beside: value, own, others, reading) else { return nil }
        (self.base, self.value) = (base, value)
    }

    /// 2024年输水量比2022年增长12.4%: both values by their years.
    private static func yearly(
        _ own: Range<Int>, _ index: Int, _ reading: ItemReading, where fits: (RuleFigure) -> Bool
    ) -> (RuleFigure, RuleFigure)? {
        guard let mark = ["比", "较", "是"].compactMap({ reading.first($0, in: own) }).min() else { return nil }
        let (to, from) = (reading.years(in: own.lowerBound..<mark), reading.years(in: mark..<own.upperBound))
        guard let last = to.first, to.count == 1, let first = from.first, from.count == 1 else { return nil }
        let near = reading.figures[max(0, index - 12)..<index].filter {
            fits($0) && $0.isPlain && $0.amount > Rational(0)
                && $0.claim.location == reading.figures[index].claim.location
        }
        func only(_ wanted: Int) -> RuleFigure? {
            let found = near.filter {
                reading.years(in: $0.segment.lowerBound..<$0.range.lowerBound) == [wanted]
            }
            return found.count == 1 ? found[0] : nil
        }
        guard let base = only(first), let value = only(last), base.isComparable(to: value) else { return nil }
        return (base, value)
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
        before index: Int, at mark: Int, _ told: RuleFigure, _ reading: ItemReading,
        where fits: (RuleFigure) -> Bool
    ) -> RuleFigure? {
        guard index > 0 else { return nil }
        // 占年度任务的60%，比上年同期的38.16公顷增长: shares of the value may stand between.
        var place = index - 1
        while place > 0, reading.figures[place].claim.unit.base == .percent, !fits(reading.figures[place]) {
            place -= 1
        }
        let value = reading.figures[place]
        let gap = mark - value.range.upperBound
        guard fits(value), value.isPlain, value.amount > Rational(0), value.sentence.overlaps(told.sentence),
            gap >= 0,
            place < index - 1 || value.segment.upperBound + 1 >= told.segment.lowerBound
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
        let said = Set(reading.source.folded[value.sentence.lowerBound..<own.lowerBound])
        return subject.allSatisfy {
            said.contains(reading.source[$0])
                || "实际累计共总体也即率约数量面积的再又仅".unicodeScalars.contains(reading.source[$0])
                || reading.source[$0].isDigit || reading.source[$0] == "年"
        }
    }
}
