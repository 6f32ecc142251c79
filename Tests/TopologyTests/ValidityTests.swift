import Geometry
import Testing
import Topology

@Test func validPolygonsHaveNoDefectAndStayAsTheyAre() throws {
    let context = try TopologyContext()
    let parcel = polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (8, 2), (8, 8), (2, 8)])
    #expect(try context.defect(in: parcel) == nil)
    let repair = try context.makeValid(parcel)
    #expect(repair.polygons == parcel)
    #expect(repair.areaBefore == 64 && repair.area == 64 && repair.droppedParts == 0)
    #expect(try context.defect(in: MultiPolygon()) == nil)
}

private func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

/// Broken rings with the fault, its place, and the area of the even-odd reading, by hand.
@Test(
    arguments: [
        // A bow tie crosses itself in the middle: two triangles of 25.
        (polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), .selfIntersection, at(5, 5), 50),
        (
            polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(20, 0), (22, 0), (22, 2), (20, 2)]),
            .holeOutsideShell,
            at(20, 0), 104
        ),
        // A hole in a hole is land again: 100 − 64 + 4.
        (
            polygon(
                [(0, 0), (10, 0), (10, 10), (0, 10)], [(1, 1), (9, 1), (9, 9), (1, 9)],
                [(4, 4), (6, 4), (6, 6), (4, 6)]), .nestedHoles, at(4, 4), 40
        ),
        // Two parts that overlap by 4 × 10: what both enclose is enclosed twice, an even number.
        (together(rectangle(0, 0, 10, 10), rectangle(6, 0, 16, 10)), .selfIntersection, nil, 120),
        (together(rectangle(0, 0, 10, 10), rectangle(2, 2, 4, 4)), .nestedShells, at(2, 2), 96),
        // A ring drawn twice encloses everything twice; a hole like its shell leaves nothing.
        (
            polygon([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0), (10, 0), (10, 10), (0, 10)]),
            .ringSelfIntersection, nil,
            0
        ),
        (polygon([(0, 0), (9, 0), (9, 9)], [(0, 0), (9, 0), (9, 9)]), .selfIntersection, nil, 0),
        // Two triangles that meet in a point of one ring.
        (polygon([(0, 0), (5, 5), (10, 0), (10, 10), (5, 5), (0, 10)]), .ringSelfIntersection, at(5, 5), 50),
        (polygon([(0, 0), (10, 0)]), .tooFewPoints, at(0, 0), 0),
    ] as [(MultiPolygon, TopologyDefect.Kind, Coordinate?, Double)])
func defectsAreNamedAndRepaired(
    broken: MultiPolygon, kind: TopologyDefect.Kind, place: Coordinate?, area: Double
) throws {
    let context = try TopologyContext()
    for (dx, dy) in [(0.0, 0.0), (40_500_000, 5_100_000)] {
        let parcel = moved(broken, dx, dy)
        let defect = try #require(try context.defect(in: parcel))
        #expect(defect.kind == kind)
        if let place { #expect(defect.place == at(place.x + dx, place.y + dy)) }
        let repair = try context.makeValid(parcel)
        #expect(repair.area == area)
        #expect(repair.polygons.planarArea == area)
        #expect(repair.areaBefore == parcel.planarArea)
        #expect(try context.defect(in: repair.polygons) == nil)
    }
}

@Test func aSpikeIsDroppedAndCounted() throws {
    let context = try TopologyContext()
    // A square with a line out to (20, 5) and back.
    let spiked = polygon([(0, 0), (10, 0), (10, 5), (20, 5), (10, 5), (10, 10), (0, 10)])
    let repair = try context.makeValid(spiked)
    #expect(repair.area == 100)
    #expect(repair.droppedParts == 1)
    #expect(repair.polygons.box == Box(minX: 0, minY: 0, maxX: 10, maxY: 10))
}

@Test func notANumberIsADefectThatNothingRepairs() throws {
    let context = try TopologyContext()
    let broken = rectangle(0, 0, .nan, 10)
    #expect(try context.defect(in: broken)?.kind == .invalidCoordinate)
    let error = #expect(throws: TopologyError.self) { try context.makeValid(broken) }
    #expect(error?.code == .invalidCoordinate)
}

@Test func everyDefectHasWords() throws {
    for example in [polygon([(0, 0), (10, 10), (10, 0), (0, 10)]), polygon([(0, 0), (1, 1)])] {
        let defect = try #require(try TopologyContext().defect(in: example))
        #expect(defect.kind != .other)
        #expect("\(defect.message)".contains(" / "))
    }
}
