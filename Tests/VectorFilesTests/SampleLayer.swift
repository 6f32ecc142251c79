import Geometry
import VectorFiles

/// Two parcels with Chinese texts, one with a hole and one with two parts, in CGCS2000 zone 41.
enum SampleLayer {
    static let square = MultiPolygon([
        [
            box(41_428_000, 5_106_000, 41_428_100, 5_106_100),
            box(41_428_020, 5_106_020, 41_428_030, 5_106_040),
        ]
    ])
    static let parts = MultiPolygon([
        [box(41_429_000, 5_106_000, 41_429_010, 5_106_010)],
        [box(41_429_100, 5_106_000, 41_429_120, 5_106_010)],
    ])

    /// A square hundredth of a degree, from its south-west corner counter-clockwise.
    static let degrees = [(122.0, 46.0), (122.01, 46), (122.01, 46.01), (122, 46.01), (122, 46)].map {
        Coordinate(x: $0.0, y: $0.1)
    }

    static func content(named name: String = "parcels") -> LayerContent {
        LayerContent(
            LayerDefinition(
                name: name, geometry: .polygon,
                fields: [
                    Field("BSM", .text(width: 18)), Field("地类名称", .text(width: 60)), Field("NF", .integer),
                    Field("MJ", .real(width: 18, decimals: 2)),
                ],
                referenceSystem: "EPSG:4529"),
            features: [
                (
                    .polygons(square),
                    [.text("000000000000000001"), .text("天然牧草地"), .integer(2024), .real(9800)]
                ),
                (.polygons(parts), [.text("000000000000000002"), .text("沼泽草地"), .integer(2023), .missing]),
            ])
    }

    static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [Coordinate] {
        [
            Coordinate(x: minX, y: minY), Coordinate(x: minX, y: maxY), Coordinate(x: maxX, y: maxY),
            Coordinate(x: maxX, y: minY), Coordinate(x: minX, y: minY),
        ]
    }
}

/// The features of a layer, read to its end.
func readAll(_ path: String, fields: [String]) throws -> [VectorFeature] {
    let layer = try VectorDataset(opening: path).layer()
    try layer.select(fields: fields)
    var features: [VectorFeature] = []
    while let feature = try layer.next() { features.append(feature) }
    return features
}

/// The error that an operation throws.
func failure(_ operation: () throws -> Void) -> VectorFileError? {
    do {
        try operation()
        return nil
    } catch {
        return error as? VectorFileError
    }
}
