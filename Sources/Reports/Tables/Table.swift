public import Bilingual
public import Geodesy

/// A table as people read it: title, columns, rows, total, notes; without any form of output.
///
/// Every writer prints the same numbers, because they all ask `printed(row:column:)` and `total(of:)`.
public struct Table: Sendable, Hashable {
    /// A row and what it means.
    public struct Row: Sendable, Hashable {
        /// One cell for each column.
        public var cells: [Cell]
        /// Whether the row is good or bad news.
        public var emphasis: Emphasis
        /// The rows above whose numbers this one sums, in the summed columns (小计); `nil` for an ordinary row.
        public var sums: Range<Int>?

        /// A row from its cells.
        public init(_ cells: [Cell], emphasis: Emphasis = .none, sums: Range<Int>? = nil) {
            self.cells = cells
            self.emphasis = emphasis
            self.sums = sums
        }
    }

    /// The meaning of a row.
    public enum Emphasis: String, Sendable, Hashable, CaseIterable {
        /// Nothing to say.
        case none
        /// 一致: as it should be.
        case good
        /// To be looked at.
        case warning
        /// 不一致: not as it should be.
        case bad
    }

    /// A short name, for the sheet or the file: 数字核对表.
    public var name: Message
    /// The title above the table.
    public var title: Message
    /// The line under the title, on the right: 单位：亩.
    public var subtitle: Message?
    /// The columns.
    public let columns: [Column]
    /// The rows, without the total.
    public private(set) var rows: [Row] = []
    /// The word before the totals, 合计; no total row when `nil`.
    public var totalLabel: Message?
    /// The column that carries the verdict and shows the emphasis; the whole row when `nil`.
    public var verdictColumn: Int?
    /// The notes under the table.
    public var footnotes: [Message] = []

    /// An empty table.
    ///
    /// - Parameters:
    ///   - name: a short name, for the sheet or the file.
    ///   - title: the title above the table; the name when `nil`.
    ///   - subtitle: the line under the title, usually the unit.
    ///   - columns: at least one, each with a key of its own.
    ///   - totalLabel: the word before the totals; no total row when `nil`.
    /// - Precondition: there is a column, and no key appears twice.
    public init(
        name: Message, title: Message? = nil, subtitle: Message? = nil, columns: [Column],
        totalLabel: Message? = nil
    ) {
        precondition(!columns.isEmpty, "a table needs a column")
        precondition(Set(columns.map(\.key)).count == columns.count, "two columns have the same key")
        self.name = name
        self.title = title ?? name
        self.subtitle = subtitle
        self.columns = columns
        self.totalLabel = totalLabel
    }

    /// Adds a row at the end.
    ///
    /// - Precondition: it has a cell for each column.
    public mutating func append(_ row: Row) {
        precondition(row.cells.count == columns.count, "a row needs a cell for each column")
        rows.append(row)
    }

    /// Adds a row at the end.
    ///
    /// - Precondition: there is a cell for each column.
    public mutating func append(_ cells: [Cell], emphasis: Emphasis = .none, sums: Range<Int>? = nil) {
        append(Row(cells, emphasis: emphasis, sums: sums))
    }
}

extension Table {
    /// The table without the columns in which no row has anything, for forms where width is dear.
    public var withoutEmptyColumns: Table {
        keeping { column in rows.isEmpty || rows.contains { $0.cells[column] != .missing } }
    }

    /// The table without the columns of these keys.
    public func without(_ keys: Set<String>) -> Table {
        keeping { !keys.contains(columns[$0].key) }
    }

    /// The table with these rows only, and without a total.
    func selecting(_ positions: [Int]) -> Table {
        var table = self
        table.rows = positions.map { rows[$0] }
        table.totalLabel = nil
        return table
    }

    private func keeping(_ wanted: (Int) -> Bool) -> Table {
        let kept = columns.indices.filter(wanted)
        guard !kept.isEmpty else { return self }
        var table = Table(
            name: name, title: title, subtitle: subtitle, columns: kept.map { columns[$0] },
            totalLabel: totalLabel)
        table.verdictColumn = verdictColumn.flatMap { kept.firstIndex(of: $0) }
        table.footnotes = footnotes
        table.rows = rows.map { row in Row(kept.map { row.cells[$0] }, emphasis: row.emphasis, sums: row.sums) }
        return table
    }

    /// The columns under each heading of the upper line, a column without a group for itself; empty when none has one.
    public var groups: [(columns: ClosedRange<Int>, heading: Message?)] {
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
    public func printed(row: Int, column: Int) -> ExactDecimal? {
        columns[column].printed(rows[row].cells[column])
    }

    /// The text that a cell shows; `missing` stands for a missing one.
    public func text(row: Int, column: Int, language: Language, missing: String = "—") -> String {
        let cell = rows[row].cells[column]
        if case .text(let message) = cell { return message[language] }
        return columns[column].printed(cell)?.description ?? missing
    }

    /// The total of a column: the exact sum of the numbers that its cells show.
    ///
    /// Areas are rounded for printing before they are added, so that the total is what a reader gets who adds
    /// the cells. Where it must equal the rounded sum of the areas, balance the cells first (调平) and
    /// give them as decimals.
    ///
    /// - Returns: `nil` when the column is not summed, has no number, or the sum has too many digits.
    public func total(of column: Int) -> ExactDecimal? {
        columns[column].isSummed ? sum(of: column, in: rows.indices) : nil
    }

    /// The exact sum of the numbers that cells of a column show, rows of sums left out.
    ///
    /// - Returns: `nil` when there is no number, or the sum has too many digits.
    public func sum(of column: Int, in range: Range<Int>) -> ExactDecimal? {
        var sum = Rational(0)
        var scale: Int?
        for row in rows[range] where row.sums == nil {
            guard let number = columns[column].printed(row.cells[column]) else { continue }
            sum = sum + number.rational
            scale = max(scale ?? 0, number.scale)
        }
        return scale.flatMap { sum.rounded(to: $0) }
    }
}
