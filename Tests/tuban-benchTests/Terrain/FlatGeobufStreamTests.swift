import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

@testable import tuban_bench

@Suite struct FlatGeobufStreamTests {
    private let plan: ParcelPlan
    private let extent: LeagueExtent

    init() throws {
        extent = try LeagueExtent()
        plan = ParcelPlan(300, in: extent, seed: 1)
    }

    /// Writes the parcels with a limit for shapefiles, as a scale beyond it does.
    private func write(to folder: TemporaryFolder, limit: Int) throws -> TerrainWriter.Summary {
        let writer = TerrainWriter(
            extent: extent, plan: plan, seed: 1, folder: folder.path(""), shapefileLimit: limit)
        return try writer.writeParcels(.projected)
    }

    /// The size decides: what a shapefile holds becomes one, what it does not becomes FlatGeobuf and nothing else.
    @Test func sizeDecidesTheFormat() throws {
        let folder = try TemporaryFolder()
        let small = try write(to: folder, limit: ShapefileStream.largest)
        #expect(small.path.hasSuffix("parcels_4529.shp"))
        let size = try Data(contentsOf: URL(filePath: small.path)).count
        let other = try TemporaryFolder()
        let large = try write(to: other, limit: size)
        #expect(large.path.hasSuffix("parcels_4529.fgb"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path("")) == ["parcels_4529.fgb"])
        #expect(large.features == small.features && large.coordinates == small.coordinates)
    }

    @Test func sameBytesForTheSameSeed() throws {
        let folders = try (0..<2).map { _ in try TemporaryFolder() }
        let files = try folders.map {
            try Data(contentsOf: URL(filePath: try write(to: $0, limit: 0).path))
        }
        #expect(files[0] == files[1])
    }

    /// GDAL reads the same features from either file, islands, holes and parcels in two parts among them.
    @Test func holdsWhatTheShapefileHolds() throws {
        let folder = try TemporaryFolder()
        let fields = TerrainWriter.parcelFields.map(\.name)
        let layers = try [Int.max, 0].map {
            let layer = try VectorDataset(opening: try write(to: folder, limit: $0).path).layer()
            try layer.select(fields: fields)
            return layer
        }
        #expect(layers[1].fields.map(\.name) == fields)
        #expect(layers[1].referenceSystem?.contains("4529") == true)
        var (count, holes, parts) = (0, 0, 0)
        while let expected = try layers[0].next() {
            let feature = try #require(try layers[1].next())
            guard case .polygons(let polygons) = expected.shape, case .polygons(let others) = feature.shape
            else {
                Issue.record("feature \(expected.fid) has no polygons")
                continue
            }
            #expect(feature.values == expected.values)
            #expect(others.polygonCount == polygons.polygonCount && others.ringCount == polygons.ringCount)
            #expect(Set(others.coordinates) == Set(polygons.coordinates))
            #expect(
                others.planarArea == polygons.planarArea || abs(others.planarArea - polygons.planarArea) < 1e-3)
            count += 1
            holes += others.ringCount - others.polygonCount
            parts += others.polygonCount - 1
        }
        #expect(try layers[1].next() == nil)
        #expect(count == plan.entries.count && holes > 0 && parts > 0)
        #expect(layers[1].takeWarnings().isEmpty)
    }

    /// Features go to the disk as they come: memory does not grow with their number.
    @Test func fileIsWrittenInPiecesNotHeldWhole() throws {
        let folder = try TemporaryFolder()
        let stream = try FlatGeobufStream(
            at: folder.path("pieces"), fields: [Field("pid", .integer)], epsg: 4529)
        let ring = (0...100_000).map { Coordinate(x: Double($0), y: $0 == 100_000 ? 1 : 0) }
        var shown = 0
        for number in 0..<12 {
            try stream.append([ring + [ring[0]]], values: [.integer(Int64(number))])
            let size = try Data(contentsOf: URL(filePath: stream.path)).count
            // What is not in the file yet is less than a piece and a feature.
            #expect((number + 1) * 1_600_000 - size < 6_500_000)
            shown = size
        }
        #expect(shown > 12_000_000)
        try stream.finish()
        #expect(stream.count == 12 && stream.coordinateCount == 12 * 100_002)
    }
}
