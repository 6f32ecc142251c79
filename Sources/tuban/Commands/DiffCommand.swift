import ArgumentParser
import Bilingual
import Reports

/// `tuban diff`: what changed between two results.
struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: Speech.say(
                zh: "两次核查结果之间的变化：数字、结论、图斑、输入文件",
                en: "What changed between two folders of results: figures, verdicts, parcels, inputs."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban diff 核查结果-5月 核查结果-6月

                    退出码：0 相同；1 有变化。
                    """,
                en: """
                    Example:
                      tuban diff results-may results-june

                    Exit codes: 0 the same; 1 something changed.
                    """))
    }

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "前一次的结果文件夹", en: "The folder of the earlier run."), valueName: "RUN1")
    )
    var before: String

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "后一次的结果文件夹", en: "The folder of the later run."), valueName: "RUN2"))
    var after: String

    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let comparison: RunComparison
        do throws(OutputError) {
            comparison = try RunComparison(before, after)
        } catch {
            throw UsageError(error.message)
        }
        try output.write(
            tables: [try comparison.table()], document: comparison.document(),
            inputs: [before, after].flatMap(FinishedRun.files),
            language: common.language
        )
        if !comparison.changes.isEmpty { throw ExitStatus.findings.code }
    }
}
