import Bilingual

/// The figures that stand in a row with the parts of a total and are none of it, by their words: under way, planned or not
/// done beside what was done; of another year or round; one more than the total counts; by how much a limit is exceeded.
///
/// Words decide before any number is looked at, and what they say of one figure counts beside the others only: a word that
/// all the parts have in common is the total's own.
enum ForeignParts {
    static let note = Message(
        zh: "有的数字与总数所述的阶段、时段或对象不同，是否计入，原文未说明",
        en:
            "a figure is of another stage, period or thing than the total; whether it counts, the report does not say"
    )

    /// The figures of a row that may be parts of a total.
    static func own(_ row: [RuleFigure], of total: RuleFigure, _ reading: ItemReading) -> [RuleFigure] {
        row.indices.filter { !isForeign($0, in: row, of: total, reading) }.map { row[$0] }
    }

    /// Whether one of a row is no part of a total.
    static func isForeign(_ index: Int, in row: [RuleFigure], of total: RuleFigure, _ reading: ItemReading)
        -> Bool
    {
        let part = row[index]
        let label = PartSeries.label(part, reading)
        if isDealtOut(part, apartFrom: total, reading) || tellsRise(label, reading)
            || isLeftOut(part, of: total, reading) || isOfStage(part, reading)
        {
            return true
        }
        let others = row.indices.filter { $0 != index }.map { row[$0] }
        guard !others.isEmpty else { return false }
        return isOfOtherMode(part, others, of: total, reading)
            || isOfOtherPeriod(label, others, of: total, reading)
            || isOfOtherDeed(part, others, of: total, reading)
            || isCumulative(label, reading)
                && others.contains { isCumulative(PartSeries.label($0, reading), reading) }
            || isGap(part, beside: others, reading) || isBeside(index, row, of: total, reading)
            || index >= 2 && index == count(in: total, reading) && areNamed(row[..<index], reading)
    }

    private static func words(of figure: RuleFigure) -> Range<Int> {
        figure.segment.lowerBound..<figure.range.lowerBound
    }

    private static func trail(of figure: RuleFigure) -> Range<Int> {
        figure.range
            .upperBound..<max(
                figure.range.upperBound, min(figure.segment.upperBound, figure.range.upperBound + 8))
    }

    // MARK: How far it has come

    /// Deeds that what was done waits for: 已完成整改50个，其中30个已销号、20个待验收.
    private static let closings = ["验收", "销号", "核查", "复核", "审核", "移交", "公示", "备案", "评估", "投用", "投运"]
    private static let certain = ["已", "完成", "建成", "办结", "到位", "竣工", "完工"]

    /// Whether what a figure counts is not done, of a total that was: 共拆除20处，…，另有3处正在拆除.
    private static func isOfOtherMode(
        _ part: RuleFigure, _ others: [RuleFigure], of total: RuleFigure, _ reading: ItemReading
    ) -> Bool {
        guard isOpen(part, reading), others.contains(where: { !isOpen($0, reading) }), isDone(total, reading)
        else { return false }
        let isCertain = reading.says(certain, in: words(of: total))
        // 共建设20座，其中已建成12座、在建8座: the parts tell the stages, the total none.
        if !isCertain, others.contains(where: { tellsDone($0, reading) }) { return false }
        let deeds = deeds(of: part, reading)
        let own = PartLabel.deeds(in: words(of: total), reading)
        if deeds.isEmpty || own.isEmpty {
            // 已完成验收40处，其中需返工7处: what is demanded of a thing is no plan to do the deed.
            return (isCertain || isOfThings(total, reading))
                && !reading.says(["需", "应", "须"], in: part.segment)
                || reading.says(["库存", "结存"], in: part.segment)
        }
        // 计划建设 beside 建成
        let shared = deeds.contains { deed in own.contains { !Set($0).isDisjoint(with: deed) } }
        return shared
            && !deeds.allSatisfy {
                closings.contains($0) || !own.contains($0) && isTold($0, in: others, reading)
            }
    }

    /// Whether a total tells what was done to things, and not what was registered or looked at.
    private static func isOfThings(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        PartLabel.verbs(in: words(of: total), reading).last.map {
            [.restore, .remove, .vacate, .build, .carryOut].contains($0.deed)
        } ?? false
    }

    private static func deeds(of figure: RuleFigure, _ reading: ItemReading) -> [String] {
        [PartSeries.label(figure, reading), trail(of: figure)].flatMap { PartLabel.deeds(in: $0, reading) }
    }

    private static func isTold(_ deed: String, in others: [RuleFigure], _ reading: ItemReading) -> Bool {
        others.contains { reading.says([deed], in: $0.segment) }
    }

    /// Whether a figure tells what has been done.
    static func tellsDone(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        !isOpen(figure, reading)
            && [PartSeries.label(figure, reading), trail(of: figure)].contains { reading.says(certain, in: $0) }
    }

    /// Whether a figure tells what is planned, under way, not done or still there.
    static func isOpen(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        [PartSeries.label(figure, reading), trail(of: figure)].contains { PartLabel.isOpen(in: $0, reading) }
    }

    /// Whether a total counts what was done, and not what there is or is to be done.
    private static func isDone(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        var words = words(of: total)
        // 挂牌督办事项共7件 counts what there is; 共拆除7处 and 已拨付补助共7万元 what was done.
        if let mark = TotalWords.opening(words, in: reading), !reading.says(certain, in: words) {
            words = mark..<words.upperBound
        }
        return !isOpen(total, reading) && !PartLabel.isOpen(in: words, reading)
            && (PartLabel.isDone(in: words, reading) || reading.says(["到位", "建成"], in: words))
    }

    // MARK: Of which time

    private static let ranges = ["以来", "至", "—", "-", "~", "到", "起", "截", "累计", "期间", "年来"]
    private static let formerYears = ["上年", "去年", "前年"]

    /// Whether a figure is of another year, quarter or round than its total, and the others are not.
    private static func isOfOtherPeriod(
        _ label: Range<Int>, _ others: [RuleFigure], of total: RuleFigure, _ reading: ItemReading
    ) -> Bool {
        let whole = words(of: total)
        guard !reading.says(ranges, in: whole), let own = period(in: whole, reading),
            let other = period(in: label, reading), own.name != other.name,
            own.kind == other.kind || own.kind == "年" && formerYears.contains(other.name)
        else { return false }
        return others.allSatisfy { figure in
            period(in: PartSeries.label(figure, reading), reading).map { $0.name == own.name } ?? true
        }
    }

    /// The period that words name, and its kind: 2022 of years, 上轮 of rounds.
    private static func period(in range: Range<Int>, _ reading: ItemReading) -> (name: String, kind: String)? {
        let source = reading.source
        if let mark = range.first(where: { source[$0] == "轮" && $0 > range.lowerBound }),
            "本上首前一二三四五".unicodeScalars.contains(source[mark - 1])
        {
            return (source.text(in: (mark - 1)..<mark).folded, "轮")
        }
        guard let name = PartLabel.period(in: range, reading) else { return nil }
        if name.first?.isNumber == true { return (String(name.prefix(4)), "年") }
        return (name, name.last.map { String($0) } ?? name)
    }

    private static func isCumulative(_ label: Range<Int>, _ reading: ItemReading) -> Bool {
        reading.says(["截至", "截止"], in: label)
    }

    // MARK: Of what

    private static let renewed = ["旧", "原有", "既有", "老"]
    private static let new = ["新增", "新建", "新设", "新购", "新栽"]

    /// Whether a figure alone tells a deed of its own, and not the total's: 改造旧绿地 of 新增绿地.
    private static func isOfOtherDeed(
        _ part: RuleFigure, _ others: [RuleFigure], of total: RuleFigure, _ reading: ItemReading
    ) -> Bool {
        let (whole, label) = (words(of: total), PartSeries.label(part, reading))
        if reading.says(new, in: whole), reading.says(renewed, in: label) { return true }
        let (deeds, own) = (PartLabel.deeds(in: label, reading), PartLabel.deeds(in: whole, reading))
        return !deeds.isEmpty && !own.isEmpty && Set(deeds).isDisjoint(with: own)
            && reading.source[part.segment.lowerBound - 1] == "," && others.count > 1
            && others.allSatisfy { PartLabel.deed(in: PartSeries.label($0, reading), reading) == nil }
    }

    private static let places: Set<Unicode.Scalar> = ["县", "旗", "市", "区", "镇", "乡", "村", "年", "库", "矿", "厂"]

    /// How many places or years the words of a total count: 两县共, 三年共.
    static func count(in total: RuleFigure, _ reading: ItemReading) -> Int? {
        let source = reading.source
        return words(of: total).prefix(4).lazy.compactMap { place -> Int? in
            // 两县, 四个乡镇
            let thing = source[place + 1] == "个" ? source[place + 2] : source[place + 1]
            guard let count = ClosingSumRule.numbers[source[place]], places.contains(thing),
                place == 0 || !source[place - 1].isDigit && source[place - 1] != "第" && source[place - 1] != "十"
            else { return nil }
            return count
        }.first
    }

    private static func areNamed(_ row: ArraySlice<RuleFigure>, _ reading: ItemReading) -> Bool {
        PartSeries(Array(row), reading).contrast.map { [.place, .period, .name].contains($0) } ?? false
    }

    /// Whether a figure tells by how much something is exceeded that none of the others is (超许可取水70万立方米), or what is lacking
    /// now, beside one that is yet to come.
    private static func isGap(_ part: RuleFigure, beside others: [RuleFigure], _ reading: ItemReading) -> Bool {
        let label = PartSeries.label(part, reading)
        if let mark = reading.last("超", in: label),
            let limit = ChangePairing.plans.first(where: {
                $0.unicodeScalars.count > 1 && reading.first($0, in: mark..<label.upperBound) != nil
            })
        {
            return !others.contains { reading.says([limit], in: $0.segment) }
        }
        guard label.last.map({ ["缺", "口", "差"].contains(reading.source[$0]) }) ?? false,
            let other = others.first(where: { isOpen($0, reading) })
        else { return false }
        let named = NamedOperands.best(others, for: part, reading)
        return reading.says(["现", "目前", "当前"], in: label) || !named.contains { $0.range == other.range }
    }

    private static let rises: Set<Unicode.Scalar> = ["升", "增", "加", "高", "大", "长"]
    private static let falls: Set<Unicode.Scalar> = ["降", "减", "少", "低", "小", "短"]

    /// Whether words tell what a value has risen to, which adds to nothing: 回升到2023年末的; what it has fallen to is left of it.
    private static func tellsRise(_ label: Range<Int>, _ reading: ItemReading) -> Bool {
        tells(rises, label, reading)
    }

    /// Whether words tell a value that something has come to or has come from: 减为, 由.
    static func tellsLevel(_ label: Range<Int>, _ reading: ItemReading) -> Bool {
        tells(rises.union(falls), label, reading)
            || label.last.map { ["由", "从"].contains(reading.source[$0]) } ?? false
    }

    private static func tells(_ ways: Set<Unicode.Scalar>, _ label: Range<Int>, _ reading: ItemReading) -> Bool
    {
        label.dropFirst().contains {
            ["到", "至", "为"].contains(reading.source[$0]) && ways.contains(reading.source[$0 - 1])
        }
    }

    /// Whether the words behind the last of named parts say something of it alone, which may set it apart: 丙乡20件由邻县负责.
    static func isSaidApart(_ parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        guard let last = parts.last, parts.count > 1,
            !LeftOutFigures.isRow(parts[parts.count - 2], last, reading),
            last.segment.upperBound - last.range.upperBound > 2,
            parts.dropLast().allSatisfy({ $0.segment.upperBound - $0.range.upperBound < 2 }),
            let contrast = PartSeries(parts, reading).contrast
        else { return false }
        return [.place, .period, .name].contains(contrast)
    }

    private static let exclusions = [
        "另行", "除外", "不在此", "不在其", "不计", "未计", "不含", "不列", "不纳入", "未纳入", "不包括", "单列",
    ]
    private static let longestName = 12

    /// Whether words keep a figure out of what is counted: 同期邻县的28件不在此列, 除矸石山外…矸石山9公顷.
    private static func isLeftOut(_ part: RuleFigure, of total: RuleFigure, _ reading: ItemReading) -> Bool {
        let trail = part.range.upperBound..<max(part.range.upperBound, part.segment.upperBound)
        if reading.says(exclusions, in: trail) { return true }
        let (lead, label) = (
            total.sentence.lowerBound..<total.range.lowerBound, PartSeries.label(part, reading)
        )
        guard let mark = reading.last("除", in: lead),
            let end = reading.first("外", in: mark..<min(lead.upperBound, mark + longestName)), end > mark + 2
        else { return false }
        return CommonWords.longest((mark + 1)..<end, label, in: reading.source) > 1
    }

    /// Whether a rest is what a batch or stage of several left, which need not be the last: 第二批公告后仍保留28宗.
    private static func isOfStage(_ rest: RuleFigure, _ reading: ItemReading) -> Bool {
        let label = PartSeries.label(rest, reading)
        // 2015年以后形成的105处 is of a time, and no state.
        guard let mark = reading.first("后", in: label),
            !["以", "之", "今", "最", "先"].contains(reading.source[mark - 1])
        else { return false }
        return reading.last("第", in: label.lowerBound..<mark) != nil
            || PartLabel.period(in: label.lowerBound..<mark, reading) != nil
    }

    private static let besides = ["另有", "另外", "此外", "另"]

    /// Whether 另有 tells a figure beside those that 其中 takes out; of what there is one that tells how far it has come is a part
    /// still: 应治理30处，其中…，另有9处未动工.
    private static func isBeside(
        _ index: Int, _ row: [RuleFigure], of total: RuleFigure, _ reading: ItemReading
    ) -> Bool {
        guard index > 1, reading.first("其中", in: words(of: row[0])) != nil else { return false }
        let (former, figure) = (row[index - 1], row[index])
        let gap = former.range.upperBound..<max(former.range.upperBound, figure.range.lowerBound)
        return reading.says(besides, in: gap)
            && (!isOpen(figure, reading) || isOfThings(total, reading) && isDone(total, reading))
    }

    // MARK: Whose

    /// Whether a figure and a total are each dealt out to names in rows of their own: 甲、乙分别有300亩、500亩，分别治理200亩、100亩.
    private static func isDealtOut(_ part: RuleFigure, apartFrom total: RuleFigure, _ reading: ItemReading)
        -> Bool
    {
        guard let row = row(of: total, reading), let own = self.row(of: part, reading) else { return false }
        return row != own
    }

    /// Where the row of figures starts that 分别 deals out to names; `nil` for a figure of none.
    static func row(of figure: RuleFigure, _ reading: ItemReading) -> Int? {
        guard var place = reading.index(of: figure) else { return nil }
        func joins(_ place: Int) -> Bool {
            guard place > 0, place < reading.figures.count else { return false }
            let (one, other) = (reading.figures[place - 1], reading.figures[place])
            let gap = one.range.upperBound..<max(one.range.upperBound, other.range.lowerBound)
            return gap.count == 1 && ["、", "和", "及"].contains(reading.source[gap.lowerBound])
        }
        let isRow = joins(place) || joins(place + 1)
        while joins(place) { place -= 1 }
        let first = reading.figures[place]
        return isRow && reading.says(["分别", "依次"], in: words(of: first)) ? place : nil
    }
}
