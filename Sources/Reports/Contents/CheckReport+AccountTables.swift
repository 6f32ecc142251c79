import Bilingual
import Geodesy
import Land
import Project
import Subjects
import Survey
import Tables

extension CheckReport {
    /// The values of checks told apart (分组明细表); empty without any.
    func groupTable() throws -> TableStream {
        typealias Line = (check: CheckResult, group: [String?], features: Int, printed: ExactDecimal?)
        let grouped = result.checks.filter { !$0.breakdown.isEmpty }
        let twice = grouped.filter { !FigureText.addsUp($0) }
        let footnotes = twice.map { check in
            let what = MeasureText.quotation(of: check)
            return Message(
                zh: "第\(check.declaration.item)项“\(what.zh)”：一个要素可入几组，各组之和不等于核查数字。",
                en: """
                    Item \(check.declaration.item), "\(what.en)": a feature may be in several groups, which do not add up to the \
                    figure.
                    """)
        }
        return try TableSpec<Line>(
            "groups", name: Message(zh: "分组明细表", en: "By group"),
            title: Message(zh: "\(title)：分组明细表", en: "\(title): figures by group")
        ) {
            Column.item(\.check.declaration.item)
            Column.words("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36) {
                MeasureText.quotation(of: $0.check)
            }
            Column.text("group", Message(zh: "分组", en: "Group"), width: 24) {
                $0.group.map { $0 ?? "—" }.joined(separator: " / ")
            }
            Column.integer("features", Message(zh: "要素数", en: "Features"), isSummed: false, \.features)
            Column.decimal("measured", Message(zh: "核查数字", en: "Measured"), scale: 2, \.printed)
            Column.words("unit", Message(zh: "单位", en: "Unit"), alignment: .centre, width: 8) {
                FigureText.unitName($0.check.figure)
            }
        }.stream(
            grouped.lazy.flatMap { check in
                FigureText.breakdown(of: check).map {
                    (check: check, group: $0.group, features: $0.features, printed: $0.printed)
                }
            }, footnotes: footnotes)
    }

    /// A line of an account: of a parcel, a county, a class, or of everything.
    private typealias AccountLine = (
        account: GroundAccount, name: Message, line: GroundAccount.Line, doubts: [Doubt]
    )

    /// The accounts of occupied ground (占用恢复收支表): parcel by parcel, by county, by class; empty without any.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    func accountTable() throws -> TableStream {
        let unit = result.project.unit
        let occupied = Level<AccountLine>(in: unit, area: \.line.occupied)
        let settled = occupied.part { $0.line.approved + $0.line.restored }
        let approved = settled.part(\.line.approved)
        let both = approved.part(\.line.approvedAndRestored)
        let twice = occupied.part(\.line.restoredTwice)
        var sections: [Section<AccountLine>] = []
        var footnotes: [Message] = []
        let spec = TableSpec<AccountLine>(
            "accounts", name: Message(zh: "占用恢复收支表", en: "Accounts"),
            title: Message(zh: "\(title)：占用恢复收支表", en: "\(title): accounts of occupied ground"),
            subtitle: .unit(unit), emphasis: { $0.line.outstanding > .zero ? .warning : .none },
            size: \.line.outstanding
        ) {
            Column.item(\.account.declaration.item)
            Column.layer(width: 18, \.account.declaration.occupied)
            Column.words("row", Message(zh: "图斑、旗县市或地类", en: "Parcel, county or class"), width: 26, \.name)
            Column("occupied", Message(zh: "占用", en: "Occupied"), level: occupied)
            Column("approved", Message(zh: "已审批", en: "Approved"), level: approved)
            Column("restored", Message(zh: "已恢复（未审批）", en: "Restored, not approved"), restOf: approved)
            Column("outstanding", Message(zh: "尚欠", en: "Outstanding"), restOf: settled)
            Column("both", Message(zh: "其中审批且恢复", en: "Approved and restored"), level: both)
            Column("twice", Message(zh: "其中重复恢复", en: "Restored twice"), level: twice)
            Column.doubts(\.doubts)
        }
        for account in result.accounts {
            let parcels = account.parcels.lazy.map { parcel -> AccountLine in
                let name = [parcel.id, parcel.name].compactMap(\.self).joined(separator: " ")
                return (account, Message(verbatim: name), parcel.line, [])
            }
            let hasCounties = account.counties.count > 1 || account.counties.first?.county != nil
            let counties = (hasCounties ? account.counties : []).map { row -> AccountLine in
                let name =
                    row.county.map(Message.init(verbatim:))
                    ?? Message(zh: "旗县市范围外", en: "outside all counties")
                return (account, Message(zh: "按旗县市：", en: "county: ") + name, row.line, [])
            }
            let hasClasses = account.classes.contains { $0.landClass != nil }
            let classes = (hasClasses ? account.classes : []).map { row -> AccountLine in
                let name = row.landClass ?? "—"
                return (account, Message(zh: "按地类：\(name)", en: "class: \(name)"), row.line, [])
            }
            let section = Section(
                parcels, otherwise: [Rows(counties), Rows(classes)],
                sum: (account, Message(zh: "合计", en: "Total"), account.total, account.doubts))
            sections.append(section)
            guard let printed = try spec.levels(of: section).first else { continue }
            footnotes.append(
                sentence(
                    on: account, occupied: printed.total(of: occupied), approved: printed.total(of: approved),
                    restored: printed.restTotal(of: approved), outstanding: printed.restTotal(of: settled),
                    twice: printed.total(of: twice)))
        }
        if !result.accounts.isEmpty {
            footnotes.append(
                Message(
                    zh: "占用＝已审批＋已恢复（未审批）＋尚欠；既审批又恢复的计入已审批。",
                    en:
                        "Occupied = approved + restored + outstanding; ground both approved and restored counts as approved."
                ))
            footnotes += Message.levelled(in: unit) + netNotes + notes
        }
        return try spec.stream(sections: sections, footnotes: footnotes)
    }

    /// An account in one sentence, with the totals as printed.
    private func sentence(
        on account: GroundAccount, occupied: ExactDecimal?, approved: ExactDecimal?, restored: ExactDecimal?,
        outstanding: ExactDecimal?, twice: ExactDecimal?
    ) -> Message {
        let unit = result.project.unit
        func text(_ area: Area) -> String {
            area.rounded(in: unit, to: unit.customaryScale)?.description ?? "\(area.squareMetres)"
        }
        let totals = [occupied, approved, restored, outstanding].map { $0?.description ?? "0" }
        let outside = text(account.restoredOutside)
        let twice = twice?.description ?? text(account.total.restoredTwice ?? .zero)
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
    func changeTable() throws -> TableStream {
        try ChangeTable.stream(
            result.changes, unit: result.project.unit,
            title: Message(zh: "\(title)：土地利用变化情况表", en: "\(title): land-use change"))
    }
}
