import Geodesy
import Places

/// Figures of one measure that stand one after the other behind a total: `拆除26家，整改提升14家，改为管护用房3家`; and what
/// their words say about how they belong together.
struct PartSeries {
    /// What tells the parts from each other, so that none counts what another counts.
    enum Contrast {
        /// A rest, or something denied that another part affirms: 其余, 未恢复 beside 恢复. Such parts are all the parts.
        case complement
        /// A stage of its own for each: done, done for now, under way, not begun.
        case stage
        /// A year, a season or a stage of its own for each: 2021年, 春季, 一期.
        case period
        /// A place of its own for each: 甲旗, 西片区.
        case place
        /// A name without a verb for each: 水田, 中央资金, A类.
        case name
        /// Words made a noun: 属实的8个.
        case noun
        /// What became of each thing, which happens but once: 拆除, 保留.
        case fate
        /// Words of its own for each of three and more: 拆除, 整改提升, 改为.
        case deed
    }

    let parts: [RuleFigure]
    /// What tells them apart; `nil` where the words do not.
    let contrast: Contrast?

    private static let mostParts = 12
    /// How far from each other parts may stand, in scalars.
    private static let reach = 120

    /// The figures from one of the peers on, as far as words and punctuation carry them along.
    ///
    /// - Parameter total: what they are thought to make up; a figure as large is the total told again.
    init?(_ peers: some Sequence<Int>, of total: RuleFigure, in reading: ItemReading) {
        var parts: [RuleFigure] = []
        var isOneEach = true
        for place in peers.prefix(Self.mostParts) {
            let part = reading.figures[place]
            guard part.isPlain, part.amount > Rational(0), part.amount < total.amount,
                SpreadSumRule.isPart(part, of: total, reading)
            else { break }
            let label = Self.label(part, reading)
            if let last = parts.last {
                guard part.range.lowerBound - last.range.upperBound <= Self.reach,
                    part.claim.location == last.claim.location
                        || part.claim.clause != nil && last.claim.clause != nil,
                    Self.goesOn(label, reading),
                    LeftOutFigures.isBracketed(part, reading) == LeftOutFigures.isBracketed(last, reading),
                    part.sentence.overlaps(last.sentence) || Self.goesOn(part, behind: last, isOneEach, reading)
                else { break }
                if part.sentence.overlaps(last.sentence) { isOneEach = false }
            }
            if ForeignParts.isForeign(parts.count, in: parts + [part], of: total, reading) { break }
            parts.append(part)
        }
        // 任务26项，上半年应完成15项，实际完成12项，欠3项: what is to be done is a whole of its own.
        let isTask = parts.map { part in
            let label = Self.label(part, reading)
            // 完成的任务中草原类5项: what is taken apart is named before 中.
            let start = label.last { reading.source[$0] == "中" }.map { $0 + 1 } ?? label.lowerBound
            return reading.says(["应", "目标", "任务"], in: start..<label.upperBound)
        }
        guard parts.count > 1, Set(isTask).count == 1, !Self.areElsewhere(parts, than: total, reading) else {
            return nil
        }
        self.init(parts, reading)
    }

    /// Whether an account is of one place or thing and the total of another of its kind: 甲县积存30万吨，乙县积存12万吨，乙县已清运8万吨.
    private static func areElsewhere(_ parts: [RuleFigure], than total: RuleFigure, _ reading: ItemReading)
        -> Bool
    {
        let source = reading.source
        let (own, labels) = (label(total, reading), parts.map { label($0, reading) })
        guard let first = labels.first else { return false }
        var count = 0
        while count < min(first.count, own.count),
            labels.allSatisfy({
                count < $0.count && source[$0.lowerBound + count] == source[first.lowerBound + count]
            })
        {
            count += 1
        }
        // 乙县 beside 甲县, 二号渠 beside 一号渠: the names end alike.
        return (2...max(2, count)).contains { length in
            length <= count && source[own.lowerBound + length - 1] == source[first.lowerBound + length - 1]
                && source[own.lowerBound] != source[first.lowerBound]
                && !["全", "本", "该", "各", "我"].contains(source[own.lowerBound])
        }
    }

    /// Parts that are known.
    init(_ parts: [RuleFigure], _ reading: ItemReading) {
        self.parts = parts
        contrast = Self.contrast(of: parts, reading)
    }

    /// Words that begin an account of something else.
    private static let breaks = [
        "其中", "发现", "新增", "上述", "合计", "累计", "另查",
    ]

    /// Whether the words of a part belong to the account of the one before; 上述未完成图斑合计 is a part still.
    private static func goesOn(_ label: Range<Int>, _ reading: ItemReading) -> Bool {
        label.contains { reading.source[$0] == "未" } && !reading.says(["发现", "新增", "其中"], in: label)
            || TotalWords.opening(label, in: reading) == nil && !reading.says(breaks, in: label)
                && !ForeignParts.tellsLevel(label, reading)
    }

    /// Whether a sentence goes on with the account of the one before: it is counted (二是), or each tells one part.
    private static func goesOn(
        _ part: RuleFigure, behind last: RuleFigure, _ isOneEach: Bool, _ reading: ItemReading
    )
        -> Bool
    {
        let gap = last.range.upperBound..<part.range.lowerBound
        let ends = gap.filter { reading.source[$0].endsSentence }
        guard let end = ends.last, ends.count < 3 else { return false }
        let lead = (end + 1)..<part.range.lowerBound
        if Enumeration.opens(lead, in: reading) { return true }
        return isOneEach && lead.count <= 40
            && (reading.source[end] == ";" || reading.source[last.segment.upperBound].endsSentence)
    }

    /// Whether the parts tell the same of their periods or places as the total does of the whole: 治理62条, 2025年治理34条; of
    /// 图斑96个 those that 甲镇整改31个 are some.
    func carriesOn(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        let words = total.segment
        return parts.allSatisfy { part in
            PartLabel.deeds(in: Self.label(part, reading), reading).allSatisfy {
                reading.source.contains($0, in: words)
            }
        }
    }

    /// Whether three and more stand in one row that ends with the last: 共86座，东山县31座、西山县29座、南山县16座.
    func isRow(in reading: ItemReading) -> Bool {
        guard parts.count > 2, let last = parts.last, last.segment.upperBound - last.range.upperBound <= 4
        else {
            return false
        }
        return zip(parts, parts.dropFirst()).allSatisfy { LeftOutFigures.isRow($0, $1, reading) }
    }

    // MARK: Words

    /// The words of a figure before it: from the last punctuation, or the figure before.
    ///
    /// Behind a figure of another kind they are those of that: 拆除283宗、209.4亩.
    static func label(_ figure: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        let former = reading.endOfFigure(before: figure.range.lowerBound)
        var start = max(figure.segment.lowerBound, min(former, figure.range.lowerBound))
        while start < figure.range.lowerBound, reading.source[start].isBlank { start += 1 }
        guard start == figure.range.lowerBound, former + 1 == start, reading.source[former] == "、",
            let twin = reading.figure(endingAt: former), !twin.isComparable(to: figure)
        else { return start..<figure.range.lowerBound }
        return label(twin, reading)
    }

    private static func trail(_ figure: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        figure.range.upperBound..<max(figure.range.upperBound, figure.segment.upperBound)
    }

    private static let rests = [
        "其余", "剩余", "剩下", "余下", "下余", "其他", "其它", "还剩", "尚剩", "尚余", "尚有", "还有", "仍有", "另有", "另外",
    ]
    private static let denials: Set<Unicode.Scalar> = ["未", "不", "没", "无", "非"]

    private static func contrast(of parts: [RuleFigure], _ reading: ItemReading) -> Contrast? {
        let labels = parts.map { label($0, reading) }
        if isComplement(parts, labels, reading) || isComposed(parts, reading) { return .complement }
        let stages = zip(parts, labels).map { stage(of: $0, $1, reading) }
        // 复垦45宗，正在复垦12宗，尚未动工7宗: the one that tells no stage is done.
        let untold = stages.filter { $0 == nil }.count
        if untold == 0 || untold == 1 && parts.count > 2 && !stages.contains("1"),
            areDistinct(stages.map { $0 ?? "1" })
        {
            return .stage
        }
        if areDistinct(labels.map { PartLabel.period(in: $0, reading) }) { return .period }
        if areDistinct(labels.map { PartLabel.place(in: $0, reading) }) { return .place }
        let words = labels.map { reading.source.text(in: $0).folded }
        guard Set(words).count == words.count || parts.allSatisfy({ isNoun($0, reading) }) else { return nil }
        if zip(parts, labels).allSatisfy({ isNoun($0, reading) && $1.count < 30 }) { return .noun }
        // 恢复水面21.8公顷、沼泽草甸14.7公顷: one verb for a row of names.
        let isRow = zip(parts, parts.dropFirst()).allSatisfy { LeftOutFigures.isRow($0, $1, reading) }
        let names = isRow ? [PartLabel.object(of: labels[0], reading)] + labels.dropFirst() : labels
        if names.allSatisfy({ PartLabel.isName($0, reading) }) || areOfOneDeed(labels, reading) {
            return .name
        }
        if Fates.areTold(parts, labels, reading) { return .fate }
        return parts.count > 2 && labels.allSatisfy({ (1...12).contains($0.count) }) ? .deed : nil
    }

    private static func areDistinct(_ keys: [String?]) -> Bool {
        let told = keys.compactMap { $0 }
        return told.count == keys.count && Set(told).count == told.count
    }

    /// Whether the words are of one deed in ways of its own each: 自行拆除, 强制拆除.
    private static func areOfOneDeed(_ labels: [Range<Int>], _ reading: ItemReading) -> Bool {
        guard let first = labels.first, let deed = PartLabel.deeds(in: first, reading).last else {
            return false
        }
        return labels.allSatisfy {
            $0.count <= 10 && $0.count > deed.unicodeScalars.count
                && reading.source.has(
                    deed, at: $0.upperBound - deed.unicodeScalars.count, before: $0.upperBound)
        }
    }

    /// Whether words behind the last part say that these are all: 由移栽748亩和复耕552亩组成, 分为出栏7.9万、舍饲3.6万两类.
    func isComposed(in reading: ItemReading) -> Bool { Self.isComposed(parts, reading) }

    private static func isComposed(_ parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        guard let last = parts.last else { return false }
        let trail = last.range.upperBound..<min(last.segment.upperBound, last.range.upperBound + 8)
        return reading.says(["组成", "构成", "两类", "两项", "两部分", "三类", "三项", "三部分"], in: trail)
    }

    /// Whether 的 makes the words of a figure a noun: 属实的8个.
    private static func isNoun(_ part: RuleFigure, _ reading: ItemReading) -> Bool {
        reading.source[part.range.lowerBound - 1] == "的" && part.range.lowerBound > part.segment.lowerBound
            || reading.source[part.range.upperBound] == "的"
    }

    /// Whether the last part is a rest, or one denies what another tells.
    private static func isComplement(
        _ parts: [RuleFigure], _ labels: [Range<Int>], _ reading: ItemReading
    ) -> Bool {
        guard let last = labels.last else { return false }
        if reading.says(rests, in: last), !labels.dropLast().contains(where: { reading.says(rests, in: $0) }) {
            return true
        }
        return denials(parts, labels, reading) != nil
    }

    /// What one part denies and another affirms, though nothing of the total says it: 31座，拆除12座，18座未拆除.
    func areOpposed(of total: RuleFigure, in reading: ItemReading) -> Bool {
        let words = [Self.label(total, reading), Self.trail(total, reading)]
        guard let denied = Self.denials(parts, parts.map { Self.label($0, reading) }, reading) else {
            return false
        }
        return !denied.contains { word in words.contains { reading.source.contains(word, in: $0) } }
    }

    /// The words that are denied of some parts, each affirmed of another.
    private static func denials(
        _ parts: [RuleFigure], _ labels: [Range<Int>], _ reading: ItemReading
    ) -> [String]? {
        let words = zip(parts, labels).map { [$1, trail($0, reading)] }
        let denied = words.map { Self.denied(in: $0, reading) }
        let told = denied.compactMap { $0 }
        guard !told.isEmpty, told.count < denied.count else { return nil }
        let affirmed = zip(words, denied).filter { $1 == nil }.flatMap(\.0)
        return told.allSatisfy { word in affirmed.contains { reading.source.contains(word, in: $0) } }
            ? told : nil
    }

    /// How far what a figure counts has come: 1 done, 2 under way, 3 not begun.
    private static func stage(of part: RuleFigure, _ label: Range<Int>, _ reading: ItemReading) -> String? {
        let words = [label, trail(part, reading).prefix(8)]
        func says(_ list: [String]) -> Bool { words.contains { reading.says(list, in: $0) } }
        if says(["未", "没有", "待", "不"]) { return "3" }
        // 部分整改 beside 全部整改; 超出部分 is none.
        let isPartial = reading.source.has("部分", at: label.lowerBound, before: label.upperBound - 1)
        if isPartial || says(["阶段性"]) { return "1b" }
        if says(["正在", "在建", "仍在", "推进"]) || !label.isEmpty && reading.source[label.upperBound - 1] == "中" {
            return "2"
        }
        return says(["已", "完成", "办结", "建成", "完工", "全部"]) ? "1" : nil
    }

    /// What is denied: 恢复 of 未恢复, 属实 of 不属实.
    private static func denied(in words: [Range<Int>], _ reading: ItemReading) -> String? {
        for range in words {
            for position in range where denials.contains(reading.source[position]) {
                var start = position + 1
                while start < range.upperBound, ["有", "能", "及", "经"].contains(reading.source[start]) {
                    start += 1
                }
                guard start + 1 < range.upperBound else {
                    return start < range.upperBound ? reading.source.text(in: start..<(start + 1)).folded : nil
                }
                return reading.source.text(in: start..<(start + 2)).folded
            }
        }
        return nil
    }
}
