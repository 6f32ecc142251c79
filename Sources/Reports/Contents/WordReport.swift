import Bilingual
import Documents
import FoundationEssentials
import Geodesy
import Land
import Ledger
import Project
import Subjects
import Survey
import Tables

/// A run as a document to take passages and tables from into an office's own report (核查报告，Word).
struct WordReport {
    let report: CheckReport
    /// Its tables, as people read them.
    let tables: [Table]
    let language: Language

    /// Longer tables are for the workbook.
    private static let limit = 60
    /// Doubts are lines of much text.
    private static let doubtLimit = 30

    private var result: SurveyResult { report.result }

    /// The document as a file.
    ///
    /// - Parameter created: the date in its properties, seconds since 1970-01-01 UTC; none when 0.
    /// - Throws: `DocumentError`.
    func bytes(created: Int64) throws(DocumentError) -> [UInt8] {
        var document = WordDocument(language: language)
        document.add(Message(verbatim: report.title), .title)
        addSummary(to: &document)
        addItems(to: &document)
        addTables(to: &document)
        let date = created > 0 ? Date(timeIntervalSince1970: Double(created)).formatted(.iso8601) : nil
        return try WordPackage.encode(
            document.parts(title: report.title, created: date), path: ResultFolder.wordDocument)
    }

    private func addSummary(to document: inout WordDocument) {
        document.add(Message(zh: "一、总体情况", en: "1. Summary"), .heading)
        let claims = report.conclusions.reduce(0) { $0 + ($1.item?.claims.count ?? 0) }
        let counts = report.toldCounts
        document.add(
            Message(
                zh: """
                    本次核查涉及\(report.conclusions.count)个整改事项、报告数字\(claims)个、图层\(result.layers.count)个，\
                    设核查\(result.checks.count)项：\(counts.map { "\($0.name.zh)\($0.count)项" }.joined(separator: "，"))。\
                    面积按\(result.project.area.name.zh)计算。
                    """,
                en: """
                    \(report.conclusions.count) items with \(claims) figures were checked against \(result.layers.count) layers in \
                    \(result.checks.count) checks: \(counts.map { "\($0.count) \($0.name.en)" }.joined(separator: ", ")). \
                    Areas are by \(result.project.area.name.en).
                    """))
        for conclusion in report.conclusions where conclusion.verdict == .differs {
            let own = conclusion.checks.filter { $0.verdict == .differs }.map(Self.sentence)
            document.add(
                Message(
                    zh: "第\(conclusion.number)项：\(own.map(\.zh).joined(separator: "；"))。",
                    en: "Item \(conclusion.number): \(own.map(\.en).joined(separator: "; "))."))
        }
        for caveat in report.notes.dropFirst() { document.add(caveat) }
    }

    /// A check in one sentence, with figures to copy.
    private static func sentence(on check: CheckResult) -> Message {
        let what = MeasureText.quotation(of: check)
        let name = FigureText.unitName(check.figure)
        // Signs stand off the number, characters do not.
        let isSign = name.zh.unicodeScalars.first?.isASCII ?? false
        let unit = Message(
            zh: isSign ? " \(name.zh)" : name.zh, en: name.en.isEmpty ? "" : " \(name.en)")
        guard let value = FigureText.measured(of: check) else {
            return what + Message(zh: "，\(check.verdictName.zh)", en: ", \(check.verdictName.en)")
        }
        let difference = FigureText.difference(of: check)?.description ?? "—"
        return Message(
            zh: "“\(what.zh)”，核查为\(value)\(unit.zh)，差\(difference)\(unit.zh)，\(check.verdictName.zh)",
            en:
                "\"\(what.en)\" comes to \(value)\(unit.en), a difference of \(difference)\(unit.en): \(check.verdictName.en)"
        )
    }

    private func addItems(to document: inout WordDocument) {
        document.add(Message(zh: "二、分项核查情况", en: "2. Items"), .heading)
        let all = tables.first { $0.id == .checks }
        for conclusion in report.conclusions where conclusion.verdict != nil || !conclusion.findings.isEmpty {
            let status = conclusion.item?.statusText.map { "（\($0.text)）" } ?? ""
            let verdict = conclusion.verdictName.map { Message(zh: "：\($0.zh)", en: ": \($0.en)") }
            document.add(
                Message(zh: "第\(conclusion.number)项\(status)", en: "Item \(conclusion.number)\(status)")
                    + (verdict ?? Message(verbatim: "")), .subheading)
            if let problem = conclusion.item?.problem.text {
                document.add(Message(verbatim: Abridgement.of(problem, to: 120)))
            }
            if let remark = conclusion.remark {
                document.add(remark + Message(zh: "。", en: "."))
            }
            let rows = result.checks.indices.filter { result.checks[$0].declaration.item == conclusion.number }
            if !rows.isEmpty, let all {
                var table = all.selecting(rows).without(["item", "status", "basis", "features"])
                    .withoutEmptyColumns
                table.footnotes = []
                document.add(table, limit: Self.limit, caption: false)
            }
            for finding in conclusion.findings where finding.verdict == .doesNotHold {
                document.add(finding.arithmetic + Message(zh: "，不成立。", en: ": does not hold."))
            }
        }
    }

    private func addTables(to document: inout WordDocument) {
        document.turnAcross()
        document.add(Message(zh: "三、附表", en: "3. Tables"), .heading)
        let appended: [TableID] = [
            "doubts", "items", "counties", .rights, .restored, "accounts", "changes", "groups", "layers",
        ]
        for table in appended.compactMap({ id in tables.first { $0.id == id } })
        where table.count > 0 || table.id == .rights {
            document.add(
                table.without(["sha256", "problem", "fid"]).withoutEmptyColumns,
                limit: table.id == "doubts" ? Self.doubtLimit : Self.limit)
        }
    }
}
