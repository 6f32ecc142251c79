package import Bilingual
import Covering
package import Geodesy
import Land
import Overlay
import Project
package import Survey
package import Tables

extension OverlapReport {
    /// More covers than this get rows of their own instead of columns.
    private static let widestColumns = 5
    /// More sets of covers than this are too many to read.
    private static let mostSets = 40

    /// The tables for reading: totals, covers, sets of covers, and the parcels when they were kept.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    package func tables() throws -> [Table] {
        var tables = [try summaryTable()]
        if summary.isSelfOverlay {
            if !parcels.isEmpty { tables.append(try pairTable()) }
        } else {
            if summary.covers.count > 1 {
                tables.append(try coverTable())
                tables.append(try setTable())
            }
            if !parcels.isEmpty {
                tables.append(try parcelTable())
                tables.append(try pairTable())
            }
        }
        if summary.tallies.contains(where: { $0.hasThinPieces }) || summary.pieceCheck.built > 0 {
            tables.insert(try thicknessTable(), at: min(1, tables.count))
        }
        tables[tables.count - 1].footnotes += notes
        return tables
    }

    /// The areas of some ground: in all, under each cover that has a column, under any, under none.
    ///
    /// They add up across and down: the area is what is covered and what is not; what lies under a cover is a part of that.
    @Columns<Row>
    private func areaColumns<Row>(
        _ area: @escaping (Row) -> Area, under: @escaping (Row, LayerMask) -> Area
    ) -> [Column<Row>] {
        let whole = Level<Row>(in: unit, area: area)
        let covered = whole.part { under($0, summary.allCovers) }
        let isAlone = summary.covers.count == 1 && !summary.isSelfOverlay
        Column("area", Message(zh: "面积", en: "Area"), level: whole)
        if !summary.isSelfOverlay, summary.covers.count <= Self.widestColumns {
            for (index, cover) in summary.covers.enumerated() {
                Column(
                    "cover\(index + 1)", Message(verbatim: cover.name),
                    level: isAlone ? covered : covered.part { under($0, LayerMask(layer: index)) })
            }
        }
        if !isAlone {
            Column(
                "covered",
                summary.isSelfOverlay ? Message(zh: "重复", en: "Shared") : Message(zh: "压盖合计", en: "Covered"),
                level: covered)
        }
        Column("outside", Message(zh: "未压盖", en: "Outside"), restOf: covered)
    }

    @Columns<Row>
    private func fieldColumns<Row>(_ values: @escaping (Row) -> [String?]) -> [Column<Row>] {
        for (index, field) in summary.parcelGrouping.enumerated() {
            Column.text("group\(index + 1)", Message(verbatim: field)) { values($0)[index] }
        }
    }

    private func summaryTable() throws -> Table {
        typealias Line = (values: [String?], parcels: Int, area: Area, under: (LayerMask) -> Area)
        let isGrouped = !summary.parcelGrouping.isEmpty
        let account = summary.parcels.accounting
        let whole: Line = (
            [], account.used + account.repaired, summary.area,
            { summary.area(underAny: $0) }
        )
        let lines = groups.map { values, group -> Line in
            (values, group.parcels, group.area, { group.area(underAny: $0) })
        }
        return try TableSpec<Line>(
            "totals",
            name: summary.isSelfOverlay
                ? Message(zh: "图层自压盖汇总表", en: "Overlaps inside the layer")
                : Message(zh: "压盖面积汇总表", en: "Overlap totals"), subtitle: .unit(unit), hasTotal: isGrouped
        ) {
            if isGrouped {
                fieldColumns(\.values)
            } else {
                Column.text("layer", Message(zh: "图斑图层", en: "Parcels of")) { _ in
                    summary.parcels.declaration.name
                }
            }
            Column.integer("parcels", Message(zh: "图斑数", en: "Parcels"), \.parcels)
            areaColumns(\.area) { $0.under($1) }
        }.table(isGrouped ? lines : [whole])
    }

    private func coverTable() throws -> Table {
        typealias Line = (cover: OverlaySummary.Cover, area: Area)
        let lines = summary.covers.enumerated().map { number, cover -> Line in
            (cover, summary.area(underAny: LayerMask(layer: number)))
        }
        return try TableSpec<Line>(
            "covers", name: Message(zh: "分图层压盖面积表", en: "Overlap by layer"), subtitle: .unit(unit)
        ) {
            Column.text("cover", Message(zh: "压盖图层", en: "Layer"), \.cover.name)
            Column.integer("features", Message(zh: "要素数", en: "Features"), \.cover.features)
            Column.area("area", Message(zh: "压盖面积", en: "Overlap"), in: unit, isSummed: false, \.area)
            Column.decimal("share", Message(zh: "占图斑 %", en: "% of parcels"), scale: 2) {
                percent($0.area, of: summary.area)
            }
        }.table(
            lines,
            footnotes: [
                Message(
                    zh: "同一地块可在多个图层内，各行不能相加；合计见“压盖合计”。",
                    en: "Ground may lie in several layers, so rows do not add up; see Covered.")
            ])
    }

    private func setTable() throws -> Table {
        typealias Line = (words: Message, area: Area)
        let sets = summary.masks.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var lines = sets.prefix(Self.mostSets).map { mask, area -> Line in
            let names = summary.covers.indices.filter { mask.contains(LayerMask(layer: $0)) }
                .map { summary.covers[$0].name }
            let words =
                names.isEmpty
                ? Message(zh: "（无）", en: "(none)") : Message(verbatim: names.joined(separator: " + "))
            return (words, area)
        }
        if sets.count > Self.mostSets {
            let rest = sets.dropFirst(Self.mostSets)
            let words = Message(zh: "其余\(rest.count)种组合", en: "\(rest.count) more sets")
            lines.append((words, rest.reduce(.zero) { $0 + $1.value }))
        }
        return try TableSpec<Line>(
            "sets", name: Message(zh: "压盖组合表", en: "Ground by set of layers"), subtitle: .unit(unit),
            hasTotal: true
        ) {
            Column.words("set", Message(zh: "图层组合", en: "Layers over the ground"), \.words)
            Column("area", Message(zh: "面积", en: "Area"), level: Level(in: unit, area: \.area))
        }.table(lines)
    }

    /// How thick the pieces of overlap are; in square metres, since most thin ones are small.
    private func thicknessTable() throws -> Table {
        typealias Line = (cover: String, thickness: ThicknessClass, count: Int, area: Area)
        let lines = zip(summary.covers, summary.tallies).flatMap { cover, tally in
            ThicknessClass.allCases.filter { tally[$0].count > 0 }.map { thickness -> Line in
                (cover.name, thickness, tally[thickness].count, tally[thickness].area)
            }
        }
        let fine = ThicknessClass.doubtfulThickness
        let thick = Int(ThicknessClass.overlapThickness)
        return try TableSpec<Line>(
            "thickness", name: Message(zh: "重叠厚度分级表", en: "Overlaps by thickness"),
            subtitle: Message(zh: "面积单位：m²", en: "Areas in m²"),
            emphasis: { $0.thickness == .doubtful ? .warning : .none }
        ) {
            Column.text("cover", Message(zh: "压盖图层", en: "Layer"), \.cover)
            Column.words("class", Message(zh: "分级", en: "Class"), \.thickness.words)
            Column.integer("pieces", Message(zh: "处数", en: "Pieces"), \.count)
            Column.area("area", Message(zh: "面积", en: "Area"), in: .squareMetre, \.area)
        }.table(
            lines,
            footnotes: [
                Message(
                    zh:
                        "厚度＝2×面积÷周长：小于\(fine)米为边界重合（坐标取位所致），\(fine)–\(thick)米为疑似边界不套合，需人工确认，\(thick)米以上为重叠；均已计入压盖面积。",
                    en:
                        "Thickness is 2 × area ÷ perimeter: under \(fine) m one boundary recorded twice, \(fine)–\(thick) m a boundary that may not fit, to be looked at, from \(thick) m on an overlap. All are in the covered areas."
                )
            ])
    }

    private func parcelTable() throws -> Table {
        try TableSpec<OverlaidParcel>(
            "parcels", name: Message(zh: "图斑压盖明细表", en: "Parcels"), subtitle: .unit(unit), hasTotal: true,
            emphasis: { $0.isRepaired ? .warning : .none }, size: \.covered
        ) {
            Column.integer("fid", Message(zh: "序号", en: "FID"), isSummed: false) { Int($0.fid) }
            fieldColumns(\.values)
            areaColumns(\.area) { $0.area(underAny: $1) }
        }.table(parcels)
    }

    /// Every overlap of a parcel with a feature; of a layer over itself every pair once.
    private func pairTable() throws -> Table {
        typealias Line = (parcel: OverlaidParcel, overlap: OverlaidParcel.Overlap)
        return try TableSpec<Line>(
            "pairs",
            name: summary.isSelfOverlay
                ? Message(zh: "重复图斑表", en: "Parcels that share ground") : Message(zh: "逐对压盖表", en: "Pairs"),
            subtitle: .unit(unit), size: \.overlap.area
        ) {
            Column.integer("fid", Message(zh: "图斑序号", en: "Parcel"), isSummed: false) { Int($0.parcel.fid) }
            Column.text("layer", Message(zh: "压盖图层", en: "Layer")) {
                Self.name(ofLayer: $0.overlap.layer, summary)
            }
            Column.integer("other", Message(zh: "要素序号", en: "Feature"), isSummed: false) { Int($0.overlap.fid) }
            Column.area("area", Message(zh: "压盖面积", en: "Overlap"), in: unit, isSummed: false, \.overlap.area)
            Column.decimal("share", Message(zh: "占图斑 %", en: "% of parcel"), scale: 2) {
                percent($0.overlap.area, of: $0.parcel.area)
            }
            if summary.tallies.contains(where: { $0.hasThinPieces }) {
                Column.words("class", Message(zh: "分级", en: "Class"), \.overlap.tally.thickest?.words)
            }
        }.table(
            parcels.lazy.flatMap { parcel in
                parcel.overlaps.lazy.filter { !summary.isSelfOverlay || parcel.fid < $0.fid }.map {
                    (parcel: parcel, overlap: $0)
                }
            })
    }

    /// What is said of ground in several parcels; `nil` where there is none.
    package static func note(on repetition: OverlaySummary.Repetition, unit: AreaUnit) -> Message? {
        switch repetition {
        case .none: return nil
        case .found(let pairs, let area):
            let text = area.rounded(in: unit, to: unit.customaryScale)?.description ?? "–"
            return Message(
                zh: "图斑之间有\(pairs)处相互重叠，共 \(text) \(unit.name.zh)，合计中重复计入；逐对明细用 tuban overlap 加该图层一个参数",
                en:
                    "parcels share ground with each other in \(pairs) places, \(text) \(unit.name.en), which the totals count twice; tuban overlap with this layer alone lists the pairs"
            )
        case .notSought:
            return Message(
                zh: "图斑较多，未查相互重叠；要查请用 tuban overlap 加该图层一个参数",
                en:
                    "with so many parcels it was not looked for ground in several of them; tuban overlap with this layer alone does"
            )
        }
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
        if let note = Self.note(on: summary.repetition, unit: unit) {
            notes.append(note + Message(zh: "。", en: "."))
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
