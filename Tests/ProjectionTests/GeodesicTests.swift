import Geometry
import Projection
import Testing

private func ring(_ positions: [(Double, Double)]) -> [Coordinate] {
    positions.map { Coordinate(x: $0.0, y: $0.1) }
}

/// Reference values: pyproj on the CGCS2000 ellipsoid, checked against a 40-digit program.
@Test(arguments: [
    (
        [
            [
                (122.0690928371, 46.0854027895), (122.0689414811, 46.0943982022),
                (122.0818711545, 46.0945027975), (122.0820204093, 46.0855073521),
            ]
        ], 999_874.3734
    ),
    (
        [
            [
                (122.0749794376, 46.0865612742), (122.075144354, 46.0871623885),
                (122.0759550298, 46.0873097791),
                (122.0763298487, 46.0868110387), (122.0756970993, 46.0863682003),
            ]
        ], 7178.749
    ),
    (
        [
            [
                (120.9115935788, 46.4813976687), (120.9146501323, 46.5083613261),
                (120.9655046574, 46.5106421414), (120.9623435412, 46.47918269),
            ],
            [
                (120.9312786245, 46.4902351094), (120.9313707577, 46.4956319744),
                (120.9430926984, 46.4955359182), (120.942999406, 46.4901390712),
            ],
        ], 12_123_452.0755
    ),
])
func areasEqualKarneysOnCGCS2000(rings: [[(Double, Double)]], expected: Double) throws {
    let polygon = MultiPolygon([rings.map { ring($0) }])
    // 10 decimals of a degree are 0.01 mm; over a kilometre of boundary that is 0.02 m².
    let tolerance = expected < 1e6 ? 0.02 : 0.1
    #expect(abs(try Geodesic.cgcs2000.area(of: polygon) - expected) < tolerance)
    let reversed = MultiPolygon([rings.map { ring($0.reversed()) }])
    #expect(abs(try Geodesic.cgcs2000.area(of: reversed) - expected) < tolerance)
}

/// The `planimeter` cases of GeographicLib's own test program (geodtest.c), WGS 84.
@Test(arguments: [
    ([(0.0, 89.0), (90, 89), (180, 89), (270, 89)], 631_819.8745, 24_952_305_678.0),
    ([(-1, 0), (0, -1), (1, 0), (0, 1)], 627_598.2731, 24_619_419_146.0),
    ([(0, 90), (0, 0), (90, 0)], 30_022_685.0, 63_758_202_715_511.0),
])
func polygonsEqualGeographicLib(positions: [(Double, Double)], perimeter: Double, area: Double) throws {
    let polygon = MultiPolygon(shell: ring(positions))
    let wgs84 = Geodesic.wgs84
    #expect(abs(try wgs84.area(of: polygon) - area) < max(1, area * 1e-11))
    #expect(abs(try wgs84.perimeter(of: polygon) - perimeter) < max(1e-4, perimeter * 4e-8))
}

/// The two worked examples of the GeographicLib documentation: New York–London, Wellington–Salamanca.
@Test func distancesEqualGeographicLib() throws {
    let newYork = Coordinate(x: -73.8, y: 40.6)
    let london = Coordinate(x: -0.5, y: 51.6)
    #expect(abs(try Geodesic.wgs84.distance(from: newYork, to: london) - 5_551_759.400) < 1e-3)
    #expect(abs(try Geodesic.wgs84.length(of: [newYork, london, newYork]) - 2 * 5_551_759.400) < 2e-3)
    let antipodes = try Geodesic.wgs84.distance(
        from: Coordinate(x: 174.81, y: -41.32), to: Coordinate(x: -5.50, y: 40.96))
    #expect(abs(antipodes - 19_959_679.267) < 1e-3)
}

@Test(arguments: [Coordinate(x: .nan, y: 0), Coordinate(x: 0, y: 90.5), Coordinate(x: .infinity, y: 1)])
func refusesWhatIsNoPosition(bad: Coordinate) {
    let good = Coordinate(x: 120, y: 46)
    #expect(throws: ProjectionError.self) { try Geodesic.cgcs2000.distance(from: good, to: bad) }
    let error = #expect(throws: ProjectionError.self) {
        try Geodesic.cgcs2000.area(of: MultiPolygon(shell: [good, Coordinate(x: 121, y: 46), bad]))
    }
    #expect(error?.code == .coordinateOutside)
    #expect(error?.index == 2)
}

@Test func emptyPolygonsHaveNoArea() throws {
    #expect(try Geodesic.cgcs2000.area(of: MultiPolygon()) == 0)
    #expect(try Geodesic.cgcs2000.length(of: []) == 0)
}
