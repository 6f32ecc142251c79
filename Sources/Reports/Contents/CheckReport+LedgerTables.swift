import Bilingual
import Geodesy
import Geometry
import Ledger
import Parcels
import Project
import Survey

extension CheckReport {
    /// Every figure of the report (报告数字表): what became of it, and whether land could answer it.
    func claimTable() -> Table {
        var table = Table(
            name: Message(zh: "报告数字表", en: "Report figures"),
            title: Message(zh: "\(title)：报告数字表", en: "\(title): figures of the report"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("figure", Message(zh: "数字", en: "Figure"), alignment: .right, width: 16),
                Column("kind", Message(zh: "种类", en: "Kind"), alignment: .centre, width: 10),
                Column("quote", Message(zh: "原文", en: "Text"), width: 52),
                Column("place", Message(zh: "字符位置", en: "Offset"), .integer, isSummed: false),
                Column("state", Message(zh: "结论", en: "Result"), alignment: .centre, width: 20),
            ])
        table.verdictColumn = 5
        for conclusion in conclusions {
            for claim in conclusion.item?.claims ?? [] {
                let verdicts = conclusion.checks.filter { $0.claim == claim }.map(\.verdict)
                let state: Message
                let emphasis: Table.Emphasis
                if let verdict = Self.worst(of: verdicts) {
                    (state, emphasis) = (verdict.name, Self.emphasis(of: verdict))
                } else if SuggestedMeasure(claim) != nil {
                    (state, emphasis) = (Message(zh: "可核未核", en: "answerable, not checked"), .warning)
                } else {
                    (state, emphasis) = (Message(zh: "非图层可核", en: "no matter of land"), .none)
                }
                table.append(
                    [
                        .integer(conclusion.number), .verbatim(claim.figure.text), .text(claim.kind.name),
                        .verbatim(claim.quote.text), .integer(claim.quote.offset), .text(state),
                    ], emphasis: emphasis)
            }
        }
        return table
    }

    /// The features behind the figures, item by item (台账明细表): what and where they are, and what became of them.
    func detailTable() -> Table {
        let unit = result.project.unit
        var table = Table(
            name: Message(zh: "台账明细表", en: "Ledger of features"),
            title: Message(zh: "\(title)：台账明细表", en: "\(title): ledger of features, item by item"),
            subtitle: Message(
                zh: "单位：\(unit.name.zh)；经纬度：度", en: "Unit: \(unit.name.en); positions in degrees"),
            columns: [
                Column("number", Message(zh: "序号", en: "No."), .integer, isSummed: false),
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("status", Message(zh: "整改状态", en: "Status"), width: 14),
                Column("closed", Message(zh: "是否销号", en: "Closed"), alignment: .centre, width: 8),
                Column("layer", Message(zh: "图层", en: "Layer"), width: 16),
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("id", Message(zh: "图斑编号", en: "ID")),
                Column("name", Message(zh: "名称", en: "Name"), width: 24),
                Column("county", Message(zh: "坐落", en: "County"), width: 16),
                Column("longitude", Message(zh: "中心经度", en: "Longitude"), .decimal(scale: 6)),
                Column("latitude", Message(zh: "中心纬度", en: "Latitude"), .decimal(scale: 6)),
                Column("class", Message(zh: "地类", en: "Class")),
                Column("year", Message(zh: "年度", en: "Year"), alignment: .centre),
                Column(
                    "area", Message(zh: "面积", en: "Area"), .area(unit, scale: unit.customaryScale),
                    isSummed: false),
                Column("verdict", Message(zh: "核查结论", en: "Verdict"), alignment: .centre, width: 14),
            ])
        table.verdictColumn = 14
        let places = LayerPlaces(of: result)
        for conclusion in conclusions {
            var verdicts: [LayerPlaces.Key: [Verdict]] = [:]
            for check in conclusion.checks {
                for part in check.contributions {
                    verdicts[.init(layer: part.layer, fid: part.fid), default: []].append(check.verdict)
                }
            }
            let status = conclusion.item?.status
            for place in places.ordered(verdicts.keys) {
                let worst = Self.worst(of: verdicts[place.key] ?? [])
                func text(_ role: FieldRole) -> Cell { place.attributes[role].map(Cell.verbatim) ?? .missing }
                table.append(
                    [
                        .integer(table.rows.count + 1), .integer(conclusion.number),
                        .verbatim(conclusion.item?.statusText?.text ?? "—"),
                        status.map {
                            .text($0 == .closed ? Message(zh: "是", en: "yes") : Message(zh: "否", en: "no"))
                        }
                            ?? .missing,
                        .verbatim(place.key.layer), .integer(Int(place.key.fid)), .verbatim(place.id),
                        text(.name),
                        place.county.map(Cell.verbatim) ?? .missing, Self.degrees(place.centre?.x),
                        Self.degrees(place.centre?.y), text(.landClass), text(.year),
                        place.area.map(Cell.area) ?? .missing, worst.map { .text($0.name) } ?? .missing,
                    ], emphasis: worst.map(Self.emphasis) ?? .none)
            }
        }
        if !table.rows.isEmpty {
            table.footnotes = [
                Message(
                    zh: "一个要素入几个事项的，各列一行；结论取其所入各项核查中最需注意的一个。",
                    en:
                        "A feature of several items has a line in each; its verdict is the one of its checks that needs most attention."
                )
            ]
        }
        return table
    }

    /// A coordinate to a millionth of a degree, a decimetre.
    private static func degrees(_ value: Double?) -> Cell {
        guard let value, value.isFinite else { return .missing }
        return ExactDecimal(significand: Int64((value * 1e6).rounded()), scale: 6).map(Cell.decimal) ?? .missing
    }
}
