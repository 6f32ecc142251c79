/// The cells between the rules of a table.
struct PDFGrid {
    /// The places of vertical and horizontal rules.
    let across: [Double]
    let down: [Double]
    private let rules: [PDFRules.Rule]

    /// How far rules that meet may stand apart.
    private static let slack = 2.5
    /// No table of a page has more.
    private static let mostCells = 6000

    /// The grids of a page: rules that meet, with at least two columns between them.
    static func grids(of rules: [PDFRules.Rule]) -> [PDFGrid] {
        var rest = rules
        var grids: [PDFGrid] = []
        while let first = rest.popLast() {
            var group = [first]
            var next = 0
            while next < group.count {
                let rule = group[next]
                next += 1
                let met = rest.filter { meets(rule, $0) }
                if met.isEmpty { continue }
                rest.removeAll { meets(rule, $0) }
                group += met
            }
            let grid = PDFGrid(group)
            if (3...65).contains(grid.across.count), grid.down.count > 1,
                grid.across.count * grid.down.count < mostCells
            {
                grids.append(grid)
            }
        }
        return grids
    }

    /// The height of the short rule above the notes of a page; `nil` without one.
    static func noteRule(of rules: [PDFRules.Rule], on page: PDFPage) -> Double? {
        guard let left = page.words.map(\.left).min() else { return nil }
        return rules.last { rule in
            let length = rule.range.upperBound - rule.range.lowerBound
            return rule.isHorizontal && abs(rule.range.lowerBound - left) < 25 && rule.place > 0.4 * page.height
                && (0.12...0.4).contains(length / max(1, page.width))
                && !rules.contains { !$0.isHorizontal && meets($0, rule) }
        }?.place
    }

    private init(_ rules: [PDFRules.Rule]) {
        self.rules = rules
        across = Self.places(rules.filter { !$0.isHorizontal })
        down = Self.closed(Self.places(rules.filter(\.isHorizontal)), by: rules.filter { !$0.isHorizontal })
    }

    /// The shortest row that a page end may cut.
    private static let leastRow = 8.0

    /// The places with the ends of vertical rules that go on beyond them: a row that the page end cuts has no rule there.
    private static func closed(_ places: [Double], by verticals: [PDFRules.Rule]) -> [Double] {
        guard let top = places.first, let bottom = places.last else { return places }
        let above = verticals.map(\.range.lowerBound).filter { $0 < top - leastRow }
        let below = verticals.map(\.range.upperBound).filter { $0 > bottom + leastRow }
        return (above.count > 2 ? above.min().map { [$0] } ?? [] : []) + places
            + (below.count > 2 ? below.max().map { [$0] } ?? [] : [])
    }

    private static func places(_ rules: [PDFRules.Rule]) -> [Double] {
        var places: [Double] = []
        for place in rules.map(\.place).sorted() where place - (places.last ?? -10_000) > slack {
            places.append(place)
        }
        return places
    }

    private static func meets(_ rule: PDFRules.Rule, _ other: PDFRules.Rule) -> Bool {
        func reaches(_ rule: PDFRules.Rule, _ place: Double) -> Bool {
            rule.range.lowerBound - slack < place && place < rule.range.upperBound + slack
        }
        if rule.isHorizontal == other.isHorizontal {
            return abs(rule.place - other.place) < slack
                && rule.range.lowerBound - slack < other.range.upperBound
                && other.range.lowerBound - slack < rule.range.upperBound
        }
        return reaches(rule, other.place) && reaches(other, rule.place)
    }

    /// Whether a word stands inside.
    func holds(_ word: PDFWord) -> Bool {
        let middle = (word.left + word.right) / 2
        return across[0] < middle && middle < across[across.count - 1] && down[0] < word.middle
            && word.middle < down[down.count - 1]
    }

    /// The table of the words inside; `nil` where words stand across its rules, which are a drawing's then.
    func table(of words: [PDFWord]) -> PDFTable? {
        let (columns, rows) = (across.count - 1, down.count - 1)
        // Places without a rule between them are one cell; it is a box.
        var owner = Array(repeating: -1, count: columns * rows)
        var boxes: [(columns: ClosedRange<Int>, rows: ClosedRange<Int>)] = []
        for row in 0..<rows {
            for column in 0..<columns where owner[row * columns + column] < 0 {
                var (last, lowest) = (column, row)
                while last + 1 < columns, owner[row * columns + last + 1] < 0, !hasRule(rightOf: last, in: row)
                { last += 1 }
                while lowest + 1 < rows, !(column...last).contains(where: { hasRule(below: lowest, in: $0) }) {
                    lowest += 1
                }
                for y in row...lowest { for x in column...last { owner[y * columns + x] = boxes.count } }
                boxes.append((column...last, row...lowest))
            }
        }
        var content = Array(repeating: [PDFWord](), count: boxes.count)
        var astray = 0
        for word in words {
            let row = down.dropLast().lastIndex { $0 <= word.middle } ?? 0
            func box(at place: Double) -> Int {
                owner[row * columns + (across.dropLast().lastIndex { $0 <= place } ?? 0)]
            }
            if box(at: word.left + 1) != box(at: word.right - 1) { astray += 1 }
            content[box(at: (word.left + word.right) / 2)].append(word)
        }
        guard astray * 20 <= words.count else { return nil }
        var result = Array(repeating: [PDFTable.Cell](), count: rows)
        for (box, words) in zip(boxes, content) {
            let (left, right) = (across[box.columns.lowerBound], across[box.columns.upperBound + 1])
            let lines = PDFLine.lines(of: words)
            let margin = min(8, max(0, (lines.map(\.left).min() ?? left) - left))
            let range = left...max(left, right - margin)
            result[box.rows.lowerBound].append(
                PDFTable.Cell(
                    lines: PDFTable.lines(of: lines, in: range), column: box.columns.lowerBound,
                    columns: box.columns.count, rows: box.rows.count))
        }
        let ranges = zip(across, across.dropFirst()).map { $0...max($0, $1) }
        result.removeAll { $0.isEmpty || Self.isPageNumber($0) }
        return PDFTable(rows: result, columns: ranges)
    }

    /// Whether the cells of a row together are the number of the page, which stands over a table that fills it.
    private static func isPageNumber(_ row: [PDFTable.Cell]) -> Bool {
        let text = row.flatMap(\.lines).joined().filter { !$0.isWhitespace }
        return PageNumber(text)?.isCertain ?? false
    }

    private func hasRule(rightOf column: Int, in row: Int) -> Bool {
        let middle = (down[row] + down[row + 1]) / 2
        return rules.contains {
            !$0.isHorizontal && abs($0.place - across[column + 1]) <= Self.slack && $0.range.contains(middle)
        }
    }

    private func hasRule(below row: Int, in column: Int) -> Bool {
        let middle = (across[column] + across[column + 1]) / 2
        return rules.contains {
            $0.isHorizontal && abs($0.place - down[row + 1]) <= Self.slack && $0.range.contains(middle)
        }
    }
}
