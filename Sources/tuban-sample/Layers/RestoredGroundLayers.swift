import Geometry
import VectorFiles

extension SampleFile {
    /// The rehabilitated ground of mines (item 3): 0.2536平方公里 in 2024, and parcels of the years before.
    static func mineRestoration(_ mines: [Mine], _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "mine-restoration", .zone41,
            fields: [
                Field("TBBH", .text(width: 12)), Field("KSMC", .text(width: 40)), Field("NF", .integer),
                Field("ZLCS", .text(width: 30)), Field("DLBM", .text(width: 5)),
                Field("YSQK", .text(width: 12)),
                Field("XZQDM", .text(width: 6)), Field("TBMJ", .real(width: 15, decimals: 2)),
            ])
        let chosen = Mine.rehabilitated(mines)
        guard chosen.count == 6 else { throw SampleError.noRoom("mines in 152223") }
        let spots = chosen.flatMap { mine in
            [(0.0, 145.0), (-130, -80), (130, -80)].map { (mine, mine.centre.moved(east: $0.0, north: $0.1)) }
        }
        let drawn = spots.map { ($0.0, $0.1, blob($0.1, radius: 108, corners: 20, &random)) }
        for (year, numbers, hectares) in [(2022, 0..<4, 10.8), (2023, 4..<9, 12.31), (2024, 9..<18, 25.36)] {
            let group = Array(drawn[numbers])
            let plots = try calibrated(layer.name, target: hectares * 10_000, tolerance: 0.5, in: layer.frame) {
                scale in
                group.map { [$0.2.scaled(scale, about: $0.1)] }
            }
            for (plot, origin) in zip(plots, group) {
                let number = layer.features.count + 1
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text("ZL\(year)" + serial(number, digits: 3)), .text(origin.0.name),
                        .integer(Int64(year)),
                        .text("回填平整、覆土、种草"), .text("0404"), .text("已验收"), .text(origin.0.countyCode),
                        .real(plot.recorded(offByPercent: number == 3 ? 5 : 0)),
                    ])
            }
        }
        return SampleFile(name: "mine-restoration.shp", format: .shapefile, layers: [layer])
    }

    /// The ground of item 9 outlined (涉事地块): one feature per way of recovery.
    static func involvedGround(_ sites: SiteMap) throws -> SampleFile {
        var layer = LayerDraft(
            "involved-ground", .degrees,
            fields: [
                Field("DKMC", .text()), Field("HFFS", .text()), Field("XZQDM", .text()), Field("TBMJ", .real()),
            ])
        for (cell, way, side) in zip3(sites.replanted, ["人工种草", "自然恢复"], involvedSides) {
            let plot = try Plot([rectangle(cell.centre, width: side, height: side)], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [.text("满族屯涉事地块（\(way)）"), .text(way), .text(cell.county.code), .real(plot.recorded())])
        }
        return SampleFile(name: "involved-ground.geojson", format: .geoJSON, layers: [layer])
    }

    /// The sides of the squares of item 9, in metres.
    static let involvedSides = [5000.0, 2700.0]

    /// The replanted ground of item 9: 30 962亩 where the report says 31000亩; and ground left to itself.
    static func replanted(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "replanted-ground", .zone40,
            fields: [
                Field("TBBH", .text()), Field("HFFS", .text()), Field("DLBM", .text()), Field("DLMC", .text()),
                Field("XZQDM", .text()), Field("NF", .integer), Field("TBMJ", .real()),
            ])
        let kinds = [("人工种草", 4600.0, 6, replantedMu), ("自然恢复", 2400.0, 3, 8_500.0)]
        for (cell, kind) in zip(sites.replanted, kinds) {
            let (way, side, rows, mu) = kind
            let rings = patch(cell.centre, side: side, rows: rows, &random)
            let plots = try calibrated(layer.name, target: mu * 2000 / 3, tolerance: 5, in: layer.frame) {
                scale in
                rings.map { [$0.scaled(scale, about: cell.centre)] }
            }
            for plot in plots {
                let number = layer.features.count + 1
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text("MZT" + serial(number, digits: 3)), .text(way), .text("0403"), .text("人工牧草地"),
                        .text(cell.county.code), .integer(2022),
                        .real(plot.recorded(offByPercent: number == 12 ? 1.5 : 0)),
                    ])
            }
        }
        return SampleFile(name: "replanted-ground.geojson", format: .geoJSON, layers: [layer])
    }

    /// What the ground gives for the 31000亩 of item 9.
    static let replantedMu = 30_962.0

    /// Degraded grassland restored (item 7): 5万亩 in 2022; the parcels of 2021 carry the planted defects.
    static func degradedGrassland(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "degraded-grassland", .zone40,
            fields: [
                Field("TBBH", .text(width: 12)), Field("XMMC", .text(width: 60)),
                Field("THLX", .text(width: 20)),
                Field("THCD", .text(width: 12)), Field("XZQDM", .text(width: 6)), Field("NF", .integer),
                Field("TBMJ", .real(width: 15, decimals: 2)),
            ])
        let patches = sites.degraded.map { cell in
            (cell, patch(cell.centre, side: 2880, rows: 3, &random))
        }
        let counted = patches.prefix(4).flatMap { cell, rings in rings.map { (cell, $0) } }
        let plots = try calibrated(layer.name, target: 5 * 20_000_000 / 3, tolerance: 5, in: layer.frame) {
            scale in
            counted.map { [$0.1.scaled(scale, about: $0.0.centre)] }
        }
        func values(_ cell: League.Cell, _ year: Int, _ area: Double) -> [FieldValue] {
            [
                .text("TH\(year)" + serial(layer.features.count + 1, digits: 3)), .text("退化草原生态修复治理示例项目"),
                .text(year == 2022 ? "沙化" : "退化"), .text("中度"), .text(cell.county.code), .integer(Int64(year)),
                .real(area),
            ]
        }
        for (plot, origin) in zip(plots, counted) {
            layer.add(.polygons(plot.polygon), values(origin.0, 2022, plot.recorded()))
        }
        guard let (cell, rings) = patches.last else { throw SampleError.noRoom("degraded grassland") }
        let sound = try rings.prefix(3).map { try Plot([$0], in: layer.frame) }
        for plot in sound { layer.add(.polygons(plot.polygon), values(cell, 2021, plot.recorded())) }
        let crossed = try bowTie(rings[4], in: layer.frame)
        layer.add(.polygons(crossed), values(cell, 2021, 0), remark: "合成数据；故意的错误：自相交")
        layer.add(.empty, values(cell, 2021, 0), remark: "合成数据；故意的错误：空图形")
        if let plot = sound.first {
            layer.add(
                .polygons(plot.polygon), values(cell, 2021, plot.recorded()), remark: "合成数据；故意的错误：重复图斑")
        }
        return SampleFile(name: "degraded-grassland.shp", format: .shapefile, layers: [layer])
    }

    /// A parcel whose boundary crosses itself: its first two corners changed places, one lobe being larger.
    private static func bowTie(_ ring: [Coordinate], in frame: Frame) throws -> MultiPolygon {
        let far = ring[3].moved(east: -300, north: 250)
        return try frame.written([[ring[1], ring[0], ring[2], far, ring[1]]])
    }
}

/// The elements of three sequences side by side.
func zip3<A, B, C>(_ first: [A], _ second: [B], _ third: [C]) -> [(A, B, C)] {
    zip(first, zip(second, third)).map { ($0, $1.0, $1.1) }
}
