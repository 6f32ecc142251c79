import ArgumentParser
import Bilingual
import Project
import Reports
import Survey

/// `tuban inspect`: what a careful person would check before using a layer.
struct InspectCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: Speech.say(
                zh: "检查数据：坐标系、编码、字段、图形质量、重叠、登记面积",
                en:
                    "What to know of a layer before using it: reference system, encoding, fields, defects, overlaps, recorded areas."
            ),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban inspect 图层/*.shp
                      tuban inspect 规划.gpkg:生态红线
                      tuban inspect 勘测定界.txt --format json
                      tuban inspect 治理.shp -o 检查.xlsx
                      tuban inspect 治理.shp --within 旗县市.geojson --issues 问题.gpkg

                    与其他命令使用同一判断：读取＝使用＋修复＋剔除。
                    退出码：0 全部可直接使用；1 可用，但有修复、剔除或需注意；3 有不可用的。
                    """,
                en: """
                    Examples:
                      tuban inspect layers/*.shp
                      tuban inspect plan.gpkg:redline
                      tuban inspect survey.txt --format json
                      tuban inspect restored.shp -o inspection.xlsx
                      tuban inspect restored.shp --within counties.geojson --issues issues.gpkg

                    The judgement is that of every other command: read = used + repaired + set aside.
                    Exit codes: 0 all sound; 1 usable, with repairs, exclusions or warnings;
                    3 something is refused.
                    """))
    }

    @Argument(help: ArgumentHelp(Speech.say(zh: "图层文件", en: "Files, or FILE:LAYER."), valueName: "LAYER"))
    var layers: [String]

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "图斑应在其内的图层，如旗县市界；之外的列为问题", en: "Layer that parcels are to lie in, such as a county."),
            valueName: "LAYER"))
    var within: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "把有图形的问题写成图层（.gpkg .geojson .fgb），用 QGIS 打开",
                en: "Write the issues as a layer (.gpkg .geojson .fgb), to open in QGIS."),
            valueName: "FILE"))
    var issues: String?

    @OptionGroup var reading: LayerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let inspection = try Inspection(
            within: within.map { reading.declaration(of: $0, isOther: true) })
        let inputs = reading.inputs(layers + [within].compactMap(\.self))
        if let issues { try LayerFile.check(issues, overwrite: output.overwrite, inputs: inputs) }
        var files: [FileInspection] = []
        for argument in layers {
            progress.step(Message(zh: "检查 \(argument)", en: "inspecting \(argument)"))
            files.append(await inspection.inspect(reading.declaration(of: argument), label: argument))
        }
        progress.finish()
        let report = InspectionReport(files)
        try output.write(
            tables: try report.tables(), document: report.document(),
            inputs: inputs, language: common.language)
        if let issues {
            try InspectionIssuesLayer.write(files, to: issues, overwrite: output.overwrite, inputs: inputs)
        }
        let verdicts = files.map(\.verdict)
        if verdicts.contains(.refuse) { throw ExitStatus.inputRefused.code }
        if verdicts.contains(.repair) { throw ExitStatus.findings.code }
    }
}
