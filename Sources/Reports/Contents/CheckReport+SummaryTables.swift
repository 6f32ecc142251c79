import Bilingual
import Geodesy
import Intake
import Parcels
import Project
import Survey

extension CheckReport {
    /// The measured layers by county, with what of them lies in protected ground (旗县市面积汇总表); empty without any.
    ///
    /// Each column of a layer is levelled, so that its cells add up to the sum as printed, and no part to more than its row.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func summaryTable() throws(GeodesyError) -> Table {
        let unit = result.project.unit
        let protected = result.summaries.first?.protected ?? []
        let inside = Message(zh: "其中（各列可有重叠）", en: "Of it (columns may overlap)")
        let settled = Message(zh: "整改", en: "Rectified")
        var table = Table(
            name: Message(zh: "旗县市面积汇总表", en: "Counties"),
            title: Message(zh: "\(title)：旗县市面积汇总表", en: "\(title): areas by county"),
            subtitle: Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)"),
            columns: [
                Column("number", Message(zh: "序号", en: "No."), .integer, alignment: .centre, isSummed: false),
                Column("layer", Message(zh: "图层", en: "Layer"), width: 18),
                Column("kind", Message(zh: "类别", en: "Kind"), width: 14),
                Column("county", Message(zh: "旗县市", en: "County"), width: 18),
                Column("parcels", Message(zh: "图斑数", en: "Parcels"), .integer, isSummed: false),
                .levelled("area", Message(zh: "面积", en: "Area"), in: unit),
            ]
                + protected.enumerated().map {
                    Column.levelled(
                        "inside\($0 + 1)", Self.heading($1, among: protected), in: unit, group: inside)
                }
                + [
                    .levelled(
                        "settled", Message(zh: "已审批或恢复", en: "Approved or restored"), in: unit, group: settled),
                    .levelled("outstanding", Message(zh: "尚欠", en: "Outstanding"), in: unit, group: settled),
                ])
        let noCounties = !result.layers.contains { $0.declaration.kind == .county }
        for summary in result.summaries {
            let accounts = result.accounts.filter { $0.declaration.occupied == summary.layer }
            // Two accounts of the same ground would be two answers.
            let account = accounts.count == 1 ? accounts.first : nil
            let lines = summary.rows.map { row in account?.counties.first { $0.county == row.county }?.line }
            let scale = unit.customaryScale
            let whole = try LevelledColumn(summary.rows.map(\.area), in: unit, scale: scale)
            func part(_ areas: [Area?]) throws(GeodesyError) -> LevelledPart {
                try LevelledPart(
                    areas, of: summary.rows.map(\.area), printed: whole.cells, in: unit, scale: scale)
            }
            var columns: [(cells: [Cell], total: Cell)] = [
                (whole.cells.map(Cell.decimal), .decimal(whole.total))
            ]
            for index in protected.indices {
                columns.append(try part(summary.rows.map { $0.inside[index] }).column)
            }
            let settledGround = try part(lines.map { line in line.map { $0.approved + $0.restored } })
            columns += [settledGround.column, settledGround.rest]
            let kind = result.layer(named: summary.layer)?.declaration.kind.name ?? Message(verbatim: "—")
            let start = table.rows.count
            for (index, row) in summary.rows.enumerated() {
                let county: Cell =
                    row.county.map(Cell.verbatim)
                    ?? (noCounties ? .missing : .text(Message(zh: "旗县市范围外", en: "outside all")))
                table.append(
                    [.integer(index + 1), .verbatim(summary.layer), .text(kind), county, .integer(row.parcels)]
                        + columns.map { $0.cells[index] })
            }
            table.append(
                [
                    .missing, .verbatim(summary.layer), .text(kind), .text(Message(zh: "小计", en: "Subtotal")),
                    .integer(summary.parcels),
                ] + columns.map(\.total), sums: start..<table.rows.count)
        }
        table.footnotes =
            notes + [
                Message(
                    zh: "跨界图斑按界线分割，在各旗县市分别计数，小计中只计一次；“其中”各列之间可以重叠，不相加。",
                    en: """
                        Parcels across borders are split; they count in each county, and once in the subtotal. The columns of \
                        protected ground may overlap and do not add up.
                        """)
            ]
        return table
    }

    /// The kind and the zone; the layer as well where several of a kind would have the same heading.
    private static func heading(
        _ column: CountySummary.Protected, among all: [CountySummary.Protected]
    ) -> Message {
        var heading = column.kind.name
        if let zone = column.zone {
            heading =
                heading
                + (zone.isEmpty
                    ? Message(zh: " 未注明分区", en: ", no zone told") : Message(verbatim: " " + zone))
        }
        let isAlone = Set(all.filter { $0.kind == column.kind }.map(\.layer)).count == 1
        return isAlone ? heading : heading + Message(zh: "（\(column.layer)）", en: " (\(column.layer))")
    }

    /// Mining rights against reserves and redline (矿业权与保护地重叠明细表); without rows where none overlaps.
    func rightsTable() -> Table {
        RightsReport.detailTable(
            of: result.rights,
            title: Message(
                zh: "\(title)：矿业权与自然保护地、生态保护红线重叠明细表",
                en: "\(title): mining rights in reserves and redline"))
    }

    /// Restored ground, parcel by parcel, against the occupied ground of its account (恢复核验表); empty without accounts.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func restoredTable() throws(GeodesyError) -> Table {
        let unit = result.project.unit
        func area(_ key: String, _ zh: String, _ en: String, group: Message? = nil) -> Column {
            .levelled(key, Message(zh: zh, en: en), in: unit, group: group)
        }
        let place = Message(zh: "其中", en: "Of it")
        var table = Table(
            name: Message(zh: "恢复核验表", en: "Restored"),
            title: Message(zh: "\(title)：恢复核验表", en: "\(title): restored ground"),
            subtitle: Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), alignment: .centre, width: 8),
                Column("layer", Message(zh: "图层", en: "Layer"), width: 18),
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("id", Message(zh: "编号", en: "ID")),
                Column("name", Message(zh: "名称", en: "Name"), width: 24),
                Column("year", Message(zh: "年度", en: "Year"), alignment: .centre),
                area("area", "恢复面积", "Restored"),
                area("inside", "在占用范围内", "On occupied ground", group: place),
                area("outside", "范围外", "Outside", group: place),
                area("earlier", "前列图层已计", "In layers before", group: place),
                Column(
                    "shared", Message(zh: "层内重复", en: "Twice in the layer"),
                    .area(unit, scale: unit.customaryScale),
                    group: place, isSummed: false),
                Column(
                    "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"),
                    .area(.squareMetre, scale: 2), isSummed: false),
            ])
        for (items, survey) in result.restored {
            let items = Cell.verbatim(items.map(String.init).joined(separator: "、"))
            let start = table.rows.count
            let layer = survey.layers.first?.declaration.name ?? ""
            let areas = try RestoredColumns(survey.rows, in: unit)
            for (index, row) in survey.rows.enumerated() {
                func text(_ role: FieldRole) -> Cell {
                    row.parcel.attributes[role].map(Cell.verbatim) ?? .missing
                }
                table.append(
                    [
                        items, .verbatim(layer), .integer(Int(row.parcel.fid)),
                        .verbatim(row.parcel.id),
                        text(.name), text(.year),
                    ] + areas.columns.map { $0.cells[index] } + [
                        .area(row.shared), row.difference.map(Cell.area) ?? .missing,
                    ], emphasis: row.isOdd ? .warning : .none)
            }
            guard table.rows.count > start else { continue }
            let rows = start..<table.rows.count
            table.append(
                [
                    items, .verbatim(layer), .missing, .text(Message(zh: "小计", en: "Subtotal")),
                    .missing,
                    .missing,
                ] + areas.columns.map(\.total) + [.missing, .missing], sums: rows)
        }
        if !table.rows.isEmpty {
            table.footnotes =
                notes + [
                    Message(
                        zh: "占用范围指收支表所列占用图层；前列图层指收支表 restored 中写在前面的图层；范围外或重复计入的图斑以底色标出。",
                        en:
                            "Occupied ground is that of the accounts; layers before are those that stand before it in restored; parcels outside or counted twice are marked."
                    )
                ]
        }
        return table
    }
}
