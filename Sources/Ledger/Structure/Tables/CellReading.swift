import Geodesy

/// What a cell holds whose head gives its numbers a unit.
///
/// A number is read as running text is, as if the unit stood behind it: `1万`, 一百二十, `2-3`, 近30; what text would not
/// read is none here either (`1,5`, `12O`).
enum CellReading {
    /// One figure, which fills the cell.
    case figure(FigureScanner.Figure)
    /// That there is nothing: `—`, `/`, 无.
    case nothing
    /// A number that cannot be read surely.
    case unread(UnreadFigure.Reason)
    /// Words, with or without figures in units of their own.
    case words

    /// The longest cell that is looked at, in scalars: a longer one is a text.
    private static let longest = 24

    /// Reads a cell in the unit of its head.
    init(_ cell: Range<Int>, _ unit: ClaimUnit, of source: SourceText) {
        if Self.isNothing(cell, source) {
            self = .nothing
        } else if let number = BareNumber(cell, of: source) {
            self =
                number.value.map { value in
                    .figure(
                        FigureScanner.Figure(
                            value: value, upper: nil, unit: unit, isMore: number.isMore, range: number.range))
                } ?? .unread(.cell)
        } else if cell.count > Self.longest {
            self = .words
        } else {
            self = Self.reading(of: cell, unit, source)
        }
    }

    private static func reading(of cell: Range<Int>, _ unit: ClaimUnit, _ source: SourceText) -> CellReading {
        let core = Self.core(of: cell, source)
        // As an area, since before a measure of land a number may have any form.
        let number = filling(SourceText(source.text(in: core) + "亩"))
        if case .figure(let read)? = number, let figure = Self.figure(read, in: core, unit) {
            return .figure(figure)
        }
        let printed = FigureScanner(source: source).prose(in: core)
        if let unread = printed.unread.first { return .unread(unread.reason) }
        if let figure = printed.figures.first {
            let isAlone = printed.figures.count == 1 && fills(figure.range, core, source)
            return isAlone ? .figure(figure) : .words
        }
        if case .unread(let reason)? = number { return .unread(reason) }
        // 2024年底前 is a day, and a sentence no number.
        let isText = core.contains {
            ["年", "月"].contains(source[$0]) || source[$0].endsSentence && source[$0] != "\n"
        }
        let hasDigit = core.contains { source[$0].isDigit }
        return hasDigit && !isText || isNumeral(core, source) ? .unread(.cell) : .words
    }

    /// The only figure of a text, if it fills it, or why there is none.
    private static func filling(_ text: SourceText) -> CellReading? {
        let whole = 0..<text.count
        let (figures, unread) = FigureScanner(source: text).prose(in: whole)
        if let reason = unread.first?.reason { return .unread(reason) }
        guard figures.count == 1, let figure = figures.first, fills(figure.range, whole, text) else {
            return nil
        }
        return .figure(figure)
    }

    /// Whether a figure has a text for itself, but for a word that qualifies it.
    private static func fills(_ figure: Range<Int>, _ text: Range<Int>, _ source: SourceText) -> Bool {
        let lead = text.lowerBound..<figure.lowerBound
        return source.trimmed(figure.upperBound..<text.upperBound).isEmpty
            && (source.trimmed(lead).isEmpty
                || BareNumber.qualifier(at: lead.lowerBound, in: source, lead) == lead.upperBound)
    }

    /// The figure of a number that was read as 亩, in the unit of the head; `nil` where both name a power of ten.
    private static func figure(
        _ read: FigureScanner.Figure, in core: Range<Int>, _ unit: ClaimUnit
    ) -> FigureScanner.Figure? {
        let factor = read.unit.multiplier
        guard read.unit.base == .area(.mu), factor == 1 || unit.multiplier == 1 else { return nil }
        let start = core.lowerBound + read.range.lowerBound
        return FigureScanner.Figure(
            value: read.value, upper: read.upper,
            unit: factor == 1
                ? unit
                : ClaimUnit(
                    text: CompoundNumeral.text(of: factor) + unit.text, base: unit.base, multiplier: factor),
            isMore: read.isMore, range: start..<min(core.upperBound, core.lowerBound + read.range.upperBound))
    }

    /// A cell without a remark in brackets that has no number, and without the marks of notes.
    private static func core(of cell: Range<Int>, _ source: SourceText) -> Range<Int> {
        var core = cell
        if source[core.upperBound - 1] == ")", let open = core.last(where: { source[$0] == "(" }),
            !(open..<core.upperBound).contains(where: { source[$0].isDigit })
        {
            core = core.lowerBound..<open
        }
        while let last = core.last, ["*", "※", "#", " ", "\n"].contains(source[last]) {
            core = core.lowerBound..<last
        }
        return core.isEmpty ? cell : core
    }

    private static func isNumeral(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        cell.allSatisfy {
            ChineseNumeral.digit(source[$0]) != nil || UnitToken.factor(source[$0]) != nil
                || ["点", "余", "多", "几", "数", "半"].contains(source[$0])
        }
    }

    /// Whether a cell tells that there is nothing.
    static func isNothing(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        cell.allSatisfy { ["-", "—", "–", "/", "\\", "无", " "].contains(source[$0]) }
    }
}
