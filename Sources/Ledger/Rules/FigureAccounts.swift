/// What the words say a figure is in an account: what was done, what is left, a gap, a part of another, a task.
struct FigureAccounts {
    private let reading: ItemReading
    private let rests: RestFigures

    private static let gaps = ["超额", "超出", "超过", "超", "欠", "缺", "少", "多", "差", "节约", "结余", "减少", "增加"]
    private static let verbs: Set<Unicode.Scalar> = ["了", "约", "收", "占", "采", "挖", "用"]
    private static let plans = ["目标", "任务", "计划", "要求", "措施"]

    init(_ reading: ItemReading) {
        self.reading = reading
        rests = RestFigures(reading)
    }

    /// Whether a figure tells what is left.
    func isRest(_ place: Int) -> Bool { rests[place] != nil }

    /// Whether a figure tells what is left.
    func isRest(_ figure: RuleFigure) -> Bool {
        reading.index(of: figure).map(isRest) ?? false
    }

    /// Whether a figure tells by how much something is missed or exceeded: 超额300亩.
    func isGap(_ place: Int) -> Bool { Self.isGap(reading.figures[place], reading) }

    /// Whether a figure tells by how much something is missed or exceeded: 超额300亩, 与214件相比减少56件.
    static func isGap(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = max(figure.segment.lowerBound, figure.range.lowerBound - 4)..<figure.range.lowerBound
        guard
            let word = gaps.first(where: { word in
                reading.last(word, in: lead).map { place in
                    let end = place + word.unicodeScalars.count
                    // 少收, 超载, 多占: a verb of one scalar may follow; 欠缴 is the name of a debt.
                    return end == lead.upperBound
                        || end + 1 == lead.upperBound
                            && (verbs.contains(reading.source[end])
                                || ["超", "少", "多"].contains(word) && reading.source[end] != "年")
                } ?? false
            })
        else { return false }
        return figure.range.lowerBound - figure.segment.lowerBound <= word.unicodeScalars.count + 2
            || reading.says(["比", "较", "与"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// Whether a share of its own follows a figure.
    func isShared(_ place: Int) -> Bool {
        guard place + 1 < reading.figures.count else { return false }
        let (figure, next) = (reading.figures[place], reading.figures[place + 1])
        return next.claim.unit.base == .percent && next.sentence.overlaps(figure.sentence)
            && next.segment.lowerBound <= figure.segment.upperBound + 1
            && reading.source.has("占", at: next.segment.lowerBound, before: next.segment.upperBound)
    }

    /// Whether a figure is only what another is compared with: 是2019年31宗的3倍, 比上年的24人增加.
    func isCompared(_ place: Int) -> Bool {
        guard place + 1 < reading.figures.count else { return false }
        let (figure, next) = (reading.figures[place], reading.figures[place + 1])
        return next.segment == figure.segment && [.ratio, .multiple].contains(next.claim.kind)
            && reading.says(["比", "较", "是", "为"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// Whether words tell that the deed behind a figure is over: 已拆除, 完成治理; 检查120家 is none that a rate is of.
    func isDone(_ place: Int) -> Bool {
        let figure = reading.figures[place]
        guard [.restored, .completed].contains(figure.claim.role), !isTakenApart(figure) else { return false }
        let near = figure.segment.lowerBound..<figure.range.lowerBound
        let trail = figure.range.upperBound..<min(figure.segment.upperBound, figure.range.upperBound + 6)
        return reading.says(["已", "完成", "实际", "完毕"], in: near) || reading.says(["已", "完成"], in: trail)
            || figure.claim.role == .restored
    }

    /// Whether a figure tells the deed of a rate, done and not to be done or half done.
    func tells(_ stem: String, _ place: Int) -> Bool {
        let figure = reading.figures[place]
        if isTakenApart(figure) { return false }
        if reading.first(stem, in: figure.segment) != nil {
            return !["应", "未", "需", "待", "拟", "可", "性", "部分", "基本", "正在", "计划", "设计"].contains {
                reading.first($0 + stem, in: figure.segment) != nil
            }
        }
        // 治理58处、面积10.9平方公里.
        let former = max(figure.sentence.lowerBound, figure.segment.lowerBound - 16)..<figure.segment.lowerBound
        return figure.segment.lowerBound > figure.sentence.lowerBound
            && figure.range.lowerBound - figure.segment.lowerBound <= 2
            && reading.source[figure.segment.lowerBound - 1] == "、" && reading.first(stem, in: former) != nil
    }

    /// Whether 中 makes a figure the whole of what follows, whose parts the words are of: 已完成治理的12座中，头顶库有6座.
    private func isTakenApart(_ figure: RuleFigure) -> Bool {
        let end = figure.segment.upperBound
        return end > figure.range.upperBound && end - figure.range.upperBound <= 3
            && reading.source[end - 1] == "中" && reading.source[end] == ","
    }

    /// Whether a figure is a part of another by its place: behind 其中, in brackets, of a list that makes up a whole.
    func isPart(_ place: Int) -> Bool { Self.isPart(reading.figures[place], reading) }

    /// Whether a figure is a part of another by its place: behind 其中, in brackets, of a list that makes up a whole.
    static func isPart(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        // 其中甲863亩、乙654亩，共1517亩: the parts are added up again.
        if reading.openBracket(before: figure.range.lowerBound, in: lead) != nil { return true }
        let own = figure.segment.lowerBound..<figure.range.lowerBound
        if TotalWords.opening(own, in: reading) != nil { return false }
        return reading.first("其中", in: lead) != nil || isComposed(figure, reading) || isListed(figure, reading)
    }

    /// Whether a figure is one of a list behind a total and a colon: 任务共41项：甲类18项，乙类23项.
    private static func isListed(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        guard let colon = reading.last(":", in: lead), let index = reading.index(of: figure) else {
            return false
        }
        guard
            let total = reading.peers(before: index, atMost: ItemReading.nearby).last(where: {
                reading.figures[$0].range.upperBound <= colon
            })
        else { return false }
        return reading.figures[total].range.upperBound + longestNoun >= colon
            && reading.figures[total].sentence.overlaps(figure.sentence)
    }

    /// The most scalars of a noun between a total and its colon: 项任务.
    private static let longestNoun = 6

    /// Whether a figure is one of those that a whole before it is made of: 由甲38.9公顷和乙14.5公顷组成.
    static func isComposed(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        guard let mark = reading.first("由", in: lead) else { return false }
        return reading.says(["组成", "构成"], in: mark..<figure.sentence.upperBound)
    }

    /// Whether a figure is what was to be done: 应治理200处, 计划拆除2.4万平方米.
    func isDue(_ figure: RuleFigure) -> Bool {
        Self.isPlan(figure, reading)
            || reading.says(["应", "需", "共", "总"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// Whether a figure stands in a field of goals, tasks or demands, or is called one.
    func isPlan(_ place: Int) -> Bool { Self.isPlan(reading.figures[place], reading) }

    /// Whether a figure stands in a field of goals, tasks or demands, or is called one.
    static func isPlan(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        stateOfField(figure, reading)
            ?? reading.says(["计划", "任务", "目标"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// Whether a figure stands in a field of goals, tasks or demands.
    func isDemand(_ place: Int) -> Bool { Self.isDemand(reading.figures[place], reading) }

    /// Whether a figure stands in a field of goals, tasks or demands.
    static func isDemand(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        stateOfField(figure, reading) ?? false
    }

    /// Whether the field of a figure tells goals, tasks or demands; `nil` outside the fields.
    private static func stateOfField(_ figure: RuleFigure, _ reading: ItemReading) -> Bool? {
        guard case .field(let index) = figure.claim.location, let fields = reading.item?.fields,
            fields.indices.contains(index)
        else { return nil }
        let field = fields[index]
        return field.kind == .goal || field.kind == .measures || plans.contains { field.name.contains($0) }
    }
}
