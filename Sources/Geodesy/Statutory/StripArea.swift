import Geometry
import Glibc

/// The area between the equator and a parallel, per radian of longitude: q(B) of the statutory formula.
struct StripArea {
    private let a, b, c, d, e: Double
    private let semiMinorAxisSquared: Double

    init(_ ellipsoid: Ellipsoid) {
        let coefficients = ellipsoid.trapezoidCoefficients
        a = coefficients[0]
        b = coefficients[1]
        c = coefficients[2]
        d = coefficients[3]
        e = coefficients[4]
        semiMinorAxisSquared = ellipsoid.semiMinorAxis * ellipsoid.semiMinorAxis
    }

    /// q(B), in square metres per radian.
    ///
    /// - Parameter latitude: in radians.
    func area(latitude: Double) -> Double {
        let s1 = sin(latitude)
        // sin(k+2)B = 2 cos 2B · sin kB − sin(k−2)B, and sin(−B) = −sin B.
        let double = 2 - 4 * s1 * s1
        let s3 = double * s1 + s1
        let s5 = double * s3 - s1
        let s7 = double * s5 - s3
        let s9 = double * s7 - s5
        return semiMinorAxisSquared * (a * s1 - (b * s3 - (c * s5 - (d * s7 - e * s9))))
    }

    /// The latitude in radians whose q is given: the inverse of `area(latitude:)`, by Newton's method.
    func latitude(ofArea area: Double) -> Double {
        let full = self.area(latitude: .pi / 2)
        guard abs(area) <= full else { return .nan }
        var latitude = asin(area / full)
        for _ in 0..<6 {
            let slope =
                semiMinorAxisSquared
                * (a * cos(latitude) - 3 * b * cos(3 * latitude) + 5 * c * cos(5 * latitude)
                    - 7 * d * cos(7 * latitude) + 9 * e * cos(9 * latitude))
            let step = (area - self.area(latitude: latitude)) / slope
            guard step.isFinite, abs(step) > 1e-15 else { break }
            latitude += step
        }
        return latitude
    }

    /// The position in the authalic plane.
    ///
    /// - Parameters: both in radians.
    func coordinate(longitude: Double, latitude: Double) -> Coordinate {
        Coordinate(x: AuthalicPlane.radius * longitude, y: area(latitude: latitude) / AuthalicPlane.radius)
    }
}
