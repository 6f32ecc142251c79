/// What ties a series to a total: words that open it as the total's parts, or nothing but that there is no other total.
enum SeriesTie {
    /// Words that take the whole apart: `27个砂坑中，…`, `共45项：…`, `分春秋两季补植，…`, `地类为…`.
    case whole
    /// Words that need not: `共涉及540亩，…`.
    case loose
    /// The total is the one figure of its kind where the report tells how large the matter is.
    case only

    private static let wholes = [
        "包括", "分别", "分为", "分成", "分两", "分三", "分四", "分春", "分期", "分年", "主要为", "主要是", "即", "具体", "地类", "按",
    ]
    private static let joints = ["其中", "包含", "分布", "涉及", "核实", "含", "由"]
    private static let totals = [
        "共", "总", "全", "合计", "累计", "应", "上述", "该", "在册", "现有", "排查", "摸排", "需", "计划", "任务", "规划", "问题", "转办",
        "受理", "交办",
    ]
    private static let reach = 48

    /// Whether words open a sentence as one that takes something apart: 分年度看, 按用途分, 其中.
    static func divides(_ range: Range<Int>, in reading: ItemReading) -> Bool {
        reading.says(["分年", "分县", "分区", "分类", "其中", "分别"], in: range)
            || reading.source.contains("按", in: range) && reading.source.contains("分", in: range)
            || reading.source.contains("为", in: range) && reading.says(["来源", "地类", "结论", "类型"], in: range)
    }

    /// What the words between a total and the series behind it say; `nil` where they tie nothing.
    init?(of series: PartSeries, to total: RuleFigure, in reading: ItemReading) {
        guard let first = series.parts.first else { return nil }
        let source = reading.source
        let gap = total.range.upperBound..<max(total.range.upperBound, first.range.lowerBound)
        let crosses = gap.contains { source[$0].endsSentence }
        // What 其中 takes out in the same sentence, `SumRule` reads.
        guard gap.count <= Self.reach, crosses || !source.contains("其中", in: gap) else { return nil }
        let end = total.segment.upperBound
        // 共恢复耕地120亩、林地80亩、草地50亩: 共 is of the whole row.
        guard !LeftOutFigures.headsRow(total, first, reading) else { return nil }
        // 查出问题7项，截至11月底，全部整改4项
        let isNext =
            first.segment.lowerBound - end <= 1
            || first.segment.lowerBound - end <= 20
                && ["截至", "截止"].contains { source.has($0, at: end + 1, before: first.segment.lowerBound) }
                && !(end + 1..<first.segment.lowerBound - 1).contains { source[$0].endsClause }
        let isAmong =
            isNext && end > total.range.upperBound && source[end - 1] == "中"
            || first.segment == total.segment
                && gap.prefix(8).contains { source[$0] == "中" && source[$0 - 1] != "其" }
        // 立案118起：行政处罚96起，移交检察机关24起
        let isListed = isNext && source[end] == ":"
        // 泗县为310亩，灵璧县为240亩
        let isEquated =
            isNext && series.parts.allSatisfy { ["为", "是"].contains(source[$0.range.lowerBound - 1]) }
        if series.contrast == nil {
            // What stands among or beside a total need not be its parts where nothing tells them apart.
            guard !crosses, isListed || reading.says(["分为", "分成", "具体为", "分别为"], in: gap) else { return nil }
            self = .whole
            return
        }
        if isAmong || isEquated || isListed || !crosses && reading.says(Self.wholes, in: gap) {
            self = .whole
            return
        }
        let lead = total.segment.lowerBound..<total.range.lowerBound
        // 一是, 二是: each part in a point of its own.
        let points = series.parts.map(\.claim.clause)
        let isCounted =
            crosses
            && (!points.contains(nil) && Set(points).count == points.count
                || series.parts.allSatisfy {
                    Enumeration.opens($0.sentence.lowerBound..<$0.range.lowerBound, in: reading)
                })
        guard
            !crosses
                && (reading.says(Self.joints, in: gap)
                    || reading.source.contains("为", in: PartSeries.label(first, reading)))
                || isNext && reading.says(Self.totals, in: lead)
                // 别墅128栋，拆除72栋，没收48栋，其余18栋
                || isNext && !crosses && series.contrast == .complement && !Self.isDone(total, reading)
                    && (series.parts.count > 2 || series.areOpposed(of: total, in: reading))
                || isCounted || isNext && crosses && series.contrast == .noun && series.parts.count > 2
        else { return nil }
        self = .loose
    }

    /// Whether a figure tells what was done, which stands beside what is not: 已销号180个，已完成60个，还剩120个.
    private static func isDone(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let label = PartSeries.label(figure, reading)
        let trail = figure.range.upperBound..<min(figure.segment.upperBound, figure.range.upperBound + 3)
        return [label, trail].contains { $0.contains { reading.source[$0] == "已" } }
            || PartLabel.verbs(in: label, reading).contains { $0.deed.completes || $0.deed == .restore }
    }
}
