import Geodesy
import Geometry
import VectorFiles

extension SampleFile {
    /// The policy areas of item 7: 1860.56万亩 of grazing ban and 886.12万亩 of grass–livestock balance.
    ///
    /// Whole cells of grassland, but for the last of each class, which is scaled to the rest.
    static func grasslandPolicy(_ league: League, _ sites: SiteMap) throws -> SampleFile {
        var layer = LayerDraft(
            "grassland-policy", .degrees,
            fields: [
                Field("BSM", .text(width: 12)), Field("JMPH", .text(width: 20)),
                Field("XZQDM", .text(width: 6)),
                Field("XZQMC", .text(width: 30)), Field("MJ", .real(width: 18, decimals: 2)),
                Field("NF", .integer),
            ])
        var cells = sites.grassland.sorted {
            ($0.place.column, $0.place.row) < ($1.place.column, $1.place.row)
        }[...]
        for (name, tenThousandMu) in [("禁牧区", 1860.56), ("草畜平衡区", 886.12)] {
            var left = tenThousandMu * 20_000_000 / 3
            while left > 0 {
                guard let cell = cells.popFirst() else { throw SampleError.noRoom(name) }
                let outline = league.lattice.outline(cell.place)
                var plot = try Plot([outline], in: layer.frame)
                if plot.area.squareMetres > left {
                    let last = try calibrated(name, target: left, tolerance: 300, in: layer.frame) {
                        [[outline.scaled($0 * 0.9, about: cell.centre)]]
                    }
                    guard let scaled = last.first else { throw SampleError.missedTarget(layer: name) }
                    plot = scaled
                    left = 0
                } else {
                    left -= plot.area.squareMetres
                }
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text("ZC" + serial(layer.features.count + 1, digits: 4)), .text(name),
                        .text(cell.county.code), .text(cell.county.name), .real(plot.recorded()),
                        .integer(2022),
                    ])
            }
        }
        return SampleFile(name: "grassland-policy.shp", format: .shapefile, layers: [layer])
    }
}
