/// A position in a plane (easting x, northing y, metres) or on the ellipsoid (longitude x, latitude y, degrees).
///
/// Which of the two is said by whoever holds it; `x` is always the one that grows to the east.
public struct Coordinate: Sendable, Hashable, Codable, BitwiseCopyable {
    /// Easting (横坐标) in metres, or longitude (经度) in degrees.
    public var x: Double
    /// Northing (纵坐标) in metres, or latitude (纬度) in degrees.
    public var y: Double

    /// A position from its two ordinates, the eastward one first.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether both ordinates are numbers.
    public var isFinite: Bool { x.isFinite && y.isFinite }
}
