import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// The columns of parcels by which programs compare their ground: in the CSV file alone.
    static let groundColumns: Set<String> = ["fingerprint", "centre_longitude", "centre_latitude"]

    /// The measured parcels (图斑面积表): recorded and computed areas, side by side.
    func parcelTable() throws -> TableStream {
        /// What the parcels of a layer have in common.
        final class Common: Sendable {
            let name: String
            let kind: Message
            let record: RecordedArea

            init(_ layer: LoadedLayer) {
                name = layer.declaration.name
                kind = layer.declaration.kind.name
                record = layer.recorded
            }
        }
        typealias Line = (layer: Common, parcel: Parcel, printed: ExactDecimal?, centre: Coordinate?)
        let (unit, scan, plane) = (result.project.unit, scan, result.project.plane)
        let layers = measured.sorted().map { ($0, result.layers[$0]) }
        let rows = Rows<Line> { body in
            for (number, layer) in layers {
                let (common, parcels) = (Common(layer), layer.parcels)
                for position in parcels.indices {
                    let parcel = parcels[position]
                    let printed = scan.printed[number]?.area(of: position, parcel.area)
                    let centre = parcel.ground.areaCentroid.map(plane.degrees(at:))
                    try body((common, parcel, printed, centre))
                }
            }
        }
        return try TableSpec<Line>(
            "parcels", name: Message(zh: "图斑面积表", en: "Parcels"),
            title: Message(zh: "\(title)：图斑面积表", en: "\(title): parcels"),
            subtitle: .squareMetres(and: unit), standsEmpty: true,
            emphasis: { $0.parcel.repair == nil ? .none : .warning },
            size: \.parcel.area
        ) {
            Column.layer { $0.layer.name }
            Column.words("kind", Message(zh: "类别", en: "Kind"), width: 16) { $0.layer.kind }
            Column.feature { ($0.layer.name, $0.parcel.fid) }
            Column.id { $0.parcel.id }
            Column.name(width: 28) { $0.parcel.attributes[.name] }
            Column.text("class", Message(zh: "地类", en: "Class")) { $0.parcel.attributes[.landClass] }
            Column.text("county", Message(zh: "旗县市", en: "County"), width: 18) {
                $0.parcel.attributes[.county].map { AdministrativeUnit.name(for: $0) }
            }
            Column.integer(
                "zone", Message(zh: "带号", en: "Zone"), alignment: .centre, isSummed: false
            ) { $0.parcel.zone }
            Column("recorded", Message(zh: "登记面积", en: "Recorded"), .decimal(scale: 2)) {
                RecordedArea.number(of: $0.parcel).map(Cell.decimal)
                    ?? $0.parcel.attributes[.area].map(Cell.verbatim)
            }
            Column.words("recorded_unit", Message(zh: "登记单位", en: "Unit of record"), alignment: .centre) {
                $0.parcel.attributes[.area] == nil
                    ? nil : $0.layer.record.unit?.name ?? Message(zh: "不明", en: "unknown")
            }
            Column.area(
                "area", ColumnHeading.computed.text, in: .squareMetre, isSummed: false
            ) { $0.parcel.area }
            Column(
                "converted", Message(zh: "计算面积 \(unit.name.zh)", en: "Computed \(unit.name.en)"),
                .area(unit), isSummed: false
            ) { $0.printed.map(Cell.decimal) ?? .area($0.parcel.area) }
            Column.area(
                "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"), in: .squareMetre,
                isSummed: false
            ) { $0.layer.record.difference(of: $0.parcel) }
            Column.words("repair", Message(zh: "修复", en: "Repair"), width: 24) { $0.parcel.repair?.message }
            // A letter before it, lest a spreadsheet takes it for a number.
            Column.text("fingerprint", ColumnHeading.fingerprint.text) {
                "G" + String($0.parcel.ground.fingerprint, radix: 16)
            }
            Column.decimal("centre_longitude", ColumnHeading.longitude.text, scale: 8) {
                Self.degrees($0.centre?.x)
            }
            Column.decimal("centre_latitude", ColumnHeading.latitude.text, scale: 8) {
                Self.degrees($0.centre?.y)
            }
        }.stream(
            sections: [Section(rows)],
            footnotes: notes + [
                Message(
                    zh: "登记面积照录不改；其单位按整层推定，即与计算面积最接近的单位。",
                    en:
                        "Recorded areas stand as they are; their unit is inferred per layer, as the one closest to computed."
                )
            ] + PrintedAreas.note(in: unit))
    }

    /// Degrees to about a millimetre.
    private static func degrees(_ value: Double?) -> ExactDecimal? {
        guard let value, value.isFinite, abs(value) <= 360 else { return nil }
        return ExactDecimal(significand: Int64((value * 1e8).rounded()), scale: 8)
    }

    /// Areas by county and class (旗县市地类面积表).
    func countyClassTable() throws -> TableStream {
        /// The classes of a county, or the sum of a layer.
        typealias Line = (
            layer: String, county: Message?, landClass: String, parcels: Int, area: Area, doubts: [Doubt]
        )
        let unit = result.project.unit
        let hasCounties = result.layers.contains { $0.declaration.kind == .county }
        let outside = hasCounties ? Message(zh: "旗县市范围外", en: "outside all") : nil
        let counties = try printedCounties()
        let sections = result.layers.compactMap { layer -> Section<Line>? in
            let rows = result.countyAreas.filter { $0.layer == layer.declaration.name }
            guard !rows.isEmpty else { return nil }
            return Section(
                rows.map { row -> Line in
                    (
                        row.layer, row.county.map(Message.init(verbatim:)) ?? outside,
                        [row.landClass, row.className].compactMap(\.self).joined(separator: " "), row.parcels,
                        row.area, []
                    )
                },
                sum: (
                    layer.declaration.name, Message(zh: "小计", en: "Subtotal"), "", layer.parcels.count,
                    rows.reduce(.zero) { $0 + $1.area }, result.doubts(byCounty: layer.declaration.name)
                ))
        }
        return try TableSpec<Line>(
            "county-class", name: Message(zh: "旗县市地类面积表", en: "County and class"),
            title: Message(zh: "\(title)：旗县市地类面积表", en: "\(title): areas by county and class"),
            subtitle: .squareMetres(and: unit), standsEmpty: true, size: \.area
        ) {
            Column.layer(width: 20, \.layer)
            Column.words("county", Message(zh: "旗县市", en: "County"), width: 18, \.county)
            Column.text("class", Message(zh: "地类", en: "Class"), width: 18) {
                $0.landClass.isEmpty ? nil : $0.landClass
            }
            Column.integer("parcels", Message(zh: "图斑数", en: "Parcels"), isSummed: false, \.parcels)
            Column.area("area", Message(zh: "面积 m²", en: "Area m²"), in: .squareMetre, \.area)
            // Counties as in the table by county; the classes of each are levelled to it, and to the class in all counties.
            Column(
                "converted", Message(zh: "面积 \(unit.name.zh)", en: "Area \(unit.name.en)"),
                level: Level(
                    in: unit, within: \.county?.zh, across: \.landClass,
                    sumWish: { line in counties[line.layer]?[line.county?.zh] }, area: \.area))
            Column.doubts(\.doubts)
        }.stream(
            sections: sections,
            footnotes: notes + [
                Message(
                    zh: "跨界图斑按界线分割，各块平差后等于图斑面积；图斑数按旗县市分别计，跨界图斑重复计数。",
                    en: """
                        Parcels across borders are split and balanced to their area; such a parcel counts once in each \
                        county.
                        """)
            ])
    }

    /// The layers (图层说明): sources, reference systems, accounts.
    func layerTable() throws -> TableStream {
        try TableSpec<LoadedLayer>(
            "layers", name: Message(zh: "图层说明", en: "Layers"),
            title: Message(zh: "\(title)：图层说明", en: "\(title): layers"), hasTotal: true, standsEmpty: true,
            emphasis: { $0.accounting.setAside + $0.accounting.repaired > 0 ? .warning : .none }
        ) {
            Column.layer(width: 20, \.declaration.name)
            Column.words("kind", Message(zh: "类别", en: "Kind"), width: 14, \.declaration.kind.name)
            Column.text("source", Message(zh: "文件", en: "File"), width: 26, \.declaration.sourceName)
            Column.words("crs", Message(zh: "坐标系", en: "Reference system"), width: 30) { layer in
                layer.system.caveat.map { Message(verbatim: "\(layer.system.name)，") + $0 }
                    ?? Message(verbatim: layer.system.name)
            }
            Column.integer("read", Message(zh: "读取", en: "Read"), \.accounting.read)
            Column.integer("used", Message(zh: "使用", en: "Used"), \.accounting.used)
            Column.integer("repaired", Message(zh: "修复", en: "Repaired"), \.accounting.repaired)
            Column.integer("set_aside", Message(zh: "剔除", en: "Set aside"), \.accounting.setAside)
            Column.area("area", Message(zh: "使用面积 m²", en: "Area used m²"), in: .squareMetre, isSummed: false) {
                $0.accounting.usedArea + $0.accounting.repairedArea
            }
            Column.text("sha256", Message(verbatim: "SHA-256"), width: 36, \.digest)
        }.stream(
            result.layers,
            footnotes: notes + [
                Message(
                    zh: "读取 = 使用 + 修复 + 剔除；每个修复或剔除的要素列于“质量问题表”。",
                    en:
                        "Read = used + repaired + set aside; every feature repaired or set aside is listed under Defects."
                )
            ])
    }

    /// The features repaired or set aside (质量问题表).
    func defectTable() throws -> TableStream {
        typealias Line = (layer: String, defect: Defect, treatment: Message, emphasis: Table.Emphasis)
        return try TableSpec<Line>(
            "defects", name: Message(zh: "质量问题表", en: "Defects"),
            title: Message(zh: "\(title)：质量问题表", en: "\(title): defects"), standsEmpty: true,
            emphasis: \.emphasis
        ) {
            Column.layer(width: 20, \.layer)
            Column.feature { ($0.layer, $0.defect.fid) }
            Column.words(
                "treatment", Message(zh: "处理", en: "Treatment"), alignment: .centre, width: 10, \.treatment)
            Column.text("code", Message(zh: "代码", en: "Code"), width: 20, \.defect.code.rawValue)
            Column.words("message", Message(zh: "说明", en: "What"), width: 60, \.defect.message)
        }.stream(
            result.layers.lazy.flatMap { layer in
                [
                    (layer.repairs, Message(zh: "修复", en: "repaired"), Table.Emphasis.warning),
                    (layer.setAside, Message(zh: "剔除", en: "set aside"), .bad),
                    (layer.suspects, Message(zh: "提示", en: "flagged"), .warning),
                ].lazy.flatMap { defects, treatment, emphasis in
                    defects.lazy.map { defect -> Line in (layer.declaration.name, defect, treatment, emphasis) }
                }
            })
    }
}
