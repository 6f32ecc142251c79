import Bilingual
import Geodesy
import Intake
import Land
import Ledger
import Project
import Subjects
import Survey
package import Tables

extension CheckReport {
    /// The checks (数字核对表): item, status, claim, printed, measured, difference, verdict.
    package func checkTable() throws -> TableStream {
        let counts = toldCounts
        let verdicts = Message(
            zh: counts.map { "\($0.name.zh) \($0.count)" }.joined(separator: "，") + "。",
            en: counts.map { "\($0.count) \($0.name.en)" }.joined(separator: ", ") + ".")
        return try TableSpec<CheckResult>(
            .checks, name: Message(zh: "数字核对表", en: "Figures"),
            title: Message(zh: "\(title)：数字核对表", en: "\(title): figures"),
            standsEmpty: true, emphasis: { Self.emphasis(of: $0) }
        ) {
            Column.item(\.declaration.item)
            Column.text("status", Message(zh: "整改状态", en: "Status"), width: 14) {
                $0.item?.statusText?.text ?? "—"
            }
            Column.words("claim", Message(zh: "核对内容", en: "Claim or expectation"), width: 36) {
                MeasureText.quotation(of: $0)
            }
            Column.words("basis", Message(zh: "依据", en: "Basis"), alignment: .centre, width: 10) {
                $0.claim == nil ? Message(zh: "期望", en: "project") : Message(zh: "报告", en: "report")
            }
            Column.text(
                "printed", Message(zh: "报告或期望", en: "Stated"), alignment: .right, width: 16, \.figure.text)
            Column.decimal("measured", Message(zh: "核查数字", en: "Measured"), scale: 2) {
                FigureText.measured(of: $0)
            }
            Column.decimal("difference", Message(zh: "差值", en: "Difference"), scale: 2) {
                FigureText.difference(of: $0)
            }
            Column.words("unit", Message(zh: "单位", en: "Unit"), alignment: .centre, width: 8) {
                FigureText.unitName($0.figure)
            }
            Column.integer("features", Message(zh: "要素数", en: "Features"), isSummed: false, \.selected)
            Column.words(
                "verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, width: 14, isVerdict: true,
                \.verdictName)
            Column.words("remark", Message(zh: "备注", en: "Remark"), width: 24) { remark(on: $0) }
        }.stream(result.checks, footnotes: (counts.isEmpty ? [] : [verdicts]) + checkNotes + notes)
    }

    /// What a reader must know beside the doubts of each check, with its item.
    private var checkNotes: [Message] {
        result.checks.flatMap { check in
            DoubtText.notes(on: check).map { note in
                let what = MeasureText.quotation(of: check)
                return Message(
                    zh: "第\(check.declaration.item)项“\(what.zh)”：\(note.zh)。",
                    en: "Item \(check.declaration.item), \"\(what.en)\": \(note.en).")
            }
        }
    }

    /// What a reader must know to weigh a verdict: tolerance, nothing selected, features missing, the project's note.
    private func remark(on check: CheckResult) -> Message? {
        var parts: [Message] = []
        if let tolerance = check.declaration.tolerance {
            parts.append(Message(zh: "容差 \(tolerance)", en: "tolerance \(tolerance)"))
        }
        parts += DoubtText.notes(on: check)
        parts += check.doubts.map { DoubtText.short($0, for: check) }
        if check.claim != nil, let note = check.declaration.note { parts.append(Message(verbatim: note)) }
        guard !parts.isEmpty else { return nil }
        return Message(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    /// The items of the report (整改事项汇总表), each with its checks and what became of them.
    package func itemTable() throws -> TableStream {
        let claims = conclusions.reduce(0) { $0 + ($1.item?.claims.count ?? 0) }
        let answerable = conclusions.reduce(0) { $0 + $1.answerable }
        let checked = conclusions.reduce(0) { $0 + $1.checked }
        let count = Message(
            zh: "数字共\(claims)个，图层可以回答的\(answerable)个，已核\(checked)个。",
            en: "Of \(claims) figures land can answer \(answerable); \(checked) were checked.")
        return try TableSpec<ItemConclusion>(
            "items", name: Message(zh: "整改事项汇总表", en: "Items"),
            title: Message(zh: "\(title)：整改事项汇总表", en: "\(title): items"), hasTotal: true,
            standsEmpty: true, emphasis: \.emphasis
        ) {
            Column.integer("item", Message(zh: "序号", en: "Item"), alignment: .centre, isSummed: false, \.number)
            Column.text("problem", Message(zh: "整改事项", en: "Problem"), width: 44) {
                Abridgement.of($0.item?.problem.text ?? "—", to: 60)
            }
            Column.text("status", Message(zh: "整改状态", en: "Status"), width: 16) {
                $0.item?.statusText?.text ?? "—"
            }
            if !result.earlier.isEmpty {
                Column.text("earlier", Message(zh: "以往状态", en: "Before"), width: 20) {
                    $0.earlier.map { $0?.rawValue ?? "—" }.joined(separator: " → ")
                }
            }
            Column.integer("claims", Message(zh: "数字", en: "Figures")) { $0.item?.claims.count ?? 0 }
            Column.integer("answerable", Message(zh: "可核", en: "Answerable"), \.answerable)
            Column.integer("checked", Message(zh: "已核", en: "Checked"), \.checked)
            Column.integer("findings", Message(zh: "数字关系", en: "Relations"), \.findings.count)
            Column.integer("contradictions", Message(zh: "其中不符", en: "of them off")) {
                $0.findings.count { $0.verdict == .doesNotHold }
            }
            Column.integer("checks", Message(zh: "核查数", en: "Checks"), \.checks.count)
            for verdict in Verdict.allCases where verdict != .documentsOnly {
                Column(verdict.rawValue, verdict.name, .integer) { conclusion in
                    let count = conclusion.checks.count { $0.verdict == verdict }
                    return count == 0 ? nil : .integer(count)
                }
            }
            Column.words(
                "conclusion", Message(zh: "结论", en: "Conclusion"), alignment: .centre, width: 14,
                isVerdict: true
            ) { $0.verdictName ?? Message(zh: "未核查", en: "not checked") }
            Column.words("remark", Message(zh: "说明", en: "Remark"), width: 36, \.remark)
        }.stream(conclusions, footnotes: [count] + notes)
    }

    /// The items in few columns, for a terminal: status, figures, verdict, what the status claims against it.
    package func itemSummary() throws -> Table {
        try itemTable().table().without(
            [
                "problem", "findings", "contradictions", "confirmed", "confirmed-within-rounding",
                "within-tolerance",
            ])
    }

    /// The verdict that decides about an item: the one that needs most attention.
    static func worst(of verdicts: [Verdict]) -> Verdict? {
        worstFirst.first { verdicts.contains($0) }
    }

    private static let worstFirst: [Verdict] = [
        .differs, .notVerifiable, .documentsOnly, .withinTolerance, .confirmedWithinRounding, .confirmed,
    ]
}
