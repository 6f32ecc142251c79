import Geometry
import VectorFiles

extension SampleFile {
    /// Mining rights before and after the rectification, in GBK without a `.cpg` file: as offices deliver them.
    static func miningRights(_ mines: [Mine]) throws -> SampleFile {
        var layer = LayerDraft(
            "mining-rights", .degrees,
            fields: [
                Field("许可证号", .text(width: 24)), Field("矿山名称", .text(width: 48)),
                Field("矿业权类型", .text(width: 8)), Field("开采矿种", .text(width: 16)),
                Field("开采方式", .text(width: 12)), Field("矿区面积", .real(width: 12, decimals: 4)),
                Field("有效期起", .text(width: 10)), Field("有效期止", .text(width: 10)),
                Field("状态", .text(width: 12)), Field("年度计划", .text(width: 4)),
                Field("行政区代码", .text(width: 6)), Field("version", .text(width: 6)),
            ])
        for version in ["before", "after"] {
            for (index, mine) in mines.enumerated() {
                let plot = try Plot([version == "before" ? mine.before : mine.after], in: layer.frame)
                // One licence records an area that its corners do not give.
                let isOff = index == 23 && version == "after"
                let squareKilometres = plot.recorded(offByPercent: isOff ? 3 : 0) / 1e6
                layer.add(
                    .polygons(plot.polygon),
                    [
                        .text(
                            (mine.isExploration ? "T" : "C") + "9900002020013110" + serial(index + 1, digits: 6)
                        ),
                        .text(mine.name), .text(mine.isExploration ? "探矿权" : "采矿权"), .text(mine.mineral),
                        .text(mine.isExploration ? "" : mine.isOpenPit ? "露天开采" : "地下开采"),
                        .real((squareKilometres * 1e4).rounded() / 1e4), .text("2020-01-31"),
                        .text(mine.isInForce ? "2030-01-31" : "2021-12-31"),
                        .text(mine.isInForce ? "在期有效" : "已注销"), .text(mine.hasPlan ? "是" : "否"),
                        .text(mine.countyCode), .text(version),
                    ])
            }
        }
        return SampleFile(
            name: "mining-rights.shp", format: .shapefile, encoding: "GBK", namesEncoding: false,
            layers: [layer])
    }
}
