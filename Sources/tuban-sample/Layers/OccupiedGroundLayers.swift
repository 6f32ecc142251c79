import Geodesy
import Geometry
import VectorFiles

extension SampleFile {
    /// The ground occupied by the Zhamuqin mine (item 8): 937.36亩 in seven parcels.
    static func zhamuqin(_ sites: SiteMap, _ random: inout SplitMix64) throws -> (
        file: SampleFile, plots: [Plot]
    ) {
        let centre = sites.zhamuqin.centre
        let pit = patch(centre.moved(east: -300, north: 200), side: 600, rows: 2, &random)
        let others = [
            ("尾矿库", centre.moved(east: 700, north: -500), 250.0),
            ("排土场", centre.moved(east: -1100, north: 500), 200),
        ].map { ($0, $1, blob($1, radius: $2, corners: 18, &random)) }
        let roadCentre = centre.moved(east: -200, north: -900)
        let parts: [(name: String, centre: Coordinate, ring: [Coordinate])] =
            pit.map { ("采区", centre.moved(east: -300, north: 200), $0) } + others.map { ($0.0, $0.1, $0.2) }
            + [("矿区道路", roadCentre, rectangle(roadCentre, width: 1300, height: 12))]
        let plots = try calibrated("zhamuqin-occupied", target: 937.36 * 2000 / 3, tolerance: 0.2, in: .zone40)
        {
            scale in
            parts.map { [$0.ring.scaled(scale, about: $0.centre)] }
        }
        var layer = LayerDraft(
            "zhamuqin-occupied", .zone40,
            fields: [
                Field("TBBH", .text(width: 12)), Field("KSMC", .text(width: 30)), Field("YT", .text(width: 20)),
                Field("DLBM", .text(width: 5)), Field("DLMC", .text(width: 20)),
                Field("XZQDM", .text(width: 6)),
                Field("TBMJ", .real(width: 15, decimals: 2)), Field("NF", .integer),
            ])
        for (index, (plot, part)) in zip(plots, parts).enumerated() {
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("ZMQ" + serial(index + 1, digits: 3)), .text("扎木钦铅锌矿"), .text(part.name),
                    .text("0401"), .text("天然牧草地"), .text("152222"), .real(plot.recorded()), .integer(2012),
                ])
        }
        return (SampleFile(name: "zhamuqin-occupied.shp", format: .shapefile, layers: [layer]), plots)
    }

    /// The ground that mines occupy in grassland (item 2): four of them were not approved when they were checked.
    static func mineFootprints(_ grounds: [MineGround]) throws -> SampleFile {
        var layer = LayerDraft(
            "mine-footprints", .degrees,
            fields: [
                Field("TBBH", .text()), Field("KSMC", .text()), Field("SPZT", .text()), Field("XZQDM", .text()),
                Field("TBMJ", .real()),
            ])
        for (index, ground) in grounds.enumerated() {
            let plot = try Plot([ground.ring], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("ZD" + serial(index + 1, digits: 3)), .text(ground.mine.name),
                    .text(ground.wasApproved ? "已批" : "未批"), .text(ground.mine.countyCode),
                    .real(plot.recorded()),
                ])
        }
        return SampleFile(name: "mine-footprints.geojson", format: .geoJSON, layers: [layer])
    }

    /// The approved ground: the Zhamuqin parcels as one feature, and a rectangle about each approved mine ground.
    static func approvals(_ zhamuqin: [Plot], _ grounds: [MineGround]) throws -> SampleFile {
        var layer = LayerDraft(
            "approvals", .zone40,
            fields: [
                Field("DKBH", .text(width: 12)), Field("XMMC", .text(width: 60)),
                Field("PZWH", .text(width: 60)),
                Field("PZRQ", .text(width: 10)), Field("PZMJ", .real(width: 15, decimals: 2)),
            ])
        var shape = MultiPolygon(
            shell: outline(ofPit: zhamuqin.prefix(4).map { Array($0.polygon.coordinates) }))
        for plot in zhamuqin.dropFirst(4) { shape.append(plot.polygon) }
        let area = zhamuqin.map(\.area).reduce(.zero, +)
        layer.add(
            .polygons(shape),
            [
                .text("SP001"), .text("扎木钦铅锌矿项目"), .text("内林草草监改许准〔2022〕752号"), .text("2022-07"),
                .real(area.squareMetres),
            ])
        for ground in grounds where ground.isApproved {
            let box = Box(around: ground.ring)
            let centre = Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
            let plot = try Plot(
                [rectangle(centre, width: box.width + 30, height: box.height + 30)], in: layer.frame)
            layer.add(
                .polygons(plot.polygon),
                [
                    .text("SP" + serial(layer.features.count + 1, digits: 3)), .text(ground.mine.name),
                    .text("示例许准〔\(ground.wasApproved ? 2020 : 2022)〕\(layer.features.count + 1)号"),
                    .text(ground.wasApproved ? "2020-06" : "2022-11"), .real(plot.recorded()),
                ])
        }
        return SampleFile(name: "approvals.shp", format: .shapefile, layers: [layer])
    }

    /// The boundary of the four parcels of the pit, through all their outer corners.
    private static func outline(ofPit parcels: [[Coordinate]]) -> [Coordinate] {
        [
            parcels[0][0], parcels[0][1], parcels[1][1], parcels[1][2], parcels[3][2], parcels[3][3],
            parcels[2][3], parcels[2][0], parcels[0][0],
        ]
    }
}
