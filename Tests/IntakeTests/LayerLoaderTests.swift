import Bilingual
import Foundation
import Geodesy
import Geometry
import Intake
import Land
import Project
import TestSupport
import Testing
import VectorFiles

private func ring(_ points: [(Double, Double)]) -> [Coordinate] { points.map { Coordinate(x: $0.0, y: $0.1) } }

/// Vector TV1 of the domain reference: 1 km square in zone 41, statutory 999 874.37, geodesic 999 874.3734 m².
private let kilometre = MultiPolygon(
    shell: ring([
        (41_428_000, 5_106_000), (41_428_000, 5_107_000), (41_429_000, 5_107_000), (41_429_000, 5_106_000),
    ]))

private func load(
    _ shapes: [Shape], system: String? = "EPSG:4529", model: AreaModel = .statutory, withGeodesic: Bool = false,
    change: (inout LayerDeclaration) throws -> Void = { _ in }
) throws -> LoadedLayer {
    let folder = try TemporaryFolder()
    let path = folder.path("layer.gpkg")
    let content = LayerContent(
        LayerDefinition(
            name: "layer", geometry: .polygon, fields: [Field("BSM", .text())], referenceSystem: system),
        features: shapes.enumerated().map { (shape: $1, values: [.text("P\($0)")]) })
    try VectorFileWriter.write([content], to: path, format: .geoPackage)
    var declaration = LayerDeclaration(name: "layer", source: path)
    try change(&declaration)
    return try LayerLoader(model: model, withGeodesic: withGeodesic).load(declaration, path: path)
}

private func refusal(_ operation: () throws -> LoadedLayer) -> SurveyError? {
    do {
        _ = try operation()
        return nil
    } catch {
        return error as? SurveyError
    }
}

@Test func parcelsCarryAllThreeAreas() throws {
    let layer = try load([.polygons(kilometre)], withGeodesic: true)
    let parcel = try #require(layer.parcels.first)
    #expect(parcel.id == "P0" && parcel.zone == 41)
    #expect(parcel.area == Area(rounding: 999_874.37))
    #expect(abs(parcel.areas.planar - 1_000_000) < 1e-6)
    #expect(abs(try #require(parcel.areas.geodesic) - 999_874.3734) < 1e-3)
    #expect(layer.digest.count == 64)
}

@Test(arguments: [(AreaModel.planar, 1_000_000.0), (.geodesic, 999_874.37), (.statutory, 999_874.37)])
func theChosenModelIsTheOneThatIsRounded(_ model: AreaModel, _ squareMetres: Double) throws {
    #expect(try load([.polygons(kilometre)], model: model).parcels.first?.area == Area(rounding: squareMetres))
}

/// The same ground without the zone number before the eastings, in degrees, and in the 6° zone 21.
@Test func theSameGroundHasTheSameAreaInEverySystem() throws {
    let bare = kilometre.mapCoordinates { Coordinate(x: $0.x - 41_000_000, y: $0.y) }
    #expect(try load([.polygons(bare)], system: "EPSG:4550").parcels.first?.area == Area(rounding: 999_874.37))
    let sixDegrees = kilometre.mapCoordinates { Coordinate(x: $0.x - 20_000_000, y: $0.y) }
    #expect(
        try load([.polygons(sixDegrees)], system: "EPSG:4499").parcels.first?.area == Area(rounding: 999_874.37)
    )
    let degrees = MultiPolygon(
        shell: ring([
            (122.0690928371, 46.0854027895), (122.0689414811, 46.0943982022), (122.0818711545, 46.0945027975),
            (122.0820204093, 46.0855073521),
        ]))
    for system in ["EPSG:4490", "EPSG:4326"] {
        let layer = try load([.polygons(degrees)], system: system)
        let area = try #require(layer.parcels.first).area
        #expect(abs(area.hundredths - 99_987_437) <= 1)
        #expect((layer.system.caveat != nil) == (system == "EPSG:4326"))
    }
}

@Test func brokenFeaturesAreRepairedOrSetAsideAndAllAreAccountedFor() throws {
    let bowTie = MultiPolygon(
        shell: ring([
            (41_428_000, 5_106_000), (41_428_100, 5_106_100), (41_428_100, 5_106_000), (41_428_000, 5_106_100),
        ]))
    let nowhere = MultiPolygon(shell: ring([(1, 1), (1, 2), (2, 2)]))
    let line = MultiPolygon(
        shell: ring([(41_428_000, 5_106_000), (41_428_100, 5_106_000), (41_428_050, 5_106_000)]))
    let layer = try load([.polygons(kilometre), .polygons(bowTie), .empty, .polygons(nowhere), .polygons(line)])
    #expect(layer.accounting.read == 5)
    #expect(layer.accounting.used == 1 && layer.accounting.repaired == 1 && layer.accounting.setAside == 3)
    #expect(layer.accounting.reconciles)
    // Two triangles of 2500 m², measured on the ellipsoid: 0.0126 % less.
    #expect(abs(layer.accounting.repairedArea.squareMetres - 4999.37) < 0.02)
    #expect(layer.repairs.map(\.code) == [.invalidPolygon])
    #expect(layer.setAside.map(\.code) == [.emptyGeometry, .invalidCoordinate, .noArea])
}

@Test func layersThatCannotBeMeasuredAreRefused() throws {
    #expect(refusal { try load([]) }?.code == .inputRefused)
    #expect(refusal { try load([.polygons(kilometre)], system: nil) }?.message.en.contains("EPSG:4529") == true)
    // Xi'an 1980 has no transformation to CGCS2000 without parameters.
    #expect(refusal { try load([.polygons(kilometre)], system: "EPSG:2365") }?.code == .inputRefused)
    #expect(
        refusal { try load([.polygons(kilometre)], system: "EPSG:4490") }?.message.en.contains(
            "they are metres")
            == true)
    #expect(refusal { try load([.empty, .empty]) }?.code == .inputRefused)
    #expect(
        refusal { try load([.polygons(kilometre)]) { $0.referenceSystem = "EPSG:99999" } }?.code == .request)
    #expect(
        refusal { try load([.polygons(kilometre)]) { $0.filter = try Condition("nosuch = 1") } }?.code
            == .request)
    #expect(refusal { try load([.polygons(kilometre)]) { $0.fields = [.id: "nosuch"] } }?.code == .request)
}

@Test func aFilterThatNothingMeetsIsAnAnswer() throws {
    let layer = try load([.polygons(kilometre)]) { $0.filter = try Condition("BSM = 'P7'") }
    #expect(layer.parcels.isEmpty && layer.accounting.read == 0)
}
