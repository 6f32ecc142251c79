import ArgumentParser
import Bilingual
import FoundationEssentials
import Geodesy
import Intake
import Land
import Project
import Reports
import Survey

/// `tuban overlap`: what covers each parcel.
struct OverlapCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "overlap",
            abstract: Speech.say(
                zh: "图斑压盖分析：每个图斑在各图层内外的面积", en: "What covers each parcel: areas inside and outside of layers."),
            discussion: Speech.say(
                zh: """
                    示例：
                      tuban overlap 采矿权.shp 自然保护地.shp 生态红线.shp
                      tuban overlap 图斑.shp 保护地.gpkg --by 旗县市 GNQ --format xlsx -o 压盖.xlsx
                      tuban overlap 图斑.shp 规划.gpkg:生态红线 规划.gpkg:基本草原
                      tuban overlap 治理.shp --self            查找图层内部的重复图斑
                      tuban overlap 采矿权.shp 保护地.shp --min-thickness 0.05 --pieces 重叠块.gpkg
                      tuban overlap 图斑.shp 红线.shp --format json > 压盖.json

                    多个图层重叠处只计一次。--by 的字段可以在图斑中（分组行），也可以在压盖图层中
                    （每个值成为一个压盖图层）。各部分面积之和等于图斑面积。
                    """,
                en: """
                    Examples:
                      tuban overlap rights.shp reserves.shp redline.shp
                      tuban overlap parcels.shp reserves.gpkg --by XZQMC GNQ -o overlap.xlsx
                      tuban overlap parcels.shp plan.gpkg:redline plan.gpkg:grassland
                      tuban overlap restored.shp --self        parcels that share ground
                      tuban overlap rights.shp reserves.shp --pieces pieces.gpkg
                      tuban overlap parcels.shp redline.shp --format json > overlap.json

                    Ground under several layers counts once. A field of --by may be one of the
                    parcels (rows) or of the zones (each value becomes a cover layer). The
                    parts of a parcel add up to it.
                    """))
    }

    @Argument(
        help: ArgumentHelp(
            Speech.say(zh: "图斑图层，其后是压盖图层", en: "The layer of parcels, then the layers over them."),
            valueName: "LAYER"))
    var layers: [String]

    @Flag(
        name: .customLong("self"),
        help: ArgumentHelp(
            Speech.say(zh: "图层与自身叠加，查找重复图斑", en: "Lay the layer over itself: parcels that share ground.")))
    var isSelfOverlay = false

    @Flag(help: ArgumentHelp(Speech.say(zh: "所有压盖图层合为一个", en: "Take all layers over the parcels as one.")))
    var dissolve = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            Speech.say(zh: "按字段分组（写在图层之后）", en: "Group by fields of either side (after the layers)."),
            valueName: "FIELD"))
    var by: [String] = []

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "厚度（2×面积÷周长）小于此值的重叠不逐对列出，米",
                en: "Overlaps thinner than this (2 × area ÷ perimeter) are not listed, metres."),
            valueName: "METRES"))
    var minThickness = 0.0

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "重叠块写为图层（.gpkg、.geojson、.fgb），含面积、厚度、分级",
                en:
                    "Write the pieces of overlap as a layer (.gpkg, .geojson, .fgb) with area, thickness and class."
            ),
            valueName: "FILE"))
    var pieces: String?

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "面积口径：statutory 椭球，planar 图层自身平面",
                en: "Area model: statutory, or planar in the parcels' own plane."),
            valueName: "MODEL"))
    var area: AreaModel = .statutory

    @OptionGroup var units: UnitOptions

    @OptionGroup var tasks: JobsOption

    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "用 GEOS 重算的边界图斑数上限", en: "At most so many boundary parcels are computed again by GEOS."),
            valueName: "N"))
    var selfCheck = 32

    @OptionGroup var reading: LayerOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard selfCheck >= 0 else {
            throw ValidationError(Speech.say(zh: "--self-check 不能为负", en: "--self-check cannot be negative"))
        }
        guard minThickness >= 0, minThickness.isFinite else {
            throw ValidationError(
                Speech.say(
                    zh: "--min-thickness 应为不小于 0 的米数", en: "--min-thickness is a number of metres, not negative"
                ))
        }
        if let pieces, !LayerFile.canWrite(to: pieces) {
            throw ValidationError(
                Speech.say(
                    zh: "--pieces 的文件扩展名应为 .gpkg、.geojson 或 .fgb",
                    en: "the file of --pieces ends with .gpkg, .geojson or .fgb"))
        }
        if isSelfOverlay, layers.count != 1 {
            throw ValidationError(Speech.say(zh: "--self 只需要一个图层", en: "--self takes one layer"))
        }
        if Set(layers.dropFirst()).count < layers.count - 1 {
            throw ValidationError(Speech.say(zh: "同一压盖图层给出了两次", en: "a layer over the parcels is named twice"))
        }
        if !isSelfOverlay, layers.count < 2 {
            throw ValidationError(
                Speech.say(
                    zh: "请给出图斑图层和至少一个压盖图层；查找图层内部重复请用 --self",
                    en:
                        "give the parcels and at least one layer over them; --self finds overlaps inside one layer"
                ))
        }
    }

    private var request: OverlayRequest {
        // Options of one layer (its name in the file, its condition, its field of numbers) are of the parcels.
        let zones = reading.others(Array(layers.dropFirst()))
        var request = OverlayRequest(
            parcels: reading.declaration(of: layers[0]), zones: zones, model: area)
        request.grouping = by.flatMap { $0.split(whereSeparator: { ",，".contains($0) }).map(String.init) }
        request.isSelfOverlay = isSelfOverlay
        request.isDissolved = dissolve
        request.minimumThickness = minThickness
        request.keepsPieces = pieces != nil
        // Lines of parcels say nothing of single overlaps.
        request.gradesThickness = output.effectiveFormat != .csv
        request.jobs = tasks.count
        request.selfCheckLimit = selfCheck
        // Only the document names the files by their digests.
        request.takesDigests = output.effectiveFormat == .json
        return request
    }

    func run() async throws {
        let progress = Progress(quiet: common.quiet, language: common.language)
        progress.step(Message(zh: "读取压盖图层", en: "reading the layers over the parcels"))
        if let pieces {
            try LayerFile.check(pieces, overwrite: output.overwrite, inputs: reading.inputs(layers))
        }
        let summary: OverlaySummary
        switch output.effectiveFormat {
        case .csv, .json: summary = try await stream(progress)
        case .table: summary = try await tabulate(progress, keeping: Self.listed)
        case .xlsx: summary = try await tabulate(progress, keeping: Self.sheetRows)
        }
        for input in [summary.parcels] + (isSelfOverlay ? [] : summary.zones) { progress.defects(of: input) }
        if output.effectiveFormat != .table,
            let note = OverlapReport.note(on: summary.repetition, unit: units.unit)
        {
            progress.note(note)
        }
        if summary.needsAttention || (isSelfOverlay && summary.pairCount > 0) { throw ExitStatus.findings.code }
    }

    /// More parcels than this fill more than a sheet.
    private static let sheetRows = 1_000_000
    /// On a terminal the parcels are listed one by one up to this number.
    private static let listed = 30

    private func tabulate(_ progress: Progress, keeping limit: Int) async throws -> OverlaySummary {
        var kept: [OverlaidParcel] = []
        var count = 0
        var map = OverlapPiecesLayer()
        var head: OverlaySummary?
        let summary = try await OverlayRun(request).run(
            progress: { progress.count($0) },
            begin: { head = $0 },
            consume: { parcels in
                if pieces != nil, let head { map.add(parcels, in: head) }
                // Of a layer over itself only parcels that share ground are of interest.
                let wanted = isSelfOverlay ? parcels.filter { !$0.overlaps.isEmpty } : parcels
                count += wanted.count
                if count <= limit { kept += wanted }
            })
        progress.finish()
        try write(map, summary)
        if count > limit {
            kept = []
            if output.effectiveFormat == .xlsx {
                progress.note(
                    Message(
                        zh: "图斑\(count)个，超出工作表行数，只写汇总表；明细请用 --format csv",
                        en:
                            "\(count) parcels are more than a sheet holds: totals only; use --format csv for the parcels"
                    ))
            }
        }
        try output.write(
            tables: try OverlapReport(summary: summary, parcels: kept, unit: units.unit).tables(),
            document: .null,
            inputs: reading.inputs(layers), language: common.language)
        return summary
    }

    /// Parcels go to the output as they come.
    private func stream(_ progress: Progress) async throws -> OverlaySummary {
        let language = common.language
        let isDocument = output.effectiveFormat == .json
        let marks = output.output != nil
        var lines: OverlapLines?
        var head: OverlaySummary?
        var isFirst = true
        var map = OverlapPiecesLayer()
        // Held back until there is a parcel: a run that finds none to use prints nothing but its error.
        var beginning: [UInt8] = []
        let sink = try output.sink(inputs: reading.inputs(layers))
        let summary = try await OverlayRun(request).run(
            progress: { progress.count($0) },
            begin: { summary in
                head = summary
                let csv = OverlapLines(summary)
                lines = csv
                beginning =
                    isDocument ? OverlapReport.documentHead(summary) : csv.head(language, marksByteOrder: marks)
            },
            consume: { parcels in
                guard let head, let lines, !parcels.isEmpty else { return }
                if pieces != nil { map.add(parcels, in: head) }
                var bytes = beginning
                beginning = []
                // By number: a loop over the parcels would copy each.
                for index in parcels.indices {
                    if isDocument {
                        bytes += isFirst ? "\n".utf8 : ",\n".utf8
                        bytes += OverlapReport.document(of: parcels[index], in: head).encoded(.compact)
                        isFirst = false
                    } else {
                        lines.append(parcels[index], to: &bytes)
                    }
                }
                try sink.append(bytes)
            })
        progress.finish()
        try write(map, summary)
        try sink.append(beginning + (isDocument ? OverlapReport.documentTail(summary) : []))
        try sink.finish()
        return summary
    }

    private func write(_ map: OverlapPiecesLayer, _ summary: OverlaySummary) throws {
        guard let pieces else { return }
        try map.write(
            to: pieces, overwrite: output.overwrite, inputs: reading.inputs(layers), summary: summary)
    }
}
