import Glibc

/// The Gauss–Krüger forward series (高斯投影正算), as Krüger's expansion in the third flattening.
///
/// Terms up to n⁴; exact to less than 1 µm as far as a plane is used here. L. Krüger, *Konforme
/// Abbildung des Erdellipsoids in der Ebene* (1912), in the form of C. Karney, *Transverse Mercator with
/// an accuracy of a few nanometers* (2011), equations 7–12, 14 and 35.
struct ForwardSeries {
    private let eccentricity: Double
    private let rectifyingRadius: Double
    private let coefficients: (Double, Double, Double, Double)

    init(_ ellipsoid: Ellipsoid) {
        let n = ellipsoid.flattening / (2 - ellipsoid.flattening)
        let n2 = n * n
        eccentricity = ellipsoid.eccentricitySquared.squareRoot()
        rectifyingRadius = ellipsoid.semiMajorAxis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64)
        coefficients = (
            n * (1.0 / 2 - n * (2.0 / 3 - n * (5.0 / 16 + n * (41.0 / 180)))),
            n2 * (13.0 / 48 - n * (3.0 / 5 - n * (557.0 / 1440))),
            n2 * n * (61.0 / 240 - n * (103.0 / 140)),
            n2 * n2 * (49561.0 / 161_280)
        )
    }

    /// The northing from the equator and the offset east of the central meridian, in metres.
    ///
    /// - Parameters:
    ///   - latitude: in radians.
    ///   - longitude: in radians from the central meridian.
    func position(latitude: Double, longitude: Double) -> (northing: Double, offset: Double) {
        let tangent = tan(latitude)
        let secant = (1 + tangent * tangent).squareRoot()
        let sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant))
        let conformal = tangent * (1 + sigma * sigma).squareRoot() - sigma * secant
        let cosine = cos(longitude)
        let xi = atan2(conformal, cosine)
        let eta = asinh(sin(longitude) / (conformal * conformal + cosine * cosine).squareRoot())
        var (northing, offset) = (xi, eta)
        func add(_ coefficient: Double, _ multiple: Double) {
            northing += coefficient * sin(multiple * xi) * cosh(multiple * eta)
            offset += coefficient * cos(multiple * xi) * sinh(multiple * eta)
        }
        add(coefficients.3, 8)
        add(coefficients.2, 6)
        add(coefficients.1, 4)
        add(coefficients.0, 2)
        return (rectifyingRadius * northing, rectifyingRadius * offset)
    }
}
