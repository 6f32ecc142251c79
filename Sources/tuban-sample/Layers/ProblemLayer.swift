import Geometry
import VectorFiles

extension SampleFile {
    /// The 3262 problems of the grassland and forest campaign (item 7), as points.
    static func problems(_ sites: SiteMap, _ random: inout SplitMix64) throws -> SampleFile {
        var layer = LayerDraft(
            "campaign-problems", .degrees, geometry: .point,
            fields: [
                Field("WTBH", .text(width: 6)), Field("XZQDM", .text(width: 6)), Field("WTLX", .text(width: 6)),
                Field("XHZT", .text(width: 9)),
            ])
        let cells = sites.grassland
        for number in 1...3262 {
            let cell = cells[random.integer(in: 0...(cells.count - 1))]
            let position = cell.centre.moved(
                east: random.number(in: -3000...3000), north: random.number(in: -3000...3000))
            layer.add(
                .points([try layer.frame.written(position)]),
                [
                    .text("W" + serial(number, digits: 4)), .text(cell.county.code),
                    .text(number.isMultiple(of: 2) ? "项目" : "图斑"), .text("已销号"),
                ])
        }
        return SampleFile(name: "campaign-problems.fgb", format: .flatGeobuf, layers: [layer])
    }
}
