import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

/// The ending of each format's files.
private let endings: [VectorFormat: String] = [
    .shapefile: "shp", .geoPackage: "gpkg", .geoJSON: "geojson", .flatGeobuf: "fgb",
]

@Test(arguments: VectorFormat.writable)
func writtenLayersReadBackWithTextsAndAreas(_ format: VectorFormat) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("图斑.\(endings[format] ?? "")")
    try VectorFileWriter.write([SampleLayer.content(named: "图斑")], to: path, format: format)
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.declaredCount == 2)
    #expect(layer.referenceSystem?.contains("CGCS2000 / 3-degree Gauss-Kruger zone 41") == true)
    let features = try readAll(path, fields: ["BSM", "地类名称", "NF", "MJ"])
    // FlatGeobuf orders features by its spatial index, so they are told apart by their identifier.
    let byID = Dictionary(uniqueKeysWithValues: features.map { ($0.values[0].text ?? "", $0) })
    let first = try #require(byID["000000000000000001"])
    let second = try #require(byID["000000000000000002"])
    #expect(first.values[1] == .text("天然牧草地"))
    #expect(first.values[2].number == 2024)
    #expect(first.values[3].number == 9800)
    #expect(second.values[3] == .missing)
    guard case .polygons(let square) = first.shape, case .polygons(let parts) = second.shape else {
        Issue.record("not polygons")
        return
    }
    #expect(square.planarArea == 100 * 100 - 10 * 20)
    #expect(parts.planarArea == 10 * 10 + 20 * 10)
    #expect(parts.polygonCount == 2)
}

@Test(arguments: VectorFormat.writable)
func writingTwiceGivesTheSameBytes(_ format: VectorFormat) throws {
    let folder = try TemporaryFolder()
    let ending = endings[format] ?? ""
    var written: [Data] = []
    for run in ["a", "b"] {
        let path = folder.path("\(run)/parcels.\(ending)")
        try FileManager.default.createDirectory(
            at: URL(filePath: folder.path(run)), withIntermediateDirectories: true)
        try VectorFileWriter.write([SampleLayer.content()], to: path, format: format)
        written.append(try Data(contentsOf: URL(filePath: path)))
    }
    #expect(written[0] == written[1])
}

@Test func existingFilesAreLeftAloneUnlessTheirReplacementIsAskedFor() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine", to: "parcels.gpkg")
    let error = failure { try VectorFileWriter.write([SampleLayer.content()], to: path, format: .geoPackage) }
    #expect(error?.code == .outputExists)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    try VectorFileWriter.write(
        [SampleLayer.content()], to: path, format: .geoPackage, options: .init(overwrite: true))
    #expect(try readAll(path, fields: []).count == 2)
}

@Test func failedWritingLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let blocked = try folder.write("a file, not a folder", to: "blocked")
    let error = failure {
        try VectorFileWriter.write([SampleLayer.content()], to: blocked + "/parcels.shp", format: .shapefile)
    }
    #expect(error?.code == .writeFailed)

    let path = folder.path("parcels.geojson")
    let unknown = LayerContent(
        LayerDefinition(name: "x", geometry: .polygon, fields: [], referenceSystem: "EPSG:999999"), features: []
    )
    let rejected = failure { try VectorFileWriter.write([unknown], to: path, format: .geoJSON) }
    #expect(rejected?.code == .writeFailed)
    #expect(rejected?.libraryMessages.isEmpty == false)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()) == ["blocked"])
}

/// Measures rest on it: the features that a filter leaves keep the numbers they have without it.
@Test(arguments: VectorFormat.writable)
func filteredFeaturesKeepTheirNumbers(_ format: VectorFormat) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("many.\(endings[format] ?? "")")
    let features: [LayerContent.Feature] = (0..<200).map { number in
        let x = 41_428_000 + Double((number * 37) % 200) * 10
        let square = MultiPolygon(shell: SampleLayer.box(x, 5_106_000, x + 5, 5_106_005))
        return (.polygons(square), [.text("P\(number)"), .integer(Int64(number % 7))])
    }
    let definition = LayerDefinition(
        name: "many", geometry: .polygon, fields: [Field("BSM", .text(width: 18)), Field("N", .integer)],
        referenceSystem: "EPSG:4529")
    try VectorFileWriter.write([LayerContent(definition, features: features)], to: path, format: format)
    let all = try readAll(path, fields: ["BSM", "N"])
    let numbers = Dictionary(uniqueKeysWithValues: all.map { ($0.fid, $0.values) })
    #expect(numbers.count == 200)
    let some = try readAll(path, fields: ["BSM", "N"]).filter { $0.values[1] == .integer(3) }
    #expect(some.count == 28 + 1)
    for feature in some { #expect(numbers[feature.fid] == feature.values) }
}
