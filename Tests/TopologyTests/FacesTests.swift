import Geometry
import Testing
import Topology

private typealias Line = (start: Coordinate, end: Coordinate)

private func lines(_ corners: [(Double, Double)]) -> [Line] {
    zip(corners, corners.dropFirst()).map { (Coordinate(x: $0.0, y: $0.1), Coordinate(x: $1.0, y: $1.1)) }
}

private let square = lines([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)])

@Test func groundBetweenLinesFallsIntoItsParts() throws {
    let topology = try TopologyContext()
    // A wall across the square, and a line that ends in it.
    let cuts = lines([(-1, 4), (11, 4)]) + lines([(5, 20), (5, 7)])
    let below = try topology.polygons(between: square + cuts) { $0.y < 4 }
    #expect(below.polygonCount == 1 && below.planarArea == 40)
    // Faces side by side are one piece.
    let all = try topology.polygons(between: square + cuts) { _ in true }
    #expect(all.polygonCount == 1 && all.planarArea == 100)
    let none = try topology.polygons(between: square + cuts) { _ in false }
    #expect(none.isEmpty)
    #expect(try topology.polygons(between: []) { _ in true }.isEmpty)
}

/// Two boundaries a hair apart and crossing: the ground between them has the area of its triangles.
@Test func hairThinGroundIsKept() throws {
    let topology = try TopologyContext()
    let far = 41_428_000.0
    func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: far + x, y: y) }
    let one: Line = (at(0, 0), at(1024, 0))
    let other: Line = (at(0, -0.125), at(1024, 0.125))
    let ends: [Line] = [(at(0, 0), at(0, -0.125)), (at(1024, 0), at(1024, 0.125))]
    let ground = try topology.polygons(between: [one, other] + ends) { _ in true }
    #expect(ground.polygonCount == 2)
    #expect(abs(ground.planarArea - 2 * 0.5 * 512 * 0.125) < 1e-6)
}

@Test func linesThatAreNoNumbersAreRefused() throws {
    let topology = try TopologyContext()
    let broken: Line = (Coordinate(x: .nan, y: 0), Coordinate(x: 1, y: 1))
    #expect(throws: TopologyError.self) { try topology.polygons(between: [broken]) { _ in true } }
}
