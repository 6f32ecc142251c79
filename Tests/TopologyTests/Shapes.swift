import Geometry

/// A rectangle, counter-clockwise.
func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon {
    MultiPolygon(shell: [
        Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY), Coordinate(x: maxX, y: maxY),
        Coordinate(x: minX, y: maxY),
    ])
}

/// Polygons from numbers: rings of one polygon.
func polygon(_ rings: [(Double, Double)]...) -> MultiPolygon {
    MultiPolygon([rings.map { ring in ring.map { Coordinate(x: $0.0, y: $0.1) } }])
}

/// Polygons as one.
func together(_ parts: MultiPolygon...) -> MultiPolygon {
    parts.reduce(into: MultiPolygon()) { $0.append($1) }
}

/// The same polygons elsewhere.
func moved(_ polygons: MultiPolygon, _ dx: Double, _ dy: Double) -> MultiPolygon {
    polygons.mapCoordinates { Coordinate(x: $0.x + dx, y: $0.y + dy) }
}

/// Random numbers that are the same on every machine (SplitMix64).
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from 0 up to 1, with 53 random bits.
    mutating func next() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
    }

    mutating func next(in range: Range<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * next()
    }
}
