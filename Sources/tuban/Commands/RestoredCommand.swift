import ArgumentParser
import Bilingual
import Geodesy
import Land
import Project
import Reports
import Subjects
import Survey

/// `tuban restored`: restored ground against damaged ground and earlier years.
struct RestoredCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restored",
            abstract: Speech.say(
                zh: "恢复面积核验：是否在损毁范围内、是否重复、与登记是否一致",
                en: "Restored ground: on damaged ground or not, restored twice or not, as recorded or not."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban restored 治理.shp --damaged 损毁.shp
                      tuban restored 治理2024.shp --damaged 损毁.shp --earlier 治理2022.shp 治理2023.shp
                      tuban restored 治理.shp --damaged 矿区.shp --where "NF = 2024" --target 0.2536平方公里
                      tuban restored 治理.shp --damaged 损毁.shp --classes-before 三调.gpkg --classes-after 变更.gpkg

                    按年度、名称、旗县市、事项汇总；登记面积相差1%以上的按差额排序列出。
                    """,
                en: """
                    Examples:
                      tuban restored restored.shp --damaged damaged.shp
                      tuban restored 2024.shp --damaged damaged.shp --earlier 2022.shp 2023.shp
                      tuban restored restored.shp --damaged mines.shp --where "NF = 2024" --target 0.2536km2
                      tuban restored restored.shp --damaged d.shp --classes-before a.gpkg --classes-after b.gpkg

                    Sums by year, name, county and item; records that are off by more than 1 %,
                    the farthest first.
                    """))
    }

    @Argument(help: ArgumentHelp(Speech.say(zh: "恢复治理图层", en: "The restored ground."), valueName: "RESTORED"))
    var restored: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(Speech.say(zh: "损毁、占用图层", en: "Layers of damaged ground."), valueName: "LAYER"))
    var damaged: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(zh: "以往年度或其他事项的恢复图层", en: "Ground restored in earlier years or for other items."),
            valueName: "LAYER"))
    var earlier: [String] = []

    @Option(help: ArgumentHelp(Speech.say(zh: "恢复前的地类图层", en: "Land classes before."), valueName: "LAYER"))
    var classesBefore: String?

    @Option(help: ArgumentHelp(Speech.say(zh: "恢复后的地类图层", en: "Land classes after."), valueName: "LAYER"))
    var classesAfter: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "应恢复的面积，如 0.2536平方公里", en: "What was to be restored, such as 0.2536km2."),
            valueName: "AREA"))
    var target: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "恢复时间字段（默认自动识别）", en: "Field of the time of restoration (default: recognised)."),
            valueName: "FIELD"))
    var time: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                zh: "损毁、占用时间字段：一个，或每个损毁图层一个，- 为自动识别",
                en: "Field of the time of damage: one, or one per damaged layer, - to recognise it."),
            valueName: "FIELD"))
    var damagedTime: [String] = []

    @OptionGroup var units: UnitOptions

    @OptionGroup var reading: LayerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let target {
            guard case .area? = Quantity(target)?.unit else {
                throw ValidationError(
                    Speech.say(zh: "--target 应为面积，如 25.36公顷", en: "--target is an area, such as 25.36ha"))
            }
        }
        guard [0, 1, damaged.count].contains(damagedTime.count) else {
            throw ValidationError(
                Speech.say(
                    zh: "--damaged-time 给一个字段，或每个损毁图层各一个（- 为自动识别）",
                    en: "--damaged-time takes one field, or one per damaged layer (- to recognise it)"))
        }
        guard (classesBefore == nil) == (classesAfter == nil) else {
            throw ValidationError(
                Speech.say(
                    zh: "--classes-before 与 --classes-after 应同时给出",
                    en: "--classes-before and --classes-after go together"))
        }
    }

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        var request = RestoredRequest(
            restored: reading.declaration(of: restored), damaged: reading.others(damaged))
        if let time { request.restored.fields[.date] = time }
        for (index, field) in damagedTime.enumerated() where field != "-" {
            for layer in damagedTime.count == 1 ? Array(damaged.indices) : [index] {
                request.damaged[layer].fields[.date] = field
            }
        }
        request.earlier = reading.others(earlier)
        if let classesBefore, let classesAfter {
            let pair = reading.others([classesBefore, classesAfter])
            request.classes = (pair[0], pair[1])
        }
        if let pair = request.classes { try pair.before.requireDistinct(from: [pair.after]) }
        request.target = target.flatMap { Quantity($0) }
        let survey = try await RestoredSurvey(request) { progress.step($0) }
        let report = RestoredReport(survey, unit: units.unit)
        let paths = reading.inputs(
            [restored] + damaged + earlier + [classesBefore, classesAfter].compactMap(\.self))
        try output.write(
            tables: try report.tables(), document: report.document(), inputs: paths, language: common.language)
        progress.finish()
        for layer in survey.layers { progress.defects(of: layer) }
        if survey.needsAttention { throw ExitStatus.findings.code }
    }
}
