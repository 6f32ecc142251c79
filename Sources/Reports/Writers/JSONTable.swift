public import Bilingual
import Geodesy

/// Turns tables into JSON.
public enum JSONTable {
    /// The table with its columns and rows; each row is an object by the columns' keys.
    ///
    /// Numbers are the printed ones; missing cells are `null`; areas are in the unit that their column names.
    public static func value(of table: Table, language: Language) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(table.name[language])), .init("title", .string(table.title[language])),
        ]
        if let subtitle = table.subtitle { members.append(.init("subtitle", .string(subtitle[language]))) }
        members.append(.init("columns", .array(table.columns.map { value(of: $0, language) })))
        members.append(
            .init(
                "rows",
                .array(
                    table.rows.map { row in
                        .object(
                            zip(row.cells, table.columns).map { cell, column in
                                .init(column.key, value(of: cell, column, language))
                            })
                    })))
        if table.totalLabel != nil {
            let totals = table.columns.indices.compactMap { index in
                table.total(of: index).map { JSONValue.Member(table.columns[index].key, .decimal($0)) }
            }
            members.append(.init("total", .object(totals)))
        }
        members.append(.init("footnotes", .array(table.footnotes.map { .string($0[language]) })))
        return .object(members)
    }

    private static func value(of column: Column, _ language: Language) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("key", .string(column.key)), .init("heading", .string(column.fullHeading[language])),
        ]
        switch column.kind {
        case .text: members.append(.init("kind", "text"))
        case .integer: members.append(.init("kind", "integer"))
        case .decimal: members.append(.init("kind", "decimal"))
        case .area(let unit, _):
            members.append(.init("kind", "area"))
            members.append(.init("unit", .string(unit.rawValue)))
        }
        return .object(members)
    }

    private static func value(of cell: Cell, _ column: Column, _ language: Language) -> JSONValue {
        if case .text(let message) = cell { return .string(message[language]) }
        return column.printed(cell).map(JSONValue.decimal) ?? .null
    }
}
