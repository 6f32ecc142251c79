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

    /// The table that begins with a line, and the index behind its last line; `nil` when none does.
    static func find(in lines: [PDFLine], from start: Int) -> (table: PDFTable, end: Int)? {
        // The tallest cell of the head may begin above all others.
        guard let body = lines[start...].prefix(4).firstIndex(where: { $0.segments.count > 1 }) else {
            return nil
        }
        guard let columns = PDFTableColumns(lines, from: body) else { return nil }
        let head = lines[start..<body]
        let isHead = zip(head, lines[start...].dropFirst()).allSatisfy { line, next in
            next.top - line.bottom < 0.3 * line.height && abs(line.size - next.size) < 0.1 * line.size
                && columns.holds(line)
        }
        // The last words of a text that runs down to the table stand at its left edge too.
        if !isHead || start < body && start > 0 && columns.goesOn(lines[start - 1], with: lines[start]) {
            return nil
        }
        if start < body, !columns.spans.isEmpty { return nil }
        let table = PDFTable(Array(lines[start..<columns.end]), columns)
        return table.rows.count > 1 ? (table, columns.end) : nil
    }

    /// The lines of a table with these columns.
    private init(_ lines: [PDFLine], _ columns: PDFTableColumns) {
        self.columns = columns.ranges
        size = lines.map(\.size).min() ?? 0
        rows = PDFTableRows(lines, columns).rows
    }

    /// A table whose cells are known.
    init(rows: [[Cell]], columns: [ClosedRange<Double>]) {
        (self.rows, self.columns, size) = (rows, columns, nil)
    }

    /// The column whose cell goes on with a line, to be told by its left edge and size; `nil` for any other line.
    func column(continuedBy line: PDFLine) -> Int? {
        guard let size, line.segments.count == 1, abs(line.size - size) < 0.1 * size else { return nil }
        return columns.dropFirst().firstIndex {
            abs($0.lowerBound - line.left) < 1 && line.right < $0.upperBound + 1
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
