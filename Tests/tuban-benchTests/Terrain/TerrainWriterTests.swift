import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import VectorFiles

@testable import tuban_bench

@Suite struct TerrainWriterTests {
    private func write(to folder: TemporaryFolder, seed: UInt64, _ system: TerrainWriter.System) throws -> Data
    {
        let extent = try LeagueExtent()
        let writer = TerrainWriter(
            extent: extent, plan: ParcelPlan(300, in: extent, seed: seed), seed: seed, folder: folder.path(""))
        let path = try writer.writeParcels(system).path
        return try ["shp", "shx", "dbf", "prj", "cpg"].reduce(into: Data()) {
            $0 += try Data(contentsOf: URL(filePath: path.dropLast(3) + $1))
        }
    }

    @Test func sameBytesForTheSameSeedAndNoOther() throws {
        let folders = try (0..<3).map { _ in try TemporaryFolder() }
        let first = try write(to: folders[0], seed: 1, .projected)
        let second = try write(to: folders[1], seed: 1, .projected)
        let other = try write(to: folders[2], seed: 2, .projected)
        #expect(second == first && other != first)
    }

    /// GDAL reads what was written: shapes, texts, and the recorded area of each shape.
    @Test func areReadBackByGDAL() throws {
        let folder = try TemporaryFolder()
        _ = try write(to: folder, seed: 1, .projected)
        let layer = try VectorDataset(opening: folder.path("parcels_4529.shp")).layer()
        #expect(layer.referenceSystem?.contains("CGCS2000") == true)
        try layer.select(fields: ["pid", "county", "cls", "QSDWMC", "TBMJ"])
        var number: Int64 = 0
        while let feature = try layer.next() {
            guard case .polygons(let polygons) = feature.shape else {
                Issue.record("feature \(number) has no polygons")
                continue
            }
            #expect(feature.values[0] == .integer(number))
            #expect(LeagueExtent.counties.contains { .text($0.code) == feature.values[1] })
            #expect(LandClass.allCases.contains { .text($0.word) == feature.values[2] })
            #expect(feature.values[3].text?.hasSuffix("号嘎查村民委员会") == true)
            #expect(abs((feature.values[4].number ?? 0) - polygons.planarArea) < 0.0051)
            number += 1
        }
        #expect(number > 250 && layer.takeWarnings().isEmpty)
    }

    /// Longitudes and latitudes go back to the positions of the plane, within a hundredth of a millimetre.
    @Test func degreesAreTheSamePositions() throws {
        let folder = try TemporaryFolder()
        _ = try write(to: folder, seed: 1, .projected)
        _ = try write(to: folder, seed: 1, .geographic)
        let plane = try LeagueExtent().plane
        let layers = try [4529, 4490].map {
            try VectorDataset(opening: folder.path("parcels_\($0).shp")).layer()
        }
        while let metres = try layers[0].next() {
            guard let degrees = try layers[1].next(), case .polygons(let polygons) = metres.shape,
                case .polygons(let others) = degrees.shape
            else {
                Issue.record("feature \(metres.fid) is not in both")
                break
            }
            #expect(polygons.coordinates.count == others.coordinates.count)
            for (position, other) in zip(polygons.coordinates, others.coordinates) {
                let back = try plane.projected(other)
                #expect(abs(back.x - position.x) < 1e-5 && abs(back.y - position.y) < 1.2e-5)
            }
        }
    }

    @Test(arguments: [
        (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-1.5, 1, "-1.5"), (12.345678, 3, "12.346"), (7, 0, "7"),
    ])
    func numbersHaveFixedDecimals(number: Double, decimals: Int, text: String) {
        #expect(fixed(number, decimals: decimals) == text)
    }

    /// What a shapefile cannot hold is refused with its name before it is written.
    @Test func shapefileBeyondItsLimitIsRefused() throws {
        let folder = try TemporaryFolder()
        let file = try ShapefileStream(
            at: folder.path("zones"), fields: [Field("pid", .integer)], system: "", limit: 1000)
        let ring = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        for number in 0..<7 { try file.append([ring], values: [.integer(Int64(number))]) }
        let refusal = #expect(throws: BenchError.self) { try file.append([ring], values: [.integer(7)]) }
        #expect(refusal?.description.contains("zones.shp") == true)
        #expect(file.count == 7)
    }

    @Test func folderThatIsNotThereIsNamed() {
        #expect(throws: BenchError.self) {
            try ShapefileStream(at: "/nowhere/parcels", fields: [Field("pid", .integer)], system: "")
        }
    }
}
