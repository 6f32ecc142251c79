import ExactAreas
import Geometry
import Overlay
import Testing

/// What holds of areas whatever the polygons are; no area is computed by other means here.
@Suite struct EdgeInvariantTests {
    /// The numbers of an area that two ways of saying the same thing may differ in: rounding of sums of a
    /// hundred edges over a square of some 200 m; a wrong decision is a billion times that.
    private static let rounding = 1e-8

    private struct Pair {
        let a: MultiPolygon
        let b: MultiPolygon
        let c: MultiPolygon
    }

    private static func pairs(_ shape: RandomShape) -> [Pair] {
        (0..<60).map { seed in
            var source = RandomPolygons(seed: UInt64(seed) &* 77 &+ 1)
            let other = RandomShape.allCases[seed % 3]
            return Pair(a: source.next(shape), b: source.next(other), c: source.next(shape))
        }
    }

    private func coverage(_ subject: MultiPolygon, _ layers: [[MultiPolygon]]) throws -> Coverage {
        try EdgeCoverageEngine(layers.map(CoverLayer.init)).coverage(of: subject)
    }

    /// The largest difference of any mask, feature or depth.
    private func difference(_ one: Coverage, _ other: Coverage) -> Double {
        var areas: [String: Double] = ["area": one.area - other.area]
        for (coverage, sign) in [(one, 1.0), (other, -1.0)] {
            for piece in coverage.masks {
                areas["mask \(piece.mask.rawValue)", default: 0] += sign * piece.area
            }
            for piece in coverage.features {
                areas["feature \(piece.layer) \(piece.feature)", default: 0] += sign * piece.area
            }
            for piece in coverage.depths {
                areas["depth \(piece.layer) \(piece.depth)", default: 0] += sign * piece.area
            }
        }
        return areas.values.reduce(0) { max($0, $1.magnitude) }
    }

    private func expectUnchanged(_ shape: RandomShape, by change: (MultiPolygon) -> MultiPolygon) throws {
        var met = 0
        for pair in Self.pairs(shape) {
            let before = try coverage(pair.a, [[pair.b], [pair.c]])
            let after = try coverage(change(pair.a), [[change(pair.b)], [change(pair.c)]])
            #expect(difference(before, after) < Self.rounding)
            if before.masks.count > 1 { met += 1 }
        }
        #expect(met > 30, "the pairs must meet for this to say anything")
    }

    @Test(arguments: RandomShape.allCases)
    func intersectionIsTheSameFromBothSides(shape: RandomShape) throws {
        for pair in Self.pairs(shape) {
            let one = try coverage(pair.a, [[pair.b]]).area(underAny: LayerMask(layer: 0))
            let other = try coverage(pair.b, [[pair.a]]).area(underAny: LayerMask(layer: 0))
            #expect(abs(one - other) < Self.rounding)
        }
    }

    @Test(arguments: RandomShape.allCases)
    func masksAreTheParcel(shape: RandomShape) throws {
        for pair in Self.pairs(shape) {
            let alone = try coverage(pair.a, [])
            let found = try coverage(pair.a, [[pair.b], [pair.c], [pair.b, pair.c]])
            #expect(abs(found.area - alone.area) < Self.rounding)
            #expect(abs(found.masks.reduce(0) { $0 + $1.area } - alone.area) < Self.rounding)
            // The third layer is the union of the first two.
            let (first, second, third) = (LayerMask(layer: 0), LayerMask(layer: 1), LayerMask(layer: 2))
            #expect(
                abs(found.area(underAny: [first, second]) - found.area(underAny: third)) < Self.rounding)
            // Inclusion and exclusion: the ground under both is the depth of 2 in the third.
            let both = found.masks.reduce(0) { $1.mask.isSuperset(of: [first, second]) ? $0 + $1.area : $0 }
            let depth = found.depths.reduce(0) { $1.layer == 2 && $1.depth == 2 ? $0 + $1.area : $0 }
            #expect(abs(both - depth) < Self.rounding)
            // A parcel is wholly under itself.
            let own = try coverage(pair.a, [[pair.a]])
            #expect(abs(own.area(underAny: first) - own.area) < Self.rounding)
        }
    }

    @Test(arguments: RandomShape.allCases)
    func wholeOffsetsChangeNothing(shape: RandomShape) throws {
        for offset in [(1024.0, -4096.0), (-41_500_000.0, -5_100_000.0)] {
            try expectUnchanged(shape) {
                $0.mapCoordinates { Coordinate(x: $0.x + offset.0, y: $0.y + offset.1) }
            }
        }
    }

    @Test(arguments: RandomShape.allCases)
    func turningByRightAnglesChangesNothing(shape: RandomShape) throws {
        try expectUnchanged(shape) { $0.mapCoordinates { Coordinate(x: -$0.y, y: $0.x) } }
        try expectUnchanged(shape) { $0.mapCoordinates { Coordinate(x: -$0.x, y: -$0.y) } }
        try expectUnchanged(shape) { $0.mapCoordinates { Coordinate(x: $0.y, y: -$0.x) } }
    }

    @Test(arguments: RandomShape.allCases)
    func mirroringChangesNothing(shape: RandomShape) throws {
        try expectUnchanged(shape) { $0.mapCoordinates { Coordinate(x: $0.y, y: $0.x) } }
    }

    @Test(arguments: RandomShape.allCases)
    func directionAndStartOfRingsChangeNothing(shape: RandomShape) throws {
        try expectUnchanged(shape) { $0.mapRings { $0.reversed() } }
        try expectUnchanged(shape) { polygons in
            polygons.mapRings { ring in
                // The ring may be closed by its first corner: it is taken off and set again.
                let open = ring.first == ring.last ? Array(ring.dropLast()) : ring
                let turned = Array(open[(open.count / 2)...] + open[..<(open.count / 2)])
                return turned + [turned[0]]
            }
        }
    }

    @Test(arguments: RandomShape.allCases)
    func midpointsAndRepeatedCornersChangeNothing(shape: RandomShape) throws {
        try expectUnchanged(shape) { polygons in
            polygons.mapRings { ring in
                let closed = ring.first == ring.last ? ring : ring + [ring[0]]
                var doubled: [Coordinate] = []
                for (start, end) in zip(closed, closed.dropFirst()) {
                    let middle = Coordinate(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
                    doubled += [start, start, middle]
                }
                return doubled + [closed[0]]
            }
        }
    }

    /// The parts of a parcel either side of a line are what half planes cut from it; covers count in both.
    @Test(arguments: RandomShape.allCases)
    func splittingAddsUp(shape: RandomShape) throws {
        let (x, y) = (RandomPolygons.origin.x, RandomPolygons.origin.y)
        let west = MultiPolygon(shell: [
            Coordinate(x: x - 1024, y: y - 1024), Coordinate(x: x + 8, y: y - 1024),
            Coordinate(x: x - 8, y: y + 1024), Coordinate(x: x - 1024, y: y + 1024),
        ])
        let east = MultiPolygon(shell: [
            Coordinate(x: x + 1024, y: y - 1024), Coordinate(x: x + 8, y: y - 1024),
            Coordinate(x: x - 8, y: y + 1024), Coordinate(x: x + 1024, y: y + 1024),
        ])
        for pair in Self.pairs(shape) {
            let found = try coverage(pair.a, [[west], [east], [pair.b]])
            let covered = found.area(underAny: LayerMask(layer: 2))
            let (left, right) = (LayerMask(layer: 0), LayerMask(layer: 1))
            #expect(
                abs(found.area(underAny: left) + found.area(underAny: right) - found.area) < Self.rounding)
            let halves = try [west, east].map { half in
                let inside = try coverage(half, [[pair.a], [pair.b]])
                return inside.masks.reduce(0) {
                    $1.mask == [LayerMask(layer: 0), LayerMask(layer: 1)] ? $0 + $1.area : $0
                }
            }
            // The half planes are five thousand times larger: their sums round accordingly.
            #expect(abs(halves[0] + halves[1] - covered) < 1e-5)
        }
    }

    /// One engine for many parcels, in a batch or singly, in any order, gives each the very same numbers.
    @Test(arguments: RandomShape.allCases)
    func companyDoesNotMatter(shape: RandomShape) throws {
        // In a row, each among its neighbours.
        let pairs = Self.pairs(shape).prefix(24).enumerated().map { number, pair in
            func moved(_ polygons: MultiPolygon) -> MultiPolygon {
                polygons.mapCoordinates { Coordinate(x: $0.x + 128 * Double(number), y: $0.y) }
            }
            return Pair(a: moved(pair.a), b: moved(pair.b), c: moved(pair.c))
        }
        let layers = [CoverLayer(features: pairs.map(\.b)), CoverLayer(features: pairs.map(\.c))]
        let index = try CoverIndex(layers)
        let parcels = pairs.map(\.a)
        let batch = PolygonBatch(parcels)
        let engine = EdgeCoverageEngine(index)
        let forward = try parcels.indices.map { try engine.coverage(of: batch, feature: $0) }
        let backward = try parcels.indices.reversed().map { try engine.coverage(of: parcels[$0]) }
        let alone = try parcels.map { try EdgeCoverageEngine(index).coverage(of: $0) }
        #expect(forward == backward.reversed())
        #expect(forward == alone)
    }
}
