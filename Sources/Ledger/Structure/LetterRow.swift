/// A row of a table of public letters (信访举报件) whose cells ran together when it was copied: the serial number, the code of
/// the letter (受理编号) and the complaint without a space between, `3D2GS202312040052…`.
struct LetterRow {
    /// The serial number, or 0 without one, with the code.
    let mark: ItemMark

    /// The code of a letter has an office or a way in letters and a day in digits.
    private static let shortestCode = 9
    private static let fewestDigits = 6
    private static let shortestComplaint = 12
    /// How far behind a sentence the place and the kind of pollution may stand before the inquiry, in scalars.
    private static let longestPlace = 16
    private static let inquiries = WordTable([
        ("经查 经核 经调查 经现场 经实地 经排查 经了解 经走访 经市 经县 经区 经州 现场核查 现场检查 现场调查 调查核实 该举报 该问题 该信访 举报所 反映的", ())
    ])

    /// The row that a line opens.
    init?(line: Range<Int>, of source: SourceText) {
        guard
            let mark = ItemMark(coded: line, of: source, shortest: Self.shortestCode, digits: Self.fewestDigits)
        else { return nil }
        let rest = mark.range.upperBound..<line.upperBound
        guard
            rest.lazy.filter({ (0x4E00...0x9FFF).contains(source[$0].value) }).prefix(Self.shortestComplaint)
                .count == Self.shortestComplaint
        else { return nil }
        self.mark = mark
    }

    /// The complaint, what was found, what was done, and how far it is; the text behind the code is cut where white stands
    /// between two cells, or else where the inquiry begins.
    static func fields(in text: Range<Int>, of source: SourceText) -> [FieldMark] {
        var cells = cells(of: text, source)
        guard let first = cells.first else { return [] }
        // Place and kind of pollution have run into the complaint behind its last sentence.
        let complaint =
            first.lowerBound..<(first.last { source[$0].endsSentence }.map { $0 + 1 } ?? first.upperBound)
        cells.removeFirst()
        var fields = [field(.problem, complaint)]
        var tail: [FieldMark] = []
        if let place = cells.lastIndex(where: { isStatus($0, source) }) {
            tail = [field(.status, cells[place])] + cells[(place + 1)...].map { field(.other, $0) }
            cells.removeSubrange(place...)
        } else if let last = cells.last, let status = fusedStatus(of: last, source) {
            cells[cells.count - 1] = last.lowerBound..<status.lowerBound
            tail = [field(.status, status)]
        }
        // 部分属实 stands between what was found and what was done.
        let told = cells.filter { !$0.isEmpty && source.text(in: $0).count > 4 }
        fields += told.dropLast().map { field(.other, $0) }
        if let last = told.last { fields.append(field(.progress, last)) }
        return fields + tail
    }

    private static func field(_ kind: LedgerField.Kind, _ cell: Range<Int>) -> FieldMark {
        FieldMark(kind, head: cell.lowerBound..<cell.lowerBound, cell: cell)
    }

    private static func cells(of text: Range<Int>, _ source: SourceText) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = text.lowerBound
        var position = start
        while position < text.upperBound {
            guard source[position] == " " || source.scalars[position] == "\t" else {
                position += 1
                continue
            }
            let from = position
            while position < text.upperBound, source[position] == " " || source.scalars[position] == "\t" {
                position += 1
            }
            // White at the start of a line indents it; a single space may stand around a number.
            guard from > start, source[from - 1] != "\n", position < text.upperBound,
                position - from > 1 || source.scalars[from] == "\u{3000}" || source.scalars[from] == "\t"
                    || isWord(source[from - 1]) && opensCell(position, before: text.upperBound, source)
            else { continue }
            cells.append(source.trimmed(start..<from))
            start = position
        }
        cells.append(source.trimmed(start..<text.upperBound))
        cells.removeAll(where: \.isEmpty)
        guard cells.count == 1, let cut = inquiry(in: cells[0], source) else { return cells }
        return [cells[0].lowerBound..<cut, cut..<cells[0].upperBound]
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || scalar.endsSentence
    }

    private static func opensCell(_ position: Int, before end: Int, _ source: SourceText) -> Bool {
        (0x4E00...0x9FFF).contains(source[position].value)
            || ItemMark(in: source, at: position, before: end).map { $0.number == 1 } ?? false
    }

    /// Where the inquiry begins, behind a sentence of the complaint and the place that ran into it.
    private static func inquiry(in text: Range<Int>, _ source: SourceText) -> Int? {
        var sentence = text.lowerBound
        return text.first { position in
            if position > text.lowerBound, source[position - 1].endsSentence { sentence = position }
            return sentence > text.lowerBound && position - sentence <= longestPlace
                && inquiries.match(in: source, at: position, before: text.upperBound) != nil
        }
    }

    private static func isStatus(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        StatusPhrase(name: cell, of: source) != nil
    }

    /// The status that opens what stands behind the last sentence: `阶段性办结无`.
    private static func fusedStatus(of cell: Range<Int>, _ source: SourceText) -> Range<Int>? {
        guard let stop = cell.last(where: { source[$0].endsSentence }) else { return nil }
        let tail = source.trimmed((stop + 1)..<cell.upperBound)
        guard (2...longestPlace).contains(tail.count) else { return nil }
        return (tail.lowerBound + 2...tail.upperBound).reversed().lazy.map { tail.lowerBound..<$0 }
            .first { isStatus($0, source) }
    }
}
