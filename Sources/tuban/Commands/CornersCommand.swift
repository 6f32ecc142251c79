public import ArgumentParser
import Bilingual
public import CornerLists
import Geodesy
import Intake
import Land
import Project
import Reports
import Survey

/// `tuban corners`: files of corners to layers and back.
struct CornersCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "corners",
            abstract: Speech.say(
                zh: "界址点、拐点坐标文本与图层互转", en: "Files of corners (survey texts, mining rights) to layers and back."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban corners 勘测定界.txt -o 地块.gpkg
                      tuban corners 治理图斑.shp -o 报盘.txt            勘测定界 TXT，GBK
                      tuban corners 采矿权.shp -o 拐点.txt --as mining  区域坐标
                      tuban corners 拐点表.txt -o 矿区.geojson --zone 41

                    读取：勘测定界 TXT、区域坐标、XYnnn= 申请文本、拐点坐标表（米、度、度分秒），UTF-8
                    或 GBK。X 为北、Y 为东，按数值量级判定；带号取自横坐标，其次取自文件，再次 --zone。
                    各命令都可以直接把坐标文本当作图层使用。
                    """,
                en: """
                    Examples:
                      tuban corners survey.txt -o parcels.gpkg
                      tuban corners restored.shp -o upload.txt          survey text, GBK
                      tuban corners rights.shp -o corners.txt --as mining
                      tuban corners table.txt -o right.geojson --zone 41

                    Reads survey texts, registration strings, XYnnn= texts and corner tables (metres,
                    degrees, degrees-minutes-seconds) in UTF-8 or GBK. X is the northing, told by its
                    size; the zone is that before the eastings, else the file's, else --zone.
                    Every command takes such a text as a layer.
                    """))
    }

    @Argument(
        help: ArgumentHelp(Speech.say(zh: "坐标文本或图层", en: "A file of corners, or a layer."), valueName: "IN"))
    var input: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(
                zh: "输出：.gpkg .geojson .fgb 为图层，其他为坐标文本",
                en: "Output: a layer for .gpkg .geojson .fgb, else a text of corners."),
            valueName: "OUT"))
    var output: String

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            Speech.say(
                zh: "坐标文本格式：txt 勘测定界，mining 区域坐标，application 申请文本，table 拐点表（图层默认 txt，文本默认原格式）",
                en:
                    "Form of the text: txt, mining, application, table (default: txt for layers, its own for texts)."
            ),
            valueName: "FORM"))
    var form: CornerForm?

    @Option(
        name: .customLong("text-encoding"),
        help: ArgumentHelp(
            Speech.say(zh: "坐标文本的编码：gbk（默认）、utf8", en: "Encoding of the text: gbk (default), utf8."),
            valueName: "gbk|utf8"))
    var textEncoding: TextEncodingChoice = .gbk

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "角度写法：degrees 十进制度，packed 度.分秒，marked 度°分′秒″",
                en: "How angles are printed: degrees, packed (DDD.MMSSsss), marked (° ′ ″)."),
            valueName: "NOTATION"))
    var angles: CornerNotation?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "小数位数（米或秒；默认勘测定界4，其他2）", en: "Decimals of metres or seconds (default: 4 for txt, else 2)."),
            valueName: "N"))
    var decimals: Int?

    @Flag(
        help: ArgumentHelp(Speech.say(zh: "横坐标前不加带号", en: "Eastings without the number of their zone.")))
    var noPrefix = false

    @Flag(help: ArgumentHelp(Speech.say(zh: "允许替换已有的输出", en: "Replace an existing output.")))
    var overwrite = false

    @OptionGroup var reading: LayerOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (0...9).contains(decimals ?? 0) else {
            throw ValidationError(
                Speech.say(zh: "--decimals 应在 0–9 之间", en: "--decimals is a number from 0 to 9"))
        }
        guard angles != .metres else {
            throw ValidationError(
                Speech.say(
                    zh: "--angles 为 degrees、packed 或 marked", en: "--angles is degrees, packed or marked"))
        }
        guard angles == nil || reading.zone == nil else {
            throw ValidationError(
                Speech.say(
                    zh: "--angles 是经纬度，--zone 是米，请只用一个",
                    en: "--angles is for degrees and --zone for metres; give one of them"))
        }
    }

    func run() throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        let declaration = reading.declaration(of: input)
        let path = declaration.source
        let toLayer = CornerOutput.isLayer(output)
        if let source = try CornerSource.read(
            path: path, zone: declaration.zone, angles: angles, needsSystem: toLayer,
            sheet: declaration.layer, encoding: declaration.encoding)
        {
            try write(source, path, toLayer, progress)
            if !source.warnings.isEmpty { throw ExitStatus.findings.code }
            return
        }
        guard !toLayer else {
            throw SurveyError(
                .inputRefused, at: path,
                Message(
                    zh: "不是坐标文本；图层之间的转换请用 QGIS 或 ogr2ogr",
                    en: "no file of corners; ogr2ogr converts between layers"))
        }
        var export = CornerExport(form ?? .survey)
        export.decimals = decimals
        export.angles = angles
        export.zone = declaration.zone.flatMap { Zone(prefix: $0) }
        export.isPrefixed = !noPrefix
        let result = try export.export(of: declaration, path: path)
        guard !result.file.parcels.isEmpty else {
            throw SurveyError(
                .inputRefused, at: path, Message(zh: "图层中没有面状图形", en: "the layer has no polygons"))
        }
        try write([result.file], progress)
        tell([result.file], progress)
        tell(result, progress)
        if !result.leftOut.isEmpty || !result.unsound.isEmpty { throw ExitStatus.findings.code }
    }

    /// What of a layer is not in its text, or not quite.
    private func tell(_ result: CornerExport.Export, _ progress: Progress) {
        func list(_ fids: [Int64]) -> String { fids.prefix(10).map { "#\($0)" }.joined(separator: " ") }
        if let rounding = result.rounding {
            let area = PrintedNumber.text(rounding.squareMetres, decimals: 2)
            progress.note(
                Message(
                    zh: "坐标取\(result.decimals)位小数，面积因此变化，最多\(area) m²（\(rounding.parcel)）；可用 --decimals 增加位数",
                    en:
                        "\(result.decimals) decimals change areas, by up to \(area) m² (\(rounding.parcel)); --decimals gives more"
                ))
        }
        if !result.leftOut.isEmpty {
            progress.note(
                Message(
                    zh: "\(result.leftOut.count)个要素没有面状图形，未写出：\(list(result.leftOut))",
                    en:
                        "\(result.leftOut.count) features without polygons were left out: \(list(result.leftOut))"
                ))
        }
        if !result.unsound.isEmpty {
            progress.note(
                Message(
                    zh: "\(result.unsound.count)个要素图形无效（如自相交），界址点按原样写出，未写面积：\(list(result.unsound))",
                    en:
                        "\(result.unsound.count) features are invalid, as by crossing themselves; their corners are written as they are, without an area: \(list(result.unsound))"
                ))
        }
        let rights = Set(result.file.parcels.map { $0.value(of: CornerField.id) ?? "" }).count
        if result.file.form == .application, rights > 1 {
            progress.note(
                Message(
                    zh: "\(rights)宗矿业权各有表头，写在一个文件；登记系统一次收一宗的，请分开提交",
                    en:
                        "\(rights) rights stand in one file, each with its own head; hand them in one by one where one is asked for"
                ))
        }
        if noPrefix, result.file.form == .registration, !result.file.notation.isAngular {
            progress.note(
                Message(
                    zh: "区域坐标没有位置写带号，横坐标又不带带号，读取时须另给带号",
                    en:
                        "the string has no place for the zone, and eastings lack it: whoever reads it must be told"
                ))
        }
    }

    private func write(
        _ source: CornerSource, _ path: String, _ toLayer: Bool, _ progress: Progress
    ) throws {
        tell(source.files, progress)
        if let epsg = source.epsg, let found = source.found {
            progress.note(
                Message(zh: "坐标系 EPSG:\(epsg)，\(found.zh)", en: "EPSG:\(epsg), \(found.en)"))
        }
        for remark in source.remarks { progress.note(Message(verbatim: "\(path): ") + remark) }
        for warning in source.warnings {
            let (zh, en) =
                warning.line > 0
                ? ("\(path):\(warning.line)：", "\(path):\(warning.line): ") : ("\(path)：", "\(path): ")
            progress.note(Message(zh: zh + warning.message.zh, en: en + warning.message.en))
        }
        guard toLayer else {
            let converted = source.files.map { $0.converted(to: form ?? $0.form) }
            let lost = converted.flatMap(\.lost).reduce(into: [String]()) {
                if !$0.contains($1) { $0.append($1) }
            }
            if !lost.isEmpty {
                let list = lost.joined(separator: "、")
                progress.note(
                    Message(zh: "该格式没有位置写入：\(list)", en: "the form has no place for: \(list)"))
            }
            return try write(converted.map(\.file), progress)
        }
        try CornerOutput.writeLayer(
            of: source, to: output, overwrite: overwrite, inputs: reading.inputs([input]))
    }

    private func write(_ files: [CornerFile], _ progress: Progress) throws {
        let changed = files.flatMap { CornerWriter.changedTexts(of: $0) }
        if !changed.isEmpty {
            let list = changed.prefix(5).joined(separator: "；")
            progress.note(
                Message(
                    zh: "\(changed.count)处文字含逗号等分隔符号，已改为全角：\(list)",
                    en:
                        "\(changed.count) texts hold commas or other signs that separate parts; written full-width: \(list)"
                ))
        }
        let bytes = try CornerExport.bytes(of: files, isGBK: textEncoding == .gbk, path: output)
        let target = try OutputFile(
            at: output, overwrite: overwrite, inputs: reading.inputs([input]))
        try target.write(bytes)
        try target.commit()
    }

    private func tell(_ files: [CornerFile], _ progress: Progress) {
        guard let name = files.first?.form.name else { return }
        let parcels = files.flatMap(\.parcels)
        let rings = parcels.reduce(0) { $0 + $1.rings.count }
        let corners = files.reduce(0) { $0 + $1.cornerCount }
        progress.note(
            Message(
                zh: "\(name.zh)：\(parcels.count)个地块，\(rings)圈，\(corners)个点",
                en: "\(name.en): \(parcels.count) parcels, \(rings) rings, \(corners) corners"))
    }
}

/// The encodings of a text of corners.
enum TextEncodingChoice: String, ExpressibleByArgument, CaseIterable {
    case gbk
    case utf8
}

extension CornerForm: ExpressibleByArgument {}
extension CornerNotation: ExpressibleByArgument {}
