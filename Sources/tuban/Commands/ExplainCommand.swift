import ArgumentParser
import Bilingual
import Project
import Reports
import Subjects
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
                      tuban explain 核查结果 ZM-01

                    给结果文件夹时从其中的 tables 和 evidence.gpkg 读取，不再重算；只有取位后的面积。
                    """,
                en: """
                    Examples:
                      tuban explain project.yaml ZM-01
                      tuban explain project.yaml zhamuqin#0
                      tuban explain results ZM-01

                    Of a folder of results it reads tables and evidence.gpkg and computes nothing
                    again; areas are rounded then.
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
            Speech.say(zh: "编号、名称，或 图层#要素号", en: "An identifier, a name, or LAYER#FID."), valueName: "PARCEL"))
    var parcel: String

    @OptionGroup var beside: GeodesicOption
    @OptionGroup var output: OutputOptions
    @OptionGroup var tasks: JobsOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
        guard !FinishedRun.isAt(project) else { return try explainFinished() }
        let progress = Progress(quiet: common.quiet, language: common.language)
        let project = try ProjectReader.read(path: project)
        let result = try await SurveyRun.run(project, withGeodesic: beside.geodesic, jobs: tasks.count) {
            progress.follow($0)
        }
        progress.finish()
        let found = ExplainReport.parcels(named: parcel, in: result)
        let first = try only(found.map { (layer: $0.layer, fid: $0.fid, parcel: $0) })
        guard let report = ExplainReport(result, layer: first.layer, fid: first.fid) else {
            throw SheetsCommand.noParcel(named: parcel)
        }
        try write(report, inputs: project.inputs)
    }

    /// Everything that a finished run tells about the parcel.
    private func explainFinished() throws {
        if beside.geodesic {
            throw ValidationError(
                Speech.say(
                    zh: "已完成的结果中没有大地线面积；请给项目文件",
                    en: "a finished result has no geodesic areas; give the project file"))
        }
        let run = try FinishedRun(project)
        let found = try run.parcels(named: parcel)
        let first = try only(found.map { (layer: $0.layer, fid: $0.fid, parcel: $0) })
        try write(try ExplainReport(run, first.parcel), inputs: run.files)
    }

    /// The one parcel that the word names.
    private func only<Found>(
        _ found: [(layer: String, fid: Int64, parcel: Found)]
    ) throws(SurveyError) -> (layer: String, fid: Int64, parcel: Found) {
        guard let first = found.first else { throw SheetsCommand.noParcel(named: parcel) }
        guard found.count == 1 else {
            let list = found.prefix(12).map { "\($0.layer)#\($0.fid)" }.joined(separator: "、")
            throw SurveyError(
                .request, at: parcel,
                Message(
                    zh: "有\(found.count)个：\(list)；请用 图层#要素号",
                    en: "\(found.count) have it: \(list); give LAYER#FID"))
        }
        return first
    }

    private func write(_ report: ExplainReport, inputs: [String]) throws {
        try output.write(
            tables: try report.tables(), document: try report.document(), inputs: inputs,
            language: common.language)
    }
}
