import ArgumentParser
import Bilingual
import Project
import Reports
import Subjects
import Survey
import Tables

/// `tuban link`: the items that the features of a project belong to.
struct LinkCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "link",
            abstract: Speech.say(
                zh: "图斑与整改事项关联：依据、把握、待定和无关联的", en: "Which items the features of a project belong to, and why."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban link project.yaml
                      tuban link project.yaml -o 关联.xlsx
                      tuban link project.yaml --overrides 关联修正.csv

                    依据：字段注明的序号、名称见于原文（含简称、误写）、用词、类别、地点、年份。
                    --overrides 写出待定和无关联的要素；填好 items 列（如 8 或 5;8，- 表示不属于任何
                    事项）后，在项目文件中写 links: 关联修正.csv。
                    """,
                en: """
                    Examples:
                      tuban link project.yaml
                      tuban link project.yaml -o links.xlsx
                      tuban link project.yaml --overrides links.csv

                    Evidence: a number in a field, a name that stands in the text (short or
                    misspelt), words, kind, place, year. --overrides writes the features that
                    somebody must decide; fill in its column items (8 or 5;8, - for none) and
                    name the file in the project: links: links.csv.
                    """))
    }

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "项目文件（YAML）", en: "The project file (YAML)."), valueName: "PROJECT"))
    var project: String

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "写出待人工确定的关联修正表（CSV）", en: "Write a table to edit of what somebody must decide (CSV)."),
            valueName: "FILE"))
    var overrides: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var tasks: JobsOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let project = try ProjectReader.read(path: project)
        if let overrides { try LayerFile.check(overrides, overwrite: output.overwrite, inputs: project.inputs) }
        let links = try await SurveyRun.links(of: project, jobs: tasks.count) {
            progress.step(Message(zh: "读取 \($0)", en: "reading \($0)"))
        }
        let report = LinkReport(links, unit: project.unit)
        progress.finish()
        for note in links.notes { progress.note(note) }
        try output.write(
            tables: [try report.table(isAbridged: output.isForReading).table()], document: report.document(),
            inputs: project.inputs, language: common.language)
        if let overrides {
            try report.writeOverrides(to: overrides, overwrite: output.overwrite, inputs: project.inputs)
            progress.note(Message(zh: "关联修正表已写入 \(overrides)", en: "the table to edit is in \(overrides)"))
        }
        if links.counts[.ambiguous] != nil { throw ExitStatus.findings.code }
    }
}
