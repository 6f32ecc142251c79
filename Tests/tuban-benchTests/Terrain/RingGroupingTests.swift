import Geometry
import Testing

@testable import tuban_bench

@Suite struct RingGroupingTests {
    /// A hole goes to the smallest shell around it: an island in a lake on an island has a well of its own.
    @Test func holesFindTheirShells() {
        func square(_ size: Double, _ isHole: Bool = false) -> [Coordinate] {
            let ring = [(-size, -size), (size, -size), (size, size), (-size, size), (-size, -size)].map {
                Coordinate(x: $0.0, y: $0.1)
            }
            return isHole ? ring.reversed() : ring
        }
        let shape = MultiPolygon(rings: [square(1, true), square(3, true), square(4), square(2)])
        #expect(shape.polygonCount == 2)
        #expect((0..<2).map { shape.polygon($0).planarArea }.sorted() == [12, 28])
    }
}
