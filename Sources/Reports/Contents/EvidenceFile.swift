import Bilingual
import Geodesy
import Geometry
import Intake
import Parcels
import Project
import Survey
import VectorFiles

/// The evidence of a run as layers for a map (证据图层): parcels with their verdicts, pieces, defects, counties.
struct EvidenceFile {
    let report: CheckReport

    private var result: SurveyResult { report.result }

    /// The layers, each with a look for QGIS, and the table in which QGIS finds it.
    func layers() -> [LayerContent] {
        let drawn = [
            parcelLayer(), pointLayer(), pieceLayer(), cornerLayer(), defectLayer(), countyLayer(),
        ].compactMap(\.self)
        return drawn.map(\.content) + [Self.styleTable(drawn)]
    }

    /// A layer and its look.
    private struct Drawn {
        let content: LayerContent
        let style: QGISStyle
    }

    private static let good = (0, 114, 178)
    private static let bad = (213, 94, 0)
    private static let warning = (230, 159, 0)
    private static let plain = (150, 150, 150)

    private func drawn(
        _ name: String, _ title: String, _ geometry: LayerDefinition.GeometryKind, _ fields: [Field],
        _ features: [LayerContent.Feature], by field: String, _ classes: [QGISStyle.Class]
    ) -> Drawn? {
        guard !features.isEmpty else { return nil }
        let shape: QGISStyle.Shape = geometry == .point ? .marker : .fill
        return Drawn(
            content: LayerContent(
                LayerDefinition(
                    name: name, geometry: geometry, fields: fields, referenceSystem: "EPSG:4490",
                    title: "\(name) \(title)", summary: summary),
                features: features),
            style: QGISStyle(
                shape: shape, field: field, classes: classes,
                aliases: fields.map { ($0.name, $0.alias ?? $0.name) }))
    }

    /// Where a layer comes from, for its metadata.
    private var summary: String {
        let model = result.project.area.name.zh
        let source = result.report.map { "；报告 SHA-256 \($0.digest)" } ?? ""
        return "\(report.title)；\(model)；项目文件 SHA-256 \(result.projectDigest)\(source)；Tuban \(Version.tuban)"
    }

    private static func verdictClasses() -> [QGISStyle.Class] {
        let colours: [(Verdict, (Int, Int, Int))] = [
            (.differs, bad), (.notVerifiable, warning), (.confirmed, good), (.confirmedWithinRounding, good),
            (.withinTolerance, good),
        ]
        return colours.map { .init(value: $0.0.rawValue, label: $0.0.name.zh, colour: $0.1) }
            + [.init(value: "", label: "未入核查", colour: plain)]
    }

    /// Parcels with areas, links and verdicts.
    private func parcelLayer() -> Drawn? {
        let links = Dictionary(result.links.map { ("\($0.layer)#\($0.fid)", $0) }) { first, _ in first }
        let entered = report.entered
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("id", .text(), alias: "编号"),
            Field("name", .text(), alias: "名称"), Field("kind", .text(), alias: "类别"),
            Field("area_m2", .real(), alias: "面积 m²"),
            Field("area_mu", .real(), alias: "面积 亩"), Field("recorded", .text(), alias: "登记面积"),
            Field("items", .text(), alias: "所入事项"),
            Field("linked", .text(), alias: "关联事项"), Field("verdict", .text(), alias: "结论"),
            Field("repair", .text(), alias: "修复"),
        ]
        var features: [LayerContent.Feature] = []
        for layer in result.layers where layer.declaration.kind != .county {
            for parcel in layer.parcels {
                let key = "\(layer.declaration.name)#\(parcel.fid)"
                let own = entered[key]
                let link = links[key].flatMap { $0.state == .linked ? $0.links : nil } ?? []
                features.append(
                    (
                        .polygons(parcel.outline.mapCoordinates(result.project.plane.degrees)),
                        [
                            .text(layer.declaration.name), .integer(parcel.fid), .text(parcel.id),
                            Self.value(parcel.attributes[.name]), .text(layer.declaration.kind.name.zh),
                            .real(parcel.area.squareMetres), .real(Self.mu(parcel.area)),
                            Self.value(parcel.attributes[.area]),
                            .text((own?.items ?? []).sorted().map(String.init).joined(separator: ";")),
                            .text(link.map { "\($0.item)" }.joined(separator: ";")),
                            .text(CheckReport.worst(of: own?.verdicts ?? [])?.rawValue ?? ""),
                            Self.value(parcel.repair?.message.zh),
                        ]
                    ))
            }
        }
        return drawn("parcels", "图斑", .polygon, fields, features, by: "verdict", Self.verdictClasses())
    }

    private func pointLayer() -> Drawn? {
        let entered = report.entered
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("id", .text(), alias: "编号"),
            Field("name", .text(), alias: "名称"), Field("verdict", .text(), alias: "结论"),
        ]
        var features: [LayerContent.Feature] = []
        for layer in result.layers where layer.content == .points {
            for point in layer.others {
                let own = entered["\(layer.declaration.name)#\(point.fid)"]
                features.append(
                    (
                        .points(point.points.map(result.project.plane.degrees)),
                        [
                            .text(layer.declaration.name), .integer(point.fid), .text(point.id),
                            Self.value(point.attributes[.name] ?? point.attributes[.landClass]),
                            .text(CheckReport.worst(of: own?.verdicts ?? [])?.rawValue ?? ""),
                        ]
                    ))
            }
        }
        return drawn("points", "点状要素", .point, fields, features, by: "verdict", Self.verdictClasses())
    }

    /// The ground behind figures that differ, and outstanding ground.
    private func pieceLayer() -> Drawn? {
        let fields: [Field] = [
            Field("kind", .text(), alias: "种类"), Field("kind_zh", .text(), alias: "说明"),
            Field("item", .integer, alias: "事项"),
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("area_m2", .real(), alias: "面积 m²"),
            Field("area_mu", .real(), alias: "面积 亩"), Field("thickness_m", .real(), alias: "厚度 m"),
            Field("class_zh", .text(), alias: "厚度分级"),
        ]
        let features = report.pieces.map { piece -> LayerContent.Feature in
            (
                .polygons(piece.ground),
                [
                    .text(piece.kind.rawValue), .text(piece.kind.words.zh), .integer(Int64(piece.item)),
                    .text(piece.layer), .integer(piece.fid), .real(piece.area.squareMetres),
                    .real(Self.mu(piece.area)), .real((piece.thickness * 1000).rounded() / 1000),
                    .text(piece.thicknessClass.words.zh),
                ]
            )
        }
        let colours = [Self.bad, Self.warning, (204, 121, 167)]
        let classes = zip(EvidencePiece.Kind.allCases, colours).map {
            QGISStyle.Class(value: $0.rawValue, label: $0.words.zh, colour: $1)
        }
        return drawn("pieces", "压盖与尚欠图块", .polygon, fields, features, by: "kind", classes)
    }

    /// More corners are left out, those of parcels that nothing is wrong with first.
    private static let cornerLimit = 100_000

    /// The measured parcels whose corners find room in the layer, those with a figure that differs or with evidence first.
    ///
    /// - Parameter entered: per feature (`LAYER#FID`) the verdicts of the checks that it enters.
    static func cornered(
        in result: SurveyResult, entered: [String: [Verdict]], pieces: [EvidencePiece]
    ) -> (parcels: Set<String>, leftOut: Int) {
        let wanted = Set(pieces.map { "\($0.layer)#\($0.fid)" })
        var candidates: [(key: String, corners: Int, isFirst: Bool)] = []
        for layer in result.layers where layer.declaration.kind != .county && layer.content == .parcels {
            for parcel in layer.parcels {
                let key = "\(layer.declaration.name)#\(parcel.fid)"
                guard entered[key] != nil || wanted.contains(key) else { continue }
                let isFirst = wanted.contains(key) || entered[key]?.contains(where: \.needsAttention) == true
                let corners = parcel.outline.coordinates.count - parcel.outline.ringCount
                candidates.append((key, corners, isFirst))
            }
        }
        var (parcels, leftOut, room) = (Set<String>(), 0, cornerLimit)
        for isFirst in [true, false] {
            for candidate in candidates where candidate.isFirst == isFirst {
                guard candidate.corners <= room else {
                    leftOut += 1
                    continue
                }
                room -= candidate.corners
                parcels.insert(candidate.key)
            }
        }
        return (parcels, leftOut)
    }

    /// The numbered corners of parcels.
    private func cornerLayer() -> Drawn? {
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("id", .text(), alias: "编号"), Field("ring", .integer, alias: "圈号"),
            Field("number", .text(), alias: "点号"), Field("zone", .integer, alias: "3°带号"),
            Field("x", .real(), alias: "X（北坐标） m"), Field("y", .real(), alias: "Y（东坐标，含带号） m"),
        ]
        let features = result.layers.flatMap { layer in
            layer.parcels.filter { report.cornered.parcels.contains("\(layer.declaration.name)#\($0.fid)") }
                .flatMap { corners(of: $0, in: layer.declaration.name) }
        }
        return drawn(
            "corners", "拐点", .point, fields, features, by: "",
            [.init(value: "", label: "拐点", colour: Self.plain)])
    }

    private func corners(of parcel: Parcel, in layer: String) -> [LayerContent.Feature] {
        let corners = ParcelCorners(of: parcel, in: result.project.plane)
        return corners.corners.compactMap { corner in
            guard let degrees = try? corners.plane?.geographic(corner.place) else { return nil }
            func metres(_ value: Double) -> FieldValue { .real((value * 100).rounded() / 100) }
            return (
                .points([degrees]),
                [
                    .text(layer), .integer(parcel.fid), .text(parcel.id), .integer(Int64(corner.ring)),
                    .text("J\(corner.number)"), .integer(Int64(corners.zone?.number ?? 0)),
                    metres(corner.place.y),
                    metres(corner.place.x),
                ]
            )
        }
    }

    private func defectLayer() -> Drawn? {
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("code", .text(), alias: "代码"),
            Field("message", .text(), alias: "说明"),
        ]
        var features: [LayerContent.Feature] = []
        for layer in result.layers {
            let defects = layer.repairs + layer.suspects
            let grounds = Dictionary(layer.parcels.map { ($0.fid, $0.outline) }) { first, _ in first }
            for defect in defects {
                guard let ground = grounds[defect.fid] else { continue }
                features.append(
                    (
                        .polygons(ground.mapCoordinates(result.project.plane.degrees)),
                        [
                            .text(layer.declaration.name), .integer(defect.fid), .text(defect.code.rawValue),
                            .text(defect.message.zh),
                        ]
                    ))
            }
        }
        return drawn(
            "defects", "质量问题", .polygon, fields, features, by: "",
            [.init(value: "", label: "质量问题", colour: Self.warning)])
    }

    /// Counties with the area of each measured layer in them.
    private func countyLayer() -> Drawn? {
        guard
            let counties = result.layers.first(where: {
                $0.declaration.kind == .county && $0.content == .parcels
            })
        else { return nil }
        var names: [String] = []
        for row in result.countyAreas where !names.contains(row.layer) { names.append(row.layer) }
        let fields: [Field] =
            [Field("name", .text(), alias: "旗县市"), Field("area_m2", .real(), alias: "面积 m²")]
            + names.map { Field("mu_\($0)", .real(), alias: "\($0) 亩") }
        let features = counties.parcels.map { county -> LayerContent.Feature in
            let name = AdministrativeUnit.name(
                for: county.attributes[.name] ?? county.attributes[.county] ?? county.id)
            let areas = names.map { layer in
                result.countyAreas.filter { $0.layer == layer && $0.county == name }
                    .reduce(Area.zero) { $0 + $1.area }
            }
            return (
                .polygons(county.outline.mapCoordinates(result.project.plane.degrees)),
                [.text(name), .real(county.area.squareMetres)] + areas.map { .real(Self.mu($0)) }
            )
        }
        return drawn(
            "counties", "旗县市汇总", .polygon, fields, features, by: "",
            [.init(value: "", label: "旗县市", colour: (235, 235, 235))])
    }

    /// The table in which QGIS looks for styles.
    private static func styleTable(_ layers: [Drawn]) -> LayerContent {
        let names = [
            "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
            "styleSLD",
        ]
        let fields =
            names.map { Field($0, .text()) } + [
                Field("useAsDefault", .integer), Field("description", .text()), Field("owner", .text()),
                Field("ui", .text()), Field("update_time", .text()),
            ]
        return LayerContent(
            LayerDefinition(name: "layer_styles", geometry: .none, fields: fields, referenceSystem: nil),
            features: layers.map { layer in
                (
                    .empty,
                    [
                        .text(""), .text(""), .text(layer.content.definition.name), .text("geom"),
                        .text("tuban"),
                        .text(layer.style.qml), .text(""), .integer(1), .text("Tuban"), .text(""), .text(""),
                        .text("2000-01-01T00:00:00.000Z"),
                    ]
                )
            })
    }

    private static func value(_ text: String?) -> FieldValue { text.map(FieldValue.text) ?? .missing }

    private static func mu(_ area: Area) -> Double {
        area.rounded(in: .mu, to: 4)?.double ?? 0
    }
}

extension EvidencePiece.Kind {
    /// The words for people.
    var words: Message {
        switch self {
        case .overlap: Message(zh: "压盖", en: "overlap")
        case .outside: Message(zh: "范围外", en: "outside")
        case .outstanding: Message(zh: "尚欠", en: "outstanding")
        }
    }
}
