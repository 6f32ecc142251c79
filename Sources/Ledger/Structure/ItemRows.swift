/// The numbers that open items in a report without fields: those whose words tell of problems.
///
/// Sections of a report (总体情况, 压实责任) and points of one text are numbered the same way.
struct ItemRows {
    let source: SourceText
    let marks: [Layout.Mark]

    /// Words of what went wrong: rows of items say such a thing, or how far an item has come, most of the time.
    private static let faults = WordTable([
        (
            "问题 不到位 不力 不够 不足 不严 不实 不高 不清 不规范 不完善 不彻底 不及时 不明显 不作为 滞后 缓慢 突出 违规 违法 违反 违建 未批 未经 未按 未完成 未达 未落实 未治理 未恢复 "
                + "未办 未建 未及时 没有 缺失 缺少 缺乏 薄弱 短板 差距 隐患 占用 被占 侵占 压占 挤占 破坏 毁坏 毁林 毁草 损毁 损坏 污染 超标 超采 超载 直排 偷排 乱 擅自 非法 越界 开垦 倾倒 "
                + "堆放 裸露 退化 荒废 闲置 滞留 截留 挪用 欠账 遗留 重叠 反弹 扰民 恶臭 低于 偏低 模糊 淡薄 走形式 打折扣 弄虚作假 敷衍 长期",
            ()
        )
    ])
    /// Words that open the name of a section or a deed of the office, and tell of no problem.
    private static let sections = WordTable([
        (
            "总体 基本情况 主要做法 工作开展 组织 加强 强化 压实 深化 提高 提升 健全 完善 建立 落实 推动 推进 突出 坚持 狠抓 聚焦 严格 加大 加快 扎实 持续 进一步 下一步 下步 开展 成立 "
                + "统筹 夯实 严肃 全面 深入 切实 积极 着力 抓好 做好 明确 广泛 指导思想 工作目标 基本原则 保障措施 存在困难 工作要求 有关要求 附件",
            ()
        )
    ])
    /// Whether a text holds a word of what is wrong.
    static func namesFault(_ text: Range<Int>, of source: SourceText) -> Bool {
        text.contains { faults.match(in: source, at: $0, before: text.upperBound) != nil }
    }

    private static let longestHead = 120
    /// The longest title before the sentence that names the fault, in scalars.
    private static let longestTitle = 20
    private static let longestItem = 600

    /// The indices of the marks that open items; none where no row tells of problems.
    var starts: [Int] {
        // The outermost row that tells of problems: what is numbered inside it is its own.
        let rows = rows().filter(tellsOfProblems)
        guard let first = rows.first else { return [] }
        // 一、已完成整改的问题（5个） heads the items below it.
        guard let inner = rows.dropFirst().first(where: { $0.count > first.count && heads(first, $0) }) else {
            return first
        }
        // 三、下一步工作 heads no items.
        let outlook = first.last.flatMap { telling($0, before: source.count) == .section ? $0 : nil }
        return inner.filter { $0 < outlook ?? .max }
    }

    private func tellsOfProblems(_ row: [Int]) -> Bool {
        let ends = row.dropFirst().map { marks[$0].start } + [source.count]
        let items = Array(zip(row, ends))
        // 1.固体废物倾倒；2.矿山非法开采； are points of one sentence.
        guard 2 * items.count(where: { isPoint($0, before: $1) }) < row.count else { return false }
        let tellings = items.map { telling($0, before: $1) }
        let problems = tellings.count { $0 == .problem }
        let sections = tellings.count { $0 == .section }
        return 2 * problems >= row.count && problems > sections
            || marks[row[0]].item?.style == .keyed && sections == 0
    }

    /// Whether the marks of a row are the headings of chapters, each of a status or a number of problems, right above the
    /// first mark of another row; a chapter of what comes next may stand behind them.
    private func heads(_ outer: [Int], _ inner: [Int]) -> Bool {
        let headings = HeadingLines(source)
        let inner = Set(inner)
        let chapters = outer.filter { index in
            guard inner.contains(index + 1) else { return false }
            let line = source.trimmed(marks[index].start..<marks[index + 1].start)
            return headings.isHeading(line)
                && (StatusPhrase(heading: line, of: source) != nil || Self.counts(line, source))
        }
        return 2 * chapters.count >= outer.count
    }

    /// Whether brackets with a number of problems close a heading: `（5个）`.
    private static func counts(_ line: Range<Int>, _ source: SourceText) -> Bool {
        guard let last = line.last, source[last] == ")",
            let open = line.suffix(12).last(where: { source[$0] == "(" }),
            case let start = source.skippingSpaces(
                from: source[open + 1] == "共" ? open + 2 : open + 1, before: last),
            let number = NumberToken(in: source, at: start, before: last)
        else { return false }
        return ["个", "项", "件", "宗", "条", "起"].contains(source[number.range.upperBound])
    }

    /// The rows of marks of one style below one heading, in the order of the report: numbers that rise, and those that do
    /// not and belong to no list; a style that counts anew below each heading of another is one row.
    private func rows() -> [[Int]] {
        var order: [ItemMark.Style] = []
        var rows: [ItemMark.Style: [Int]] = [:]
        var latest: [ItemMark.Style: Int] = [:]
        // The last mark of the list inside an item, which counts from 1.
        var lists: [ItemMark.Style: Int] = [:]
        for index in marks.indices {
            guard let item = marks[index].item, item.style != .bare else { continue }
            defer { latest[item.style] = index }
            // 18 may follow 12 where a report lists some items; a list inside them counts from 1.
            guard let former = rows[item.style]?.last, let last = marks[former].item?.number else {
                order.append(item.style)
                rows[item.style] = [index]
                continue
            }
            let isBelow = order.prefix { $0 != item.style }.contains { latest[$0, default: 0] > former }
            let inList = lists[item.style].map { continues(item, $0) } ?? false
            if item.number > last && !(inList && item.number != last + 1) || item.number == 1 && isBelow {
                rows[item.style, default: []].append(index)
                lists[item.style] = nil
            } else if item.number == 1 || inList {
                lists[item.style] = index
            } else if lists[item.style].map(endsSentence) ?? true {
                // A number used twice, or out of its order, numbers an item all the same.
                rows[item.style, default: []].append(index)
            }
        }
        return order.compactMap { rows[$0] }
    }

    /// Whether a number counts on from a mark of a list whose sentence is not over.
    private func continues(_ item: ItemMark, _ index: Int) -> Bool {
        marks[index].item?.number == item.number - 1 && !endsSentence(index)
    }

    /// Whether a mark is the last of several points of one sentence: no semicolon ends it, but one the mark before it.
    private func endsSentence(_ index: Int) -> Bool {
        let end = index + 1 < marks.count ? marks[index + 1].start : source.count
        return index > 0 && isPoint(index - 1, before: marks[index].start) && !isPoint(index, before: end)
    }

    /// Whether a semicolon ends the one line of a number.
    private func isPoint(_ index: Int, before end: Int) -> Bool {
        guard let item = marks[index].item else { return false }
        let text = source.trimmed(item.range.upperBound..<max(end, item.range.upperBound))
        let line = text.prefix { source[$0] != "\n" }
        return line.count <= Self.longestHead && line.last.map { source[$0] == ";" } ?? false
    }

    /// Whether the words behind a number tell of a problem or of how far it is solved.
    private func telling(_ index: Int, before end: Int) -> Telling {
        guard let item = marks[index].item else { return .neither }
        // What is numbered below is told by itself.
        let nested = marks[(index + 1)...].prefix { $0.start < end }.first { $0.item != nil }
        let end = nested?.start ?? end
        let start = source.skippingSpaces(from: item.range.upperBound, before: end)
        let head =
            start..<(((start..<min(end, start + Self.longestHead)).first { source[$0] == "\n" })
            ?? min(end, start + Self.longestHead))
        let first =
            head.lowerBound..<(head.first { source[$0].endsSentence || source[$0] == ":" } ?? head.upperBound)
        if Self.sections.match(in: source, at: start, before: end) != nil { return .section }
        if Self.namesFault(first, of: source) { return .problem }
        // 香炉山白云岩矿。督查认定该矿越界39米。
        let second =
            first
            .upperBound..<((first.upperBound + 1..<max(first.upperBound + 1, head.upperBound)).first {
                source[$0].endsSentence
            } ?? head.upperBound)
        if first.count <= Self.longestTitle, Self.namesFault(second, of: source) { return .problem }
        let fields = marks[(index + 1)...].prefix { $0.start < end }.compactMap(\.field)
        if fields.contains(where: { [.problem, .status, .progress, .acceptance].contains($0.kind) }) {
            return .problem
        }
        // 杏花沟硅石矿越界（已销号）
        if let last = head.last, source[last] == ")",
            let open = head.suffix(24).last(where: { source[$0] == "(" }),
            StatusPhrase(opening: source.trimmed((open + 1)..<last), of: source) != nil
        {
            return .problem
        }
        // 该问题已完成整改。 opens a paragraph of an item.
        var line = head.upperBound
        let limit = min(end, start + Self.longestItem)
        while line < limit {
            let text = source.trimmed(line..<limit)
            if !text.isEmpty, StatusPhrase(opening: text, of: source) != nil { return .problem }
            line = ((line + 1)..<max(line + 1, limit)).first { source[$0] == "\n" } ?? limit
        }
        return .neither
    }

    /// What the words behind a number are about.
    private enum Telling {
        case problem, section, neither
    }
}
