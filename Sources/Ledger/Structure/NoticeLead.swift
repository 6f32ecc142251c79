/// What the title and the lead of a notice say of its one item: its number in the plan, how far it has come.
struct NoticeLead {
    /// The number: `督察反馈意见第32项`, `（序号27）`, `（21-4）`; `nil` when none is stated.
    private(set) var number: Int?
    /// The status that a sentence states in passing; `nil` when none does.
    var status: StatusPhrase?

    /// How far from a number the word stands that says what it numbers, in scalars.
    private static let reach = 24
    private static let mostLines = 60
    private static let things = ["反馈", "问题", "任务", "清单", "整改", "督察", "举报", "转办", "方案"]
    private static let nouns = WordTable([("项 号 条 件 个问题", ())])
    /// What stands behind a number that names its problem: `38#问题`, `38号问题`.
    private static let named = WordTable([("#问题 #任务 #整改 号问题 号任务 号整改", ())])
    private static let keys = WordTable([("序号 编号 任务 问题", ())])

    init() {}

    /// What lines say, the title first.
    init(_ lines: [Range<Int>], of source: SourceText) {
        let lines = lines.prefix(Self.mostLines)
        number = lines.lazy.compactMap { Self.number(in: $0, of: source) }.first
        status = lines.lazy.compactMap { StatusPhrase(inPassing: $0, of: source) }.first
    }

    private static func number(in line: Range<Int>, of source: SourceText) -> Int? {
        line.lazy.compactMap { position in
            switch source[position] {
            case "第": ordinal(position, line, source)
            case "(": code(position, line, source)
            default: keyed(position, line, source) ?? named(position, line, source)
            }
        }.first
    }

    /// `38#问题`.
    private static func named(_ start: Int, _ line: Range<Int>, _ source: SourceText) -> Int? {
        guard source[start].isDigit, start == line.lowerBound || !source[start - 1].isDigit,
            let found = RegionalNumber.number(at: start, line, source), found.number < 1000,
            named.match(in: source, at: found.end, before: line.upperBound) != nil
        else { return nil }
        return found.number
    }

    /// `反馈意见第32项`, `第33项督察反馈问题`.
    private static func ordinal(_ start: Int, _ line: Range<Int>, _ source: SourceText) -> Int? {
        guard let found = RegionalNumber.number(at: start + 1, line, source) else { return nil }
        // 第9-2项
        var end = found.end
        if source[end] == "-", let part = RegionalNumber.number(at: end + 1, line, source) { end = part.end }
        guard let noun = nouns.match(in: source, at: end, before: line.upperBound) else { return nil }
        let around = max(line.lowerBound, start - reach)..<start
        let behind = noun.end..<min(line.upperBound, noun.end + reach / 2)
        return things.contains { source.contains($0, in: around) || source.contains($0, in: behind) }
            ? found.number : nil
    }

    /// `（21-4）`: the number of the problem and that of its measure.
    private static func code(_ start: Int, _ line: Range<Int>, _ source: SourceText) -> Int? {
        guard let found = RegionalNumber.number(at: start + 1, line, source), source[found.end] == "-",
            let part = RegionalNumber.number(at: found.end + 1, line, source), source[part.end] == ")",
            found.number < 1000, part.number < 100
        else { return nil }
        return found.number
    }

    /// `序号27`, `任务编号：47`.
    private static func keyed(_ start: Int, _ line: Range<Int>, _ source: SourceText) -> Int? {
        guard let key = keys.match(in: source, at: start, before: line.upperBound) else { return nil }
        var position = source.skippingSpaces(from: key.end, before: line.upperBound)
        let hasSign = [":", "("].contains(source[position])
        if hasSign { position = source.skippingSpaces(from: position + 1, before: line.upperBound) }
        guard let found = RegionalNumber.number(at: position, line, source) else { return nil }
        // 问题5个 counts problems; 序号27 numbers one.
        let isNumbering =
            source.has("序号", at: start, before: key.end) || source.has("编号", at: start, before: key.end)
        return isNumbering || found.end == line.upperBound || source[found.end] == ")" ? found.number : nil
    }
}
