import Bilingual
import Geodesy
import Parcels
import Project
import Survey

/// The table of land-use change (土地利用变化情况表): class before, class after, area.
enum ChangeTable {
    /// A table of changes; without rows when there are none.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    static func table(
        _ changes: [LandChange], unit: AreaUnit, title: Message? = nil
    ) throws(GeodesyError) -> Table {
        var table = Table(
            name: Message(zh: "土地利用变化表", en: "Land-use change"), title: title,
            subtitle: Message(zh: "单位：m²、\(unit.name.zh)", en: "Units: m², \(unit.name.en)"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("ground", Message(zh: "范围", en: "Ground"), width: 18),
                Column("before", Message(zh: "前地类", en: "Class before"), width: 18),
                Column("after", Message(zh: "后地类", en: "Class after"), width: 18),
                Column("area", Message(zh: "面积 m²", en: "Area m²"), .area(.squareMetre, scale: 2)),
                Column(
                    "converted", Message(zh: "面积 \(unit.name.zh)", en: "Area \(unit.name.en)"),
                    .decimal(scale: unit.customaryScale), isSummed: true),
            ], totalLabel: Message(zh: "合计", en: "Total"))
        for change in changes {
            func words(_ code: String?, _ scheme: LandClassScheme?) -> Cell {
                guard let code, !code.isEmpty else { return .text(Message(zh: "无图斑", en: "no parcel")) }
                return .verbatim([code, scheme?.name(of: code)].compactMap(\.self).joined(separator: " "))
            }
            let converted = try LevelledColumn(change.cells.map(\.area), in: unit, scale: unit.customaryScale)
            for (cell, printed) in zip(change.cells, converted.cells) {
                table.append([
                    change.declaration.item == 0 ? .missing : .integer(change.declaration.item),
                    .verbatim(change.declaration.ground),
                    words(cell.before, change.schemes.before), words(cell.after, change.schemes.after),
                    .area(cell.area), .decimal(printed),
                ])
            }
        }
        return table
    }
}
