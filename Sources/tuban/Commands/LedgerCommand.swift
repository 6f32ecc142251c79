public import ArgumentParser
import Bilingual
public import Ledger
import Project
import Reports
import Subjects
import Survey
import Tables

/// `tuban ledger`: a report taken apart into items and figures.
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: Speech.say(
                zh: "列出报告中的整改事项、状态和数字", en: "The items of a report, their status and their figures."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban ledger report.txt
                      tuban ledger report.txt --item 8 --kind area
                      tuban ledger 2023.txt 2024.txt --compare
                    """,
                en: """
                    Examples:
                      tuban ledger report.txt
                      tuban ledger report.txt --item 8 --kind area
                      tuban ledger 2023.txt 2024.txt --compare
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                zh: "整改报告：文本、.docx、.odt、.xlsx（可加“:表名”）、有文字的 .pdf、另存的 .html，- 为标准输入；与 --compare 一起给出前后两份",
                en:
                    "The report: a text, .docx, .odt, .xlsx (with :SHEET), .pdf with text or saved .html, - for standard input; two of them, earlier and later, with --compare."
            ),
            valueName: "REPORT"))
    var reports: [String]

    @Option(help: ArgumentHelp(Speech.say(zh: "只看一项", en: "One item only."), valueName: "N"))
    var item: Int?

    @Option(help: ArgumentHelp(Speech.say(zh: "只看一类数字", en: "One kind of figures only."), valueName: "KIND"))
    var kind: ClaimKind?

    @Flag(
        help: ArgumentHelp(
            Speech.say(
                zh: "只看勾稽结果；有不成立的，退出码为 1",
                en: "Only what the figures say about each other; exit code 1 if something does not hold.")))
    var findings = false

    @Flag(
        help: ArgumentHelp(
            Speech.say(zh: "比较两份报告：状态和数字的变化", en: "What changed between two reports: statuses and figures.")))
    var compare = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard reports.count == (compare ? 2 : 1) else {
            throw ValidationError(
                Speech.say(
                    zh: compare ? "--compare 需要前后两份报告" : "一次只看一份报告；比较两份请加 --compare",
                    en: compare
                        ? "--compare takes two reports, the earlier first"
                        : "one report at a time; --compare takes two"))
        }
    }

    /// The reports that are files.
    private var inputs: [String] {
        reports.filter { $0 != ReportReader.standardInput }.map { FilePlace.split($0).path }
    }

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let ledgers = try reports.map { path in
            let report = try ReportReader.read(path: path)
            for note in report.notes { progress.note(Message(verbatim: "\(path): ") + note) }
            return report.ledger
        }
        compare ? try runComparison(ledgers) : try run(ledgers[0])
    }

    private func run(_ ledger: Ledger) throws {
        if let item, ledger.item(item) == nil {
            let list = ledger.items.map { String($0.number) }.joined(separator: ", ")
            throw UsageError(
                zh: "报告中没有第\(item)项（现有：\(list)）", en: "the report has no item \(item) (there are: \(list))")
        }
        let contents = LedgerReport(ledger, item: item, kind: kind)
        // A CSV file holds one table.
        func tables() throws -> [Table] {
            if findings { return [try contents.findingTable().table()] }
            if output.effectiveFormat == .csv { return [try contents.claimTable()] }
            return [try contents.itemTable(), try contents.claimTable(), try contents.findingTable().table()]
        }
        try output.write(
            tables: tables(), document: contents.document(),
            text: findings
                ? nil
                : { try LedgerText(language: common.language, width: $0, colour: $1).render(contents, to: $2) },
            inputs: inputs,
            language: common.language)
        guard !ledger.items.isEmpty else {
            Progress(quiet: common.quiet, language: common.language).note(
                Message(zh: "报告中没有找到整改事项", en: "no item was found in the report"))
            throw ExitStatus.findings.code
        }
        if findings, contents.findings.contains(where: { $0.verdict == .doesNotHold }) {
            throw ExitStatus.findings.code
        }
    }

    private func runComparison(_ ledgers: [Ledger]) throws {
        let comparison = LedgerComparison(from: ledgers[0], to: ledgers[1])
        let contents = ComparisonReport(comparison)
        try output.write(
            tables: [try contents.table()], document: contents.document(), inputs: inputs,
            language: common.language)
        if !comparison.items.isEmpty { throw ExitStatus.findings.code }
    }
}

extension ClaimKind: ExpressibleByArgument {}
