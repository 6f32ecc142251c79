import Geometry

@testable import Geodesy

/// The statutory mapping as it was first written, point by point with the series and integers: what the tables must equal.
struct ScalarMapping {
    let plane: GaussKrugerPlane

    private let inverse = InverseSeries(.cgcs2000)
    private let forward = ForwardSeries(.cgcs2000)

    init(plane: GaussKrugerPlane) { self.plane = plane }

    struct Vertex {
        let northing: Int64
        let offset: Int64
    }

    func map(_ ring: some Sequence<Coordinate>, from kind: PositionKind) -> [Coordinate] {
        var points: [Coordinate] = []
        var previous: Vertex?
        for coordinate in ring {
            let next = vertex(coordinate, kind)
            if let previous {
                let north = Double(next.northing - previous.northing)
                let east = Double(next.offset - previous.offset)
                let distance = (north * north + east * east).squareRoot()
                let pieces = 1 + (distance > 700_000 ? Int64(distance / 700_000) : 0)
                for index in 1..<pieces {
                    points.append(
                        point(
                            northing: previous.northing * 100
                                + quotient((next.northing - previous.northing) * 100 * index, pieces),
                            offset: previous.offset * 100
                                + quotient((next.offset - previous.offset) * 100 * index, pieces)))
                }
            }
            points.append(point(northing: next.northing * 100, offset: next.offset * 100))
            previous = next
        }
        return points
    }

    func vertex(_ coordinate: Coordinate, _ kind: PositionKind) -> Vertex {
        func grid(_ metres: Double) -> Int64 { Int64((metres * 10_000).rounded(.toNearestOrAwayFromZero)) }
        switch kind {
        case .projected:
            return Vertex(
                northing: grid(coordinate.y), offset: grid(coordinate.x) - grid(plane.falseEasting))
        case .geographic:
            let (northing, offset) = forward.position(
                latitude: coordinate.y * .pi / 180,
                longitude: (coordinate.x - plane.centralMeridian) * .pi / 180)
            return Vertex(northing: grid(northing), offset: grid(offset))
        }
    }

    /// Longitude and latitude in 10⁻⁶ arc-seconds before they are rounded; the point in 0.001 mm.
    func millionths(northing: Int64, offset: Int64) -> (longitude: Double, latitude: Double) {
        let perRadian = Ellipsoid.arcSecondsPerRadian
        let (latitude, longitude) = inverse.position(
            northing: Double(northing) / 1e6, offset: Double(offset) / 1e6)
        return (plane.centralMeridian * 3600e6 + longitude * perRadian * 1e6, latitude * perRadian * 1e6)
    }

    private func point(northing: Int64, offset: Int64) -> Coordinate {
        let (longitude, latitude) = millionths(northing: northing, offset: offset)
        return AuthalicGrid.cgcs2000.coordinate(
            longitude: longitude.rounded(.toNearestOrAwayFromZero),
            latitude: latitude.rounded(.toNearestOrAwayFromZero))
    }

    private func quotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, remainder) = (2 * dividend + divisor).quotientAndRemainder(dividingBy: 2 * divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
