import Geodesy
import Geometry

/// Scales drawn parcels until the areas of what is written add up to a target.
///
/// Scales are whole multiples of 10⁻⁸, so that the last digit of an area does not move the files.
///
/// - Parameters:
///   - target: in square metres.
///   - tolerance: how far the sum may stay from it, in square metres.
///   - draw: the rings of every parcel at a scale, as drawn.
/// - Returns: the parcels as written, each with its area.
func calibrated(
    _ name: String, target: Double, tolerance: Double, in frame: Frame,
    _ draw: (_ scale: Double) -> [[[Coordinate]]]
) throws -> [Plot] {
    var scale = 1.0
    for _ in 0..<12 {
        let plots = try draw(scale).map { try Plot($0, in: frame) }
        let sum = plots.map(\.area).reduce(.zero, +).squareMetres
        if abs(sum - target) <= tolerance { return plots }
        scale = (scale * (target / sum).squareRoot() * 1e8).rounded() / 1e8
    }
    throw SampleError.missedTarget(layer: name)
}

extension Array where Element == Coordinate {
    /// The ring made larger or smaller about a position.
    func scaled(_ factor: Double, about centre: Coordinate) -> [Coordinate] {
        map {
            Coordinate(x: centre.x + ($0.x - centre.x) * factor, y: centre.y + ($0.y - centre.y) * factor)
        }
    }
}
