import Bilingual
import Geodesy
import Parcels
import Project
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
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func accountTable() throws(GeodesyError) -> Table {
        let unit = result.project.unit
        func area(_ key: String, _ zh: String, _ en: String) -> Column {
            .levelled(key, Message(zh: zh, en: en), in: unit)
        }
        func beside(_ key: String, _ zh: String, _ en: String) -> Column {
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
                beside("both", "其中审批且恢复", "Approved and restored"),
                beside("twice", "其中重复恢复", "Restored twice"),
            ])
        for account in result.accounts {
            func append(_ lines: [(name: Message, line: GroundAccount.Line)]) throws(GeodesyError)
                -> AccountColumns
            {
                let columns = try AccountColumns(lines.map(\.line), in: unit)
                for (index, (name, line)) in lines.enumerated() {
                    table.append(
                        [
                            .integer(account.declaration.item), .verbatim(account.declaration.occupied),
                            .text(name),
                        ]
                            + columns.columns.map { $0.cells[index] } + [
                                .area(line.approvedAndRestored), line.restoredTwice.map(Cell.area) ?? .missing,
                            ], emphasis: line.outstanding > .zero ? .warning : .none)
                }
                return columns
            }
            let start = table.rows.count
            let totals = try append(
                account.parcels.map { parcel in
                    (
                        Message(verbatim: [parcel.id, parcel.name].compactMap(\.self).joined(separator: " ")),
                        parcel.line
                    )
                })
            let parcels = start..<table.rows.count
            if account.counties.count > 1 || account.counties.first?.county != nil {
                _ = try append(
                    account.counties.map { row in
                        let name =
                            row.county.map(Message.init(verbatim:))
                            ?? Message(zh: "旗县市范围外", en: "outside all counties")
                        return (Message(zh: "按旗县市：", en: "county: ") + name, row.line)
                    })
            }
            if account.classes.contains(where: { $0.landClass != nil }) {
                _ = try append(
                    account.classes.map { row in
                        (
                            Message(zh: "按地类：\(row.landClass ?? "—")", en: "class: \(row.landClass ?? "—")"),
                            row.line
                        )
                    })
            }
            table.append(
                [
                    .integer(account.declaration.item), .verbatim(account.declaration.occupied),
                    .text(Message(zh: "合计", en: "Total")),
                ] + totals.columns.map(\.total) + [
                    .area(account.total.approvedAndRestored),
                    account.total.restoredTwice.map(Cell.area) ?? .missing,
                ], sums: parcels)
            table.footnotes.append(sentence(on: account, totals))
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

    /// An account in one sentence, with the totals as printed.
    private func sentence(on account: GroundAccount, _ columns: AccountColumns) -> Message {
        let unit = result.project.unit
        func text(_ area: Area) -> String {
            area.rounded(in: unit, to: unit.customaryScale)?.description ?? "\(area.squareMetres)"
        }
        let totals = columns.totals
        let (outside, twice) = (text(account.restoredOutside), text(account.total.restoredTwice ?? .zero))
        return Message(
            zh: """
                第\(account.declaration.item)项：占用\(totals[0])\(unit.name.zh)，其中已审批\(totals[1])、\
                已恢复\(totals[2])，尚欠\(totals[3])；占用范围外另恢复\(outside)，重复恢复\(twice)。
                """,
            en: """
                Item \(account.declaration.item): of \(totals[0]) \(unit.name.en) occupied, \(totals[1]) are approved, \
                \(totals[2]) restored, \(totals[3]) outstanding; \(outside) were restored outside, \(twice) twice.
                """)
    }

    /// The tables of land-use change (土地利用变化情况表); empty without any.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func changeTable() throws(GeodesyError) -> Table {
        try ChangeTable.table(
            result.changes, unit: result.project.unit,
            title: Message(zh: "\(title)：土地利用变化情况表", en: "\(title): land-use change"))
    }
}
