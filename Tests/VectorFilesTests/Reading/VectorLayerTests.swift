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

/// Arcs come as chords within 0.1 mm of them, whatever their radius: π r² less what lies between, at most 0.1 mm along the circle.
@Test(arguments: [5.0, 500, 10_000])
func arcsComeAsChords(radius: Double) throws {
    let folder = try TemporaryFolder()
    let (x, y) = (37_500_000.0, 5_100_000.0)
    let circle = "CIRCULARSTRING(\(x - radius) \(y),\(x + radius) \(y),\(x - radius) \(y))"
    // Half a circle on its diameter, and a circle beside an edge that is as good as straight.
    let half =
        "COMPOUNDCURVE(CIRCULARSTRING(\(x - radius) \(y),\(x) \(y + radius),\(x + radius) \(y)),(\(x + radius) \(y),\(x - radius) \(y)))"
    let nearlyStraight =
        "CIRCULARSTRING(\(x) \(y),\(x + 500) \(y + 1e-6),\(x + 1000) \(y),\(x + 500) \(y + 400),\(x) \(y))"
    let path = try folder.write(
        "id,WKT\n1,\"CURVEPOLYGON(\(circle))\"\n2,\"CURVEPOLYGON(\(half))\"\n3,\"CURVEPOLYGON(\(nearlyStraight))\"\n",
        to: "arcs.csv")
    let areas = try readAll(path, fields: []).map { feature in
        if case .polygons(let polygons) = feature.shape { polygons.planarArea } else { 0.0 }
    }
    try #require(areas.count == 3)
    let (full, between) = (Double.pi * radius * radius, 2 * Double.pi * radius * 1e-4)
    #expect((full - between...full + 0.01).contains(areas[0]))
    #expect((full / 2 - between...full / 2 + 0.01).contains(areas[1]))
    // The circle through (0, 0), (500, 400) and (1000, 0) has the radius 512.5: a segment of 400 m in height.
    let segment = 512.5 * 512.5 * acos(112.5 / 512.5) - 112.5 * 500
    #expect(abs(areas[2] - segment) < 0.5)
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
    for source in ["MYSQL:land,user=a", "https://localhost/parcels.geojson"] {
        #expect(failure { _ = try VectorDataset(opening: source) }?.code == .unknownFormat)
    }
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
