/// The answer to a column that asks whether something is done: `是否完成整改`, 是.
enum StatusAnswer {
    private static let answers = WordTable<Bool>([("是 √ ✓ ✔ ☑ 已 y", true), ("否 × ✗ ✘ 未 没有 n", false)])

    /// How far an item is by an answer; `nil` for a field that asks nothing, and for other texts.
    static func status(of text: Range<Int>, to name: Range<Int>, in source: SourceText) -> ItemStatus? {
        let start = source.trimmed(name).lowerBound
        guard source.has("是否", at: start, before: name.upperBound),
            let answer = answers.match(in: source, at: text.lowerBound, before: text.upperBound),
            answer.end == text.upperBound
        else { return nil }
        let deed = source.text(in: (start + 2)..<name.upperBound)
        guard answer.value else { return .inProgress }
        let status = ItemStatus(words: "已" + (deed.hasPrefix("已") ? String(deed.dropFirst()) : deed))
        return status == .unknown ? .completed : status
    }
}
