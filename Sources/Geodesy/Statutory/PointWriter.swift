import Geometry

/// Writes points of the Gauss–Krüger plane as points of the authalic plane.
struct PointWriter {
    /// What has been written.
    var points: [Coordinate] = []

    private let centralMeridian: Double
    private let inverse = InverseSeries(.cgcs2000)
    private let strip = StripArea(.cgcs2000)

    /// - Parameter centralMeridian: in 10⁻⁶ arc-seconds.
    init(centralMeridian: Double) {
        self.centralMeridian = centralMeridian
    }

    /// Writes so many points between two vertices, at equal distances, rounded to 0.001 mm.
    ///
    /// The quotients are exact before rounding, so both directions of an edge give the same points. The
    /// largest product is 2 · 6·10¹² (0.001 mm) · 8.6·10⁴ points, a ninth of what 64 bits hold.
    mutating func insert(_ count: Int, from start: GridPoint, to end: GridPoint) {
        guard count > 0 else { return }
        let pieces = Int64(count) + 1
        let north = (end.northing - start.northing) * 100
        let east = (end.offset - start.offset) * 100
        for index in 1..<pieces {
            append(
                northing: start.northing * 100 + roundedQuotient(north * index, pieces),
                offset: start.offset * 100 + roundedQuotient(east * index, pieces))
        }
    }

    /// Writes one point, given in 0.001 mm.
    mutating func append(northing: Int64, offset: Int64) {
        let perRadian = Ellipsoid.arcSecondsPerRadian
        let (latitude, longitude) = inverse.position(
            northing: Double(northing) / 1e6, offset: Double(offset) / 1e6)
        let latitudeMillionths = (latitude * perRadian * 1e6).rounded(.toNearestOrAwayFromZero)
        let longitudeMillionths = (centralMeridian + longitude * perRadian * 1e6)
            .rounded(.toNearestOrAwayFromZero)
        points.append(
            strip.coordinate(
                longitude: longitudeMillionths / 1e6 / perRadian, latitude: latitudeMillionths / 1e6 / perRadian
            ))
    }
}

/// The integer nearest to a quotient; halves go up, which for northings and eastings is away from zero.
private func roundedQuotient(_ dividend: Int64, _ divisor: Int64) -> Int64 {
    let (quotient, remainder) = (2 * dividend + divisor).quotientAndRemainder(dividingBy: 2 * divisor)
    return remainder < 0 ? quotient - 1 : quotient
}
