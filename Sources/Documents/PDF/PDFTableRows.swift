/// The rows of a table that has no rules: lines put together by the white between them, by their numbers, and by what the
/// width of a column broke.
struct PDFTableRows {
    /// The cells of the rows.
    private(set) var rows: [[PDFTable.Cell]] = []

    /// The lines of each cell.
    private typealias Row = [[PDFLine]]

    private let columns: [ClosedRange<Double>]
    /// The width of the widest line of each column.
    private let widths: [Double]
    /// The columns whose cells below the head are numbers.
    private let numeric: [Bool]

    /// Parts lines into rows; the first of them is the one whose cells reach over several columns, when there are such.
    init(_ lines: [PDFLine], _ columns: PDFTableColumns) {
        self.columns = columns.ranges
        let below = columns.spans.isEmpty ? lines[...] : lines.dropFirst()
        let cells = below.flatMap(\.segments).map { segment in
            (columns.ranges.lastIndex { $0.lowerBound <= segment.left + 0.5 } ?? 0, segment)
        }
        let cuts = Self.cuts(cells)
        let none = Array(repeating: [PDFLine](), count: columns.ranges.count)
        var grid = Array(repeating: none, count: cuts.count + 1)
        for (column, line) in cells { grid[cuts.count { $0 < line.middle }][column].append(line) }
        grid = grid.map { $0.map { $0.sorted { $0.middle < $1.middle } } }
            .filter { $0.contains { !$0.isEmpty } }
        let first = grid.firstIndex { row in
            row.dropFirst().contains { $0.count == 1 && PDFTableColumns.isNumber($0[0].text) }
        }
        widths = columns.ranges.indices.map { column in
            cells.reduce(0) { $1.0 == column ? max($0, $1.1.right - $1.1.left) : $0 }
        }
        numeric = columns.ranges.indices.map { column in
            let texts = grid[(first ?? 0)...].compactMap { $0[column].first?.text }
            return column > 0 && texts.count(where: PDFTableColumns.isNumber) * 2 > texts.count
        }
        guard var body = first else {
            rows = grid.map(self.cells)
            return
        }
        // Cells in the middle of their row begin above its numbers.
        while body > 1, grid[body - 1][0].isEmpty, !goesOn(grid[body - 2], withHead: grid[body - 1]),
            goesOn(grid[body - 1], with: grid[body])
        {
            body -= 1
        }
        let head = joinedHead(grid[..<body])
        if columns.spans.isEmpty {
            rows = head.map(self.cells)
        } else {
            addHead(
                columns.spans,
                above: head.reduce(into: none) { row, next in
                    for column in next.indices { row[column] += next[column] }
                })
        }
        rows += joinedRows(grid[body...]).map(self.cells)
    }

    private func cells(of row: Row) -> [PDFTable.Cell] {
        row.indices.map { PDFTable.Cell(lines: PDFTable.lines(of: row[$0], in: columns[$0]), column: $0) }
    }

    /// Adds a head of two rows: cells over several columns and, below them, those of the columns.
    private mutating func addHead(_ spans: [(line: PDFLine, columns: ClosedRange<Int>)], above row: Row) {
        var (above, below) = ([PDFTable.Cell](), [PDFTable.Cell]())
        var column = 0
        while column < columns.count {
            let span = spans.first { $0.columns.contains(column) }
            if let span, span.columns.count > 1 {
                above.append(
                    PDFTable.Cell(lines: [span.line.text], column: column, columns: span.columns.count))
                for column in span.columns {
                    let lines = PDFTable.lines(of: row[column], in: columns[column])
                    below.append(PDFTable.Cell(lines: lines, column: column))
                }
                column = span.columns.upperBound
            } else {
                let lines = (span.map { [$0.line] } ?? []) + row[column]
                above.append(
                    PDFTable.Cell(
                        lines: PDFTable.lines(of: lines, in: columns[column]), column: column, rows: 2))
            }
            column += 1
        }
        rows = [above, below]
    }

    // MARK: Lines of one row

    /// The rows of a head with those joined that are lines of one.
    private func joinedHead(_ rows: ArraySlice<Row>) -> [Row] {
        var result: [Row] = []
        for row in rows {
            guard let above = result.last, goesOn(above, withHead: row) else {
                result.append(row)
                continue
            }
            for column in row.indices { result[result.count - 1][column] += row[column] }
        }
        return result
    }

    /// Whether a head goes on with a line: most of its columns do, or a unit in brackets begins or ends.
    private func goesOn(_ head: Row, withHead row: Row) -> Bool {
        let filled = row.indices.filter { !row[$0].isEmpty }
        if filled == [0], row[0][0].partNumber != nil { return false }
        if filled.count * 2 > columns.count { return true }
        return filled.allSatisfy { column in
            guard let first = row[column].first, let last = head[column].last else { return false }
            let text = head[column].map(\.text).joined()
            let isOpen = text.count { "（(".contains($0) } > text.count { "）)".contains($0) }
            return isOpen || "（(".contains(first.text.first ?? " ") || isFull(last, in: column, before: first)
        }
    }

    /// The rows below a head with those joined whose cells a width broke.
    private func joinedRows(_ rows: ArraySlice<Row>) -> [Row] {
        guard numeric.contains(true) else { return Array(rows) }
        var result: [Row] = []
        // The lines of a row that stand above its numbers.
        var before: Row?
        for (place, row) in zip(rows.indices, rows) {
            var row = row
            let isRest = zip(row, numeric).allSatisfy { $0.isEmpty || !$1 } && row[0].first?.partNumber == nil
            if isRest, before == nil, let above = result.last, goesOn(above, with: row, at: place, of: rows) {
                for column in row.indices { result[result.count - 1][column] += row[column] }
                continue
            }
            if let lines = before {
                for column in row.indices { row[column] = lines[column] + row[column] }
                before = nil
            }
            if isRest, row[0].isEmpty, place + 1 < rows.endIndex, goesOn(row, with: rows[place + 1]) {
                before = row
            } else {
                result.append(row)
            }
        }
        return result + (before.map { [$0] } ?? [])
    }

    /// Whether a row goes on with a line without numbers.
    private func goesOn(_ row: Row, with rest: Row, at place: Int, of rows: ArraySlice<Row>) -> Bool {
        if rest.indices.dropFirst().contains(where: { goesOn(row, with: rest, in: $0) }) { return true }
        guard rest.dropFirst().allSatisfy(\.isEmpty), goesOn(row, with: rest, in: 0),
            let last = row[0].last
        else { return false }
        // Names of one width may be whole: one row with such a name that nothing follows shows it.
        return !zip(rows, rows.dropFirst()).contains { row, next in
            guard let name = row[0].last, !next[0].isEmpty,
                zip(next, numeric).contains(where: { !$0.isEmpty && $1 })
            else { return false }
            return name.right - name.left >= last.right - last.left - 0.5 * last.size
        }
    }

    /// Whether cells of a row go on with those of the next one.
    private func goesOn(_ row: Row, with next: Row) -> Bool {
        !next[0].isEmpty && row.indices.contains { goesOn(row, with: next, in: $0) }
    }

    private func goesOn(_ row: Row, with next: Row, in column: Int) -> Bool {
        guard !numeric[column], let last = row[column].last, let first = next[column].first else {
            return false
        }
        return !last.endsSentence && isFull(last, in: column, before: first)
    }

    /// Whether what follows a line had no place behind it.
    private func isFull(_ line: PDFLine, in column: Int, before next: PDFLine) -> Bool {
        line.right - line.left + next.firstUnit > widths[column] - 0.2 * line.size
    }

    // MARK: White between rows

    /// The heights at which rows part.
    private static func cuts(_ cells: [(column: Int, line: PDFLine)]) -> [Double] {
        // Boxes reach from ascent to descent and overlap from line to line: their cores do not.
        let cores = cells.map {
            (top: $0.line.middle - 0.3 * $0.line.size, bottom: $0.line.middle + 0.3 * $0.line.size)
        }
        .sorted { $0.top < $1.top }
        var strips: [(place: Double, height: Double)] = []
        var bottom = cores.first?.bottom ?? 0
        for core in cores {
            if core.top > bottom { strips.append(((core.top + bottom) / 2, core.top - bottom)) }
            bottom = max(bottom, core.bottom)
        }
        let anchors = cells.filter { $0.column == 0 && isNumber($0.line.text) }.map(\.line.middle).sorted()
        guard anchors.count > 1 else { return cutsByWhite(strips) }
        var chosen: [(place: Double, height: Double)] = []
        for (anchor, next) in zip(anchors, anchors.dropFirst()) {
            let between = strips.filter { anchor < $0.place && $0.place < next }
            guard let most = between.map(\.height).max() else { continue }
            // Rows that end with their number above are aligned at their tops: the last strip is theirs.
            if let cut = between.last(where: { $0.height > most - 0.3 }) { chosen.append(cut) }
        }
        guard let least = chosen.map(\.height).min(), let first = anchors.first, let last = anchors.last else {
            return []
        }
        let outside = strips.filter { $0.height > least - 0.3 && ($0.place < first || $0.place > last) }
        return (outside + chosen).map(\.place).sorted()
    }

    /// The strips that are clearly higher than those between lines of a cell; all of them where none is.
    private static func cutsByWhite(_ strips: [(place: Double, height: Double)]) -> [Double] {
        let heights = strips.map(\.height).sorted()
        var (limit, jump) = (0.0, 1.18)
        for (low, high) in zip(heights, heights.dropFirst()) where low > 0.5 && high / low > jump {
            (limit, jump) = (high, high / low)
        }
        return strips.filter { $0.height >= limit }.map(\.place)
    }

    /// Whether a text is the number of a row: `3`, `（三）`, `1-2`, `12.`.
    private static func isNumber(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { $0 != " " }
        return (1...6).contains(scalars.count) && scalars.contains { $0.properties.numericType != nil }
            && scalars.allSatisfy {
                $0.properties.numericType != nil || "-—.．、()（）十百".unicodeScalars.contains($0)
            }
    }
}
