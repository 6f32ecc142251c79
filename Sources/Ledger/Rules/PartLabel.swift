import Places

/// What the words before a figure name: a period, a place, a thing, a deed.
enum PartLabel {
    private static let periods = WordTable<Void>([
        (
            "春季 夏季 秋季 冬季 上半年 下半年 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度 去年 今年 上年 本年 前年 当年 "
                + "一期 二期 三期 四期 五期 六期 首期 第一批 第二批 第三批 第四批 首批 一标段 二标段 三标段 四标段 五标段 一阶段 二阶段 三阶段 第一阶段 第二阶段 第三阶段 前期 后期",
            ()
        )
    ])
    /// What ends the name of a place or of a site.
    private static let ends = WordTable<Void>([
        (
            "县 旗 市 区 盟 州 镇 乡 村 苏木 嘎查 街道 片区 林场 牧场 农场 保护区 园区 开发区 矿 矿区 公司 厂 水库 灌区 河 湖 沟 标段 地块 湿地公园",
            ()
        )
    ])
    /// Nouns that begin as such an end does: 生产矿山, 县级.
    private static let nouns = WordTable<Void>([
        ("矿山 矿业 矿产 矿石 矿井 厂房 湖泊 河流 河道 河段 沟渠 沟谷 村民 村庄 市场 市级 市政 县级 县城 区级 区域 镇级 乡级 乡村 村级 旗级 盟级 州级", ())
    ])
    private static let longestName = 12
    private static let stems: Set<Unicode.Scalar> = ["甲", "乙", "丙", "丁", "戊"]
    /// What makes such a name one of a kind: 小型水库, 国有林场.
    private static let kinds: Set<Unicode.Scalar> = ["型", "险", "有", "办", "营", "类", "级"]

    /// The year, season or stage that words name.
    static func period(in range: Range<Int>, _ reading: ItemReading) -> String? {
        let years = reading.years(in: range)
        if years.count == 1, let year = years.first {
            let isHalf = ["上半年", "下半年", "以前", "以后", "之前", "之后", "底前"].first {
                reading.source.contains($0, in: range)
            }
            return "\(year)" + (isHalf ?? "")
        }
        guard years.isEmpty else { return nil }
        for start in range {
            if let match = periods.match(in: reading.source, at: start, before: range.upperBound) {
                return reading.source.text(in: start..<match.end).folded
            }
        }
        return nil
    }

    /// The place or site that opens the words.
    static func place(in range: Range<Int>, _ reading: ItemReading) -> String? {
        let source = reading.source
        for start in range.prefix(4) {
            if let known = PlaceNames.match(startingAt: start, before: range.upperBound, in: { source[$0] }) {
                return source.text(in: known.range).folded
            }
        }
        // 甲户, 乙场: names that count.
        if range.count > 1, stems.contains(source[range.lowerBound]),
            !["类", "级", "型"].contains(source[range.lowerBound + 1])
        {
            return source.text(in: range.lowerBound..<(range.lowerBound + 2)).folded
        }
        let limit = min(range.upperBound, range.lowerBound + longestName)
        for end in range.lowerBound..<max(range.lowerBound, limit) {
            let name = range.lowerBound..<(end + 1)
            if name.count > 1, let match = ends.match(in: source, endingAt: end + 1, from: range.lowerBound),
                match.start > range.lowerBound, !kinds.contains(source[match.start - 1]),
                nouns.match(in: source, at: end, before: range.upperBound) == nil
            {
                return source.text(in: name).folded
            }
        }
        return nil
    }

    /// Whether words end as the name of a place or a site does.
    static func endsPlace(_ range: Range<Int>, _ reading: ItemReading) -> Bool {
        ends.match(in: reading.source, endingAt: range.upperBound, from: range.lowerBound).map {
            $0.start > range.lowerBound
        } ?? false
    }

    /// The last scalars of words that name a class, whatever verb stands in them: 限期整改类, 立行立改类问题.
    private static let classes: Set<Unicode.Scalar> = ["类", "级", "型", "式"]
    /// Words that lead from a total to its parts.
    private static let joints = WordTable<Void>([
        ("包括 包含 分为 分成 分别为 地类为 主要为 主要是 具体为 分布在 其中 由 为 是 有 即 含", ())
    ])

    /// Whether the words are a name alone, without a verb.
    static func isName(_ range: Range<Int>, _ reading: ItemReading) -> Bool {
        let start =
            range.last { joints.match(in: reading.source, endingAt: $0, from: range.lowerBound) != nil }
            ?? range.lowerBound
        let name = start..<range.upperBound
        return (1...longestName).contains(name.count)
            && (name.suffix(3).contains { classes.contains(reading.source[$0]) }
                || deed(in: name, reading) == nil)
    }

    /// The words behind the last verb: 水面 of 恢复水面, 林地 of 甲矿占用林地.
    static func object(of range: Range<Int>, _ reading: ItemReading) -> Range<Int> {
        var (start, position) = (range.lowerBound, range.lowerBound)
        while position < range.upperBound {
            guard let match = ClauseWord.table.match(in: reading.source, at: position, before: range.upperBound)
            else {
                position += 1
                continue
            }
            if case .deed = match.value, match.end < range.upperBound { start = match.end }
            position = match.end
        }
        return start..<range.upperBound
    }

    /// The words before the first verb, and before what tells how it stands: 公益林 of 公益林已恢复.
    static func subject(of range: Range<Int>, _ reading: ItemReading) -> Range<Int> {
        var position = range.lowerBound
        while position < range.upperBound {
            let match = ClauseWord.table.match(in: reading.source, at: position, before: range.upperBound)
            switch match?.value {
            case .deed, .mode: return range.lowerBound..<position
            default: position = match?.end ?? position + 1
            }
        }
        return range
    }

    /// The first verb of the words, or what tells how it stands (已, 未).
    static func deed(in range: Range<Int>, _ reading: ItemReading) -> String? {
        words(in: range, reading).first { word in
            switch word.value {
            case .deed(.state): false
            case .deed, .mode, .fine, .takesUp: true
            default: false
            }
        }?.text
    }

    /// The verbs of the words that do something to a thing; 有 and 完成 say what any figure says.
    static func deeds(in range: Range<Int>, _ reading: ItemReading) -> [String] {
        words(in: range, reading).compactMap { word in
            switch word.value {
            case .deed(.state), .deed(.carryOut): nil
            case .deed: word.text
            default: nil
            }
        }
    }

    /// The verbs of the words, with what they do.
    static func verbs(in range: Range<Int>, _ reading: ItemReading) -> [(deed: Deed, text: String)] {
        words(in: range, reading).compactMap { word in
            if case .deed(let deed) = word.value { (deed, word.text) } else { nil }
        }
    }

    private static let stock = ["意向", "库存", "结存", "尚有", "尚余", "尚剩", "仍有"]

    /// Whether words tell of what is planned, under way, not done or still there; 未利用地 is ground.
    static func isOpen(in range: Range<Int>, _ reading: ItemReading) -> Bool {
        let words = words(in: range, reading)
        return reading.says(stock, in: range)
            || words.enumerated().contains { index, word in
                switch word.value {
                case .mode(.planned), .mode(.underWay), .outlook, .deferral: true
                case .task: ["计划", "规划"].contains(word.text)
                case .mode(.denied):
                    ["未", "没有"].contains(where: word.text.contains)
                        && words.dropFirst(index + 1).first?.text != "利用"
                default: false
                }
            }
    }

    /// Whether words tell a deed that was done, and not what there is or was found: the first verb is the clause's.
    static func isDone(in range: Range<Int>, _ reading: ItemReading) -> Bool {
        let words = words(in: range, reading).map(\.value)
        guard !words.contains(.extent), !words.contains(.task) else { return false }
        let first = words.lazy.compactMap { word in if case .deed(let deed) = word { deed } else { nil } }.first
        guard let first else { return words.contains(.mode(.done)) }
        return first == .restore || first.completes
    }

    private static func words(in range: Range<Int>, _ reading: ItemReading) -> [(
        value: ClauseWord, text: String
    )] {
        var found: [(value: ClauseWord, text: String)] = []
        var position = range.lowerBound
        while position < range.upperBound {
            guard let match = ClauseWord.table.match(in: reading.source, at: position, before: range.upperBound)
            else {
                position += 1
                continue
            }
            found.append((match.value, reading.source.text(in: position..<match.end).folded))
            position = match.end
        }
        return found
    }
}

/// Marks that count the points of a text: 一是, 二是, （1）, ①, 1..
enum Enumeration {
    private static let numerals: Set<Unicode.Scalar> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

    /// Whether a range opens with such a mark.
    static func opens(_ range: Range<Int>, in reading: ItemReading) -> Bool {
        let source = reading.source
        var start = range.lowerBound
        while start < range.upperBound, source[start].isBlank || source[start] == "(" { start += 1 }
        guard start + 1 < range.upperBound else { return false }
        if numerals.contains(source[start]) { return ["是", "、", ")"].contains(source[start + 1]) }
        if ("①"..."⑳").contains(source[start]) { return true }
        return source[start].isDigit && [")", "."].contains(source[start + 1])
    }
}
