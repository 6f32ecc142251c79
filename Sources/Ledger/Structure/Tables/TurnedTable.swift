import Bilingual

/// Tables on their side: the first column names the fields, and each further one is an item.
enum TurnedTable {
    /// The most rows: a table has no more fields than that.
    fileprivate static let mostFields = 40

    /// Whether a table lists items side by side.
    ///
    /// Its first column names a problem and something else of an item, and no other cell is such a name: beside a form of
    /// four columns (label, value, label, value) or of three (事项, 内容, 备注) stand no items.
    static func isTurned(_ grid: TableGrid) -> Bool {
        guard (3...mostFields).contains(grid.height), grid.width > 2, !grid.isCut else { return false }
        let source = grid.source
        let labels = (0..<grid.height).compactMap { grid.own($0, 0) }.filter { !$0.isEmpty }
        guard labels.count * 3 >= grid.height * 2,
            labels.allSatisfy({ $0.count <= FieldNames.longest && ItemMark(cell: $0, of: source) == nil })
        else { return false }
        let kinds = labels.compactMap { ColumnName([$0], of: source).kind }
        let measures = labels.count { ColumnUnit.unit(in: $0, of: source) != nil }
        guard kinds.contains(.field(.problem)), Set(kinds).count > 1,
            (kinds.count + measures) * 3 >= labels.count * 2
        else { return false }
        let values = (0..<grid.height).flatMap { grid.filled($0).filter { $0.column > 0 } }.map(\.text)
        return !values.contains { isField($0, source) } && (isField(labels[0], source) || tellsOne(0, grid))
    }

    /// Whether a cell is the name of a field in full, or of a number.
    private static func isField(_ cell: Range<Int>, _ source: SourceText) -> Bool {
        let name = ColumnName([cell], of: source)
        let words = SourceText(name.words)
        return name.kind == .number
            || FieldNames.known.match(in: words, at: 0, before: words.count)?.end == words.count
    }

    /// Whether the cells of a row beside its label tell one item from another: 问题一, 案例2.
    private static func tellsOne(_ row: Int, _ grid: TableGrid) -> Bool {
        let cells = grid.filled(row).filter { $0.column > 0 }
        return cells.count > 1
            && cells.allSatisfy { cell in
                cell.text.contains {
                    grid.source[$0].isDigit || ChineseNumeral.digit(grid.source[$0]) != nil
                }
            }
    }

    /// The table with its rows for columns, as lines of text and the places of its cells in them.
    fileprivate static func upright(_ table: ReportTable, of source: SourceText, at start: Int)
        -> (text: String, table: ReportTable)
    {
        let columns = (table.rows.joined().map { $0.column + $0.columns }.max() ?? 0)
        var text = String.UnicodeScalarView()
        var rows: [[ReportTable.Cell]] = []
        for column in 0..<columns {
            var row: [ReportTable.Cell] = []
            for (index, cells) in table.rows.enumerated() {
                if index > 0 { text.append(contentsOf: " | ".unicodeScalars) }
                guard let cell = cells.first(where: { $0.column == column }) else { continue }
                let from = start + text.count
                text.append(contentsOf: source.text(in: cell.range).unicodeScalars)
                row.append(
                    ReportTable.Cell(
                        range: from..<(start + text.count), column: index, columns: cell.rows,
                        rows: cell.columns))
            }
            if column + 1 < columns { text.append("\n") }
            rows.append(row)
        }
        return (String(text), ReportTable(rows: rows))
    }

    /// What is told of such a table.
    ///
    /// - Parameter isRead: whether it was read, column by column.
    static func note(_ line: Int, isRead: Bool) -> Message {
        isRead
            ? Message(
                zh: "第\(line)行起的表每列为一项，已逐列读取",
                en: "each column of the table at line \(line) is an item; it was read column by column")
            : Message(
                zh: "第\(line)行起的表每列为一项，未读出事项；请将表的行列互换后再试",
                en:
                    "each column of the table at line \(line) is an item, and none was read; turn its rows into columns and try again"
            )
    }
}

extension SourceText {
    /// The text in which the tables of its document that list items side by side stand upright, with what is told of them.
    ///
    /// The lines of such a text are not those of a file, as the lines of a plain text are.
    func upright() -> (source: SourceText, notes: [Message]) {
        let turned = tables.indices.filter {
            tables[$0].rows.count <= TurnedTable.mostFields
                && TurnedTable.isTurned(TableGrid(tables[$0], of: self))
        }
        guard !turned.isEmpty else { return (self, []) }
        var text = String.UnicodeScalarView()
        var uprights = tables
        var notes: [Message] = []
        var (start, shift) = (0, 0)
        for index in tables.indices {
            guard turned.contains(index) else {
                let shift = shift
                uprights[index] = tables[index].moved { ($0.lowerBound + shift)..<($0.upperBound + shift) }
                continue
            }
            let range = wholeLines(of: tables[index].range)
            text.append(contentsOf: self.text(in: start..<range.lowerBound).unicodeScalars)
            notes.append(TurnedTable.note(line(at: range.lowerBound), isRead: true))
            let upright = TurnedTable.upright(tables[index], of: self, at: text.count)
            text.append(contentsOf: upright.text.unicodeScalars)
            uprights[index] = upright.table
            start = range.upperBound
            shift = text.count - start
        }
        text.append(contentsOf: self.text(in: start..<count).unicodeScalars)
        return (SourceText(String(text), tables: uprights), notes)
    }

    /// A range with the rest of its first and last line.
    private func wholeLines(of range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, self[start - 1] != "\n" { start -= 1 }
        while end < count, self[end] != "\n" { end += 1 }
        return start..<end
    }
}
