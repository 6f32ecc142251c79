import Covering
import Foundation
import Geodesy
import Geometry
import Land
import Overlay
import Project
import Survey
import TestSupport
import Testing
import VectorFiles

/// A corner in the plane of zone 41, metres from a place of the league.
private func corner(_ x: Double, _ y: Double) -> Coordinate {
    Coordinate(x: 41_428_000 + x, y: 5_106_000 + y)
}

private func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon {
    MultiPolygon(shell: [
        corner(minX, minY), corner(minX, maxY), corner(maxX, maxY), corner(maxX, minY), corner(minX, minY),
    ])
}

private func content(_ shapes: [(Shape, String)], system: String? = "EPSG:4529") -> LayerContent {
    LayerContent(
        LayerDefinition(
            name: "layer", geometry: .polygon, fields: [Field("BSM", .text(width: 18))],
            referenceSystem: system),
        features: shapes.map { ($0.0, [.text($0.1)]) })
}

private func request(_ parcels: String, _ zones: [String], model: AreaModel = .planar) -> OverlayRequest {
    func declaration(_ path: String) -> LayerDeclaration {
        LayerDeclaration(
            name: URL(filePath: path).deletingPathExtension().lastPathComponent, source: path)
    }
    return OverlayRequest(parcels: declaration(parcels), zones: zones.map(declaration), model: model)
}

/// All parcels and the totals.
private func run(_ request: OverlayRequest) async throws -> ([OverlaidParcel], OverlaySummary) {
    var parcels: [OverlaidParcel] = []
    let summary = try await OverlayRun(request).run { parcels += $0 }
    return (parcels, summary)
}

/// Everything that a parcel says, for comparison.
private func text(_ parcel: OverlaidParcel, withNumbers: Bool = true) -> String {
    let masks = parcel.masks.map { "\($0.mask.rawValue):\($0.area.hundredths)" }
    let overlaps = parcel.overlaps.map {
        "\($0.layer) \(withNumbers ? $0.fid : 0) \($0.position) \($0.area.hundredths) \($0.rawArea)"
    }
    return
        "\(withNumbers ? parcel.fid : 0) \(parcel.values) \(parcel.area.hundredths) \(parcel.rawArea) \(parcel.rawCovered) \(masks) \(overlaps)"
}

/// Files that tests write: 900 parcels of 12 m on a raster of 10 m, under three overlapping strips.
private struct Raster {
    let folder: TemporaryFolder
    let zones: String

    init() throws {
        folder = try TemporaryFolder()
        zones = folder.path("zones.gpkg")
        let strips: [(Shape, String)] = [
            (.polygons(rectangle(35.5, -20, 105.25, 400)), "a"),
            (.polygons(rectangle(95, 50.125, 400, 95)), "b"),
            (.polygons(rectangle(95, 50, 200, 200)), "b"),
        ]
        try VectorFileWriter.write([content(strips)], to: zones, format: .geoPackage)
    }

    func write(_ name: String, _ format: VectorFormat) throws -> String {
        var shapes: [(Shape, String)] = []
        for row in 0..<30 {
            for column in 0..<30 {
                let (x, y) = (Double(column) * 10, Double(row) * 10)
                shapes.append((.polygons(rectangle(x, y, x + 12, y + 12)), "\(row)-\(column)"))
            }
        }
        let path = folder.path(name)
        try VectorFileWriter.write([content(shapes)], to: path, format: format)
        return path
    }
}

/// FlatGeobuf has an order of its own: parcels are compared by their identifiers.
@Test(
    arguments: [
        ("p.gpkg", VectorFormat.geoPackage), ("p.geojson", .geoJSON), ("p.fgb", .flatGeobuf),
    ])
func everyFormatGivesTheSameOverlaps(name: String, format: VectorFormat) async throws {
    let raster = try Raster()
    func overlaid(_ name: String, _ format: VectorFormat, jobs: Int) async throws -> ([String], OverlaySummary)
    {
        var asked = request(try raster.write(name, format), [raster.zones])
        asked.grouping = ["BSM"]
        asked.jobs = jobs
        let (parcels, summary) = try await run(asked)
        return (parcels.map { text($0, withNumbers: false) }.sorted(), summary)
    }
    let (expected, first) = try await overlaid("p.shp", .shapefile, jobs: 1)
    let (found, second) = try await overlaid(name, format, jobs: 3)
    #expect(expected.count == 900)
    #expect(found == expected)
    #expect(first.masks == second.masks)
    // Every parcel has 144 m²: 900 · 144.
    #expect(first.area.hundredths == 129_600 * 100)
    #expect(first.selfCheck.sampled > 0 && first.selfCheck.largestRelativeDifference < 1e-9)
    #expect(first.selfCheck.failed == 0)
}

/// Parcel by parcel, areas and masks are those of the reference engine, which shares no code with the edges.
@Test func theReferenceEngineAgrees() async throws {
    let raster = try Raster()
    let asked = request(try raster.write("p.shp", .shapefile), [raster.zones])
    let (parcels, summary) = try await run(asked)
    let strips = [
        rectangle(35.5, -20, 105.25, 400), rectangle(95, 50.125, 400, 95), rectangle(95, 50, 200, 200),
    ]
    let engine = try TopologyCoverageEngine([CoverLayer(features: strips)])
    var total = Area.zero
    for parcel in parcels {
        let (row, column) = (Double(parcel.fid / 30), Double(parcel.fid % 30))
        let expected = try engine.coverage(
            of: rectangle(column * 10, row * 10, column * 10 + 12, row * 10 + 12))
        #expect(abs(parcel.rawArea - 144) < 1e-7)
        #expect(abs(parcel.rawCovered - expected.area(underAny: LayerMask(layer: 0))) < 1e-6)
        let features = expected.features.map(\.feature)
        #expect(parcel.overlaps.map(\.position) == features)
        for (overlap, piece) in zip(parcel.overlaps, expected.features) {
            #expect(abs(overlap.rawArea - piece.area) < 1e-6)
        }
        #expect(parcel.masks.reduce(Area.zero) { $0 + $1.area } == parcel.area)
        total += parcel.area
    }
    #expect(summary.area == total)
    #expect(summary.masks.values.reduce(.zero, +) == total)
    #expect(summary.pairCount == parcels.reduce(0) { $0 + $1.overlaps.count })
}

/// The same for any number of tasks, to the last bit, in the same order.
@Test func tasksDoNotMatter() async throws {
    let raster = try Raster()
    let path = try raster.write("p.shp", .shapefile)
    var results: [[String]] = []
    for jobs in [1, 2, 7] {
        var asked = request(path, [raster.zones], model: .statutory)
        asked.jobs = jobs
        let (parcels, summary) = try await run(asked)
        results.append(
            parcels.map { text($0) } + [
                "\(summary.masks.sorted { $0.key < $1.key }) \(summary.selfCheck) \(summary.parcels.accounting)"
            ])
    }
    #expect(results[0].count == 901)
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
}

/// The values of a zone field come in any order; every overlap still names its own feature.
@Test func coversOfValuesNameTheirFeatures() async throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = (folder.path("p.gpkg"), folder.path("z.gpkg"))
    try VectorFileWriter.write(
        [content([(.polygons(rectangle(0, 0, 100, 100)), "1")])], to: parcels, format: .geoPackage)
    // The value that sorts last comes first, and features of a value do not lie together.
    let strips: [(Shape, String)] = [
        (.polygons(rectangle(0, 0, 10, 100)), "丙"), (.polygons(rectangle(10, 0, 30, 100)), "甲"),
        (.polygons(rectangle(30, 0, 60, 100)), "丙"), (.polygons(rectangle(60, 0, 100, 50)), "乙"),
    ]
    let layer = LayerContent(
        LayerDefinition(
            name: "z", geometry: .polygon, fields: [Field("GNQ", .text(width: 18))],
            referenceSystem: "EPSG:4529"),
        features: strips.map { ($0.0, [.text($0.1)]) })
    try VectorFileWriter.write([layer], to: zones, format: .geoPackage)
    var asked = request(parcels, [zones])
    asked.grouping = ["GNQ"]
    let (found, summary) = try await run(asked)
    let parcel = try #require(found.first)
    #expect(parcel.overlaps.map(\.position) == [0, 1, 2, 3])
    #expect(parcel.overlaps.map(\.area.hundredths) == [100_000, 200_000, 300_000, 200_000])
    let areas = Dictionary(
        uniqueKeysWithValues: summary.covers.indices.map { cover in
            (summary.covers[cover].name, parcel.area(underAny: LayerMask(layer: cover)).hundredths)
        })
    #expect(areas == ["甲": 200_000, "乙": 200_000, "丙": 400_000])
    #expect(summary.covers.map(\.features).reduce(0, +) == 4)
}

/// A coordinate that is no number sets its feature aside, in the plane and on the ellipsoid.
@Test(arguments: [AreaModel.planar, .statutory])
func coordinatesThatAreNoNumbersAreSetAside(model: AreaModel) async throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = (folder.path("p.gpkg"), folder.path("z.gpkg"))
    let broken = MultiPolygon(shell: [
        corner(0, 0), corner(0, 10), Coordinate(x: .nan, y: 5_106_010), corner(0, 0),
    ])
    let square = rectangle(0, 0, 100, 100)
    try VectorFileWriter.write(
        [content([(.polygons(square), "1"), (.polygons(broken), "2")])], to: parcels, format: .geoPackage)
    try VectorFileWriter.write(
        [content([(.polygons(broken), "1"), (.polygons(square), "2")])], to: zones, format: .geoPackage)
    let (found, summary) = try await run(request(parcels, [zones], model: model))
    #expect(found.count == 1)
    for input in [summary.parcels] + summary.zones {
        #expect(input.accounting.read == 2 && input.accounting.used == 1 && input.accounting.setAside == 1)
        #expect(input.defects.count == 1)
    }
    #expect(found.first?.covered == found.first?.area)
    #expect(summary.needsAttention)
}

/// A run that is called off ends, and does not wait for parcels that nobody reads any more.
@Test func aRunThatIsCalledOffEnds() async throws {
    let raster = try Raster()
    var asked = request(try raster.write("p.shp", .shapefile), [raster.zones], model: .statutory)
    asked.jobs = 2
    let wanted = asked
    let task = Task {
        try await OverlayRun(wanted).run { _ in
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
}

/// What the consumer throws ends the run, whatever the tasks are doing.
@Test(arguments: [1, 2, 7])
func aConsumerThatFailsEndsTheRun(jobs: Int) async throws {
    struct Full: Error {}
    let raster = try Raster()
    var asked = request(try raster.write("p.shp", .shapefile), [raster.zones])
    asked.jobs = jobs
    await #expect(throws: Full.self) { try await OverlayRun(asked).run { _ in throw Full() } }
}
