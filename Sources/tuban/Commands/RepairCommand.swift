import ArgumentParser
import Bilingual
import Land
import Project
import Reports
import Survey

/// `tuban repair`: a layer with its faults mended.
struct RepairCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "repair",
            abstract: Speech.say(
                zh: "修复图层：自相交、尖刺、重复图斑等，逐要素注明",
                en: "Mends a layer: crossing rings, spikes, duplicates; says what was done to each feature."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban repair 退化草原.shp -o 修复.gpkg

                    与 area、check 在内存中所做的修复相同（奇偶规则）。结果含原有字段，以及
                    src_fid 原要素序号、repair 处理说明、area_before 和 area_after 修复前后的
                    椭球面积。不能使用的要素连同原因写入第二个图层 …_set_aside。原文件不变。
                    """,
                en: """
                    Example:
                      tuban repair degraded.shp -o repaired.gpkg

                    The repairs are those that area and check make in memory (even-odd rule). The
                    result has the fields of the layer, and src_fid, repair (what was done),
                    area_before and area_after (statutory, m²). Features that cannot be used go
                    to a second layer, …_set_aside, with the reason. The input stays as it is.
                    """))
    }

    @Argument(help: ArgumentHelp(Speech.say(zh: "图层", en: "The layer."), valueName: "LAYER"))
    var layer: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(zh: "输出 GeoPackage", en: "The GeoPackage to write."), valueName: "OUT.gpkg"))
    var output: String

    @Flag(help: ArgumentHelp(Speech.say(zh: "允许替换已有的输出", en: "Replace an existing output.")))
    var overwrite = false

    @OptionGroup var reading: LayerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard RepairOutput.canWrite(to: output) else {
            throw ValidationError(
                Speech.say(zh: "输出应为 .gpkg，它能容纳两个图层", en: "the output ends with .gpkg, which holds both layers")
            )
        }
    }

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let declaration = reading.declaration(of: layer)
        let path = declaration.source
        try LayerFile.check(output, overwrite: overwrite, inputs: reading.inputs([layer]))
        progress.step(Message(zh: "修复 \(path)", en: "mending \(path)"))
        let repair = try LayerRepair(declaration, path: path)
        try RepairOutput.write(repair, to: output, overwrite: overwrite)
        progress.defects(of: repair, name: declaration.name)
        if !repair.defects.isEmpty { throw ExitStatus.findings.code }
    }
}
