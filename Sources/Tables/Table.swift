package import Bilingual
package import Geodesy

/// A table as people read it: title, columns, rows, total, notes; without any form of output.
///
/// It comes of a `TableSpec`, whole or with those of its rows that a form lists. Every writer prints the same numbers,
/// because they all ask `printed(row:column:)` and `total(of:)`.
package struct Table: Sendable, Hashable {
    /// A row and what it means.
    package struct Row: Sendable, Hashable {
        /// One cell for each column.
        package var cells: [Cell]
        /// Whether the row is good or bad news.
        package var emphasis: Emphasis
        /// The rows above whose numbers this one sums, in the summed columns (小计), none where they are not listed; `nil`
        /// for an ordinary row.
        package var sums: Range<Int>?
    }

    /// The meaning of a row.
    package enum Emphasis: String, Sendable, Hashable, CaseIterable {
        /// Nothing to say.
        case none
        /// 一致: as it should be.
        case good
        /// To be looked at.
        case warning
        /// 不一致: not as it should be.
        case bad

        /// Which rows are listed before others.
        var urgency: Int {
            switch self {
            case .none, .good: 0
            case .warning: 1
            case .bad: 2
            }
        }
    }

    package let id: TableID
    /// A short name, for the sheet: 数字核对表.
    package let name: Message
    /// The title above the table.
    package var title: Message
    /// The line under the title, on the right: 单位：亩.
    package let subtitle: Message?
    package let columns: [Column]
    /// The column that carries the verdict and shows the emphasis; the whole row when `nil`.
    package let verdictColumn: Int?
    /// Whether it says something by having no row.
    package let standsEmpty: Bool
    /// The rows that are listed, without the total.
    package private(set) var rows: [Row] = []
    /// How many rows there are, listed or not.
    package private(set) var count = 0
    /// The word before the totals, 合计; no total row when `nil`.
    package private(set) var totalLabel: Message?
    /// The notes under the table.
    package var footnotes: [Message] = []
    /// Of all rows, listed or not.
    private var sums: [Sum]
    /// The columns that are summed.
    private let summed: [Int]

    /// The exact sum of printed numbers, with the most digits that one shows; `nil` before the first.
    private struct Sum: Sendable, Hashable {
        var isFilled = false
        var significand: Int128?
        var scale = 0

        mutating func add(_ number: ExactDecimal) {
            let scale = max(scale, number.scale)
            significand =
                (significand ?? 0) * powerOfTen(scale - self.scale)
                + Int128(number.significand) * powerOfTen(scale - number.scale)
            self.scale = scale
        }
    }

    /// - Precondition: there is a column, and no key appears twice.
    init(
        _ id: TableID, name: Message, title: Message, subtitle: Message?, columns: [Column], hasTotal: Bool,
        standsEmpty: Bool
    ) {
        precondition(!columns.isEmpty, "a table needs a column")
        precondition(Set(columns.map(\.key)).count == columns.count, "two columns have the same key")
        self.id = id
        self.name = name
        self.title = title
        self.subtitle = subtitle
        self.columns = columns
        self.standsEmpty = standsEmpty
        verdictColumn = columns.firstIndex(where: \.isVerdict)
        totalLabel = hasTotal ? Message(zh: "合计", en: "Total") : nil
        sums = columns.map { _ in Sum() }
        summed = columns.indices.filter { columns[$0].isSummed }
    }

    /// Takes a row into the count and the totals.
    mutating func count(_ row: Row) {
        count += 1
        for index in row.cells.indices {
            if !sums[index].isFilled, row.cells[index] != .missing { sums[index].isFilled = true }
        }
        guard row.sums == nil else { return }
        for index in summed {
            if let number = columns[index].kind.printed(row.cells[index]) { sums[index].add(number) }
        }
    }

    /// Lists rows that were counted.
    mutating func list(_ rows: [Row]) {
        self.rows = rows
        guard !isWhole else { return }
        for index in rows.indices where rows[index].sums != nil { self.rows[index].sums = 0..<0 }
    }
}

extension Table {
    /// Whether all rows are listed.
    package var isWhole: Bool { rows.count == count }

    /// Whether it is worth to be shown.
    package var isWanted: Bool { standsEmpty || count > 0 }

    /// The table without the columns in which no row has anything, for forms where width is dear.
    package var withoutEmptyColumns: Table {
        keeping { column in count == 0 || sums[column].isFilled }
    }

    /// The table without the columns of these keys.
    package func without(_ keys: Set<String>) -> Table {
        keeping { !keys.contains(columns[$0].key) }
    }

    /// The table with these rows only, and without a total.
    package func selecting(_ positions: [Int]) -> Table {
        var table = keeping { _ in true }
        table.totalLabel = nil
        table.count = 0
        table.sums = columns.map { _ in Sum() }
        for position in positions { table.count(rows[position]) }
        table.rows = positions.map { rows[$0] }
        return table
    }

    private func keeping(_ wanted: (Int) -> Bool) -> Table {
        let kept = columns.indices.filter(wanted)
        guard !kept.isEmpty else { return self }
        var table = Table(
            id, name: name, title: title, subtitle: subtitle, columns: kept.map { columns[$0] },
            hasTotal: totalLabel != nil, standsEmpty: standsEmpty)
        table.footnotes = footnotes
        table.rows = rows.map { row in
            Row(cells: kept.map { row.cells[$0] }, emphasis: row.emphasis, sums: row.sums)
        }
        table.count = count
        table.sums = kept.map { sums[$0] }
        return table
    }

    /// The columns under each heading of the upper line, a column without a group for itself; empty when none has one.
    package var groups: [(columns: ClosedRange<Int>, heading: Message?)] {
        guard columns.contains(where: { $0.group != nil }) else { return [] }
        var groups: [(columns: ClosedRange<Int>, heading: Message?)] = []
        for (index, column) in columns.enumerated() {
            if let last = groups.last, let heading = last.heading, heading == column.group {
                groups[groups.count - 1].columns = last.columns.lowerBound...index
            } else {
                groups.append((index...index, column.group))
            }
        }
        return groups
    }

    /// The number that a cell shows, with the digits that it shows; `nil` for text and missing cells.
    package func printed(row: Int, column: Int) -> ExactDecimal? {
        columns[column].kind.printed(rows[row].cells[column])
    }

    /// The text that a cell shows.
    package func text(row: Int, column: Int, language: Language) -> String {
        columns[column].text(rows[row].cells[column], language)
    }

    /// The total of a column: the exact sum of the numbers that the cells of all rows show, sums left out.
    ///
    /// Areas are rounded for printing before they are added, so that the total is what a reader gets who adds
    /// the cells. Where it must equal the rounded sum of the areas, the column is a level (调平).
    ///
    /// - Returns: `nil` when the column is not summed, has no number, or the sum has too many digits.
    package func total(of column: Int) -> ExactDecimal? {
        let sum = sums[column]
        return sum.significand.flatMap { Int64(exactly: $0) }.flatMap {
            ExactDecimal(significand: $0, scale: sum.scale)
        }
    }
}
