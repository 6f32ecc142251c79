import Geodesy

/// A cell that holds a figure, as the head of its column tells what it is.
struct FigureCell: Sendable, Hashable {
    /// The text of the cell.
    let range: Range<Int>
    /// The unit of a bare number; `nil` where the cell prints its own.
    let unit: ClaimUnit?
    /// What the head says of it.
    let role: ClaimRole?
    /// The name of the place in the same row.
    let place: Range<Int>?
    /// Where in its table it stands.
    let cell: TableCell
}

extension FigureScanner {
    /// The figure of a cell: its number in the unit of the head, or what it prints.
    func figures(of cell: FigureCell) -> (figures: [Figure], unread: [Unread]) {
        guard let unit = cell.unit else {
            let (figures, unread) = prose(in: cell.range)
            return (figures.map { $0.inside(cell) }, unread)
        }
        switch CellReading(cell.range, unit, of: source) {
        case .figure(let figure): return ([figure.inside(cell)], [])
        case .unread(let reason): return ([], [Unread(range: cell.range, reason: reason, cell: cell.cell)])
        case .nothing, .words: return ([], [])
        }
    }
}

/// A number that fills a cell, with the words that qualify it: `1,200.5`, `-3`, `约80`, `80余`.
struct BareNumber {
    /// Its sign and its digits.
    let range: Range<Int>
    /// Whether 余 or 多 stands behind it.
    let isMore: Bool
    private let digits: String

    /// Its value; `nil` for what has more digits than any figure.
    var value: ExactDecimal? { ExactDecimal(digits) }

    private static let qualifiers = WordTable<Void>([("约 大约 近 超 超过 逾 不足 至少 共 总计 合计", ())])

    /// The offset behind the word that qualifies a number, if one stands at an offset.
    static func qualifier(at start: Int, in source: SourceText, _ cell: Range<Int>) -> Int {
        guard let word = qualifiers.match(in: source, at: start, before: cell.upperBound) else { return start }
        return source.skippingSpaces(from: word.end, before: cell.upperBound)
    }

    /// The number of a cell; `nil` for any other text.
    init?(_ cell: Range<Int>, of source: SourceText) {
        var position = Self.qualifier(at: cell.lowerBound, in: source, cell)
        let start = position
        let isNegative = source[position] == "-" || source[position] == "−"
        if isNegative || source[position] == "+" { position += 1 }
        guard let number = NumberToken(in: source, at: position, before: cell.upperBound),
            number.digits.count(where: { $0 == "." }) < 2
        else { return nil }
        var end = number.range.upperBound
        isMore = end < cell.upperBound && ["余", "多"].contains(source[end])
        if isMore { end += 1 }
        guard source.skippingSpaces(from: end, before: cell.upperBound) == cell.upperBound else { return nil }
        range = start..<number.range.upperBound
        digits = (isNegative ? "-" : "") + number.digits
    }
}
