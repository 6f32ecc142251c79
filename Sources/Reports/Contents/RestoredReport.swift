import Bilingual
public import Geodesy
import Parcels
import Project
public import Survey

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

    private var caption: Message { Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)") }

    private func area(_ key: String, _ zh: String, _ en: String) -> Column {
        .levelled(key, Message(zh: zh, en: en), in: unit)
    }

    /// The tables: parcels, sums, outliers, change of classes; empty ones left out.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    public func tables() throws(GeodesyError) -> [Table] {
        var tables = [try groupTable(), try parcelTable(), outlierTable()]
        if let change = survey.change { tables.append(try ChangeTable.table([change], unit: unit)) }
        return tables.filter { !$0.rows.isEmpty || $0.name.en == "Restored parcels" }.map(\.withoutEmptyColumns)
    }

    private func groupTable() throws(GeodesyError) -> Table {
        var table = Table(
            name: Message(zh: "恢复面积汇总表", en: "Restored by group"), subtitle: caption,
            columns: [
                Column("by", Message(zh: "分组", en: "By"), width: 10),
                Column("value", Message(zh: "取值", en: "Value"), width: 26),
                Column("parcels", Message(zh: "图斑数", en: "Parcels"), .integer, isSummed: false),
                area("area", "恢复面积", "Restored"), area("inside", "在损毁范围内", "On damaged ground"),
                area("outside", "范围外", "Outside"), area("earlier", "以往已恢复", "Restored earlier"),
            ])
        for role in [FieldRole.year, .name, .county, .item] {
            let groups = survey.groups.filter { $0.role == role }
            let areas = try RestoredColumns(
                area: groups.map(\.area), inside: groups.map(\.inside), earlier: groups.map(\.earlier), in: unit
            )
            for (index, group) in groups.enumerated() {
                table.append(
                    [
                        .text(Self.words(group.role)), group.value.map(Cell.verbatim) ?? .missing,
                        .integer(group.parcels),
                    ] + areas.columns.map { $0.cells[index] },
                    emphasis: group.outside.squareMetres > 1 || group.earlier.squareMetres > 1
                        ? .warning : .none
                )
            }
        }
        return table
    }

    private static func words(_ role: FieldRole) -> Message {
        switch role {
        case .year: Message(zh: "年度", en: "year")
        case .name: Message(zh: "名称", en: "name")
        case .county: Message(zh: "旗县市", en: "county")
        default: Message(zh: "事项", en: "item")
        }
    }

    private func parcelTable() throws(GeodesyError) -> Table {
        var table = Table(
            name: Message(zh: "恢复图斑表", en: "Restored parcels"), subtitle: caption,
            columns: [
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("id", Message(zh: "编号", en: "ID")),
                Column("name", Message(zh: "名称", en: "Name"), width: 24),
                Column("year", Message(zh: "年度", en: "Year"), alignment: .centre),
                area("area", "恢复面积", "Restored"), area("inside", "在损毁范围内", "On damaged ground"),
                area("outside", "范围外", "Outside"), area("earlier", "以往已恢复", "Restored earlier"),
                Column(
                    "shared", Message(zh: "层内重复", en: "Shared in layer"),
                    .area(unit, scale: unit.customaryScale)),
            ], totalLabel: Message(zh: "合计", en: "Total"))
        let areas = try RestoredColumns(survey.rows, in: unit)
        for (index, row) in survey.rows.enumerated() {
            func text(_ role: FieldRole) -> Cell { row.parcel.attributes[role].map(Cell.verbatim) ?? .missing }
            table.append(
                [
                    .integer(Int(row.parcel.fid)), .verbatim(row.parcel.id), text(.name), text(.year),
                ] + areas.columns.map { $0.cells[index] } + [.area(row.shared)],
                emphasis: row.isOdd ? .warning : .none)
        }
        table.footnotes = [sentence]
        return table
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
                (Rational(Int128(survey.total.hundredths), 100) / target.magnitude * Rational(100))
                .rounded(to: 2)?.description ?? ""
            words =
                words
                + Message(zh: "目标\(target)，完成\(share)%。", en: " Target \(target): \(share) %.")
        }
        return words
    }

    private func outlierTable() -> Table {
        var table = Table(
            name: Message(zh: "登记面积异常表", en: "Recorded otherwise"),
            columns: [
                Column("fid", Message(zh: "要素号", en: "FID"), .integer, isSummed: false),
                Column("id", Message(zh: "编号", en: "ID")),
                Column("recorded", Message(zh: "登记面积", en: "Recorded"), .decimal(scale: 2)),
                Column("unit", Message(zh: "登记单位", en: "Unit"), alignment: .centre),
                Column("area", Message(zh: "计算 m²", en: "Computed m²"), .area(.squareMetre, scale: 2)),
                Column(
                    "difference", Message(zh: "计算减登记 m²", en: "Computed less recorded m²"),
                    .area(.squareMetre, scale: 2)),
                Column("share", Message(zh: "占 %", en: "%"), .decimal(scale: 2)),
            ])
        for row in survey.outliers {
            let share = row.difference.flatMap {
                Rational(Int128($0.hundredths) * 100, Int128(row.parcel.area.hundredths)).rounded(to: 2)
            }
            table.append(
                [
                    .integer(Int(row.parcel.fid)), .verbatim(row.parcel.id),
                    RecordedArea.number(of: row.parcel).map(Cell.decimal) ?? .missing,
                    survey.recordedUnit.map { .text($0.name) } ?? .missing, .area(row.parcel.area),
                    row.difference.map(Cell.area) ?? .missing, share.map(Cell.decimal) ?? .missing,
                ], emphasis: .warning)
        }
        return table
    }

    /// The document.
    public func document() -> JSONValue {
        func area(_ area: Area?) -> JSONValue { area.map { .decimal(squareMetres($0)) } ?? .null }
        return [
            "total": area(survey.total), "countedTwice": area(survey.countedTwice),
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
            "layers": .array(survey.layers.map(LayerDocument.value)),
        ]
    }
}
