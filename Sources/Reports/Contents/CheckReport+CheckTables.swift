import Bilingual
import Geodesy
import Intake
import Ledger
import Parcels
import Project
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
                    check.measured.flatMap { FigureText.measured($0, for: check.figure) }.map(Cell.decimal)
                        ?? .missing,
                    check.measured.flatMap { _ in FigureText.difference(check.difference, for: check.figure) }
                        .map(Cell.decimal) ?? .missing,
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
            let empty = check.declaration.measure.layerMeasures.flatMap(\.covers).filter {
                result.layer(named: $0)?.parcels.isEmpty ?? true
            }
            parts.append(
                check.measured == nil
                    ? Message(zh: "除数为零", en: "nothing to divide by")
                    : empty.isEmpty
                        ? Message(zh: "没有可量算的要素", en: "no usable feature to measure")
                        : Message(
                            zh: "图层 \(empty.joined(separator: "、")) 没有可用的要素",
                            en: "no usable feature in \(empty.joined(separator: ", "))"))
        }
        if let tolerance = check.declaration.tolerance {
            parts.append(Message(zh: "容差 \(tolerance)", en: "tolerance \(tolerance)"))
        }
        var names: [String] = []
        for name in check.declaration.measure.layerMeasures.flatMap({ [$0.subject] + $0.covers })
        where !names.contains(name) { names.append(name) }
        if check.undated > 0 {
            parts.append(
                Message(
                    zh: "\(check.undated)个要素没有日期，按有效计", en: "\(check.undated) features have no date and count"))
        }
        for name in names {
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
    public func itemTable() -> Table {
        var columns = [
            Column("item", Message(zh: "序号", en: "Item"), .integer, alignment: .centre, isSummed: false),
            Column("problem", Message(zh: "整改事项", en: "Problem"), width: 44),
            Column("status", Message(zh: "整改状态", en: "Status"), width: 16),
        ]
        if !result.earlier.isEmpty {
            columns.append(Column("earlier", Message(zh: "以往状态", en: "Before"), width: 20))
        }
        columns += [
            Column("claims", Message(zh: "数字", en: "Figures"), .integer),
            Column("answerable", Message(zh: "可核", en: "Answerable"), .integer),
            Column("checked", Message(zh: "已核", en: "Checked"), .integer),
            Column("findings", Message(zh: "数字关系", en: "Relations"), .integer),
            Column("contradictions", Message(zh: "其中不符", en: "of them off"), .integer),
            Column("checks", Message(zh: "核查数", en: "Checks"), .integer),
        ]
        columns += Self.tabulated.map { Column($0.rawValue, $0.name, .integer) }
        columns += [
            Column("conclusion", Message(zh: "结论", en: "Conclusion"), alignment: .centre, width: 14),
            Column("remark", Message(zh: "说明", en: "Remark"), width: 36),
        ]
        var table = Table(
            name: Message(zh: "整改事项汇总表", en: "Items"),
            title: Message(zh: "\(title)：整改事项汇总表", en: "\(title): items"),
            columns: columns, totalLabel: Message(zh: "合计", en: "Total"))
        table.verdictColumn = columns.count - 2
        for conclusion in conclusions {
            let item = conclusion.item
            var cells: [Cell] = [
                .integer(conclusion.number), .verbatim(Abridgement.of(item?.problem.text ?? "—", to: 60)),
                .verbatim(item?.statusText?.text ?? "—"),
            ]
            if !result.earlier.isEmpty {
                let former = conclusion.earlier.map { $0?.rawValue ?? "—" }.joined(separator: " → ")
                cells.append(.verbatim(former))
            }
            cells += [
                .integer(item?.claims.count ?? 0), .integer(conclusion.answerable),
                .integer(conclusion.checked),
                .integer(conclusion.findings.count),
                .integer(conclusion.findings.count { $0.verdict == .doesNotHold }),
                .integer(conclusion.checks.count),
            ]
            cells += Self.tabulated.map { verdict -> Cell in
                let count = conclusion.checks.count { $0.verdict == verdict }
                return count == 0 ? .missing : .integer(count)
            }
            cells.append(.text(conclusion.verdict?.name ?? Message(zh: "未核查", en: "not checked")))
            cells.append(conclusion.remark.map(Cell.text) ?? .missing)
            table.append(cells, emphasis: conclusion.verdict.map(Self.emphasis) ?? .none)
        }
        let all = conclusions
        let claims = all.reduce(0) { $0 + ($1.item?.claims.count ?? 0) }
        let (answerable, checked) = (all.reduce(0) { $0 + $1.answerable }, all.reduce(0) { $0 + $1.checked })
        table.footnotes = [
            Message(
                zh: "数字共\(claims)个，图层可以回答的\(answerable)个，已核\(checked)个。",
                en: "Of \(claims) figures land can answer \(answerable); \(checked) were checked.")
        ]
        table.footnotes += notes
        return table
    }

    /// The items in few columns, for a terminal: status, figures, verdict, what the status claims against it.
    public func itemSummary() -> Table {
        itemTable().without(
            [
                "problem", "findings", "contradictions", "confirmed", "confirmed-within-rounding",
                "within-tolerance",
            ])
    }

    /// The verdicts that have a column of their own.
    private static let tabulated = Verdict.allCases.filter { $0 != .documentsOnly }

    /// The verdict that decides about an item: the one that needs most attention.
    static func worst(of verdicts: [Verdict]) -> Verdict? {
        let order: [Verdict] = [
            .differs, .notVerifiable, .documentsOnly, .withinTolerance, .confirmedWithinRounding, .confirmed,
        ]
        return order.first { verdicts.contains($0) }
    }
}
