/// The rows of a table below one head, and what its columns hold.
struct TableSection {
    /// A column.
    struct Column {
        /// The cells that name it, top to bottom.
        let heads: [Range<Int>]
        /// Their words.
        let words: String
        var kind: ColumnName.Kind?
        /// The unit of its bare numbers.
        let unit: ClaimUnit?
        /// What stands in its cells.
        let contents: ColumnContents

        /// Whether at least half of its cells are bare numbers.
        var isNumeric: Bool { contents.isNumeric }
        /// The mean length of its cells.
        var length: Int { contents.length }
        /// Whether its head says no more than 情况 or 结果.
        private var isWeak: Bool {
            let name = SourceText(words)
            return kind == .field(.progress) && FieldNames.isWeak(0..<name.count, in: name)
        }
        /// Whether its head does not tell what it holds.
        var isUntold: Bool {
            !isNumeric && !heads.isEmpty
                && (kind == nil || kind == .field(.other) || kind == .code || isWeak)
        }
    }

    let grid: TableGrid
    /// The rows of the head.
    let heads: Range<Int>
    /// The rows below it.
    let body: Range<Int>
    private(set) var columns: [Column]

    /// How many rows are looked at to tell what a column holds.
    private static let sample = 60
    /// The longest name of a column, in scalars.
    private static let longestName = 40

    /// A section, the unit of whose bare numbers may stand above it.
    init(_ grid: TableGrid, heads: Range<Int>, body: Range<Int>, units: TableUnits) {
        self.grid = grid
        self.heads = heads
        self.body = body
        columns = (0..<grid.width).map { column in
            let heads = Self.heads(of: column, grid, heads)
            return Self.column(column, below: heads, body, grid, units)
        }
        settle()
    }

    /// The same columns over further rows.
    init(_ former: TableSection, over grid: TableGrid) {
        self.grid = grid
        heads = 0..<0
        body = 0..<grid.height
        columns = former.columns
    }

    private static func heads(of column: Int, _ grid: TableGrid, _ rows: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        for row in rows {
            let text = grid.text(row, column)
            let isNew = !text.isEmpty && text != cells.last
            if isNew, BareNumber(text, of: grid.source) == nil { cells.append(text) }
        }
        return cells
    }

    private static func column(
        _ column: Int, below heads: [Range<Int>], _ body: Range<Int>, _ grid: TableGrid, _ units: TableUnits
    ) -> Column {
        let source = grid.source
        let name = ColumnName(heads, of: source)
        let tableUnit = units.unit(for: name.words)
        let unit = heads.reversed().lazy.compactMap { ColumnUnit.unit(in: $0, of: source) }.first
        func isNumber(_ cell: Range<Int>) -> Bool {
            guard let unit = unit ?? tableUnit else { return BareNumber(cell, of: source) != nil }
            if case .figure = CellReading(cell, unit, of: source) { return true }
            return false
        }
        var contents = ColumnContents()
        for row in body.prefix(sample) {
            guard let cell = grid.own(row, column), !cell.isEmpty, !isTotal(row, grid) else { continue }
            contents.take(cell, of: source, isNumber: isNumber(cell))
        }
        let (isNumeric, isStatus) = (contents.isNumeric, contents.isStatus)
        var kind = name.kind
        switch kind {
        case .number?, .code?: break
        case .field(.status)? where !isStatus && contents.length > 16: kind = .field(.progress)
        case .field(.progress)? where isStatus: kind = .field(.status)
        case .unit?: break
        case nil where isStatus && !["预期", "计划", "要求", "目标", "拟"].contains(where: name.words.contains):
            kind = .field(.status)
        case _ where isNumeric: kind = nil
        default: break
        }
        if name.kind == .field(.responsible), name.words == "单位", contents.filled > 0,
            body.prefix(sample).allSatisfy({ row in
                grid.own(row, column).map { $0.isEmpty || ColumnUnit.unit($0, of: source) != nil } ?? true
            })
        {
            kind = .unit
        }
        return Column(
            heads: heads, words: name.words, kind: kind, unit: unit ?? (isNumeric ? tableUnit : nil),
            contents: contents)
    }

    private static func isTotal(_ row: Int, _ grid: TableGrid) -> Bool {
        grid.filled(row).prefix(2).contains { ColumnName.isTotal($0.text, in: grid.source) }
    }

    /// Leaves one column each for number, problem and status.
    private mutating func settle() {
        keepOne(.number, as: .code) { _ in 0 }
        keepOne(.field(.problem), as: .field(.other)) { $0.length }
        keepOne(.field(.status), as: .field(.progress)) { $0.heads.isEmpty ? 0 : 1 }
        keepOne(.place, as: .field(.other)) { _ in 0 }
        // 结果 over 通过验收, 施工中: the last of such names asks how far it is, where nothing else does.
        if column(.field(.status)) == nil,
            let last = columns.lastIndex(where: { $0.kind == .field(.progress) && $0.contents.isOwnStatus })
        {
            columns[last].kind = .field(.status)
        }
    }

    private mutating func keepOne(
        _ kind: ColumnName.Kind, as other: ColumnName.Kind, weight: (Column) -> Int
    ) {
        let found = columns.indices.filter { columns[$0].kind == kind }
        guard found.count > 1 else { return }
        let best = found.max { weight(columns[$0]) < weight(columns[$1]) }
        // The first of those that weigh the same.
        let kept = found.first { weight(columns[$0]) == best.map { weight(columns[$0]) } }
        for column in found where column != kept { columns[column].kind = other }
    }

    /// The column of a kind.
    func column(_ kind: ColumnName.Kind) -> Int? { columns.firstIndex { $0.kind == kind } }

    /// Whether the rows list the items of a ledger: they tell a problem and what is done about it.
    var listsItems: Bool {
        guard let problem = column(.field(.problem)), columns[problem].length > 3 else { return false }
        let others: [ColumnName.Kind] = [
            .number, .field(.status), .field(.progress), .field(.measures), .field(.deadline),
            .field(.responsible), .field(.goal),
        ]
        return others.contains { column($0) != nil }
    }

    /// The section with the columns that its heads do not tell told by what stands in them; `nil` where that lists no items.
    ///
    /// Offices name their columns as they like (查见, 改法, 成色). What counts the rows is their number, the first sentences
    /// are the problem, the next ones what was done, and a few words behind them how far it is.
    var withImpliedProblem: TableSection? {
        guard column(.field(.problem)) == nil else { return nil }
        var section = self
        if column(.number) == nil, let first = columns.firstIndex(where: { $0.isUntold && $0.contents.isCodes })
        {
            section.columns[first].kind = .number
        }
        guard let problem = section.impliedProblem else { return nil }
        section.columns[problem].kind = .field(.problem)
        section.tellDeeds(beside: problem)
        let isNamed = [.number, .place, .field(.status)].contains { section.column($0) != nil }
        let isDone = [.field(.status), .field(.progress), .field(.measures)].contains {
            section.column($0) != nil
        }
        return isNamed && isDone ? section : nil
    }

    /// The column of sentences that names what is wrong and not what was done, the first of those that do alike; with numbers
    /// and a status or a progress by name, any words will do.
    private var impliedProblem: Int? {
        let texts = columns.indices.filter { columns[$0].isUntold && columns[$0].contents.isText }
        func weight(_ column: Int) -> Int { columns[column].contents.faults - columns[column].contents.deeds }
        let most = texts.map(weight).max()
        if let best = texts.first(where: { weight($0) == most }) { return best }
        guard column(.number) != nil, column(.field(.status)) != nil || column(.field(.progress)) != nil else {
            return nil
        }
        return columns.indices.filter {
            columns[$0].isUntold && columns[$0].length > 3 && columns[$0].kind != .code
        }
        .max { columns[$0].length < columns[$1].length }
    }

    /// Takes the longest sentences beside the problem for what was done, and the last few words for how far it is.
    private mutating func tellDeeds(beside problem: Int) {
        let rest = columns.indices.filter { $0 != problem }
        if !columns.contains(where: { $0.kind == .field(.progress) && !$0.isNumeric }),
            let longest = rest.filter({ columns[$0].isUntold && columns[$0].contents.isText })
                .max(by: { columns[$0].length < columns[$1].length })
        {
            columns[longest].kind = .field(.progress)
        }
        if column(.field(.status)) == nil,
            let last = rest.last(where: { columns[$0].isUntold && columns[$0].contents.isOwnStatus })
        {
            columns[last].kind = .field(.status)
        }
    }
}

extension TableSection {
    /// The rows of the head that begins at a row; `nil` where none does.
    ///
    /// A head names columns of what stands below: it is short in all cells and holds no number; what it names is known
    /// by its words, or numbers, dates or long texts stand below it.
    static func heads(from row: Int, _ grid: TableGrid, isFirst: Bool) -> Range<Int>? {
        let filled = grid.filled(row)
        guard filled.count > 1, filled.allSatisfy({ isName($0.text, grid.source) }) else { return nil }
        let known = filled.count { column, text in
            ColumnName([text], of: grid.source).kind != nil || ColumnUnit.unit(in: text, of: grid.source) != nil
        }
        var end = row + 1
        while end < grid.height, end - row < 4, isLowerHead(end, below: row, grid) { end += 1 }
        guard end < grid.height || known > 1 else { return nil }
        let isTold = known * 2 >= filled.count && known > 1 || known > 0 && isContrasted(row, end, grid)
        guard isTold || isFirst && isContrasted(row, end, grid) else { return nil }
        while end < grid.height, isCount(end, grid) { end += 1 }
        return row..<end
    }

    /// Whether a cell can name a column.
    private static func isName(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        cell.count <= longestName && ItemMark(cell: cell, of: source) == nil
            && (!cell.contains { ["。", ";", "!"].contains(source[$0]) }
                && cell.contains { source[$0].value >= 0x4E00 || source[$0].isLatin }
                || ColumnName.isNumber(cell, in: source))
            && !startsWithFigure(cell, source) && !isLabelled(cell, source)
    }

    /// Whether a cell holds a name with its value, 填报单位：某局, as lines above a head do.
    private static func isLabelled(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        guard let colon = cell.first(where: { source[$0] == ":" }) else { return false }
        return colon + 1 < cell.upperBound && !source.has("其中", at: cell.lowerBound, before: colon)
    }

    private static func startsWithFigure(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        guard let number = NumberToken(in: source, at: cell.lowerBound, before: cell.upperBound) else {
            return false
        }
        // 2024年任务 names a column, 12亩 fills one.
        return UnitToken(in: source, at: number.range.upperBound, before: cell.upperBound) != nil
            || BareNumber(cell, of: source) != nil
    }

    /// Whether a row names the columns under a cell of the head that spans several.
    private static func isLowerHead(_ row: Int, below first: Int, _ grid: TableGrid) -> Bool {
        let filled = grid.filled(row)
        guard !filled.isEmpty,
            filled.allSatisfy({ isName($0.text, grid.source) || isUnit($0.text, grid.source) })
        else { return false }
        let above = row - 1
        return filled.allSatisfy { column, _ in
            let isSpan = grid.columns(above, column) > 1 && grid.columns(above, column) < grid.width
            // In a text without merged cells the columns that go on are empty above.
            let isGap =
                grid.text(above, column).isEmpty
                || column + 1 < grid.width && grid.text(above, column + 1).isEmpty
            return isSpan || isGap || isUnit(grid.text(row, column), grid.source)
        }
            && ((0..<grid.width).contains { grid.own(row, $0)?.isEmpty ?? true }
                || (0..<grid.width).allSatisfy { grid.columns(above, $0) > 1 })
    }

    private static func isUnit(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        guard let first = cell.first else { return false }
        let inner = source[first] == "(" ? (first + 1)..<max(first + 1, cell.upperBound - 1) : cell
        return ColumnUnit.unit(inner, of: source) != nil
    }

    /// Whether what stands below a row is of another kind in one column at least.
    private static func isContrasted(_ row: Int, _ end: Int, _ grid: TableGrid) -> Bool {
        let below = end..<min(grid.height, end + 6)
        guard !below.isEmpty else { return false }
        return (0..<grid.width).contains { column in
            let cells = below.compactMap { grid.own($0, column) }.filter { !$0.isEmpty }
            let marked = cells.count { cell in
                BareNumber(cell, of: grid.source) != nil || ItemMark(cell: cell, of: grid.source) != nil
                    || startsWithFigure(cell, grid.source) || cell.count > longestName
            }
            return !cells.isEmpty && marked * 2 > cells.count
        }
    }

    /// Whether a row counts the columns: 1, 2, 3, 4.
    private static func isCount(_ row: Int, _ grid: TableGrid) -> Bool {
        let filled = grid.filled(row)
        guard filled.count > 2, filled.count == grid.width else { return false }
        return filled.allSatisfy { column, text in
            grid.source.text(in: text) == String(column + 1)
        }
    }
}
