/// Forms of one kind that tables draw one below the other, each an item: rows of names and values side by side,
/// `卡号 | LW-02 | 填卡日期 | 6月20日`.
struct FormSeries {
    /// A name with the value beside it.
    struct Pair {
        let name: Range<Int>
        let value: Range<Int>
        /// The name before it in its row that says in which unit its bare number is: `经费（万元） | 96.5 | 市级 | 60`.
        private(set) var head: Range<Int>?

        func headed(by head: Range<Int>?) -> Pair { Pair(name: name, value: value, head: head) }
    }

    /// The pairs of each form, in order.
    private(set) var forms: [[Pair]] = []
    /// The tables without the rows of forms.
    private(set) var rest: [ReportTable]

    private let source: SourceText

    /// A row of a table, or a line: its pairs, or none where it is no row of a form.
    private struct Row {
        /// The table; `nil` for a line.
        let table: Int?
        let index: Int
        private(set) var pairs: [Pair]
        let names: [String]

        init(_ table: Int?, _ index: Int, _ pairs: [Pair], _ source: SourceText) {
            (self.table, self.index, self.pairs) = (table, index, pairs)
            names = pairs.map { source.text(in: $0.name).folded.filter { $0 != " " } }
        }

        /// Lets the last value go on in the lines below.
        mutating func goOn(to end: Int) {
            guard let last = pairs.popLast() else { return }
            pairs.append(Pair(name: last.name, value: last.value.lowerBound..<max(last.value.upperBound, end)))
        }
    }

    /// The longest name in a form, its unit included, in scalars.
    private static let longestName = 20
    /// The fewest rows of a form, and the fewest names that all forms share.
    private static let (fewestRows, fewestNames) = (3, 4)
    /// The mean length of the texts of a form, in scalars.
    private static let shortestText = 10
    /// How many names are tried that may open the forms.
    private static let mostOpenings = 8

    init(_ source: SourceText) {
        self.source = source
        rest = source.tables
        let rows = rows
        var places: [String: [Int]] = [:]
        for (place, row) in rows.enumerated() {
            if let name = row.names.first { places[name, default: []].append(place) }
        }
        var openings: Set<String> = []
        for row in rows {
            guard let name = row.names.first, let starts = places[name], starts.count > 1,
                openings.insert(name).inserted
            else { continue }
            if openings.count > Self.mostOpenings { return }
            guard let spans = spans(of: starts, rows) else { continue }
            forms = spans.map { $0.flatMap { rows[$0].pairs } }
            let taken = spans.joined().map { rows[$0] }
            rest = Self.tables(
                source.tables, without: taken.compactMap { row in row.table.map { ($0, row.index) } })
            return
        }
    }

    /// The rows of tables, and the lines between them whose cells bars part.
    private var rows: [Row] {
        var rows: [Row] = []
        var tables = source.tables.indices[...]
        func add(_ table: Int) {
            for (index, cells) in source.tables[table].rows.enumerated() {
                rows.append(Row(table, index, pairs(of: cells.map { source.trimmed($0.range) }), source))
            }
        }
        // The lines since the last row of bars, which go on with its value if another one follows.
        var tail: Int?
        for line in source.lines where !line.isEmpty {
            while let table = tables.first, source.tables[table].range.lowerBound < line.upperBound {
                add(tables.removeFirst())
                tail = nil
            }
            if let last = rows.last, last.table != nil, let range = last.table.map({ source.tables[$0].range }),
                line.lowerBound < range.upperBound
            {
                continue
            }
            let pairs = pairs(of: cells(of: line))
            if pairs.isEmpty {
                if rows.last?.table == nil, rows.last?.pairs.isEmpty == false { tail = line.upperBound }
                if rows.last?.pairs.isEmpty ?? false || line.contains(where: { source[$0] == "|" }) {
                    rows.append(Row(nil, 0, [], source))
                    tail = nil
                }
            } else {
                if let end = tail, let last = rows.indices.last { rows[last].goOn(to: end) }
                tail = nil
                rows.append(Row(nil, 0, pairs, source))
            }
        }
        while let table = tables.popFirst() { add(table) }
        return rows
    }

    /// The cells of a line between bars.
    private func cells(of line: Range<Int>) -> [Range<Int>] {
        let bars = line.filter { source[$0] == "|" }
        guard !bars.isEmpty else { return [] }
        let cells = zip([line.lowerBound] + bars.map { $0 + 1 }, bars + [line.upperBound]).map {
            source.trimmed($0..<$1)
        }
        return cells.first?.isEmpty ?? false ? Array(cells.dropFirst()) : cells
    }

    /// The pairs of a row; none where it has no name before each value.
    private func pairs(of cells: [Range<Int>]) -> [Pair] {
        let cells = cells.count.isMultiple(of: 2) ? cells : cells.filter { !$0.isEmpty }
        guard cells.count > 1, cells.count.isMultiple(of: 2) else { return [] }
        let pairs = stride(from: 0, to: cells.count, by: 2).map {
            Pair(name: cells[$0], value: cells[$0 + 1])
        }.filter { !$0.name.isEmpty || !$0.value.isEmpty }
        return pairs.allSatisfy { isName($0.name) } ? headed(pairs) : []
    }

    /// The pairs of a row, with the name that says the unit of the bare numbers behind its own.
    private func headed(_ pairs: [Pair]) -> [Pair] {
        guard pairs.count > 1 else { return pairs }
        var head: Range<Int>?
        return pairs.map { pair in
            guard BareNumber(pair.value, of: source) != nil else {
                head = nil
                return pair
            }
            guard ColumnUnit.unit(in: pair.name, of: source) == nil else {
                head = pair.name
                return pair
            }
            return pair.headed(by: head)
        }
    }

    private func isName(_ cell: Range<Int>) -> Bool {
        guard let first = cell.first, (2...Self.longestName).contains(cell.count) else { return false }
        return (0x4E00...0x9FFF).contains(source[first].value) && BareNumber(cell, of: source) == nil
            && !cell.contains { source[$0].endsSentence || source[$0].isDigit }
    }

    /// The rows of the forms that begin with these rows; `nil` where they are none.
    private func spans(of starts: [Int], _ rows: [Row]) -> [Range<Int>]? {
        let ends = Array(starts.dropFirst()) + [rows.count]
        let longest = zip(starts, ends).dropLast().map { $1 - $0 }.max() ?? 0
        // The names that come again are those of the forms.
        var counts: [String: Int] = [:]
        for (start, end) in zip(starts, ends) {
            for name in rows[start..<min(end, start + longest)].flatMap(\.names) {
                counts[name, default: 0] += 1
            }
        }
        let shared = counts.filter { $0.value > 1 && $0.value * 2 > starts.count }
        let spans = zip(starts, ends).map { start, end in
            let rows = rows[start..<end].prefix { row in
                row.names.first.map { shared[$0] != nil } ?? false
            }
            return start..<rows.endIndex
        }
        // The name may head a column of another table, too.
        .filter { $0.count >= Self.fewestRows }
        guard shared.count >= Self.fewestNames, spans.count > 1, spans.count * 2 > starts.count else {
            return nil
        }
        let taken = spans.joined().map { rows[$0].pairs }
        return tellItems(taken.flatMap(\.self), isWide: taken.contains { $0.count > 1 }) ? spans : nil
    }

    /// Whether a name tells a field of an item and the values under another are texts.
    private func tellItems(_ pairs: [Pair], isWide: Bool) -> Bool {
        let groups = Dictionary(grouping: pairs) { source.text(in: $0.name).folded.filter { $0 != " " } }
        let isText = groups.values.contains { group in
            group.count > 1 && group.reduce(0) { $0 + $1.value.count } >= group.count * Self.shortestText
        }
        // A form of texts with one name in a row is read line by line, where its names tell the problems.
        let isDrawn = pairs.contains { pair in
            ColumnUnit.unit(in: pair.name, of: source) != nil && BareNumber(pair.value, of: source) != nil
        }
        let kinds = groups.values.compactMap { $0.count > 1 ? $0.first.map { kind(of: $0.name) } : nil }
        return isText && (isDrawn || isWide || !kinds.contains(.problem)) && kinds.contains { $0 != .other }
    }

    private func kind(of name: Range<Int>) -> LedgerField.Kind {
        FieldMark.kind(ofHead: name, in: source) ?? FieldNames.kind(of: name, in: source) ?? .other
    }

    /// Tables without some of their rows; what remains of a table in one row is none.
    private static func tables(_ tables: [ReportTable], without taken: [(table: Int, row: Int)])
        -> [ReportTable]
    {
        var rows = Dictionary(grouping: taken, by: \.table).mapValues { Set($0.map(\.row)) }
        return tables.indices.flatMap { index -> [ReportTable] in
            guard let gone = rows.removeValue(forKey: index) else { return [tables[index]] }
            var runs: [[[ReportTable.Cell]]] = [[]]
            for (row, cells) in tables[index].rows.enumerated() {
                if gone.contains(row) { runs.append([]) } else { runs[runs.count - 1].append(cells) }
            }
            return runs.filter { $0.count > 1 }.map(ReportTable.init)
        }
    }

    // MARK: What they hold

    /// The fields of a form.
    func fields(of form: [Pair]) -> [FieldMark] {
        form.map { FieldMark(kind(of: $0.name), name: $0.name, value: $0.value) }
    }

    /// From the first to the last cell of a form.
    static func range(of form: [Pair]) -> Range<Int> {
        let start = form.first?.name.lowerBound ?? 0
        return start..<max(start, form.last?.value.upperBound ?? start)
    }

    /// The bare numbers beside names with a unit, as those of a table with a row for each form.
    ///
    /// - Parameter table: the number of that table.
    func cells(table: Int) -> [FigureCell] {
        forms.enumerated().flatMap { row, form in
            form.enumerated().compactMap { column, pair in
                let names = [pair.head, pair.name].compactMap(\.self)
                guard let head = names.first, let unit = ColumnUnit.unit(in: head, of: source),
                    !pair.value.isEmpty, case .figure(let figure) = CellReading(pair.value, unit, of: source)
                else { return nil }
                let words = ColumnName(names, of: source).words
                return FigureCell(
                    range: pair.value, unit: unit,
                    role: RoleReader.role(
                        ofHeading: words, kind: figure.unit.base.kind, unit: figure.unit),
                    place: nil,
                    cell: TableCell(
                        table: table, row: row, column: column, isTotal: false, isPart: false,
                        heading: names.map(source.text).joined(separator: " "), label: ""))
            }
        }
    }
}
