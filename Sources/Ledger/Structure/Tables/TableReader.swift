import Bilingual

/// What the tables of a report hold: items, figures, and what could not be told.
struct TableReader {
    /// The items that tables list, in order.
    private(set) var spans: [ItemSpan] = []
    /// Whether the tables say themselves that they list problems.
    private(set) var isLedger = false
    /// The cells with a figure each, in order.
    private(set) var cells: [FigureCell] = []
    /// The cells in columns of figures that hold something of which no figure was read.
    private(set) var open: [TableCell] = []
    /// The cells that say that they hold nothing.
    private(set) var empty: [TableCell] = []
    /// The lines that only name columns, by where they start.
    private(set) var aside: Set<Int> = []
    /// The tables that list items side by side, in order: what stands in them opens no item.
    private(set) var turned: [Range<Int>] = []
    /// What readers should know of what was read.
    private(set) var notes: [Message] = []

    private struct Row {
        let mark: ItemMark
        var fields: [FieldMark]
        let start: Int
        var end: Int
    }

    private let source: SourceText
    private var row: Row?
    private var table = -1
    /// How many rows of the table stand in the pieces of it before the one at hand.
    private var rowsBefore = 0
    private var rows: [Row] = []
    /// Whether the line above the table at hand says that it is a plan.
    private var isPlan = false
    /// The roles of columns that were asked for, by their heads and the unit.
    private var rolesOfColumns: [String: ClaimRole?] = [:]
    /// The columns of the section at hand with bare numbers that have no unit.
    private var unread: Set<Int> = []
    /// Where the bare numbers of the section stand that no head tells of.
    private var unheaded: [Int] = []

    /// The most scalars of the name of a row.
    private static let longestLabel = 20
    /// How far above a table the line may stand that gives its unit, in scalars.
    private static let reach = 80

    init(_ source: SourceText) {
        self.source = source
        var former: TableSection?
        for table in source.tables {
            let grid = TableGrid(table, of: source)
            guard grid.width > 1 else { continue }
            if grid.isCut { noteCut(table.range.lowerBound) }
            if TurnedTable.isTurned(grid) {
                turned.append(table.range)
                notes.append(TurnedTable.note(source.line(at: table.range.lowerBound), isRead: false))
                continue
            }
            isPlan = isPlan(above: table.range.lowerBound)
            former = read(grid, above: table.range.lowerBound, behind: former)
            rowsBefore += grid.height
        }
        close()
        spans = rows.map { row in
            ItemSpan(mark: row.mark, range: row.start..<row.end, fields: Self.ordered(row.fields, source))
        }
    }

    /// Reads a table; its rows may go on with those of the one before it.
    private mutating func read(
        _ grid: TableGrid, above start: Int, behind former: TableSection?
    ) -> TableSection? {
        var starts: [Range<Int>] = []
        var (first, isOpen) = (0, true)
        var lastHead: Range<Int>?
        var row = 0
        while row < grid.height {
            let filled = grid.filled(row)
            let isNew = isOpen || lastHead.map { isSame(row, $0.lowerBound, grid) } == true
            if filled.count > 1, isNew, let heads = TableSection.heads(from: row, grid, isFirst: starts.isEmpty)
            {
                starts.append(heads)
                lastHead = heads
                row = heads.upperBound
                isOpen = false
                continue
            }
            if filled.count > 1 { if starts.isEmpty { first += 1 } }
            // A line of its own may stand above another head.
            isOpen = filled.count < 2 || starts.isEmpty && first < 3 || isTotal(row, grid)
            row += 1
        }
        guard let opening = starts.first else {
            return readWithoutHead(grid, behind: former)
        }
        if opening.lowerBound > 0, let former, former.columns.count == grid.width {
            let rest = TableSection(former, over: grid)
            take(rest, rows: 0..<opening.lowerBound, isAgain: true)
        } else if opening.lowerBound > 0 {
            beginTable()
        }
        var last: TableSection?
        for (index, heads) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].lowerBound : grid.height
            for row in heads { noteHead(row, grid) }
            let units = units(
                above: index == 0 ? start : grid.text(heads.lowerBound, 0).lowerBound, grid,
                before: heads.lowerBound)
            let section = TableSection(grid, heads: heads, body: heads.upperBound..<end, units: units)
            take(
                section, rows: section.body,
                isAgain: last.map { isSame($0, section) } ?? former.map { isSame($0, section) } ?? false)
            last = section
        }
        return last
    }

    private mutating func beginTable() {
        table += 1
        rowsBefore = 0
    }

    private mutating func readWithoutHead(_ grid: TableGrid, behind former: TableSection?) -> TableSection? {
        if let former, former.columns.count == grid.width {
            let rest = TableSection(former, over: grid)
            take(rest, rows: rest.body, isAgain: true)
            return rest
        }
        close()
        beginTable()
        let first = grid.cells.first?.range.lowerBound ?? 0
        if grid.cells.contains(where: { BareNumber(source.trimmed($0.range), of: source) != nil }) {
            notes.append(
                Message(
                    zh: "第\(source.line(at: first))行起的表没有认出表头：只读了带单位的数字",
                    en:
                        "the head of the table at line \(source.line(at: first)) is not understood: only figures with a unit were read"
                ))
        }
        return nil
    }

    /// Whether a row says the same as another.
    private func isSame(_ row: Int, _ other: Int, _ grid: TableGrid) -> Bool {
        func words(_ row: Int) -> [String] {
            grid.filled(row).map { source.text(in: $0.text).filter { !$0.isWhitespace } }
        }
        return words(row) == words(other)
    }

    private func isSame(_ one: TableSection, _ other: TableSection) -> Bool {
        one.columns.map(\.words) == other.columns.map(\.words)
    }

    private func isTotal(_ row: Int, _ grid: TableGrid) -> Bool {
        grid.filled(row).prefix(2).contains { ColumnName.isTotal($0.text, in: source) }
    }

    /// The units that a line above a table gives it.
    private func units(above start: Int, _ grid: TableGrid, before row: Int) -> TableUnits {
        for row in 0..<row {
            for cell in grid.filled(row) {
                let units = TableUnits(cell.text, of: source)
                if !units.isEmpty { return units }
            }
        }
        let above = max(0, start - Self.reach)..<start
        // A date may stand between.
        var end = start
        for _ in 0..<2 {
            let first = above.prefix { $0 < end }.last {
                source[$0] == "\n" && !source.trimmed($0..<end).isEmpty
            }
            let line = source.trimmed((first ?? above.lowerBound)..<end)
            let units = TableUnits(line, of: source)
            if !units.isEmpty { return units }
            end = line.lowerBound
        }
        return TableUnits(0..<0, of: source)
    }

    /// Whether one of the two lines above a table names it a plan: `表3　年度治理计划`.
    private func isPlan(above start: Int) -> Bool {
        var end = start
        for _ in 0..<2 {
            let above = source.trimmed(max(0, end - Self.reach)..<end)
            let first = above.lastIndex { source[$0] == "\n" }.map { above[$0] + 1 } ?? above.lowerBound
            let line = first..<above.upperBound
            if line.isEmpty || line.contains(where: { source[$0].endsSentence }) { return false }
            func says(_ words: [String]) -> Bool { words.contains { source.contains($0, in: line) } }
            if says(["计划", "任务", "目标", "规划"]) { return !says(["完成", "进展", "落实", "情况", "整改任务"]) }
            end = first
        }
        return false
    }

    private mutating func noteHead(_ row: Int, _ grid: TableGrid) {
        for cell in grid.filled(row) {
            var start = cell.text.lowerBound
            while start > 0, source[start - 1] != "\n" { start -= 1 }
            aside.insert(source.skippingSpaces(from: start, before: cell.text.upperBound))
        }
    }

    /// Takes the rows of a section.
    ///
    /// - Parameter isAgain: whether the section goes on with the one before it.
    private mutating func take(_ section: TableSection, rows: Range<Int>, isAgain: Bool = false) {
        if !isAgain {
            close()
            beginTable()
        }
        var section = section
        if !section.listsItems, let implied = section.withImpliedProblem {
            section = implied
        } else if section.listsItems {
            isLedger = true
        }
        let listsItems = section.listsItems
        for row in rows {
            if listsItems { takeItem(row, section) }
            takeFigures(row, section, isItem: listsItems && self.row != nil)
        }
        noteUnread(section)
    }

    /// Whether the items are those of the tables, not those of the text around them.
    ///
    /// A table under an item, or behind the items, may list things of its own; it lists the items where it says that it
    /// lists problems and the text tells fewer of them.
    func outweigh(_ texts: [ItemSpan]) -> Bool {
        guard !spans.isEmpty else { return false }
        let told = texts.filter { span in
            span.fields.contains { [.progress, .status, .problem].contains($0.kind) }
        }
        guard let first = spans.first, let last = spans.last, !told.isEmpty else { return true }
        let isInside = told.contains { text in
            text.range.lowerBound < first.range.lowerBound && last.range.upperBound <= text.range.upperBound
        }
        return isLedger && told.count <= spans.count && (!isInside || told.count == 1)
    }

    private mutating func close() {
        if let row { rows.append(row) }
        row = nil
    }

    /// Takes a row of a section that lists items.
    private mutating func takeItem(_ index: Int, _ section: TableSection) {
        let grid = section.grid
        let filled = grid.filled(index)
        guard let first = filled.first, let last = filled.last else { return }
        let number = section.column(.number)
        let isBelow = grid.isCovered(index, number ?? section.column(.field(.problem)) ?? 0)
        if !isBelow,
            isTotal(index, grid)
                || filled.count == 1 && first.column == 0 && first.text.count > 1
                    && ItemMark(cell: first.text, of: source) == nil
        {
            return close()
        }
        let start = first.text.lowerBound
        if !isBelow, let mark = mark(of: index, section, start: start) {
            close()
            row = Row(
                mark: mark, fields: reaching(index, section), start: min(start, mark.range.lowerBound),
                end: last.text.upperBound)
        }
        guard var open = row else { return }
        open.fields += filled.compactMap { field($0.column, $0.text, section) }
        open.end = max(open.end, last.text.upperBound)
        row = open
    }

    /// The fields that merged cells of the rows above give an item; figures belong to the item where they stand.
    private func reaching(_ row: Int, _ section: TableSection) -> [FieldMark] {
        section.columns.indices.compactMap { column in
            let text = section.grid.text(row, column)
            guard section.grid.isCovered(row, column), !text.isEmpty, !section.columns[column].isNumeric else {
                return nil
            }
            return field(column, text, section)
        }
    }

    private func mark(of row: Int, _ section: TableSection, start: Int) -> ItemMark? {
        let next = rows.count + (self.row == nil ? 1 : 2)
        guard let column = section.column(.number) else {
            let problem = section.column(.field(.problem)).flatMap { section.grid.own(row, $0) } ?? 0..<0
            return problem.isEmpty ? nil : .unnumbered(next, at: start)
        }
        guard let cell = section.grid.own(row, column), !cell.isEmpty else { return nil }
        return ItemMark(cell: cell, of: source)
            ?? ItemMark(named: cell.lowerBound..<cell.lowerBound, value: cell, of: source)
            ?? .unnumbered(next, at: start)
    }

    private func field(_ column: Int, _ text: Range<Int>, _ section: TableSection) -> FieldMark? {
        let column = section.columns[column]
        guard let head = column.heads.last else { return nil }
        switch column.kind {
        case .number?: return nil
        case .field(let kind)?: return FieldMark(kind, head: head, cell: text)
        default: return FieldMark(.other, head: head, cell: text)
        }
    }

    /// The fields in order, that of the status first which tells least.
    private static func ordered(_ fields: [FieldMark], _ source: SourceText) -> [FieldMark] {
        let statuses = fields.indices.filter { fields[$0].kind == .status }
        guard statuses.count > 1 else { return fields }
        func rank(_ index: Int) -> Int {
            let field = fields[index]
            return ItemStatus(words: field.end..<(field.limit ?? field.end), of: source).rank ?? Int.max
        }
        guard let least = statuses.min(by: { rank($0) < rank($1) }) else { return fields }
        var fields = fields
        fields.insert(fields.remove(at: least), at: 0)
        return fields
    }

    /// A row, and how it counts in the sums of its columns.
    private struct Line {
        let index: Int
        let isTotal: Bool
        let isPart: Bool
        /// The words that name it.
        let label: String
    }

    /// Whether a cell says that its row is a part of the one above: 其中：某镇.
    private func isPart(_ cell: Range<Int>) -> Bool {
        let start = cell.first { !source[$0].isBlank && source[$0] != "(" } ?? cell.lowerBound
        return ["其中", "含:"].contains { source.has($0, at: start, before: cell.upperBound) }
    }

    /// Takes the cells of a row that hold a figure each.
    private mutating func takeFigures(_ row: Int, _ section: TableSection, isItem: Bool) {
        let grid = section.grid
        let line = Line(
            index: row, isTotal: isTotal(row, grid),
            isPart: grid.filled(row).prefix(2).contains { isPart($0.text) }, label: self.label(of: row, section)
        )
        let place = section.column(.place).map { grid.text(row, $0) }
        let named = section.column(.unit).flatMap { ColumnUnit.unit(grid.text(row, $0), of: source) }
        let label = section.columns[0].isNumeric ? 0..<0 : grid.text(row, 0)
        let labelled = ColumnUnit.unit(in: label, of: source, counts: false)
        for (index, cell) in grid.filled(row) {
            let text = figure(of: cell)
            let column = section.columns[index]
            let isBare = BareNumber(text, of: source) != nil
            if column.heads.isEmpty, isBare { unheaded.append(text.lowerBound) }
            guard column.kind != .number, column.kind != .code, column.kind != .unit, !column.heads.isEmpty
            else { continue }
            guard let unit = column.unit ?? named ?? labelled else {
                if isBare { unread.insert(index) }
                takePrinted(text, line, index, column, label, place)
                continue
            }
            // A column of texts is read as text.
            guard isBare || column.kind == nil || column.kind == .field(.other) else { continue }
            let reading = CellReading(text, unit, of: source)
            switch reading {
            case .figure(let figure): append(text, figure.unit, head: unit, line, index, column, label, place)
            case .nothing: empty.append(tableCell(of: line, index, column))
            case .unread, .words:
                guard column.unit != nil else { continue }
                // A row that nothing names, with words alone, is one of the head.
                if case .words = reading, grid.text(row, 0).isEmpty { continue }
                open.append(tableCell(of: line, index, column))
                if case .unread = reading { append(text, unit, head: unit, line, index, column, label, place) }
            }
        }
    }

    /// The figure of a cell without remarks in brackets on lines of their own, such as footnotes.
    private func figure(of cell: Range<Int>) -> Range<Int> {
        guard let end = cell.first(where: { source[$0] == "\n" }),
            source[source.trimmed(end..<cell.upperBound).lowerBound] == "("
        else { return cell }
        return source.trimmed(cell.lowerBound..<end)
    }

    /// Takes a cell that holds a figure with its unit and nothing else, under a head without one.
    private mutating func takePrinted(
        _ text: Range<Int>, _ row: Line, _ index: Int, _ column: TableSection.Column, _ label: Range<Int>,
        _ place: Range<Int>?
    ) {
        guard text.count <= 24, source[text.lowerBound].isDigit,
            column.kind == nil || column.kind == .field(.other),
            let number = NumberToken(in: source, at: text.lowerBound, before: text.upperBound),
            let unit = UnitToken(in: source, at: number.range.upperBound, before: text.upperBound),
            unit.end == text.upperBound
        else { return }
        append(text, unit.unit, head: nil, row, index, column, label, place)
    }

    /// The words that name a row: its place, or the first of its cells that holds words.
    private func label(of row: Int, _ section: TableSection) -> String {
        let columns = section.columns.indices.filter {
            !section.columns[$0].isNumeric && section.columns[$0].kind != .number
        }
        let texts = ([section.column(.place)].compactMap(\.self) + columns).lazy.map {
            section.grid.text(row, $0)
        }
        // A row of totals says so in the column of the numbers.
        let first = section.grid.text(row, 0)
        let name = ColumnName.isTotal(first, in: source) ? first : texts.first { !$0.isEmpty } ?? 0..<0
        return source.text(in: name.prefix(Self.longestLabel))
    }

    private func tableCell(of row: Line, _ index: Int, _ column: TableSection.Column) -> TableCell {
        TableCell(
            table: table, row: rowsBefore + row.index, column: index, isTotal: row.isTotal, isPart: row.isPart,
            heading: column.heads.map { source.text(in: $0) }.joined(separator: " "), label: row.label)
    }

    private mutating func append(
        _ text: Range<Int>, _ unit: ClaimUnit, head: ClaimUnit?, _ row: Line, _ index: Int,
        _ column: TableSection.Column, _ label: Range<Int>, _ place: Range<Int>?
    ) {
        var told = role(of: column, unit)
        if told == nil, !label.isEmpty { told = role(ColumnName([label], of: source).words, unit) }
        if isPlan, told == nil || told == .total { told = .planned }
        cells.append(
            FigureCell(
                range: text, unit: head, role: told, place: place, cell: tableCell(of: row, index, column)))
    }

    /// The role that the heads of a column give figures of a unit; asked once for each column.
    private mutating func role(of column: TableSection.Column, _ unit: ClaimUnit) -> ClaimRole? {
        let key = "\(column.heads.first?.lowerBound ?? 0)-\(column.heads.last?.lowerBound ?? 0)-\(unit.text)"
        if let known = rolesOfColumns[key] { return known }
        // Under 投资 stands 计划 beside 完成: the nearest head decides, if it tells a deed of its own.
        let near = role(ColumnName(column.heads.suffix(1), of: source).words, unit)
        let isWeak = near == nil || near == .total || near == .completed
        // 治理面积（亩） may head the row, with years at the heads of the columns.
        let told = isWeak ? role(column.words, unit) ?? near : near
        rolesOfColumns[key] = .some(told)
        return told
    }

    private func role(_ words: String, _ unit: ClaimUnit) -> ClaimRole? {
        words.isEmpty ? nil : RoleReader.role(ofHeading: words, kind: unit.base.kind, unit: unit)
    }

    /// Tells that a table has more columns than are read.
    private mutating func noteCut(_ start: Int) {
        let (line, most) = (source.line(at: start), TableGrid.mostColumns)
        notes.append(
            Message(
                zh: "第\(line)行起的表超过\(most)列，其后各列的数字未按表读取；请将表拆分后再试",
                en:
                    "the table at line \(line) has more than \(most) columns, and the numbers behind were not read as those of a table; split the table and try again"
            ))
    }

    /// Tells which columns of bare numbers have no unit.
    private mutating func noteUnread(_ section: TableSection) {
        if let first = unheaded.first {
            let line = source.line(at: first)
            notes.append(
                Message(
                    zh: "第\(line)行起有\(unheaded.count)个数字不知属于表的哪一列，未读；请补全该行的单元格",
                    en:
                        "from line \(line) on, \(unheaded.count) numbers of a table belong to no column that can be told and were not read; complete the cells of the row"
                ))
        }
        unheaded = []
        let unread = self.unread.sorted().map { section.columns[$0] }.filter {
            !$0.heads.isEmpty && $0.isNumeric
        }
        self.unread = []
        guard !unread.isEmpty, let first = section.columns.lazy.compactMap(\.heads.first).first else { return }
        let names = unread.map { "“\($0.words)”" }.joined(separator: "、")
        let line = source.line(at: first.lowerBound)
        notes.append(
            Message(
                zh: "第\(line)行起的表中，\(names)列的数字没有单位，未读；请在表头写明单位",
                en:
                    "in the table at line \(line) the numbers of the columns \(names) have no unit and were not read; put the unit in its head"
            ))
    }
}
