import Bilingual
import Geodesy
import Tables

/// The tables about which something is decided beyond what their declaration says.
extension TableID {
    static let checks: TableID = "checks"
    static let links: TableID = "links"
    static let rights: TableID = "rights"
    static let restored: TableID = "restored"
}

/// The columns that several tables have.
extension Column {
    static func item(_ number: @escaping (Row) -> Int?) -> Column {
        Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false) {
            number($0).map(Cell.integer)
        }
    }

    static func layer(width: Int? = nil, _ name: @escaping (Row) -> String?) -> Column {
        Column("layer", Message(zh: "图层", en: "Layer"), width: width) { name($0).map(Cell.verbatim) }
    }

    static func fid(_ number: @escaping (Row) -> Int64?) -> Column {
        Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false) {
            number($0).map { .integer(Int($0)) }
        }
    }

    static func id(_ id: @escaping (Row) -> String?) -> Column {
        Column("id", Message(zh: "编号", en: "ID")) { id($0).map(Cell.verbatim) }
    }

    static func licence(_ id: @escaping (Row) -> String) -> Column {
        Column("id", Message(zh: "许可证号", en: "Licence"), width: 24) { .verbatim(id($0)) }
    }

    static func name(width: Int, _ name: @escaping (Row) -> String?) -> Column {
        Column("name", Message(zh: "名称", en: "Name"), width: width) { name($0).map(Cell.verbatim) }
    }

    static func year(_ year: @escaping (Row) -> String?) -> Column {
        Column("year", Message(zh: "年度", en: "Year"), alignment: .centre) { year($0).map(Cell.verbatim) }
    }
}

extension Message {
    /// The line of the unit under a title.
    static func unit(_ unit: AreaUnit) -> Message {
        Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)")
    }

    /// The line under the title of a table in square metres and in another unit.
    static func squareMetres(and unit: AreaUnit) -> Message {
        Message(zh: "单位：m²、\(unit.name.zh)", en: "Units: m², \(unit.name.en)")
    }
}

/// A share of an area, per cent to two digits; `nil` of nothing.
func percent(_ part: Area, of whole: Area) -> ExactDecimal? {
    guard whole > .zero else { return nil }
    return Rational(Int128(part.hundredths) * 100, Int128(whole.hundredths)).rounded(to: 2)
}
