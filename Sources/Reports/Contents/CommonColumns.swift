import Bilingual
import Geodesy
import Land
import Project
import Tables

/// The tables about which something is decided beyond what their declaration says.
extension TableID {
    static let checks: TableID = "checks"
    static let links: TableID = "links"
    static let rights: TableID = "rights"
    static let restored: TableID = "restored"
}

/// Headings by which columns are found again in files that were written before.
struct ColumnHeading {
    let text: Message

    static let layer = ColumnHeading(text: Message(zh: "图层", en: "Layer"))
    static let fid = ColumnHeading(text: Message(zh: "要素号", en: "FID"))
    static let id = ColumnHeading(text: Message(zh: "编号", en: "ID"))
    static let computed = ColumnHeading(text: Message(zh: "计算面积 m²", en: "Computed m²"))
    static let fingerprint = ColumnHeading(text: Message(zh: "图形指纹", en: "Fingerprint"))
    static let longitude = ColumnHeading(text: Message(zh: "中心经度", en: "Longitude of centre"))
    static let latitude = ColumnHeading(text: Message(zh: "中心纬度", en: "Latitude of centre"))
}

/// The columns that several tables have.
extension Column {
    static func item(_ number: @escaping (Row) -> Int?) -> Column {
        Column.integer("item", Message(zh: "事项", en: "Item"), alignment: .centre, isSummed: false, number)
    }

    static func layer(width: Int? = nil, _ name: @escaping (Row) -> String?) -> Column {
        Column.text("layer", ColumnHeading.layer.text, width: width, name)
    }

    static func fid(_ number: @escaping (Row) -> Int64) -> Column {
        Column.integer("fid", ColumnHeading.fid.text, isSummed: false) { Int(number($0)) }
    }

    /// The number of a feature that a map may show.
    static func feature(_ feature: @escaping (Row) -> (layer: String, fid: Int64)?) -> Column {
        Column("fid", ColumnHeading.fid.text, .integer, isSummed: false) {
            feature($0).map { .feature(layer: $0.layer, fid: $0.fid) }
        }
    }

    static func id(_ id: @escaping (Row) -> String?) -> Column {
        Column.text("id", ColumnHeading.id.text, id)
    }

    static func licence(_ id: @escaping (Row) -> String?) -> Column {
        Column.text("id", Message(zh: "许可证号", en: "Licence"), width: 24, id)
    }

    static func name(width: Int, _ name: @escaping (Row) -> String?) -> Column {
        Column.text("name", Message(zh: "名称", en: "Name"), width: width, name)
    }

    static func year(_ year: @escaping (Row) -> String?) -> Column {
        Column.text("year", Message(zh: "年度", en: "Year"), alignment: .centre, year)
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

extension Message {
    /// By which model areas are taken, and of planes in which zone.
    static func areaModel(_ model: AreaModel, zone: Int?) -> Message {
        let zone = zone.flatMap { number -> Message? in
            guard model == .planar else { return nil }
            return number < 25
                ? Message(zh: "，6° 带第\(number)带", en: ", 6° zone \(number)")
                : Message(zh: "，3° 带第\(number)带", en: ", 3° zone \(number)")
        }
        return Message(zh: "面积口径：", en: "Area model: ") + model.name + (zone ?? Message(verbatim: ""))
            + Message(zh: "。", en: ".")
    }

    /// That the areas of a table are levelled; nothing of square metres, which are exact.
    static func levelled(in unit: AreaUnit) -> [Message] {
        guard unit != .squareMetre else { return [] }
        return [
            Message(
                zh: "\(unit.name.zh)数由 m² 折算并调平，各行之和等于合计；同一图斑在不同表中末位可能相差1。",
                en: """
                    Areas in \(unit.name.en) are converted from m² and levelled: rows add up to totals, so that a parcel may \
                    differ by one in the last digit between tables.
                    """)
        ]
    }
}

/// A share of an area, per cent to two digits; `nil` of nothing.
func percent(_ part: Area, of whole: Area) -> ExactDecimal? {
    guard whole > .zero else { return nil }
    return Rational(Int128(part.hundredths) * 100, Int128(whole.hundredths)).rounded(to: 2)
}
