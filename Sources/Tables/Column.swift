package import Bilingual
package import Geodesy

/// A column with what stands in it for each row.
package struct Column<Row> {
    let column: Table.Column
    let content: Content

    enum Content {
        case cell((Row) -> Cell?)
        case level(Level<Row>)
        /// What a part leaves of its rows.
        case rest(of: Level<Row>)
    }

    /// A column of cells that may be of several kinds: a number where there is one, else a text.
    ///
    /// - Parameters:
    ///   - key: the name for machines.
    ///   - heading: the heading for people.
    ///   - kind: what the cells are, but for some.
    ///   - group: the heading over this column and its neighbours of the same group.
    ///   - alignment: where the text stands; numbers right and text left when `nil`.
    ///   - width: the wanted width in digits.
    ///   - isSummed: whether the total row sums it; areas and counts are when `nil`, text and decimals are not.
    ///   - isVerdict: whether it shows the emphasis of its rows, which without such a column the whole row does.
    ///   - cell: what stands there; nothing when `nil`.
    package init(
        _ key: String, _ heading: Message, _ kind: Table.Column.Kind, group: Message? = nil,
        alignment: Table.Column.Alignment? = nil, width: Int? = nil, isSummed: Bool? = nil,
        isVerdict: Bool = false, cell: @escaping (Row) -> Cell?
    ) {
        column = Table.Column(
            key, heading, kind, group: group, alignment: alignment, width: width, isSummed: isSummed,
            isVerdict: isVerdict)
        content = .cell(cell)
    }

    /// A column of text from data.
    package static func text(
        _ key: String, _ heading: Message, alignment: Table.Column.Alignment? = nil, width: Int? = nil,
        isVerdict: Bool = false, _ text: @escaping (Row) -> String?
    ) -> Column {
        Column(key, heading, .text, alignment: alignment, width: width, isVerdict: isVerdict) {
            text($0).map(Cell.verbatim)
        }
    }

    /// A column of words for people.
    package static func words(
        _ key: String, _ heading: Message, alignment: Table.Column.Alignment? = nil, width: Int? = nil,
        isVerdict: Bool = false, _ words: @escaping (Row) -> Message?
    ) -> Column {
        Column(key, heading, .text, alignment: alignment, width: width, isVerdict: isVerdict) {
            words($0).map(Cell.text)
        }
    }

    /// A column of whole numbers.
    package static func integer(
        _ key: String, _ heading: Message, alignment: Table.Column.Alignment? = nil, isSummed: Bool = true,
        _ number: @escaping (Row) -> Int?
    ) -> Column {
        Column(key, heading, .integer, alignment: alignment, isSummed: isSummed) {
            number($0).map(Cell.integer)
        }
    }

    /// A column of decimals, which are not summed unless asked.
    package static func decimal(
        _ key: String, _ heading: Message, scale: Int, isSummed: Bool = false,
        _ number: @escaping (Row) -> ExactDecimal?
    ) -> Column {
        Column(key, heading, .decimal(scale: scale), isSummed: isSummed) { number($0).map(Cell.decimal) }
    }

    /// A column of areas that are rounded each for itself.
    package static func area(
        _ key: String, _ heading: Message, in unit: AreaUnit, group: Message? = nil, isSummed: Bool = true,
        _ area: @escaping (Row) -> Area?
    ) -> Column {
        Column(key, heading, .area(unit), group: group, isSummed: isSummed) { area($0).map(Cell.area) }
    }

    /// A column of areas that add up to their total as printed (调平).
    package init(_ key: String, _ heading: Message, group: Message? = nil, level: Level<Row>) {
        self.init(key, heading, group, level, .level(level))
    }

    /// A column of what a part leaves of its rows: never negative, and nothing is printed in both.
    package init(_ key: String, _ heading: Message, group: Message? = nil, restOf part: Level<Row>) {
        self.init(key, heading, group, part, .rest(of: part))
    }

    private init(_ key: String, _ heading: Message, _ group: Message?, _ level: Level<Row>, _ content: Content)
    {
        column = Table.Column(
            key, heading, .decimal(scale: level.unit.customaryScale), group: group, unit: level.unit,
            alignment: nil, width: nil, isSummed: true, isVerdict: false)
        self.content = content
    }
}

/// Puts columns together, with those that stand only in some tables.
@resultBuilder
package enum Columns<Row> {
    package static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
    package static func buildExpression(_ columns: [Column<Row>]) -> [Column<Row>] { columns }
    package static func buildBlock(_ parts: [Column<Row>]...) -> [Column<Row>] { parts.flatMap(\.self) }
    package static func buildOptional(_ part: [Column<Row>]?) -> [Column<Row>] { part ?? [] }
    package static func buildEither(first part: [Column<Row>]) -> [Column<Row>] { part }
    package static func buildEither(second part: [Column<Row>]) -> [Column<Row>] { part }
    package static func buildArray(_ parts: [[Column<Row>]]) -> [Column<Row>] { parts.flatMap(\.self) }
}
