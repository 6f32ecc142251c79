import Geometry
import Glibc

/// The area between the equator and a parallel, per radian of longitude: q(B) of the statutory formula.
struct StripArea {
    private let a, b, c, d, e: Double
    private let semiMinorAxisSquared: Double
    /// q at the pole.
    private let full: Double
    /// Of the series for the latitude whose q is given, in sin 2β, sin 4β, sin 6β.
    ///
    /// Snyder 1987, equation 3-18.
    private let series: (Double, Double, Double)

    /// That of CGCS2000.
    static let cgcs2000 = StripArea(.cgcs2000)

    init(_ ellipsoid: Ellipsoid) {
        let coefficients = ellipsoid.trapezoidCoefficients
        a = coefficients[0]
        b = coefficients[1]
        c = coefficients[2]
        d = coefficients[3]
        e = coefficients[4]
        semiMinorAxisSquared = ellipsoid.semiMinorAxis * ellipsoid.semiMinorAxis
        // sin kB is 1, −1, 1, −1, 1 at the pole.
        full = semiMinorAxisSquared * (a + b + c + d + e)
        let e2 = ellipsoid.eccentricitySquared
        series = (
            e2 * (1 / 3 + e2 * (31 / 180 + e2 * 517 / 5040)), e2 * e2 * (23 / 360 + e2 * 251 / 3780),
            e2 * e2 * e2 * 761 / 45360
        )
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
        guard abs(area) <= full else { return .nan }
        let sine = area / full
        let sin2 = 2 * sine * (1 - sine * sine).squareRoot()
        let cos2 = 1 - 2 * sine * sine
        let sin4 = 2 * sin2 * cos2
        var latitude =
            asin(sine) + series.0 * sin2 + series.1 * sin4 + series.2
            * (sin4 * cos2 + (1 - 2 * sin2 * sin2) * sin2)
        for _ in 0..<6 {
            let (s1, c1) = (sin(latitude), cos(latitude))
            // cos(k+2)B = 2 cos 2B · cos kB − cos(k−2)B, and cos(−B) = cos B; sines likewise.
            let double = 2 - 4 * s1 * s1
            let s3 = double * s1 + s1
            let s5 = double * s3 - s1
            let s7 = double * s5 - s3
            let c3 = double * c1 - c1
            let c5 = double * c3 - c1
            let c7 = double * c5 - c3
            let own = a * s1 - (b * s3 - (c * s5 - (d * s7 - e * (double * s7 - s5))))
            let slope = a * c1 - 3 * b * c3 + 5 * c * c5 - 7 * d * c7 + 9 * e * (double * c7 - c5)
            let step = (area / semiMinorAxisSquared - own) / slope
            guard step.isFinite, abs(step) > 1e-15 else { break }
            latitude += step
            // The next step would be its square.
            if abs(step) < 1e-8 { break }
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
