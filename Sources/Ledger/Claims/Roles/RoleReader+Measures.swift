import Geodesy

/// Figures that measure, sum up or share what another tells, and take their role from it.
extension RoleReader {
    /// The reading of a figure that another is only measured by: 占计划12公里的60%, 比上年的8处增加, 是去年43宗的2倍.
    ///
    /// A plan is planned; what was told of another time is what is told now; any other is left to its own words.
    func measure(
        _ figure: FigureScanner.Figure, _ own: Stretch, _ clause: Int, _ former: Reading?, _ peer: Reading?,
        _ next: ArraySlice<Range<Int>>
    ) -> Reading? {
        guard figure.kind != .ratio, figure.kind != .money, figure.kind != .multiple,
            isMeasure(figure.range, own, clause, next)
        else { return nil }
        let lead = text(clause..<figure.range.lowerBound)
        func read(_ deed: Deed?, _ mode: DeedMode, _ role: ClaimRole) -> Reading {
            var reading = Reading(deed: deed, mode: mode, role: role, figure: figure.range, unit: figure.unit)
            reading.isMeasure = true
            return reading
        }
        if own.deed == nil || own.deed == .carryOut || own.deed == .complete,
            Self.plans.contains(where: { lead.contains($0) })
        {
            return read(nil, .planned, .planned)
        }
        guard own.deed == nil, Self.times.contains(where: { lead.contains($0) }) else { return nil }
        let subject =
            own.compared
            ?? [former, peer].lazy.compactMap { $0 }.first { $0.unit.base == figure.unit.base }
            .flatMap { former in former.deed.map { ($0, former.mode) } }
        guard let subject, let role = role(of: figure.kind, figure.unit, subject.0, subject.1) else {
            // 全市矿权386个，比上年末的512个减少: neither is a deed.
            let told = former ?? peer
            let isBare = told?.unit.base == figure.unit.base && (told?.deed ?? .state) == .state
            return isBare ? read(nil, .done, unstated) : nil
        }
        return read(subject.0, subject.1, role)
    }

    /// Whether a share or a multiple of the figure follows, or how much more or less than it another is.
    private func isMeasure(
        _ figure: Range<Int>, _ own: Stretch, _ clause: Int, _ next: ArraySlice<Range<Int>>
    ) -> Bool {
        let end = figure.upperBound
        if source[end] == "的", let share = next.first(where: { $0.lowerBound > end }),
            share.lowerBound == end + 1
        {
            let words = text(share)
            guard ["%", "倍", "成", "半"].contains(where: { words.hasSuffix($0) }) || words.contains("分之") else {
                return false
            }
            let lead = text(clause..<figure.lowerBound)
            return lead.contains("占") || ["为", "是", "仅", "完成", "达", "相当于"].contains { lead.hasPrefix($0) }
        }
        return own.isCompared && "增减多少提升降下上高低翻扩缩超".unicodeScalars.contains(source[end])
    }

    private static let plans = ["计划", "任务", "目标", "规划", "指标", "设计"]
    private static let times = ["年", "月", "季", "同期", "上期", "上次", "上批", "上一轮", "首轮", "前期"]

    /// What a share is of: `已复垦45处，占总数62.5%` is restored as its subject is.
    func subject(ofShare figure: FigureScanner.Figure, _ former: Reading?, _ context: ClaimContext) -> Reading?
    {
        guard figure.kind == .ratio, let former, former.kind != .ratio, former.role != .total,
            former.role != .penalty,
            former.figure.lowerBound >= context.sentenceStart,
            // 占损毁面积640亩的35% is no share of what was damaged alone.
            former.figure.upperBound + 1 != figure.range.lowerBound
        else { return nil }
        return former
    }

    /// Whether a figure sums up those before it: `一片复绿56亩、二片复绿44亩，合计100亩`.
    func sumsUp(_ figure: FigureScanner.Figure, _ own: Stretch, _ clause: Int, _ former: Reading) -> Bool {
        guard own.deed == nil, former.kind == figure.kind,
            own.isTotal || source[figure.range.lowerBound - 1] == "合",
            [.occupied, .restored, .completed, .planned, .approved].contains(former.role),
            former.figure.upperBound < clause || source[clause - 1] == "("
        else { return false }
        var lead = text(clause..<figure.range.lowerBound)
        guard let word = ["合计", "共计", "总计", "累计", "共", "合"].first(where: { lead.hasSuffix($0) }) else {
            return false
        }
        lead.removeLast(word.count)
        return lead.unicodeScalars.count <= 8
            && lead.unicodeScalars.allSatisfy { $0.isDigit || Self.summands.contains($0) }
    }

    private static let summands = Set("一二两三四五六七八九十项期块片处个宗标段年者实测以上全部面积".unicodeScalars)

    /// Whether a figure tells what a former one was at another time: `累计整治54处、1260亩；9月底分别为41处、985亩`.
    func isOfEarlierTime(_ figure: FigureScanner.Figure, _ clause: Int, _ peer: Reading) -> Bool {
        guard figure.kind != .money, figure.kind != .ratio, peer.unit.base == figure.unit.base,
            clause - peer.figure.upperBound <= 60, clause > 0,
            source[clause - 1] == ";" || source[clause - 1] == ",",
            [.restored, .completed, .occupied].contains(peer.role)
        else { return false }
        let lead = clause..<figure.range.lowerBound
        guard lead.count <= 24, let verb = lead.first(where: { source[$0] == "为" || source[$0] == "是" }) else {
            return false
        }
        var time = text(clause..<verb)
        if time.hasSuffix("分别") { time.removeLast(2) }
        guard (2...10).contains(time.count),
            ["末", "底", "年", "月", "期", "季度"].contains(where: { time.hasSuffix($0) }),
            tokens.tokens(in: lead).isEmpty
        else { return false }
        return verb + 1 == lead.upperBound || source[lead.upperBound - 1] == "、"
    }

    /// Whether a clause only tells how large the ground is that was given back before: `毁坏的耕地全部复垦，面积62亩`.
    func isExtent(_ figure: FigureScanner.Figure, _ clause: Int, _ context: ClaimContext) -> Bool {
        guard figure.kind == .area, clause > context.sentenceStart,
            ["面积", "面积为", "面积达", "面积共", "总面积", "合计", "共计", "共"].contains(text(clause..<figure.range.lowerBound))
        else { return false }
        let since = stretch(
            tokens.tokens(in: context.sentenceStart..<clause), of: figure.kind, figure: figure.range,
            isBefore: true)
        return since.deed == .restore && since.mode == .done && !since.isAttribute
    }

    /// Whether 完成 right before a figure goes on with the deed told before: `播种羊草恢复植被，2022年完成260亩`.
    func completes(_ figure: FigureScanner.Figure, _ clause: Int, _ context: ClaimContext) -> Bool {
        guard figure.kind != .money, figure.kind != .ratio,
            let word = tokens.tokens(in: clause..<figure.range.lowerBound).last,
            word.deed == .carryOut, word.range.upperBound == figure.range.lowerBound
        else { return false }
        return tokens.tokens(in: context.sentenceStart..<clause).last { $0.deed != nil }?.deed == .restore
    }

    /// Whether a figure is the task against which the next clause sets what was done: `划定任务38万亩，实际落地39万亩`.
    func isPlanOfActual(_ figure: FigureScanner.Figure, _ clause: Int, _ next: ArraySlice<Range<Int>>) -> Bool {
        let comma = figure.range.upperBound
        guard [",", ";"].contains(source[comma]), source.has("实际", at: comma + 1, before: source.count),
            let actual = next.first(where: { $0.lowerBound > comma }), actual.lowerBound - comma <= 12,
            text(actual).hasSuffix(figure.unit.text.folded)
        else { return false }
        let lead = text(clause..<figure.range.lowerBound)
        return ["任务", "计划", "目标", "指标"].contains { lead.hasSuffix($0) || lead.hasSuffix($0 + "面积") }
    }

    /// Whether the words behind a figure tell something of it: `共有5个镇32个村发生秸秆焚烧`.
    func isSubject(_ figure: FigureScanner.Figure) -> Bool {
        guard figure.kind == .count else { return false }
        let start = figure.range.upperBound
        let end =
            (start..<min(source.count, start + 40)).first { source[$0].endsClause || source[$0] == "并" }
            ?? start
        return tokens.tokens(in: start..<end).contains { $0.deed != nil || $0.mode == .denied }
    }

    /// Whether what 其中 opens takes the figure apart: a figure of its unit stands there, or first a share.
    func isInParts(_ figure: FigureScanner.Figure, _ next: ArraySlice<Range<Int>>, _ context: ClaimContext)
        -> Bool
    {
        guard source[context.segment.upperBound] == "," else { return true }
        let start = context.segment.upperBound
        let end = (start..<min(source.count, start + 160)).first { source[$0].endsSentence } ?? start
        var isFirst = true
        for range in next where range.lowerBound >= start {
            guard range.upperBound <= end else { break }
            let words = text(range)
            if words.hasSuffix(figure.unit.base.name) || isFirst && words.hasSuffix("%") { return true }
            isFirst = false
        }
        return isFirst
    }
}
