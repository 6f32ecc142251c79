import ArgumentParser
import Bilingual
import Project
import Reports
import Survey

/// `tuban explain`: everything about one parcel.
struct ExplainCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain",
            abstract: Speech.say(
                zh: "一个图斑的全部情况：来源、面积、压盖、关联、所入数字",
                en: "Everything about one parcel: source, areas, covers, links, figures."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban explain project.yaml ZM-01
                      tuban explain project.yaml 扎木钦铅锌矿采区
                      tuban explain project.yaml zhamuqin#0
                    """,
                en: """
                    Examples:
                      tuban explain project.yaml ZM-01
                      tuban explain project.yaml zhamuqin#0
                    """))
    }

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "项目文件（YAML）", en: "The project file (YAML)."), valueName: "PROJECT"))
    var project: String

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "编号、名称，或 图层#要素号", en: "An identifier, a name, or LAYER#FID."), valueName: "PARCEL"))
    var parcel: String

    @OptionGroup var beside: GeodesicOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var tasks: JobsOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let project = try ProjectReader.read(path: project)
        let result = try await SurveyRun.run(project, withGeodesic: beside.geodesic, jobs: tasks.count) {
            progress.follow($0)
        }
        progress.finish()
        let found = ExplainReport.parcels(named: parcel, in: result)
        guard let first = found.first, found.count == 1,
            let report = ExplainReport(result, layer: first.layer, fid: first.fid)
        else {
            guard !found.isEmpty else { throw SheetsCommand.noParcel(named: parcel) }
            let list = found.prefix(12).map { "\($0.layer)#\($0.fid)" }.joined(separator: "、")
            throw SurveyError(
                .request, at: parcel,
                Message(
                    zh: "有\(found.count)个：\(list)；请用 图层#要素号",
                    en: "\(found.count) have it: \(list); give LAYER#FID"))
        }
        try output.write(
            tables: try report.tables(), document: try report.document(), inputs: project.inputs,
            language: common.language)
    }
}
