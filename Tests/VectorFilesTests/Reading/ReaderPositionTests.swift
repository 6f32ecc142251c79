import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func sample(_ folder: TemporaryFolder, _ name: String, _ format: VectorFormat) throws -> String {
    let path = folder.path(name)
    let features = (0..<101).map { number -> LayerContent.Feature in
        (
            .polygons(MultiPolygon(shell: SampleLayer.box(Double(number), 0, Double(number + 1), 1))),
            [.integer(Int64(number))]
        )
    }
    let definition = LayerDefinition(
        name: "parcels", geometry: .polygon, fields: [Field("n", .integer)], referenceSystem: "EPSG:4529")
    try VectorFileWriter.write([LayerContent(definition, features: features)], to: path, format: format)
    return path
}

/// Several readers, each with its own dataset and on a task of its own, give the whole between them.
@Test(arguments: [1, 2, 3, 7, 101])
func rangesOfAShapefileAddUpToTheWhole(readers: Int) async throws {
    let folder = try TemporaryFolder()
    let path = try sample(folder, "parcels.shp", .shapefile)
    let count = try #require(try VectorDataset(opening: path).layer().declaredCount)
    #expect(count == 101)
    let parts = try await withThrowingTaskGroup(of: (Int, [Int64]).self) { group in
        for reader in 0..<readers {
            group.addTask {
                let range = (reader * count / readers)..<((reader + 1) * count / readers)
                let layer = try VectorDataset(opening: path).reopened().layer()
                try layer.select(fields: ["n"])
                #expect(layer.canSeek)
                try layer.seek(to: range.lowerBound)
                var batch = FeatureBatch()
                var numbers: [Int64] = []
                while numbers.count < range.count,
                    try layer.read(into: &batch, upTo: min(4, range.count - numbers.count))
                {
                    numbers += batch.columns[0].integers
                    for index in 0..<batch.count {
                        #expect(
                            batch.polygons.feature(index).box.minX == Double(batch.columns[0].integers[index]))
                    }
                }
                return (reader, numbers)
            }
        }
        var parts = [[Int64]](repeating: [], count: readers)
        for try await (reader, numbers) in group { parts[reader] = numbers }
        return parts
    }
    #expect(parts.flatMap { $0 } == (0..<101).map { Int64($0) })
}

@Test func positionsOutsideTheLayerAreRefused() throws {
    let folder = try TemporaryFolder()
    let layer = try VectorDataset(opening: try sample(folder, "parcels.shp", .shapefile)).layer()
    try layer.select(fields: ["n"])
    #expect(failure { try layer.seek(to: -1) }?.code == .readFailed)
    #expect(failure { try layer.seek(to: 102) }?.code == .readFailed)
    try layer.seek(to: 101)
    #expect(try layer.next() == nil)
    try layer.seek(to: 100)
    #expect(try layer.next()?.values == [.integer(100)])
    try layer.seek(to: 0)
    #expect(try layer.next()?.values == [.integer(0)])
}

@Test func filteredLayersAndOtherFormatsHaveNoPositions() throws {
    let folder = try TemporaryFolder()
    let layer = try VectorDataset(opening: try sample(folder, "parcels.shp", .shapefile)).layer()
    try layer.select(fields: ["n"], where: "n > 50")
    #expect(!layer.canSeek)
    #expect(failure { try layer.seek(to: 1) }?.code == .readFailed)
    #expect(try layer.next()?.values == [.integer(51)])
    try layer.select(fields: ["n"])
    #expect(layer.canSeek)
    for (name, format) in [
        ("a.gpkg", VectorFormat.geoPackage), ("a.geojson", .geoJSON), ("a.fgb", .flatGeobuf),
    ] {
        let other = try VectorDataset(opening: try sample(folder, name, format)).layer()
        #expect(!other.canSeek)
        #expect(failure { try other.seek(to: 0) }?.code == .readFailed)
    }
}

/// The encoding that was found or named holds for the second reader too.
@Test func reopenedDatasetsKeepTheEncoding() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("parcels.shp")
    try VectorFileWriter.write(
        [SampleLayer.content()], to: path, format: .shapefile,
        options: .init(encoding: "GBK", namesEncoding: false))
    let layer = try VectorDataset(opening: path).reopened().layer()
    try layer.select(fields: [layer.fields[1].name])
    #expect(try layer.next()?.values == [.text("天然牧草地")])
}
