import Geodesy

/// A figure with the words that say what it is about.
struct ToldFigure {
    /// What two figures must share to be compared at all.
    struct Key: Hashable {
        let kind: ClaimKind
        /// The unit; `nil` for areas, whose units convert.
        let base: BaseUnit?
        let scope: ClaimScope
        /// The ground it speaks of, for areas.
        let object: String
    }

    let figure: RuleFigure
    let key: Key
    private let years: Set<Int>
    private let words: Set<UInt64>
    private let subject: Range<Int>
    private let isNamed: Bool

    private static let objects = WordTable<String>([
        ("草原 草场 草地", "草原"), ("基本草原", "基本草原"), ("林地 森林", "林地"), ("基本农田", "基本农田"), ("耕地", "耕地"),
        ("湿地", "湿地"), ("黑土地 黑土", "黑土"), ("农田", "农田"), ("高标准农田", "高标准农田"), ("土地", "土地"), ("地膜", "地膜"),
    ])
    private static let marks = [
        "公司", "矿", "企业", "厂", "旗", "县", "市", "乡", "镇", "苏木", "嘎查", "村", "场", "园", "地块", "河", "湖", "路", "甲", "乙",
    ]
    private static let verbs = ["占用", "侵占", "破坏", "开垦", "恢复", "修复", "治理", "批准", "许可", "申报", "复垦", "种草"]

    private static let manners = ["违规", "违法", "非法", "擅自", "长期", "未批先", "先后", "共", "自20"]
    private static let counties = ["盟", "旗", "县", "市", "苏木", "镇", "乡", "嘎查", "村"]

    init(_ figure: RuleFigure, in reading: ItemReading) {
        self.figure = figure
        let claim = figure.claim
        let lead = max(figure.segment.lowerBound, figure.range.lowerBound - 24)..<figure.range.lowerBound
        let trail = figure.range.upperBound..<min(figure.segment.upperBound, figure.range.upperBound + 10)
        let object = Self.object(lead, trail, reading)
        key = Key(
            kind: claim.kind, base: claim.kind == .area ? nil : claim.unit.base,
            scope: Self.scope(figure, reading),
            object: object)
        // Figures in brackets are about what stands before the brackets: 任务162条（2022年82条）.
        var outer = 0..<0
        if let open = reading.openBracket(
            before: lead.lowerBound, in: figure.sentence.lowerBound..<lead.lowerBound)
        {
            outer = max(figure.sentence.lowerBound, open - 24)..<open
        }
        words = CommonWords.pairs([lead, trail, outer], in: reading.source)
        let before = figure.sentence.lowerBound..<figure.range.lowerBound
        years = reading.years(in: lead)
        subject = Self.subject(in: before, reading)
        // 该项目 and 采矿 name nothing.
        isNamed = reading.says(Self.marks, in: subject) && !reading.says(["该", "采矿", "其"], in: subject)
    }

    /// The name that a sentence is about: what stands before its verb, without the county before a mine's name.
    private static func subject(in range: Range<Int>, _ reading: ItemReading) -> Range<Int> {
        var end = verbs.compactMap { reading.last($0, in: range) }.max() ?? range.upperBound
        end = manners.compactMap { reading.last($0, in: range.lowerBound..<end) }.max() ?? end
        let place = counties.compactMap { word -> Int? in
            reading.last(word, in: range.lowerBound..<end).map { $0 + word.unicodeScalars.count }
        }.max()
        guard let place, end - place >= 2 else { return range.lowerBound..<end }
        return place..<end
    }

    /// The scope; a problem that names no place is about the place that reports, not about the region.
    private static func scope(_ figure: RuleFigure, _ reading: ItemReading) -> ClaimScope {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        guard figure.claim.location == .problem, figure.claim.scope == .region,
            !reading.says(["自治区", "全区", "内蒙古", "全国", "盟市", "国家"], in: lead)
        else { return figure.claim.scope }
        return .local
    }

    /// Words of those who told it from outside, and of those who went to see.
    private static let reported = ["来函", "举报", "反映", "投诉", "来信", "来电", "信访", "网民", "群众", "卫片", "遥感", "影像"]
    private static let measured = ["核查", "核实", "经查", "查明", "实测", "实地", "测量", "测绘", "实际", "复核", "认定", "勘测"]
    private static let longestLabel = 12

    /// Whether it was told from outside: 来函指出占用71.2亩.
    func isReported(in reading: ItemReading) -> Bool { tells(Self.reported, in: reading) }

    /// Whether it is what a check found, and not what was told: 实际占用68.4亩.
    func isFound(in reading: ItemReading) -> Bool {
        !isReported(in: reading) && tells(Self.measured, in: reading)
    }

    /// Whether its sentence, with the name of the field before it, says one of the words.
    private func tells(_ words: [String], in reading: ItemReading) -> Bool {
        let start = max(0, figure.sentence.lowerBound - Self.longestLabel)
        return reading.says(words, in: start..<figure.range.lowerBound)
    }

    /// The ground nearest to the figure: behind it at once, or last before it.
    private static func object(_ lead: Range<Int>, _ trail: Range<Int>, _ reading: ItemReading) -> String {
        if let match = objects.match(in: reading.source, at: trail.lowerBound, before: trail.upperBound) {
            return match.value
        }
        for end in lead.reversed() {
            if let match = objects.match(in: reading.source, endingAt: end + 1, from: lead.lowerBound) {
                return match.value
            }
        }
        return ""
    }

    /// Whether two figures with the same key are told of one thing.
    func isSameThing(as other: ToldFigure, in reading: ItemReading) -> Bool {
        guard !figure.sentence.overlaps(other.figure.sentence), figure.isPlain, other.figure.isPlain,
            key.kind != .ratio, key.kind != .multiple, key.kind != .unitPrice
        else { return false }
        let (a, b) = (figure.amount, other.figure.amount)
        guard a > Rational(0), b > Rational(0), (a - b).magnitude * Rational(20) <= max(a, b) else {
            return false
        }
        if a == b { return isRepetition(of: other) }
        // Different values conflict only where everything says that one thing is meant.
        guard figure.claim.role == other.figure.claim.role,
            years == other.years || years.isEmpty || other.years.isEmpty
        else { return false }
        if isNamed, other.isNamed,
            CommonWords.longest(subject, other.subject, in: reading.source)
                < min(4, subject.count, other.subject.count)
        {
            return false
        }
        switch key.kind {
        case .area:
            return !key.object.isEmpty && [.occupied, .approved, .restored].contains(figure.claim.role)
                && words.intersection(other.words).count >= 3
        case .length, .count, .ratio, .money, .mass, .volume, .multiple, .unitPrice:
            return years == other.years && years.count == 1 && words.intersection(other.words).count >= 4
        }
    }

    /// Whether the same value is told of the same thing.
    private func isRepetition(of other: ToldFigure) -> Bool {
        // 2处 and 2处 are too likely to meet by chance.
        guard figure.claim.kind != .count || figure.amount >= Rational(10) else { return false }
        guard years == other.years || years.isEmpty || other.years.isEmpty else { return false }
        // 94.2亩 and 6.28公顷 are one area by chance alone too seldom.
        if key.kind == .area, figure.claim.unit.base != other.figure.claim.unit.base,
            min(figure.digits, other.figure.digits) > 2
        {
            return true
        }
        let shared = words.intersection(other.words).count
        return shared >= 3 || !key.object.isEmpty && figure.claim.role == other.figure.claim.role && shared >= 2
    }
}
