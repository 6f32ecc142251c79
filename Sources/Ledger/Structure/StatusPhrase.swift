/// The words that state an item's status at the start of a field.
struct StatusPhrase {
    /// The words.
    let range: Range<Int>
    /// What follows them in the field.
    let rest: Range<Int>
    /// What they mean.
    let status: ItemStatus

    /// The longest phrase a report uses for a status, in scalars.
    private static let longest = 30

    /// The status in a status field: its first line, or the first sentence of it.
    init(statusField range: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        while end < range.upperBound, !source[end].endsSentence, source[end] != "|" { end += 1 }
        if let whole = Self.endOfSplitStatus(range.lowerBound..<end, in: range, of: source) { end = whole }
        self.range = source.trimmed(range.lowerBound..<end)
        let stop = end < range.upperBound && source[end] != "\n" ? end + 1 : end
        rest = source.trimmed(stop..<range.upperBound)
        status = ItemStatus(words: source.text(in: self.range))
    }

    /// The end of a status that a line end cuts in two: `已完` and `成`.
    private static func endOfSplitStatus(_ first: Range<Int>, in range: Range<Int>, of source: SourceText)
        -> Int?
    {
        guard first.upperBound < range.upperBound, source[first.upperBound] == "\n", first.count < longest
        else {
            return nil
        }
        let rest = source.trimmed(first.upperBound..<min(range.upperBound, first.upperBound + longest))
        let end = rest.first { source[$0].endsSentence || source[$0] == "|" } ?? rest.upperBound
        guard end - rest.lowerBound <= 8, !rest.isEmpty else { return nil }
        let words = source.text(in: source.trimmed(first))
        let whole = ItemStatus(words: words + source.text(in: rest.lowerBound..<end))
        let isCut = ItemStatus(words: words) == .unknown && !words.isEmpty
        return isCut && whole != .unknown ? end : nil
    }

    /// The status that opens a progress or acceptance field, as in `整改进展情况：已完成。…`.
    init?(opening text: Range<Int>, of source: SourceText) {
        // 整改进展情况：整改验收情况：已通过市级验收。
        let inner =
            text.isEmpty
            ? nil : FieldMark(in: source, at: text.lowerBound, before: text.upperBound, alone: false)
        let isNamed = inner.map { $0.kind == .acceptance || $0.kind == .status } ?? false
        let range = isNamed ? source.trimmed((inner?.end ?? text.lowerBound)..<text.upperBound) : text
        // 达到序时进度，治理2处: the status is one part of the sentence.
        let comma = range.prefix(Self.longest).first { source[$0] == "," && $0 > range.lowerBound + 1 }
        if let phrase = StatusPhrase(sentenceOf: range, of: source) {
            self = phrase
        } else if let comma, let phrase = StatusPhrase(sentenceOf: range.lowerBound..<comma, of: source) {
            self.range = phrase.range
            status = phrase.status
            rest = source.trimmed((comma + 1)..<range.upperBound)
        } else {
            return nil
        }
    }

    /// The status that is the first sentence of a range.
    private init?(sentenceOf range: Range<Int>, of source: SourceText) {
        var end = range.lowerBound
        let limit = min(range.upperBound, range.lowerBound + Self.longest)
        while end < limit, !source[end].endsSentence, source[end] != "(" || end == range.lowerBound { end += 1 }
        guard end == range.upperBound || end < limit else { return nil }
        let words = range.lowerBound..<end
        let status = ItemStatus(words: source.text(in: words))
        guard status != .unknown, Self.holdsNothingElse(source.trimmed(words), source) else { return nil }
        self.range = source.trimmed(words)
        self.status = status
        rest = source.trimmed(
            (source[end].endsSentence ? min(end + 1, range.upperBound) : end)..<range.upperBound)
    }

    /// Whether a text is made of the words of statuses: 已完成拆除工作 tells what was done, not how far it is.
    private static func holdsNothingElse(_ words: Range<Int>, _ source: SourceText) -> Bool {
        var position = words.lowerBound
        while position < words.upperBound {
            if source[position] == " " {
                position += 1
                continue
            }
            // 已于2023年5月销号.
            if let number = NumberToken(in: source, at: position, before: words.upperBound),
                ["年", "月", "日"].contains(source[number.range.upperBound])
            {
                position = number.range.upperBound + 1
                continue
            }
            guard let match = vocabulary.match(in: source, at: position, before: words.upperBound) else {
                return false
            }
            position = match.end
        }
        return true
    }

    private static let vocabulary = WordTable([
        (
            "已 已经 完成 整改 并 且 销号 验收 通过 达到 达 到 序时 时序 进度 基本 全部 任务 工作 正在 推进 持续 有序 未 启动 尚未 中 公示 同意 办结 到位 "
                + "申请 待 等待 拟 按 按照 按期 如期 长期 坚持 开展 进行 实施 进行中 自治区 自治区级 盟级 盟 旗级 旗县级 市级 省级 省 国家 组织 备案 于 底 前 报请 提请 滞后 旗 县 市 县级 , 、 、",
            ()
        )
    ])
}
