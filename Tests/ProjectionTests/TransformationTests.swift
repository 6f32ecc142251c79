import Foundation
import Geometry
import Projection
import TestSupport
import Testing

private func transformation(_ source: String, _ target: String) throws -> Transformation {
    try Transformation(from: ReferenceSystem(code: source), to: ReferenceSystem(code: target))
}

private func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
}

/// Corners of test parcels, plane and geographic; reference values of pyproj (PROJ 9.5.1).
@Test(arguments: [
    ("EPSG:4529", Coordinate(x: 41_428_000, y: 5_106_000), Coordinate(x: 122.0690928371, y: 46.0854027895)),
    ("EPSG:4550", Coordinate(x: 429_000, y: 5_107_000), Coordinate(x: 122.0818711545, y: 46.0945027975)),
    ("EPSG:4528", Coordinate(x: 40_570_000, y: 5_150_000), Coordinate(x: 120.9115935788, y: 46.4813976687)),
    ("EPSG:4528", Coordinate(x: 40_607_467.0860, y: 5_152_616.5061), Coordinate(x: 121.40, y: 46.50)),
])
func eastComesFirstOnBothSides(code: String, plane: Coordinate, position: Coordinate) throws {
    let toDegrees = try transformation(code, "EPSG:4490")
    #expect(toDegrees.accuracy == 0)
    #expect(distance(try toDegrees.transform(plane), position) < 2e-9)  // 0.2 mm
    let toPlane = try transformation("EPSG:4490", code)
    #expect(distance(try toPlane.transform(position), plane) < 2e-4)
}

/// The worked example of EPSG Guidance Note 7-2 for transverse Mercator: 50°30′N 0°30′E on OSGB36.
@Test func transverseMercatorEqualsTheGuidanceNote() throws {
    let image = try transformation("EPSG:4277", "EPSG:27700").transform(Coordinate(x: 0.5, y: 50.5))
    #expect(distance(image, Coordinate(x: 577_274.99, y: 69_740.50)) < 0.01)
}

/// The same ground in two zones; reference values of pyproj.
@Test func fromZoneToZone() throws {
    let image = try transformation("EPSG:4528", "EPSG:4529").transform(
        Coordinate(x: 40_607_467.0860, y: 5_152_616.5061))
    #expect(distance(image, Coordinate(x: 41_377_180.6641, y: 5_152_908.1165)) < 5e-4)
}

@Test(arguments: [
    ("EPSG:4610", "EPSG:4490"), ("EPSG:4214", "EPSG:4490"), ("EPSG:4326", "EPSG:4490"),
    ("EPSG:2364", "EPSG:4528"), ("EPSG:2416", "EPSG:4528"), ("EPSG:4555", "EPSG:4490"),
])
func ballparkIsRefused(source: String, target: String) {
    let error = #expect(throws: ProjectionError.self) { try transformation(source, target) }
    #expect(error?.code == .noTransformation)
    #expect(error?.operation == "\(source) → \(target)")
}

/// Whatever the datum, the way down to its own degrees is open.
@Test(arguments: ["EPSG:2364", "EPSG:2416", "EPSG:4528", "EPSG:32651", "EPSG:27700", "EPSG:2225"])
func theOwnBaseIsAlwaysReached(code: String) throws {
    let system = try ReferenceSystem(code: code)
    let step = try Transformation(from: system, to: system.geographicBase)
    #expect(step.accuracy == 0)
    let area = try #require(system.areaOfUse)
    let middle = Coordinate(x: (area.minX + area.maxX) / 2, y: (area.minY + area.maxY) / 2)
    let plane = try Transformation(from: system.geographicBase, to: system).transform(middle)
    #expect(distance(try step.transform(plane), middle) < 1e-9)
}

@Test func anESRITextReachesEPSGDegrees() throws {
    let wkt = """
        PROJCS["xingan",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",40500000.0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],\
        UNIT["Meter",1.0]]
        """
    let source = try ReferenceSystem(wkt: wkt)
    let step = try Transformation(from: source, to: ReferenceSystem(code: "EPSG:4490"))
    let image = try step.transform(Coordinate(x: 40_570_000, y: 5_150_000))
    #expect(distance(image, Coordinate(x: 120.9115935788, y: 46.4813976687)) < 2e-9)
}

@Test func aBatchEqualsItsCoordinatesOneByOneAndComesBack() throws {
    let step = try transformation("EPSG:4528", "EPSG:4490")
    let plane = (0..<1000).map { index in
        Coordinate(x: 40_452_000 + Double(index) * 168.125, y: 4_896_000 + Double((index * 7919) % 1000) * 396)
    }
    var batch = plane
    try step.transform(&batch)
    for (image, coordinate) in zip(batch, plane) { #expect(try step.transform(coordinate) == image) }
    try step.transformBack(&batch)
    for (image, coordinate) in zip(batch, plane) { #expect(distance(image, coordinate) < 1e-6) }
}

@Test func polygonsKeepTheirRings() throws {
    let square = MultiPolygon([
        [
            [(40_570_000, 5_150_000), (40_571_000, 5_150_000), (40_571_000, 5_151_000)],
            [(40_570_500, 5_150_200), (40_570_700, 5_150_200), (40_570_700, 5_150_300)],
        ].map { ring in ring.map { Coordinate(x: Double($0.0), y: Double($0.1)) } }
    ])
    let step = try transformation("EPSG:4528", "EPSG:4490")
    let image = try step.transform(square)
    #expect(image.ringEnds == square.ringEnds && image.polygonEnds == square.polygonEnds)
    #expect(image.coordinates.first == image.coordinates[3])
    #expect(image.coordinates[5] == (try step.transform(square.coordinates[5])))
}

@Test(arguments: [
    Coordinate(x: .nan, y: 46), Coordinate(x: 120, y: .infinity), Coordinate(x: 120, y: 91),
    Coordinate(x: 40_570_000, y: 5_150_000),
])
func failuresNameTheFirstBadCoordinateAndChangeNothing(bad: Coordinate) throws {
    let step = try transformation("EPSG:4490", "EPSG:4528")
    let good = Coordinate(x: 120, y: 46)
    var batch = [good, good, bad, good, bad]
    let error = #expect(throws: ProjectionError.self) { try step.transform(&batch) }
    #expect(error?.code == .coordinateOutside)
    #expect(error?.index == 2)
    #expect(batch[0] == good && batch[1] == good && batch[3] == good)
    // The failure leaves nothing behind.
    let image = try step.transform(good)
    #expect(abs(image.x - 40_500_000) < 1e-6)
}

/// An easting with the zone number in a system without it is 40 000 km off: refused, not folded back.
@Test func aZonePrefixThatTheSystemDoesNotHaveIsRefused() throws {
    let step = try transformation("EPSG:4549", "EPSG:4490")
    #expect(throws: ProjectionError.self) { try step.transform(Coordinate(x: 40_607_467, y: 5_152_616)) }
}

@Test func nothingIsTransformedToNothing() throws {
    var empty: [Coordinate] = []
    try transformation("EPSG:4490", "EPSG:4528").transform(&empty)
    #expect(empty.isEmpty)
}

/// The worked example of EPSG Guidance Note 7-2 for seven parameters: WGS 72 to WGS 84, whose ellipsoid is that of
/// CGCS2000 to 0.1 mm.
@Test(arguments: [
    ([0, 0, 4.5, 0, 0, 0.554, 0.219], DatumShift.Helmert.Convention.positionVector),
    ([0, 0, 4.5, 0, 0, -0.554, 0.219], .coordinateFrame),
])
func sevenParametersEqualTheGuidanceNote(
    values: [Double], convention: DatumShift.Helmert.Convention
) throws {
    let helmert = try #require(DatumShift.Helmert(values, convention: convention))
    let shift = try Transformation(from: ReferenceSystem(code: "EPSG:4322"), by: .helmert(helmert))
    let image = try shift.transform(Coordinate(x: 4, y: 55))
    #expect(abs((image.x - 4) * 3600 - 0.554) < 5e-4)
    #expect(abs((image.y - 55) * 3600 - 0.090) < 5e-4)
    #expect(shift.accuracy == .infinity)
}

/// From Xi'an 1980 with all parameters at once; the matrix of the small-angle formula worked out in Python.
@Test(arguments: [
    (DatumShift.Helmert.Convention.coordinateFrame, Coordinate(x: 122.497789198, y: 46.000871120)),
    (.positionVector, Coordinate(x: 122.500726867, y: 46.000742718)),
])
func sevenParametersFromXian1980(
    convention: DatumShift.Helmert.Convention, expected: Coordinate
) throws {
    let helmert = try #require(DatumShift.Helmert([100, -50, 30, 1, -2, 3, 5], convention: convention))
    let shift = try Transformation(from: ReferenceSystem(code: "EPSG:4610"), by: .helmert(helmert))
    #expect(distance(try shift.transform(Coordinate(x: 122.5, y: 46)), expected) < 2e-9)  // 0.2 mm
}

@Test func aGridThatIsMissingOrNoneIsAnError() throws {
    let folder = try TemporaryFolder()
    try Data("not a grid".utf8).write(to: URL(filePath: folder.path("shifts.gsb")))
    let system = try ReferenceSystem(code: "EPSG:4610")
    for name in ["shifts.gsb", "none.gsb"] {
        #expect(throws: ProjectionError.self) {
            try Transformation(from: system, by: .grid(path: folder.path(name)))
                .transform(Coordinate(x: 122.5, y: 46))
        }
    }
}

/// A grid of one constant shift in NTv2, of ten seconds to the north and twenty to the west, in a folder with a blank.
@Test func aGridShiftsByItsSeconds() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("my shifts.gsb")
    func record(_ name: String, _ value: Data) -> Data {
        (Data(name.utf8) + Data(repeating: 0x20, count: 8)).prefix(8) + (value + Data(count: 8)).prefix(8)
    }
    func bytes(_ pattern: UInt64, _ count: Int) -> Data {
        Data((0..<count).map { UInt8(truncatingIfNeeded: pattern >> (8 * $0)) })
    }
    func number(_ value: Double) -> Data { bytes(value.bitPattern, 8) }
    func count(_ value: UInt64) -> Data { bytes(value, 4) }
    func text(_ value: String) -> Data { Data(value.padding(toLength: 8, withPad: " ", startingAt: 0).utf8) }
    var grid = record("NUM_OREC", count(11)) + record("NUM_SREC", count(11)) + record("NUM_FILE", count(1))
    grid += record("GS_TYPE", text("SECONDS")) + record("VERSION", text("1")) + record("SYSTEM_F", text("A"))
    grid += record("SYSTEM_T", text("B"))
    for name in ["MAJOR_F", "MINOR_F", "MAJOR_T", "MINOR_T"] { grid += record(name, number(6_378_137)) }
    grid += record("SUB_NAME", text("GRID")) + record("PARENT", text("NONE"))
    grid += record("CREATED", text("")) + record("UPDATED", text(""))
    // Longitudes count to the west, in seconds: 120° to 124°E, 45° to 47°N, two degrees apart.
    let limits: [(String, Double)] = [
        ("S_LAT", 45), ("N_LAT", 47), ("E_LONG", -124), ("W_LONG", -120), ("LAT_INC", 2), ("LONG_INC", 2),
    ]
    for (name, degrees) in limits { grid += record(name, number(degrees * 3600)) }
    grid += record("GS_COUNT", count(6))
    for _ in 0..<6 {
        for value in [10, 20, 0, 0] as [Float] {
            grid += bytes(UInt64(value.bitPattern), 4)
        }
    }
    grid += record("END", Data())
    try grid.write(to: URL(filePath: path))
    let shift = try Transformation(from: ReferenceSystem(code: "EPSG:4610"), by: .grid(path: path))
    let image = try shift.transform(Coordinate(x: 122.5, y: 46))
    #expect(distance(image, Coordinate(x: 122.5 - 20.0 / 3600, y: 46 + 10.0 / 3600)) < 2e-9)
    #expect(throws: ProjectionError.self) { try shift.transform(Coordinate(x: 130, y: 46)) }
}
