import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private let endings: [VectorFormat: String] = [
    .shapefile: "shp", .geoPackage: "gpkg", .geoJSON: "geojson", .flatGeobuf: "fgb",
]

/// The sample in a format, and more features than a small batch holds.
private func sample(_ format: VectorFormat, in folder: TemporaryFolder) throws -> String {
    let path = folder.path("parcels.\(endings[format] ?? "")")
    // A name that a shapefile does not shorten, so that one filter serves all formats.
    let fields = [
        Field("BSM", .text(width: 18)), Field("地类", .text(width: 60)), Field("NF", .integer),
        Field("MJ", .real(width: 18, decimals: 2)),
    ]
    let more = (3..<40).map { number -> LayerContent.Feature in
        // FlatGeobuf's index leaves out features without ground.
        let isEmpty = number % 7 == 0 && format != .flatGeobuf
        let kind: FieldValue = number % 5 == 0 ? .missing : .text("地类\(number % 3)")
        return (
            isEmpty ? .empty : .polygons(SampleLayer.square),
            [.text("\(number)"), kind, .integer(Int64(number)), .real(0.25)]
        )
    }
    let content = LayerContent(
        LayerDefinition(name: "parcels", geometry: .polygon, fields: fields, referenceSystem: "EPSG:4529"),
        features: SampleLayer.content().features + more)
    try VectorFileWriter.write([content], to: path, format: format)
    return path
}

@Test(arguments: VectorFormat.writable, [1, 2, 16, 1000])
func batchesGiveWhatTheReaderOfSingleFeaturesGives(format: VectorFormat, size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try sample(format, in: folder)
    let single = read(path, batchSize: nil)
    #expect(single.features.count == 39)
    #expect(single.error == nil)
    #expect(read(path, batchSize: size) == single)
    #expect(read(path, fields: [], batchSize: size) == read(path, fields: [], batchSize: nil))
}

/// Shapes of every kind, plain and odd: parts without points, holes without a shell, heights, open rings.
private let oddShapes = [
    #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]],[[0.1,0.2],[0.1,0.3],[0.2,0.3],[0.1,0.2]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0,5],[0,1,5],[1,1,5],[0,0,5]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1]]]}"#,
    #"{"type":"Polygon","coordinates":[]}"#,
    #"{"type":"Polygon","coordinates":[[]]}"#,
    #"{"type":"Polygon","coordinates":[[],[[0,0],[0,1],[1,1],[0,0]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]],[]]}"#,
    #"{"type":"MultiPolygon","coordinates":[]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[0,1],[1,1],[0,0]]],[[]],[[[5,0],[5,1],[6,1],[5,0]]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[0,0],[0,1],[1,1],[0,0]]],[[],[[5,0],[5,1],[6,1],[5,0]]]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},"#
        + #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}]}"#,
    #"{"type":"GeometryCollection","geometries":[]}"#,
    #"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#,
    #"{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}"#,
    #"{"type":"Point","coordinates":[1,2]}"#,
    #"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
    "null",
]

private func geoJSON(_ features: [(geometry: String, properties: String)]) -> String {
    let list = features.map {
        "{\"type\":\"Feature\",\"properties\":{\($0.properties)},\"geometry\":\($0.geometry)}"
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n\(list.joined(separator: ",\n"))\n]}"
}

@Test(arguments: [1, 5, 100])
func oddShapesAreReportedFeatureByFeature(size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(geoJSON(oddShapes.map { ($0, "\"n\":1") }), to: "odd.geojson")
    let single = read(path, batchSize: nil)
    #expect(single.features.count == oddShapes.count)
    #expect(single.features.contains { $0.contains("empty shell") })
    #expect(read(path, batchSize: size) == single)
}

@Test func featuresWithoutPolygonsAreListed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(geoJSON(oddShapes.map { ($0, "\"n\":1") }), to: "odd.geojson")
    let layer = try VectorDataset(opening: path).layer()
    try layer.select(fields: [])
    var batch = FeatureBatch()
    #expect(try layer.read(into: &batch, upTo: 1000))
    // Written down by hand from the list above.
    #expect(batch.others.map(\.index) == [3, 4, 5, 7, 9, 11, 12, 13, 14, 15, 16])
    #expect(batch.others.filter { $0.fault != nil }.map(\.index) == [5, 9])
    #expect(batch.other(at: 0) == nil)
    #expect(batch.other(at: 12)?.shape == .lines([[Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]]))
    #expect(batch.polygons.count == oddShapes.count)
    #expect(batch.polygons.feature(0).ringCount == 2)
    #expect(try !layer.read(into: &batch, upTo: 1000))
    #expect(batch.count == 0 && batch.others.isEmpty && batch.polygons.count == 0)
}

@Test(arguments: VectorFormat.writable)
func valuesAreTheSameWhateverElseIsAskedFor(format: VectorFormat) throws {
    let folder = try TemporaryFolder()
    let path = try sample(format, in: folder)
    let all = try readAll(path, fields: ["BSM", "地类", "NF", "MJ"])
    for (index, name) in ["BSM", "地类", "NF", "MJ"].enumerated() {
        let layer = try VectorDataset(opening: path).layer()
        try layer.select(fields: [name])
        var batch = FeatureBatch()
        #expect(try layer.read(into: &batch, upTo: 100))
        #expect((0..<batch.count).map { batch.columns[0].value(at: $0) } == all.map { $0.values[index] })
    }
}

/// Fields are ignored by name, so one of two with the same name must not take the other with it.
@Test(arguments: ["BSM", "bsm"])
func fieldsOfTheSameNameAreBothRead(name: String) throws {
    let folder = try TemporaryFolder()
    let path = try sample(.shapefile, in: folder)
    let table = URL(filePath: folder.path("parcels.dbf"))
    var bytes = try Data(contentsOf: table)
    bytes.replaceSubrange((32 + 64)..<(32 + 64 + 11), with: Array(name.utf8) + [UInt8](repeating: 0, count: 8))
    try bytes.write(to: table)
    for fields in [["BSM"], ["bsm"], ["MJ"]] {
        let values = try readAll(path, fields: fields).map(\.values)
        #expect(
            values.first == [
                fields == ["MJ"]
                    ? .real(9800)
                    : fields == ["bsm"] && name == "bsm" ? .integer(2024) : .text("000000000000000001")
            ])
    }
}

@Test(arguments: ["UTF-8", "GBK"], [true, false])
func textsInBatchesAreReadWhateverTheEncoding(encoding: String, named: Bool) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("parcels.shp")
    try VectorFileWriter.write(
        [SampleLayer.content()], to: path, format: .shapefile,
        options: .init(encoding: encoding, namesEncoding: named))
    let single = read(path, batchSize: nil)
    #expect(single.features.contains { $0.contains("天然牧草地") })
    #expect(read(path, batchSize: 10) == single)
    // Told the wrong encoding: the text is refused, and the features before and after it are not lost.
    let wrong = read(path, encoding: "UTF-8", batchSize: nil)
    #expect((wrong.error != nil) == (encoding == "GBK"))
    #expect(read(path, encoding: "UTF-8", batchSize: 10) == wrong)
}

@Test func onlyTheFeatureWithTheWrongTextIsMissing() throws {
    let folder = try TemporaryFolder()
    let path = try sample(.shapefile, in: folder)
    let table = URL(filePath: folder.path("parcels.dbf"))
    var bytes = try Data(contentsOf: table)
    let record = Int(bytes[10]) + 256 * Int(bytes[11])
    let start = Int(bytes[8]) + 256 * Int(bytes[9]) + 5 * record + 1 + 18
    bytes[start] = 0xFF
    try bytes.write(to: table)
    let single = read(path, batchSize: nil)
    #expect(single.features.count == 38)
    #expect(single.error?.contains("地类") == true)
    for size in [1, 5, 6, 100] { #expect(read(path, batchSize: size) == single) }
}

/// A reader must not go on as if nothing had happened when the library fails in the middle.
@Test func failureInTheMiddleEndsTheBatchBeforeIt() throws {
    let folder = try TemporaryFolder()
    let path = try sample(.shapefile, in: folder)
    var bytes = try Data(contentsOf: URL(filePath: path))
    let index = try Data(contentsOf: URL(filePath: folder.path("parcels.shx")))
    let entry = 100 + 8 * 9
    let offset = 2 * index[entry..<(entry + 4)].reduce(0) { $0 << 8 | Int($1) }
    bytes.replaceSubrange((offset + 8 + 36)..<(offset + 8 + 40), with: [0xFF, 0xFF, 0xFF, 0x7F])  // parts
    try bytes.write(to: URL(filePath: path))
    let single = read(path, batchSize: nil)
    #expect(single.features.count < 39)
    #expect(single.error != nil)
    for size in [1, 4, 100] { #expect(read(path, batchSize: size) == single) }
}
