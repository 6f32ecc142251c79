public import Geometry
import Glibc

/// The authalic plane (等积平面): its planar areas are areas on the CGCS2000 ellipsoid.
///
/// The statutory area (TD/T 1055-2019 Annex D) of the strip between an edge and a meridian is mean(L) · (q(B₂) − q(B₁)),
/// with q(B) = b²·(A sin B − B sin 3B + C sin 5B − D sin 7B + E sin 9B). That is the shoelace formula in the plane
/// x = R·L, y = q(B)/R. L counts from Greenwich and q from the equator. Any R gives the same areas; this one makes
/// the plane true to scale near 46°N, so that the widths of overlaps measured there are widths on the ground: to 1 % at
/// 45.5–46.5°N, to 4 % at 44–48°N.
public enum AuthalicPlane {
    /// R, the metres of x in a radian of longitude: the radius of the parallel 46°N, rounded to kilometres.
    public static let radius = 4_438_000.0

    /// The position in the plane of a longitude and latitude on the ellipsoid.
    ///
    /// - Parameter degrees: longitude x and latitude y.
    /// - Returns: x and y in metres.
    public static func coordinate(degrees: Coordinate) -> Coordinate {
        StripArea.cgcs2000.coordinate(longitude: degrees.x * .pi / 180, latitude: degrees.y * .pi / 180)
    }

    /// The longitude and latitude of a position in the plane, to draw what was computed there.
    ///
    /// - Parameter metres: x and y in the plane.
    /// - Returns: longitude x and latitude y in degrees; not a number beyond the poles.
    public static func degrees(at metres: Coordinate) -> Coordinate {
        Coordinate(
            x: metres.x / radius * 180 / .pi, y: LatitudeTable.cgcs2000.degrees(atHeight: metres.y))
    }

    /// How many times longer than on the ground a short line to the east is in the plane; one to the north is as many
    /// times shorter, since areas are kept.
    ///
    /// It is R / (N cos B), with N the radius of curvature in the prime vertical: 1 near 46°N.
    ///
    /// - Parameter y: the height in the plane, metres.
    /// - Returns: 1 where the plane has no latitude.
    public static func stretch(atHeight y: Double) -> Double {
        let latitude = StripArea.cgcs2000.latitude(ofArea: y * radius)
        let sine = sin(latitude)
        let ellipsoid = Ellipsoid.cgcs2000
        let curvature =
            ellipsoid.semiMajorAxis / (1 - ellipsoid.eccentricitySquared * sine * sine).squareRoot()
        let stretch = radius / (curvature * cos(latitude))
        return stretch.isFinite && stretch > 0 ? stretch : 1
    }
}
