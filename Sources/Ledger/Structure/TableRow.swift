/// A line of a table: its cells between bars or tabs.
struct TableRow {
    /// The line.
    let line: Range<Int>
    /// The cells, without the space around them; an empty cell has an empty range.
    let cells: [Range<Int>]

    /// The cells of a line; `nil` for a line without two cells.
    init?(_ line: Range<Int>, of source: SourceText) {
        guard !line.isEmpty else { return nil }
        let isPiped = line.contains { source[$0] == "|" }
        func parts(_ position: Int) -> Bool {
            isPiped ? source[position] == "|" : source.scalars[position] == "\t"
        }
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for position in line where parts(position) {
            cells.append(source.trimmed(start..<position))
            start = position + 1
        }
        cells.append(source.trimmed(start..<line.upperBound))
        if isPiped, cells.first?.isEmpty == true { cells.removeFirst() }
        if isPiped, cells.last?.isEmpty == true { cells.removeLast() }
        guard cells.count > 1 else { return nil }
        self.line = line
        self.cells = cells
    }

    /// Whether the line only draws the rule below a head: `|---|:--:|`.
    func isRule(in source: SourceText) -> Bool {
        cells.allSatisfy { cell in
            !cell.isEmpty && cell.allSatisfy { ["-", ":", "=", "—", "─", "+"].contains(source[$0]) }
        }
    }
}

/// The head of a table: what each column holds.
struct TableHead {
    /// The kinds of the columns; `nil` for numbers and for what is no field.
    let kinds: [LedgerField.Kind?]
    /// The cells of the head.
    let cells: [Range<Int>]
    /// The column of the item's number.
    let numbers: Int?

    private static let numberNames = WordTable([
        ("序号 编号 问题编号 问题序号 整改序号 任务序号 任务编号 整改问题编号 号", ())
    ])

    /// The head that cells form; `nil` when fewer than two of them name a field, or none the problem or the
    /// progress.
    init?(_ cells: [Range<Int>], of source: SourceText) {
        kinds = cells.map { $0.isEmpty ? nil : FieldMark.kind(ofHead: $0, in: source) }
        let known = Set(kinds.compactMap { $0 })
        guard known.count > 1, !known.isDisjoint(with: [.problem, .progress]) else { return nil }
        self.cells = cells
        numbers = cells.firstIndex {
            Self.numberNames.match(in: source, at: $0.lowerBound, before: $0.upperBound, spaced: true)?.end
                == $0.upperBound
        }
    }

    /// Whether a cell names a column of numbers.
    static func isNumberName(_ cell: Range<Int>, in source: SourceText) -> Bool {
        numberNames.match(in: source, at: cell.lowerBound, before: cell.upperBound, spaced: true)?.end
            == cell.upperBound
    }
}
