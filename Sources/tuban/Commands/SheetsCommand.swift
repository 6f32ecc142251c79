import ArgumentParser
import Bilingual
import Project
import Reports
import Subjects
import Survey

/// `tuban sheets`: one sheet for each parcel.
struct SheetsCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sheets",
            abstract: Speech.say(
                zh: "一图一表：位置图、图形拐点、面积、压盖、所入数字、签字栏",
                en: "One sheet a parcel: location, outline with corners, areas, covers, figures, signatures."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban sheets project.yaml ZMQ001 ZMQ002 -o 图表.pdf
                      tuban sheets project.yaml mines#112 -o 图表.html
                      tuban sheets 核查结果 ZMQ001 -o 图表.html

                    给结果文件夹时从其中的 tables 和 evidence.gpkg 读取，不再重算。

                    PDF 由 Chromium 打印；没有安装时请写 .html，用浏览器打印（A4）。
                    """,
                en: """
                    Examples:
                      tuban sheets project.yaml ZMQ001 ZMQ002 -o sheets.pdf
                      tuban sheets project.yaml mines#112 -o sheets.html
                      tuban sheets results ZMQ001 -o sheets.html

                    Of a folder of results it reads tables and evidence.gpkg and computes nothing
                    again.

                    Chromium prints the PDF; where it is not installed, write .html and print it
                    from a browser (A4).
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(
                zh: "项目文件（YAML），或 tuban check 的结果文件夹", en: "The project file (YAML), or a folder of results."),
            valueName: "PROJECT"))
    var project: String

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "编号、名称，或 图层#要素号", en: "Identifiers, names, or LAYER#FID."), valueName: "PARCEL"))
    var parcels: [String]

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(Speech.say(zh: "输出：.html 或 .pdf", en: "Output: .html or .pdf."), valueName: "FILE"))
    var output: String

    @Flag(help: ArgumentHelp(Speech.say(zh: "允许替换已有的输出", en: "Replace an existing output.")))
    var overwrite = false

    @OptionGroup var tasks: JobsOption
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard [".html", ".pdf"].contains(where: output.lowercased().hasSuffix) else {
            throw ValidationError(Speech.say(zh: "输出应为 .html 或 .pdf", en: "the output ends with .html or .pdf"))
        }
    }

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        guard !FinishedRun.isAt(project) else { return try writeFinished(progress) }
        let project = try ProjectReader.read(path: project)
        try LayerFile.check(output, overwrite: overwrite, inputs: project.inputs)
        let result = try await SurveyRun.run(project, jobs: tasks.count) { progress.follow($0) }
        let chosen = try Self.chosen(parcels, in: result)
        let report = CheckReport(
            result,
            commandLine: SourceName.hidingPasswords(CommandLine.arguments.dropFirst().joined(separator: " ")))
        progress.step(Message(zh: "写出结果", en: "writing"))
        try SheetFile.write(
            report, parcels: chosen, to: output, overwrite: overwrite, inputs: project.inputs,
            language: common.language)
        progress.finish()
        progress.note(
            Message(zh: "\(chosen.count)张图表已写入 \(output)", en: "\(chosen.count) sheets are in \(output)"))
    }

    /// Writes the sheets of parcels of a finished run.
    private func writeFinished(_ progress: Progress) throws {
        let run = try FinishedRun(project)
        try LayerFile.check(output, overwrite: overwrite, inputs: run.files)
        var chosen: [FinishedRun.Found] = []
        for word in parcels {
            let found = try run.parcels(named: word)
            guard !found.isEmpty else { throw Self.noParcel(named: word) }
            chosen += found
        }
        try SheetFile.write(
            run, chosen, to: output, overwrite: overwrite, inputs: run.files, language: common.language)
        progress.note(
            Message(zh: "\(chosen.count)张图表已写入 \(output)", en: "\(chosen.count) sheets are in \(output)"))
    }

    /// The parcels that words name.
    ///
    /// - Throws: `SurveyError` for a word that names none.
    static func chosen(_ words: [String], in result: SurveyResult) throws(SurveyError) -> [(
        layer: String, fid: Int64
    )] {
        var chosen: [(layer: String, fid: Int64)] = []
        for word in words {
            let found = ExplainReport.parcels(named: word, in: result)
            guard !found.isEmpty else {
                throw noParcel(named: word)
            }
            chosen += found.map { ($0.layer, $0.fid) }
        }
        return chosen
    }

    /// What is said of a word that names no parcel.
    static func noParcel(named word: String) -> SurveyError {
        SurveyError(
            .request, at: word,
            Message(zh: "没有这个图斑（编号、名称或 图层#要素号）", en: "no such parcel (identifier, name, or LAYER#FID)"))
    }
}
