import Geodesy
import Geometry
import Testing

@Suite struct StatutoryMapperTests {
    /// All zones of China, with and without the number before the easting, and meridians of local planes.
    static let planes: [GaussKrugerPlane] =
        Zone.Width.allCases.flatMap { width in
            width.numbers.compactMap { Zone(width: width, number: $0) }.map {
                GaussKrugerPlane(zone: $0, prefixed: !$0.number.isMultiple(of: 3))
            }
        }
        + [(118.333_333_333_3, 500_000.12345), (121.123_456_789, -2_500_000), (-75.25, 0), (0, 1e9)].compactMap
    {
        GaussKrugerPlane(centralMeridian: $0, falseEasting: $1)
    }

    /// A walk in steps under 70 m, or longer ones, inside the plane; some start on its rim.
    private func walk(_ numbers: inout Numbers, in plane: GaussKrugerPlane, step: Double, count: Int = 25)
        -> [Coordinate]
    {
        var offset = numbers.next(in: -350_000...350_000)
        var northing = numbers.next(in: 1_990_000...6_000_000)
        switch numbers.next() % 16 {
        case 0: offset = offset < 0 ? -350_000 : 350_000
        case 1: northing = 6_000_000
        case 2: northing = numbers.next(in: 0...1_990_000)
        case 3: offset = numbers.next(in: -0.01...0.01)
        default: break
        }
        return (0..<count).map { _ in
            var position = Coordinate(x: plane.falseEasting + offset, y: northing)
            // The sum may be rounded beyond the rim.
            if abs(position.x - plane.falseEasting) > 350_000 {
                position.x = offset < 0 ? position.x.nextUp : position.x.nextDown
            }
            // Coordinates as files have them: all digits, or to the millimetre.
            offset = min(350_000, max(-350_000, offset + numbers.next(in: -step...step)))
            northing = min(6_000_000, max(0, northing + numbers.next(in: -step...step)))
            if numbers.next().isMultiple(of: 2) {
                (offset, northing) = ((offset * 1e3).rounded() / 1e3, (northing * 1e3).rounded() / 1e3)
            }
            return position
        }
    }

    private func batch(_ rings: [[Coordinate]]) -> PolygonBatch {
        var batch = PolygonBatch()
        for ring in rings {
            batch.appendRing(ring)
            batch.endFeature()
        }
        return batch
    }

    /// What is inserted on long edges is told from corners, also of those that stand where a longer edge would have a point.
    @Test func insertedPointsAreNoCorners() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: 40_500_000))
        // 120 m with a corner in the middle: 60 m each, no point. 150 m: two points between. Then 120 m: one.
        let corners = [(0.0, 0.0), (60, 0), (120, 0), (120, 150), (0, 150)].map {
            Coordinate(x: 40_506_000 + $0.0, y: 5_104_000 + $0.1)
        }
        var batch = PolygonBatch()
        for feature in 0..<3 {
            batch.appendRing(corners.map { Coordinate(x: $0.x + Double(feature) * 1000, y: $0.y) })
            batch.endFeature()
        }
        let mapper = StatutoryMapper()
        var result = PolygonBatch()
        #expect(mapper.map(0..<3, of: batch, from: .projected, in: plane, into: &result).isEmpty)
        // Six points of a closed ring and 2 + 1 + 2 between them.
        #expect(result.polygons.coordinates.count == 3 * 11)
        #expect(
            mapper.inserted
                == (0..<3).flatMap { feature in
                    [(3, 2), (6, 1), (8, 2)].map {
                        InsertedPoints(start: feature * 11 + $0.0, count: $0.1)
                    }
                })
        mapper.forgetInsertedPoints()
        #expect(mapper.inserted.isEmpty)
    }

    /// The number of points, and of those that are not the scalar mapping's.
    private func compare(_ batch: PolygonBatch, from kind: PositionKind, in plane: GaussKrugerPlane) -> (
        points: Int, differing: Int
    ) {
        var result = PolygonBatch()
        let failures = StatutoryMapper().map(0..<batch.count, of: batch, from: kind, in: plane, into: &result)
        let scalar = ScalarMapping(plane: plane)
        let expected = (0..<batch.polygons.ringCount).flatMap {
            scalar.map(batch.polygons.ring($0), from: kind)
        }
        let points = result.polygons.coordinates
        guard failures.isEmpty, points.count == expected.count else { return (points.count, .max) }
        return (points.count, zip(points, expected).count { $0 != $1 })
    }

    /// 36 planes of 28 900 points: more than a million.
    @Test(arguments: planes) func everyPointIsTheSeries(plane: GaussKrugerPlane) {
        var numbers = Numbers(seed: UInt64(bitPattern: Int64(plane.centralMeridian * 7 + plane.falseEasting)))
        let rings = (0..<1155).map { _ in walk(&numbers, in: plane, step: 49) }
        let (points, differing) = compare(batch(rings), from: .projected, in: plane)
        #expect(points > 28_875)
        #expect(differing == 0)
    }

    @Test(arguments: planes) func everyInsertedPointIsTheSeries(plane: GaussKrugerPlane) {
        var numbers = Numbers(seed: UInt64(bitPattern: Int64(plane.centralMeridian * 11 + plane.falseEasting)))
        let rings = [60.0, 400, 3000, 60_000].flatMap { step in
            (0..<4).map { _ in walk(&numbers, in: plane, step: step, count: step > 5000 ? 4 : 20) }
        }
        let (points, differing) = compare(batch(rings), from: .projected, in: plane)
        #expect(points > 4000)
        #expect(differing == 0)
    }

    @Test(arguments: planes) func everyPointFromDegreesIsTheSeries(plane: GaussKrugerPlane) {
        var numbers = Numbers(seed: UInt64(bitPattern: Int64(plane.centralMeridian * 13 + plane.falseEasting)))
        var rings: [[Coordinate]] = []
        for _ in 0..<250 {
            // 310 km at the equator, 350 km further north; the next test goes to the rim.
            let latitude = numbers.next(in: numbers.next().isMultiple(of: 8) ? 0...18 : 18...54.1)
            let reach = min(4.5, 2.8 / (1 - latitude * latitude / 6600))
            let longitude = plane.centralMeridian + numbers.next(in: -reach...reach)
            rings.append(
                (0..<20).map { _ in
                    let digits = numbers.next().isMultiple(of: 2) ? 1e7 : 1e10
                    let (x, y) = (longitude + numbers.next(in: 0...4e-4), latitude + numbers.next(in: 0...4e-4))
                    return Coordinate(x: (x * digits).rounded() / digits, y: (y * digits).rounded() / digits)
                })
        }
        let (points, differing) = compare(batch(rings), from: .geographic, in: plane)
        #expect(points > 5000)
        #expect(differing == 0)
    }

    /// Strips of northing, strips of latitude and bands of the plane begin at known places; the points lie on both sides and on them.
    @Test func bordersOfTables() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123))
        var metres: [[Coordinate]] = []
        for strip in 1...349 {
            let border = Double(strip) * 0x1p34 / 1e6
            for offset in [-350_000, -123_456.7891, 0, 0.00004, 349_999.99996] {
                metres.append(
                    [-1e-4, -5e-5, 0, 5e-5, 1e-4].map { Coordinate(x: 500_000 + offset, y: border + $0) })
            }
        }
        for corner in [-350_000.0, 0, 350_000] {
            metres.append([0, 0.00004, 0.00006, 1].map { Coordinate(x: 500_000 + corner, y: $0) })
            metres.append([0, 0.00004, 0.00006, 1].map { Coordinate(x: 500_000 + corner, y: 6_000_000 - $0) })
        }
        #expect(compare(batch(metres), from: .projected, in: plane).differing == 0)
        var degrees: [[Coordinate]] = []
        for border in (1...216).map({ Double($0) / 4 }) + (1...181).map({ Double($0) * 0x1p30 / 3600e6 }) {
            for longitude in [120.3, 123, 123.000_000_1, 125.1] {
                degrees.append(
                    [border.nextDown, border, border.nextUp, border - 3e-10, border + 3e-10].map {
                        Coordinate(x: longitude, y: $0)
                    })
            }
        }
        #expect(compare(batch(degrees), from: .geographic, in: plane).differing == 0)
    }

    /// Points whose longitude or latitude lies within 10⁻³ of a half of 10⁻⁶″, where the table must ask the series.
    @Test func nearHalves() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: 500_000))
        let scalar = ScalarMapping(plane: plane)
        var numbers = Numbers(seed: 5)
        var rings: [[Coordinate]] = []
        while rings.count < 3000 {
            let position = Coordinate(
                x: numbers.next(in: 150_000...850_000), y: numbers.next(in: 1_990_000...6_000_000))
            let vertex = scalar.vertex(position, .projected)
            let (longitude, latitude) = scalar.millionths(
                northing: vertex.northing * 100, offset: vertex.offset * 100)
            let nearest = min(
                abs(longitude - longitude.rounded(.down) - 0.5), abs(latitude - latitude.rounded(.down) - 0.5))
            if nearest < 1e-3 { rings.append([position]) }
        }
        #expect(compare(batch(rings), from: .projected, in: plane).differing == 0)
    }

    /// Odd multiples of 1/32 m are 312.5 times 0.1 mm: halves that doubles hold exactly, of both signs.
    @Test func halvesOfTheGridAreRoundedAwayFromZero() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: -1_000_000))
        let rings = (0..<4000).map { step -> [Coordinate] in
            let distance = Double(2 * step + 1) / 32
            return [Coordinate(x: distance - 1_000_000, y: distance + 5_000_000)]
        }
        let scaled = Double(1) / 32 * 10_000
        #expect(scaled - scaled.rounded(.down) == 0.5)
        #expect(compare(batch(rings), from: .projected, in: plane).differing == 0)
    }

    @Test func bothDirectionsOfAnEdge() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: 40_500_000))
        var numbers = Numbers(seed: 9)
        let mapping = StatutoryMapping(plane: plane)
        for _ in 0..<200 {
            let edge = walk(&numbers, in: plane, step: 5000, count: 2)
            let there = try mapping.map(MultiPolygon(shell: edge + [edge[0]]), from: .projected).coordinates
            #expect(there == there.reversed())
        }
    }

    @Test func batchesAndOrderDoNotMatter() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 120, falseEasting: 40_500_000))
        var numbers = Numbers(seed: 10)
        let rings = (0..<300).map {
            walk(&numbers, in: plane, step: [40, 300].randomElement(using: &numbers) ?? 40, count: 3 + $0 * 3)
        }
        let features = rings.map { MultiPolygon(shell: $0) }
        let mapping = StatutoryMapping(plane: plane)
        let alone = try features.map { try mapping.map($0, from: .projected) }
        let mapper = StatutoryMapper()
        let batch = PolygonBatch(features)
        var (forwards, backwards, result) = ([MultiPolygon](), [MultiPolygon](), PolygonBatch())
        _ = mapper.map(0..<300, of: batch, from: .projected, in: plane, into: &result)
        forwards = (0..<300).map(result.feature)
        result.removeAll()
        for feature in (0..<300).reversed() {
            _ = mapper.map(feature..<feature + 1, of: batch, from: .projected, in: plane, into: &result)
        }
        backwards = (0..<300).map(result.feature)
        #expect(forwards == alone)
        #expect(backwards == alone.reversed())
    }

    @Test func aBatchGoesOnAfterAFailure() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123, falseEasting: 41_500_000))
        let good = AreaVector.all[7].projected.mapCoordinates { Coordinate(x: $0.x + 1e6, y: $0.y) }
        func corrupted(_ position: Coordinate) -> MultiPolygon {
            // The fault is in the second polygon, behind a good one.
            var result = good
            result.append(
                MultiPolygon(shell: [
                    Coordinate(x: 41_500_000, y: 5e6), Coordinate(x: 41_500_030, y: 5e6), position,
                ]))
            return result
        }
        let zigzag = (0..<100).map { Coordinate(x: 41_500_000, y: $0.isMultiple(of: 2) ? 0 : 6_000_000) }
        let outside = Coordinate(x: 40_500_000, y: 5e6)
        let features = [
            corrupted(outside), good, MultiPolygon(), corrupted(Coordinate(x: 41_500_000, y: .nan)), good,
            MultiPolygon(shell: zigzag), good,
        ]
        var result = PolygonBatch()
        let failures = StatutoryMapper().map(
            0..<7, of: PolygonBatch(features), from: .projected, in: plane, into: &result)
        #expect(failures.map(\.feature) == [0, 3, 5])
        #expect(failures.map(\.error.code) == [.outsidePlane, .notFinite, .tooManyPoints])
        #expect(failures.first?.error.position == outside)
        #expect(result.count == 7)
        let mapped = try StatutoryMapping(plane: plane).map(good, from: .projected)
        for (index, feature) in features.enumerated() {
            #expect(result.feature(index) == (feature == good ? mapped : MultiPolygon()))
        }
    }

    /// The fault that comes first is the one reported, although vertices are rounded by the block.
    @Test func theFirstFaultIsReported() throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123, falseEasting: 41_500_000))
        let zigzag = (0..<100).map { Coordinate(x: 41_500_000, y: $0.isMultiple(of: 2) ? 0 : 6_000_000) }
        let late = MultiPolygon(shell: zigzag + [Coordinate(x: .nan, y: 0)])
        let early = MultiPolygon(shell: [Coordinate(x: 41_500_000, y: -1)] + zigzag)
        var result = PolygonBatch()
        let failures = StatutoryMapper().map(
            0..<2, of: PolygonBatch([late, early]), from: .projected, in: plane, into: &result)
        #expect(failures.map(\.error.code) == [.tooManyPoints, .outsidePlane])
        let degrees = (0..<5).map { Coordinate(x: 123, y: $0 == 2 ? 60.2 : $0 == 3 ? .nan : 46) }
        let geographic = StatutoryMapper().map(
            0..<1, of: PolygonBatch([MultiPolygon(shell: degrees)]), from: .geographic, in: plane, into: &result
        )
        #expect(geographic.map(\.error.code) == [.outsidePlane])
    }

    /// Where the series ends, nothing tears: its points are the series' to the bit, and the next are beside them.
    @Test(arguments: [0.0, 18, 30, 46, 53.9]) func theRimInDegrees(latitude: Double) throws {
        let plane = try #require(GaussKrugerPlane(centralMeridian: 123))
        let rim = ForwardSeriesRim(latitude: latitude).longitude
        for side in [-1.0, 1] {
            var last: Coordinate?
            for step in -40...40 {
                let position = Coordinate(x: 123 + side * (rim + Double(step) * 1e-9), y: latitude)
                if step < 0 {
                    #expect(compare(batch([[position]]), from: .geographic, in: plane).differing == 0)
                }
                let image = try #require(
                    StatutoryMapping(plane: plane).map(
                        MultiPolygon(shell: [position]), from: .geographic, choice: .seen
                    ).coordinates.first)
                if let last {
                    #expect(abs(image.x - last.x) < 0.03 && abs(image.y - last.y) < 0.003)
                }
                last = image
            }
        }
    }
}

/// The longitude from the meridian at which the plane ends, found by halving.
private struct ForwardSeriesRim {
    let longitude: Double

    init(latitude: Double) {
        var (low, high) = (2.0, 8.0)
        let plane = GaussKrugerPlane(centralMeridian: 0, falseEasting: 0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let metres = try? plane?.projected(Coordinate(x: middle, y: latitude))
            let inside = metres.map { abs($0.x) <= 350_000 } ?? false
            (low, high) = inside ? (middle, high) : (low, middle)
        }
        longitude = low
    }
}

extension Numbers: RandomNumberGenerator {}
