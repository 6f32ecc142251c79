import ArgumentParser
import Bilingual
import FoundationEssentials
import Geodesy
import Project
import Reports
import Subjects
import Survey
import Tables

/// `tuban check`: the main job.
struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: Speech.say(
                zh: "按项目文件核对报告中的数字，写出结果表", en: "A verdict on every figure of a project, and the tables."),
            discussion: Speech.say(
                zh: """
                    项目文件（YAML）写明报告、图层和核查项。结果写入一个文件夹：tables.xlsx、tables/*.csv、
                    report.html、report.docx、evidence.gpkg、result.json；要么全部写出，要么一个不写。

                    示例：
                      tuban check project.yaml
                      tuban check project.yaml -o 核查结果 --overwrite
                    """,
                en: """
                    A project file (YAML) names the report, the layers and the checks. Results go to one folder:
                    tables.xlsx, tables/*.csv, report.html, report.docx, evidence.gpkg, result.json, whole or not
                    at all.

                    Examples:
                      tuban check project.yaml
                      tuban check project.yaml -o results --overwrite
                    """))
    }

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "项目文件（YAML）", en: "The project file (YAML)."), valueName: "PROJECT"))
    var project: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(
                zh: "结果文件夹（默认：当前目录下的“项目名-result”）",
                en: "Folder of results (default: NAME-result in the working folder)."),
            valueName: "FOLDER"))
    var output: String?

    @Flag(help: ArgumentHelp(Speech.say(zh: "允许替换已有的结果文件夹", en: "Replace an existing folder of results.")))
    var overwrite = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "表中单位，代替项目文件所写：亩、公顷、平方公里、万亩、m²；小数位数随单位",
                en: "Unit of tables instead of the project's: mu, ha, km2, wanmu, m2; it sets the decimals."),
            valueName: "UNIT"),
        transform: AreaUnit.argument)
    var unit: AreaUnit?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                zh: "给这些图斑各出一张图表（编号、名称或 图层#要素号）：在网页中，并有 Chromium 时写 sheets.pdf",
                en:
                    "A sheet for each of these parcels (identifier, name, or LAYER#FID): on the page, and in sheets.pdf where Chromium is installed."
            ),
            valueName: "PARCEL"))
    var sheets: [String] = []

    @OptionGroup var tasks: JobsOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let path = output ?? defaultFolder
        var project = try ProjectReader.read(path: project)
        if let unit { project.unit = unit }
        let folder = try ResultFolder(at: path, overwrite: overwrite, inputs: project.inputs)
        let result = try await SurveyRun.run(
            project, jobs: tasks.count, keepingRowsIn: folder.temporaryPath
        ) { progress.follow($0) }
        let chosen = try SheetsCommand.chosen(sheets, in: result)
        let report = CheckReport(
            result,
            commandLine: SourceName.hidingPasswords(CommandLine.arguments.dropFirst().joined(separator: " ")))
        try await folder.write(
            report, sheets: chosen, created: Self.created, language: common.language, jobs: tasks.count
        ) { name in progress.step(Message(zh: "写出 \(name)", en: "writing \(name)")) }
        progress.finish()
        let writer = TerminalTable.forStandardOutput(language: common.language)
        var text =
            try writer.render(report.checkTable().table().without(["basis", "features", "remark"])) + "\n"
        let doubts = try report.doubtTable().table().without(["features", "verdict"])
        if doubts.count > 0 { text += writer.render(doubts) + "\n" }
        StandardStreams.output(text + (try writer.render(report.itemSummary())))
        for layer in result.layers {
            progress.defects(of: layer)
            progress.records(of: layer)
        }
        for note in result.countyConflicts + result.links.notes { progress.note(note) }
        if let fault = result.selfCheckFault { progress.note(fault) }
        let unchecked = result.uncheckedItems
        if result.isUnchecked {
            progress.note(
                Message(
                    zh: "项目没有启用任何核查，没有核验任何数字", en: "the project has no check in use, so no figure was verified")
            )
        } else if !unchecked.isEmpty {
            let list = unchecked.map(String.init).joined(separator: "、")
            progress.note(Message(zh: "未设核查的事项：\(list)", en: "items without a check: \(list)"))
        }
        if !chosen.isEmpty, !SheetFile.canPrint {
            progress.note(
                Message(
                    zh: "没有安装 Chromium，未写 sheets.pdf；图表在 report.html 中，可用浏览器打印",
                    en:
                        "no Chromium is installed, so no sheets.pdf; the sheets are in report.html, to print from a browser"
                ))
        }
        progress.note(Message(zh: "结果已写入 \(path)", en: "results are in \(path)"))
        if result.needsAttention { throw ExitStatus.findings.code }
    }

    /// The date in the workbook's properties: `SOURCE_DATE_EPOCH`, else none, so that the same inputs give the same bytes.
    private static var created: Int64 {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) }.map { max(0, $0) } ?? 0
    }

    /// In the working folder: the project's own may be shared, or not writable.
    private var defaultFolder: String {
        let file = project.split(separator: "/").last.map(String.init) ?? project
        return (file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file) + "-result"
    }
}
