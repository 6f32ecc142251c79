import Geometry
import VectorFiles

extension SampleFile {
    /// Grassland, one parcel per cell, and the basic grassland among it.
    static func grassland(_ league: League, _ sites: SiteMap) throws -> SampleFile {
        let fields = [
            Field("BSM", .text(width: 18)), Field("DLBM", .text(width: 5)), Field("DLMC", .text(width: 60)),
            Field("XZQDM", .text(width: 6)), Field("XZQMC", .text(width: 40)), Field("TBMJ", .real()),
            Field("CYLB", .text(width: 20)), Field("SJNF", .integer),
        ]
        var all = LayerDraft("grassland", .degrees, fields: fields)
        var basic = LayerDraft("basic_grassland", .degrees, fields: fields)
        for (index, cell) in sites.grassland.enumerated() {
            let plot = try Plot([league.lattice.outline(cell.place)], in: .degrees)
            let isPlain = index >= sites.grassland.count - sites.plainGrassland.count
            let isBasic = isPlain && index.isMultiple(of: 2)
            let isOff = index == 60 || index == 170 || index == 240
            let (code, name) = index % 19 == 7 ? ("0404", "其他草地") : ("0401", "天然牧草地")
            let values: [FieldValue] = [
                .text(cell.county.code + "3" + serial(index + 1, digits: 11)), .text(code), .text(name),
                .text(cell.county.code), .text(cell.county.name),
                .real(plot.recorded(offByPercent: isOff ? 1.2 : 0)), .text(isBasic ? "基本草原" : "一般草原"),
                .integer(2023),
            ]
            all.add(.polygons(plot.polygon), values)
            if isBasic { basic.add(.polygons(plot.polygon), values) }
        }
        return SampleFile(name: "grassland.gpkg", format: .geoPackage, layers: [all, basic])
    }
}
