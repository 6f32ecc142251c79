/// Finds the line ends that only a narrow page put there.
///
/// Two things tell them: the line is as wide as the page and ends in mid-sentence, in a text most of whose
/// lines are so; or a number and its unit stand on both sides (`937.` and `36亩`, `平方` and `公里`).
struct WrappedLines {
    let source: SourceText
    private let lines: [Range<Int>]
    /// The columns of the page; `nil` when the text has none.
    private let page: Int?
    /// Whether a blank line stands behind most full lines, so that it parts nothing.
    private let isDoubleSpaced: Bool

    /// How far a full line may stay below the width of the page, in columns.
    private static let slack = 4
    private static let pages = 24...160
    /// How far from the line end a number may start, in scalars.
    private static let reach = 24

    init(_ source: SourceText) {
        self.source = source
        let lines = source.lines
        let page = Self.page(of: lines.filter { !$0.isEmpty }, in: source)
        (self.lines, self.page) = (lines, page)
        isDoubleSpaced = page.map { Self.isDoubleSpaced(lines, page: $0, in: source) } ?? false
    }

    /// The line ends to leave out, each with the space around it.
    var breaks: [Range<Int>] {
        let filled = lines.filter { !$0.isEmpty }
        let isIndented = indentsParagraphs
        // Whether the line belongs to a paragraph whose first line is indented.
        var isInside = false
        // Of a table only what stands inside a cell is joined.
        var tables = source.tables.map(\.range)[...]
        var cells = source.tables.flatMap { $0.rows.joined().map(\.range) }[...]
        return zip(filled, filled.dropFirst()).compactMap { line, next in
            while let table = tables.first, table.upperBound <= line.lowerBound { tables.removeFirst() }
            while let cell = cells.first, cell.upperBound <= line.upperBound { cells.removeFirst() }
            let isInTable = tables.first.map { $0.lowerBound < next.upperBound } ?? false
            isInside = isInside && !startsPart(line) || indent(of: line) > 1
            let hangs = isIndented && isInside && hangs(line, next)
            isInside =
                isInside && (line.upperBound..<next.lowerBound).count(where: { source[$0] == "\n" }) == 1
            if isInTable, cells.first.map({ $0.contains(line.upperBound - 1) }) != true { return nil }
            return hangs || isBroken(line, next) ? line.upperBound..<next.lowerBound : nil
        }
    }

    /// The blanks before a line.
    private func indent(of line: Range<Int>) -> Int {
        var start = line.lowerBound
        while start > 0, source[start - 1] == " " { start -= 1 }
        return line.lowerBound - start
    }

    /// Whether paragraphs begin with two blanks, at least three of them, and other lines without.
    private var indentsParagraphs: Bool {
        let filled = lines.filter { !$0.isEmpty }
        let indented = filled.count { indent(of: $0) > 1 }
        return indented > 2 && indented * 10 < filled.count * 9
    }

    /// Whether a line of an indented paragraph ends in mid-sentence and the next one goes on at the margin.
    private func hangs(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
        !endsStretch(line) && !startsPart(next) && indent(of: next) == 0 && line.count >= 16
            && source[next.lowerBound] != "("
            && (line.upperBound..<next.lowerBound).count(where: { source[$0] == "\n" }) == 1
    }

    private func isBroken(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
        guard !endsStretch(line), !startsPart(next) else { return false }
        guard (line.upperBound..<next.lowerBound).count(where: { source[$0] == "\n" }) == 1 || isDoubleSpaced
        else {
            return splitsDecimal(line, next)
        }
        if let page, Self.columns(line, in: source) >= page - Self.slack { return true }
        return splitsFigure(line, next) || partsFigure(line, next)
    }

    /// Whether a line ends in words and the next one begins with their figure: `恢复植被` and `100亩。`.
    private func partsFigure(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
        guard line.count >= 4, (0x4E00...0x9FFF).contains(source[line.upperBound - 1].value),
            !line.suffix(8).contains(where: { source[$0].isDigit }),
            let number = NumberToken(in: source, at: next.lowerBound, before: next.upperBound),
            let unit = UnitToken(in: source, at: number.range.upperBound, before: next.upperBound),
            unit.kind != .count
        else { return false }
        // A line of a title stands before no figure.
        return !["情况", "报告", "台账", "清单", "公示", "公告"].contains { word in
            source.has(word, at: line.upperBound - 2, before: line.upperBound)
        }
    }

    /// Whether a line ends in a decimal point and the next one goes on with its digits: no blank line parts
    /// `937.` from `36亩`.
    private func splitsDecimal(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
        guard source[line.upperBound - 1] == ".", source[next.lowerBound].isDigit else { return false }
        return splitsFigure(line, next)
    }

    private func endsStretch(_ line: Range<Int>) -> Bool {
        return Self.isClosed(line, in: source)
            || line.contains { source[$0] == "|" || source.scalars[$0] == "\t" }
    }

    private func startsPart(_ line: Range<Int>) -> Bool {
        if MarkCollector.bullets.contains(source[line.lowerBound])
            || FieldMark(in: source, at: line.lowerBound, before: line.upperBound, alone: true) != nil
        {
            return true
        }
        guard let mark = ItemMark(in: source, at: line.lowerBound, before: line.upperBound) else {
            return false
        }
        return mark.style != .bracketedChinese && mark.style != .bracketedArabic
    }

    /// Whether a number starts before the line end and its unit ends behind it.
    private func splitsFigure(_ line: Range<Int>, _ next: Range<Int>) -> Bool {
        guard line.count >= 6, next.count <= 4 * Self.reach || source[next.lowerBound] != " " else {
            return false
        }
        let tail = max(line.lowerBound, line.upperBound - Self.reach)..<line.upperBound
        guard let last = tail.last(where: { source[$0].isDigit }) else { return false }
        var start = last
        while start > tail.lowerBound, source[start - 1].isDigit || source[start - 1] == "." { start -= 1 }
        guard start > line.lowerBound else { return false }
        let head = next.lowerBound..<min(next.upperBound, next.lowerBound + Self.reach)
        let joined = SourceText(source.text(in: start..<line.upperBound) + source.text(in: head))
        let seam = line.upperBound - start
        if goesOn(joined, behind: seam) { return true }
        guard let number = NumberToken(in: joined, at: 0, before: joined.count),
            let unit = UnitToken(in: joined, at: number.range.upperBound, before: joined.count), unit.end > seam
        else { return false }
        // Without the break no figure may stand there, but for one whose unit the next line completes: 立方 and 米.
        let own = UnitToken(in: joined, at: min(seam, number.range.upperBound), before: seam)
        if let own, !["平方", "立方"].contains(own.name) { return false }
        // 2023 above 3家 is a year.
        let isYear = seam == 4 && Int(joined.text(in: 0..<seam)).map((1950...2060).contains) ?? false
        guard number.range.upperBound > seam else { return !(isYear && unit.kind == .count) }
        // 1 and 3家 may be two numbers; 937. and 36亩, 93 and 7.36亩 are one.
        // No number starts with 0 but a decimal: 12 and 0亩 are 120亩.
        let isTail = joined[seam] == "0" && joined[seam + 1] != "." && !isYear
        let isSplitPoint =
            isTail || joined[seam - 1] == "." || joined.contains(".", in: seam..<number.range.upperBound)
        return isSplitPoint && !isYear
    }

    /// Whether a number that cannot end at a line end goes on behind it: 1万 and 5千亩, 3亩 and 5分, 2, and 500亩, 3至 and 5亩.
    private func goesOn(_ joined: SourceText, behind seam: Int) -> Bool {
        let end = joined.count
        if let compound = CompoundNumeral(in: joined, at: 0, before: end), compound.end > seam {
            return UnitToken(in: joined, at: compound.end, before: end) != nil
        }
        guard let next = NumberToken(in: joined, at: seam, before: end) else { return false }
        switch joined[seam - 1] {
        case "亩": return ["分", "厘"].contains(joined[next.range.upperBound])
        case ",":
            // Behind a comma of full width no number goes on surely, and none ends: 恢复草原1，and 200亩.
            guard next.digits.prefix(while: { $0 != "." }).count == 3 else { return false }
        case "-", "—", "–", "~", "至": break
        default: return false
        }
        return joined[seam - 2].isDigit && UnitToken(in: joined, at: next.range.upperBound, before: end) != nil
    }

    /// The width of the page, when at least a third of the lines, and two, fill it.
    private static func page(of filled: [Range<Int>], in source: SourceText) -> Int? {
        let widths = filled.map { columns($0, in: source) }
        guard let widest = widths.max(), pages.contains(widest) else { return nil }
        let full = filled.indices.filter { widths[$0] >= widest - slack }
        let open = full.count { index in
            !isClosed(filled[index], in: source)
        }
        return open >= 2 && full.count * 3 >= filled.count && open * 3 >= full.count * 2 ? widest : nil
    }

    private static func isDoubleSpaced(_ lines: [Range<Int>], page: Int, in source: SourceText) -> Bool {
        var (blank, filled) = (0, 0)
        for (line, next) in zip(lines, lines.dropFirst())
        where !line.isEmpty && columns(line, in: source) >= page - slack {
            guard !isClosed(line, in: source) else { continue }
            if next.isEmpty { blank += 1 } else { filled += 1 }
        }
        return blank > filled
    }

    /// Whether a line ends a sentence or leads on to what stands below it; a full stop of half width closes words, not digits.
    private static func isClosed(_ line: Range<Int>, in source: SourceText) -> Bool {
        let last = source[line.upperBound - 1]
        return last.endsSentence || [":", "】", "〗", "〕"].contains(last)
            || last == ")" && endsInStatus(line, in: source)
            || last == "." && line.count > 1 && source[line.upperBound - 2].value >= 0x2E80
    }

    /// Whether a bracket with a status closes a heading: `…弃渣（正在整改）`.
    private static func endsInStatus(_ line: Range<Int>, in source: SourceText) -> Bool {
        guard let open = line.suffix(24).last(where: { source[$0] == "(" }) else { return false }
        return StatusPhrase(opening: source.trimmed((open + 1)..<(line.upperBound - 1)), of: source) != nil
    }

    /// The columns of a line from the margin: two for what is as wide as a Chinese character.
    private static func columns(_ line: Range<Int>, in source: SourceText) -> Int {
        var start = line.lowerBound
        while start > 0, source.scalars[start - 1] != "\n" { start -= 1 }
        return source.scalars[start..<line.upperBound].reduce(0) { $0 + ($1.value < 0x80 ? 1 : 2) }
    }
}

extension SourceText {
    /// The text without the line ends that only a narrow page put there.
    func joiningWrappedLines() -> SourceText {
        let breaks = WrappedLines(self).breaks
        return breaks.isEmpty ? self : SourceText(self, without: breaks)
    }
}
