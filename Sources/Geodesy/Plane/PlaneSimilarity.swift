public import Geometry
import Glibc

/// A similarity between two planes, of four parameters (平面四参数).
///
/// With northing X, easting Y and `k = 1 + m`:
/// `X' = ΔX + k (X cos α − Y sin α)`, `Y' = ΔY + k (X sin α + Y cos α)` (CH/T 2014-2016, two-dimensional model).
public struct PlaneSimilarity: Sendable, Hashable {
    /// ΔX, metres to the north.
    public let north: Double
    /// ΔY, metres to the east.
    public let east: Double
    /// α in seconds of arc.
    public let rotation: Double
    /// m, the scale less one, in millionths.
    public let scale: Double

    /// A similarity from its parameters.
    ///
    /// - Parameter values: ΔX and ΔY in metres, α in seconds of arc, m in millionths.
    /// - Returns: `nil` unless there are four finite values.
    public init?(_ values: [Double]) {
        guard values.count == 4, values.allSatisfy(\.isFinite) else { return nil }
        (north, east, rotation, scale) = (values[0], values[1], values[2], values[3])
    }

    /// The image of a position.
    ///
    /// - Parameter position: easting x without a zone number, and northing y, in metres.
    public func callAsFunction(_ position: Coordinate) -> Coordinate {
        let angle = rotation / 3600 * .pi / 180
        let k = 1 + scale * 1e-6
        return Coordinate(
            x: east + k * (position.y * sin(angle) + position.x * cos(angle)),
            y: north + k * (position.y * cos(angle) - position.x * sin(angle)))
    }
}
