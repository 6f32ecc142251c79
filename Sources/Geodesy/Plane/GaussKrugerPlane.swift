public import Geometry

/// A Gauss–Krüger plane (高斯-克吕格平面) of CGCS2000: scale 1 on the central meridian, northing 0 on the equator.
///
/// Usable from the equator to 6000 km north (54°N) and 350 km to either side of the central meridian (4.5°
/// of longitude at 46°N, so a county reaches three degrees beyond its 3° zone).
public struct GaussKrugerPlane: Sendable, Hashable {
    /// The central meridian (中央子午线), in degrees east.
    public let centralMeridian: Double
    /// The easting of the central meridian in metres: 500 000, or 41 500 000 with the number of zone 41 before it.
    public let falseEasting: Double

    /// The largest distance from the central meridian, in metres.
    public static let maximumOffset = 350_000.0
    /// The largest northing, in metres.
    public static let maximumNorthing = 6_000_000.0

    /// A plane by its meridian and false easting; for local planes (地方坐标系), whose meridian is no zone's.
    ///
    /// - Returns: `nil` for a meridian beyond 180° or a false easting beyond 1000 million metres.
    public init?(centralMeridian: Double, falseEasting: Double = 500_000) {
        guard abs(centralMeridian) <= 180, abs(falseEasting) <= 1e9 else { return nil }
        self.centralMeridian = centralMeridian
        self.falseEasting = falseEasting
    }

    /// The plane of a zone.
    ///
    /// - Parameters:
    ///   - zone: a 3° or 6° zone.
    ///   - prefixed: whether eastings carry the zone's number (带号) before their six digits.
    public init(zone: Zone, prefixed: Bool) {
        centralMeridian = zone.centralMeridian
        falseEasting = 500_000 + (prefixed ? Double(zone.number) * 1_000_000 : 0)
    }

    /// The plane of an EPSG code: 4491–4501 and 4513–4533 with the zone's number, 4502–4512 and 4534–4554 without.
    ///
    /// - Returns: `nil` for every other code.
    public init?(epsg code: Int) {
        for width in Zone.Width.allCases {
            for prefixed in [true, false] {
                let base = Zone.epsgBase(of: width, prefixed: prefixed)
                guard let zone = Zone(width: width, number: code - base) else { continue }
                self.init(zone: zone, prefixed: prefixed)
                return
            }
        }
        return nil
    }

    /// The plane position of a longitude and latitude (高斯投影正算).
    ///
    /// - Parameter degrees: longitude x and latitude y.
    /// - Returns: easting x and northing y in metres, exact to less than 0.001 mm.
    /// - Throws: `GeodesyError` for a position that is not finite or outside the usable range.
    public func projected(_ degrees: Coordinate) throws(GeodesyError) -> Coordinate {
        let (northing, offset) = try offsets(of: degrees, with: ForwardSeries(.cgcs2000))
        return Coordinate(x: falseEasting + offset, y: northing)
    }

    /// The longitude and latitude of a plane position, by the statutory series (高斯投影反算).
    ///
    /// - Parameter metres: easting x and northing y.
    /// - Returns: longitude x and latitude y in degrees; `InverseSeries` says how exact.
    /// - Throws: `GeodesyError` for a position that is not finite or outside the usable range.
    public func geographic(_ metres: Coordinate) throws(GeodesyError) -> Coordinate {
        try check(projected: metres)
        let (latitude, longitude) = InverseSeries(.cgcs2000)
            .position(northing: metres.y, offset: metres.x - falseEasting)
        return Coordinate(x: centralMeridian + longitude * 180 / .pi, y: latitude * 180 / .pi)
    }

    /// The northing and the offset from the central meridian of a longitude and latitude, in metres.
    func offsets(of degrees: Coordinate, with series: ForwardSeries) throws(GeodesyError) -> (
        northing: Double, offset: Double
    ) {
        let fromMeridian = degrees.x - centralMeridian
        // The series is periodic: a longitude on the other side of the Earth must not come back as a near one.
        guard !degrees.isFinite || (abs(fromMeridian) < 20 && (0...60).contains(degrees.y)) else {
            throw outside(degrees)
        }
        let (northing, offset) = series.position(
            latitude: degrees.y * .pi / 180, longitude: fromMeridian * .pi / 180)
        try check(degrees, offset: offset, northing: northing)
        return (northing, offset)
    }

    /// Refuses a position that is not finite or outside the usable range.
    private func check(_ given: Coordinate, offset: Double, northing: Double) throws(GeodesyError) {
        guard given.isFinite else {
            throw GeodesyError(
                .notFinite, at: given, zh: "坐标不是有效数值；请检查源数据",
                en: "a coordinate is not a finite number; check the source data")
        }
        guard abs(offset) <= Self.maximumOffset, (0...Self.maximumNorthing).contains(northing) else {
            throw outside(given)
        }
    }

    /// Refuses an easting x and northing y that are not finite or outside the usable range.
    func check(projected metres: Coordinate) throws(GeodesyError) {
        try check(metres, offset: metres.x - falseEasting, northing: metres.y)
    }

    private func outside(_ given: Coordinate) -> GeodesyError {
        GeodesyError(
            .outsidePlane, at: given,
            zh: "坐标（\(given.x), \(given.y)）超出中央子午线\(centralMeridian)°高斯平面的可用范围"
                + "（距中央子午线350公里以内，北坐标0～6000公里）；请检查带号、坐标顺序和坐标系",
            en: "position (\(given.x), \(given.y)) is outside the usable range of the Gauss–Krüger plane of "
                + "\(centralMeridian)°E (350 km from the meridian, northing 0 to 6000 km); "
                + "check the zone, the order of the coordinates and the reference system")
    }
}
