/// The answer to a column that asks whether something is done: `是否完成整改`, 是.
enum StatusAnswer {
    private static let answers = WordTable<Bool>([("是 √ ✓ ✔ ☑ 已 y", true), ("否 × ✗ ✘ 未 没有 n", false)])

    /// Whether a cell holds nothing but an answer.
    static func isAnswer(_ cell: Range<Int>, in source: SourceText) -> Bool {
        answers.match(in: source, at: cell.lowerBound, before: cell.upperBound)?.end == cell.upperBound
    }

    /// Whether words behind 是否 ask for the end of the work; 是否需要整改 and 是否完成整改方案 ask for something else.
    static func asksDone(_ words: Range<Int>, in source: SourceText) -> Bool {
        let deed = source.text(in: source.trimmed(words)).folded.filter { $0 != " " && $0 != "?" }
        let bare = deed.hasPrefix("已") || deed.hasPrefix("按期") ? String(deed.drop { "已按期".contains($0) }) : deed
        // 是否改好, 是否退完: the verb says its own end.
        let isResult = bare.count <= 3 && ["完", "好", "毕", "清", "净"].contains { bare.hasSuffix($0) }
        return deeds.contains(bare) || isResult
    }

    private static let deeds: Set<String> = [
        "完成", "完成整改", "整改完成", "整改到位", "整改", "销号", "完成销号", "办结", "验收", "通过验收", "落实到位", "完成治理", "治理完成", "到位",
        "达标", "达到销号标准",
        "完成整改任务", "整改落实到位",
    ]

    /// How far an item is by an answer; `nil` for a field that asks nothing, and for other texts.
    static func status(of text: Range<Int>, to name: Range<Int>, in source: SourceText) -> ItemStatus? {
        let start = source.trimmed(name).lowerBound
        guard source.has("是否", at: start, before: name.upperBound),
            let answer = answers.match(in: source, at: text.lowerBound, before: text.upperBound),
            answer.end == text.upperBound
        else { return nil }
        guard asksDone((start + 2)..<name.upperBound, in: source) else { return nil }
        guard answer.value else { return .inProgress }
        let deed = source.text(in: (start + 2)..<name.upperBound)
        let status = ItemStatus(words: "已" + (deed.hasPrefix("已") ? String(deed.dropFirst()) : deed))
        return status == .unknown ? .completed : status
    }
}
