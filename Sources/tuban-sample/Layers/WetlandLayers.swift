import Geometry
import VectorFiles

extension SampleFile {
    /// The area of all wetland in hectares, and of the protected part: 43.9 % as item 10 says.
    static let wetlandHectares = (total: 50_000.0, protected: 21_950.0)

    /// Wetlands, 33 important wetlands over their western halves, and wetland parks that overlap each other.
    static func wetlands(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var important = LayerDraft(
            "important_wetlands", .zone41,
            fields: [
                Field("ZYSDMC", .text(width: 60)), Field("SDDJ", .text(width: 20)),
                Field("PC", .text(width: 20)),
                Field("GBRQ", .text(width: 10)), Field("XZQDM", .text(width: 6)), Field("MJ", .real()),
            ])
        var parks = LayerDraft(
            "wetland_parks", .zone41,
            fields: [
                Field("BHDMC", .text(width: 60)), Field("BHDJB", .text(width: 2)),
                Field("XZQDM", .text(width: 6)),
                Field("MJ", .real()),
            ])
        var drawn: [(cell: League.Cell, centre: Coordinate, ring: [Coordinate], isProtected: Bool)] = []
        for (index, cell) in sites.wetlands.enumerated() {
            let isImportant = index < 33
            let hasParks = index.isMultiple(of: 9)
            for (east, north) in [(-1500.0, -1500.0), (-1500, 1500), (1500, -1500), (1500, 1500)] {
                let centre = cell.centre.moved(east: east, north: north)
                let ring = blob(centre, radius: 1250, corners: 24, roughness: 0.2, &random)
                let isProtected = isImportant && east < 0 || hasParks && north > 0
                drawn.append((cell, centre, ring, isProtected))
            }
            if isImportant { try addImportantWetland(index, cell, to: &important) }
            guard hasParks else { continue }
            for (east, width, name) in [(-1500.0, 2900.0, "一期"), (0, 5900, "二期")] {
                let ring = rectangle(cell.centre.moved(east: east, north: 1500), width: width, height: 2840)
                let plot = try Plot([ring], in: parks.frame)
                parks.add(
                    .polygons(plot.polygon),
                    [
                        .text("\(cell.county.name)示例湿地公园\(name)"), .text(east < 0 ? "G" : "S"),
                        .text(cell.county.code), .real(plot.recorded()),
                    ])
            }
        }
        return SampleFile(
            name: "wetlands.gpkg", format: .geoPackage, layers: [try wetlandParcels(drawn), important, parks])
    }

    private static func wetlandParcels(
        _ drawn: [(cell: League.Cell, centre: Coordinate, ring: [Coordinate], isProtected: Bool)]
    ) throws -> LayerDraft {
        var layer = LayerDraft(
            "wetlands", .zone41,
            fields: [
                Field("BSM", .text(width: 18)), Field("DLBM", .text(width: 5)), Field("DLMC", .text(width: 60)),
                Field("XZQDM", .text(width: 6)), Field("TBMJ", .real()), Field("SDDJ", .text(width: 20)),
            ])
        let classes = [("0402", "沼泽草地"), ("1106", "内陆滩涂"), ("0402", "沼泽草地"), ("0304", "森林沼泽")]
        let hectares = wetlandHectares
        for (isProtected, target) in [(true, hectares.protected), (false, hectares.total - hectares.protected)]
        {
            let group = drawn.filter { $0.isProtected == isProtected }
            let plots = try calibrated("wetlands", target: target * 10_000, tolerance: 100, in: layer.frame) {
                scale in
                group.map { [$0.ring.scaled(scale, about: $0.centre)] }
            }
            for (index, (plot, origin)) in zip(plots, group).enumerated() {
                let number = layer.features.count + 1
                let (code, name) = classes[index % classes.count]
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text(origin.cell.county.code + "4" + serial(number, digits: 11)), .text(code),
                        .text(name),
                        .text(origin.cell.county.code),
                        .real(plot.recorded(offByPercent: number == 31 ? -2.5 : 0)),
                        .text(isProtected ? "重要湿地" : "一般湿地"),
                    ])
            }
        }
        return layer
    }

    /// The first six are of the region, three of them of its third list; the others of the league's two lists.
    private static func addImportantWetland(
        _ index: Int, _ cell: League.Cell, to layer: inout LayerDraft
    ) throws {
        let (level, list, date) =
            switch index {
            case 0..<3: ("自治区级", "第三批", "2022-11-20")
            case 3..<6: ("自治区级", "第一批", "2018-12-29")
            case 6..<13: ("盟级", "第一批", "2022-11-22")
            default: ("盟级", "第二批", "2023-11-28")
            }
        let ring = rectangle(cell.centre.moved(east: -1500, north: 0), width: 2900, height: 5900)
        let plot = try Plot([ring], in: layer.frame)
        layer.add(
            .polygons(plot.polygon),
            [
                .text("示例重要湿地\(serial(index + 1, digits: 2))号"), .text(level), .text(list), .text(date),
                .text(cell.county.code), .real(plot.recorded()),
            ])
    }
}
