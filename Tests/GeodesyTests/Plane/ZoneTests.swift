import Geodesy
import Geometry
import Testing

@Suite struct ZoneTests {
    @Test(
        arguments: [
            (118.5, 40, 20), (119.999, 40, 20), (120, 40, 21), (121.499999, 40, 21), (121.5, 41, 21),
            (123, 41, 21),
            (124.5, 42, 21), (73.5, 25, 13), (135.1, 45, 23),
        ] as [(Double, Int, Int)])
    func zonesOfALongitude(longitude: Double, three: Int, six: Int) {
        #expect(Zone(containing: longitude)?.number == three)
        #expect(Zone(containing: longitude, width: .sixDegrees)?.number == six)
    }

    @Test(arguments: [-1, 0, 73.4, 136.5, 180, 400, .nan, .infinity] as [Double]) func noZone(longitude: Double)
    {
        #expect(Zone(containing: longitude) == nil)
    }

    @Test func everyZoneHoldsItsMeridianAndEdges() throws {
        for width in Zone.Width.allCases {
            for number in width.numbers {
                let zone = try #require(Zone(width: width, number: number))
                #expect(Zone(containing: zone.centralMeridian, width: width) == zone)
                #expect(Zone(containing: zone.longitudes.lowerBound, width: width) == zone)
                #expect(Zone(containing: zone.longitudes.upperBound.nextDown, width: width) == zone)
                #expect(zone.longitudes.upperBound - zone.longitudes.lowerBound == Double(width.rawValue))
            }
        }
        #expect(Zone(width: .threeDegrees, number: 41)?.centralMeridian == 123)
        #expect(Zone(width: .sixDegrees, number: 20)?.centralMeridian == 117)
    }

    @Test func prefixOfEastings() {
        #expect(Zone(prefixOf: 41_428_000) == Zone(width: .threeDegrees, number: 41))
        #expect(Zone(prefixOf: 21_428_000.5) == Zone(width: .sixDegrees, number: 21))
        for bad in [
            428_000, 5_106_000, 24_500_000, 46_500_000, 12_999_999, 428_000_000, -41_428_000, Double.nan,
        ] {
            #expect(Zone(prefixOf: bad) == nil)
        }
    }

    @Test func numbersOutsideChina() {
        #expect(Zone(width: .threeDegrees, number: 24) == nil && Zone(width: .threeDegrees, number: 46) == nil)
        #expect(Zone(width: .sixDegrees, number: 12) == nil && Zone(width: .sixDegrees, number: 24) == nil)
        #expect(Zone(prefix: 24) == nil)
    }

    @Test func epsg() throws {
        let zone = try #require(Zone(width: .threeDegrees, number: 40))
        #expect(zone.epsg(prefixed: true) == 4528 && zone.epsg(prefixed: false) == 4549)
        let six = try #require(Zone(width: .sixDegrees, number: 21))
        #expect(six.epsg(prefixed: true) == 4499 && six.epsg(prefixed: false) == 4510)
    }

    /// Most vertices lie west of 121.5°, most of the area east of it.
    @Test func zoneOfAParcelIsThatOfItsCentroid() {
        let parcel = MultiPolygon(shell: [
            Coordinate(x: 121.40, y: 46), Coordinate(x: 121.9, y: 46), Coordinate(x: 121.9, y: 46.2),
            Coordinate(x: 121.41, y: 46.001), Coordinate(x: 121.40, y: 46.001),
            Coordinate(x: 121.395, y: 46.0005),
        ])
        #expect(Zone(forParcel: parcel)?.number == 41)
        // These two are given in the zone beside their own.
        for vector in AreaVector.all where !["TV6a", "TV8"].contains(vector.id) {
            #expect(Zone(forParcel: vector.geographic)?.number == vector.zone, "\(vector.id)")
        }
        #expect(Zone(forParcel: MultiPolygon()) == nil)
        #expect(Zone(forParcel: MultiPolygon(shell: [Coordinate(x: .nan, y: 46)])) == nil)
        #expect(Zone(forParcel: MultiPolygon(shell: [Coordinate(x: 10, y: 46)])) == nil)
    }
}
