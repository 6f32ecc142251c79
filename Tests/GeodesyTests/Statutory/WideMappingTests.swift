import Geodesy
import Geometry
import Testing

/// Features that reach beyond the plane of their zone, and borders seen from two zones.
@Suite struct WideMappingTests {
    private func plane(_ number: Int) throws -> GaussKrugerPlane {
        GaussKrugerPlane(zone: try #require(Zone(width: .threeDegrees, number: number)), prefixed: true)
    }

    private func ring(_ places: [(Double, Double)]) -> [Coordinate] {
        places.map { Coordinate(x: $0.0, y: $0.1) }
    }

    /// A rectangle of meridians and parallels with so many corners on every side; whole steps of the parallels' corners are at equal longitudes.
    private func rectangle(
        _ west: Double, _ east: Double, _ south: Double, _ north: Double, perDegree: Double
    ) -> MultiPolygon {
        func walk(_ from: Double, _ to: Double) -> [Double] {
            let count = Int((abs(to - from) * perDegree).rounded())
            return (0..<count).map { from + (to - from) * Double($0) / Double(count) }
        }
        return MultiPolygon(
            shell: walk(west, east).map { Coordinate(x: $0, y: south) }
                + walk(south, north).map { Coordinate(x: east, y: $0) }
                + walk(east, west).map { Coordinate(x: $0, y: north) }
                + walk(north, south).map { Coordinate(x: west, y: $0) })
    }

    private func area(_ polygons: MultiPolygon) throws -> Double {
        let zone = try #require(Zone(forParcel: polygons))
        return try StatutoryMapping(plane: GaussKrugerPlane(zone: zone, prefixed: true))
            .map(polygons, from: .geographic, choice: .ownZone).planarArea
    }

    /// ΔL · Δq in 50 digits, of 116–126°E and 40–46°N; the chords of 80 m beside a parallel, and the series, are good for 10⁻⁸.
    @Test func aRedLineOfTenDegrees() throws {
        let exact = 543_262_574_648.15
        #expect(abs(try area(rectangle(116, 126, 40, 46, perDegree: 1000)) / exact - 1) < 1e-8)
    }

    /// A parcel that fits, 0.5° square: 2 142 909 102.99 m², of three million corners.
    @Test func threeMillionCorners() throws {
        let square = rectangle(120.25, 120.75, 46, 46.5, perDegree: 1_500_000)
        #expect(square.coordinates.count == 3_000_001)
        #expect(abs(try area(square) - 2_142_909_102.99) < 2)
    }

    /// Cut along meridians within zones, between zones and far out, the pieces are the whole.
    @Test func piecesOfAWideFeatureAreTheWhole() throws {
        let borders = [116, 118.5, 121, 122.5, 126.0]
        let whole = try area(rectangle(116, 126, 44, 45, perDegree: 1000))
        let pieces = try zip(borders, borders.dropFirst()).reduce(0) { sum, piece in
            sum + (try area(rectangle(piece.0, piece.1, 44, 45, perDegree: 1000)))
        }
        #expect(abs(pieces / whole - 1) < 1e-8)
    }

    /// Two kilometre squares, four zones apart: each counts as in its own zone.
    @Test func partsFarApartHaveTheirOwnZones() throws {
        let vector = AreaVector.all[0]
        var both = vector.geographic
        both.append(vector.geographic.mapCoordinates { Coordinate(x: $0.x - 12, y: $0.y) })
        #expect(abs(try area(both) - 2 * vector.statutory) < 1e-3)
        // Seen from the zone of one of them, that is as it is there, and the other is where it is.
        let seen = try StatutoryMapping(plane: plane(41)).map(both, from: .geographic, choice: .seen)
        let own = try StatutoryMapping(plane: plane(41)).map(vector.geographic, from: .geographic)
        #expect(seen.polygon(0) == own)
        #expect(abs(seen.polygon(1).planarArea - vector.statutory) < 1e-3)
    }

    /// Of a red line the edges near a parcel are the parcel's, point for point, wherever the rest lies: in the plane of
    /// the red line (zone 40), and far beyond it in that of zone 43, where the parcel has them.
    @Test(arguments: [(119.8, 119.95), (129.2, 129.35)] as [(Double, Double)])
    func edgesAreThoseOfTheParcelsBeside(
        west: Double, east: Double
    ) throws {
        let redLine = MultiPolygon(
            shell: ring([
                (112, 45), (west, 45.21), (east, 45.33), (131, 45), (131, 46), (121, 45.9), (112, 46),
            ]))
        let parcel = MultiPolygon(shell: ring([(west, 45.21), (east, 45.33), (west, 45.4)]))
        let line = try StatutoryMapping(plane: plane(40)).map(redLine, from: .geographic, choice: .ownZone)
        let zone = try #require(Zone(forParcel: parcel))
        let own = try StatutoryMapping(plane: GaussKrugerPlane(zone: zone, prefixed: true))
            .map(parcel, from: .geographic)
        // 15.4 km in pieces of 70 m.
        let side = own.coordinates.prefix(221)
        let start = try #require(line.coordinates.firstIndex(of: side[0]))
        #expect(line.coordinates[start..<(start + 221)] == side)
    }

    /// A meridional border of 20 km, the parcel in zone 41, the cover in zone 40: two arcs 0.29 m apart in the middle
    /// (s²Δy/8R²), one line when the cover is seen from the parcel's zone.
    @Test func aBorderBetweenZonesIsSeenFromTheParcel() throws {
        let border = [Coordinate(x: 121.5, y: 45.1), Coordinate(x: 121.5, y: 45.28)]
        let parcel = MultiPolygon(shell: border + [Coordinate(x: 121.7, y: 45.2)])
        let cover = MultiPolygon(shell: border.reversed() + [Coordinate(x: 121.2, y: 45.2)])
        let own = try StatutoryMapping(plane: plane(41)).map(parcel, from: .geographic)
        let end = try StatutoryMapping(plane: plane(41)).map(
            MultiPolygon(shell: [border[1]]), from: .geographic)
        let count = try #require(own.coordinates.firstIndex(of: end.coordinates[0]))
        let side = Array(own.coordinates.prefix(count + 1))
        let apart = try StatutoryMapping(plane: plane(40)).map(cover, from: .geographic)
        let seen = try StatutoryMapping(plane: plane(41)).map(cover, from: .geographic, choice: .seen)
        func gap(_ image: MultiPolygon) -> Double {
            zip(side, image.coordinates.prefix(count + 1).reversed()).map { abs($0.x - $1.x) }.max()
                ?? .infinity
        }
        #expect(abs(gap(apart) - 0.29) < 0.02)
        #expect(gap(seen) == 0)
    }

    /// 400 km east of the meridian, in the coordinates of the file: by PROJ's exact inverse every 70 m and ΔL·q.
    @Test func aPlaneReachesBeyondItsSeries() throws {
        let strip = MultiPolygon(
            shell: ring([
                (40_499_990, 5_099_990), (40_900_000, 5_099_990), (40_900_000, 5_102_000),
                (40_499_990, 5_102_000),
            ]))
        let area = try StatutoryMapping(plane: plane(40)).area(of: strip, from: .projected)
        #expect(abs(area - 802_967_934.10) < 0.5)
        let near = MultiPolygon(
            shell: ring([
                (40_499_990, 5_099_990), (40_800_000, 5_099_990), (40_800_000, 5_102_000),
                (40_499_990, 5_102_000),
            ]))
        let inside = try StatutoryMapping(plane: plane(40)).area(of: near, from: .projected)
        // Within its reach the series of the law counts, here 2 mm too far west along 2 km.
        #expect(abs(inside - 602_575_912.83) < 5)
    }

    /// Eastings of seven digits are met step by step; the same by PROJ.
    @Test func aBoundaryMayComeFarStepByStep() throws {
        let east = [400_000.0, 650_000, 900_000, 1_150_000, 1_400_000].map { $0 + 40_000_000 }
        let steps = east.map { ($0, 4_700_000.0) } + east.reversed().map { ($0, 4_900_000.0) }
        let area = try StatutoryMapping(plane: plane(40)).area(
            of: MultiPolygon(shell: ring(steps)), from: .projected)
        #expect(abs(area / 198_812_639_743.94 - 1) < 1e-9)
    }

    /// A wrong number before the eastings is a jump of a thousand kilometres: of the whole, of a part, of one corner.
    @Test func aWrongZoneIsRefused() throws {
        let mapping = StatutoryMapping(plane: try plane(40))
        let square = AreaVector.all[0].projected
        let good = square.mapCoordinates { Coordinate(x: $0.x - 1e6, y: $0.y) }
        var parts = good
        parts.append(square)
        var corners = good.coordinates
        corners[2].x += 1e6
        let swapped = good.mapCoordinates { Coordinate(x: $0.y, y: $0.x) }
        #expect(try mapping.area(of: good, from: .projected) > 999_000)
        for bad in [square, parts, MultiPolygon(shell: Array(corners.dropLast())), swapped] {
            let error = #expect(throws: GeodesyError.self) { try mapping.map(bad, from: .projected) }
            #expect(error?.code == .outsidePlane)
        }
        // And so is a zone that the user gives and that reaches nothing of the feature.
        let far = try #require(AreaVector.all[0].geographic.coordinates.first)
        let error = #expect(throws: GeodesyError.self) {
            try StatutoryMapping(plane: plane(38)).map(MultiPolygon(shell: [far]), from: .geographic)
        }
        #expect(error?.code == .outsidePlane)
    }

    /// What is nowhere near China is no corner of a red line.
    @Test(arguments: [(0.0, 0.0), (12, 45), (116, 65), (46, 122), (-116, 45)] as [(Double, Double)])
    func cornersThatAreNowhereAreRefused(longitude: Double, latitude: Double) throws {
        let line = MultiPolygon(
            shell: ring([(116, 45), (126, 45), (126, 46), (longitude, latitude), (116, 46)]))
        let error = #expect(throws: GeodesyError.self) {
            try StatutoryMapping(plane: plane(40)).map(line, from: .geographic, choice: .seen)
        }
        #expect(error?.position == Coordinate(x: longitude, y: latitude))
    }
}
