import Geodesy
import Geometry
import Glibc
import TestSupport
import Testing

@Suite struct AuthalicPlaneTests {
    /// Sheet L51G047034 and its 1:5 000, 1:50 000 neighbours: areas as in `MapSheetTests`, here as rectangles of the plane (in arc-seconds).
    @Test(
        arguments: [
            (165_750, 165_900, 225, 22_397_246.24), (169_200, 169_350, 225, 22_010_293.97),
            (165_600, 165_675, 112.5, 5_604_523.22), (165_600, 166_200, 900, 358_222_316.715),
        ] as [(Double, Double, Double, Double)])
    func rectanglesAreTrapezoids(south: Double, north: Double, width: Double, area: Double) {
        let corners = [(0, south), (width, south), (width, north), (0, north)].map { longitude, latitude in
            AuthalicPlane.coordinate(degrees: Coordinate(x: 122 + longitude / 3600, y: latitude / 3600))
        }
        #expect(abs(MultiPolygon(shell: corners).planarArea - area) < 0.0051)
    }

    /// Half the surface of the ellipsoid, 510 065 621.7 km² (GRS 80): the series ends at e⁸.
    @Test func hemisphere() {
        let pole = AuthalicPlane.coordinate(degrees: Coordinate(x: 360, y: 90))
        #expect(abs(pole.x * pole.y * 2 / 510_065_621.7e6 - 1) < 2e-10)
    }

    @Test(arguments: [0.0, 1e-9, 3.5, 18, 44.2, 46, 53.5, 60, 89, -46]) func thereAndBack(latitude: Double) {
        let there = AuthalicPlane.coordinate(degrees: Coordinate(x: 121.5, y: latitude))
        let back = AuthalicPlane.degrees(at: there)
        #expect(abs(back.x - 121.5) < 1e-12)
        #expect(abs(back.y - latitude) < 1e-12)
    }

    @Test func scaleNear46Degrees() {
        // A minute of latitude at 46°N is 1852.2 m on the ground, a minute of longitude 1291.0 m.
        let origin = AuthalicPlane.coordinate(degrees: Coordinate(x: 122, y: 46))
        let other = AuthalicPlane.coordinate(degrees: Coordinate(x: 122 + 1.0 / 60, y: 46 + 1.0 / 60))
        #expect(abs((other.x - origin.x) / 1291.0 - 1) < 1e-3)
        #expect(abs((other.y - origin.y) / 1852.2 - 1) < 1e-3)
    }

    @Test func beyondThePoles() {
        #expect(AuthalicPlane.degrees(at: Coordinate(x: 0, y: 1e8)).y.isNaN)
        #expect(AuthalicPlane.degrees(at: Coordinate(x: 0, y: -1e8)).y.isNaN)
        #expect(AuthalicPlane.degrees(at: Coordinate(x: .nan, y: 0)).x.isNaN)
    }
}

/// The length of a degree of longitude on the WGS 84 ellipsoid, as tables print it, metres.
@Test(arguments: zip([15.0, 30, 45, 60], [107_550.0, 96_486, 78_847, 55_800]))
func stretchIsThePlanesLengthOverThatOfTheTables(latitude: Double, metres: Double) {
    let place = AuthalicPlane.coordinate(degrees: Coordinate(x: 122, y: latitude))
    let next = AuthalicPlane.coordinate(degrees: Coordinate(x: 123, y: latitude))
    #expect(abs((next.x - place.x) / AuthalicPlane.stretch(atHeight: place.y) - metres) < 1)
    #expect(AuthalicPlane.stretch(atHeight: .nan) == 1)
}

/// Everywhere in the plane, over the borders of the strips too, degrees come back to 10⁻¹³, a hundredth of a micrometre.
@Test func degreesComeBackEverywhere() {
    var random = SeededNumbers(seed: 11)
    var largest = 0.0
    for _ in 0..<50_000 {
        let latitude = random.number(-89, 89)
        let there = AuthalicPlane.coordinate(degrees: Coordinate(x: 120, y: latitude))
        largest = max(largest, abs(AuthalicPlane.degrees(at: there).y - latitude) * cos(latitude * .pi / 180))
    }
    #expect(largest < 1e-13, "\(largest)")
}
