import Geometry
import Testing
import Topology

/// Two polygons and the areas of their overlays, computed by hand.
struct OverlayCase: Sendable, CustomTestStringConvertible {
    let name: String
    let a: MultiPolygon
    let b: MultiPolygon
    let areaA: Double
    let areaB: Double
    let intersection: Double

    var testDescription: String { name }

    static let all = [
        OverlayCase(
            name: "overlapping corner", a: rectangle(0, 0, 10, 10), b: rectangle(6, 7, 16, 17), areaA: 100,
            areaB: 100, intersection: 12),
        OverlayCase(
            name: "identical", a: rectangle(0, 0, 10, 10), b: rectangle(0, 0, 10, 10), areaA: 100, areaB: 100,
            intersection: 100),
        OverlayCase(
            name: "touching edge", a: rectangle(0, 0, 10, 10), b: rectangle(10, 2, 20, 7), areaA: 100,
            areaB: 50, intersection: 0),
        OverlayCase(
            name: "touching corner", a: rectangle(0, 0, 10, 10), b: rectangle(10, 10, 20, 20), areaA: 100,
            areaB: 100, intersection: 0),
        OverlayCase(
            name: "nested", a: rectangle(0, 0, 10, 10), b: rectangle(2, 3, 4, 5), areaA: 100, areaB: 4,
            intersection: 4),
        OverlayCase(
            name: "in the hole",
            a: polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (8, 2), (8, 8), (2, 8)]),
            b: rectangle(3, 3, 5, 5), areaA: 64, areaB: 4, intersection: 0),
        OverlayCase(
            name: "filling the hole",
            a: polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (8, 2), (8, 8), (2, 8)]),
            b: rectangle(2, 2, 8, 8), areaA: 64, areaB: 36, intersection: 0),
        OverlayCase(
            name: "two parts", a: together(rectangle(0, 0, 1, 10), rectangle(2, 0, 3, 10)),
            b: rectangle(0.5, 4, 2.5, 5), areaA: 20, areaB: 2, intersection: 1),
        OverlayCase(
            name: "apart", a: rectangle(0, 0, 1, 1), b: rectangle(5, 5, 6, 6), areaA: 1, areaB: 1,
            intersection: 0),
        OverlayCase(
            name: "with nothing", a: rectangle(0, 0, 1, 1), b: MultiPolygon(), areaA: 1, areaB: 0,
            intersection: 0),
        // Parcels with zone-prefixed coordinates to the millimetre, an overlap of 1 mm along 120 m.
        OverlayCase(
            name: "1 mm", a: rectangle(38_512_345.5, 4_423_456.75, 38_512_545.5, 4_423_576.75),
            b: rectangle(38_512_545.5 - 0x1p-10, 4_423_456.75, 38_512_725.5, 4_423_576.75), areaA: 24_000,
            areaB: 120 * (180 + 0x1p-10), intersection: 120 * 0x1p-10),
    ]
}

@Test(arguments: OverlayCase.all)
func areasOfOverlays(example: OverlayCase) throws {
    let context = try TopologyContext()
    let (a, b) = (example.a, example.b)
    let tolerance = 1e-9 * max(example.areaA, example.areaB)
    func expect(_ found: Double, _ expected: Double) { #expect(abs(found - expected) <= tolerance) }
    expect(try context.intersectionArea(a, b), example.intersection)
    expect(try context.intersectionArea(b, a), example.intersection)
    expect(try context.unionArea(a, b), example.areaA + example.areaB - example.intersection)
    expect(try context.differenceArea(a, b), example.areaA - example.intersection)
    expect(try context.differenceArea(b, a), example.areaB - example.intersection)
    expect(try context.unaryUnionArea(together(a, b)), example.areaA + example.areaB - example.intersection)
    // Geometry moved back to large coordinates keeps eight decimals of a metre.
    let rounding = tolerance + 0x1p-27 * 1000
    #expect(abs(try context.intersection(a, b).planarArea - example.intersection) <= rounding)
    #expect(abs(try context.difference(a, b).planarArea - (example.areaA - example.intersection)) <= rounding)
    #expect(try context.defect(in: context.union(a, b)) == nil)
}

/// Results lie where the inputs lie.
@Test func resultsAreMovedBack() throws {
    let context = try TopologyContext()
    let (a, b) = (
        rectangle(40_500_000, 5_100_000, 40_500_010, 5_100_010),
        rectangle(40_500_006, 5_100_007, 40_500_020, 5_100_020)
    )
    #expect(
        try context.intersection(a, b).box
            == Box(minX: 40_500_006, minY: 5_100_007, maxX: 40_500_010, maxY: 5_100_010))
    #expect(
        try context.union(a, b).box == Box(minX: 40_500_000, minY: 5_100_000, maxX: 40_500_020, maxY: 5_100_020)
    )
    #expect(try context.difference(a, a).isEmpty)
    // Degrees: a parcel of 1e-4° is exact to far below its size.
    let (c, d) = (
        rectangle(122.0625, 46.0625, 122.06265, 46.06265), rectangle(122.0626, 46.0625, 122.0627, 46.0627)
    )
    let overlap = try context.intersection(c, d).box
    #expect(overlap.minX == 122.0626 && overlap.maxX == 122.06265 && overlap.maxY == 46.06265)
}

@Test func unionOfManyCountsGroundOnce() throws {
    let context = try TopologyContext()
    // Ten squares of 10 × 10, each 1 further east: 19 × 10.
    let stack = (0..<10).reduce(into: MultiPolygon()) {
        $0.append(rectangle(Double($1), 0, Double($1) + 10, 10))
    }
    #expect(try context.unaryUnionArea(stack) == 190)
    #expect(try context.unaryUnion(stack).polygonCount == 1)
    #expect(try context.unaryUnion(MultiPolygon()).isEmpty)
}

/// Valid pairs on which plain GEOS loses an overlap or invents one, with areas by exact rational arithmetic.
@Test(arguments: [
    // libgeos #1523: a nearly collinear hole; plain GEOS finds no overlap.
    (
        polygon([(379.694383, 3423), (382, 3423), (382, 3428), (379.694383, 3428)]),
        polygon(
            [(380, 3428.3), (382, 3429), (388, 3422), (377, 3422), (378, 3427)],
            [
                (379.153701, 3427.199712952367), (380.736005, 3427.1997128766443),
                (379.777158, 3427.199712922531),
            ]), 11.528084999823, 48.10000000000032
    ),
    // shapely #1871: neighbours, one corner a unit in the last place beside the edge; plain GEOS finds the
    // whole of one.
    (
        polygon([(446, -207), (315, -75.99999999999999), (557, -76)]),
        polygon([(184, -207), (315, -76), (446, -207), (315, -338)]), 0, 50173
    ),
    // LibGEOS.jl #166: the same with parcels of 12 km.
    (
        polygon([
            (0, 65905.78568220709), (12540.144108116785, 66644.10887217366),
            (13639.90993528687, 64693.73062699103),
            (13323.160413385054, 61494.1194419435), (2375.0223287135154, 53673.4087205281),
            (0, 52759.58192468053),
        ]),
        polygon([
            (23303.577415035626, 55323.60484150198), (19851.52938808218, 49637.68131132904),
            (2375.022328713516, 53673.4087205281), (13323.160413385054, 61494.1194419435),
        ]), 0, 255963091.47964904
    ),
])
func pairsThatPlainGEOSGetsWrong(a: MultiPolygon, b: MultiPolygon, overlap: Double, union: Double) throws {
    let context = try TopologyContext()
    #expect(try context.defect(in: a) == nil)
    #expect(try context.defect(in: b) == nil)
    let tolerance = 1e-9 * union
    #expect(abs(try context.intersectionArea(a, b) - overlap) < tolerance)
    #expect(abs(try context.unionArea(a, b) - union) < tolerance)
}

/// The class of inputs on which the floating-point overlay may fail: valid neighbours near the origin with all
/// 53 bits, and the neighbour's corner computed on the common edge, one unit in the last place beside it.
@Test func neighboursOneUnitInTheLastPlaceApartShareNoGround() throws {
    let context = try TopologyContext()
    var random = SeededNumbers(seed: 20_240_601)
    var checked = 0
    for _ in 0..<1500 {
        func corner(_ x: Range<Double>, _ y: Range<Double>) -> (Double, Double) {
            (random.next(in: x), random.next(in: y))
        }
        let (start, end) = (corner(-150 ..< -50, -20..<20), corner(50..<150, -20..<20))
        let part = random.next(in: 0.2..<0.8)
        let onEdge = (start.0 + part * (end.0 - start.0), start.1 + part * (end.1 - start.1))
        let above = polygon([start, end, corner(-50..<50, 60..<120)])
        let below = polygon([start, corner(-50..<50, -120 ..< -60), onEdge])
        guard try context.defect(in: above) == nil, try context.defect(in: below) == nil else { continue }
        checked += 1
        let (areaAbove, areaBelow) = (above.planarArea, below.planarArea)
        // The corner is at most one unit (3e-14 m) off the edge; the grid of 7e-12 m along some 600 m is 4e-9
        // m².
        #expect(try context.intersectionArea(above, below) < 1e-8)
        #expect(abs(try context.unionArea(above, below) - (areaAbove + areaBelow)) < 1e-8)
        #expect(abs(try context.differenceArea(above, below) - areaAbove) < 1e-8)
    }
    #expect(checked > 1400)
}

/// A = A∩B + A∖B and A∪B = A + B − A∩B, for stars with coordinates in zone 40.
@Test func piecesAddUp() throws {
    let context = try TopologyContext()
    var random = SeededNumbers(seed: 7)
    func star(_ x: Double, _ y: Double) -> MultiPolygon {
        let corners = (0..<24).map { index -> (Double, Double) in
            // A turn of 24 directions by hand: no two radii cross, so the ring is simple.
            let (dx, dy) = SeededNumbers.direction(index)
            let radius = random.next(in: 100..<400)
            return (x + dx * radius, y + dy * radius)
        }
        return polygon(corners)
    }
    for _ in 0..<200 {
        let a = star(40_571_000, 5_150_000)
        let b = star(40_571_000 + random.next(in: -300..<300), 5_150_000 + random.next(in: -300..<300))
        let overlap = try context.intersectionArea(a, b)
        let (areaA, areaB) = (a.planarArea, b.planarArea)
        #expect(abs(areaA - overlap - (try context.differenceArea(a, b))) < 1e-9 * areaA)
        #expect(abs(areaB - overlap - (try context.differenceArea(b, a))) < 1e-9 * areaA)
        #expect(abs(areaA + areaB - overlap - (try context.unionArea(a, b))) < 1e-9 * areaA)
    }
}

extension SeededNumbers {
    /// One of 24 directions, counter-clockwise, from a table of sines to four places.
    static func direction(_ index: Int) -> (Double, Double) {
        let sines = [0, 0.2588, 0.5, 0.7071, 0.866, 0.9659, 1, 0.9659, 0.866, 0.7071, 0.5, 0.2588]
        func sine(_ step: Int) -> Double { step % 24 < 12 ? sines[step % 12] : -sines[step % 12] }
        return (sine(index + 6), sine(index))
    }
}

@Test(arguments: [Double.nan, .infinity, -.infinity, 1e308])
func refusesWhatIsNoNumber(bad: Double) throws {
    let context = try TopologyContext()
    let broken = rectangle(-1e308, 0, bad, 10)
    let error = #expect(throws: TopologyError.self) { try context.intersection(broken, rectangle(0, 0, 1, 1)) }
    #expect(error?.code == .invalidCoordinate)
    #expect(throws: TopologyError.self) { try context.unionArea(rectangle(0, 0, 1, 1), broken) }
}

@Test func degenerateRingsEncloseNothing() throws {
    let context = try TopologyContext()
    let line = polygon([(0, 0), (5, 5)])
    let point = polygon([(1, 1)])
    #expect(try context.intersectionArea(line, rectangle(0, 0, 9, 9)) == 0)
    #expect(try context.unionArea(point, rectangle(0, 0, 9, 9)) == 81)
    #expect(try context.unaryUnion(point).isEmpty)
}
