import Geometry
import VectorFiles

extension SampleFile {
    /// Points that items 6, 14, 15 and 16 count: wells, landfills, kitchen-waste plants, tailings ponds.
    static func facilities(_ league: League) throws -> SampleFile {
        var layer = LayerDraft(
            "facilities", .degrees, geometry: .point,
            fields: [
                Field("BH", .text()), Field("MC", .text()), Field("LX", .text()), Field("ZT", .text()),
                Field("NF", .integer), Field("XZQDM", .text()),
            ])
        let names = [
            "152201": "乌兰浩特市", "152202": "阿尔山市", "152221": "科右前旗", "152222": "科右中旗", "152223": "扎赉特旗",
            "152224": "突泉县",
        ]
        let kinds: [(kind: String, places: [(code: String, state: String, year: Int64)])] = [
            (
                "地下水监测井",
                names.keys.sorted().map { ($0, $0 == "152202" ? "稳定" : "上升", 2022) }
            ),
            (
                "生活垃圾填埋场",
                [
                    ("152201", "渗滤液设施已建成", 2022), ("152221", "渗滤液设施已建成", 2022), ("152202", "渗滤液设施已建成", 2022),
                    ("152222", "渗滤液设施已建成", 2022), ("152223", "原有渗滤液设施", 2018), ("152224", "原有渗滤液设施", 2019),
                ]
            ),
            (
                "餐厨垃圾处理设施",
                [("152223", "已建成", 2022), ("152202", "已建成", 2022), ("152201", "已建成", 2024)]
            ),
            (
                "尾矿库",
                [
                    ("152222", "已闭库", 2022), ("152222", "已闭库", 2022), ("152224", "已闭库", 2022),
                    ("152221", "已闭库", 2022),
                    ("152222", "在产", 2022),
                ]
            ),
        ]
        for (row, entry) in kinds.enumerated() {
            for (column, place) in entry.places.enumerated() {
                guard let county = league.counties.first(where: { $0.code == place.code }),
                    let centre = middle(of: county.outline)
                else { throw SampleError.noRoom("facilities in \(place.code)") }
                let position = centre.moved(east: Double(column) * 350 - 900, north: Double(row) * 400 - 700)
                layer.add(
                    .points([try layer.frame.written(position)]),
                    [
                        .text("SS" + serial(layer.features.count + 1, digits: 3)),
                        .text((names[place.code] ?? "") + entry.kind), .text(entry.kind), .text(place.state),
                        .integer(place.year), .text(place.code),
                    ])
            }
        }
        return SampleFile(name: "facilities.geojson", format: .geoJSON, layers: [layer])
    }

    /// The middle of the box around an outline; the schematic counties hold it.
    private static func middle(of outline: [Coordinate]) -> Coordinate? {
        let box = Box(around: outline)
        guard !box.isEmpty else { return nil }
        return Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }
}
