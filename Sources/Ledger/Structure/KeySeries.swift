/// Numbers behind an office's own word for its items: `线索17` above `线索18`, `〔交账01〕`, `问题之一是`, `其二，`.
///
/// Any word may stand before the number. What makes it that of items is that lines open with it again, each time with a
/// higher number; a list inside an item counts from 1 in each.
struct KeySeries {
    /// The marks by where their lines start.
    private let marks: [Int: ItemMark]

    private static let longestKey = 8
    /// Words before numbers of something else than items.
    private static let others = WordTable<Void>([
        (
            "附件 附表 附图 附 表 图 截至 截止 共 共计 合计 累计 约 近 总第 第 年 月 日 版本 电话 邮编 阶段 步骤 季度 标段 分组 小组 公示期 网址 类 期 期次 批次 约占 仅 达 为 占 "
                + "页 面积 宽 长 高 深 厚 款 条 章 节 部分 篇 编 栏 注 说明 备注 脚注 索引号 文号 字 号 县道 省道 国道 方面",
            ()
        )
    ])

    /// A number that a line opens with, and the words before it.
    private struct Candidate {
        let key: String
        let number: Int
        let line: Int
        let mark: ItemMark
    }

    /// - Parameter lines: the lines that may open an item, in order.
    init(_ lines: [Range<Int>], of source: SourceText) {
        var groups: [String: [Candidate]] = [:]
        for line in lines {
            guard let found = Self.candidate(line, of: source) else { continue }
            groups[found.key, default: []].append(found)
        }
        var marks: [Int: ItemMark] = [:]
        for group in groups.values where group.count > 1 {
            guard zip(group, group.dropFirst()).allSatisfy({ $0.number < $1.number }) else { continue }
            for candidate in group { marks[candidate.line] = candidate.mark }
        }
        self.marks = marks
    }

    /// The mark that opens a line.
    func mark(at line: Int) -> ItemMark? { marks[line] }

    private static func candidate(_ line: Range<Int>, of source: SourceText) -> Candidate? {
        let isBracketed = opening.contains(source[line.lowerBound])
        let start = isBracketed ? line.lowerBound + 1 : line.lowerBound
        let limit = min(line.upperBound, start + longestKey)
        func isHan(_ position: Int) -> Bool { (0x4E00...0x9FFF).contains(source[position].value) }
        let numerals = (start + 1..<max(start + 1, limit + 1)).lazy.filter { stop in
            (start..<stop).allSatisfy(isHan)
        }
        if isBracketed, let found = behindBracket(line, of: source) ?? inBracket(line, of: source) {
            return found
        }
        for stop in numerals {
            let words = start..<(source[stop - 1] == "第" && stop - start > 1 ? stop - 1 : stop)
            guard let mark = ItemMark(own: line.lowerBound, number: stop, before: line.upperBound, of: source)
            else { continue }
            // 第1题 has its word behind the number.
            let isOrdinal = words.count == 1 && source[start] == "第"
            let noun =
                isOrdinal
                ? String(
                    source.text(in: stop..<mark.range.upperBound).filter { !$0.isNumber && $0.isLetter }.suffix(
                        2))
                : ""
            let key = source.text(in: words).folded + noun
            guard isOrdinal ? isOrdinalNoun(noun) : isKey(words, in: source), mark.range.upperBound > stop
            else {
                return nil
            }
            // A bracket closes what one opens.
            guard !isBracketed || closing.contains(source[mark.range.upperBound - 1]) else { return nil }
            return Candidate(key: key, number: mark.number, line: line.lowerBound, mark: mark)
        }
        return nil
    }

    /// The number alone in brackets that open a line: `【01】贺兰山…`; round ones count the points of a text.
    private static func inBracket(_ line: Range<Int>, of source: SourceText) -> Candidate? {
        let start = line.lowerBound + 1
        guard source[line.lowerBound] != "(", source[start].isDigit,
            let mark = ItemMark(own: line.lowerBound, number: start, before: line.upperBound, of: source),
            closing.contains(source[mark.range.upperBound - 1])
        else { return nil }
        return Candidate(
            key: source.text(in: line.lowerBound..<start).folded, number: mark.number, line: line.lowerBound,
            mark: mark)
    }

    /// The number behind words in brackets that open a line: `【一事一卡】第03号`, `〔整改卡〕12号`.
    private static func behindBracket(_ line: Range<Int>, of source: SourceText) -> Candidate? {
        let start = line.lowerBound + 1
        guard
            let close = (start..<min(line.upperBound, start + longestKey + 1)).first(where: {
                closing.contains(source[$0])
            }),
            FieldNames.isHan(start..<close, in: source), isKey(start..<close, in: source)
        else { return nil }
        var stop = source.skippingSpaces(from: close + 1, before: line.upperBound)
        if source[stop] == "第" { stop += 1 }
        guard
            let mark = ItemMark(own: line.lowerBound, number: stop, before: line.upperBound, of: source),
            mark.range.upperBound > stop
        else { return nil }
        return Candidate(
            key: source.text(in: start..<close).folded, number: mark.number, line: line.lowerBound, mark: mark)
    }

    private static let opening: Set<Unicode.Scalar> = ["〔", "【", "[", "(", "〖", "「", "『", "<", "《", "“"]
    private static let closing: Set<Unicode.Scalar> = ["〕", "】", "]", ")", "〗", "」", "』", ">", "》", "”"]

    /// Whether a word behind an ordinal can name items, and no part, batch or year of a report.
    private static func isOrdinalNoun(_ noun: String) -> Bool {
        !noun.isEmpty && ChineseNumeral.digit(noun.unicodeScalars.first ?? "一") == nil
            && ![
                "章", "节", "条", "款", "部", "编", "篇", "批", "次", "期", "年", "季", "轮", "届", "版", "页", "阶", "步", "标",
                "类", "方", "三", "十",
            ]
            .contains { noun.hasPrefix($0) || noun.hasSuffix($0) }
    }

    /// Whether words can name items: nothing that a field of an item is named.
    private static func isKey(_ words: Range<Int>, in source: SourceText) -> Bool {
        if source.has("其", at: words.lowerBound, before: words.upperBound) { return words.count == 1 }
        guard words.count > 1,
            others.match(in: source, endingAt: words.upperBound, from: words.lowerBound) == nil
        else { return false }
        let kind = FieldMark.kind(ofHead: words, in: source) ?? FieldNames.kind(of: words, in: source)
        return kind == nil || kind == .problem || kind == .other
    }
}
