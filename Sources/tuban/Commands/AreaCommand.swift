public import ArgumentParser
import Bilingual
import Geodesy
import Intake
public import Land
import Project
import Reports
import Survey

/// `tuban area`: the areas of layers.
struct AreaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "area",
            abstract: Speech.say(
                zh: "量算图层面积：椭球、平面并列，可加大地线", en: "Areas of layers: statutory and planar, geodesic on request."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban area 草原.shp
                      tuban area 草原.shp --by 旗县市 --unit 亩
                      tuban area 治理.gpkg --where "NF = 2024" --format json
                    """,
                en: """
                    Examples:
                      tuban area grassland.shp
                      tuban area grassland.shp --by XZQMC --unit ha
                      tuban area works.gpkg --where "NF = 2024" --format json
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "面图层文件：shp、geojson、gpkg、fgb", en: "Files of polygons: shp, geojson, gpkg, fgb."),
            valueName: "LAYER"))
    var layers: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(zh: "按字段分组汇总（写在图层之后）", en: "Group by the values of fields (after the layers)."),
            valueName: "FIELD"))
    var by: [String] = []

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "面积口径：椭球、平面或大地线", en: "Area model."
            ),
            valueName: "MODEL"))
    var area: AreaModel = .statutory

    @OptionGroup var beside: GeodesicOption
    @OptionGroup var units: UnitOptions

    @OptionGroup var reading: LayerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    /// `--by 旗县市 地类` and `--by 旗县市,地类` are the same.
    private var grouping: [String] {
        by.flatMap { $0.split(whereSeparator: { ",，".contains($0) }).map(String.init) }
    }

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let loader = LayerLoader(model: area, withGeodesic: beside.geodesic)
        guard Set(layers).count == layers.count else {
            throw UsageError(zh: "同一图层给出了两次，面积会重复计入", en: "a layer is named twice; its area would count twice")
        }
        var loaded: [LoadedLayer] = []
        for argument in layers {
            progress.step(Message(zh: "读取 \(argument)", en: "reading \(argument)"))
            let declaration = reading.declaration(of: argument)
            let path = declaration.source
            let layer = try loader.load(declaration, path: path, extraFields: grouping)
            guard layer.content == .parcels else {
                throw SurveyError(
                    .inputRefused, at: path,
                    Message(zh: "图层不是面状，没有面积", en: "the layer has no polygons, so no area"))
            }
            loaded.append(layer)
        }
        progress.finish()
        let report = AreaReport(layers: loaded, model: area, unit: units.unit, grouping: grouping)
        try output.write(
            tables: [try report.table()], document: report.document(),
            inputs: reading.inputs(layers),
            language: common.language
        )
        for layer in loaded {
            progress.defects(of: layer)
            progress.records(of: layer)
        }
        if loaded.contains(where: { $0.needsAttention || $0.recorded.isOff || !$0.recorded.outliers.isEmpty }) {
            throw ExitStatus.findings.code
        }
    }
}

extension AreaModel: ExpressibleByArgument {}
