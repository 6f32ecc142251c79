import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private let collection = """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"名称":"甲","n":1},"geometry":{"type":"Polygon","coordinates":
    [[[122,46],[122.01,46],[122.01,46.01],[122,46.01],[122,46]]]}},
    {"type":"Feature","properties":{"名称":"乙","n":2},"geometry":{"type":"LineString","coordinates":[[122,46],[123,47]]}},
    {"type":"Feature","properties":{"名称":"丙","n":3},"geometry":{"type":"Point","coordinates":[122,46,9]}},
    {"type":"Feature","properties":{"名称":"丁","n":4},"geometry":null}]}
    """

@Test func everyKindOfGeometryArrives() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(collection, to: "mixed.geojson")
    let shapes = try readAll(path, fields: []).map(\.shape)
    let square = [(122.0, 46.0), (122.01, 46), (122.01, 46.01), (122, 46.01), (122, 46)]
    #expect(
        shapes == [
            .polygons(MultiPolygon(shell: square.map { Coordinate(x: $0.0, y: $0.1) })),
            .lines([[Coordinate(x: 122, y: 46), Coordinate(x: 123, y: 47)]]),
            .points([Coordinate(x: 122, y: 46)]), .empty,
        ])
}

@Test func fieldsAreFoundByNameWhateverTheCase() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(collection, to: "mixed.geojson")
    #expect(try readAll(path, fields: ["N"]).count == readAll(path, fields: ["n"]).count)
    #expect(failure { _ = try readAll(path, fields: ["面积"]) }?.code == .fieldNotFound)
}

@Test func layersOfAPackageAreListedWhenNoneIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("two.gpkg")
    try VectorFileWriter.write(
        [SampleLayer.content(named: "before"), SampleLayer.content(named: "after")], to: path,
        format: .geoPackage)
    let dataset = try VectorDataset(opening: path)
    #expect(dataset.layerNames == ["before", "after"])
    #expect(try dataset.layer(named: "after").name == "after")
    let error = failure { _ = try dataset.layer() }
    #expect(error?.code == .layerNotFound)
    #expect(error?.message.en.contains("before") == true)
    #expect(failure { _ = try dataset.layer(named: "x") }?.code == .layerNotFound)
}

@Test func filesThatCannotBeReadSayWhy() throws {
    let folder = try TemporaryFolder()
    #expect(failure { _ = try VectorDataset(opening: folder.path("none.shp")) }?.code == .notFound)
    #expect(failure { _ = try VectorDataset(opening: folder.url.path()) }?.code == .unknownFormat)
    let notJSON = try folder.write("{\"type\": \"FeatureCollection\", \"features\": [", to: "cut.geojson")
    let error = failure { _ = try readAll(notJSON, fields: []) }
    #expect(error?.code == .damaged)
    #expect(error?.issues.isEmpty == false)
    let text = try folder.write("hello", to: "hello.txt")
    #expect(failure { _ = try VectorDataset(opening: text) }?.code == .unknownFormat)
    // A virtual dataset could name any other file or a network address.
    let virtual = try folder.write("<OGRVRTDataSource/>", to: "x.vrt")
    #expect(failure { _ = try VectorDataset(opening: virtual) }?.code == .unknownFormat)
}

/// Each task must see its own messages only: GDAL's handlers are kept per thread.
@Test func parallelReadersKeepTheirOwnMessages() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<64 {
            group.addTask {
                // The library names the folder of the socket that is not there.
                let error = failure { _ = try VectorDataset(opening: "PG:host=/nowhere\(number)x dbname=x") }
                let messages = error?.libraryMessages ?? []
                return !messages.isEmpty && messages.allSatisfy { $0.contains("nowhere\(number)x") }
            }
        }
        for try await alone in group { #expect(alone) }
    }
}
