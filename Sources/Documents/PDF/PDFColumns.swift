/// Text that is set in columns beside each other, to be read one after the other; a table is read row by row.
struct PDFColumns {
    /// A part of a page: lines over its whole width, or a column with its left edge moved to where that of the first one is.
    struct Part {
        let lines: [PDFLine]
        let isColumn: Bool
    }

    /// The parts of a page in the order of reading.
    private(set) var parts: [Part] = []

    /// The most columns beside each other; 0 without any.
    private(set) var count = 0

    /// Takes the lines of a page apart, from the top down.
    init(_ lines: [PDFLine]) {
        let gutters = Self.gutters(of: lines)
        guard let gutter = gutters.first else {
            parts = [Part(lines: lines, isColumn: false)]
            return
        }
        var whole: [PDFLine] = []
        func flush() {
            if !whole.isEmpty { parts.append(Part(lines: whole, isColumn: false)) }
            whole = []
        }
        var next = 0
        while next < lines.count {
            let end = lines[next...].firstIndex { $0.crosses(gutter) } ?? lines.count
            let words = lines[next..<end].flatMap(\.words)
            if let bands = (gutters.count > 1 ? Band(words, gutters)?.bands : nil)
                ?? Band(words, [gutter])?.bands
            {
                let top = bands[0].top
                whole += lines[next..<end].filter { $0.bottom < top }
                flush()
                let left = bands[0].left
                for band in bands {
                    for (column, edge) in zip(band.columns, band.edges) {
                        let lines = edge == left ? column : column.map { $0.moved(by: left - edge) }
                        parts.append(Part(lines: lines, isColumn: true))
                    }
                    count = max(count, band.columns.count)
                }
            } else {
                whole += lines[next..<end]
            }
            if end < lines.count { whole.append(lines[end]) }
            next = end + 1
        }
        flush()
    }

    /// The places where lines have white between columns, that of most of them first.
    private static func gutters(of lines: [PDFLine]) -> [Double] {
        guard let left = lines.map(\.left).min(), let right = lines.map(\.right).max(), right > left else {
            return []
        }
        func isWithin(_ place: Double, _ edge: Double) -> Bool {
            (left + edge * (right - left)...right - edge * (right - left)).contains(place)
        }
        var counts: [Int: (count: Int, place: Double)] = [:]
        for segment in lines.lazy.flatMap(\.segments) where isWithin(segment.left, 0.25) {
            let key = Int(segment.left / 4)
            let known = counts[key] ?? (0, segment.left)
            counts[key] = (known.count + 1, min(known.place, segment.left))
        }
        let sorted = counts.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.map(\.value)
        guard let best = sorted.first(where: { isWithin($0.place, 0.3) }), best.count > 2 else { return [] }
        // Three columns part at a third and at two thirds.
        let other = sorted.first {
            $0.count * 3 > best.count * 2 && abs($0.place - best.place) > 0.2 * (right - left)
        }
        return [best, other].compactMap(\.self).map { $0.place - 1 }
    }

    /// Columns between lines that run through.
    private struct Band {
        let columns: [[PDFLine]]

        var top: Double { columns.flatMap(\.self).map(\.top).min() ?? 0 }
        var left: Double { edges[0] }
        /// The left edges of the columns.
        var edges: [Double] { columns.map { $0.map(\.left).min() ?? 0 } }

        private init(columns: [[PDFLine]]) { self.columns = columns }

        /// The columns of words; `nil` where one has too few lines, or cells beside each other.
        init?(_ words: [PDFWord], _ gutters: [Double]) {
            let places = [-Double.infinity] + gutters.sorted() + [.infinity]
            var columns = zip(places, places.dropFirst()).map { left, right in
                PDFLine.lines(of: words.filter { left <= $0.left && $0.left < right })
            }
            // A line that stands alone above the other columns is a title.
            let tops = columns.map { $0.first?.top ?? .infinity }
            for index in columns.indices.dropLast() {
                let others = tops.indices.filter { $0 != index }.map { tops[$0] }
                guard let top = others.min(), top < .infinity else { continue }
                // Of two columns one may begin a line higher.
                let slack = columns.count > 2 ? 0.0 : 1
                columns[index].removeAll { $0.bottom < top - slack * $0.height }
            }
            guard columns.allSatisfy({ $0.count > 2 }) else { return nil }
            let isOfCells = columns.contains { column in
                column.count { $0.segments.count > 1 } * 5 > column.count
            }
            if isOfCells { return nil }
            self.columns = columns
        }

        /// The bands to be read one after the other, each by its columns; `nil` for a table.
        var bands: [Band]? {
            let numbers = columns.map { $0.compactMap { line in line.partNumber.map { (line, $0) } } }
            if let style = numbers[0].first?.1.style {
                let chains = numbers.map { $0.filter { $0.1.style == style } }
                if chains.allSatisfy({ !$0.isEmpty }) {
                    if Self.ascends(chains.joined().map(\.1.value)) { return [self] }
                    return bands(of: chains.map { $0.map { (top: $0.0.top, value: $0.1.value) } })
                }
            }
            let fields = columns.map { Set($0.compactMap(\.fieldName)) }
            let shared = fields.dropFirst().reduce(fields[0]) { $0.intersection($1) }
            return shared.count > 1 || isProse ? [self] : nil
        }

        private static func ascends(_ values: [Int]) -> Bool {
            zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
        }

        /// Bands that each begin with two numbers beside each other, as cards do: 1 and 2, 3 and 4.
        private func bands(of chains: [[(top: Double, value: Int)]]) -> [Band]? {
            guard chains.count == 2, chains[0].count == chains[1].count, chains[0].count > 1,
                zip(chains[0], chains[1]).allSatisfy({ abs($0.top - $1.top) < 3 && $0.value < $1.value }),
                zip(chains[1], chains[0].dropFirst()).allSatisfy({ $0.value < $1.value })
            else { return nil }
            let tops = chains[0].map { $0.top - 3 }
            return tops.indices.map { index in
                let from = index > 0 ? tops[index] : -Double.infinity
                let to = index + 1 < tops.count ? tops[index + 1] : Double.infinity
                return Band(columns: columns.map { $0.filter { from <= $0.top && $0.top < to } })
            }
        }

        /// Whether both columns are running text: their lines are full and follow each other without a hole, which cells
        /// of one row leave where the other one is longer.
        private var isProse: Bool {
            let widths = columns.map { column in
                (column.map(\.right).max() ?? 0) - (column.map(\.left).min() ?? 0)
            }
            guard widths.min() ?? 0 > 0.75 * (widths.max() ?? 0) else { return false }
            return columns.allSatisfy { column in
                guard column.count > 4, let edge = column.map(\.right).max() else { return false }
                let full = column.count { edge - $0.right < 1.5 * $0.size }
                let gaps = zip(column, column.dropFirst()).map { $1.middle - $0.middle }.sorted()
                let usual = gaps[gaps.count / 2]
                return full * 5 >= column.count * 3 && gaps.count { $0 > 1.5 * usual } * 10 <= gaps.count
            } && !isInRows
        }

        /// Whether both columns part at the same heights, or begin with short heads.
        private var isInRows: Bool {
            let holes = columns.map { column in
                let gaps = zip(column, column.dropFirst()).map { ($1.middle - $0.middle, $0.middle) }
                let usual = gaps.map(\.0).sorted()[gaps.count / 2]
                return gaps.filter { $0.0 > 1.2 * usual }.map(\.1)
            }
            let shared = holes[0].count { hole in
                holes.dropFirst().allSatisfy { $0.contains { abs($0 - hole) < 4 } }
            }
            let isHeaded = columns.allSatisfy { column in
                column[0].right - column[0].left < 0.5
                    * ((column.map(\.right).max() ?? 0) - (column.map(\.left).min() ?? 0))
            }
            return isHeaded || shared > 0 && shared * 4 >= 3 * (holes.map(\.count).max() ?? 0)
        }
    }
}

extension PDFLine {
    /// Whether it runs through a place without white there.
    fileprivate func crosses(_ place: Double) -> Bool {
        var (before, behind) = (-Double.infinity, Double.infinity)
        for word in words {
            if word.left < place - 1, word.right > place + 1 { return true }
            if word.left < place { before = max(before, word.right) } else { behind = min(behind, word.left) }
        }
        return behind - before < 0.9 * size && !breaks.contains { before < $0 && $0 < behind }
    }

    fileprivate func moved(by shift: Double) -> PDFLine {
        PDFLine(
            words.map { word in
                var word = word
                word.left += shift
                word.right += shift
                return word
            })
    }
}
