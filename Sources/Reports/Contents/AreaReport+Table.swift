import Bilingual
public import Geodesy
import Intake
import Parcels
import Project
import Survey

extension AreaReport {
    /// The report as a table, with a total row.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    public func table() throws(GeodesyError) -> Table {
        grouping.isEmpty ? try parcelTable() : try groupTable()
    }

    /// The models that were computed.
    private var models: [AreaModel] {
        let hasGeodesic = layers.contains { $0.parcels.contains { $0.areas.geodesic != nil } }
        return AreaModel.allCases.filter { $0 != .geodesic || hasGeodesic }
    }

    private func parcelTable() throws(GeodesyError) -> Table {
        let rows = layers.flatMap { layer in layer.parcels.map { (layer: layer, parcel: $0) } }
        let withLayer = layers.count > 1
        let withName = rows.contains { $0.parcel.attributes[.name] != nil }
        var columns: [Column] = []
        if withLayer { columns.append(Column("layer", Message(zh: "图层", en: "Layer"))) }
        columns.append(Column("fid", Message(zh: "序号", en: "FID"), .integer, isSummed: false))
        columns.append(Column("id", Message(zh: "编号", en: "ID")))
        if withName { columns.append(Column("name", Message(zh: "名称", en: "Name"))) }
        columns.append(
            Column("zone", Message(zh: "带号", en: "Zone"), .integer, alignment: .centre, isSummed: false))
        var table = emptyTable(columns + areaColumns)
        let converted = try convertedColumn(rows.map(\.parcel.area))
        for (index, row) in rows.enumerated() {
            var cells: [Cell] = withLayer ? [.verbatim(row.layer.declaration.name)] : []
            cells.append(.integer(Int(row.parcel.fid)))
            cells.append(.verbatim(row.parcel.id))
            if withName { cells.append(row.parcel.attributes[.name].map(Cell.verbatim) ?? .missing) }
            cells.append(row.parcel.zone.map(Cell.integer) ?? .missing)
            for model in models {
                cells.append(row.parcel.areas[model].flatMap { Area(rounding: $0) }.map(Cell.area) ?? .missing)
            }
            if let converted { cells.append(.decimal(converted.cells[index])) }
            table.append(cells, emphasis: row.parcel.repair == nil ? .none : .warning)
        }
        return table
    }

    private func groupTable() throws(GeodesyError) -> Table {
        let groups = groups
        var columns = grouping.enumerated().map { Column("group\($0 + 1)", Message(verbatim: $1)) }
        columns.append(Column("parcels", Message(zh: "图斑数", en: "Parcels"), .integer))
        var table = emptyTable(columns + areaColumns)
        let converted = try convertedColumn(groups.map(\.area))
        for (index, group) in groups.enumerated() {
            var cells: [Cell] = group.values.map { $0.map(Cell.verbatim) ?? .missing }
            cells.append(.integer(group.parcels))
            cells += models.map { .area(group.areas[$0] ?? .zero) }
            if let converted { cells.append(.decimal(converted.cells[index])) }
            table.append(cells)
        }
        return table
    }

    private func emptyTable(_ columns: [Column]) -> Table {
        var table = Table(
            name: Message(zh: "面积量算表", en: "Areas"),
            title: Message(
                zh: "面积量算表：\(layers.map(\.declaration.name).joined(separator: "、"))",
                en: "Areas of \(layers.map(\.declaration.name).joined(separator: ", "))"),
            columns: columns, totalLabel: Message(zh: "合计", en: "Total"))
        table.footnotes = layers.map { LayerNotes.summary(of: $0) }
        if unit != .squareMetre {
            table.footnotes.append(
                Message(
                    zh: "\(unit.name.zh)按\(model.name.zh)折算并调平，各行之和等于合计。",
                    en:
                        "\(unit.name.en) is converted from the \(model.name.en) area and levelled: rows add up to the total."
                ))
        }
        return table
    }

    /// The models in square metres, and the chosen one in the unit of the report.
    private var areaColumns: [Column] {
        var columns = models.map { model in
            let heading: Message =
                switch model {
                case .statutory: Message(zh: "椭球面积 m²", en: "Statutory m²")
                case .planar: Message(zh: "平面面积 m²", en: "Planar m²")
                case .geodesic: Message(zh: "大地线面积 m²", en: "Geodesic m²")
                }
            return Column(model.rawValue, heading, .area(.squareMetre, scale: 2))
        }
        if unit != .squareMetre {
            columns.append(
                Column(
                    "converted", unit.name, .decimal(scale: unit.customaryScale),
                    isSummed: true))
        }
        return columns
    }

    private func convertedColumn(_ areas: [Area]) throws(GeodesyError) -> LevelledColumn? {
        unit == .squareMetre ? nil : try LevelledColumn(areas, in: unit, scale: unit.customaryScale)
    }
}
