import ArgumentParser
import Bilingual
import Land
import Project
import Reports
import Subjects
import Survey

/// `tuban rights`: mining rights against reserves.
struct RightsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rights",
            abstract: Speech.say(
                zh: "矿业权与自然保护地核查：重叠、退出、剩余范围",
                en: "Mining rights against reserves: overlaps, withdrawals, what would be left."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban rights 采矿权.shp --reserves 保护地.gpkg 生态红线.shp
                      tuban rights 采矿权.txt --reserves 保护地.shp --remainders 剩余范围.txt
                      tuban rights 现状.shp --before 调整前.shp --reserves 保护地.shp
                      tuban rights 采矿权.shp --reserves 保护地.shp --closed 基本草原.shp --as-of 2022-03-08

                    每宗矿业权：与各保护地、各功能分区的重叠（m²、km²、占比、厚度分级），多个保护地
                    重叠处只计一次；不重叠的给出最近距离。--before 核查退出：不超出原范围、不再重叠、
                    面积等于原面积减去重叠。--remainders 写出扣除重叠后的拐点坐标（0.01 米）。
                    --closed 查新设或扩大部分是否进入基本草原（内林草草监发〔2021〕257号），须与 --before
                    同用，否则只计禁建范围内的全部面积。同一许可证的多个要素（区块、标高）按一宗计；
                    调整前后先按许可证号、再按名称、再按位置对应。
                    """,
                en: """
                    Examples:
                      tuban rights rights.shp --reserves reserves.gpkg redline.shp
                      tuban rights rights.txt --reserves reserves.shp --remainders left.txt
                      tuban rights now.shp --before former.shp --reserves reserves.shp
                      tuban rights rights.shp --reserves reserves.shp --closed grassland.shp

                    For each right: what it shares with each reserve and functional zone (m², km²,
                    share, thickness class), ground in several reserves once; else how far the
                    nearest is. --before checks a withdrawal: inside the former outline, clear of
                    reserves, area = before − overlap. --remainders writes the corners of what
                    would be left, to 0.01 m. --closed looks for new or extended ground in land
                    that is closed to mining, such as basic grassland; without --before it tells all
                    ground there. Features of one licence (blocks, levels) are one right; rights
                    before and after are matched by licence, then by name, then by place.
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "矿业权图层或坐标文本", en: "The rights: a layer, or a text of corners."), valueName: "RIGHTS")
    )
    var rights: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(Speech.say(zh: "自然保护地、生态红线图层", en: "Layers of reserves."), valueName: "LAYER"))
    var reserves: [String]

    @Option(help: ArgumentHelp(Speech.say(zh: "调整前的矿业权图层", en: "The rights before."), valueName: "LAYER"))
    var before: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "调整前图层的属性条件", en: "Attribute condition of the rights before."),
            valueName: "CONDITION"))
    var beforeWhere: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(
                zh: "不得新进入的图层，如基本草原", en: "Layers that no right may newly enter, such as basic grassland."),
            valueName: "LAYER"))
    var closed: [String] = []

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            Speech.say(zh: "按此日期判断是否在期有效", en: "The day for which validity is told."), valueName: "YYYY-MM-DD"))
    var day: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "写出扣除重叠后的剩余范围（.txt 勘测定界坐标；.gpkg 等为图层）",
                en: "Write what would be left: corners (.txt), or a layer (.gpkg and the like)."),
            valueName: "FILE"))
    var remainders: String?

    @OptionGroup var reading: LayerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard day.map({ CalendarDate($0) != nil }) ?? true else {
            throw ValidationError(
                Speech.say(zh: "--as-of 应为日期，如 2022-03-08", en: "--as-of is a day, such as 2022-03-08"))
        }
        if let beforeWhere { try LayerOptions.checkCondition(beforeWhere) }
    }

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        var request = RightsRequest(rights: reading.declaration(of: rights), reserves: reading.others(reserves))
        // What the user names as the number of rights is the number of their licences.
        request.rights.fields[.licence] = request.rights.fields[.id]
        for position in request.reserves.indices { request.reserves[position].kind = .natureReserve }
        request.closed = reading.others(closed)
        request.day = day.flatMap { CalendarDate($0) }
        if let before {
            var former = reading.other(before)
            former.filter = beforeWhere.flatMap { try? Condition($0) }
            former.fields = request.rights.fields
            former.name += before == rights ? "（前）" : ""
            request.before = former
        }
        try request.rights.requireDistinct(from: request.reserves + [request.before].compactMap(\.self))
        let paths = reading.inputs([rights] + reserves + closed + [before].compactMap(\.self))
        if let remainders {
            try LayerFile.check(remainders, overwrite: output.overwrite, inputs: paths)
        }
        let survey = try RightsSurvey(request) { progress.step($0) }
        let report = RightsReport(survey)
        try output.write(
            tables: try report.tables(), document: report.document(), inputs: paths, language: common.language)
        if let remainders {
            if survey.reviews.contains(where: { $0.remainder != nil }) {
                let count = try RightRemainders.write(
                    survey, to: remainders, overwrite: output.overwrite, inputs: paths)
                progress.note(
                    Message(
                        zh: "\(count)宗的剩余范围已写入 \(remainders)", en: "\(count) remainders are in \(remainders)"))
            }
            for note in RightRemainders.notes(on: survey, path: remainders) { progress.note(note) }
        }
        // A table for reading has them at its foot.
        if output.effectiveFormat == .csv { survey.notes.forEach(progress.note) }
        progress.finish()
        for layer in survey.layers { progress.defects(of: layer) }
        if survey.needsAttention { throw ExitStatus.findings.code }
    }
}
