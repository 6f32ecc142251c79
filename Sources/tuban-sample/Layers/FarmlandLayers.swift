import Geometry
import VectorFiles

extension SampleFile {
    /// What the ground gives for the 81.4万亩 of high-standard farmland of item 11, in 万亩.
    static let highStandardTenThousandMu = 80.9

    /// Typical black soil (典型黑土区) in 扎赉特旗.
    static func blackSoil(_ league: League, _ sites: SiteMap) throws -> SampleFile {
        var layer = LayerDraft(
            "black-soil", .degrees,
            fields: [
                Field("BSM", .text()), Field("MC", .text()), Field("XZQDM", .text()), Field("MJ", .real()),
            ])
        for (index, cell) in sites.blackSoil.enumerated() {
            let plot = try Plot([league.lattice.outline(cell.place)], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("HT" + serial(index + 1, digits: 3)), .text("典型黑土区\(index + 1)"),
                    .text(cell.county.code), .real(plot.recorded()),
                ])
        }
        return SampleFile(name: "black-soil.geojson", format: .geoJSON, layers: [layer])
    }

    /// The farmland projects of item 11.
    static func farmlandProjects(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "farmland-projects", .zone41,
            fields: [
                Field("DKBH", .text(width: 12)), Field("XMMC", .text(width: 60)),
                Field("XMLX", .text(width: 40)),
                Field("XZQDM", .text(width: 6)), Field("XZQMC", .text(width: 30)), Field("NF", .integer),
                Field("TBMJ", .real(width: 15, decimals: 2)),
            ])
        let jalaid = sites.blackSoil
        let kinds: [(name: String, year: Int64, cells: [League.Cell], tenThousandMu: Double)] = [
            ("东北黑土地保护建设", 2021, Array(jalaid[0..<3]), 14), ("黑土地保护利用", 2022, Array(jalaid[3..<5]), 10),
            ("高标准农田建设", 2022, Array(jalaid[5..<9]), 16),
            ("高标准农田建设", 2022, sites.farmland, highStandardTenThousandMu - 16),
        ]
        for kind in kinds {
            let rings = kind.cells.flatMap { cell in
                patch(cell.centre, side: 5500, rows: 4, &random).map { (cell, $0) }
            }
            let target = kind.tenThousandMu * 20_000_000 / 3
            let plots = try calibrated(layer.name, target: target, tolerance: 300, in: layer.frame) { scale in
                rings.map { [$0.1.scaled(scale, about: $0.0.centre)] }
            }
            for (plot, origin) in zip(plots, rings) {
                let county = origin.0.county
                let number = layer.features.count + 1
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text("NT" + serial(number, digits: 5)),
                        .text("\(county.name)\(kind.year)年\(kind.name)项目（示例）"),
                        .text(kind.name), .text(county.code), .text(county.name), .integer(kind.year),
                        .real(plot.recorded(offByPercent: number == 77 ? 0.8 : 0)),
                    ])
            }
        }
        return SampleFile(name: "farmland-projects.shp", format: .shapefile, layers: [layer])
    }

    /// The gullies of item 13 as lines.
    static func gullies(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "gullies", .zone41, geometry: .line,
            fields: [
                Field("QSGBH", .text(width: 12)), Field("GMDJ", .text(width: 12)), Field("NF", .integer),
                Field("ZLZT", .text(width: 40)), Field("XZQDM", .text(width: 6)),
            ])
        let cells = sites.blackSoil.suffix(3)
        let tasks: [(String, Int64, Int, String)] = [
            ("大中型", 2022, 82, "已完成"), ("大中型", 2023, 80, "主体工程已完成"), ("大中型", 2024, 265, "正在治理"),
            ("小型", 2021, 13, "已完成"), ("小型", 2022, 20, "已完成"),
        ]
        for (size, year, count, state) in tasks {
            for _ in 0..<count {
                let cell = cells[cells.startIndex + random.integer(in: 0...2)]
                let start = cell.centre.moved(
                    east: random.number(in: -2500...2500), north: random.number(in: -2500...2500))
                let length = size == "小型" ? 150.0 : 400
                let end = start.moved(
                    east: random.number(in: 0.3...1) * length, north: random.number(in: -1...(-0.3)) * length)
                let line = wavyLine(from: start, to: end, levels: 3, sway: length / 8, &random)
                layer.add(
                    .lines([try line.map { try layer.frame.written($0) }]),
                    [
                        .text("QSG" + serial(layer.features.count + 1, digits: 4)), .text(size), .integer(year),
                        .text(state), .text(cell.county.code),
                    ])
            }
        }
        return SampleFile(name: "gullies.shp", format: .shapefile, layers: [layer])
    }
}
