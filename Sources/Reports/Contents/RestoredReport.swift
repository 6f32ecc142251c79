import Bilingual
public import Geodesy
import Land
import Project
public import Subjects
import Survey
package import Tables

/// Restored ground as tables and as a document (恢复核验表).
public struct RestoredReport: Sendable {
    private let survey: RestoredSurvey
    private let unit: AreaUnit

    /// A report on a survey.
    ///
    /// - Parameter unit: of the tables.
    public init(_ survey: RestoredSurvey, unit: AreaUnit) {
        self.survey = survey
        self.unit = unit
    }

    /// The tables: parcels, sums, outliers, change of classes; empty ones left out.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    package func tables() throws -> [Table] {
        let change = try survey.change.map { try ChangeTable.stream([$0], unit: unit).table() }
        return try ([groupTable(), parcelTable(), outlierTable()] + (change.map { [$0] } ?? []))
            .filter(\.isWanted).map(\.withoutEmptyColumns)
    }

    private func groupTable() throws -> Table {
        let area = Level<RestoredSurvey.Group>(in: unit, area: \.area)
        let inside = area.part(\.inside)
        return try TableSpec<RestoredSurvey.Group>(
            "restored-groups", name: Message(zh: "恢复面积汇总表", en: "Restored by group"), subtitle: .unit(unit),
            emphasis: { $0.outside.squareMetres > 1 || $0.earlier.squareMetres > 1 ? .warning : .none }
        ) {
            Column.words("by", Message(zh: "分组", en: "By"), width: 10) { Self.words($0.role) }
            Column.text("value", Message(zh: "取值", en: "Value"), width: 26, \.value)
            Column.integer("parcels", Message(zh: "图斑数", en: "Parcels"), isSummed: false, \.parcels)
            Column("area", Message(zh: "恢复面积", en: "Restored"), level: area)
            Column("inside", Message(zh: "在损毁范围内", en: "On damaged ground"), level: inside)
            Column("outside", Message(zh: "范围外", en: "Outside"), restOf: inside)
            Column("earlier", Message(zh: "以往已恢复", en: "Restored earlier"), level: area.part(\.earlier))
        }.stream(
            sections: [FieldRole.year, .name, .county, .item].map { role in
                Section(survey.groups.filter { $0.role == role })
            }
        ).table()
    }

    private static func words(_ role: FieldRole) -> Message {
        switch role {
        case .year: Message(zh: "年度", en: "year")
        case .name: Message(zh: "名称", en: "name")
        case .county: Message(zh: "旗县市", en: "county")
        default: Message(zh: "事项", en: "item")
        }
    }

    private func parcelTable() throws -> Table {
        let area = Level<RestoredSurvey.Row>(in: unit, area: \.parcel.area)
        let inside = area.part(\.inside)
        return try TableSpec<RestoredSurvey.Row>(
            .restored, name: Message(zh: "恢复图斑表", en: "Restored parcels"), subtitle: .unit(unit),
            hasTotal: true, standsEmpty: true, emphasis: { $0.isOdd ? .warning : .none }, size: \.parcel.area
        ) {
            Column.fid(\.parcel.fid)
            Column.id(\.parcel.id)
            Column.name(width: 24, \.parcel.attributes[.name])
            Column.year(\.parcel.attributes[.year])
            Column("area", Message(zh: "恢复面积", en: "Restored"), level: area)
            Column("inside", Message(zh: "在损毁范围内", en: "On damaged ground"), level: inside)
            Column("outside", Message(zh: "范围外", en: "Outside"), restOf: inside)
            Column("earlier", Message(zh: "以往已恢复", en: "Restored earlier"), level: area.part(\.earlier))
            Column("shared", Message(zh: "层内重复", en: "Shared in layer"), level: area.part(\.shared))
        }.table(
            survey.rows,
            footnotes: [sentence] + survey.notes + doubts + sharedNote
                + [LayerNotes.records(of: survey.restored)].compactMap(\.self))
    }

    /// What is not certain, in sentences.
    private var doubts: [Message] {
        survey.doubts.map { DoubtText.long($0) + Message(zh: "。", en: ".") }
    }

    /// That ground in several parcels stands in the line of each.
    private var sharedNote: [Message] {
        guard survey.countedTwice > .zero else { return [] }
        return [
            Message(
                zh: "“层内重复”按每个图斑各计一次，其合计大于重复计入的面积。",
                en:
                    "Ground shared in the layer stands in the line of each parcel, so its sum is more than what counts twice."
            )
        ]
    }

    private var sentence: Message {
        func text(_ area: Area) -> String {
            area.rounded(in: unit, to: unit.customaryScale)?.description ?? "\(area.squareMetres)"
        }
        let inside = survey.rows.reduce(Area.zero) { $0 + $1.inside }
        let outside = survey.rows.reduce(Area.zero) { $0 + $1.outside }
        var words = Message(
            zh: """
                恢复图斑\(survey.rows.count)个，共\(text(survey.total))\(unit.name.zh)；在损毁范围内\(text(inside))，范围外\(text(outside))，\
                层内重复计入\(text(survey.countedTwice))。
                """,
            en: """
                \(survey.rows.count) parcels, \(text(survey.total)) \(unit.name.en) restored: \(text(inside)) on damaged \
                ground, \(text(outside)) outside, \(text(survey.countedTwice)) counted twice inside the layer.
                """)
        if let target = survey.target, target.magnitude.numerator > 0 {
            let share =
                (Rational(Int128(survey.counting.hundredths), 100) / target.magnitude * Rational(100))
                .rounded(to: 2)?.description ?? ""
            if survey.counting != survey.total {
                words =
                    words
                    + Message(
                        zh: "重复的只计一次，范围外和以往已恢复的不计，计入\(text(survey.counting))；",
                        en:
                            " Ground counts once, not outside and not if restored earlier: \(text(survey.counting))."
                    )
            }
            words = words + Message(zh: "目标\(target)，完成\(share)%。", en: " Target \(target): \(share) %.")
        }
        if survey.boundary > .zero {
            let area = survey.boundary.rounded(in: .squareMetre, to: 2)?.description ?? "–"
            words =
                words
                + Message(
                    zh: "范围外或以往已恢复的地面中，\(area) m² 是厚不足0.05米的边界重合，不作判断依据。",
                    en:
                        " Of what lies outside or was restored earlier, \(area) m² are boundaries drawn twice, thinner than 0.05 m, on which nothing rests."
                )
        }
        return words
    }

    private func outlierTable() throws -> Table {
        try TableSpec<RestoredSurvey.Row>(
            "outliers", name: Message(zh: "登记面积异常表", en: "Recorded otherwise"), emphasis: { _ in .warning }
        ) {
            Column.fid(\.parcel.fid)
            Column.id(\.parcel.id)
            Column.decimal("recorded", Message(zh: "登记面积", en: "Recorded"), scale: 2) {
                RecordedArea.number(of: $0.parcel)
            }
            Column.words("unit", Message(zh: "登记单位", en: "Unit"), alignment: .centre) { _ in
                survey.recordedUnit?.name
            }
            Column.area("area", Message(zh: "计算 m²", en: "Computed m²"), in: .squareMetre, \.parcel.area)
            Column.area(
                "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"), in: .squareMetre,
                \.difference)
            Column.decimal("share", Message(zh: "占 %", en: "%"), scale: 2) { row in
                row.difference.flatMap {
                    Rational(Int128($0.hundredths) * 100, Int128(row.parcel.area.hundredths)).rounded(to: 2)
                }
            }
        }.table(survey.outliers)
    }

    /// The document.
    public func document() -> JSONValue {
        func area(_ area: Area?) -> JSONValue { area.map { .decimal(squareMetres($0)) } ?? .null }
        return [
            "total": area(survey.total), "countedTwice": area(survey.countedTwice), "net": area(survey.net),
            "counting": area(survey.counting),
            "doubts": .array(survey.doubts.map(DoubtText.value)),
            "target": survey.target.map { .string("\($0)") } ?? .null,
            "parcels": .array(
                survey.rows.map { row in
                    [
                        "fid": .integer(row.parcel.fid), "id": .string(row.parcel.id),
                        "name": row.parcel.attributes[.name].map(JSONValue.string) ?? .null,
                        "year": row.parcel.attributes[.year].map(JSONValue.string) ?? .null,
                        "area": area(row.parcel.area), "inside": area(row.inside), "outside": area(row.outside),
                        "earlier": area(row.earlier), "shared": area(row.shared),
                        "recorded": row.parcel.attributes[.area].map(JSONValue.string) ?? .null,
                        "difference": area(row.difference),
                    ]
                }),
            "groups": .array(
                survey.groups.map { group in
                    [
                        "by": .string(group.role.rawValue), "value": group.value.map(JSONValue.string) ?? .null,
                        "parcels": .integer(Int64(group.parcels)), "area": area(group.area),
                        "inside": area(group.inside), "outside": area(group.outside),
                        "earlier": area(group.earlier),
                    ]
                }),
            "change": .array(
                (survey.change?.cells ?? []).map {
                    [
                        "before": $0.before.map(JSONValue.string) ?? .null,
                        "after": $0.after.map(JSONValue.string) ?? .null, "area": area($0.area),
                    ]
                }),
            "notes": .array(survey.notes.map { .string($0.zh) }),
            "layers": .array(survey.layers.map(LayerDocument.value)),
        ]
    }
}
