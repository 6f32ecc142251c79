package import Bilingual
import Geodesy

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

    /// A column whose cells stand for themselves.
    ///
    /// - Parameters:
    ///   - key: the name for machines.
    ///   - heading: the heading for people.
    ///   - kind: what the cells are.
    ///   - group: the heading over this column and its neighbours of the same group.
    ///   - alignment: where the text stands; numbers right and text left when `nil`.
    ///   - width: the wanted width in digits.
    ///   - isSummed: whether the total row sums it; areas and counts are when `nil`, text and decimals are not.
    ///   - isVerdict: whether it shows the emphasis of its rows, which without such a column the whole row does.
    ///   - cell: what stands there; nothing when `nil`.
    package init(
        _ key: String, _ heading: Message, _ kind: Table.Column.Kind = .text, group: Message? = nil,
        alignment: Table.Column.Alignment? = nil, width: Int? = nil, isSummed: Bool? = nil,
        isVerdict: Bool = false, cell: @escaping (Row) -> Cell?
    ) {
        column = Table.Column(
            key, heading, kind, group: group, alignment: alignment, width: width, isSummed: isSummed,
            isVerdict: isVerdict)
        content = .cell(cell)
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
