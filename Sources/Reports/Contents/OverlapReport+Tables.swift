import Bilingual
import Covering
public import Geodesy
import Overlay
import Parcels
import Project
import Survey

extension OverlapReport {
    /// More covers than this get rows of their own instead of columns.
    private static let widestColumns = 5
    /// More sets of covers than this are too many to read.
    private static let mostSets = 40

    /// The tables for reading: totals, covers, sets of covers, and the parcels when they were kept.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    public func tables() throws(GeodesyError) -> [Table] {
        var tables = [try summaryTable()]
        if summary.isSelfOverlay {
            if !parcels.isEmpty { tables.append(pairTable()) }
        } else {
            if summary.covers.count > 1 {
                tables.append(coverTable())
                tables.append(try setTable())
            }
            if !parcels.isEmpty {
                tables.append(try parcelTable())
                tables.append(pairTable())
            }
        }
        if summary.tallies.contains(where: { $0.hasThinPieces }) || summary.pieceCheck.built > 0 {
            tables.insert(thicknessTable(), at: min(1, tables.count))
        }
        tables[tables.count - 1].footnotes += notes
        return tables
    }

    private var columns: [Int] {
        !summary.isSelfOverlay && summary.covers.count <= Self.widestColumns
            ? Array(summary.covers.indices) : []
    }

    private var coveredHeading: Message {
        summary.isSelfOverlay ? Message(zh: "重复", en: "Shared") : Message(zh: "压盖合计", en: "Covered")
    }

    private func areaColumn(_ key: String, _ heading: Message) -> Column {
        Column(key, heading, .decimal(scale: unit.customaryScale), isSummed: true)
    }

    /// Adds rows whose areas stand behind their other cells, converted and levelled (调平), so that every total is that of
    /// the exact areas and of the rows.
    private func append(
        _ rows: [(cells: [Cell], areas: [Area], emphasis: Table.Emphasis)], to table: inout Table
    ) throws(GeodesyError) {
        var columns: [LevelledColumn] = []
        for column in 0..<(rows.first?.areas.count ?? 0) {
            columns.append(
                try LevelledColumn(rows.map { $0.areas[column] }, in: unit, scale: unit.customaryScale))
        }
        for (number, row) in rows.enumerated() {
            table.append(row.cells + columns.map { .decimal($0.cells[number]) }, emphasis: row.emphasis)
        }
    }

    private func emptyTable(_ name: Message, _ columns: [Column]) -> Table {
        var table = Table(
            name: name, title: name, columns: columns, totalLabel: Message(zh: "合计", en: "Total"))
        table.subtitle = Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)")
        return table
    }

    private func measures(of covers: [Int]) -> [Column] {
        var columns = [areaColumn("area", Message(zh: "面积", en: "Area"))]
        for cover in covers {
            columns.append(areaColumn("cover\(cover + 1)", Message(verbatim: summary.covers[cover].name)))
        }
        if summary.covers.count != 1 || summary.isSelfOverlay {
            columns.append(areaColumn("covered", coveredHeading))
        }
        columns.append(areaColumn("outside", Message(zh: "未压盖", en: "Outside")))
        return columns
    }

    private func areas(_ area: Area, _ covers: [Int], under: (LayerMask) -> Area) -> [Area] {
        var areas = [area]
        for cover in covers { areas.append(under(LayerMask(layer: cover))) }
        let covered = under(summary.allCovers)
        if summary.covers.count != 1 || summary.isSelfOverlay { areas.append(covered) }
        return areas + [area - covered]
    }

    private func summaryTable() throws(GeodesyError) -> Table {
        let fields = summary.parcelGrouping.enumerated().map { Column("group\($0 + 1)", Message(verbatim: $1)) }
        let label = fields.isEmpty ? [Column("layer", Message(zh: "图斑图层", en: "Parcels of"))] : fields
        var table = emptyTable(
            summary.isSelfOverlay
                ? Message(zh: "图层自压盖汇总表", en: "Overlaps inside the layer")
                : Message(zh: "压盖面积汇总表", en: "Overlap totals"),
            label + [Column("parcels", Message(zh: "图斑数", en: "Parcels"), .integer)] + measures(of: columns))
        guard !fields.isEmpty else {
            let account = summary.parcels.accounting
            let total = areas(summary.area, columns) { mask in
                summary.masks.reduce(.zero) { $1.key.isDisjoint(with: mask) ? $0 : $0 + $1.value }
            }
            let cells: [Cell] = [
                .verbatim(summary.parcels.declaration.name), .integer(account.used + account.repaired),
            ]
            try append([(cells, total, .none)], to: &table)
            table.totalLabel = nil
            return table
        }
        let rows = groups.map { values, group in
            (
                cells: values.map { $0.map(Cell.verbatim) ?? .missing } + [.integer(group.parcels)],
                areas: areas(group.area, columns) { group.area(underAny: $0) }, emphasis: Table.Emphasis.none
            )
        }
        try append(rows, to: &table)
        return table
    }

    private func coverTable() -> Table {
        var table = emptyTable(
            Message(zh: "分图层压盖面积表", en: "Overlap by layer"),
            [
                Column("cover", Message(zh: "压盖图层", en: "Layer")),
                Column("features", Message(zh: "要素数", en: "Features"), .integer),
                Column(
                    "area", Message(zh: "压盖面积", en: "Overlap"), .area(unit, scale: unit.customaryScale),
                    isSummed: false),
                Column("share", Message(zh: "占图斑 %", en: "% of parcels"), .decimal(scale: 2)),
            ])
        table.totalLabel = nil
        for (number, cover) in summary.covers.enumerated() {
            let mask = LayerMask(layer: number)
            let area = summary.masks.reduce(Area.zero) { $1.key.contains(mask) ? $0 + $1.value : $0 }
            table.append([
                .verbatim(cover.name), .integer(cover.features), .area(area),
                share(area).map(Cell.decimal) ?? .missing,
            ])
        }
        table.footnotes.append(
            Message(
                zh: "同一地块可在多个图层内，各行不能相加；合计见“压盖合计”。",
                en: "Ground may lie in several layers, so rows do not add up; see Covered."))
        return table
    }

    private func share(_ area: Area) -> ExactDecimal? {
        guard summary.area > .zero else { return nil }
        return (Rational(Int128(area.hundredths)) * Rational(100) / Rational(Int128(summary.area.hundredths)))
            .rounded(to: 2)
    }

    private func setTable() throws(GeodesyError) -> Table {
        var table = emptyTable(
            Message(zh: "压盖组合表", en: "Ground by set of layers"),
            [
                Column("set", Message(zh: "图层组合", en: "Layers over the ground")),
                areaColumn("area", Message(zh: "面积", en: "Area")),
            ])
        let sets = summary.masks.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var rows: [(cells: [Cell], areas: [Area], emphasis: Table.Emphasis)] = []
        for (mask, area) in sets.prefix(Self.mostSets) {
            let names = summary.covers.indices.filter { mask.contains(LayerMask(layer: $0)) }
                .map { summary.covers[$0].name }
            let text =
                names.isEmpty
                ? Message(zh: "（无）", en: "(none)") : Message(verbatim: names.joined(separator: " + "))
            rows.append(([.text(text)], [area], .none))
        }
        if sets.count > Self.mostSets {
            let rest = sets.dropFirst(Self.mostSets)
            let text = Message(zh: "其余\(rest.count)种组合", en: "\(rest.count) more sets")
            rows.append(([.text(text)], [rest.reduce(.zero) { $0 + $1.value }], .none))
        }
        try append(rows, to: &table)
        return table
    }

    /// How thick the pieces of overlap are; in square metres, since most thin ones are small.
    private func thicknessTable() -> Table {
        var table = Table(
            name: Message(zh: "重叠厚度分级表", en: "Overlaps by thickness"),
            subtitle: Message(zh: "面积单位：m²", en: "Areas in m²"),
            columns: [
                Column("cover", Message(zh: "压盖图层", en: "Layer")),
                Column("class", Message(zh: "分级", en: "Class")),
                Column("pieces", Message(zh: "处数", en: "Pieces"), .integer),
                Column("area", Message(zh: "面积", en: "Area"), .area(.squareMetre, scale: 2)),
            ])
        for (number, tally) in summary.tallies.enumerated() {
            for thickness in ThicknessClass.allCases where tally[thickness].count > 0 {
                table.append(
                    [
                        .verbatim(summary.covers[number].name), .text(thickness.words),
                        .integer(tally[thickness].count), .area(tally[thickness].area),
                    ], emphasis: thickness == .doubtful ? .warning : .none)
            }
        }
        let fine = ThicknessClass.doubtfulThickness
        let thick = Int(ThicknessClass.overlapThickness)
        table.footnotes.append(
            Message(
                zh:
                    "厚度＝2×面积÷周长：小于\(fine)米为边界重合（坐标取位所致），\(fine)–\(thick)米为疑似边界不套合，需人工确认，\(thick)米以上为重叠；均已计入压盖面积。",
                en:
                    "Thickness is 2 × area ÷ perimeter: under \(fine) m one boundary recorded twice, \(fine)–\(thick) m a boundary that may not fit, to be looked at, from \(thick) m on an overlap. All are in the covered areas."
            ))
        return table
    }

    private func parcelTable() throws(GeodesyError) -> Table {
        let fields = summary.parcelGrouping.enumerated().map { Column("group\($0 + 1)", Message(verbatim: $1)) }
        var table = emptyTable(
            Message(zh: "图斑压盖明细表", en: "Parcels"),
            [Column("fid", Message(zh: "序号", en: "FID"), .integer, isSummed: false)] + fields
                + measures(of: columns))
        let rows = parcels.map { parcel in
            (
                cells: [Cell.integer(Int(parcel.fid))]
                    + parcel.values.map { $0.map(Cell.verbatim) ?? .missing },
                areas: areas(parcel.area, columns) { parcel.area(underAny: $0) },
                emphasis: parcel.isRepaired ? Table.Emphasis.warning : .none
            )
        }
        try append(rows, to: &table)
        return table
    }

    /// Every overlap of a parcel with a feature; of a layer over itself every pair once.
    private func pairTable() -> Table {
        let showsClasses = summary.tallies.contains { $0.hasThinPieces }
        var table = emptyTable(
            summary.isSelfOverlay
                ? Message(zh: "重复图斑表", en: "Parcels that share ground") : Message(zh: "逐对压盖表", en: "Pairs"),
            [
                Column("fid", Message(zh: "图斑序号", en: "Parcel"), .integer, isSummed: false),
                Column("layer", Message(zh: "压盖图层", en: "Layer")),
                Column("other", Message(zh: "要素序号", en: "Feature"), .integer, isSummed: false),
                Column(
                    "area", Message(zh: "压盖面积", en: "Overlap"), .area(unit, scale: unit.customaryScale),
                    isSummed: false),
                Column("share", Message(zh: "占图斑 %", en: "% of parcel"), .decimal(scale: 2)),
            ] + (showsClasses ? [Column("class", Message(zh: "分级", en: "Class"))] : []))
        table.totalLabel = nil
        for parcel in parcels {
            for overlap in parcel.overlaps where !summary.isSelfOverlay || parcel.fid < overlap.fid {
                let share =
                    parcel.area > .zero
                    ? (Rational(Int128(overlap.area.hundredths)) * Rational(100)
                        / Rational(Int128(parcel.area.hundredths))).rounded(to: 2) : nil
                table.append(
                    [
                        .integer(Int(parcel.fid)), .verbatim(Self.name(ofLayer: overlap.layer, summary)),
                        .integer(Int(overlap.fid)), .area(overlap.area), share.map(Cell.decimal) ?? .missing,
                    ] + (showsClasses ? [overlap.tally.thickest.map { .text($0.words) } ?? .missing] : []))
            }
        }
        return table
    }

    private var notes: [Message] {
        var notes = ([summary.parcels] + (summary.isSelfOverlay ? [] : summary.zones)).map(LayerNotes.summary)
        if summary.isSelfOverlay {
            let ground = Area(rounding: summary.sharedGround) ?? .zero
            let text = ground.rounded(in: unit, to: unit.customaryScale)?.description ?? "–"
            notes.append(
                Message(
                    zh: "重复压盖的地块只计一次为 \(text) \(unit.name.zh)；表中“重复”按每个图斑各计一次。",
                    en:
                        "The shared ground, counted once, is \(text) \(unit.name.en); the table counts it for each parcel."
                ))
        }
        if summary.unlisted.count > 0 {
            let area = summary.unlisted.area.rounded(in: .squareMetre, to: 2)?.description ?? "–"
            notes.append(
                Message(
                    zh: "另有\(summary.unlisted.count)对重叠厚度不足，未逐对列出，面积共 \(area) m²，已计入合计。",
                    en:
                        "Thinner overlaps, not listed one by one but in the totals: \(summary.unlisted.count), \(area) m²."
                ))
        }
        let pieces = summary.pieceCheck
        if pieces.failed > 0 {
            notes.append(
                Message(
                    zh: "有\(pieces.failed)对重叠无法提取图形，按一块重叠计。",
                    en:
                        "\(pieces.failed) overlaps could not be built as polygons; each counts as one piece of overlap."
                ))
        }
        let check = summary.selfCheck
        if check.sampled > 0 {
            let difference = (check.largestRelativeDifference * 1e12).rounded() / 1e12
            notes.append(
                Message(
                    zh:
                        "自检：用 GEOS 重算\(check.sampled)个边界图斑，最大相对差 \(difference)，最大差 \(Self.short(check.largestDifference)) m²",
                    en:
                        "Self-check: \(check.sampled) boundary parcels computed again by GEOS; largest relative difference \(difference), largest difference \(Self.short(check.largestDifference)) m²"
                ))
        }
        return notes
    }

    private static func short(_ number: Double) -> String { ((number * 1e9).rounded() / 1e9).description }
}
