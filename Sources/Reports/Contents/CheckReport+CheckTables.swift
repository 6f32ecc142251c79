import Bilingual
import Geodesy
import Ledger
import Parcels
import Survey

extension CheckReport {
    /// The checks (数字核对表): item, status, claim, printed, measured, difference, verdict.
    public func checkTable() -> Table {
        var table = Table(
            name: Message(zh: "数字核对表", en: "Figures"),
            title: Message(zh: "\(title)：数字核对表", en: "\(title): figures"),
            columns: [
                Column("item", Message(zh: "事项", en: "Item"), .integer, alignment: .centre, isSummed: false),
                Column("status", Message(zh: "整改状态", en: "Status"), width: 14),
                Column("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36),
                Column("basis", Message(zh: "依据", en: "Basis"), alignment: .centre, width: 10),
                Column("printed", Message(zh: "报告或期望", en: "Stated"), alignment: .right, width: 16),
                Column("measured", Message(zh: "核查数字", en: "Measured"), .decimal(scale: 2)),
                Column("difference", Message(zh: "差值", en: "Difference"), .decimal(scale: 2)),
                Column("unit", Message(zh: "单位", en: "Unit"), alignment: .centre, width: 8),
                Column("features", Message(zh: "要素数", en: "Features"), .integer, isSummed: false),
                Column("verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, width: 14),
                Column("remark", Message(zh: "备注", en: "Remark"), width: 24),
            ])
        table.verdictColumn = 9
        for check in result.checks {
            table.append(
                [
                    .integer(check.declaration.item), .verbatim(check.item?.statusText?.text ?? "—"),
                    .text(MeasureText.quotation(of: check)),
                    .text(
                        check.claim == nil ? Message(zh: "期望", en: "project") : Message(zh: "报告", en: "report")),
                    .verbatim(check.figure.text),
                    FigureText.measured(check.measured, for: check.figure).map(Cell.decimal) ?? .missing,
                    FigureText.difference(check.difference, for: check.figure).map(Cell.decimal) ?? .missing,
                    .text(FigureText.unitName(check.figure)), .integer(check.selected),
                    .text(check.verdict.name),
                    remark(on: check).map(Cell.text) ?? .missing,
                ], emphasis: Self.emphasis(of: check.verdict))
        }
        let counts = verdictCounts
        if !counts.isEmpty {
            table.footnotes.append(
                Message(
                    zh: counts.map { "\($0.verdict.name.zh) \($0.count)" }.joined(separator: "，") + "。",
                    en: counts.map { "\($0.count) \($0.verdict.name.en)" }.joined(separator: ", ") + "."))
        }
        table.footnotes += notes
        return table
    }

    /// What a reader must know to weigh a verdict: tolerance, nothing selected, features missing, the project's note.
    private func remark(on check: CheckResult) -> Message? {
        var parts: [Message] = []
        if check.verdict == .notVerifiable {
            let empty = check.declaration.measure.covers.filter {
                result.layer(named: $0)?.parcels.isEmpty ?? true
            }
            parts.append(
                empty.isEmpty
                    ? Message(zh: "没有可量算的要素", en: "no usable feature to measure")
                    : Message(
                        zh: "图层 \(empty.joined(separator: "、")) 没有可用的要素",
                        en: "no usable feature in \(empty.joined(separator: ", "))"))
        }
        if let tolerance = check.declaration.tolerance {
            parts.append(Message(zh: "容差 \(tolerance)", en: "tolerance \(tolerance)"))
        }
        let measure = check.declaration.measure
        for name in [measure.subject] + measure.covers {
            let missing = result.layer(named: name)?.accounting.setAside ?? 0
            guard missing > 0 else { continue }
            parts.append(
                Message(zh: "\(name) 有\(missing)个要素被剔除", en: "\(missing) features of \(name) set aside"))
        }
        if check.claim != nil, let note = check.declaration.note { parts.append(Message(verbatim: note)) }
        guard !parts.isEmpty else { return nil }
        return Message(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    /// The items of the report (整改事项汇总表), each with its checks and what became of them.
    func itemTable() -> Table {
        var columns = [
            Column("item", Message(zh: "序号", en: "Item"), .integer, alignment: .centre, isSummed: false),
            Column("problem", Message(zh: "整改事项", en: "Problem"), width: 44),
            Column("status", Message(zh: "整改状态", en: "Status"), width: 16),
            Column("claims", Message(zh: "数字个数", en: "Figures"), .integer),
            Column("area_claims", Message(zh: "其中面积", en: "of area"), .integer),
            Column("checks", Message(zh: "核查数", en: "Checks"), .integer),
        ]
        columns += Self.tabulated.map { Column($0.rawValue, $0.name, .integer) }
        columns.append(Column("conclusion", Message(zh: "结论", en: "Conclusion"), alignment: .centre, width: 14))
        var table = Table(
            name: Message(zh: "整改事项汇总表", en: "Items"),
            title: Message(zh: "\(title)：整改事项汇总表", en: "\(title): items"),
            columns: columns, totalLabel: Message(zh: "合计", en: "Total"))
        table.verdictColumn = columns.count - 1
        let numbers =
            result.ledger?.items.map(\.number) ?? Array(Set(result.checks.map(\.declaration.item))).sorted()
        for number in numbers {
            let item = result.ledger?.item(number)
            let checks = result.checks.filter { $0.declaration.item == number }
            let worst = Self.worst(of: checks.map(\.verdict))
            var cells: [Cell] = [
                .integer(number), .verbatim(Abridgement.of(item?.problem.text ?? "—", to: 60)),
                .verbatim(item?.statusText?.text ?? "—"), .integer(item?.claims.count ?? 0),
                .integer(item?.claims.count { $0.kind == .area } ?? 0), .integer(checks.count),
            ]
            cells += Self.tabulated.map { verdict -> Cell in
                let count = checks.count { $0.verdict == verdict }
                return count == 0 ? .missing : .integer(count)
            }
            cells.append(.text(worst?.name ?? Message(zh: "未核查", en: "not checked")))
            table.append(cells, emphasis: worst.map(Self.emphasis) ?? .none)
        }
        table.footnotes = notes
        return table
    }

    /// The verdicts that have a column of their own.
    private static let tabulated = Verdict.allCases.filter { $0 != .documentsOnly }

    /// The verdict that decides about an item: the one that needs most attention.
    private static func worst(of verdicts: [Verdict]) -> Verdict? {
        let order: [Verdict] = [
            .differs, .notVerifiable, .documentsOnly, .withinTolerance, .confirmedWithinRounding, .confirmed,
        ]
        return order.first { verdicts.contains($0) }
    }
}
