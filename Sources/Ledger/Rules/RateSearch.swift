import Bilingual
import Geodesy

/// The two figures that a printed rate comes from, looked for over clauses and sentences:
/// `应治理…17.6平方公里。已治理58处、10.9平方公里，占应治理面积的61.9%`, `积存1.8万立方米` and `处置1.17万立方米，处置率65%`.
///
/// Many pairs of figures have any given ratio. The words must tie the rate to its part or its whole, or the
/// digits must say so much that chance does not explain them.
enum RateSearch {
    /// How many figures before a rate may be its part, and how many beside the part its whole.
    private static let window = (parts: 8, wholes: 10)
    /// How far a part may stand from its rate, in scalars.
    private static let reach = 140
    /// Words that make a percentage a share of something.
    private static let shares = [
        "率", "比例", "比重", "占", "进度", "完成", "计划的", "任务的", "目标的", "相当于", "总量的", "总数的", "总面积的",
    ]
    /// Words of a rate that may exceed the whole.
    private static let plans = ["计划", "任务", "目标", "完成率", "设计"]
    /// Words that tell nothing of what is shared.
    private static let fillers: Set<String> = [
        "总体", "综合", "整体", "平均", "任务", "目前", "累计", "项目", "面积", "比例", "完成", "计划", "进度",
    ]

    private struct Candidate {
        let finding: Finding
        let evidence: Int
    }

    /// The finding for a share that nothing nearer explains.
    static func finding(_ index: Int, _ reading: ItemReading) -> Finding? {
        let share = reading.figures[index]
        let lead = lead(of: index, reading)
        // 为计划面积的p%, （138宗）的p%: a share of what was told, whatever its name.
        let isOf = lead.count > 0 && reading.source[lead.upperBound - 1] == "的"
        guard reading.says(shares, in: lead) && !reading.says(RatioRule.changes, in: lead) || isOf,
            share.amount > Rational(0)
        else { return nil }
        let stem = stem(in: lead, reading)
        let mayExceed = reading.says(plans, in: lead)
        var best: Candidate?
        var contradictions: [Finding] = []
        for (distance, place) in parts(of: index, reading).enumerated() {
            let part = reading.figures[place]
            let isNamed = stem.map { names($0, part, reading) } ?? false
            let wholes = wholes(of: place, reading).filter {
                ($0.isPlain || $0.claim.qualifier == .about) && $0.claim.upper == nil && $0.range != part.range
                    && (mayExceed || $0.amount >= part.amount) && !isOfOtherYear($0, part, reading)
            }
            for (order, whole) in wholes.enumerated() {
                let isWhole = isTold(whole, in: lead, reading)
                let isTied =
                    whole.isPlain && distance == 0 && part.range.upperBound <= share.range.lowerBound
                    && (isWhole
                        || wholes.count == 1 && stem.map { isDeed($0, of: part, in: lead, reading) } == true)
                guard let found = RatioRule.finding(part, of: whole, is: share, isTied: true) else {
                    continue
                }
                switch found.verdict {
                case .holds, .holdsWithinRounding:
                    let isKindred = !isNamed && !isWhole && sharesName(part, whole, reading)
                    let evidence =
                        (isNamed || isKindred ? 2 : 0) + (isWhole ? 2 : 0) + (distance == 0 ? 1 : 0)
                        + (order == 0 ? 1 : 0) + (isOf && distance == 0 && order == 0 ? 1 : 0)
                        + (share.claim.value.scale > 0 && found.verdict == .holds ? 2 : 0)
                        - (share.amount == Rational(100) && !(isNamed && isWhole) ? 2 : 0)
                    if evidence > best?.evidence ?? 2 { best = Candidate(finding: found, evidence: evidence) }
                case .doesNotHold, .undecided:
                    if isTied { contradictions.append(found) }
                }
            }
        }
        if let best { return best.finding }
        guard contradictions.count == 1, let found = contradictions.first else { return nil }
        return found
    }

    /// Whether two amounts are told of different years, as are those of a growth.
    ///
    /// Over sentences only what both were done, or both were taken, is an account of years: 2021年排查80个 may be the whole
    /// of 2023年整治40个.
    static func isOfOtherYear(_ whole: RuleFigure, _ part: RuleFigure, _ reading: ItemReading) -> Bool {
        guard whole.segment != part.segment, let own = year(of: part, reading),
            let other = year(of: whole, reading),
            own != other
        else { return false }
        if whole.sentence == part.sentence,
            reading.years(in: whole.segment.lowerBound..<whole.range.lowerBound) == [other],
            reading.years(in: part.segment.lowerBound..<part.range.lowerBound) == [own]
        {
            return true
        }
        return whole.claim.location == part.claim.location && whole.claim.role == part.claim.role
    }

    /// The year that a figure is told of: the last before it in its sentence.
    static func year(of figure: RuleFigure, _ reading: ItemReading) -> Int? {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        return lead.reversed().lazy.compactMap { end -> Int? in
            guard reading.source[end] == "年", end - 4 >= lead.lowerBound else { return nil }
            return reading.years(in: max(lead.lowerBound, end - 5)..<(end + 1)).first
        }.first
    }

    /// Whether a whole stands so near that the words of a share mean no other.
    private static func isNear(_ whole: RuleFigure, _ share: RuleFigure) -> Bool {
        whole.claim.location == share.claim.location && share.range.lowerBound - whole.range.upperBound <= reach
    }

    /// The words that lead to a share, from the figure before it on.
    private static func lead(of index: Int, _ reading: ItemReading) -> Range<Int> {
        let share = reading.figures[index]
        let former = index > 0 ? reading.figures[index - 1].range.upperBound : 0
        let start = max(share.segment.lowerBound, former)
        return min(start, share.range.lowerBound)..<share.range.lowerBound
    }

    /// What is done to the part: 处置 of 处置率, 回收 of 农膜回收率.
    private static func stem(in lead: Range<Int>, _ reading: ItemReading) -> String? {
        guard let mark = reading.last("率", in: lead) ?? reading.last("比例", in: lead),
            mark - 2 >= lead.lowerBound
        else {
            return nil
        }
        let word = reading.source.text(in: (mark - 2)..<mark).folded
        if !fillers.contains(word) { return word }
        guard mark - 4 >= lead.lowerBound else { return nil }
        let former = reading.source.text(in: (mark - 4)..<(mark - 2)).folded
        return fillers.contains(former) ? nil : former
    }

    /// Whether the words of a figure tell the deed of a rate.
    private static func names(_ stem: String, _ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        if reading.first(stem, in: figure.segment) != nil { return true }
        // 已恢复311亩、恢复率; 受保护的128.3万亩; 治理58处、面积10.9平方公里.
        let former = max(figure.sentence.lowerBound, figure.segment.lowerBound - 16)..<figure.segment.lowerBound
        return figure.segment.count <= figure.range.count + 3 && reading.first(stem, in: former) != nil
    }

    /// Whether a rate speaks of what was just told to be done to a part, and of no other place or year.
    private static func isDeed(_ stem: String, of part: RuleFigure, in lead: Range<Int>, _ reading: ItemReading)
        -> Bool
    {
        guard part.segment.upperBound + 1 >= lead.lowerBound,
            !reading.says(["全", "我", "年", "旗", "县", "市", "区"], in: lead),
            !reading.says(["未", "没", "无", "不"], in: part.segment)
        else { return false }
        let near = max(part.segment.lowerBound, part.range.lowerBound - 8)..<part.range.lowerBound
        let trail = part.range.upperBound..<min(part.segment.upperBound, part.range.upperBound + 3)
        return reading.first(stem, in: near) != nil || reading.first(stem, in: trail) != nil
    }

    /// Whether the words before a share name a whole: 占应治理面积的, 为计划的, 占停用库的.
    private static func isTold(_ whole: RuleFigure, in lead: Range<Int>, _ reading: ItemReading) -> Bool {
        guard reading.last("的", in: lead) == lead.upperBound - 1 || reading.says(["占"], in: lead) else {
            return false
        }
        // 占全市总宗数（138宗）的.
        if lead.count == 1, reading.source[lead.lowerBound - 1] == ")",
            whole.range.upperBound == lead.lowerBound - 1
        {
            return true
        }
        // 完成任务的 names a task, and nothing that was completed.
        let start = verbs.compactMap { word in
            reading.last(word, in: lead).map { $0 + word.unicodeScalars.count }
        }.max()
        let name = (start ?? lead.lowerBound)..<lead.upperBound
        return CommonWords.longest(name, whole.segment, in: reading.source) >= 2
    }

    private static let verbs = ["占", "为", "是", "完成", "达到", "达", "相当于", "已"]

    /// Whether the words of two figures share a name, units and deeds apart.
    private static func sharesName(_ part: RuleFigure, _ whole: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (
            part.segment.lowerBound..<part.range.lowerBound, whole.segment.lowerBound..<whole.range.lowerBound
        )
        return CommonWords.longest(a, b, in: reading.source) >= 2
    }

    /// The figures that may be the part of a share, the nearest first.
    private static func parts(of index: Int, _ reading: ItemReading) -> [Int] {
        let share = reading.figures[index]
        let before = (max(0, index - window.parts)..<index).reversed().filter {
            let figure = reading.figures[$0]
            return figure.claim.location == share.claim.location
                && share.range.lowerBound - figure.range.upperBound <= reach
        }
        let behind = ((index + 1)..<min(reading.figures.count, index + 3)).filter {
            reading.figures[$0].sentence.overlaps(share.sentence)
        }
        return (before + behind).filter {
            let figure = reading.figures[$0]
            return figure.isAmount && figure.isPlain && figure.amount > Rational(0) && !reading.isRepetition($0)
                // 超出93株 and 多450万立方米 are what two others differ by.
                && !FigureAccounts.isGap(figure, reading)
                && !reading.says(["超出"], in: max(0, figure.range.lowerBound - 2)..<figure.range.lowerBound)
        }
    }

    /// The figures that may be the whole of a part, the nearest before it first.
    private static func wholes(of place: Int, _ reading: ItemReading) -> [RuleFigure] {
        let before = reading.peers(before: place, atMost: window.wholes).reversed()
        let behind = reading.peers(behind: place, atMost: 3)
        return (Array(before) + behind).map { reading.figures[$0] }
            + (reading.cells[reading.figures[place].measure] ?? [])
    }
}
