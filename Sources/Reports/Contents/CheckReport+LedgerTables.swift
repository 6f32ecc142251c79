import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Ledger
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// Every figure of the report (报告数字表): what became of it, and whether land could answer it.
    func claimTable() throws -> TableStream {
        typealias Line = (item: Int, claim: Claim, state: Message, emphasis: Table.Emphasis)
        return try TableSpec<Line>(
            "claims", name: Message(zh: "报告数字表", en: "Report figures"),
            title: Message(zh: "\(title)：报告数字表", en: "\(title): figures of the report"),
            emphasis: \.emphasis
        ) {
            Column.item(\.item)
            Column.text(
                "figure", Message(zh: "数字", en: "Figure"), alignment: .right, width: 16, \.claim.figure.text)
            Column.words(
                "kind", Message(zh: "种类", en: "Kind"), alignment: .centre, width: 10, \.claim.kind.name)
            Column.text("quote", Message(zh: "原文", en: "Text"), width: 52, \.claim.quote.text)
            Column.integer("place", Message(zh: "字符位置", en: "Offset"), isSummed: false, \.claim.quote.offset)
            Column.words(
                "state", Message(zh: "结论", en: "Result"), alignment: .centre, width: 20, isVerdict: true,
                \.state)
        }.stream(
            conclusions.lazy.flatMap { conclusion in
                (conclusion.item?.claims ?? []).lazy.map { claim -> Line in
                    let (state, emphasis) = Self.state(of: claim, in: conclusion)
                    return (conclusion.number, claim, state, emphasis)
                }
            })
    }

    /// What became of a figure, or whether land could answer it.
    private static func state(
        of claim: Claim, in conclusion: ItemConclusion
    ) -> (Message, Table.Emphasis) {
        let own = conclusion.checks.filter { $0.claim == claim }
        if let verdict = worst(of: own.map(\.verdict)) {
            let isDoubtful = own.contains { !$0.doubts.isEmpty }
            return (verdict.name(isDoubtful: isDoubtful), emphasis(of: verdict, isDoubtful: isDoubtful))
        }
        return conclusion.item.flatMap { SuggestedMeasure(claim, in: $0) } == nil
            ? (Message(zh: "非图层可核", en: "no matter of land"), .none)
            : (Message(zh: "可核未核", en: "answerable, not checked"), .warning)
    }

    /// The features behind the figures, item by item (台账明细表): what and where they are, and what became of them.
    func detailTable() throws -> TableStream {
        /// What the features of an item and a layer have in common.
        final class Common: Sendable {
            let item: Int
            let layer: String
            /// What they add up to.
            let sum: String
            let status: String
            let closed: Message?

            init(_ conclusion: ItemConclusion, _ layer: String) {
                (item, self.layer) = (conclusion.number, layer)
                sum = "\(item) \(layer)"
                status = conclusion.item?.statusText?.text ?? "—"
                closed = conclusion.item.map {
                    $0.status == .closed ? Message(zh: "是", en: "yes") : Message(zh: "否", en: "no")
                }
            }
        }
        /// A feature; where it is is found out when it is asked for, and once.
        final class Place {
            let area: Area?
            private let find: () -> LayerPlaces.Place
            private(set) lazy var found = find()

            init(_ area: Area?, find: @escaping () -> LayerPlaces.Place) {
                (self.area, self.find) = (area, find)
            }
        }
        typealias Line = (
            number: Int, common: Common, place: Place, checks: [Int], printed: ExactDecimal?,
            worst: Verdict, isDoubtful: Bool
        )
        let (result, standings, conclusions, scan) = (result, standings, conclusions, scan)
        let unit = result.project.unit
        let places = LayerPlaces(of: result)
        let rows = Rows<Line> { body in
            var number = 0
            func line(
                _ common: Common, _ row: ParcelRow, _ printed: ExactDecimal?,
                _ place: @escaping () -> LayerPlaces.Place
            ) throws {
                let checks = row.contributions.map(\.check).filter { standings[$0].item == common.item }
                guard let standing = Self.standing(of: checks.map { standings[$0] }) else { return }
                number += 1
                try body(
                    (
                        number, common, Place(row.area, find: place), checks, printed, standing.verdict,
                        standing.isDoubtful
                    ))
            }
            for conclusion in conclusions {
                for layer in Set(conclusion.checks.flatMap(result.layers(of:))).sorted() {
                    let (parcels, others) = (result.layers[layer].parcels, result.layers[layer].others)
                    let common = Common(conclusion, result.layers[layer].declaration.name)
                    for position in parcels.indices {
                        let row = result.row(layer: layer, position: position)
                        let printed = row.area.flatMap { scan.printed[layer]?.area(of: position, $0) }
                        try line(common, row, printed) {
                            places.parcel(layer, position)
                        }
                    }
                    for other in others {
                        try line(common, result.row(of: other, layer: layer), nil) {
                            places.other(other, layer)
                        }
                    }
                }
            }
        }
        let note = Message(
            zh: "一个要素入几个事项的，各列一行；结论取其所入各项核查中最需注意的一个。",
            en:
                "A feature of several items has a line in each; its verdict is the one of its checks that needs most attention."
        )
        return try TableSpec<Line>(
            "ledger", name: Message(zh: "台账明细表", en: "Ledger of features"),
            title: Message(zh: "\(title)：台账明细表", en: "\(title): ledger of features, item by item"),
            subtitle: Message(
                zh: "单位：\(unit.name.zh)；经纬度：度", en: "Unit: \(unit.name.en); positions in degrees"),
            emphasis: { Self.emphasis(of: $0.worst, isDoubtful: $0.isDoubtful) },
            size: { $0.place.area ?? .zero }
        ) {
            Column.integer("number", Message(zh: "序号", en: "No."), isSummed: false) { $0.number }
            Column.item { $0.common.item }
            Column.text("status", Message(zh: "整改状态", en: "Status"), width: 14) { $0.common.status }
            Column.words(
                "closed", Message(zh: "是否销号", en: "Closed"), alignment: .centre, width: 8
            ) { $0.common.closed }
            Column.layer(width: 16) { $0.common.layer }
            Column.feature { ($0.common.layer, $0.place.found.fid) }
            Column.text("id", Message(zh: "图斑编号", en: "ID")) { $0.place.found.id }
            Column.name(width: 24) { $0.place.found.attributes[.name] }
            Column.text("county", Message(zh: "坐落", en: "County"), width: 16) { $0.place.found.county }
            Column.decimal("longitude", Message(zh: "中心经度", en: "Longitude"), scale: 6) {
                Self.degrees($0.place.found.centre?.x)
            }
            Column.decimal("latitude", Message(zh: "中心纬度", en: "Latitude"), scale: 6) {
                Self.degrees($0.place.found.centre?.y)
            }
            Column.text("class", Message(zh: "地类", en: "Class")) { $0.place.found.attributes[.landClass] }
            Column.year { $0.place.found.attributes[.year] }
            // The features of an item and a layer add up, and those of them that enter the same checks.
            Column(
                "area", Message(zh: "面积", en: "Area"),
                level: Level(
                    in: unit, apart: { $0.common.sum },
                    within: { $0.checks.map(String.init).joined(separator: " ") }, wish: { $0.printed },
                    area: { $0.place.area }))
            Column.words(
                "verdict", Message(zh: "核查结论", en: "Verdict"), alignment: .centre, width: 14, isVerdict: true
            ) { $0.worst.name(isDoubtful: $0.isDoubtful) }
        }.stream(sections: [Section(rows)], footnotes: [note] + ledgerNote(in: unit))
    }

    /// What the rows of the ledger add up to.
    private func ledgerNote(in unit: AreaUnit) -> [Message] {
        guard unit != .squareMetre else { return [] }
        return [
            Message(
                zh: "\(unit.name.zh)数按事项和图层调平，同一事项同一图层各行之和等于其合计；图层不同或图斑相互重叠的，不能相加。",
                en: """
                    Areas in \(unit.name.en) are levelled by item and layer, whose rows add up to their sum; those of several \
                    layers, or of parcels over each other, do not.
                    """)
        ]
    }

    /// A coordinate to a millionth of a degree, a decimetre.
    private static func degrees(_ value: Double?) -> ExactDecimal? {
        guard let value, value.isFinite else { return nil }
        return ExactDecimal(significand: Int64((value * 1e6).rounded()), scale: 6)
    }
}
