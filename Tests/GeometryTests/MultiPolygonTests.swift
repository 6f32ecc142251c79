import Geometry
import Testing

@Suite struct MultiPolygonTests {
    private let shell = [(0.0, 0.0), (10, 0), (10, 10), (0, 10)].map { Coordinate(x: $0.0, y: $0.1) }
    private let hole = [(2.0, 2.0), (4, 2), (4, 4), (2, 4)].map { Coordinate(x: $0.0, y: $0.1) }
    private let island = [(20.0, 0.0), (21, 0), (20, 1)].map { Coordinate(x: $0.0, y: $0.1) }

    @Test func flatArrays() {
        let polygons = MultiPolygon([[shell, hole], [island]])
        #expect(polygons.polygonCount == 2 && polygons.ringCount == 3)
        #expect(polygons.ringEnds == [5, 10, 14] && polygons.polygonEnds == [2, 3])
        #expect(polygons.rings(ofPolygon: 0) == 0..<2 && polygons.rings(ofPolygon: 1) == 2..<3)
        #expect(Array(polygons.ring(1)) == hole + [hole[0]])
        #expect(polygons.polygon(1) == MultiPolygon(shell: island))
        #expect(polygons.polygon(0) == MultiPolygon([[shell, hole]]))
        #expect(polygons.box == Box(minX: 0, minY: 0, maxX: 21, maxY: 10))
    }

    @Test func closedRingsStayAsTheyAre() {
        #expect(MultiPolygon(shell: shell + [shell[0]]) == MultiPolygon(shell: shell))
        #expect(MultiPolygon(shell: [shell[0]]).coordinates.count == 1)
    }

    @Test func emptyRingsAndPolygonsDoNotCount() {
        #expect(MultiPolygon().isEmpty)
        #expect(MultiPolygon([[], [[]]]) == MultiPolygon())
        var polygons = MultiPolygon(shell: shell)
        polygons.endPolygon()
        #expect(polygons == MultiPolygon(shell: shell))
        polygons.append(MultiPolygon())
        #expect(polygons == MultiPolygon(shell: shell))
    }

    @Test func appending() {
        var polygons = MultiPolygon([[shell, hole]])
        polygons.append(MultiPolygon(shell: island))
        #expect(polygons == MultiPolygon([[shell, hole], [island]]))
    }

    @Test func mappingKeepsTheRings() {
        let moved = MultiPolygon([[shell, hole], [island]]).mapCoordinates { coordinate in
            Coordinate(x: coordinate.x + 1, y: -coordinate.y)
        }
        #expect(moved.ringEnds == [5, 10, 14] && moved.polygonEnds == [2, 3])
        #expect(moved.coordinates[1] == Coordinate(x: 11, y: 0))
        #expect(moved.coordinates[7] == Coordinate(x: 5, y: -4))
    }

    @Test func mappingPassesErrorsOn() {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            try MultiPolygon(shell: shell).mapCoordinates { coordinate throws(Refusal) in
                guard coordinate.x < 10 else { throw Refusal() }
                return coordinate
            }
        }
    }
}
