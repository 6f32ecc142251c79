import Bilingual
import Geodesy
import Intake
import Parcels
import Project
import Survey

extension CheckReport {
    /// The parcels that checks measure (图斑面积表): recorded and computed areas, side by side.
    func parcelTable() -> Table {
        let unit = result.project.unit
        let subjects = Set(result.checks.flatMap(\.declaration.measure.layerMeasures).map(\.subject))
        let rows = result.layers.filter { subjects.contains($0.declaration.name) }.flatMap { layer in
            layer.parcels.map { (layer: layer, parcel: $0) }
        }
        var table = Table(
            name: Message(zh: "图斑面积表", en: "Parcels"),
            title: Message(zh: "\(title)：图斑面积表", en: "\(title): parcels"),
            subtitle: Message(zh: "单位：m²、\(unit.name.zh)", en: "Units: m², \(unit.name.en)"),
            columns: [
                Column("layer", Message(zh: "图层", en: "Layer")),
                Column("kind", Message(zh: "类别", en: "Kind"), width: 16),
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("id", Message(zh: "编号", en: "ID")),
                Column("name", Message(zh: "名称", en: "Name"), width: 28),
                Column("class", Message(zh: "地类", en: "Class")),
                Column("county", Message(zh: "旗县市", en: "County"), width: 18),
                Column("zone", Message(zh: "带号", en: "Zone"), .integer, alignment: .centre, isSummed: false),
                Column("recorded", Message(zh: "登记面积", en: "Recorded"), .decimal(scale: 2)),
                Column("recorded_unit", Message(zh: "登记单位", en: "Unit of record"), alignment: .centre),
                Column(
                    "area", Message(zh: "计算面积 m²", en: "Computed m²"), .area(.squareMetre, scale: 2),
                    isSummed: false),
                Column(
                    "converted", Message(zh: "计算面积 \(unit.name.zh)", en: "Computed \(unit.name.en)"),
                    .area(unit, scale: unit.customaryScale), isSummed: false),
                Column(
                    "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"),
                    .area(.squareMetre, scale: 2), isSummed: false),
                Column("repair", Message(zh: "修复", en: "Repair"), width: 24),
            ])
        let records = Dictionary(
            uniqueKeysWithValues: result.layers.map { ($0.declaration.name, RecordedArea(of: $0.parcels)) })
        for (layer, parcel) in rows {
            let record = records[layer.declaration.name]
            func text(_ role: FieldRole) -> Cell { parcel.attributes[role].map(Cell.verbatim) ?? .missing }
            table.append(
                [
                    .verbatim(layer.declaration.name), .text(layer.declaration.kind.name),
                    .integer(Int(parcel.fid)),
                    .verbatim(parcel.id), text(.name), text(.landClass),
                    parcel.attributes[.county].map { .verbatim(AdministrativeUnit.name(for: $0)) } ?? .missing,
                    parcel.zone.map(Cell.integer) ?? .missing,
                    RecordedArea.number(of: parcel).map(Cell.decimal) ?? text(.area),
                    parcel.attributes[.area] == nil
                        ? .missing : .text(record?.unit?.name ?? Message(zh: "不明", en: "unknown")),
                    .area(parcel.area),
                    .area(parcel.area), record?.difference(of: parcel).map(Cell.area) ?? .missing,
                    parcel.repair.map { .text($0.message) } ?? .missing,
                ], emphasis: parcel.repair == nil ? .none : .warning)
        }
        table.footnotes =
            notes + [
                Message(
                    zh: "登记面积照录不改；其单位按整层推定，即与计算面积最接近的单位。",
                    en:
                        "Recorded areas stand as they are; their unit is inferred per layer, as the one closest to computed."
                )
            ]
        return table
    }

    /// Areas by county and class (旗县市地类面积表).
    func countyClassTable() throws(GeodesyError) -> Table {
        let unit = result.project.unit
        var table = Table(
            name: Message(zh: "旗县市地类面积表", en: "County and class"),
            title: Message(zh: "\(title)：旗县市地类面积表", en: "\(title): areas by county and class"),
            subtitle: Message(zh: "单位：m²、\(unit.name.zh)", en: "Units: m², \(unit.name.en)"),
            columns: [
                Column("layer", Message(zh: "图层", en: "Layer"), width: 20),
                Column("county", Message(zh: "旗县市", en: "County"), width: 18),
                Column("class", Message(zh: "地类", en: "Class"), width: 18),
                Column("parcels", Message(zh: "图斑数", en: "Parcels"), .integer, isSummed: false),
                Column(
                    "area", Message(zh: "面积 m²", en: "Area m²"), .area(.squareMetre, scale: 2)),
                Column(
                    "converted", Message(zh: "面积 \(unit.name.zh)", en: "Area \(unit.name.en)"),
                    .decimal(scale: unit.customaryScale), isSummed: true),
            ])
        let noCounties = !result.layers.contains { $0.declaration.kind == .county }
        for layer in result.layers {
            let rows = result.countyAreas.filter { $0.layer == layer.declaration.name }
            guard !rows.isEmpty else { continue }
            let start = table.rows.count
            // Counties first, as in the table by county; the classes of each are levelled to it.
            var parts: [[CountyClassArea]] = []
            for row in rows {
                if parts.last?.first?.county == row.county, !parts.isEmpty {
                    parts[parts.count - 1].append(row)
                } else {
                    parts.append([row])
                }
            }
            let scale = unit.customaryScale
            let converted = try LevelledColumn(
                parts.map { $0.reduce(.zero) { $0 + $1.area } }, in: unit, scale: scale)
            var cells: [ExactDecimal] = []
            for (part, total) in zip(parts, converted.cells) {
                cells += try LevelledColumn(part.map(\.area), in: unit, scale: scale, total: total).cells
            }
            for (row, cell) in zip(rows, cells) {
                let county: Cell =
                    row.county.map(Cell.verbatim)
                    ?? (noCounties ? .missing : .text(Message(zh: "旗县市范围外", en: "outside all")))
                let landClass = [row.landClass, row.className].compactMap(\.self).joined(separator: " ")
                table.append([
                    .verbatim(row.layer), county, landClass.isEmpty ? .missing : .verbatim(landClass),
                    .integer(row.parcels), .area(row.area), .decimal(cell),
                ])
            }
            table.append(
                [
                    .verbatim(layer.declaration.name), .text(Message(zh: "小计", en: "Subtotal")), .missing,
                    .integer(layer.parcels.count), .area(rows.reduce(.zero) { $0 + $1.area }),
                    .decimal(converted.total),
                ], sums: start..<table.rows.count)
        }
        table.footnotes =
            notes + [
                Message(
                    zh: "跨界图斑按界线分割，各块平差后等于图斑面积；图斑数按旗县市分别计，跨界图斑重复计数。",
                    en: """
                        Parcels across borders are split and balanced to their area; such a parcel counts once in each \
                        county.
                        """)
            ]
        return table
    }

    /// The layers (图层说明): sources, reference systems, accounts.
    func layerTable() -> Table {
        var table = Table(
            name: Message(zh: "图层说明", en: "Layers"),
            title: Message(zh: "\(title)：图层说明", en: "\(title): layers"),
            columns: [
                Column("layer", Message(zh: "图层", en: "Layer"), width: 20),
                Column("kind", Message(zh: "类别", en: "Kind"), width: 14),
                Column("source", Message(zh: "文件", en: "File"), width: 26),
                Column("crs", Message(zh: "坐标系", en: "Reference system"), width: 30),
                Column("read", Message(zh: "读取", en: "Read"), .integer),
                Column("used", Message(zh: "使用", en: "Used"), .integer),
                Column("repaired", Message(zh: "修复", en: "Repaired"), .integer),
                Column("set_aside", Message(zh: "剔除", en: "Set aside"), .integer),
                Column(
                    "area", Message(zh: "使用面积 m²", en: "Area used m²"), .area(.squareMetre, scale: 2),
                    isSummed: false),
                Column("sha256", Message(verbatim: "SHA-256"), width: 36),
            ],
            totalLabel: Message(zh: "合计", en: "Total"))
        for layer in result.layers {
            let account = layer.accounting
            table.append(
                [
                    .verbatim(layer.declaration.name), .text(layer.declaration.kind.name),
                    .verbatim(layer.declaration.source),
                    .text(
                        layer.system.caveat.map { Message(verbatim: "\(layer.system.name)，") + $0 }
                            ?? Message(verbatim: layer.system.name)),
                    .integer(account.read), .integer(account.used), .integer(account.repaired),
                    .integer(account.setAside), .area(account.usedArea + account.repairedArea),
                    .verbatim(layer.digest),
                ], emphasis: account.setAside + account.repaired > 0 ? .warning : .none)
        }
        table.footnotes =
            notes + [
                Message(
                    zh: "读取 = 使用 + 修复 + 剔除；每个修复或剔除的要素列于“质量问题表”。",
                    en:
                        "Read = used + repaired + set aside; every feature repaired or set aside is listed under Defects."
                )
            ]
        return table
    }

    /// The features repaired or set aside (质量问题表).
    func defectTable() -> Table {
        var table = Table(
            name: Message(zh: "质量问题表", en: "Defects"),
            title: Message(zh: "\(title)：质量问题表", en: "\(title): defects"),
            columns: [
                Column("layer", Message(zh: "图层", en: "Layer"), width: 20),
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("treatment", Message(zh: "处理", en: "Treatment"), alignment: .centre, width: 10),
                Column("code", Message(zh: "代码", en: "Code"), width: 20),
                Column("message", Message(zh: "说明", en: "What"), width: 60),
            ])
        for layer in result.layers {
            for (defects, treatment, emphasis) in [
                (layer.repairs, Message(zh: "修复", en: "repaired"), Table.Emphasis.warning),
                (layer.setAside, Message(zh: "剔除", en: "set aside"), Table.Emphasis.bad),
                (layer.suspects, Message(zh: "提示", en: "flagged"), Table.Emphasis.warning),
            ] {
                for defect in defects {
                    table.append(
                        [
                            .verbatim(layer.declaration.name), .integer(Int(defect.fid)), .text(treatment),
                            .verbatim(defect.code.rawValue), .text(defect.message),
                        ], emphasis: emphasis)
                }
            }
        }
        return table
    }
}
