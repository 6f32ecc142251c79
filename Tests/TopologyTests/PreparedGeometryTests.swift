import Geometry
import Testing
import Topology

/// Squares against a reserve of 10 × 10: meets, not outside, wholly inside.
@Test(arguments: [
    (rectangle(2, 2, 8, 8), true, true, true), (rectangle(0, 0, 10, 10), true, true, false),
    (rectangle(0, 2, 8, 8), true, true, false), (rectangle(5, 5, 15, 15), true, false, false),
    (rectangle(10, 0, 20, 10), true, false, false), (rectangle(10, 10, 20, 20), true, false, false),
    (rectangle(11, 11, 20, 20), false, false, false), (rectangle(-5, -5, 15, 15), true, false, false),
])
func predicates(parcel: MultiPolygon, meets: Bool, covered: Bool, inside: Bool) throws {
    let context = try TopologyContext()
    let reserve = try context.prepare(rectangle(0, 0, 10, 10))
    let parcel = try context.geometry(of: parcel)
    #expect(try reserve.intersects(parcel) == meets)
    #expect(try reserve.isDisjoint(from: parcel) == !meets)
    #expect(try reserve.covers(parcel) == covered)
    #expect(try reserve.contains(parcel) == covered)
    #expect(try reserve.containsProperly(parcel) == inside)
}

@Test func aHoleIsOutside() throws {
    let context = try TopologyContext()
    let ring = polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (8, 2), (8, 8), (2, 8)])
    let reserve = try context.prepare(ring)
    #expect(try reserve.isDisjoint(from: context.geometry(of: rectangle(3, 3, 7, 7))))
    #expect(try !reserve.covers(context.geometry(of: rectangle(1, 1, 9, 9))))
    #expect(try !reserve.intersects(context.geometry(of: MultiPolygon())))
}
