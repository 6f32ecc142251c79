import Geometry
import Testing

@Test func cornersOnALineAreDroppedAndOthersStay() {
    let line = [(0.0, 0.0), (1, 0.001), (2, 0), (3, 5), (4, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    #expect(simplified(line, tolerance: 0.01) == [line[0], line[2], line[3], line[4]])
    #expect(simplified(line, tolerance: 10) == [line[0], line[4]])
    #expect(simplified(line, tolerance: 0) == line)
    #expect(simplified(Array(line.prefix(2)), tolerance: 9) == Array(line.prefix(2)))
}

@Test func aRingKeepsItsCorners() {
    // A square of four corners with two positions on each side.
    let corners = [(0.0, 0.0), (3, 0), (3, 3), (0, 3)]
    var ring: [Coordinate] = []
    for (index, corner) in corners.enumerated() {
        let next = corners[(index + 1) % 4]
        for step in 0..<3 {
            ring.append(
                Coordinate(
                    x: corner.0 + (next.0 - corner.0) * Double(step) / 3,
                    y: corner.1 + (next.1 - corner.1) * Double(step) / 3))
        }
    }
    let found = simplified(ring: ring, tolerance: 0.001)
    #expect(Set(found) == Set(corners.map { Coordinate(x: $0.0, y: $0.1) }) && found.count == 4)
    #expect(simplified(ring: Array(ring.prefix(3)), tolerance: 1) == Array(ring.prefix(3)))
}
