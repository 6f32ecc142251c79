import Bilingual
import Geodesy
import Intake
import Parcels
import Project
public import Survey

/// Everything about one parcel (图斑说明): where it comes from, its areas, what covers it, and every figure it enters.
public struct ExplainReport: Sendable {
    private let result: SurveyResult
    private let layer: LoadedLayer
    private let parcel: Parcel

    /// The parcels that a word names: `LAYER#FID`, an identifier, or a name.
    ///
    /// - Returns: none when nothing has it.
    public static func parcels(named word: String, in result: SurveyResult) -> [(
        layer: String, fid: Int64, id: String
    )] {
        result.layers.flatMap { layer in
            layer.parcels.filter { parcel in
                "\(layer.declaration.name)#\(parcel.fid)" == word || parcel.attributes[.id] == word
                    || parcel.attributes[.name] == word
            }.map { (layer.declaration.name, $0.fid, $0.id) }
        }
    }

    /// A report on a parcel; `nil` when the layer has none of that number.
    public init?(_ result: SurveyResult, layer name: String, fid: Int64) {
        guard let layer = result.layer(named: name), let parcel = layer.parcels.first(where: { $0.fid == fid })
        else {
            return nil
        }
        self.result = result
        self.layer = layer
        self.parcel = parcel
    }

    /// The tables: source, areas, what covers it, links, figures.
    public func tables() -> [Table] {
        [sourceTable(), areaTable(), coverTable(), linkTable(), figureTable()].filter { !$0.rows.isEmpty }
    }

    private var name: String {
        [layer.declaration.name, "#\(parcel.fid)", parcel.attributes[.id], parcel.attributes[.name]].compactMap(
            \.self
        )
        .joined(separator: " ")
    }

    private func sourceTable() -> Table {
        var table = Table(
            name: Message(zh: "来源", en: "Source"), title: Message(zh: "图斑 \(name)", en: "Parcel \(name)"),
            columns: [
                Column("what", Message(zh: "项目", en: "What"), width: 14),
                Column("value", Message(zh: "内容", en: "Value"), width: 70),
            ])
        func add(_ zh: String, _ en: String, _ value: Message) {
            table.append([.text(Message(zh: zh, en: en)), .text(value)])
        }
        add("文件", "File", Message(verbatim: layer.files.first?.name ?? layer.path))
        add("SHA-256", "SHA-256", Message(verbatim: layer.digest))
        add("类别", "Kind", layer.declaration.kind.name)
        add(
            "坐标系", "Reference system",
            Message(verbatim: "\(layer.system.name) · ") + layer.system.source
                + (layer.system.caveat.map { Message(zh: "；", en: "; ") + $0 } ?? Message(verbatim: "")))
        if let zone = parcel.zone { add("带号", "Zone", Message(verbatim: "\(zone)")) }
        for role in FieldRole.allCases {
            guard let field = layer.fields[role], let value = parcel.attributes[role] else { continue }
            add("字段 \(field)", "Field \(field)", Message(verbatim: value))
        }
        if let repair = parcel.repair { add("修复", "Repair", repair.message) }
        for suspect in layer.suspects where suspect.fid == parcel.fid { add("提示", "Flag", suspect.message) }
        return table
    }

    private func areaTable() -> Table {
        var table = Table(
            name: Message(zh: "面积", en: "Areas"),
            columns: [
                Column("model", Message(zh: "口径", en: "Definition"), width: 30),
                Column("area", Message(verbatim: "m²"), .decimal(scale: 4)),
                Column("mu", Message(zh: "亩", en: "mu"), .decimal(scale: 4)),
                Column("difference", Message(zh: "与法定之差 m²", en: "Less statutory m²"), .decimal(scale: 4)),
                Column("why", Message(zh: "说明", en: "Why"), width: 44),
            ])
        func add(_ model: Message, _ area: Double, _ why: Message) {
            func decimal(_ value: Double) -> Cell {
                let scaled = (value * 10_000).rounded()
                guard scaled.magnitude < 9e18 else { return .missing }
                return ExactDecimal(significand: Int64(scaled), scale: 4).map(Cell.decimal) ?? .missing
            }
            table.append([
                .text(model), decimal(area), decimal(area * 3 / 2000), decimal(area - parcel.areas.statutory),
                .text(why),
            ])
        }
        add(
            AreaModel.statutory.name, parcel.areas.statutory,
            Message(zh: "法定口径，未取位", en: "the lawful area, before rounding"))
        add(
            Message(zh: "取位后（入账）", en: "rounded, as it counts"), parcel.area.squareMetres,
            Message(zh: "取位至0.01 m²一次，各块平差后与此相等", en: "once, to 0.01 m²; its pieces add up to this"))
        add(
            AreaModel.planar.name, parcel.areas.planar,
            Message(zh: "高斯平面，边长和面积随离中央子午线的距离放大", en: "Gauss plane: larger away from the central meridian"))
        if let geodesic = parcel.areas.geodesic {
            add(
                AreaModel.geodesic.name, geodesic,
                Message(zh: "边为大地线，不加点", en: "edges are geodesics, without inserted points"))
        }
        let record = RecordedArea(of: layer.parcels)
        if let number = RecordedArea.number(of: parcel), let unit = record.unit {
            let metres = (number.rational * unit.squareMetres).double
            add(
                Message(zh: "登记：\(number) \(unit.name.zh)", en: "recorded: \(number) \(unit.name.en)"), metres,
                Message(
                    zh: "字段 \(layer.fields[.area] ?? "")，照录不改；单位按整层推定",
                    en: "field \(layer.fields[.area] ?? ""), as it stands; unit inferred"))
        }
        return table
    }

    private func coverTable() -> Table {
        let unit = result.project.unit
        var table = Table(
            name: Message(zh: "压盖", en: "What covers it"),
            subtitle: Message(zh: "单位：m²、\(unit.name.zh)", en: "Units: m², \(unit.name.en)"),
            columns: [
                Column("layers", Message(zh: "图层组合", en: "Under exactly"), width: 48),
                Column("area", Message(verbatim: "m²"), .area(.squareMetre, scale: 2)),
                Column("converted", unit.name, .area(unit, scale: unit.customaryScale)),
            ], totalLabel: Message(zh: "合计", en: "Total"))
        guard let coverage = result.coverages.first(where: { $0.subject == layer.declaration.name }),
            let index = layer.parcels.firstIndex(where: { $0.fid == parcel.fid })
        else { return table }
        for piece in coverage.parcels[index] {
            let names = piece.covers.map(\.name)
            table.append([
                .text(
                    names.isEmpty
                        ? Message(zh: "无", en: "none") : Message(verbatim: names.joined(separator: " + "))),
                .area(piece.area), .area(piece.area),
            ])
        }
        return table
    }

    private func linkTable() -> Table {
        let own = result.links.filter { $0.layer == layer.declaration.name && $0.fid == parcel.fid }
        guard !own.isEmpty else {
            return Table(name: Message(verbatim: "links"), columns: [Column("none", Message(verbatim: ""))])
        }
        return LinkReport(own, unit: result.project.unit).table().without([
            "layer", "fid", "id", "name", "area",
        ])
    }

    private func figureTable() -> Table {
        var table = Table(
            name: Message(zh: "所入数字", en: "Figures it enters"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36),
                Column("share", Message(zh: "本图斑 m²", en: "This parcel m²"), .area(.squareMetre, scale: 2)),
                Column("printed", Message(zh: "报告或期望", en: "Stated"), alignment: .right),
                Column("measured", Message(zh: "核查数字", en: "Measured"), .decimal(scale: 2)),
                Column("unit", Message(zh: "单位", en: "Unit")),
                Column("verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre),
            ])
        table.verdictColumn = 6
        for check in result.checks {
            let parts = check.contributions.filter {
                $0.layer == layer.declaration.name && $0.fid == parcel.fid
            }
            guard !parts.isEmpty else { continue }
            let areas = parts.compactMap(\.area)
            table.append(
                [
                    .integer(check.declaration.item), .text(MeasureText.quotation(of: check)),
                    areas.isEmpty ? .missing : .area(areas.reduce(.zero) { $0 + $1 }),
                    .verbatim(check.figure.text),
                    check.measured.flatMap { FigureText.measured($0, for: check.figure) }.map(Cell.decimal)
                        ?? .missing,
                    .text(FigureText.unitName(check.figure)), .text(check.verdict.name),
                ], emphasis: CheckReport.emphasis(of: check.verdict))
        }
        return table
    }

    /// The document.
    public func document() -> JSONValue {
        .object(
            tables().map { table in
                JSONValue.Member(
                    table.name.en,
                    .array(
                        table.rows.indices.map { row in
                            .object(
                                table.columns.indices.map { column in
                                    JSONValue.Member(
                                        table.columns[column].key,
                                        table.rows[row].cells[column] == .missing
                                            ? .null
                                            : .string(table.text(row: row, column: column, language: .chinese)))
                                })
                        }))
            })
    }
}
