import Bilingual
import Geodesy
import Parcels
import Survey

extension CheckReport {
    /// The values of checks told apart (分组明细表); empty without any.
    func groupTable() -> Table {
        var table = Table(
            name: Message(zh: "分组明细表", en: "By group"),
            title: Message(zh: "\(title)：分组明细表", en: "\(title): figures by group"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36),
                Column("group", Message(zh: "分组", en: "Group"), width: 24),
                Column("features", Message(zh: "要素数", en: "Features"), .integer, isSummed: false),
                Column("measured", Message(zh: "核查数字", en: "Measured"), .decimal(scale: 2)),
                Column("unit", Message(zh: "单位", en: "Unit"), alignment: .centre, width: 8),
            ])
        for check in result.checks {
            for row in check.breakdown {
                table.append([
                    .integer(check.declaration.item), .text(MeasureText.quotation(of: check)),
                    .verbatim(row.group.map { $0 ?? "—" }.joined(separator: " / ")), .integer(row.features),
                    FigureText.measured(row.value, for: check.figure).map(Cell.decimal) ?? .missing,
                    .text(FigureText.unitName(check.figure)),
                ])
            }
        }
        return table
    }

    /// The accounts of occupied ground (占用恢复收支表): parcel by parcel, by county, by class; empty without any.
    func accountTable() -> Table {
        let unit = result.project.unit
        func area(_ key: String, _ zh: String, _ en: String) -> Column {
            Column(key, Message(zh: zh, en: en), .area(unit, scale: unit.customaryScale), isSummed: false)
        }
        var table = Table(
            name: Message(zh: "占用恢复收支表", en: "Accounts"),
            title: Message(zh: "\(title)：占用恢复收支表", en: "\(title): accounts of occupied ground"),
            subtitle: Message(zh: "单位：\(unit.name.zh)", en: "Unit: \(unit.name.en)"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("layer", Message(zh: "图层", en: "Layer"), width: 18),
                Column("row", Message(zh: "图斑、旗县市或地类", en: "Parcel, county or class"), width: 26),
                area("occupied", "占用", "Occupied"), area("approved", "已审批", "Approved"),
                area("restored", "已恢复（未审批）", "Restored, not approved"),
                area("outstanding", "尚欠", "Outstanding"),
                area("both", "其中审批且恢复", "Approved and restored"),
                area("twice", "其中重复恢复", "Restored twice"),
            ])
        for account in result.accounts {
            func append(_ name: Message, _ line: GroundAccount.Line, isTotal: Bool = false) {
                table.append(
                    [
                        .integer(account.declaration.item), .verbatim(account.declaration.occupied),
                        .text(name),
                        .area(line.occupied), .area(line.approved), .area(line.restored),
                        .area(line.outstanding),
                        .area(line.approvedAndRestored), line.restoredTwice.map(Cell.area) ?? .missing,
                    ], emphasis: line.outstanding > .zero ? .warning : .none)
            }
            for parcel in account.parcels {
                append(
                    Message(verbatim: [parcel.id, parcel.name].compactMap(\.self).joined(separator: " ")),
                    parcel.line)
            }
            if account.counties.count > 1 || account.counties.first?.county != nil {
                for row in account.counties {
                    let name =
                        row.county.map(Message.init(verbatim:))
                        ?? Message(zh: "旗县市范围外", en: "outside all counties")
                    append(Message(zh: "按旗县市：", en: "county: ") + name, row.line)
                }
            }
            if account.classes.contains(where: { $0.landClass != nil }) {
                for row in account.classes {
                    append(
                        Message(zh: "按地类：\(row.landClass ?? "—")", en: "class: \(row.landClass ?? "—")"),
                        row.line)
                }
            }
            append(Message(zh: "合计", en: "Total"), account.total)
            table.footnotes.append(sentence(on: account))
        }
        if !result.accounts.isEmpty {
            table.footnotes.append(
                Message(
                    zh: "占用＝已审批＋已恢复（未审批）＋尚欠；既审批又恢复的计入已审批。",
                    en:
                        "Occupied = approved + restored + outstanding; ground both approved and restored counts as approved."
                ))
            table.footnotes += notes
        }
        return table
    }

    /// An account in one sentence.
    private func sentence(on account: GroundAccount) -> Message {
        let unit = result.project.unit
        func text(_ area: Area) -> String {
            area.rounded(in: unit, to: unit.customaryScale)?.description ?? "\(area.squareMetres)"
        }
        let total = account.total
        return Message(
            zh: """
                第\(account.declaration.item)项：占用\(text(total.occupied))\(unit.name.zh)，其中已审批\(text(total.approved))、\
                已恢复\(text(total.restored))，尚欠\(text(total.outstanding))；占用范围外另恢复\(text(account.restoredOutside))，\
                重复恢复\(text(total.restoredTwice ?? .zero))。
                """,
            en: """
                Item \(account.declaration.item): of \(text(total.occupied)) \(unit.name.en) occupied, \
                \(text(total.approved)) are approved, \(text(total.restored)) restored, \(text(total.outstanding)) \
                outstanding; \(text(account.restoredOutside)) were restored outside, \(text(total.restoredTwice ?? .zero)) twice.
                """)
    }

    /// The tables of land-use change (土地利用变化情况表); empty without any.
    func changeTable() -> Table {
        ChangeTable.table(
            result.changes, unit: result.project.unit,
            title: Message(zh: "\(title)：土地利用变化情况表", en: "\(title): land-use change"))
    }
}
