public import Geometry

/// Where a lattice lies in the plane: an origin and the size of a cell.
///
/// With a representable frame every corner is exactly a double. With others corners are rounded: lattice lines
/// stay straight, but cells differ in size and diagonals pass lattice points a little to one side.
public struct LatticeFrame: Sendable, Hashable {
    /// The corner of cell (0, 0).
    public let origin: Coordinate
    /// The side of a cell.
    public let cell: Double
    /// Whether every corner is exact.
    public let isRepresentable: Bool

    /// Small numbers, zone-prefixed Gauss–Krüger coordinates, quarters of metres; tenths and thirds.
    public static let all = [
        LatticeFrame(origin: Coordinate(x: 0, y: 0), cell: 1, isRepresentable: true),
        LatticeFrame(origin: Coordinate(x: -7, y: -5), cell: 0.25, isRepresentable: true),
        LatticeFrame(origin: Coordinate(x: 41_500_000, y: 5_100_000), cell: 1, isRepresentable: true),
        LatticeFrame(origin: Coordinate(x: 41_500_000.5, y: 5_100_000.25), cell: 64, isRepresentable: true),
        LatticeFrame(origin: Coordinate(x: 0.1, y: 0.7), cell: 1, isRepresentable: false),
        LatticeFrame(origin: Coordinate(x: -0.3, y: -0.9), cell: 0.1, isRepresentable: false),
        LatticeFrame(origin: Coordinate(x: 41_500_000.1, y: 5_100_000.3), cell: 1, isRepresentable: false),
        LatticeFrame(
            origin: Coordinate(x: 500_000.123, y: 5_100_000.456), cell: 1.0 / 3, isRepresentable: false),
    ]

    /// A corner of the lattice.
    func corner(_ point: LatticePoint) -> Coordinate {
        Coordinate(x: origin.x + Double(point.x) * cell, y: origin.y + Double(point.y) * cell)
    }

    /// How far a corner can be from its place, in either direction.
    func displacement(cells: Int) -> Double {
        isRepresentable
            ? 0 : (max(abs(origin.x), abs(origin.y)) + Double(cells) * cell).ulp + Double(cells) * cell.ulp
    }
}

/// A corner of the lattice, in cells.
public struct LatticePoint: Sendable, Hashable {
    let x: Int
    let y: Int
}
