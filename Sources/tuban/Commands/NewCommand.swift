import ArgumentParser
import Bilingual
import FoundationEssentials
import Ledger
import Project
import Reports
import Subjects
import Survey

/// `tuban new`: a folder to begin a project in.
struct NewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: Speech.say(
                zh: "新建核查项目：为报告中土地能回答的数字列出核查草稿",
                en: "A new project: a draft check for each figure that land can answer."),
            discussion: Speech.say(
                zh: """
                    写出一个文件夹，内有报告副本和带注释的 project.yaml。补上图层、去掉注释，即可 tuban check。

                    示例：
                      tuban new 核查 --report report.txt
                    """,
                en: """
                    Writes a folder with a copy of the report and a commented project.yaml. Add the layers, take the
                    comment signs away, and run tuban check.

                    Example:
                      tuban new review --report report.txt
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "项目文件夹（不能已存在）", en: "The project's folder, which must not exist."), valueName: "DIR")
    )
    var folder: String

    @Option(help: ArgumentHelp(Speech.say(zh: "整改报告", en: "The report."), valueName: "REPORT"))
    var report: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let (ledger, _, notes) = try ReportReader.read(path: report)
        for note in notes { progress.note(Message(verbatim: "\(report): ") + note) }
        let (path, sheet) = FilePlace.split(report)
        let file = path.split(separator: "/").last.map(String.init) ?? "report.txt"
        let name = file == "project.yaml" ? "report.yaml" : file
        let bytes = FileManager.default.contents(atPath: path).map { Array($0) } ?? []
        let skeleton = ProjectSkeleton(ledger, reportName: name + (sheet.map { ":" + $0 } ?? ""))
        let output = try OutputFolder(at: folder, overwrite: false, mark: "project.yaml")
        try output.write(bytes, to: name)
        try output.write(Array(skeleton.yaml().utf8), to: "project.yaml")
        try output.commit()
        let count = skeleton.answerable.count
        let all = ledger.items.reduce(0) { $0 + $1.claims.count }
        progress.note(
            Message(
                zh: "已写出 \(folder)/project.yaml：事项 \(ledger.items.count)，数字 \(all)，其中土地能回答的 \(count) 个已列出核查草稿",
                en: """
                    wrote \(folder)/project.yaml: \(ledger.items.count) items, \(all) figures, draft checks for the \(count) \
                    that land can answer
                    """))
    }
}
