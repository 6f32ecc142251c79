import Geometry
import Testing

@Suite struct BoxTests {
    private let box = Box(minX: 0, minY: 0, maxX: 4, maxY: 2)

    @Test func aroundCoordinates() {
        let coordinates = [Coordinate(x: 4, y: 0), Coordinate(x: 1, y: 2), Coordinate(x: 0, y: 1)]
        #expect(Box(around: coordinates) == box)
        #expect(box.width == 4 && box.height == 2)
    }

    @Test func nothing() {
        #expect(Box.empty.isEmpty && Box(around: []).isEmpty && !box.isEmpty)
        #expect(Box.empty.width == 0 && Box.empty.height == 0)
        #expect(!Box.empty.meets(box) && !box.meets(.empty) && !Box.empty.meets(.empty))
        var grown = Box.empty
        grown.extend(to: box)
        #expect(grown == box)
        grown.extend(to: .empty)
        #expect(grown == box)
    }

    @Test func onePosition() {
        let point = Box(around: [Coordinate(x: 4, y: 2)])
        #expect(!point.isEmpty && point.width == 0)
        #expect(point.meets(box))
    }

    @Test(
        arguments: [
            (4.0, 0.0, 5.0, 1.0, true), (-1, -1, 0, 0, true), (1, 1, 2, 1.5, true), (-9, -9, 9, 9, true),
            (4.001, 0, 5, 1, false), (0, 2.001, 4, 3, false), (-2, 0, -0.001, 2, false),
            (0, -2, 4, -0.001, false),
        ] as [(Double, Double, Double, Double, Bool)])
    func touchingCounts(minX: Double, minY: Double, maxX: Double, maxY: Double, meets: Bool) {
        let other = Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        #expect(box.meets(other) == meets && other.meets(box) == meets)
    }

    @Test func extendingToWhatIsNotANumberChangesNothing() {
        var same = box
        same.extend(to: Coordinate(x: .nan, y: .nan))
        #expect(same == box)
    }

    @Test func boxOfShapes() {
        let corners = [Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 2)]
        #expect(Shape.polygons(MultiPolygon(shell: corners)).box == box)
        #expect(Shape.lines([[corners[0], corners[1]], [corners[2]]]).box == box)
        #expect(Shape.points(corners).box == box)
        #expect(Shape.empty.box == .empty)
    }

    @Test func finiteCoordinates() {
        #expect(Coordinate(x: 1, y: 2).isFinite)
        #expect(!Coordinate(x: .nan, y: 2).isFinite && !Coordinate(x: 1, y: .infinity).isFinite)
    }
}
