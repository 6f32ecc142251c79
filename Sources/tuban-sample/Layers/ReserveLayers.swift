import Geometry
import VectorFiles

extension SampleFile {
    /// Nature reserves with a core zone inside the general one, and the redline drawn along their boundaries.
    static func protectedAreas(_ league: League, _ sites: SiteMap) throws -> SampleFile {
        var reserves = LayerDraft(
            "nature_reserves", .degrees,
            fields: [
                Field("BHDMC", .text(width: 60)), Field("BHDJB", .text(width: 2)),
                Field("GNFQ", .text(width: 20)),
                Field("XZQDM", .text(width: 6)), Field("MJ", .real()),
            ])
        var redline = LayerDraft(
            "ecological_redline", .degrees,
            fields: [
                Field("HXBM", .text(width: 20)), Field("HXMM", .text(width: 60)),
                Field("XZQDM", .text(width: 6)),
                Field("TBMJ", .real()),
            ])
        for (index, (name, cells)) in sites.reserves.enumerated() {
            let corner = cells[0].place
            let code = cells[0].county.code
            let outer = league.lattice.outline(corner, rows: 3, columns: 3)
            let inner = league.lattice.outline(corner.moved(rows: 1, columns: 1))
            let zones = [("一般控制区", [outer, inner.reversed()]), ("核心保护区", [inner])]
            for (zone, rings) in zones {
                let plot = try Plot(rings, in: reserves.frame)
                let level = name.contains("国家") ? "G" : "S"
                reserves.add(
                    .polygons(plot.polygon),
                    [.text(name), .text(level), .text(zone), .text(code), .real(plot.recorded())])
            }
            let plot = try Plot([league.lattice.outline(corner, rows: 3, columns: 4)], in: redline.frame)
            redline.add(
                .polygons(plot.polygon),
                [
                    .text("HX" + code + serial(index + 1, digits: 3)), .text("生态保护红线\(index + 1)号（示意）"),
                    .text(code), .real(plot.recorded()),
                ])
        }
        return SampleFile(name: "protected-areas.gpkg", format: .geoPackage, layers: [reserves, redline])
    }
}
