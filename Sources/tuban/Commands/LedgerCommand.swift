import ArgumentParser
import Bilingual
import Ledger
import Reports
import Survey

/// `tuban ledger`: a report taken apart into items and figures.
struct LedgerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: Speech.say(
                zh: "列出报告中的整改事项、状态和数字", en: "The items of a report, their status and their figures."))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "整改报告（UTF-8 文本）", en: "The report (UTF-8 text)."), valueName: "REPORT"))
    var report: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let (ledger, _) = try ReportReader.read(path: report)
        let contents = LedgerReport(ledger)
        try output.write(
            tables: [contents.itemTable(abridged: output.format == .table), contents.claimTable()],
            document: contents.document(),
            inputs: [report],
            language: common.language)
        if ledger.items.isEmpty {
            Progress(quiet: common.quiet, language: common.language).note(
                Message(zh: "报告中没有找到整改事项", en: "no item was found in the report"))
            throw ExitStatus.findings.code
        }
    }
}
