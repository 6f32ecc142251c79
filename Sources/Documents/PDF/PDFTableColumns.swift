/// The columns of a table that has no rules: what white through its lines leaves.
struct PDFTableColumns {
    /// The horizontal extents of the columns.
    private(set) var ranges: [ClosedRange<Double>] = []
    /// The index behind the last line of the table.
    private(set) var end: Int
    /// The cells of its first line over several columns; empty without any.
    private(set) var spans: [(line: PDFLine, columns: ClosedRange<Int>)] = []

    private struct Column {
        var range: ClosedRange<Double>
        /// The lines in which it has a cell.
        var lines: [Int]
    }

    private var columns: [Column] = []

    /// Columns so near that they may be one whose text is not aligned.
    private static let gap = 0.35

    /// The columns of the table whose first line of several cells is known; `nil` when it is none.
    init?(_ lines: [PDFLine], from start: Int) {
        if Self.isTitle(lines[start]) { return nil }
        guard var best = PDFTableColumns(extentOf: lines, from: start) else { return nil }
        // A line above with fewer cells runs over columns: it is a head over several of them, or a title.
        let next = start + 1
        if next < lines.count, lines[next].segments.count > lines[start].segments.count,
            let below = PDFTableColumns(extentOf: lines, from: next), below.ranges.count >= best.ranges.count,
            below.end >= best.end
        {
            if let spans = below.spans(of: lines[start]) {
                if spans.contains(where: { $0.columns.count > 1 }) {
                    best = below
                    best.spans = spans
                }
            } else if below.ranges.count > best.ranges.count {
                return nil
            }
        }
        guard !Self.isProse(lines[start..<best.end]) else { return nil }
        self = best
    }

    private init?(extentOf lines: [PDFLine], from start: Int) {
        end = start
        var wide = 0
        while end < lines.count {
            let line = lines[end]
            if end > start, line.top - lines[end - 1].bottom > 4 * line.height { break }
            let segments = line.segments
            guard add(segments, of: end) else { break }
            if segments.count > 1 { wide += 1 }
            end += 1
        }
        guard let first = columns.first else { return nil }
        // A line of text in the last rows' column follows the table rather than belongs to it.
        while end > start, lines[end - 1].segments.count == 1, lines[end - 1].left < first.range.lowerBound - 1
        {
            end -= 1
        }
        guard columns.count > 1, wide >= (columns.count > 2 ? 2 : 3) else { return nil }
        joinHeads(to: lines[start..<end].firstIndex { Self.hasNumbers($0.segments) } ?? start)
        ranges = columns.map(\.range)
    }

    /// Adds the segments of one more line; `false` when the line runs across the columns.
    private mutating func add(_ segments: [PDFLine], of line: Int) -> Bool {
        var result = columns
        for segment in segments {
            let slack = Self.gap * segment.size
            // Two cells of one line are two columns, however near they stand.
            let met = result.indices.filter {
                result[$0].range.lowerBound - slack < segment.right
                    && segment.left < result[$0].range.upperBound + slack
                    && (result[$0].lines.last != line || result[$0].range.upperBound > segment.left)
            }
            guard let first = met.first else {
                result.append(Column(range: segment.left...max(segment.left, segment.right), lines: [line]))
                continue
            }
            if met.count > 1 {
                // A cell over several columns, or the end of the table.
                if segments.count == 1 && !columns.isEmpty { return false }
                continue
            }
            let range = result[first].range
            result[first].range = min(range.lowerBound, segment.left)...max(range.upperBound, segment.right)
            result[first].lines.append(line)
        }
        columns = result.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return true
    }

    /// Joins heads at one edge of a column to its numbers at the other one.
    ///
    /// - Parameter body: the first line with numbers.
    private mutating func joinHeads(to body: Int) {
        var index = 0
        while index + 1 < columns.count {
            let (left, right) = (columns[index], columns[index + 1])
            let isHead = [left, right].map { $0.lines.allSatisfy { $0 < body } }
            let isBody = [left, right].map { $0.lines.allSatisfy { $0 >= body } }
            if isHead[0] && isBody[1] || isBody[0] && isHead[1] {
                let range = left.range.lowerBound...max(left.range.upperBound, right.range.upperBound)
                columns[index] = Column(range: range, lines: left.lines + right.lines)
                columns.remove(at: index + 1)
            }
            index += 1
        }
    }

    /// The columns that each cell of a line above them reaches over; `nil` where one fits none.
    private func spans(of line: PDFLine) -> [(line: PDFLine, columns: ClosedRange<Int>)]? {
        var spans: [(line: PDFLine, columns: ClosedRange<Int>)] = []
        let starts = ranges.map(\.lowerBound)
        let last = ranges.count - 1
        // Where the cells of each column may end: at the next one; of the last one, as far away as that is.
        let ends = Array(starts.dropFirst()) + [starts[last] + starts[last] - starts[last - 1]]
        for segment in line.segments {
            let free = (spans.last.map { $0.columns.upperBound + 1 } ?? 0)..<ranges.count
            let middle = (segment.left + segment.right) / 2
            // A cell in the middle over columns ends about as far from the middle as they do.
            let fits = free.flatMap { first in (first..<ranges.count).map { first...$0 } }.compactMap {
                group -> (columns: ClosedRange<Int>, off: Double)? in
                let (left, right) = (starts[group.lowerBound], ranges[group.upperBound].upperBound)
                let edge = ends[group.upperBound]
                let slack = 0.5 * segment.size
                let isInside = left - slack < segment.left && segment.right < max(edge, right) + slack
                let off = min(
                    abs((left + right) / 2 - middle), abs((left + edge) / 2 - middle),
                    group.count == 1 ? abs(left - segment.left) : .infinity)
                return isInside && off < segment.size ? (group, off) : nil
            }
            guard let best = fits.min(by: { $0.off < $1.off }) else { return nil }
            spans.append((segment, best.columns))
        }
        return spans
    }

    /// Whether a line of one segment fits a column.
    func holds(_ line: PDFLine) -> Bool {
        ranges.contains { $0.lowerBound - line.size < line.left && line.right < $0.upperBound + line.size }
    }

    /// Whether a line at the left edge ends the text that a line across the columns holds.
    func goesOn(_ before: PDFLine, with line: PDFLine) -> Bool {
        ranges.count > 1 && before.segments.count == 1 && before.right > ranges[1].lowerBound
            && line.left < ranges[0].upperBound && !before.endsSentence
            && line.middle - before.middle < 2 * max(line.size, before.size)
    }

    /// Whether a line is the title of a table: `表2　各县情况`.
    private static func isTitle(_ line: PDFLine) -> Bool {
        let segments = line.segments
        guard segments.count == 2, let text = segments.first?.text,
            let name = ["附表", "附件", "附", "表"].first(where: text.hasPrefix)
        else { return false }
        return text.dropFirst(name.count).allSatisfy {
            $0.isNumber || "：:-—.．（）()".contains($0) || "一二三四五六七八九十".contains($0)
        }
    }

    /// Whether lines are sentences in which spaces happen to stand at one place.
    private static func isProse(_ lines: ArraySlice<PDFLine>) -> Bool {
        let wide = lines.filter { $0.segments.count > 1 }
        let isNarrow = wide.allSatisfy { line in
            zip(line.segments, line.segments.dropFirst()).allSatisfy { $1.left - $0.right < 1.4 * line.size }
        }
        return isNarrow && wide.count(where: \.endsSentence) * 2 >= wide.count
    }

    /// Whether one of a line's cells behind the first one is a number.
    static func hasNumbers(_ segments: [PDFLine]) -> Bool {
        segments.count > 1 && segments.dropFirst().contains { isNumber($0.text) }
    }

    /// Whether a text is a number and nothing else.
    static func isNumber(_ text: String) -> Bool {
        text.contains { $0.isASCII && $0.isNumber }
            && text.unicodeScalars.allSatisfy {
                ("0"..."9").contains($0) || " .,，．-－—%％‰".unicodeScalars.contains($0)
            }
    }
}
