import Geodesy

/// Finds the figures of a text: numbers with a unit that counts or measures.
///
/// Dates, document numbers, ordinals and codes have no such unit or stand behind 第, a letter or a point
/// (`3·22`); what stands in the name of a document (《…》) is part of the name.
struct FigureScanner {
    /// A figure.
    struct Figure {
        let kind: ClaimKind
        let value: ExactDecimal
        let upper: ExactDecimal?
        let unit: ClaimUnit
        let isMore: Bool
        let range: Range<Int>
    }

    let source: SourceText
    /// The longest name of a document, in scalars: a bracket without its twin hides no more than that.
    private static let longestName = 120
    /// The most numbers that one unit serves; longer rows of numbers are data, not figures of a sentence.
    private static let longestList = 20
    /// What stands between the ends of a range.
    private static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "~", "至", "到"]
    /// What stands between the numbers of a list or a range.
    private static let joints = dashes.union(["、", "和", "及", "与"])

    /// The figures of a range, in order.
    func figures(in range: Range<Int>) -> [Figure] {
        var figures: [Figure] = []
        // Numbers of a list that wait for its unit: 1.2、3.4和5.6万亩.
        var waiting: [NumberToken] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = source[position]
            if scalar == "《", let end = endOfName(from: position, before: range.upperBound) {
                position = end
                waiting = []
            } else if scalar.isDigit,
                let token = NumberToken(in: source, at: position, before: range.upperBound)
            {
                position = token.range.upperBound
                guard mayStart(token, in: range) else {
                    waiting = []
                    continue
                }
                if let price = unitPrice(token, before: range.upperBound) {
                    figures.append(price)
                    position = price.range.upperBound
                } else if let unit = UnitToken(in: source, at: position, before: range.upperBound),
                    allows(unit, after: token, in: range)
                {
                    figures += listed(waiting, with: unit)
                    if let figure = figure(token, unit, lower: rangeStart(waiting, before: token)) {
                        figures.append(figure)
                    }
                    position = unit.end
                } else if waiting.count < Self.longestList, joins(position, before: range.upperBound) {
                    waiting.append(token)
                    continue
                }
                waiting = []
            } else if let figure = chineseFigure(at: position, in: range) {
                figures.append(figure)
                position = figure.range.upperBound
                waiting = []
            } else {
                if !Self.joints.contains(scalar) { waiting = [] }
                position += 1
            }
        }
        return figures
    }

    private func figure(_ token: NumberToken, _ unit: UnitToken, lower: NumberToken?) -> Figure? {
        guard let value = (lower ?? token).value else { return nil }
        return Figure(
            kind: unit.base.kind, value: value, upper: lower == nil ? nil : token.value, unit: unit.unit,
            isMore: unit.isMore, range: (lower ?? token).range.lowerBound..<unit.end)
    }

    /// The numbers of a list, each a figure in the unit that ends the list.
    private func listed(_ waiting: [NumberToken], with unit: UnitToken) -> [Figure] {
        waiting.filter { !Self.dashes.contains(source[$0.range.upperBound]) }.compactMap {
            token in
            token.value.map {
                Figure(
                    kind: unit.base.kind, value: $0, upper: nil, unit: unit.unit, isMore: false,
                    range: token.range)
            }
        }
    }

    private func rangeStart(_ waiting: [NumberToken], before token: NumberToken) -> NumberToken? {
        guard let last = waiting.last,
            Self.dashes.contains(source[last.range.upperBound])
        else { return nil }
        return last
    }

    /// Whether a list or a range goes on at an offset: a separator with a digit behind it.
    private func joins(_ position: Int, before end: Int) -> Bool {
        guard position + 1 < end, source[position + 1].isDigit || source[position + 1] == source[position]
        else {
            return false
        }
        return Self.joints.contains(source[position])
    }

    /// Whether the scalars before a number leave it a figure.
    private func mayStart(_ token: NumberToken, in range: Range<Int>) -> Bool {
        var before = token.range.lowerBound - 1
        while before >= range.lowerBound, source[before] == " " { before -= 1 }
        guard before >= range.lowerBound else { return source[token.range.upperBound] != "·" }
        if source[token.range.upperBound] == "·" { return false }
        switch source[before] {
        case "第", "·", "+", ".", "〔", "№", "#", "*", "/", "×": return false
        case let scalar where scalar.isLatin:
            // GDP10.1% reads on, K12+300米 does not.
            let next = source[token.range.upperBound]
            return before < token.range.lowerBound - 1 || next == "%" || next == "‰"
        case "-":
            return before == range.lowerBound || !source[before - 1].isLatin
        default: return true
        }
    }

    private func allows(_ unit: UnitToken, after token: NumberToken, in range: Range<Int>) -> Bool {
        // 2023起 is a year.
        if unit.base.name == "起", token.digits.utf8.count == 4, unit.unit.multiplier == 1 { return false }
        // A whole count of things.
        return !(unit.base.kind == .count && unit.unit.multiplier == 1 && token.digits.contains("."))
    }

    private func unitPrice(_ token: NumberToken, before end: Int) -> Figure? {
        var position = source.skippingSpaces(from: token.range.upperBound, before: end)
        var multiplier: Int64 = 1
        let start = position
        if source[position] == "万" {
            multiplier = 10_000
            position += 1
        }
        guard source.has("元/", at: position, before: end),
            let unit = UnitWords.table.match(in: source, at: position + 2, before: end), let value = token.value
        else { return nil }
        return Figure(
            kind: .unitPrice, value: value, upper: nil,
            unit: ClaimUnit(
                text: source.text(in: start..<unit.end), base: "元/" + unit.value.name, multiplier: multiplier,
                kind: .unitPrice),
            isMore: false, range: token.range.lowerBound..<unit.end)
    }

    private func endOfName(from start: Int, before end: Int) -> Int? {
        var position = start + 1
        while position < min(end, start + Self.longestName), source[position] != "\n" {
            if source[position] == "》" { return position + 1 }
            position += 1
        }
        return nil
    }
}
