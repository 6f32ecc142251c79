import Geodesy

/// Finds the figures of a text: numbers with a unit that counts or measures.
///
/// Dates, document numbers, ordinals and codes have no such unit or stand behind 第, a letter or a point
/// (`3·22`); what stands in the name of a document (《…》) is part of the name.
struct FigureScanner {
    /// A figure.
    struct Figure {
        let value: ExactDecimal
        let upper: ExactDecimal?
        let unit: ClaimUnit
        let isMore: Bool
        let range: Range<Int>

        var kind: ClaimKind { unit.base.kind }
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
                let token = NumberToken(spacedIn: source, at: position, before: range.upperBound)
                    ?? NumberToken(in: source, at: position, before: range.upperBound)
            {
                position = token.range.upperBound
                guard isAddend(token, behind: figures.last, waiting.last) || mayStart(token, in: range) else {
                    waiting = []
                    continue
                }
                if let share = fraction(token, in: range) {
                    figures.append(share)
                    position = share.range.upperBound
                } else if let span = factoredRange(token, in: range) {
                    figures.append(span)
                    position = span.range.upperBound
                } else if let price = unitPrice(token, in: range) {
                    figures.append(price)
                    position = price.range.upperBound
                } else if let unit = UnitToken(in: source, at: position, before: range.upperBound),
                    isAddend(token, behind: figures.last, waiting.last) || allows(unit, after: token, in: range)
                {
                    figures += listed(waiting, with: unit)
                    if let figure = figure(
                        token, unit, lower: rangeStart(waiting, before: token), in: range)
                    {
                        append(figure, to: &figures)
                    }
                    position = unit.end
                } else if let money = bareMoney(token, behind: figures.last, in: range) {
                    figures += listed(waiting, with: money.unit)
                    figures.append(money)
                    position = money.range.upperBound
                } else if waiting.count < Self.longestList,
                    joins(position, before: range.upperBound) || opensSum(token, waiting.last, in: range)
                {
                    waiting.append(token)
                    continue
                }
                waiting = []
            } else if let figure = chineseFigure(at: position, in: range) {
                figures.append(figure)
                position = figure.range.upperBound
                waiting = []
            } else {
                if !Self.joints.contains(scalar), scalar != "+" { waiting = [] }
                position += 1
            }
        }
        return figures
    }

    private func figure(
        _ token: NumberToken, _ unit: UnitToken, lower: NumberToken?, in range: Range<Int>
    ) -> Figure? {
        guard let value = (lower ?? token).value else { return nil }
        // −3.5%: a change is signed; a dash before any other number is none of its own.
        let first = lower ?? token
        if unit.kind == .ratio, let sign = sign(before: first.range.lowerBound, in: range),
            let signed = ExactDecimal((sign.isMinus ? "-" : "") + first.digits)
        {
            return Figure(
                value: signed, upper: lower == nil ? nil : token.value, unit: unit.unit,
                isMore: unit.isMore, range: sign.start..<unit.end)
        }
        return Figure(
            value: value, upper: lower == nil ? nil : token.value, unit: unit.unit,
            isMore: unit.isMore, range: first.range.lowerBound..<unit.end)
    }

    /// The sign that stands before a number and behind no number, letter or year.
    private func sign(before start: Int, in range: Range<Int>) -> (isMinus: Bool, start: Int)? {
        let place = start - 1
        guard place >= range.lowerBound, source[place] == "-" || source[place] == "+" else { return nil }
        guard place > range.lowerBound else { return (source[place] == "-", place) }
        let before = source[place - 1]
        if before.isDigit || before.isLatin || before == "%" || before == "-" { return nil }
        // 2021年-35% is no change, 较上年-35% is one.
        if before == "年", place - 2 >= range.lowerBound, source[place - 2].isDigit { return nil }
        return (source[place] == "-", place)
    }

    /// The numbers of a list, each a figure in the unit that ends the list.
    private func listed(_ waiting: [NumberToken], with unit: UnitToken) -> [Figure] {
        listed(waiting, with: unit.unit)
    }

    private func listed(_ waiting: [NumberToken], with unit: ClaimUnit) -> [Figure] {
        waiting.filter { !Self.dashes.contains(source[$0.range.upperBound]) }.compactMap {
            token in
            token.value.map { Figure(value: $0, upper: nil, unit: unit, isMore: false, range: token.range) }
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

    /// Whether a number is added to the figure or the number right before it: `13条+20条`, `13+20条`.
    private func isAddend(_ token: NumberToken, behind figure: Figure?, _ waiting: NumberToken?) -> Bool {
        let plus = token.range.lowerBound - 1
        guard plus >= 0, source[plus] == "+" else { return false }
        // Stakes are lengths: K12+300米.
        if let figure, figure.range.upperBound == plus { return figure.kind != .length }
        return waiting?.range.upperBound == plus
    }

    /// Whether a number opens a sum in brackets, or goes on with one: `（13+20条）`.
    private func opensSum(_ token: NumberToken, _ former: NumberToken?, in range: Range<Int>) -> Bool {
        let (before, plus) = (token.range.lowerBound - 1, token.range.upperBound)
        guard plus + 1 < range.upperBound, source[plus] == "+", source[plus + 1].isDigit else { return false }
        return before >= range.lowerBound && source[before] == "(" || former?.range.upperBound == before
    }

    /// Whether the scalars before a number leave it a figure.
    private func mayStart(_ token: NumberToken, in range: Range<Int>) -> Bool {
        var before = token.range.lowerBound - 1
        while before >= range.lowerBound, source[before] == " " { before -= 1 }
        guard before >= range.lowerBound else { return source[token.range.upperBound] != "·" }
        if source[token.range.upperBound] == "·" { return false }
        switch source[before] {
        case "第", "·", ".", "〔", "№", "#", "*", "/", "×", "^": return false
        case "+": return sign(before: token.range.lowerBound, in: range) != nil
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
        if unit.unit.base == .each("起"), token.digits.utf8.count == 4, unit.unit.multiplier == 1 {
            return false
        }
        let before = token.range.lowerBound - 1
        // 工程2期 is the second phase.
        if unit.unit.base == .each("期"), before >= range.lowerBound, ["程", "目"].contains(source[before]) {
            return false
        }
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

    /// Adds a figure; `5亩至8亩` is one range and `5亩` no figure of its own.
    private func append(_ figure: Figure, to figures: inout [Figure]) {
        if let last = figures.last, last.upper == nil, figure.upper == nil, last.kind == figure.kind,
            last.unit.base == figure.unit.base, last.unit.size == figure.unit.size,
            figure.range.lowerBound == last.range.upperBound + 1,
            Self.dashes.contains(source[last.range.upperBound]), figure.value.rational > last.value.rational
        {
            figures[figures.count - 1] = Figure(
                value: last.value, upper: figure.value, unit: figure.unit,
                isMore: figure.isMore, range: last.range.lowerBound..<figure.range.upperBound)
        } else {
            figures.append(figure)
        }
    }

    /// A range whose ends both bear 万 or 亿: `0.8万至1.2万亩`.
    private func factoredRange(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        let factor = source[token.range.upperBound]
        let dash = token.range.upperBound + 1
        guard ["万", "亿", "千"].contains(factor), Self.dashes.contains(source[dash]), mayStart(token, in: range),
            let upper = NumberToken(in: source, at: dash + 1, before: range.upperBound),
            source[upper.range.upperBound] == factor,
            let unit = UnitToken(in: source, at: upper.range.upperBound, before: range.upperBound),
            let low = token.value, let high = upper.value, low.rational < high.rational
        else { return nil }
        return Figure(
            value: low, upper: high, unit: unit.unit, isMore: unit.isMore,
            range: token.range.lowerBound..<unit.end)
    }

    /// A fraction in digits, `1/3`, beside words that make it a share; alone it may be a page or a date.
    private func fraction(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        let (start, slash) = (token.range.lowerBound, token.range.upperBound)
        guard source[slash] == "/", token.range.count < 3,
            let whole = NumberToken(in: source, at: slash + 1, before: range.upperBound), whole.range.count < 3,
            let part = Int64(token.digits), let parts = Int64(whole.digits), part > 0, part < parts,
            source[whole.range.upperBound] != "/"
        else { return nil }
        let isShare =
            Self.sharesBehind.match(in: source, at: whole.range.upperBound, before: range.upperBound) != nil
            || Self.sharesBefore.match(in: source, endingAt: start, from: range.lowerBound) != nil
        guard isShare else { return nil }
        return fraction(
            part, of: parts, unit: slash..<whole.range.upperBound, range: start..<whole.range.upperBound)
    }

    private static let sharesBefore = WordTable([("占 近 约 达 达到 不足 不到 超过 超 仅 仅有 有 的 为 至少 减少 下降", ())])
    private static let sharesBehind = WordTable([("的 以上 以下 以内 左右 多 强 弱", ())])

    /// A price for a unit: `480元/亩`, `480元每亩`, `每亩480元`.
    private func unitPrice(_ token: NumberToken, in range: Range<Int>) -> Figure? {
        let end = range.upperBound
        var position = source.skippingSpaces(from: token.range.upperBound, before: end)
        var multiplier: Int64 = 1
        let start = position
        if source[position] == "万" {
            multiplier = 10_000
            position += 1
        }
        guard position < end, source[position] == "元", let value = token.value else { return nil }
        position += 1
        let isBehind = source[position] == "/" || source[position] == "每"
        let base: BaseUnit
        let stop: Int
        if isBehind, let unit = UnitWords.table.match(in: source, at: position + 1, before: end) {
            (base, stop) = (unit.value.unit, unit.end)
        } else if !isBehind, let unit = perUnit(before: token.range.lowerBound, in: range) {
            (base, stop) = (unit, position)
        } else {
            return nil
        }
        return Figure(
            value: value, upper: nil,
            unit: ClaimUnit(
                text: source.text(in: start..<stop), base: .yuanPer(base), multiplier: multiplier),
            isMore: false, range: token.range.lowerBound..<stop)
    }

    /// The unit of 每亩 right before a price; 补偿, 罚款 and the like may stand between.
    private func perUnit(before end: Int, in range: Range<Int>) -> BaseUnit? {
        for back in 2...10 {
            let start = end - back
            guard start >= range.lowerBound, !source[start].endsClause, !source[start].isDigit else {
                return nil
            }
            if source[start] == "每", let unit = UnitWords.table.match(in: source, at: start + 1, before: end) {
                return unit.value.unit
            }
            // 亩均投资1500元.
            if source[start + 1] == "均", ["亩", "户", "人"].contains(source[start]), start + 1 < end {
                return UnitWords.table.match(in: source, at: start, before: start + 1)?.value.unit
            }
        }
        return nil
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

    /// Money without 元: `中央资金1.2亿`, `没收3.5万`, `一期1.2亿` behind a sum of money.
    private func bareMoney(_ token: NumberToken, behind former: Figure?, in range: Range<Int>) -> Figure? {
        let (start, end) = (token.range.lowerBound, token.range.upperBound)
        guard let value = token.value, end < range.upperBound, source[end] == "万" || source[end] == "亿",
            end + 1 == range.upperBound || source[end + 1].endsClause || source[end + 1] == "和"
        else { return nil }
        let lead = max(range.lowerBound, start - 12)..<start
        let from = lead.last { source[$0].endsClause && source[$0] != "、" }.map { $0 + 1 } ?? lead.lowerBound
        let isNamed = (from..<start).contains { Self.sums.match(in: source, at: $0, before: start) != nil }
        let goesOn =
            former.map { former in
                former.kind == .money && start - former.range.upperBound <= 16
                    && !(former.range.upperBound..<start).contains { source[$0].endsSentence }
            } ?? false
        guard isNamed || goesOn else { return nil }
        let unit = ClaimUnit(
            text: source.text(in: end..<(end + 1)), base: .yuan,
            multiplier: source[end] == "万" ? 10_000 : 100_000_000)
        return Figure(
            value: value, upper: nil, unit: unit, isMore: false, range: start..<(end + 1))
    }

    private static let sums = WordTable([
        ("资金 投资 投入 补助 补偿 罚款 罚没 没收 专项 经费 费用 拨付 缴纳 赔偿 奖补 贷款 债券 预算 产值", ())
    ])

    private func endOfName(from start: Int, before end: Int) -> Int? {
        var position = start + 1
        while position < min(end, start + Self.longestName), source[position] != "\n" {
            if source[position] == "》" { return position + 1 }
            position += 1
        }
        return nil
    }
}
