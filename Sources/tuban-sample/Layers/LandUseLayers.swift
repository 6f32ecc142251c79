import Geometry
import VectorFiles

extension SampleFile {
    /// Land classes around the rehabilitated mines before and after (item 3), in the codes of the third land survey.
    static func landUse(_ mines: [Mine]) throws -> SampleFile {
        func draft(_ name: String) -> LayerDraft {
            LayerDraft(
                name, .zone41,
                fields: [
                    Field("BSM", .text(width: 18)), Field("DLBM", .text(width: 5)),
                    Field("DLMC", .text(width: 60)),
                    Field("ZLDWDM", .text(width: 19)), Field("TBMJ", .real(width: 15, decimals: 2)),
                ])
        }
        var before = draft("land_use_2021")
        var after = draft("land_use_2024")
        func add(_ ring: [Coordinate], _ code: String, _ name: String, to layer: inout LayerDraft) throws {
            let plot = try Plot([ring], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("152223" + serial(layer.features.count + 1, digits: 12)), .text(code), .text(name),
                    .text("152223100000"), .real(plot.recorded()),
                ])
        }
        for mine in Mine.rehabilitated(mines) {
            let centre = mine.centre
            try add(rectangle(centre, width: 1000, height: 1000), "0602", "采矿用地", to: &before)
            // The west is grassland again, the east other grassland, with a road between.
            try add(
                rectangle(centre.moved(east: -253, north: 0), width: 494, height: 1000), "0401", "天然牧草地",
                to: &after)
            try add(rectangle(centre, width: 12, height: 1000), "1006", "农村道路", to: &after)
            try add(
                rectangle(centre.moved(east: 253, north: 0), width: 494, height: 1000), "0404", "其他草地",
                to: &after)
        }
        return SampleFile(name: "land-use.gpkg", format: .geoPackage, layers: [before, after])
    }

    /// Ground that projects took from black-soil farmland (item 12), all of it stripped of its topsoil.
    static func blackSoilConstruction(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "black-soil-construction", .zone41,
            fields: [
                Field("XMBH", .text(width: 12)), Field("XMMC", .text(width: 40)),
                Field("SFBL", .text(width: 4)),
                Field("BLMJ", .real(width: 15, decimals: 2)), Field("NF", .integer),
                Field("XZQDM", .text(width: 6)),
                Field("TBMJ", .real(width: 15, decimals: 2)),
            ])
        for (index, cell) in sites.blackSoil.prefix(8).enumerated() {
            let ring = blob(cell.centre, radius: 90 + 10 * Double(index), corners: 12, &random)
            let plot = try Plot([ring], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("HS" + serial(index + 1, digits: 3)), .text("示例建设项目\(index + 1)"), .text("是"),
                    .real(plot.recorded()), .integer(2018 + Int64(index % 5)), .text(cell.county.code),
                    .real(plot.recorded()),
                ])
        }
        return SampleFile(name: "black-soil-construction.shp", format: .shapefile, layers: [layer])
    }

    /// Farmland under thicker and degradable film, and cleared of old film (item 17).
    static func film(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "farmland-film", .zone41,
            fields: [
                Field("DKBH", .text(width: 12)), Field("XMMC", .text(width: 40)), Field("LX", .text(width: 40)),
                Field("XZQDM", .text(width: 6)), Field("NF", .integer),
                Field("TBMJ", .real(width: 15, decimals: 2)),
            ])
        let kinds: [(name: String, cells: [League.Cell], tenThousandMu: Double)] = [
            ("加厚地膜推广", Array(sites.farmland[0..<11]), 50), ("全生物可降解地膜推广", Array(sites.farmland[11..<14]), 15),
            ("残膜离田", Array(sites.blackSoil[0..<7]), 30),
        ]
        for kind in kinds {
            let rings = kind.cells.flatMap { cell in
                patch(cell.centre, side: 5400, rows: 3, &random).map { (cell, $0) }
            }
            let plots = try calibrated(
                layer.name, target: kind.tenThousandMu * 20_000_000 / 3, tolerance: 300, in: layer.frame
            ) { scale in
                rings.map { [$0.1.scaled(scale, about: $0.0.centre)] }
            }
            for (plot, origin) in zip(plots, rings) {
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text("DM" + serial(layer.features.count + 1, digits: 4)),
                        .text("\(origin.0.county.name)\(kind.name)（示例）"), .text(kind.name),
                        .text(origin.0.county.code), .integer(2022), .real(plot.recorded()),
                    ])
            }
        }
        return SampleFile(name: "farmland-film.shp", format: .shapefile, layers: [layer])
    }
}
