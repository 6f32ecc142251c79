/// What the words before a percentage say that it is: a share of something named or not (`占概算的94%`, `占75%`), the rate of a
/// deed (`封填率94.9%`), or how much of a task is done (`完成计划的99%`, `完成80%`).
struct ShareWords {
    enum Kind {
        /// Of what its name says; empty when the words name no whole.
        case share(name: Range<Int>)
        /// Of the deed with this name: 封填 of 机井封填率.
        case rate(stem: Range<Int>)
        /// Of a task or another whole that its name tells; empty when none is named.
        case completion(name: Range<Int>)
    }

    let kind: Kind
    /// The words before, which tell whose share it is: 农膜 of 农膜回收率.
    let subject: Range<Int>
    /// What the share is reckoned by, if the words say so: 按面积计.
    let basis: ClaimKind?

    /// Whether it tells a share of the figure before it, as 占年度任务的 and 完成 do, and no rate.
    var isOfFigureBefore: Bool { if case .rate = kind { false } else { subject.isEmpty } }

    /// What its whole is called; empty without a name.
    var name: Range<Int> {
        switch kind {
        case .share(let name), .completion(let name): name
        case .rate(let stem): stem.upperBound..<stem.upperBound
        }
    }

    /// Words between the name of a share and its number.
    private static let joints = WordTable<Void>([
        (
            "为 达 达到 已达 已达到 高达 约 约为 近 仅 仅为 是 只有 只 到 至 已 共 均 超过 超 比 比例 比重 比例为 约占 的比例 的比重 的比例达 的比例为 分别 分别为 分别达到 依次 依次为",
            ()
        )
    ])
    private static let verbs = WordTable<Void>([
        ("完成 达到 达 为 是 相当于 仅为 仅完成 已完成 实际完成 完成了 仅达到 约为 约占 即", ())
    ])
    private static let bare: Set<String> = [
        "完成", "已完成", "完成了", "进度", "完成进度", "总体进度", "完成任务", "总体完成", "完成比例",
    ]
    /// Compounds in which 占 is no share: 占用, 侵占.
    private static let grounds: (before: Set<Unicode.Scalar>, behind: Set<Unicode.Scalar>) = (
        ["侵", "抢", "压", "挤", "强", "超", "乱", "被", "霸", "堆", "多", "违", "共", "计"],
        ["用", "地", "压", "林", "草", "耕", "补", "道", "河"]
    )

    /// The last scalars of what is measured: 面积, 户数, 总量, 金额.
    private static let measures: Set<Unicode.Scalar> = ["积", "数", "量", "额", "资", "金"]

    /// What is reckoned, if 按 opens the words of it: 按处数, 按面积计.
    private static func basis(_ lead: Range<Int>, _ reading: ItemReading) -> ClaimKind? {
        guard let mark = reading.first("按", in: lead) else { return nil }
        let words = mark..<min(lead.upperBound, mark + 6)
        if reading.says(["面积"], in: words) { return .area }
        if reading.says(["金额", "资金"], in: words) { return .money }
        let units = ["处", "宗", "户", "个", "件", "栋", "座", "家", "块", "起"].map { $0 + "数" }
        return reading.says(units + ["数量", "个数"], in: words) ? .count : nil
    }

    init?(_ lead: Range<Int>, in reading: ItemReading) {
        let source = reading.source
        basis = Self.basis(lead, reading)
        if basis != nil {
            (kind, subject) = (.share(name: lead.upperBound..<lead.upperBound), lead)
            return
        }
        var end = lead.upperBound
        var isRatio = false
        while let match = Self.joints.match(in: source, endingAt: end, from: lead.lowerBound), match.start < end
        {
            isRatio = isRatio || end - match.start > 1 && source.contains("比", in: match.start..<end)
            // 占比 names a share by itself.
            if match.start > lead.lowerBound, source[match.start - 1] == "占" {
                end = match.start
                break
            }
            end = match.start
        }
        let text = source.text(in: lead.lowerBound..<end).folded
        if Self.bare.contains(text) {
            (kind, subject) = (.completion(name: end..<end), lead.lowerBound..<lead.lowerBound)
            return
        }
        if let mark = Self.share(in: lead.lowerBound..<end, source) {
            var name = (mark + 1)..<end
            if !name.isEmpty, source[name.upperBound - 1] == "的" {
                name = name.lowerBound..<(name.upperBound - 1)
            }
            (kind, subject) = (.share(name: name), lead.lowerBound..<mark)
            return
        }
        guard end - 1 > lead.lowerBound else { return nil }
        if isRatio || source[end - 1] == "率" {
            let close = isRatio ? end : end - 1
            let stem = max(lead.lowerBound, close - 2)..<close
            (kind, subject) = (.rate(stem: stem), lead.lowerBound..<stem.lowerBound)
            return
        }
        guard source[end - 1] == "的" else { return nil }
        for start in lead.lowerBound..<(end - 1) {
            guard let verb = Self.verbs.match(in: source, at: start, before: end - 1) else { continue }
            (kind, subject) = (.completion(name: verb.end..<(end - 1)), lead.lowerBound..<start)
            return
        }
        return nil
    }

    /// The 占 of a share, not that of 侵占 and 占用.
    private static func share(in lead: Range<Int>, _ source: SourceText) -> Int? {
        lead.first { isShare($0, in: lead, source) }
    }

    private static func isShare(_ place: Int, in lead: Range<Int>, _ source: SourceText) -> Bool {
        guard source[place] == "占" else { return false }
        if place == lead.lowerBound {
            // 占用林地占62% is a share of ground taken, 占河滩占用面积的97% one of ground in use.
            return !grounds.behind.contains(source[place + 1])
                || !((place + 1)..<max(place + 1, lead.upperBound)).contains { isShare($0, in: lead, source) }
        }
        // 恢复面积占压占面积的74%: a noun before it has no other 占.
        if measures.contains(source[place - 1]) { return true }
        if grounds.before.contains(source[place - 1]) { return false }
        return place + 1 == lead.upperBound || !grounds.behind.contains(source[place + 1])
    }
}
