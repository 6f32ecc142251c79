import Geodesy
import Geometry
import Testing

@Suite struct GaussKrugerPlaneTests {
    /// Positions projected by PROJ 9.5.1 (`etmerc`, GRS 80) to 0.001 mm.
    @Test(
        arguments: [
            (122.07, 46.08, 123.0, 428_063.141084, 5_105_398.646093),
            (121.4, 46.5, 120, 607_467.085956, 5_152_616.506134),
            (109.5, 18.3, 108, 658_601.328186, 2_024_838.548582),
            (123.0, 53.5, 120, 699_050.604140, 5_934_456.505463),
            (117.2, 0.0, 117, 522_263.943677, 0),
            (126.4, 47.7, 123, 755_179.735969, 5_290_674.518746),
            (127.5, 45.3, 120, 1_088_237.969220, 5_045_729.045849),
            (100, 40, 120, -1_213_426.013473, 4_626_131.428219),
            (135, 53.5, 120, 1_491_949.624667, 6_035_673.795105),
        ] as [(Double, Double, Double, Double, Double)])
    func forward(longitude: Double, latitude: Double, meridian: Double, easting: Double, northing: Double)
        throws
    {
        let plane = try #require(GaussKrugerPlane(centralMeridian: meridian))
        let metres = try plane.projected(Coordinate(x: longitude, y: latitude))
        #expect(abs(metres.x - easting) < 2e-6)
        #expect(abs(metres.y - northing) < 2e-6)
    }

    /// The vectors' degrees end at 10⁻¹⁰°, a hundredth of a millimetre.
    @Test(arguments: AreaVector.all) func vectorsBothWays(vector: AreaVector) throws {
        let zone = try #require(Zone(width: .threeDegrees, number: vector.zone))
        let plane = GaussKrugerPlane(zone: zone, prefixed: true)
        for (metres, degrees) in zip(vector.projected.coordinates, vector.geographic.coordinates) {
            let forward = try plane.projected(degrees)
            #expect(abs(forward.x - metres.x) < 1e-4 && abs(forward.y - metres.y) < 1e-4)
            let inverse = try plane.geographic(metres)
            #expect(abs(inverse.x - degrees.x) < 2e-9 && abs(inverse.y - degrees.y) < 2e-9)
        }
    }

    /// The statutory inverse is the less exact one: 0.2 mm inside a zone, 20 mm at the rim of the plane.
    @Test(
        arguments: [
            (50_000.0, 0.0002), (230_000, 0.001), (-230_000, 0.001), (349_999, 0.02), (-349_999, 0.02),
        ] as [(Double, Double)])
    func roundTrip(offset: Double, bound: Double) throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: 40_500_000))
        for northing in stride(from: 0.0, through: 5_930_000, by: 593_000) {
            let given = Coordinate(x: 40_500_000 + offset, y: northing)
            let back = try plane.projected(plane.geographic(given))
            #expect(abs(back.x - given.x) < bound && abs(back.y - given.y) < bound)
        }
    }

    /// Positions beyond the statutory series, brought back by PROJ 9 (`etmerc`, GRS 80); 10⁻¹¹° is a thousandth of a millimetre.
    @Test(
        arguments: [
            (900_000.0, 5_100_000.0, 125.156412938021, 45.918731217179),
            (1_088_237.969219, 5_045_729.045847, 127.499999999989, 45.299999999979),
            (-700_000, 4_500_000, 106.016441531825, 39.781491341595),
            (1_300_000, 3_000_000, 128.035956131118, 26.881715851148),
            (1_491_949.624667, 6_035_673.795105, 134.999999999994, 53.500000000004),
            (849_999.5, 5_000_000, 124.442770245272, 45.048973637798),
            (2_500_000, 5_000_000, 144.276171522846, 42.476684282541),
        ] as [(Double, Double, Double, Double)])
    func inverseBeyondTheSeries(
        easting: Double, northing: Double, longitude: Double, latitude: Double
    ) throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120))
        let degrees = try plane.geographic(Coordinate(x: easting, y: northing))
        // Inside of 350 km the series of the law answers, with its centimetre.
        let bound = abs(easting - 500_000) > 350_000 ? 2e-11 : 3e-7
        #expect(abs(degrees.x - longitude) < bound && abs(degrees.y - latitude) < bound)
    }

    @Test func scaleIsTrueOnTheMeridian() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123))
        // The quarter of the meridian of GRS 80 is 10 001 965.729 m; 45°N lies at 4 984 944.378 m.
        let metres = try plane.projected(Coordinate(x: 123, y: 45))
        #expect(metres.x == 500_000)
        #expect(abs(metres.y - 4_984_944.378) < 5e-4)
    }

    @Test func epsgCodes() throws {
        let prefixed = try #require(GaussKrugerPlane(epsg: 4529))
        #expect(prefixed.centralMeridian == 123 && prefixed.falseEasting == 41_500_000)
        let plain = try #require(GaussKrugerPlane(epsg: 4549))
        #expect(plain.centralMeridian == 120 && plain.falseEasting == 500_000)
        let six = try #require(GaussKrugerPlane(epsg: 4499))
        #expect(six.centralMeridian == 123 && six.falseEasting == 21_500_000)
        let sixPlain = try #require(GaussKrugerPlane(epsg: 4509))
        #expect(sixPlain.centralMeridian == 117 && sixPlain.falseEasting == 500_000)
        let known = (4400...4700).filter { GaussKrugerPlane(epsg: $0) != nil }
        #expect(known == Array(4491...4554))
        #expect(GaussKrugerPlane(epsg: 4490) == nil && GaussKrugerPlane(epsg: 2349) == nil)
    }

    @Test func refusesMeridiansAndEastingsOfNoPlane() {
        #expect(GaussKrugerPlane(centralMeridian: .nan) == nil)
        #expect(GaussKrugerPlane(centralMeridian: 181) == nil)
        #expect(GaussKrugerPlane(centralMeridian: 123, falseEasting: .infinity) == nil)
        #expect(GaussKrugerPlane(centralMeridian: 123, falseEasting: 1e18) == nil)
    }

    @Test func inverseRefusesWhatIsOutside() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123))
        for bad in [(3_600_000.0, 5e6), (500_000, -1), (500_000, 6.7e6), (.nan, 5e6), (500_000, .infinity)]
            as [(Double, Double)]
        {
            #expect(throws: GeodesyError.self) { try plane.geographic(Coordinate(x: bad.0, y: bad.1)) }
        }
    }
}
