import Bilingual
import Geodesy
import Intake
import Land
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// The measured layers by county, with what of them lies in protected ground (旗县市面积汇总表); empty without any.
    ///
    /// Each column of a layer is levelled, so that its cells add up to the sum as printed, and no part to more than its row.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func summaryTable() throws -> TableStream {
        let (spec, sections, _) = summary()
        return try spec.stream(
            sections: sections,
            footnotes: notes + doubledNotes + netNotes + [
                Message(
                    zh: "跨界图斑按界线分割，在各旗县市分别计数，小计中只计一次；“其中”各列之间可以重叠，不相加。",
                    en: """
                        Parcels across borders are split; they count in each county, and once in the subtotal. The columns of \
                        protected ground may overlap and do not add up.
                        """)
            ])
    }

    /// By layer and county the area that the table by county prints.
    func printedCounties() throws -> [String: [String?: ExactDecimal]] {
        let (spec, sections, area) = summary()
        var printed: [String: [String?: ExactDecimal]] = [:]
        for section in sections {
            guard let levels = try spec.levels(of: section).first else { continue }
            var number = 0
            try section.rows.forEach { line in
                printed[line.layer, default: [:]][line.county?.zh] = levels.printed(area, row: number)
                number += 1
            }
        }
        return printed
    }

    /// A county of a layer, or the sum of the layer.
    private struct CountyLine {
        var number: Int?
        let layer: String
        var county: Message?
        let parcels: Int
        var area = Area.zero
        var inside: [Area?] = []
        var settled: Area?
        var doubts: [Doubt] = []
    }

    /// The table by county, with its rows and the level of their areas.
    private func summary() -> (TableSpec<CountyLine>, [Section<CountyLine>], Level<CountyLine>) {
        typealias Line = CountyLine
        let unit = result.project.unit
        let protected = result.summaries.first?.protected ?? []
        let hasCounties = result.layers.contains { $0.declaration.kind == .county }
        let outside = hasCounties ? Message(zh: "旗县市范围外", en: "outside all") : nil
        let sections = result.summaries.map { summary -> Section<Line> in
            let accounts = result.accounts.filter { $0.declaration.occupied == summary.layer }
            // Two accounts of the same ground would be two answers.
            let account = accounts.count == 1 ? accounts.first : nil
            // Where parcels share ground, the account says what of it counts.
            let isNet =
                account.map { $0.total.occupied != summary.rows.reduce(.zero) { $0 + $1.area } } ?? false
            return Section(
                summary.rows.enumerated().map { index, row in
                    let own = account?.counties.first { $0.county == row.county }?.line
                    return Line(
                        number: index + 1, layer: summary.layer,
                        county: row.county.map(Message.init(verbatim:)) ?? outside, parcels: row.parcels,
                        area: isNet ? own?.occupied ?? row.area : row.area, inside: row.inside,
                        settled: own.map { isNet ? $0.settled : min($0.settled, row.area) })
                },
                sum: Line(
                    layer: summary.layer, county: Message(zh: "小计", en: "Subtotal"), parcels: summary.parcels,
                    doubts: Self.union(result.doubts(of: summary), account?.doubts ?? [])))
        }
        let area = Level<Line>(in: unit, area: \.area)
        let settled = area.part(\.settled)
        let ofIt = Message(zh: "其中（各列可有重叠）", en: "Of it (columns may overlap)")
        let rectified = Message(zh: "整改", en: "Rectified")
        let spec = TableSpec<Line>(
            "counties", name: Message(zh: "旗县市面积汇总表", en: "Counties"),
            title: Message(zh: "\(title)：旗县市面积汇总表", en: "\(title): areas by county"),
            subtitle: .unit(unit)
        ) {
            Column.integer(
                "number", Message(zh: "序号", en: "No."), alignment: .centre, isSummed: false, \.number)
            Column.layer(width: 18, \.layer)
            Column.words("kind", Message(zh: "类别", en: "Kind"), width: 14) {
                result.layer(named: $0.layer)?.declaration.kind.name ?? Message(verbatim: "—")
            }
            Column.words("county", Message(zh: "旗县市", en: "County"), width: 18, \.county)
            Column.integer("parcels", Message(zh: "图斑数", en: "Parcels"), isSummed: false, \.parcels)
            Column("area", Message(zh: "面积", en: "Area"), level: area)
            for (index, ground) in protected.enumerated() {
                Column(
                    "inside\(index + 1)", Self.heading(ground, among: protected), group: ofIt,
                    level: area.part { $0.inside[index] })
            }
            Column(
                "settled", Message(zh: "已审批或恢复", en: "Approved or restored"), group: rectified, level: settled)
            Column("outstanding", Message(zh: "尚欠", en: "Outstanding"), group: rectified, restOf: settled)
            Column.doubts(\.doubts)
        }
        return (spec, sections, area)
    }

    /// Doubts of two kinds, those about the same features of a layer once.
    private static func union(_ doubts: [Doubt], _ others: [Doubt]) -> [Doubt] {
        doubts
            + others.filter { other in
                !doubts.contains { $0.layer == other.layer && $0.reason == other.reason }
            }
    }

    /// The layers whose parcels lie over each other: their areas by county count such ground for each parcel.
    private var doubledNotes: [Message] {
        let settled = Set(result.accounts.map(\.declaration.occupied))
        let names = result.summaries.filter { $0.hasDoubledGround && !settled.contains($0.layer) }.map(\.layer)
        guard !names.isEmpty else { return [] }
        return [
            Message(
                zh: "图层“\(names.joined(separator: "”“"))”的图斑相互重叠，本表按图斑合计，重叠处重复计入；核查数字只计一次。",
                en: """
                    Parcels of \(names.map { "\"\($0)\"" }.joined(separator: ", ")) lie over each other: this table counts \
                    such ground for each parcel, the figures of checks count it once.
                    """)
        ]
    }

    /// The layers of accounts whose parcels lie over each other: their ground counts once, so that it is less than they have
    /// together.
    var netNotes: [Message] {
        var seen: Set<String> = []
        return result.accounts.compactMap { account in
            let name = account.declaration.occupied
            guard let layer = result.layer(named: name), seen.insert(name).inserted else { return nil }
            let more = layer.accounting.usedArea + layer.accounting.repairedArea - account.total.occupied
            guard more > .zero else { return nil }
            return Message(
                zh: "图层“\(name)”的图斑相互重叠 \(squareMetres(more)) m²，占用只计一次，合计比图斑面积表少此数。",
                en: """
                    Parcels of "\(name)" share \(squareMetres(more)) m², which count once as occupied: so much less than the table \
                    of parcels has.
                    """)
        }
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
    func rightsTable() throws -> TableStream {
        try RightsReport.detailTable(
            of: result.rights,
            title: Message(
                zh: "\(title)：矿业权与自然保护地、生态保护红线重叠明细表",
                en: "\(title): mining rights in reserves and redline"))
    }

    /// Restored ground, parcel by parcel, against the occupied ground of its account (恢复核验表); empty without accounts.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func restoredTable() throws -> TableStream {
        /// A parcel, or the sum of its layer.
        typealias Line = (items: String, layer: String, row: RestoredSurvey.Row?, doubts: [Doubt])
        let unit = result.project.unit
        let sections = result.restored.filter { !$0.survey.rows.isEmpty }.map { items, survey in
            let items = items.map(String.init).joined(separator: "、")
            let layer = survey.layers.first?.declaration.name ?? ""
            return Section<Line>(
                survey.rows.lazy.map { row -> Line in (items, layer, row, []) },
                sum: (items, layer, nil, Self.union(result.doubts(byCounty: layer), survey.doubts)))
        }
        let place = Message(zh: "其中", en: "Of it")
        let area = Level<Line>(in: unit) { $0.row?.parcel.area ?? .zero }
        let inside = area.part(\.row?.inside)
        let note = Message(
            zh: "占用范围指收支表所列占用图层；前列图层指收支表 restored 中写在前面的图层；范围外或重复计入的图斑以底色标出。",
            en:
                "Occupied ground is that of the accounts; layers before are those that stand before it in restored; parcels outside or counted twice are marked."
        )
        return try TableSpec<Line>(
            .restored, name: Message(zh: "恢复核验表", en: "Restored"),
            title: Message(zh: "\(title)：恢复核验表", en: "\(title): restored ground"), subtitle: .unit(unit),
            emphasis: { $0.row?.isOdd == true ? .warning : .none }, size: { $0.row?.parcel.area ?? .zero }
        ) {
            Column.text("item", Message(zh: "事项", en: "Item"), alignment: .centre, width: 8, \.items)
            Column.layer(width: 18, \.layer)
            Column.feature { line in line.row.map { (line.layer, $0.parcel.fid) } }
            Column("id", Message(zh: "编号", en: "ID"), .text) {
                $0.row.map { .verbatim($0.parcel.id) } ?? .text(Message(zh: "小计", en: "Subtotal"))
            }
            Column.name(width: 24, \.row?.parcel.attributes[.name])
            Column.year(\.row?.parcel.attributes[.year])
            Column("area", Message(zh: "恢复面积", en: "Restored"), level: area)
            Column("inside", Message(zh: "在占用范围内", en: "On occupied ground"), group: place, level: inside)
            Column("outside", Message(zh: "范围外", en: "Outside"), group: place, restOf: inside)
            Column(
                "earlier", Message(zh: "前列图层已计", en: "In layers before"), group: place,
                level: area.part(\.row?.earlier))
            Column.area(
                "shared", Message(zh: "层内重复", en: "Twice in the layer"), in: unit, group: place,
                isSummed: false, \.row?.shared)
            Column.area(
                "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"), in: .squareMetre,
                isSummed: false, \.row?.difference)
            Column.doubts(\.doubts)
        }.stream(
            sections: sections, footnotes: sections.isEmpty ? [] : notes + [note] + Message.levelled(in: unit))
    }
}

extension GroundAccount.Line {
    /// What is approved or restored.
    fileprivate var settled: Area { approved + restored }
}
