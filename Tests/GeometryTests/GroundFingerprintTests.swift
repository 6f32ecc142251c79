import Geometry
import Testing

private let shell: [Coordinate] = [(0, 0), (90.0005, 0), (90.0005, 70), (0, 70.1235)].map {
    .init(x: $0, y: $1)
}
private let hole: [Coordinate] = [(10, 10), (20, 10), (20, 20)].map { .init(x: $0, y: $1) }
private let island: [Coordinate] = [(200, 0), (210, 0), (210, 10)].map { .init(x: $0, y: $1) }

/// However the same ground is drawn, its fingerprint is one; other ground has another.
@Test func aFingerprintIsThatOfTheGround() {
    let ground = MultiPolygon([[shell, hole], [island]])
    let turned = Array((shell[2...] + shell[..<2]).reversed())
    let same = [
        MultiPolygon([[island], [shell, hole]]), MultiPolygon([[turned, hole.reversed()], [island]]),
        MultiPolygon([[shell + [shell[3]], hole], [island]]),
        // What is left of the last bits where a decimal lies on the border of a millimetre.
        ground.mapCoordinates { Coordinate(x: $0.x + 1e-9, y: $0.y - 1e-9) },
    ]
    for other in same { #expect(other.fingerprint == ground.fingerprint) }
    let others = [
        MultiPolygon([[shell, hole]]), MultiPolygon([[shell], [island]]),
        ground.mapCoordinates { Coordinate(x: $0.x + 0.001, y: $0.y) },
        ground.mapCoordinates { $0 == hole[1] ? Coordinate(x: $0.x, y: $0.y + 0.001) : $0 },
        ground.mapCoordinates { Coordinate(x: $0.y, y: $0.x) }, MultiPolygon(),
    ]
    for other in others { #expect(other.fingerprint != ground.fingerprint) }
}
