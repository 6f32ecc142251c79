/// A table of a page: cells told apart by the white between them, because `pdftotext` tells nothing of rules.
struct PDFTable {
    /// A cell with its lines.
    struct Cell: Equatable {
        var lines: [String]
        let column: Int
        var columns = 1
        var rows = 1
    }

    /// The cells of its rows.
    private(set) var rows: [[Cell]] = []
    /// The horizontal extents of its columns.
    let columns: [ClosedRange<Double>]
    /// The size of its text; `nil` for one whose cells rules part.
    private let size: Double?

    private struct Column {
        var range: ClosedRange<Double>
        var count = 1
    }

    /// Columns so near that they may be one whose text is not aligned.
    private static let gap = 0.35

    /// The table that begins with a line, and the index behind its last line; `nil` when none does.
    static func find(in lines: [PDFLine], from start: Int) -> (table: PDFTable, end: Int)? {
        // The tallest cell of the head may begin above all others.
        guard let body = lines[start...].prefix(4).firstIndex(where: { $0.segments.count > 1 }) else {
            return nil
        }
        let head = lines[start..<body]
        guard
            zip(head, lines[start...].dropFirst()).allSatisfy({ line, next in
                next.top - line.bottom < 0.3 * line.height && abs(line.size - next.size) < 0.1 * line.size
            }), let (columns, end) = extent(of: lines, from: body),
            head.allSatisfy({ line in
                columns.contains {
                    $0.lowerBound - line.size < line.left && line.right < $0.upperBound + line.size
                }
            })
        else { return nil }
        let table = PDFTable(Array(lines[start..<end]), columns)
        return table.rows.count > 1 ? (table, end) : nil
    }

    /// The columns of a table whose first line of several cells is known, and the index behind its last line.
    private static func extent(of lines: [PDFLine], from start: Int) -> (
        columns: [ClosedRange<Double>], end: Int
    )? {
        var columns: [Column] = []
        var end = start
        var wide = 0
        while end < lines.count {
            let line = lines[end]
            if end > start, line.top - lines[end - 1].bottom > 4 * line.height { break }
            let segments = line.segments
            guard let next = merged(columns, segments) else { break }
            columns = next
            if segments.count > 1 { wide += 1 }
            end += 1
        }
        // A line of text in the last rows' column follows the table rather than belongs to it.
        while end > start, lines[end - 1].segments.count == 1,
            lines[end - 1].left < columns[0].range.lowerBound - 1
        {
            end -= 1
        }
        guard columns.count > 1, wide >= (columns.count > 2 ? 2 : 3) else { return nil }
        return (columns.map(\.range), end)
    }

    /// Columns with the segments of one more line; `nil` when the line runs across them.
    private static func merged(_ columns: [Column], _ segments: [PDFLine]) -> [Column]? {
        var result = columns
        for segment in segments {
            let slack = gap * segment.size
            let met = result.indices.filter {
                result[$0].range.lowerBound - slack < segment.right
                    && segment.left < result[$0].range.upperBound + slack
            }
            guard let first = met.first else {
                result.append(Column(range: segment.left...max(segment.left, segment.right)))
                continue
            }
            if met.count > 1 {
                // A cell over several columns, or the end of the table.
                if segments.count == 1 && !columns.isEmpty { return nil }
                continue
            }
            let range = result[first].range
            result[first].range = min(range.lowerBound, segment.left)...max(range.upperBound, segment.right)
            result[first].count += 1
        }
        return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The lines of a table with these columns.
    private init(_ lines: [PDFLine], _ columns: [ClosedRange<Double>]) {
        self.columns = columns
        size = lines.map(\.size).min() ?? 0
        var cells: [(column: Int, line: PDFLine)] = []
        for segment in lines.flatMap(\.segments) {
            let column = columns.lastIndex { $0.lowerBound <= segment.left + 0.5 } ?? 0
            cells.append((column, segment))
        }
        let cuts = Self.cuts(cells)
        var grid = Array(repeating: Array(repeating: [PDFLine](), count: columns.count), count: cuts.count + 1)
        for (column, line) in cells {
            grid[cuts.count { $0 < line.middle }][column].append(line)
        }
        rows = grid.map { row in
            row.indices.map { column in
                let lines = row[column].sorted { $0.middle < $1.middle }
                return Cell(lines: Self.lines(of: lines, in: columns[column]), column: column)
            }
        }.filter { row in row.contains { !$0.lines.isEmpty } }
    }

    /// A table whose cells are known.
    init(rows: [[Cell]], columns: [ClosedRange<Double>]) {
        (self.rows, self.columns, size) = (rows, columns, nil)
    }

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

    /// The column whose cell goes on with a line, to be told by its left edge and size; `nil` for any other line.
    func column(continuedBy line: PDFLine) -> Int? {
        guard let size, line.segments.count == 1, abs(line.size - size) < 0.1 * size else { return nil }
        return columns.dropFirst().firstIndex {
            abs($0.lowerBound - line.left) < 1 && line.right < $0.upperBound + 1
        }
    }

    /// Whether a text is the number of a row: `3`, `（三）`, `1-2`, `12.`.
    private static func isNumber(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.filter { $0 != " " }
        return (1...6).contains(scalars.count) && scalars.contains { $0.properties.numericType != nil }
            && scalars.allSatisfy {
                $0.properties.numericType != nil || "-—.．、()（）十百".unicodeScalars.contains($0)
            }
    }

    /// The lines of a cell, with those joined that its width broke.
    static func lines(of lines: [PDFLine], in column: ClosedRange<Double>) -> [String] {
        var result: [String] = []
        var last: PDFLine?
        for line in lines {
            let text = line.text
            guard let before = last, let end = result.last?.unicodeScalars.last,
                let start = text.unicodeScalars.first
            else {
                result.append(text)
                last = line
                continue
            }
            let isFull = column.upperBound - before.right < 1.6 * before.size
            let isSeam = end.value < 0x2E80 && start.value < 0x2E80
            if isSeam, !isFull || !before.text.allSatisfy({ $0.isNumber || ".,-".contains($0) }) {
                // Two numbers one above the other, or words of letters.
                if end.properties.numericType != nil && start.properties.numericType != nil && !isFull {
                    result.append(text)
                } else {
                    result[result.count - 1] += " " + text
                }
            } else if !isFull, "。！？；!?;:：".unicodeScalars.contains(end) {
                result.append(text)
            } else {
                result[result.count - 1] += text
            }
            last = line
        }
        return result
    }
}
