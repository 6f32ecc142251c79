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
        /// The cell of a table that holds it and nothing else.
        var cell: FigureCell?

        var kind: ClaimKind { unit.base.kind }

        /// The figure as that of a cell.
        func inside(_ cell: FigureCell) -> Figure {
            var figure = self
            figure.cell = cell
            return figure
        }
    }

    /// A number with a unit that is no figure, since it cannot be read surely.
    struct Unread {
        let range: Range<Int>
        let reason: UnreadFigure.Reason
        /// The cell of a table that it fills.
        var cell: TableCell?
    }

    let source: SourceText
    /// The longest name of a document, in scalars: a bracket without its twin hides no more than that.
    private static let longestName = 120
    /// The most numbers that one unit serves; longer rows of numbers are data, not figures of a sentence.
    private static let longestList = 20
    /// What stands between the ends of a range.
    static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "~", "至", "到"]
    /// What stands between the numbers of a list or a range.
    static let joints = dashes.union(["、", "和", "及", "与"])

    /// The figures of a range, in order.
    func figures(in range: Range<Int>) -> [Figure] { scan(range).figures }

    /// The figures of a range, in order, and the numbers with a unit that cannot be read surely; a cell of a table stands
    /// for itself.
    func scan(_ range: Range<Int>) -> (figures: [Figure], unread: [Unread]) {
        let cells = source.figureCells(in: range)
        guard !cells.isEmpty else { return prose(in: range) }
        var (figures, unread): ([Figure], [Unread]) = ([], [])
        var start = range.lowerBound
        func take(_ found: (figures: [Figure], unread: [Unread])) {
            figures += found.figures
            unread += found.unread
        }
        for cell in cells {
            take(prose(in: start..<max(start, cell.range.lowerBound)))
            take(self.figures(of: cell))
            start = max(start, cell.range.upperBound)
        }
        take(prose(in: start..<max(start, range.upperBound)))
        return (figures, unread)
    }

    /// The figures of running text, in order, and what cannot be read surely.
    func prose(in range: Range<Int>) -> (figures: [Figure], unread: [Unread]) {
        var scan = Scan()
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = source[position]
            if scalar == "《", let end = endOfName(from: position, before: range.upperBound) {
                position = end
                scan.waiting = []
            } else if let compound = compound(at: position, in: range), compound.digits == nil {
                // No part of what cannot be read is a figure.
                let unit = UnitToken(in: source, at: compound.end, before: range.upperBound)
                if let unit { scan.unread.append(Unread(range: position..<unit.end, reason: .ambiguous)) }
                position = unit?.end ?? compound.end
                scan.waiting = []
            } else if let unread = unreadable(at: position, in: range) {
                scan.unread.append(unread)
                position = unread.range.upperBound
                scan.waiting = []
            } else if let token = number(at: position, in: range) {
                position = take(token, into: &scan, in: range)
            } else if let figure = chineseFigure(at: position, in: range) {
                position = append(figure, to: &scan, in: range)
                scan.waiting = []
            } else {
                if !Self.joints.contains(scalar), scalar != "+" { scan.waiting = [] }
                position += 1
            }
        }
        return (withoutDefinitions(scan.figures, in: range), scan.unread)
    }

    /// What a scan has found so far.
    struct Scan {
        var figures: [Figure] = []
        var unread: [Unread] = []
        /// Numbers of a list that wait for its unit: 1.2、3.4和5.6万亩.
        var waiting: [NumberToken] = []
    }

    /// A number with places inside that starts at an offset, behind no other digit or place.
    private func compound(at position: Int, in range: Range<Int>) -> CompoundNumeral? {
        let scalar = source[position]
        guard scalar.isDigit || scalar == "十" || ChineseNumeral.digit(scalar) != nil else { return nil }
        if !scalar.isDigit, position > range.lowerBound, isPartOfWord(after: source[position - 1]) {
            return nil
        }
        return CompoundNumeral(in: source, at: position, before: range.upperBound)
    }

    /// The number that starts at an offset, the longest reading of its digits.
    func number(at position: Int, in range: Range<Int>) -> NumberToken? {
        let end = range.upperBound
        if let compound = compound(at: position, in: range) { return NumberToken(compound, at: position) }
        guard source[position].isDigit else { return nil }
        return NumberToken(spacedIn: source, at: position, before: end)
            ?? NumberToken(spokenIn: source, at: position, before: end)
            ?? NumberToken(in: source, at: position, before: end)
    }

    /// Takes what a number is part of; gives the offset behind it.
    private func take(_ token: NumberToken, into scan: inout Scan, in range: Range<Int>) -> Int {
        let position = token.range.upperBound
        let unit = UnitToken(in: source, at: position, before: range.upperBound, factor: token.factor)
        if let unread = unread(token, unit, behind: scan.waiting.last, in: range) {
            scan.unread.append(unread)
            scan.waiting = []
            return unread.range.upperBound
        }
        let isAddend = isAddend(token, behind: scan.figures.last, scan.waiting.last)
        guard isAddend || mayStart(token, in: range) else {
            scan.waiting = []
            return endOfOrdinals(token, in: range)
        }
        let isMonetary = unit == nil || unit?.kind == .money || token.factor == 1
        if let figure = fraction(token, in: range) ?? factoredRange(token, in: range)
            ?? (isMonetary ? unitPrice(token, in: range) : nil)
        {
            scan.waiting = []
            return append(figure, to: &scan, in: range)
        }
        if let unit, isAddend || !isDate(scan.waiting) && allows(unit, after: token, in: range) {
            let waiting = scan.waiting
            scan.waiting = []
            scan.figures += listed(waiting, with: unit.unit, named: unit.name)
            guard let figure = figure(token, unit, lower: rangeStart(waiting, before: token), in: range) else {
                return unit.end
            }
            return append(figure, to: &scan, in: range)
        }
        if let money = bareMoney(token, behind: scan.figures.last, in: range) {
            scan.figures += listed(scan.waiting, with: money.unit, named: "")
            scan.figures.append(money)
            scan.waiting = []
            return money.range.upperBound
        }
        if scan.waiting.count < Self.longestList, !opensEntry(token, in: range),
            joins(position, before: range.upperBound) || opensSum(token, scan.waiting.last, in: range)
        {
            scan.waiting.append(token)
        } else {
            scan.waiting = []
        }
        return position
    }

    private func figure(
        _ token: NumberToken, _ unit: UnitToken, lower: NumberToken?, in range: Range<Int>
    ) -> Figure? {
        let first = lower ?? token
        guard let value = token.value else { return nil }
        let low = lower.map { least($0, of: unit.unit, upTo: value) } ?? value
        // 2023-12宗 is a code, 由120至80亩 no range; 300—200亩 is one that counts down.
        let isDash = lower.map { ["—", "–", "~"].contains(source[$0.range.upperBound]) } ?? true
        guard let low, low.rational <= value.rational || isDash else {
            return lower.map { source[$0.range.upperBound] == "-" } ?? true
                ? nil : figure(token, unit, lower: nil, in: range)
        }
        // −3.5%: a change is signed; a dash before any other number is none of its own.
        if let sign = sign(before: first.range.lowerBound, of: unit.kind, in: range),
            let signed = ExactDecimal((sign.isMinus ? "-" : "") + low.description)
        {
            return Figure(
                value: signed, upper: lower == nil ? nil : value, unit: unit.unit,
                isMore: unit.isMore, range: sign.start..<unit.end)
        }
        return Figure(
            value: low, upper: lower == nil ? nil : value, unit: unit.unit,
            isMore: unit.isMore, range: first.range.lowerBound..<unit.end)
    }

    /// The sign that stands before a number and behind no number, letter or year.
    ///
    /// That of a ratio is its own; before another measure a dash is as often one of punctuation.
    func sign(before start: Int, of kind: ClaimKind, in range: Range<Int>) -> (isMinus: Bool, start: Int)? {
        let place = start - 1
        if place >= range.lowerBound, source[place] == "负", kind != .count { return (true, place) }
        if kind != .ratio {
            guard kind != .count, place > range.lowerBound, source[place] == "-",
                ["为", "是", "达", "至", "(", ":", "了"].contains(source[place - 1])
            else { return nil }
            return (true, place)
        }
        guard place >= range.lowerBound, source[place] == "-" || source[place] == "+" else { return nil }
        guard place > range.lowerBound else { return (source[place] == "-", place) }
        let before = source[place - 1]
        if before.isDigit || before.isLatin || before == "%" || before == "-" { return nil }
        // 2021年-35% is no change, 较上年-35% is one.
        if before == "年", place - 2 >= range.lowerBound, source[place - 2].isDigit { return nil }
        return (source[place] == "-", place)
    }

    /// Adds a figure, with what goes on behind it: a smaller unit (`3亩5分`, `1顷20亩`), or the end of a range
    /// (`5亩至8亩`); gives the offset behind it.
    private func append(_ figure: Figure, to scan: inout Scan, in range: Range<Int>) -> Int {
        var figure = figure
        switch parts(behind: figure, in: range) {
        case .none: break
        case .figure(let whole): figure = whole
        case .unread(let unread):
            scan.unread.append(unread)
            return unread.range.upperBound
        }
        guard let last = scan.figures.last, last.upper == nil, figure.upper == nil, last.kind == figure.kind
        else {
            scan.figures.append(figure)
            return figure.range.upperBound
        }
        if let sum = sum(of: last, figure) {
            scan.figures[scan.figures.count - 1] = sum
        } else if last.unit.base == figure.unit.base, last.unit.size == figure.unit.size,
            figure.range.lowerBound == last.range.upperBound + 1,
            Self.dashes.contains(source[last.range.upperBound]), figure.value.rational > last.value.rational
        {
            scan.figures[scan.figures.count - 1] = Figure(
                value: last.value, upper: figure.value, unit: figure.unit,
                isMore: figure.isMore, range: last.range.lowerBound..<figure.range.upperBound)
        } else {
            scan.figures.append(figure)
        }
        return figure.range.upperBound
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
