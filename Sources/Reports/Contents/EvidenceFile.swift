import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import VectorFiles

/// The evidence of a run as layers for a map (证据图层): parcels with their verdicts, pieces, defects, counties.
struct EvidenceFile: Sendable {
    let report: CheckReport

    private var result: SurveyResult { report.result }

    /// The layers, each with a look for QGIS, and the table in which QGIS finds it.
    func layers() -> [LayerContent] {
        let drawn = [
            parcelLayer(), coverLayer(), pointLayer(), pieceLayer(), cornerLayer(), defectLayer(),
            countyLayer(),
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
        return drawn(name, title, geometry, fields, by: field, classes) { LayerContent($0, features: features) }
    }

    private func drawn(
        _ name: String, _ title: String, _ geometry: LayerDefinition.GeometryKind, _ fields: [Field],
        by field: String, _ classes: [QGISStyle.Class], _ content: (LayerDefinition) -> LayerContent
    ) -> Drawn {
        let shape: QGISStyle.Shape = geometry == .point ? .marker : .fill
        return Drawn(
            content: content(
                LayerDefinition(
                    name: name, geometry: geometry, fields: fields, referenceSystem: "EPSG:4490",
                    title: "\(name) \(title)", summary: summary)),
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

    /// What a parcel is, in the layers of parcels and covers.
    private static let identity: [Field] = [
        Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
        Field("id", .text(), alias: "编号"), Field("name", .text(), alias: "名称"),
        Field("kind", .text(), alias: "类别"), Field("area_m2", .real(), alias: "面积 m²"),
        Field("area_mu", .real(), alias: "面积 亩"),
    ]

    private static func identity(_ parcel: Parcel, _ layer: LayerDeclaration) -> [FieldValue] {
        [
            .text(layer.name), .integer(parcel.fid), .text(parcel.id), value(parcel.attributes[.name]),
            .text(layer.kind.name.zh), .real(parcel.area.squareMetres), .real(mu(parcel.area)),
        ]
    }

    /// The measured parcels with areas, links and verdicts.
    private func parcelLayer() -> Drawn? {
        let layers = result.layers.indices.filter {
            report.measured.contains($0) && !result.layers[$0].parcels.isEmpty
        }
        guard !layers.isEmpty else { return nil }
        let fields =
            Self.identity + [
                Field("recorded", .text(), alias: "登记面积"), Field("items", .text(), alias: "所入事项"),
                Field("linked", .text(), alias: "关联事项"), Field("verdict", .text(), alias: "结论"),
                Field("repair", .text(), alias: "修复"),
            ]
        return drawn("parcels", "图斑", .polygon, fields, by: "verdict", Self.verdictClasses()) { definition in
            LayerContent(
                definition, expectedCount: layers.reduce(0) { $0 + result.layers[$1].parcels.count }
            ) { body in
                var standings = StandingTexts(report: report)
                for number in layers {
                    let layer = result.layers[number]
                    for position in layer.parcels.indices {
                        try body(feature(layer, number, position, &standings))
                    }
                }
            }
        }
    }

    /// The items and the verdict of parcels by the checks that they enter: most enter the same as many others.
    private struct StandingTexts {
        let report: CheckReport
        private var known: [[Int]: (items: FieldValue, verdict: FieldValue)] = [:]

        init(report: CheckReport) { self.report = report }

        mutating func values(of row: ParcelRow) -> (items: FieldValue, verdict: FieldValue) {
            let checks = row.contributions.map(\.check)
            if let found = known[checks] { return found }
            let values = (
                items: FieldValue.text(report.items(of: row).map(String.init).joined(separator: ";")),
                verdict: FieldValue.text(report.standing(of: row)?.verdict.rawValue ?? "")
            )
            known[checks] = values
            return values
        }
    }

    private func feature(
        _ layer: LoadedLayer, _ number: Int, _ position: Int, _ standings: inout StandingTexts
    ) -> LayerContent.Feature {
        let parcel = layer.parcels[position]
        let row = result.row(layer: number, position: position)
        let standing = standings.values(of: row)
        let linked = row.link.flatMap { $0.state == .linked ? $0.links : nil } ?? []
        return (
            .polygons(parcel.outline.mapCoordinates(result.project.plane.degrees)),
            Self.identity(parcel, layer.declaration) + [
                Self.value(parcel.attributes[.area]),
                standing.items,
                .text(linked.map { "\($0.item)" }.joined(separator: ";")),
                standing.verdict,
                Self.value(parcel.repair?.message.zh),
            ]
        )
    }

    /// The covers that meet what differs or is doubtful.
    private func coverLayer() -> Drawn? {
        let features = report.scan.covers.sorted { $0.key < $1.key }
            .flatMap { number, positions -> [LayerContent.Feature] in
                guard !report.measured.contains(number) else { return [] }
                let layer = result.layers[number]
                return positions.sorted().map { position in
                    let parcel = layer.parcels[position]
                    return (
                        .polygons(parcel.outline.mapCoordinates(result.project.plane.degrees)),
                        Self.identity(parcel, layer.declaration)
                    )
                }
            }
        let names = Set(report.scan.covers.keys).sorted().map { result.layers[$0].declaration.name }
        return drawn(
            "covers", "压盖图层", .polygon, Self.identity, features, by: "layer",
            zip(names, 0...).map { name, index in
                .init(
                    value: name, label: name,
                    colour: [(86, 180, 233), (0, 158, 115), (0, 114, 178), (204, 121, 167)][index % 4])
            })
    }

    private func pointLayer() -> Drawn? {
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("id", .text(), alias: "编号"),
            Field("name", .text(), alias: "名称"), Field("verdict", .text(), alias: "结论"),
        ]
        var features: [LayerContent.Feature] = []
        for (number, layer) in result.layers.enumerated() where layer.content == .points {
            for point in layer.others {
                let row = result.row(of: point, layer: number)
                features.append(
                    (
                        .points(point.points.map(result.project.plane.degrees)),
                        [
                            .text(layer.declaration.name), .integer(point.fid), .text(point.id),
                            Self.value(point.attributes[.name] ?? point.attributes[.landClass]),
                            .text(report.standing(of: row)?.verdict.rawValue ?? ""),
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
        let features = report.scan.pieces.map { piece -> LayerContent.Feature in
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

    /// The numbered corners of parcels.
    private func cornerLayer() -> Drawn? {
        let fields: [Field] = [
            Field("layer", .text(), alias: "图层"), Field("fid_src", .integer, alias: "要素号"),
            Field("id", .text(), alias: "编号"), Field("ring", .integer, alias: "圈号"),
            Field("number", .text(), alias: "点号"), Field("zone", .integer, alias: "3°带号"),
            Field("x", .real(), alias: "X（北坐标） m"), Field("y", .real(), alias: "Y（东坐标，含带号） m"),
        ]
        let features = report.scan.cornered.flatMap { place in
            corners(
                of: result.layers[place.layer].parcels[place.position],
                in: result.layers[place.layer].declaration.name)
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
            guard !defects.isEmpty else { continue }
            let wanted = Set(defects.map(\.fid))
            let grounds = Dictionary(
                layer.parcels.lazy.filter { wanted.contains($0.fid) }.map { ($0.fid, $0.outline) }
            ) { first, _ in first }
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
        // One in parts is one feature: its areas are those of all.
        var order: [String] = []
        var parts: [String: [Parcel]] = [:]
        for parcel in counties.parcels {
            let name = CoverGrouping.county.value(of: parcel)
            if parts[name] == nil { order.append(name) }
            parts[name, default: []].append(parcel)
        }
        let features = order.map { name -> LayerContent.Feature in
            let own = parts[name] ?? []
            let areas = names.map { layer in
                result.countyAreas.filter { $0.layer == layer && $0.county == name }
                    .reduce(Area.zero) { $0 + $1.area }
            }
            return (
                .polygons(
                    own.reduce(into: MultiPolygon()) { $0.append($1.outline) }.mapCoordinates(
                        result.project.plane.degrees)),
                [.text(name), .real(own.reduce(Area.zero) { $0 + $1.area }.squareMetres)]
                    + areas.map { .real(Self.mu($0)) }
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
