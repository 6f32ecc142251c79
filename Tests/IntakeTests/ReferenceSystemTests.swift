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

/// A square on an older datum by four parameters, each image worked out by hand: a shift, and a quarter turn, where the
/// north of the image is the east of the source with the other sign.
@Test(arguments: ["EPSG:2365", "EPSG:2386"])
func fourParametersBringAnOlderDatum(system: String) throws {
    let prefix = system == "EPSG:2365" ? 41_000_000.0 : 0
    let shifted = try load(
        kilometre(prefix + 428_000 - 50).mapCoordinates { Coordinate(x: $0.x, y: $0.y - 7) }, system
    ) {
        $0.datumParameters = try? DatumParameters(.helmert4, "7,50,0,0")
    }
    #expect(shifted.parcels.map(\.area) == [Area(rounding: 999_874.37)])
    #expect(shifted.system.caveat?.en.contains("7,50,0,0") == true)
    // X' = ΔX − Y, Y' = ΔY + X.
    let turned = kilometre().mapCoordinates {
        Coordinate(x: prefix + 5_600_000 - $0.y, y: $0.x - 41_428_000 + 5_000_000)
    }
    let back = try load(turned, system) {
        $0.datumParameters = try? DatumParameters(.helmert4, "5600000,-4572000,324000,0")
    }
    #expect(back.parcels.map(\.area) == [Area(rounding: 999_874.37)])
}

/// Seven parameters of nothing but a scale: the area grows by two parts in a million for each.
@Test func sevenParametersOfAScaleOnly() throws {
    func area(_ text: String) throws -> Double {
        try #require(
            try load(kilometre(), "EPSG:2365") {
                $0.datumParameters = try? DatumParameters(.helmert7, text)
            }.parcels.first?.areas.statutory)
    }
    // Larger by 100 ppm, and then brought down to the ellipsoid: the area is that of the same latitudes.
    let plain = try area("0,0,0,0,0,0,0")
    #expect(abs(plain - 999_874.37) < 10)
    #expect(abs(try area("0,0,0,0,0,0,100") - plain) < 10)
    // Turned about the axis of the Earth: the same parallel, the same area.
    #expect(abs(try area("0,0,0,0,0,10,0") - plain) < 1)
}

@Test func olderDatumsAreRefusedWithoutParametersThatFit() throws {
    let text = try #require(refusal { try load(kilometre(), "EPSG:2365") })
    #expect(text.contains("--helmert7"))
    // Four parameters belong to a plane.
    let degrees = try degrees(kilometre())
    #expect(throws: SurveyError.self) {
        try load(degrees, "EPSG:4610") { $0.datumParameters = try? DatumParameters(.helmert4, "7,50,0,0") }
    }
    // Eastings of zone 41 in a system without it, on a datum whose codes are not exchanged.
    let mismatch = refusal {
        try load(kilometre(), "EPSG:2386") { $0.datumParameters = try? DatumParameters(.helmert4, "7,50,0,0") }
    }
    #expect(mismatch?.contains("zone 41") == true)
    // On CGCS2000 already: read as it is, and said so.
    let needless = try load(kilometre(), "EPSG:4529") {
        $0.datumParameters = try? DatumParameters(.helmert4, "7,50,0,0")
    }
    #expect(needless.parcels.map(\.area) == [Area(rounding: 999_874.37)])
    #expect(needless.system.caveat?.en.contains("not used") == true)
}

@Test(arguments: ["1,2,3", "1,2,3,4,5,6,x", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,nan", ""])
func parametersThatAreNoneAreRefused(text: String) {
    #expect(throws: SurveyError.self) { try DatumParameters(.helmert7, text) }
    #expect(throws: SurveyError.self) { try DatumParameters(.helmert4, text) }
    #expect(throws: SurveyError.self) { try DatumParameters(.grid, "/none/\(text)") }
}
