import Covering
import Foundation
import Geodesy
import Geometry
import Land
import Project
import Survey
import TestSupport
import Testing
import VectorFiles

/// Metres from a place in zone 41.
private func corner(_ x: Double, _ y: Double) -> Coordinate {
    Coordinate(x: 41_428_000 + x, y: 5_106_000 + y)
}

private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [Coordinate] {
    [corner(minX, minY), corner(minX, maxY), corner(maxX, maxY), corner(maxX, minY), corner(minX, minY)]
}

private func write(
    _ shapes: [MultiPolygon], to path: String, system: String = "EPSG:4529"
) throws -> LayerDeclaration {
    let layer = LayerContent(
        LayerDefinition(name: "layer", geometry: .polygon, fields: [], referenceSystem: system),
        features: shapes.map { (.polygons($0), []) })
    try VectorFileWriter.write([layer], to: path, format: .geoPackage)
    return LayerDeclaration(
        name: URL(filePath: path).deletingPathExtension().lastPathComponent, source: path)
}

private func run(_ request: OverlayRequest) async throws -> ([OverlaidParcel], OverlaySummary) {
    var parcels: [OverlaidParcel] = []
    let summary = try await OverlayRun(request).run { parcels += $0 }
    return (parcels, summary)
}

/// A parcel of 100 m × 100 m and four features over it, one of each kind; thickness 2A/P by hand.
private let parcel = MultiPolygon(shell: box(0, 0, 100, 100))
private let covers = [
    // 0.02 × 100: 2·2/200.04 = 0.02 m.
    MultiPolygon(shell: box(99.98, -5, 200, 105)),
    // 100 × 0.5: 2·50/201 = 0.498 m.
    MultiPolygon(shell: box(-5, -50, 105, 0.5)),
    // 30 × 30: 2·900/120 = 15 m.
    MultiPolygon(shell: box(50, 50, 80, 80)),
    // 20 × 20 and 0.03 × 100: 10 m and 0.03 m.
    MultiPolygon([[box(20, 20, 40, 40)], [box(-10, -5, 0.03, 105)]]),
    // A corner 0.05 × 0.05, thin in any form: nothing need be built.
    MultiPolygon(shell: box(-10, 99.95, 0.05, 110)),
]

@Test func overlapsAreClassedByThickness() async throws {
    let folder = try TemporaryFolder()
    var request = OverlayRequest(
        parcels: try write([parcel], to: folder.path("p.gpkg")),
        zones: [try write(covers, to: folder.path("z.gpkg"))], model: .planar)
    let (parcels, summary) = try await run(request)
    let overlaps = try #require(parcels.first).overlaps
    #expect(overlaps.map(\.tally.thickest) == [.coincident, .doubtful, .overlap, .overlap, .coincident])
    #expect(abs((overlaps[0].thickness ?? 0) - 0.019_996) < 1e-5)
    #expect(abs((overlaps[1].thickness ?? 0) - 100 / 201) < 1e-6)
    #expect(overlaps[4].thickness == nil)
    #expect(summary.tallies.map { $0[.overlap].count } == [2])
    #expect(summary.pieceCheck.built == 0)

    // Every piece built: the fourth falls apart, and so do the areas, to the last hundredth.
    request.keepsPieces = true
    let (built, all) = try await run(request)
    let found = try #require(built.first).overlaps
    #expect(found.map { $0.pieces.count } == [1, 1, 1, 2, 1])
    #expect(found[3].pieces.map(\.area.hundredths) == [40_000, 300])
    #expect(found[3].pieces.map(\.thicknessClass) == [.overlap, .coincident])
    #expect(found[3].tally[.coincident].area.hundredths == 300)
    for overlap in found { #expect(overlap.pieces.reduce(Area.zero) { $0 + $1.area } == overlap.area) }
    #expect(all.tallies[0].count == 6)
    #expect(all.tallies[0][.coincident].area.hundredths == 200 + 300)
    #expect(all.pieceCheck.largestDifference < 1e-6)
    // The outline of the third is the square itself.
    #expect(found[2].pieces[0].polygons.box == MultiPolygon(shell: box(50, 50, 80, 80)).box)
    #expect(all.masks == summary.masks)
}

/// What is not listed is counted: listed and not listed are all pairs, and the areas by set of layers stay.
@Test func thinOverlapsAreLeftOutOfTheListOnly() async throws {
    let folder = try TemporaryFolder()
    var request = OverlayRequest(
        parcels: try write([parcel], to: folder.path("p.gpkg")),
        zones: [try write(covers, to: folder.path("z.gpkg"))], model: .planar)
    let (_, plain) = try await run(request)
    for (limit, listed) in [(0.01, 5), (0.05, 3), (0.4, 3), (0.6, 2), (12.0, 1), (16, 0)] {
        request.minimumThickness = limit
        let (parcels, summary) = try await run(request)
        #expect(try #require(parcels.first).overlaps.count == listed, "from \(limit) m")
        #expect(summary.pairCount == listed && summary.unlisted.count == 5 - listed)
        #expect(summary.masks == plain.masks)
        #expect(summary.tallies[0].count == 5 || limit > 1)
    }
}

/// On the ellipsoid lengths are those on the ground, whether a layer is in metres or in degrees, north or south.
@Test(arguments: [5_106_000.0, 2_500_000]) func thicknessIsThatOnTheGround(northing: Double) async throws {
    let folder = try TemporaryFolder()
    func moved(_ shape: MultiPolygon) -> MultiPolygon {
        shape.mapCoordinates { Coordinate(x: $0.x, y: $0.y - 5_106_000 + northing) }
    }
    // A strip to the east and one to the north, 0.5 m each.
    let strips = [
        MultiPolygon(shell: box(99.5, -5, 200, 105)), MultiPolygon(shell: box(-5, -50, 105, 0.5)),
    ].map(moved)
    let plane = try #require(GaussKrugerPlane(epsg: 4529))
    func degrees(_ shape: MultiPolygon) throws -> MultiPolygon {
        try shape.mapCoordinates { try plane.geographic($0) }
    }
    for system in ["EPSG:4529", "EPSG:4490"] {
        func shape(_ shape: MultiPolygon) throws -> MultiPolygon {
            system == "EPSG:4490" ? try degrees(shape) : shape
        }
        let name = system.suffix(4)
        var request = OverlayRequest(
            parcels: try write([shape(moved(parcel))], to: folder.path("p\(name).gpkg"), system: system),
            zones: [try write(strips.map(shape), to: folder.path("z\(name).gpkg"), system: system)])
        request.keepsPieces = true
        let (parcels, summary) = try await run(request)
        #expect(summary.pieceCheck.failed == 0)
        let found = try #require(parcels.first)
        for overlap in found.overlaps {
            // 2·50/201, and 1e-4 for the scale of the plane 72 km off its meridian.
            #expect(abs((overlap.thickness ?? 0) - 100 / 201) < 1e-4, "\(system) \(overlap.position)")
            let piece = try #require(overlap.pieces.first)
            #expect(abs(piece.polygons.planarArea - (try shape(strips[overlap.position])).planarArea) > 0)
            let drawn = system == "EPSG:4490" ? try projected(piece.polygons, plane) : piece.polygons
            // The outline is drawn where the two meet: to the rounding of the method.
            #expect(abs(drawn.planarArea - 50) < 0.05)
            #expect(abs(drawn.box.minY - (northing + 0)) < 0.001)
        }
    }
}

private func projected(_ shape: MultiPolygon, _ plane: GaussKrugerPlane) throws -> MultiPolygon {
    try shape.mapCoordinates { try plane.projected($0) }
}

/// Of a layer over itself a pair has one set of pieces, whichever comes first.
@Test func piecesOfALayerOverItselfCountOnce() async throws {
    let folder = try TemporaryFolder()
    let shapes = [
        parcel, MultiPolygon(shell: box(90, 0, 190, 100)), MultiPolygon(shell: box(189.99, 0, 250, 100)),
    ]
    var request = OverlayRequest(
        parcels: try write(shapes, to: folder.path("p.gpkg")), zones: [], model: .planar)
    request.keepsPieces = true
    let (parcels, summary) = try await run(request)
    #expect(summary.pairCount == 2)
    #expect(summary.tallies[0][.overlap].count == 1 && summary.tallies[0][.coincident].count == 1)
    #expect(parcels.flatMap { $0.overlaps.flatMap(\.pieces) }.map(\.area.hundredths) == [100_000, 100])
    request.minimumThickness = 0.05
    let (_, listed) = try await run(request)
    #expect(listed.pairCount == 1 && listed.unlisted.count == 1)
}

/// Measured by the sweep, and built by the topology library: the same pieces.
@Test(arguments: [AreaModel.planar, .statutory], [2, 7, 41])
func measuredPiecesAreThoseBuilt(model: AreaModel, seed: UInt64) async throws {
    let folder = try TemporaryFolder()
    var state = seed
    func random() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }
    // Rough outlines of some 200 m around places of a raster: they overlap their neighbours here and there; copies of
    // them moved by some centimetres overlap their originals' neighbours in slivers.
    func star(_ x: Double, _ y: Double) -> [Coordinate] {
        let corners = (0..<24).map { index -> Coordinate in
            let angle = Double(index) / 24 * 2 * .pi
            let radius = 60 + 60 * random()
            return corner(x + radius * cos(angle), y + radius * sin(angle))
        }
        return corners + [corners[0]]
    }
    let outlines = (0..<36).map { star(Double($0 % 6) * 170, Double($0 / 6) * 170) }
    let moved = outlines.map { $0.map { Coordinate(x: $0.x + 0.3 * random(), y: $0.y + 0.3 * random()) } }
    let rings = zip(outlines, moved.map { Array($0.dropLast()) + [$0[0]] })
    // The ground between an outline and its copy, by the even-odd rule: slivers that cross all the time.
    let slivers = rings.map { MultiPolygon([[$0, $1]]) }
    var request = OverlayRequest(
        parcels: try write(outlines.map { MultiPolygon(shell: $0) }, to: folder.path("p.gpkg")),
        zones: [
            try write(moved.map { MultiPolygon(shell: $0) }, to: folder.path("z.gpkg")),
            try write(slivers, to: folder.path("s.gpkg")),
        ], model: model)
    // Nothing is plain without measuring.
    request.minimumThickness = 1e-9
    let (measured, _) = try await run(request)
    request.keepsPieces = true
    let (built, summary) = try await run(request)
    #expect(summary.pieceCheck.failed == 0 && summary.pieceCheck.largestDifference < 1e-5)
    var compared = 0
    for (one, other) in zip(measured, built) {
        #expect(one.overlaps.map(\.position) == other.overlaps.map(\.position))
        for (left, right) in zip(one.overlaps, other.overlaps) {
            guard let thickness = left.thickness, let expected = right.thickness else { continue }
            compared += 1
            // On the ellipsoid the two take the scale of the plane at other corners, some 100 m apart.
            let tolerance = model == .planar ? 1e-6 : 5e-5
            #expect(abs(thickness - expected) < tolerance * max(1, expected), "\(one.fid) \(left.position)")
            for grade in ThicknessClass.allCases where grade != .coincident {
                #expect(left.tally[grade].count == right.tally[grade].count, "\(one.fid) \(left.position)")
                let areas = [left, right].map { $0.tally[grade].area.hundredths }
                #expect(abs(areas[0] - areas[1]) <= 1)
            }
        }
    }
    #expect(compared > 60)
}
