/// What a column holds by its name.
struct NamedColumn {
    private let kind: ColumnName.Kind?
    /// Whether it holds bare numbers.
    let hasUnit: Bool

    init(_ head: Range<Int>, of source: SourceText) {
        kind = ColumnName([head], of: source).kind
        hasUnit = ColumnUnit.unit(in: head, of: source) != nil
    }

    /// Whether its name tells what it holds.
    var isKnown: Bool { kind != nil || hasUnit }

    /// Whether it holds texts of several lines.
    var isText: Bool {
        switch kind {
        case .field(let kind)?: [.problem, .progress, .measures, .goal, .acceptance, .other].contains(kind)
        default: !hasUnit
        }
    }

    /// What it costs to take a cell for empty.
    var costOfNone: Int { kind == .field(.other) || kind == .number ? 1 : 4 }

    /// How well a cell fits.
    func fit(_ cell: Range<Int>, in source: SourceText) -> Int {
        let isNumber = BareNumber(cell, of: source) != nil
        if hasUnit { return isNumber || cell.count == 1 ? 6 : source[cell.lowerBound].isDigit ? 2 : -6 }
        switch kind {
        case .number?:
            return ItemMark(cell: cell, of: source) != nil ? 6 : ColumnName.isTotal(cell, in: source) ? 2 : -6
        case .field(.status)?:
            let isStatus = cell.count <= 16 && ItemStatus(words: cell, of: source) != .unknown
            return isStatus ? 6 : cell.count <= 8 && !isNumber ? 0 : -4
        case .field(.deadline)?:
            let isDate =
                cell.count <= 24
                && cell.contains { source[$0].isDigit || source[$0] == "期" || source[$0] == "改" }
            return isDate ? 4 : -2
        case .field(.responsible)?, .field(.supervisor)?, .place?:
            return isNumber ? -6 : cell.count <= 24 && source[cell.upperBound - 1] != "。" ? 2 : -4
        case .field(.other)?, .code?, .unit?, nil: return isNumber ? -2 : 1
        default: return isNumber ? -6 : cell.count > 8 ? 4 : 2
        }
    }
}
