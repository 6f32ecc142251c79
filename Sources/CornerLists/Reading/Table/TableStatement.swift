import Geodesy

/// What a line of words of a table of corners states (文字行).
enum TableStatement: Sendable {
    /// The reference system, or a part of it.
    case system(CornerEntry)
    /// What is said of a block, under the name that fields of layers have.
    case attribute(CornerEntry)
    /// How many corners there are.
    case corners(Int)
    /// How many parcels or rings there are.
    case blocks(Int)
    /// Words that name what follows.
    case title(String)
    /// An area in two units that do not agree.
    case contradiction(String)
    /// Ground that is taken out of the block before.
    case excluded
    /// What belongs to the page, and nothing to say of the ground.
    case furniture
    /// The table goes on from the page before (续表).
    case continuation

    /// Reads a line.
    static func all(in line: String) -> [TableStatement] {
        var statements: [TableStatement] = []
        var text = withoutPage(CornerText.trimmed(line))
        if text.isEmpty { statements.append(.furniture) }
        if ["(续)", "(续表)", "续表", "续上表", "接上页"].contains(where: text.contains) {
            statements.append(.continuation)
        }
        // 东山铁矿拐点坐标（2000国家大地坐标系）
        while let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
            let inner = segments(of: String(text[text.index(after: open)..<close])).map { of($0) }
            guard open > text.startIndex, !inner.isEmpty, inner.allSatisfy({ !$0.isEmpty }) else { break }
            statements += inner.flatMap(\.self)
            text.removeSubrange(open...close)
        }
        var words: [String] = []
        for segment in segments(of: text) {
            let found = of(segment)
            statements += found
            if found.isEmpty || namesMore(segment) { words.append(segment) }
        }
        let title = words.joined(separator: " ")
        if !title.isEmpty { statements.append(isExclusion(title) ? .excluded : .title(title)) }
        return statements
    }

    /// `矿山名称：东山铁矿 许可证号：C1500001` in its pairs; words without a colon as they stand, commas in names too.
    private static func segments(of text: String) -> [String] {
        var segments: [String] = []
        for (mark, clause) in clauses(of: text) {
            if let mark, let last = segments.last, !clause.contains(":"), of(clause).isEmpty,
                entry(last) != nil || of(last).isEmpty
            {
                segments[segments.count - 1] += "\(mark)\(clause)"
                continue
            }
            guard clause.contains(":") else {
                segments.append(clause)
                continue
            }
            for (index, part) in clause.split(separator: " ").enumerated() {
                if index == 0 || part.contains(":") {
                    segments.append(String(part))
                } else {
                    segments[segments.count - 1] += (segments.last?.hasSuffix(":") == true ? "" : " ") + part
                }
            }
        }
        return segments
    }

    /// A line without 第1页 共2页.
    private static func withoutPage(_ text: String) -> String {
        var text = text
        for lead in ["第", "共"] {
            guard let start = text.ranges(of: lead).last?.lowerBound,
                let end = text[start...].firstIndex(of: "页"),
                text[start..<end].dropFirst().allSatisfy({ isNumeral($0) || $0 == " " })
            else { continue }
            text.removeSubrange(start...end)
        }
        return CornerText.trimmed(text)
    }

    /// The parts between commas that stand in no brackets, each with the comma before it.
    private static func clauses(of text: String) -> [(mark: Character?, text: String)] {
        var clauses: [(mark: Character?, text: String)] = [(nil, "")]
        var depth = 0
        for character in text {
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            if depth <= 0, ",;。\t|".contains(character) {
                clauses.append((character, ""))
            } else {
                clauses[clauses.count - 1].text.append(character)
            }
        }
        return clauses.map { ($0.mark, CornerText.trimmed($0.text)) }.filter { !$0.text.isEmpty }
    }

    private static func of(_ segment: String) -> [TableStatement] {
        let pair = entry(segment)
        let facts = TableFacts.all(in: segment, pair)
        guard facts.isEmpty else { return facts.map { .system($0) } }
        // What stands behind such a key is a name, whatever its words.
        if let pair, !pair.value.isEmpty, pair.key.hasSuffix("名称") || pair.key.hasSuffix("编号") {
            return [.attribute(CornerEntry(name(of: pair.key), pair.value))]
        }
        if let counted = counted(in: segment) { return [counted] }
        guard !isFurniture(segment) else { return [.furniture] }
        let levels = levels(in: segment)
        let area = area(in: segment)
        let other = area.flatMap { secondArea(in: segment, beside: $0) }
        if levels != nil || area != nil {
            return (levels ?? []).map { .attribute($0) } + (area.map { [.attribute($0)] } ?? [])
                + (other.map { [.contradiction($0)] } ?? [])
        }
        guard let pair, !pair.value.isEmpty else { return [] }
        return [.attribute(CornerEntry(name(of: pair.key), pair.value))]
    }

    private static func entry(_ segment: String) -> CornerEntry? {
        guard let mark = segment.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
        let key = CornerText.trimmed(segment[..<mark])
        return key.isEmpty ? nil : CornerEntry(key, CornerText.trimmed(segment[segment.index(after: mark)...]))
    }

    /// The name that fields have for what a key asks: 矿山名称 and 项目名称 are names, 采矿许可证号 is what tells rights apart.
    static func name(of key: String) -> String {
        let key = key.filter { !$0.isWhitespace }
        func ends(_ words: [String]) -> Bool { words.contains(where: key.hasSuffix) }
        if ends(["单位名称", "公司名称", "企业名称", "权利人名称", "矿业权人名称", "采矿权人名称"]) { return key }
        let things = ["地块", "图斑", "宗地", "矿山", "矿区", "矿权", "采矿权", "探矿权", "项目", "区块", "小班", "工程"]
        if ends(["名称", "名"]) || ends(things) || things.contains(where: { isOrdinal(key, of: $0) }) {
            return CornerField.name
        }
        if ends(["图幅号"]) { return CornerField.sheet }
        let isNumber = ends(["编号", "证号", "编码", "代码"]) || things.contains { key.hasSuffix("\($0)号") }
        return isNumber ? CornerField.id : key
    }

    /// 区块一, 地块2.
    private static func isOrdinal(_ key: String, of thing: String) -> Bool {
        key.hasPrefix(thing) && key.dropFirst(thing.count).allSatisfy { "一二三四五六七八九十0123456789".contains($0) }
    }

    // MARK: The system

    /// Whether a line that names the system names a thing beside it: 西沟铅锌矿2000国家大地坐标系拐点坐标.
    private static func namesMore(_ text: String) -> Bool {
        guard entry(text) == nil, !TableFacts.all(in: text, nil).isEmpty else { return false }
        let rest = text.filter { TableCell.hasWords(String($0)) && !systemWords.contains($0) }
        return rest.count >= 2
    }

    private static let systemWords = Set(
        "国家大地坐标系西安北京年高斯克吕格投影度分带中央子午线经号第的三六采用为是均东北拐点界址范围矿区表成果一览如下附单位米直角平面本次测量数据基准椭球标准由转换后")

    // MARK: Counts

    /// 共12个拐点, 拐点数：8, 由四个拐点圈定; 共2个区块.
    private static func counted(in text: String) -> TableStatement? {
        let points = ["拐点", "界址点", "角点", "顶点", "界桩点"]
        for word in points + ["区块", "地块", "图斑", "宗"] {
            guard let place = text.firstRange(of: word) else { continue }
            let isPoints = points.contains(word)
            // 12个拐点
            var head = text[..<place.lowerBound]
            if let unit = head.last, "个处块片".contains(unit) { head = head.dropLast() }
            let digits = String(head.reversed().prefix { isNumeral($0) }.reversed())
            let lead = head.dropLast(digits.count)
            let isCounted = head.endIndex < place.lowerBound || word == "宗"
            if isCounted, let count = numeral(digits), lead.last != "第", isPoints || lead.contains("共") {
                return isPoints ? .corners(count) : .blocks(count)
            }
            // 拐点数：12, 拐点12个
            var rest = text[place.upperBound...]
            var isNumber = false
            for tail in ["坐标", "总", "个", "数量", "数目", "数"] where rest.hasPrefix(tail) {
                rest = rest.dropFirst(tail.count)
                isNumber = tail.hasPrefix("数")
            }
            let figure = rest.drop { " :=为共计有()".contains($0) }.prefix { isNumeral($0) }
            guard isNumber || text[figure.endIndex...].hasPrefix("个"), let count = numeral(String(figure))
            else {
                continue
            }
            return isPoints ? .corners(count) : .blocks(count)
        }
        return nil
    }

    private static func isNumeral(_ character: Character) -> Bool {
        ("0"..."9").contains(character) || "一二三四五六七八九十两".contains(character)
    }

    /// 12, 十二, 二十.
    private static func numeral(_ text: String) -> Int? {
        if let number = Int(text) { return number }
        let digits: [Character: Int] = [
            "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
        ]
        let halves = text.split(separator: "十", omittingEmptySubsequences: false)
        guard !text.isEmpty, halves.count <= 2, halves.allSatisfy({ $0.count <= 1 }) else { return nil }
        let values = halves.map { $0.first.map { digits[$0] } ?? 0 }
        guard values.allSatisfy({ $0 != nil }) else { return nil }
        let numbers = values.compactMap(\.self)
        return numbers.count == 2 ? max(1, numbers[0]) * 10 + numbers[1] : numbers[0]
    }

    // MARK: Levels and areas

    /// `开采标高：220米至100米`, `开采深度由1050米至800米标高`.
    private static func levels(in text: String) -> [CornerEntry]? {
        guard text.contains("标高") || text.contains("开采深度") else { return nil }
        let numbers = numbers(in: text[...])
        guard numbers.count == 2 else { return nil }
        return [CornerEntry(CornerField.top, numbers[0]), CornerEntry(CornerField.bottom, numbers[1])]
    }

    /// 总面积, of all blocks of the text.
    static let total = "总面积"

    private static func numbers(in text: Substring) -> [String] {
        var numbers: [String] = []
        var digits = ""
        for character in text + " " {
            if ("0"..."9").contains(character) || character == "." || (character == "-" && digits.isEmpty) {
                digits.append(character)
            } else {
                if Double(digits) != nil { numbers.append(digits) }
                digits = ""
            }
        }
        return numbers
    }

    /// `矿区面积：0.2013平方公里`: the number with its unit.
    private static func area(in text: String) -> CornerEntry? {
        guard let mark = text.firstRange(of: "面积") else { return nil }
        let rest = text[mark.upperBound...]
        guard let start = rest.firstIndex(where: { ("0"..."9").contains($0) }) else { return nil }
        let lead = rest[..<start].filter { !" :=为约()".contains($0) }
        guard lead.isEmpty || AreaUnit(named: lead) != nil else { return nil }
        let number = rest[start...].prefix { ("0"..."9").contains($0) || ".,".contains($0) }
        let unit = rest[number.endIndex...].drop { " (".contains($0) }.prefix { !" (),;。合即折".contains($0) }
        let known = AreaUnit(named: unit) != nil ? String(unit) : lead
        guard Double(number.filter { $0 != "," }) != nil, unit.isEmpty || !known.isEmpty else { return nil }
        // 建筑总面积 and 草原总面积 are of something else.
        let key = text[..<mark.lowerBound] == "总" ? total : CornerField.area
        return CornerEntry(key, number.filter { $0 != "," } + known)
    }

    /// What an area in brackets or behind 合 says in another unit, where it is not the same: 13.03公顷，合1303亩.
    private static func secondArea(in text: String, beside first: CornerEntry) -> String? {
        func value(_ text: Substring) -> (metres: Double, slack: Double)? {
            let number = text.prefix { ("0"..."9").contains($0) || ".,".contains($0) }
            let name = text[number.endIndex...].drop { $0 == " " }.prefix { !" (),;。合即折".contains($0) }
            guard let size = Double(number.filter { $0 != "," }), let unit = AreaUnit(named: name)
            else { return nil }
            let metres = unit.squareMetres.double
            let decimals =
                number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
            var step = metres
            for _ in 0..<decimals { step /= 10 }
            return (size * metres, step)
        }
        guard let one = value(first.value[...]) else { return nil }
        for mark in text.indices where "(合即折,".contains(text[mark]) {
            let tail: Substring = text[text.index(after: mark)...].drop { " 约计为合折".contains($0) }
            guard let two = value(tail) else { continue }
            // 0.0667 公顷 a 亩 is as good as most convert.
            guard abs(one.metres - two.metres) > one.slack + two.slack + 0.001 * one.metres else { return nil }
            return text
        }
        return nil
    }

    // MARK: Titles

    /// A page's number, who made the table, a remark, and what closes a table.
    private static func isFurniture(_ text: String) -> Bool {
        let plain = text.filter { !$0.isWhitespace && !"-—_=+*·.".contains($0) }
        guard !plain.isEmpty else { return true }
        if plain.count <= 3, plain.allSatisfy({ ("0"..."9").contains($0) }) { return true }
        if plain.hasPrefix("第"), plain.contains("页") { return true }
        return [
            "共", "单位:", "制表", "填表", "审核", "校核", "校对", "复核", "测量", "测绘", "绘图", "日期", "编制", "注:", "合计", "总计",
            "小计", "共计",
            "以下空白", "以上", "以下", "续表", "续上表", "接上页", "转下页",
        ].contains { plain.hasPrefix($0) }
    }

    /// Whether a title is of points that the survey starts from: 起算控制点, 已知点, 测站.
    static func isControl(_ title: String) -> Bool {
        ["控制点", "已知点", "起算点", "起算数据", "测站", "测站点", "图根点", "导线点", "基准点", "校核点"].contains {
            title.hasSuffix($0)
        }
    }

    private static func isExclusion(_ title: String) -> Bool {
        ["扣除", "挖空", "剔除", "除外", "不包括", "不含"].contains { title.contains($0) }
    }

    /// A title without what every table is called: 东山铁矿矿区范围拐点坐标表 is of 东山铁矿; empty where nothing is left.
    static func name(ofTitle title: String) -> String {
        var name = title[...]
        var isCut = false
        func cut(_ tails: [String]) -> Bool {
            guard let tail = tails.first(where: { name.hasSuffix($0) }) else { return false }
            name = name.dropLast(tail.count)
            return true
        }
        while cut(["表", "成果", "坐标", "拐点", "界址点", "界桩点", "一览", "如下", ":", "附", "续", "(续)", "(续表)", "()", " "]) {
            isCut = true
        }
        // 东山矿区 alone is a name.
        while isCut, cut(["矿区", "范围", "的", "用地", "各"]) {}
        return CornerText.trimmed(name)
    }
}
