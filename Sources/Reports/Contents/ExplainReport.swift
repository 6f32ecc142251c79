import Bilingual
import Geodesy
import Intake
import Land
import Project
public import Subjects
import Survey
package import Tables

/// Everything about one parcel (图斑说明): where it comes from, its areas, what covers it, and every figure it enters.
public struct ExplainReport: Sendable {
    private let dossier: ParcelDossier

    /// The parcels that a word names: `LAYER#FID`, an identifier, or a name.
    ///
    /// - Returns: none when nothing has it.
    public static func parcels(named word: String, in result: SurveyResult) -> [(
        layer: String, fid: Int64, id: String
    )] {
        result.layers.flatMap { layer in
            layer.parcels.lazy.filter { parcel in
                "\(layer.declaration.name)#\(parcel.fid)" == word || parcel.attributes[.id] == word
                    || parcel.attributes[.name] == word
            }.map { (layer.declaration.name, $0.fid, $0.id) }
        }
    }

    /// A report on a parcel of a run; `nil` when the layer has none of that number.
    public init?(_ result: SurveyResult, layer name: String, fid: Int64) {
        guard let key = result.key(layer: name, fid: fid) else { return nil }
        dossier = ParcelDossier(result, title: "", at: key)
    }

    /// A report on a parcel of a finished run.
    ///
    /// - Throws: `OutputError` for a table or a layer that cannot be read.
    public init(_ run: FinishedRun, _ found: FinishedRun.Found) throws(OutputError) {
        dossier = try run.dossier(of: found)
    }

    /// The tables: source, areas, what covers it, links, figures.
    package func tables() throws -> [Table] { try members().map(\.table) }

    /// The tables with their names in the document; empty ones left out.
    private func members() throws -> [(key: String, table: Table)] {
        try [
            ("Source", sourceTable()), ("Areas", areaTable()), ("What covers it", coverTable()),
            ("Links", linkTable()), ("Figures it enters", figureTable()),
        ].filter(\.1.isWanted)
    }

    private func sourceTable() throws -> Table {
        typealias Line = (what: Message, value: Message)
        var lines: [Line] = []
        func add(_ zh: String, _ en: String, _ value: Message) {
            lines.append((Message(zh: zh, en: en), value))
        }
        let parcel = dossier.parcel
        add("文件", "File", Message(verbatim: dossier.file.name))
        add("SHA-256", "SHA-256", Message(verbatim: dossier.file.digest))
        add("类别", "Kind", dossier.kind)
        add(
            "坐标系", "Reference system",
            Message(verbatim: "\(dossier.system.name) · ") + dossier.system.source
                + (dossier.system.caveat.map { Message(zh: "；", en: "; ") + $0 } ?? Message(verbatim: "")))
        if let zone = parcel.zone { add("带号", "Zone", Message(verbatim: "\(zone)")) }
        for role in FieldRole.allCases where role != .licence || dossier.fields[.licence] != dossier.fields[.id]
        {
            guard let field = dossier.fields[role], let value = parcel.attributes[role] else { continue }
            add("字段 \(field)", "Field \(field)", Message(verbatim: value))
        }
        if let repair = parcel.repair { add("修复", "Repair", repair.message) }
        for flag in dossier.flags { add("提示", "Flag", flag) }
        return try TableSpec<Line>(
            "source", name: Message(zh: "来源", en: "Source"),
            title: Message(zh: "图斑 \(dossier.name)", en: "Parcel \(dossier.name)")
        ) {
            Column.words("what", Message(zh: "项目", en: "What"), width: 14, \.what)
            Column.words("value", Message(zh: "内容", en: "Value"), width: 70, \.value)
        }.table(lines)
    }

    private func areaTable() throws -> Table {
        typealias Line = (model: Message, area: Double, why: Message)
        var lines: [Line] = []
        func add(_ model: Message, _ area: Double, _ why: Message) { lines.append((model, area, why)) }
        func decimal(_ value: Double) -> ExactDecimal? {
            let scaled = (value * 10_000).rounded()
            guard scaled.magnitude < 9e18 else { return nil }
            return ExactDecimal(significand: Int64(scaled), scale: 4)
        }
        let parcel = dossier.parcel
        if dossier.hasModels {
            add(
                AreaModel.statutory.name, parcel.areas.statutory,
                Message(zh: "法定口径，未取位", en: "the lawful area, before rounding"))
        }
        add(
            Message(zh: "取位后（入账）", en: "rounded, as it counts"), parcel.area.squareMetres,
            Message(zh: "取位至0.01 m²一次，各块平差后与此相等", en: "once, to 0.01 m²; its pieces add up to this"))
        if dossier.hasModels {
            add(
                AreaModel.planar.name, parcel.areas.planar,
                Message(zh: "高斯平面，边长和面积随离中央子午线的距离放大", en: "Gauss plane: larger away from the central meridian"))
        }
        if let geodesic = parcel.areas.geodesic {
            add(
                AreaModel.geodesic.name, geodesic,
                Message(zh: "边为大地线，不加点", en: "edges are geodesics, without inserted points"))
        }
        if let number = RecordedArea.number(of: parcel), let unit = dossier.recordedUnit {
            let metres = (number.rational * unit.squareMetres).double
            add(
                Message(zh: "登记：\(number) \(unit.name.zh)", en: "recorded: \(number) \(unit.name.en)"), metres,
                Message(
                    zh: "字段 \(dossier.fields[.area] ?? "")，照录不改；单位按整层推定",
                    en: "field \(dossier.fields[.area] ?? ""), as it stands; unit inferred"))
        }
        return try TableSpec<Line>("areas", name: Message(zh: "面积", en: "Areas")) {
            Column.words("model", Message(zh: "口径", en: "Definition"), width: 30, \.model)
            Column.decimal("area", Message(verbatim: "m²"), scale: 4) { decimal($0.area) }
            Column.decimal("mu", Message(zh: "亩", en: "mu"), scale: 4) { decimal($0.area * 3 / 2000) }
            Column.decimal("difference", Message(zh: "与法定之差 m²", en: "Less statutory m²"), scale: 4) {
                decimal($0.area - parcel.areas.statutory)
            }
            Column.words("why", Message(zh: "说明", en: "Why"), width: 44, \.why)
        }.table(lines)
    }

    private func coverTable() throws -> Table {
        typealias Line = (names: String, area: Area)
        let unit = dossier.unit
        return try TableSpec<Line>(
            "covers", name: Message(zh: "压盖", en: "What covers it"), subtitle: .squareMetres(and: unit),
            hasTotal: true
        ) {
            Column.words("layers", Message(zh: "图层组合", en: "Under exactly"), width: 48) {
                $0.names.isEmpty ? Message(zh: "无", en: "none") : Message(verbatim: $0.names)
            }
            Column.area("area", Message(verbatim: "m²"), in: .squareMetre, \.area)
            Column("converted", unit.name, level: Level(in: unit, area: \.area))
        }.table(dossier.covers)
    }

    private func linkTable() throws -> Table {
        try TableSpec<ParcelDossier.Link>(
            .links, name: Message(zh: "图斑关联表", en: "Links"), emphasis: { $0.emphasis?.emphasis ?? .none }
        ) {
            Column.words(
                "state", Message(zh: "结果", en: "Result"), alignment: .centre, width: 10, isVerdict: true,
                \.state)
            Column.item(\.item)
            Column.decimal("score", Message(zh: "把握", en: "Score"), scale: 3, \.score)
            Column.words("evidence", Message(zh: "依据", en: "Evidence"), width: 48, \.reason)
        }.table(dossier.links)
    }

    private func figureTable() throws -> Table {
        try TableSpec<ParcelDossier.Figure>(
            "figures", name: Message(zh: "所入数字", en: "Figures it enters"),
            emphasis: { CheckReport.emphasis(of: $0.verdict, isDoubtful: $0.isDoubtful) }
        ) {
            Column.item(\.item)
            Column.words("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36, \.quotation)
            Column.area("share", Message(zh: "本图斑 m²", en: "This parcel m²"), in: .squareMetre, \.share)
            Column.text("printed", Message(zh: "报告或期望", en: "Stated"), alignment: .right, \.printed)
            Column.decimal("measured", Message(zh: "核查数字", en: "Measured"), scale: 2, \.measured)
            Column.words("unit", Message(zh: "单位", en: "Unit"), \.unit)
            Column.words(
                "verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, isVerdict: true
            ) { $0.verdict.name(isDoubtful: $0.isDoubtful) }
        }.table(dossier.figures)
    }

    /// The document.
    public func document() throws -> JSONValue {
        try .object(
            members().map { key, table in
                JSONValue.Member(
                    key,
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
