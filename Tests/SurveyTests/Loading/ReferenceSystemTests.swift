import Bilingual
import Foundation
import Geodesy
import Geometry
import Parcels
import Survey
import TestSupport
import Testing
import VectorFiles

/// TV1 of the domain reference, by its easting in zone 41: 999 874.37 m².
private func kilometre(_ easting: Double = 41_428_000, northFirst: Bool = false) -> MultiPolygon {
    let corners = [(0.0, 0.0), (0, 1000), (1000, 1000), (1000, 0), (0, 0)].map {
        Coordinate(x: easting + $0.0, y: 5_106_000 + $0.1)
    }
    let square = MultiPolygon(shell: corners)
    return northFirst ? square.mapCoordinates { Coordinate(x: $0.y, y: $0.x) } : square
}

private func degrees(_ square: MultiPolygon) throws -> MultiPolygon {
    let plane = try #require(GaussKrugerPlane(epsg: 4529))
    return try square.mapCoordinates { try plane.geographic($0) }
}

private func load(
    _ shape: MultiPolygon, _ system: String?, change: (inout LayerDeclaration) -> Void = { _ in }
) throws -> LoadedLayer {
    let folder = try TemporaryFolder()
    let path = folder.path("layer.shp")
    let content = LayerContent(
        LayerDefinition(
            name: "layer", geometry: .polygon, fields: [Field("BSM", .text(width: 8))], referenceSystem: system),
        features: [(shape: .polygons(shape), values: [.text("1")])])
    try VectorFileWriter.write([content], to: path, format: .shapefile)
    var declaration = LayerDeclaration(name: "layer", source: path)
    change(&declaration)
    return try LayerLoader(model: .statutory).load(declaration, path: path)
}

private func refusal(_ operation: () throws -> LoadedLayer) -> String? {
    do {
        _ = try operation()
        return nil
    } catch {
        return (error as? SurveyError).map {
            $0.code == .inputRefused ? $0.message.en : "not refused as an input"
        }
    }
}

/// The zone before the eastings and the system disagree only about the number: read, and said so.
@Test(arguments: [
    (41_428_000.0, "EPSG:4550", "EPSG:4529"), (428_000.0, "EPSG:4529", "EPSG:4550"),
    (21_428_000.0, "EPSG:4529", "EPSG:4499"),
])
func aZoneNumberTooManyOrTooFewIsToldAndRead(easting: Double, stated: String, read: String) throws {
    let layer = try load(kilometre(easting), stated)
    #expect(layer.parcels.map(\.area) == [Area(rounding: 999_874.37)])
    #expect(layer.system.name.hasPrefix(read))
    #expect(layer.system.caveat?.en.contains(read) == true)
    // What fits is not spoken of.
    #expect(try load(kilometre(), "EPSG:4529").system.caveat == nil)
}

@Test func northingsFirstAreRefusedUntilTheUserSaysSo() throws {
    let message = try #require(refusal { try load(kilometre(northFirst: true), "EPSG:4529") })
    #expect(message.contains("--swap-axes"))
    for (shape, system) in [(kilometre(), "EPSG:4529"), (try degrees(kilometre()), "EPSG:4490")] {
        let swapped = shape.mapCoordinates { Coordinate(x: $0.y, y: $0.x) }
        #expect(refusal { try load(swapped, system) } != nil)
        let layer = try load(swapped, system) { $0.swapsAxes = true }
        let expected = try load(shape, system)
        #expect(layer.parcels.map(\.area) == expected.parcels.map(\.area))
        #expect(abs((layer.parcels.first?.area.squareMetres ?? 0) - 999_874.37) < 0.011)
    }
}

@Test func coordinatesOfAnotherKindAreRefusedWithTheWayOut() throws {
    // Metres under degrees, as GeoJSON without a reference system has them; degrees under metres; another zone.
    #expect(refusal { try load(kilometre(), "EPSG:4490") }?.contains("EPSG:4529") == true)
    #expect(refusal { try load(kilometre(428_000), "EPSG:4490") }?.contains("EPSG:4550") == true)
    #expect(refusal { try load(try degrees(kilometre()), "EPSG:4529") }?.contains("EPSG:4490") == true)
    #expect(refusal { try load(kilometre(), "EPSG:4528") }?.contains("zone 41") == true)
    // None stated: the coordinates tell what to give, and nothing is assumed.
    #expect(refusal { try load(kilometre(), nil) }?.contains("--crs EPSG:4529") == true)
    #expect(refusal { try load(kilometre(428_000), nil) }?.contains("EPSG:4550") == true)
    #expect(refusal { try load(try degrees(kilometre()), nil) }?.contains("--crs EPSG:4490") == true)
    let named = try load(kilometre(), nil) { $0.referenceSystem = "EPSG:4529" }
    #expect(named.parcels.map(\.area) == [Area(rounding: 999_874.37)])
}
