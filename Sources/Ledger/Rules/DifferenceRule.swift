import Bilingual
import Geodesy

/// A change against the two values it lies between: `由35.2%提高到43.9%，提高8.7个百分点`, `提高8.7个百分点，由…提高到…`.
enum DifferenceRule {
    private static let verbs = WordTable<Bool>([
        (
            "提高 提升 上升 增加 增长 增至 升至 增到 升到 提高到 提高至 提升到 提升至 上升到 上升至 增加到 增加至 增长到 增长至 扩大到 扩大至 升高到 升高至 扩大 升高 延长 调增 增 增幅 涨幅",
            true
        ),
        (
            "下降 降低 减少 降至 减至 降到 减到 下降到 下降至 降低到 降低至 减少到 减少至 压减到 压减至 缩减到 缩减至 缩小到 缩小至 压减 缩减 缩小 节约 节水 节能 核减 调减 削减 缩短 压缩 降 减 降幅 减幅",
            false
        ),
    ])
    private static let longestVerb = 4

    static func findings(in reading: ItemReading) -> [Finding] {
        let figures = reading.figures
        return figures.indices.dropFirst().compactMap { index -> Finding? in
            let (first, last) = (figures[index - 1], figures[index])
            guard first.isComparable(to: last), first.isPlain, last.isPlain, first.segment == last.segment,
                isFrom(first, reading), let way = way(to: last, behind: first, reading)
            else { return nil }
            let isTurned = first.amount > last.amount ? way == .up : first.amount < last.amount && way == .down
            if isTurned {
                // The deeper the water lies, the lower it stands: 埋深由24.6米回升到22.6米.
                return reading.says(["埋深"], in: first.sentence.lowerBound..<first.range.lowerBound)
                    ? nil : turned(first, last, way == .up, reading)
            }
            for place in [index + 1, index - 2] where figures.indices.contains(place) {
                // 增长60%，其中草原由100亩增至160亩: the change is that of the whole.
                if place < index,
                    reading.says(
                        ["其中"],
                        in: figures[place].range
                            .upperBound..<max(figures[place].range.upperBound, first.range.lowerBound))
                {
                    continue
                }
                if let change = change(figures[place], isBehind: place > index, first, last, reading) {
                    return change
                }
            }
            return doubled(first, last, reading)
                ?? (way == .open ? nil : distant(index, first, last, reading))
        } + GrownRule.findings(in: reading)
    }

    /// 由1.2万亩增加到2.4万亩，翻了一番.
    private static func doubled(_ first: RuleFigure, _ last: RuleFigure, _ reading: ItemReading) -> Finding? {
        let source = reading.source
        let trail = last.range.upperBound..<min(last.sentence.upperBound, last.range.upperBound + 12)
        guard first.amount > first.slack, let mark = reading.first("翻", in: trail),
            let end = reading.first("番", in: mark..<min(trail.upperBound, mark + 5))
        else { return nil }
        let count = ((mark + 1)..<end).lazy.compactMap { ChineseNumeral.digit(source[$0]) }.first ?? 1
        guard (1...4).contains(count) else { return nil }
        let times = Rational(1 << Int128(count))
        let quotient = last.amount / first.amount
        let low = (last.amount - last.slack) / (first.amount + first.slack)
        let high = (last.amount + last.slack) / (first.amount - first.slack)
        let verdict: FindingVerdict =
            quotient == times ? .holds : low <= times && times <= high ? .holdsWithinRounding : .doesNotHold
        let isUniform = first.claim.unit.text == last.claim.unit.text
        let (a, b) = (
            ArithmeticText.figure(first, withUnit: !isUniform),
            ArithmeticText.figure(last, withUnit: !isUniform)
        )
        let result = ArithmeticText.result(quotient, scale: 2)
        let told = source.text(in: mark..<(end + 1)).folded
        return Finding(
            .ratio, verdict, [first.place, last.place, reading.place(mark..<(end + 1))],
            Message(
                zh: "\(b.zh) ÷ \(a.zh) \(result)倍，原文\(told)",
                en: "\(b.en) ÷ \(a.en) \(result) times, printed \(told)"))
    }

    /// How far from the two values a change may stand that is told in a breath of its own, in scalars.
    private static let reach = 80
    private static let added = [
        "新增", "净增", "增加", "扩大", "减少", "压减", "核减", "下降", "降低", "提高", "提升", "上升", "增长", "恢复",
    ]

    /// A change that is told with a name of its own (新增湿地8.7万亩，湿地由…增加到…): agreement counts, and a
    /// contradiction only where both name one thing.
    private static func distant(_ index: Int, _ first: RuleFigure, _ last: RuleFigure, _ reading: ItemReading)
        -> Finding?
    {
        let places =
            reading.peers(before: index - 1, atMost: 1).reversed() + reading.peers(behind: index, atMost: 1)
        for place in places {
            let change = reading.figures[place]
            let lead = max(change.segment.lowerBound, change.range.lowerBound - 16)..<change.range.lowerBound
            let gap =
                change.range.lowerBound > last.range.upperBound
                ? change.range.lowerBound - last.range.upperBound
                : first.range.lowerBound - change.range.upperBound
            guard change.isPlain, change.isComparable(to: last), gap <= reach,
                let word = added.first(where: { reading.first($0, in: lead) != nil }),
                // 扩大后的治理范围合360公顷 is the new value.
                !reading.says([word + "后", "合", "折"], in: lead)
            else { continue }
            let slack = first.slack + last.slack + change.slack
            let difference = last.amount - first.amount
            let stated = difference < Rational(0) ? Rational(0) - change.amount : change.amount
            let found = finding(difference, stated, slack, change, first, last, reading, note: nil)
            if found.verdict != .doesNotHold { return found }
            // The only word of the change: 新增湿地 and 湿地由.
            let words = (reading.first(word, in: lead) ?? lead.lowerBound) + word.unicodeScalars.count
            let name = min(words, lead.upperBound)..<lead.upperBound
            let subject = first.segment.lowerBound..<first.range.lowerBound
            if name.count > 2, change.sentence.overlaps(first.sentence),
                CommonWords.longest(name, subject, in: reading.source) >= min(name.count, 4)
            {
                return found
            }
        }
        return nil
    }

    /// Whether 由 or 从 opens the words that lead to a figure; a year may stand between.
    private static func isFrom(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = max(figure.segment.lowerBound, figure.range.lowerBound - 12)..<figure.range.lowerBound
        guard let mark = [reading.last("由", in: lead), reading.last("从", in: lead)].compactMap({ $0 }).max()
        else {
            return false
        }
        let words = reading.source.text(in: (mark + 1)..<figure.range.lowerBound).folded
        return words.isEmpty || words.hasSuffix("的") || words.hasSuffix("年") || words.hasSuffix("底")
            || words.hasSuffix("原来") || words.hasSuffix("年初")
    }

    /// The way from one value to the other, by the verb between them; a verb not listed leaves it open: 恢复到, 压到.
    private enum Way { case up, down, open }

    /// The way of the verb between two figures: 提高到, 降至.
    private static func way(to last: RuleFigure, behind first: RuleFigure, _ reading: ItemReading) -> Way? {
        let gap = first.range.upperBound..<last.range.lowerBound
        guard gap.count <= 16 else { return nil }
        let source = reading.source
        for start in gap {
            guard let match = verbs.match(in: source, at: start, before: gap.upperBound) else { continue }
            // 提高到2023年的: a year may stand before the value.
            let isTo = ["到", "至", "为"].contains(source[match.end - 1]) || source[match.end] == "为"
            let isNext = match.end + 1 >= gap.upperBound || ["的", "年"].contains(source[gap.upperBound - 1])
            return isTo && isNext ? match.value ? .up : .down : nil
        }
        return gap.count > 1 && ["到", "至", "为"].contains(source[gap.upperBound - 1])
            && !gap.contains { source[$0].endsClause } ? .open : nil
    }

    /// 由43.9%提高到35.2% fell.
    private static func turned(_ first: RuleFigure, _ last: RuleFigure, _ rises: Bool, _ reading: ItemReading)
        -> Finding
    {
        let (a, b) = (
            ArithmeticText.figure(first, withUnit: true), ArithmeticText.figure(last, withUnit: true)
        )
        let sign = rises ? ">" : "<"
        return Finding(
            .difference, .doesNotHold, [reading.place(first), reading.place(last)],
            Message(
                zh: "\(a.zh) \(sign) \(b.zh)，原文为\(rises ? "增" : "减")",
                en: "\(a.en) \(sign) \(b.en), told as a \(rises ? "rise" : "fall")"))
    }

    /// The change, if a figure tells it right behind or right before the two values.
    private static func change(
        _ change: RuleFigure, isBehind: Bool, _ first: RuleFigure, _ last: RuleFigure, _ reading: ItemReading
    ) -> Finding? {
        let gap =
            isBehind
            ? change.segment.lowerBound - last.segment.upperBound
            : last.segment.lowerBound - change.segment.upperBound
        guard change.isPlain, gap == 1 || isBehind && change.segment == last.segment,
            change.sentence.overlaps(last.sentence),
            let rises = verb(of: change, isBehind: isBehind, last, reading)
        else { return nil }
        let difference = last.amount - first.amount
        let stated = rises ? change.amount : Rational(0) - change.amount
        let slack = first.slack + last.slack + change.slack
        let isShare = first.claim.kind == .ratio
        // 面积增长150%，占比由16%提高到40%: the growth before is that of the area.
        if !isBehind, isShare, change.claim.unit.base == .percent { return nil }
        if change.claim.unit.base == .percentagePoint || !isShare && change.isComparable(to: last) {
            guard isShare == (change.claim.unit.base == .percentagePoint) else { return nil }
            return finding(difference, stated, slack, change, first, last, reading, note: nil)
        }
        if change.claim.unit.base == .times { return multiple(change, first, last, rises) }
        guard change.claim.unit.base == .percent, first.amount > Rational(0) else { return nil }
        let relative = difference * Rational(100) / first.amount
        // What rounds to the two values may change by a little more or less.
        guard first.amount > first.slack else { return nil }
        let ends = [
            (last.amount - last.slack) / (first.amount + first.slack),
            (last.amount + last.slack) / (first.amount - first.slack),
        ].map { ($0 - Rational(1)) * Rational(100) }
        let isAdmitted = ends[0] - change.slack <= stated && stated <= ends[1] + change.slack
        let admitted = isAdmitted ? (relative - stated).magnitude + change.slack : change.slack
        let found = finding(relative, stated, admitted, change, first, last, reading, note: nil)
        guard found.verdict == .doesNotHold, isShare, (difference - stated).magnitude <= slack else {
            return found
        }
        return finding(
            difference, stated, slack, change, first, last, reading,
            note: Message(
                zh: "两个百分比之差应以“个百分点”表示", en: "the difference of two percentages is in percentage points"))
    }

    /// 由80万吨增加到200万吨，增长1.5倍: by so many times the first value.
    private static func multiple(_ times: RuleFigure, _ first: RuleFigure, _ last: RuleFigure, _ rises: Bool)
        -> Finding?
    {
        guard rises, first.amount > first.slack, last.amount > first.amount else { return nil }
        return MultipleRule.finding(times, of: last, over: first, isIncrease: true)
    }

    /// The direction of the verb that opens the words of a change and leads to it at once.
    private static func verb(of change: RuleFigure, isBehind: Bool, _ last: RuleFigure, _ reading: ItemReading)
        -> Bool?
    {
        let source = reading.source
        let start = change.segment == last.segment ? last.range.upperBound : change.segment.lowerBound
        var end = change.range.lowerBound
        while end > start, ["了", "约", "达"].contains(source[end - 1]) { end -= 1 }
        // 核减幅度20%
        if end - 2 > start, source.has("幅度", at: end - 2, before: end) { end -= 2 }
        // 由12家减少到8家 tells what was reached, and no change.
        guard end > start, !["到", "至", "为"].contains(source[end - 1]),
            let match = verbs.match(in: source, endingAt: end, from: start)
        else { return nil }
        // 乙地提高3个百分点 behind the values of 甲地 is another change.
        let words = source.text(in: start..<match.start).folded
        return !isBehind || ["", "净", "共", "累计", "实际", "共计", "总共"].contains(words) ? match.value : nil
    }

    private static func finding(
        _ computed: Rational, _ stated: Rational, _ slack: Rational, _ change: RuleFigure, _ first: RuleFigure,
        _ last: RuleFigure, _ reading: ItemReading, note: Message?
    ) -> Finding {
        let isRelative = change.claim.unit.base == .percent && note == nil
        let size = isRelative || first.claim.kind == .ratio ? Rational(1) : change.claim.unit.size
        let error = (computed - stated).magnitude
        // The printed digits agree when the values round to them.
        let holds = error == Rational(0) || isRelative && error <= change.slack
        // 由120亩减至85亩，减少36亩: whole numbers are not seen to be rounded.
        let areWhole =
            first.isAmount
            && (isRelative ? [first, last] : [first, last, change]).allSatisfy { $0.claim.value.scale == 0 }
        let note = note ?? (areWhole && !holds && error < slack ? PartSum.looseNote : nil)
        let verdict: FindingVerdict =
            note != nil ? .undecided : holds ? .holds : error < slack ? .holdsWithinRounding : .doesNotHold
        let scale = max(first.claim.value.scale, last.claim.value.scale, change.claim.value.scale)
        let isUniform = first.claim.unit.text == last.claim.unit.text
        let (a, b) = (
            ArithmeticText.figure(first, withUnit: !isUniform),
            ArithmeticText.figure(last, withUnit: !isUniform)
        )
        let value = ArithmeticText.result(computed / size, scale: isRelative ? max(scale, 1) : scale + 2)
        let told = ArithmeticText.number(stated / size, scale: change.claim.value.scale)
        let unit = ArithmeticText.unit(change)
        let text = { (a: String, b: String) in isRelative ? "(\(b) − \(a)) ÷ \(a)" : "\(b) − \(a)" }
        return Finding(
            .difference, verdict, [first, last, change].map(\.place),
            Message(
                zh: "\(text(a.zh, b.zh)) \(value)（\(unit.zh)），原文\(told)",
                en: "\(text(a.en, b.en)) \(value) (\(unit.en)), printed \(told)"),
            note: note)
    }
}
