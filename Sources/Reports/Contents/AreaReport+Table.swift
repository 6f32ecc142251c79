import Bilingual
import Geodesy
import Intake
import Land
import Project
import Survey
package import Tables

extension AreaReport {
    /// The report as a table, with a total row.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    package func table() throws -> Table { grouping.isEmpty ? try parcelTable() : try groupTable() }

    /// The models that were computed.
    private var models: [AreaModel] {
        let hasGeodesic = layers.contains { $0.parcels.contains { $0.areas.geodesic != nil } }
        return AreaModel.allCases.filter { $0 != .geodesic || hasGeodesic }
    }

    private func parcelTable() throws -> Table {
        typealias Line = (layer: String, parcel: Parcel)
        let hasNames = layers.contains { $0.parcels.contains { $0.attributes[.name] != nil } }
        return try spec(emphasis: { $0.parcel.repair == nil ? .none : .warning }) {
            if layers.count > 1 { Column<Line>.layer(\.layer) }
            Column<Line>.integer("fid", Message(zh: "序号", en: "FID"), isSummed: false) { Int($0.parcel.fid) }
            Column<Line>.id(\.parcel.id)
            if hasNames {
                Column<Line>.text("name", Message(zh: "名称", en: "Name"), \.parcel.attributes[.name])
            }
            Column<Line>.integer(
                "zone", Message(zh: "带号", en: "Zone"), alignment: .centre, isSummed: false, \.parcel.zone)
            areaColumns(Level<Line>(in: unit, area: \.parcel.area)) { line, model in
                line.parcel.areas[model].flatMap { Area(rounding: $0) }
            }
        }.table(
            layers.lazy.flatMap { layer in
                layer.parcels.lazy.map { (layer: layer.declaration.name, parcel: $0) }
            },
            footnotes: footnotes)
    }

    private func groupTable() throws -> Table {
        try spec {
            for (index, field) in grouping.enumerated() {
                Column<Group>.text("group\(index + 1)", Message(verbatim: field)) { $0.values[index] }
            }
            Column<Group>.integer("parcels", Message(zh: "图斑数", en: "Parcels"), \.parcels)
            areaColumns(Level<Group>(in: unit, area: \.area)) { $0.areas[$1] }
        }.table(groups, footnotes: footnotes)
    }

    private func spec<Row>(
        emphasis: @escaping (Row) -> Table.Emphasis = { _ in .none }, @Columns<Row> columns: () -> [Column<Row>]
    ) -> TableSpec<Row> {
        TableSpec(
            "areas", name: Message(zh: "面积量算表", en: "Areas"),
            title: Message(
                zh: "面积量算表：\(layers.map(\.declaration.name).joined(separator: "、"))",
                en: "Areas of \(layers.map(\.declaration.name).joined(separator: ", "))"),
            hasTotal: true, emphasis: emphasis, columns: columns)
    }

    private var footnotes: [Message] {
        layers.map { LayerNotes.summary(of: $0) } + layers.compactMap { LayerNotes.records(of: $0) }
            + (unit == .squareMetre
                ? []
                : [
                    Message(
                        zh: "\(unit.name.zh)按\(model.name.zh)折算并调平，各行之和等于合计。",
                        en:
                            "\(unit.name.en) is converted from the \(model.name.en) area and levelled: rows add up to the total."
                    )
                ])
    }

    /// The models in square metres, and the chosen one in the unit of the report.
    @Columns<Row>
    private func areaColumns<Row>(
        _ converted: Level<Row>, area: @escaping (Row, AreaModel) -> Area?
    ) -> [Column<Row>] {
        for model in models {
            Column.area(model.rawValue, Self.heading(model), in: .squareMetre) { area($0, model) }
        }
        if unit != .squareMetre { Column("converted", unit.name, level: converted) }
    }

    private static func heading(_ model: AreaModel) -> Message {
        switch model {
        case .statutory: Message(zh: "椭球面积 m²", en: "Statutory m²")
        case .planar: Message(zh: "平面面积 m²", en: "Planar m²")
        case .geodesic: Message(zh: "大地线面积 m²", en: "Geodesic m²")
        }
    }
}
