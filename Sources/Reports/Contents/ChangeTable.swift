import Bilingual
import Geodesy
import Land
import Project
import Subjects
import Survey
import Tables

/// The table of land-use change (土地利用变化情况表): class before, class after, area.
enum ChangeTable {
    /// A table of changes; without rows when there are none.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    static func stream(
        _ changes: [LandChange], unit: AreaUnit, title: Message? = nil
    ) throws -> TableStream {
        /// A cell of a change; `nil` for its sum.
        typealias Line = (change: LandChange, cell: LandChange.Cell?)
        func words(_ code: String?, _ scheme: LandClassScheme?) -> Message {
            guard let code, !code.isEmpty else { return Message(zh: "无图斑", en: "no parcel") }
            return Message(verbatim: [code, scheme?.name(of: code)].compactMap(\.self).joined(separator: " "))
        }
        return try TableSpec<Line>(
            "changes", name: Message(zh: "土地利用变化表", en: "Land-use change"), title: title,
            subtitle: .squareMetres(and: unit), hasTotal: changes.count == 1,
            size: { $0.cell?.area ?? .zero }
        ) {
            Column.item { $0.change.declaration.item == 0 ? nil : $0.change.declaration.item }
            Column.text("ground", Message(zh: "范围", en: "Ground"), width: 18, \.change.declaration.ground)
            Column.words("before", Message(zh: "前地类", en: "Class before"), width: 18) {
                guard let cell = $0.cell else { return Message(zh: "小计", en: "Subtotal") }
                return words(cell.before, $0.change.schemes.before)
            }
            Column.words("after", Message(zh: "后地类", en: "Class after"), width: 18) {
                guard let cell = $0.cell else { return nil }
                return words(cell.after, $0.change.schemes.after)
            }
            Column(
                "area", Message(zh: "面积 m²", en: "Area m²"), level: Level(in: .squareMetre) { $0.cell?.area })
            Column(
                "converted", Message(zh: "面积 \(unit.name.zh)", en: "Area \(unit.name.en)"),
                level: Level(
                    in: unit, within: { "\($0.cell?.before ?? "")" }, across: { "\($0.cell?.after ?? "")" },
                    area: { $0.cell?.area }))
        }.stream(
            sections: changes.map { change in
                Section(
                    change.cells.lazy.map { (change: change, cell: $0) },
                    sum: changes.count > 1 ? (change: change, cell: nil) : nil)
            },
            footnotes: changes.flatMap(notes))
    }

    /// What of the classes of a change no system of codes has, or not that of their layer.
    static func notes(on change: LandChange) -> [Message] {
        change.unrecognised.map { layer, classes in
            let list = classes.prefix(12).joined(separator: "、") + (classes.count > 12 ? "…" : "")
            return Message(
                zh: "“\(layer)”中未识别或不属于其地类编码体系的地类：\(list)，按原文对照。",
                en:
                    "Classes of \"\(layer)\" that its system of codes does not have, compared as written: \(list)."
            )
        }
    }
}
