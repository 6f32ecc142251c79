import Bilingual
import Geodesy
import Geometry
import Testing

@Suite struct StatutoryMappingTests {
    /// Two hundred square kilometres have a point of insertion on the edge between two roundings.
    private func tolerance(_ vector: AreaVector) -> Double { vector.statutory > 1e8 ? 0.01 : 1e-3 }

    private func plane(_ zone: Int, prefixed: Bool = true) throws -> GaussKrugerPlane {
        GaussKrugerPlane(zone: try #require(Zone(width: .threeDegrees, number: zone)), prefixed: prefixed)
    }

    @Test(arguments: AreaVector.all) func publishedVectors(vector: AreaVector) throws {
        let mapping = StatutoryMapping(plane: try plane(vector.zone))
        let ground = try mapping.map(vector.projected, from: .projected)
        #expect(ground.coordinates.count - ground.ringCount == vector.points)
        #expect(abs(ground.planarArea - vector.statutory) <= tolerance(vector))
        #expect(try mapping.area(of: vector.projected, from: .projected) == ground.planarArea)
        if vector.statutory < 1e8 { #expect(Area(rounding: ground.planarArea)?.hundredths == vector.recorded) }
    }

    @Test(arguments: AreaVector.all) func vectorsFromLongitudeAndLatitude(vector: AreaVector) throws {
        let mapping = StatutoryMapping(plane: try plane(vector.zone, prefixed: false))
        let ground = try mapping.map(vector.geographic, from: .geographic)
        #expect(ground.coordinates.count - ground.ringCount == vector.points)
        #expect(abs(ground.planarArea - vector.statutory) <= 0.01)
    }

    /// The column was summed without a local origin and is itself off by 1.8 · 10⁻⁴ m² in TV6a (by exact fractions).
    @Test(arguments: AreaVector.all) func planarArea(vector: AreaVector) {
        #expect(abs(vector.projected.planarArea - vector.planar) <= 2e-4)
    }

    /// PROJ joins the vertices by geodesics: another curve, so areas agree to 1.5 in a million only.
    @Test(arguments: AreaVector.all) func nearGeodesicArea(vector: AreaVector) throws {
        let area = try StatutoryMapping(plane: plane(vector.zone)).area(of: vector.projected, from: .projected)
        #expect(abs(area / vector.geodesic - 1) < 1.5e-6)
    }

    @Test(arguments: AreaVector.all) func startAndDirectionDoNotMatter(vector: AreaVector) throws {
        let mapping = StatutoryMapping(plane: try plane(vector.zone))
        let area = try mapping.area(of: vector.projected, from: .projected)
        let shell = Array(vector.projected.ring(0).dropLast())
        let holes = (1..<vector.projected.ringCount).map { Array(vector.projected.ring($0)) }
        for start in shell.indices {
            let rotated = Array(shell[start...] + shell[..<start])
            for ring in [rotated, rotated.reversed()] {
                let other = try mapping.area(of: MultiPolygon([[ring] + holes]), from: .projected)
                #expect(abs(other - area) <= 3e-5)
            }
        }
    }

    @Test(arguments: AreaVector.all) func zoneNumberInTheEastingDoesNotMatter(vector: AreaVector) throws {
        let without = vector.projected.mapCoordinates { coordinate in
            Coordinate(x: coordinate.x - Double(vector.zone) * 1e6, y: coordinate.y)
        }
        let prefixed = try StatutoryMapping(plane: plane(vector.zone)).map(vector.projected, from: .projected)
        let plain = try StatutoryMapping(plane: plane(vector.zone, prefixed: false)).map(
            without, from: .projected)
        #expect(prefixed == plain)
    }

    /// 6° zone 21 and 3° zone 41 have the meridian 123° in common.
    @Test func zonesOfOneMeridianGiveOneArea() throws {
        let vector = try #require(AreaVector.all.first { $0.id == "TV8" })
        let sixDegrees = try #require(Zone(width: .sixDegrees, number: 21))
        let moved = vector.projected.mapCoordinates { Coordinate(x: $0.x - 20e6, y: $0.y) }
        let mapping = StatutoryMapping(plane: GaussKrugerPlane(zone: sixDegrees, prefixed: true))
        #expect(
            try mapping.map(moved, from: .projected)
                == StatutoryMapping(plane: plane(41)).map(vector.projected, from: .projected))
    }

    /// Lengths whose pieces end on halves of 0.001 mm (multiples of 0.1 mm over 8, 200, …) are the hard ones.
    @Test(
        arguments: [(497.0, 0.0001), (13_930.0, 0.0001), (0.0003, -559.9999), (3210.9876, -12_345.6789)]
            as [(Double, Double)])
    func edgeGetsTheSamePointsBothWays(dx: Double, dy: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        let start = Coordinate(x: 41_428_456.7891, y: 5_106_123.4567)
        let end = Coordinate(x: start.x + dx, y: start.y + dy)
        let third = Coordinate(x: start.x + 5, y: start.y + 5)
        func pointsOfFirstEdge(_ ring: [Coordinate]) throws -> Set<Coordinate> {
            let count = Int((dx * dx + dy * dy).squareRoot() / 70) + 2
            return Set(try mapping.map(MultiPolygon(shell: ring), from: .projected).coordinates.prefix(count))
        }
        #expect(try pointsOfFirstEdge([start, end, third]) == pointsOfFirstEdge([end, start, third]))
    }

    /// With shared vertices on both sides nothing but the rounding of sums separates whole and parts: 10⁻⁴ m².
    @Test(arguments: [0.0, 17.0, 33.3333, 912.3456, 1000.0])
    func neighboursAddUpToTheWhole(cut: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(40))
        func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 40_570_000 + x, y: 5_150_000 + y) }
        let (foot, head) = (at(cut, 0), at(1000 - cut, 1000))
        let whole = [at(0, 0), foot, at(1000, 0), at(1000, 1000), head, at(0, 1000)]
        let west = [at(0, 0), foot, head, at(0, 1000)]
        let east = [foot, at(1000, 0), at(1000, 1000), head]
        let areas = try [whole, west, east].map { ring in
            try mapping.area(of: MultiPolygon(shell: ring), from: .projected)
        }
        #expect(abs(areas[0] - areas[1] - areas[2]) <= 1e-4)
        let halves = try [west, east].map { try mapping.map(MultiPolygon(shell: $0), from: .projected) }
        let shared = Set(halves[0].coordinates).intersection(halves[1].coordinates)
        let length = ((1000 - 2 * cut) * (1000 - 2 * cut) + 1e6).squareRoot()
        #expect(shared.count >= Int(length / 70) + 2)
    }

    @Test func partsAndHolesKeepTheirPlaces() throws {
        let hole = AreaVector.all[3].projected
        var two = hole
        two.append(AreaVector.all[2].projected)
        let mapping = StatutoryMapping(plane: try plane(40))
        let ground = try mapping.map(two, from: .projected)
        #expect(ground.polygonEnds == [2, 3])
        let sum = AreaVector.all[3].statutory + AreaVector.all[2].statutory
        #expect(abs(ground.planarArea - sum) <= 1e-3)
    }

    @Test func degenerateRingsAreSafe() throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        let point = Coordinate(x: 41_428_000, y: 5_106_000)
        #expect(try mapping.area(of: MultiPolygon(), from: .projected) == 0)
        #expect(try mapping.area(of: MultiPolygon(shell: [point]), from: .projected) == 0)
        #expect(try mapping.area(of: MultiPolygon(shell: [point, point, point, point]), from: .projected) == 0)
        let spike = MultiPolygon(shell: [point, Coordinate(x: 41_430_000, y: 5_107_000), point])
        #expect(try mapping.area(of: spike, from: .projected) == 0)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity]) func refusesWhatIsNotANumber(value: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        for kind in [PositionKind.projected, .geographic] {
            for bad in [Coordinate(x: value, y: 46), Coordinate(x: 122, y: value)] {
                #expect(throws: GeodesyError.self) {
                    try mapping.map(MultiPolygon(shell: [bad, bad, bad]), from: kind)
                }
                let error = #expect(throws: GeodesyError.self) {
                    try mapping.area(of: MultiPolygon(shell: [bad]), from: kind)
                }
                #expect(error?.code == .notFinite)
            }
        }
    }

    @Test(
        arguments: [
            (41_428_000.0, -0.001), (41_428_000, 6_000_000.001), (42_000_000.001, 5_106_000),
            (40_999_999.999, 5_106_000), (428_000, 5_106_000), (5_106_000, 41_428_000), (1e300, 1e300),
            (122, 46),
        ] as [(Double, Double)])
    func refusesWhatIsOutsideThePlane(x: Double, y: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        let error = #expect(throws: GeodesyError.self) {
            try mapping.map(MultiPolygon(shell: [Coordinate(x: x, y: y)]), from: .projected)
        }
        #expect(error?.code == .outsidePlane)
        #expect(error?.position == Coordinate(x: x, y: y))
        #expect(error?.message.zh.contains("带号") == true)
    }

    /// Six digits of easting are a place whatever their distance from the meridian.
    @Test(arguments: [41_000_000.0, 41_149_999.999, 41_850_000.001, 42_000_000])
    func acceptsSixDigitsOfEasting(x: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        let point = try mapping.map(MultiPolygon(shell: [Coordinate(x: x, y: 5_106_000)]), from: .projected)
        #expect(point.coordinates.count == 1)
    }

    @Test(
        arguments: [
            (128.0, 46.0), (118, 46), (-57, 46), (303, 46), (123, -0.1), (123, 54.2), (123, 90), (46, 122),
        ] as [(Double, Double)])
    func refusesDegreesOutsideThePlane(longitude: Double, latitude: Double) throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        let error = #expect(throws: GeodesyError.self) {
            try mapping.map(
                MultiPolygon(shell: [Coordinate(x: longitude, y: latitude)]), from: .geographic)
        }
        #expect(error?.code == .outsidePlane)
    }

    /// A zigzag from the equator to 54°N, 86 thousand points each way, is refused at eight million, not at two.
    @Test func refusesEndlessBoundaries() throws {
        let mapping = StatutoryMapping(plane: try plane(41))
        func zigzag(_ count: Int) -> MultiPolygon {
            MultiPolygon(
                shell: (0..<count).map { Coordinate(x: 41_500_000, y: $0.isMultiple(of: 2) ? 0 : 6_000_000) })
        }
        #expect(try mapping.map(zigzag(30), from: .projected).coordinates.count > 2_400_000)
        let error = #expect(throws: GeodesyError.self) { try mapping.map(zigzag(100), from: .projected) }
        #expect(error?.code == .tooManyPoints)
    }
}
