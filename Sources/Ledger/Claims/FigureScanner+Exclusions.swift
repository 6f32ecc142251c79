import Geodesy

/// What stands beside a number and makes it none, or no figure.
extension FigureScanner {
    /// Whether the scalars before a number leave it a figure.
    func mayStart(_ token: NumberToken, in range: Range<Int>) -> Bool {
        let (start, end) = (token.range.lowerBound, token.range.upperBound)
        var before = start - 1
        while before >= range.lowerBound, source[before] == " " { before -= 1 }
        if source[end] == "·", source[end + 1].isDigit { return false }
        guard before >= range.lowerBound else { return true }
        switch source[before] {
        case "第", "〔", "№", "#", "*", "/", "×", "^": return false
        // 3·22 is a day; · and a space open an entry of a list, as 1. does.
        case "点": return before == range.lowerBound || !source[before - 1].isDigit
        case "·": return before == range.lowerBound || !source[before - 1].isDigit
        case ".": return before < start - 1 && isListNumber(endingAt: before, in: range)
        case "+": return sign(before: start, of: .ratio, in: range) != nil
        case let scalar where scalar.isLatin:
            // GDP10.1% reads on, K12+300米 does not.
            return before < start - 1 || source[end] == "%" || source[end] == "‰"
        case "-":
            return before == range.lowerBound || !source[before - 1].isLatin
        default: return true
        }
    }

    /// Whether a number of one or two digits that opens a sentence ends before an offset: `1. 36亩`.
    func isListNumber(endingAt end: Int, in range: Range<Int>) -> Bool {
        var start = end
        while start > range.lowerBound, end - start < 3, source[start - 1].isDigit { start -= 1 }
        guard (1...2).contains(end - start), start > range.lowerBound else {
            return end - start == 1 || end - start == 2
        }
        return source[start - 1].endsSentence || [":", ")", "|", " "].contains(source[start - 1])
    }

    /// Whether a number is the mark of an entry that opens a sentence: 3、212.3亩 are 212.3亩.
    func opensEntry(_ token: NumberToken, in range: Range<Int>) -> Bool {
        let start = token.range.lowerBound
        return token.range.count <= 2 && !token.digits.contains(".") && source[token.range.upperBound] == "、"
            && (start == range.lowerBound || source[start - 1].endsSentence)
    }

    /// The most scalars of a number that is looked at from behind, so that the time stays linear.
    static let longestNumber = 32
    /// Scalars behind which a number names a thing: 第3, 附件1, 表2.
    static let named: Set<Unicode.Scalar> = ["第", "件", "表", "图", "号", "〔", "№", "#", "+", "-", "/"]

    /// The offset behind an ordinal, with those that go on behind it: `第1至5批`, `第3、4项`.
    func endOfOrdinals(_ token: NumberToken, in range: Range<Int>) -> Int {
        var end = token.range.upperBound
        guard token.range.lowerBound > range.lowerBound, source[token.range.lowerBound - 1] == "第" else {
            return end
        }
        while end < range.upperBound, Self.joints.contains(source[end]),
            let next = NumberToken(in: source, at: end + 1, before: range.upperBound)
        {
            end = next.range.upperBound
        }
        return end
    }

    /// Whether numbers before a last one make it a day: 2025-06-14.
    func isDate(_ waiting: [NumberToken]) -> Bool {
        waiting.count > 1 && waiting.suffix(2).allSatisfy { source[$0.range.upperBound] == "-" }
    }

    /// Whether a number before a unit is a figure.
    func allows(_ unit: UnitToken, after token: NumberToken, in range: Range<Int>) -> Bool {
        // 2023起 is a year.
        if unit.unit.base == .each("起"), token.digits.utf8.count == 4, unit.unit.multiplier == 1 {
            return false
        }
        let before = token.range.lowerBound - 1
        // 工程2期 is the second phase, 太平村3组 a part of the village.
        if unit.kind == .count, let orders = Self.orders[unit.name],
            orders.match(in: source, endingAt: token.range.lowerBound, from: range.lowerBound) != nil
        {
            return false
        }
        if unit.kind == .length, isElevation(token.range.lowerBound..<unit.end, in: range) { return false }
        // 50亩以下地块 is a class of size.
        if isSizeClass(behind: unit, in: range) { return false }
        // 前3名 is a rank.
        if unit.unit.base == .each("名"), before >= range.lowerBound, source[before] == "前" { return false }
        // +5亩 is a stake or a formula; +5% a change.
        if before >= range.lowerBound, source[before] == "+", unit.kind != .ratio { return false }
        if Capacity.isName(figure: token.range.lowerBound..<unit.end, kind: unit.kind, in: source, range) {
            return false
        }
        // A whole count of things.
        return !(unit.kind == .count && unit.unit.multiplier == 1 && token.digits.contains("."))
    }

    /// Whether 以上 or 以下 and the name of a thing make a figure the bound of a class: `50亩以下地块`.
    private func isSizeClass(behind unit: UnitToken, in range: Range<Int>) -> Bool {
        guard [.area, .length, .mass, .volume].contains(unit.kind),
            ["以下", "以上"].contains(where: { source.has($0, at: unit.end, before: range.upperBound) })
        else { return false }
        let behind = source[unit.end + 2] == "的" ? unit.end + 3 : unit.end + 2
        return Self.classes.match(in: source, at: behind, before: range.upperBound) != nil
    }

    private static let classes = WordTable([("地块 图斑 斑块 项目 企业 养殖 矿 河 水库 湖泊 规模 大户 锅炉", ())])

    /// The figures without those that only define a unit: `面积按1公顷合15亩换算`.
    func withoutDefinitions(_ figures: [Figure], in range: Range<Int>) -> [Figure] {
        let defining = figures.indices.dropLast().filter { index in
            let (unit, equal) = (figures[index], figures[index + 1])
            guard unit.kind == equal.kind,
                unit.unit.base != equal.unit.base || unit.unit.size != equal.unit.size,
                unit.value.rational == Rational(1), unit.unit.multiplier == 1
            else { return false }
            let sign = source.foldedText(
                in: unit.range.upperBound..<max(unit.range.upperBound, equal.range.lowerBound))
            if ["=", "等于"].contains(sign) { return true }
            guard ["合", "折合", "折", "约合", "相当于", "折算为", "换算为", "为"].contains(sign) else { return false }
            let before = unit.range.lowerBound - 1
            return before >= range.lowerBound && ["按", "以", "依"].contains(source[before])
                || ["换算", "折算", "计算"].contains {
                    source.has($0, at: equal.range.upperBound, before: range.upperBound)
                }
        }
        guard !defining.isEmpty else { return figures }
        let dropped = Set(defining + defining.map { $0 + 1 })
        return figures.indices.filter { !dropped.contains($0) }.map { figures[$0] }
    }

    /// Nouns behind which a number with a measure word tells which one, not how many.
    private static let orders: [String: WordTable<Void>] = {
        let parts = WordTable([("村 屯 庄 嘎查 社区 分场 农场 林场 牧场 连队 队 小区", ())])
        return ["期": WordTable([("工程 项目 小区 园区 基地", ())]), "组": parts, "队": parts, "班": parts]
    }()

    /// Whether a length is a height above the sea: `海拔1200米`, `标高+985.5米`, `由1250米至1180米标高`.
    private func isElevation(_ figure: Range<Int>, in range: Range<Int>) -> Bool {
        var start = figure.lowerBound
        let floor = max(range.lowerBound, start - Self.elevationReach)
        while start > floor, Self.isBetweenElevations(source[start - 1]) { start -= 1 }
        if (start...figure.lowerBound).contains(where: {
            Self.elevations.match(in: source, endingAt: $0, from: range.lowerBound) != nil
        }) {
            return true
        }
        var end = figure.upperBound
        let ceiling = min(range.upperBound, end + Self.elevationReach)
        while end < ceiling, Self.isBetweenElevations(source[end]) { end += 1 }
        return Self.elevationsBehind.match(in: source, at: end, before: range.upperBound) != nil
    }

    private static let elevationReach = 30
    private static let elevations = WordTable([
        ("海拔 海拔高 海拔高度 标高 高程 水位 潮位 等高线 绝对高度", ())
    ])
    private static let elevationsBehind = WordTable([("标高 高程 水平 等高线 海拔 水位线", ())])

    /// Whether a scalar may stand between a word for the height and its number, or between two heights.
    private static func isBetweenElevations(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isDigit || dashes.contains(scalar) || "+.米m约为在由从达自近最低高均平 ".unicodeScalars.contains(scalar)
    }
}
