import ArgumentParser
import Bilingual
import FoundationEssentials
import Land
import Project
import Survey

/// How layers named on the command line are read.
struct LayerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "坐标系，如 EPSG:4529（文件没有或有误时）",
                en: "Reference system, such as EPSG:4529, against the file's own."),
            valueName: "CRS"))
    var crs: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "经纬度图层按此 3° 带量算（默认按图斑所在带）",
                en: "3° zone for layers in degrees (default: each parcel's own)."),
            valueName: "25…45"))
    var zone: Int?

    @Flag(
        help: ArgumentHelp(
            Speech.say(zh: "文件中北坐标（纬度）在前，读取时对调", en: "The file has northings (latitudes) first; exchange them.")
        ))
    var swapAxes = false

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "西安80、北京54 等换算到 CGCS2000 的七参数：米、秒、百万分之一；位置矢量旋转时末尾加 ,pv",
                en: "Seven parameters from an older datum: m, seconds, ppm; ,pv at the end for position vector."
            ),
            valueName: "ΔX,ΔY,ΔZ,εX,εY,εZ,m"))
    var helmert7: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "高斯平面四参数：米、米、秒、百万分之一（X 为北，横坐标不带带号）",
                en: "Four parameters in the Gauss plane: m, m, seconds, ppm (X north, eastings without zone)."),
            valueName: "ΔX,ΔY,α,m"))
    var helmert4: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "基准改正格网文件（NTv2 或 GeoTIFF）", en: "File of datum shifts (NTv2 or GeoTIFF)."),
            valueName: "FILE"))
    var grid: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "shapefile 的字符编码，如 GBK", en: "Encoding of a shapefile's texts, such as GBK."),
            valueName: "NAME"))
    var encoding: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(zh: "文件中的图层名（文件有多个图层时）", en: "Layer of a file with several."), valueName: "NAME"))
    var layer: String?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            Speech.say(zh: "属性条件，如 \"NF = 2024\"", en: "Attribute condition, such as \"NF = 2024\"."),
            valueName: "CONDITION"))
    var filter: String?

    @Option(
        name: .customLong("id"),
        help: ArgumentHelp(
            Speech.say(
                zh: "编号字段（默认自动识别 BSM、TBBH 等）", en: "Field of identifiers (default: BSM, TBBH and the like)."),
            valueName: "FIELD"))
    var idField: String?

    func validate() throws {
        guard zone.map((25...45).contains) ?? true else {
            throw ValidationError(Speech.say(zh: "3° 带号应在 25–45 之间", en: "a 3° zone is a number from 25 to 45"))
        }
        guard [helmert7, helmert4, grid].count(where: { $0 != nil }) <= 1 else {
            throw ValidationError(
                Speech.say(
                    zh: "--helmert7、--helmert4、--grid 只能取其一",
                    en: "only one of --helmert7, --helmert4 and --grid"))
        }
        if let filter { try Self.checkCondition(filter) }
        do throws(SurveyError) {
            _ = try datumParameters()
        } catch {
            throw ValidationError(error.message[Speech.language])
        }
    }

    /// Refuses a condition that cannot be read, with the place.
    static func checkCondition(_ text: String) throws {
        do throws(ConditionFault) {
            _ = try Condition(text)
        } catch {
            throw ValidationError(error.message[Speech.language])
        }
    }

    /// The parameters that one of the options gives.
    private func datumParameters() throws(SurveyError) -> DatumParameters? {
        if let helmert7 { return try DatumParameters(.helmert7, helmert7) }
        if let helmert4 { return try DatumParameters(.helmert4, helmert4) }
        return try grid.map { path throws(SurveyError) in try DatumParameters(.grid, path) }
    }

    /// The declaration of a file named on the command line.
    ///
    /// - Parameters:
    ///   - text: the path, or the path and the name of a layer in it: `plan.gpkg:redline`.
    ///   - isOther: whether it is not the layer whose name the options give.
    func declaration(of text: String, isOther: Bool = false) -> LayerDeclaration {
        let (path, named) = FilePlace.split(text)
        var declaration = LayerDeclaration(
            name: named ?? Self.name(of: path, layer: isOther ? nil : layer), source: path)
        declaration.referenceSystem = crs
        declaration.zone = zone
        declaration.swapsAxes = swapAxes
        // Looked at by `validate` already.
        declaration.datumParameters = try? datumParameters()
        declaration.encoding = encoding
        declaration.layer = named ?? (isOther ? nil : layer)
        // Looked at by `validate` already.
        declaration.filter = filter.flatMap { try? Condition($0) }
        if let idField { declaration.fields[.id] = idField }
        return declaration
    }

    /// The files that a command reads: of layers as they were named, and that of the datum's shifts.
    func inputs(_ texts: [String]) -> [String] {
        texts.map { FilePlace.split($0).path } + (grid.map { [$0] } ?? [])
    }

    /// What a layer is called that is named by its source alone.
    private static func name(of source: String, layer: String?) -> String {
        if SourceName.isDatabase(source) {
            return layer ?? source.firstMatch(of: /tables=([^\s,&]+)/).map { String($0.1) } ?? "PostgreSQL"
        }
        let path = SourceName.hidingPasswords(source)
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        return stem.isEmpty ? file : stem
    }
}
