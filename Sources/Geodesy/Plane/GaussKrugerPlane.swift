public import Geometry

/// A Gauss–Krüger plane (高斯-克吕格平面) of CGCS2000: scale 1 on the central meridian, northing 0 on the equator.
///
/// The statutory series reaches from the equator to 6000 km north (54°N) and 350 km to either side of the central meridian
/// (4.5° of longitude at 46°N, so a county reaches three degrees beyond its 3° zone); beyond, the projection itself
/// serves.
public struct GaussKrugerPlane: Sendable, Hashable {
    /// The central meridian (中央子午线), in degrees east.
    public let centralMeridian: Double
    /// The easting of the central meridian in metres: 500 000, or 41 500 000 with the number of zone 41 before it.
    public let falseEasting: Double

    /// The largest distance from the central meridian at which the statutory series is used, in metres.
    public static let maximumOffset = 350_000.0
    /// The largest northing at which it is used, in metres.
    public static let maximumNorthing = 6_000_000.0

    /// The longitudes that a feature of China may reach to, in degrees: a red line, a basin, a neighbour.
    static let longitudes = 60.0...150.0
    /// The latitudes of planes, in degrees.
    static let latitudes = 0.0...60.0
    /// The distance from the meridian that six digits of easting leave, in metres.
    private static let sixDigits = 500_000.0
    /// The longest step of a boundary beyond that, in metres.
    private static let longestStep = 300_000.0
    /// The distance from the meridian beyond which nothing is in a plane, in metres: half of China.
    private static let farthestOffset = 3_000_000.0
    /// A northing that no latitude of a plane has, in metres.
    private static let highestNorthing = 9_000_000.0

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
    /// - Returns: easting x and northing y in metres, exact to less than 0.001 mm within 2000 km of the meridian.
    /// - Throws: `GeodesyError` for a position that is not finite, more than 60° from the meridian or not between the
    ///   equator and 60°N.
    public func projected(_ degrees: Coordinate) throws(GeodesyError) -> Coordinate {
        guard degrees.isFinite else { throw GeodesyError.notFinite(degrees) }
        let fromMeridian = degrees.x - centralMeridian
        guard abs(fromMeridian) <= 60, Self.latitudes.contains(degrees.y) else {
            throw outside(degrees: degrees)
        }
        let (northing, offset) = ForwardSeries(.cgcs2000)
            .position(latitude: degrees.y * .pi / 180, longitude: fromMeridian * .pi / 180)
        return Coordinate(x: falseEasting + offset, y: northing)
    }

    /// Polygons of longitudes and latitudes in the plane.
    ///
    /// - Throws: `GeodesyError` as for a position, and for polygons that lie beyond reach of the plane as a whole.
    package func projected(_ polygons: MultiPolygon) throws(GeodesyError) -> MultiPolygon {
        let result = try polygons.mapCoordinates { position throws(GeodesyError) in try projected(position) }
        let box = result.box
        let nearest = min(box.maxX, max(box.minX, falseEasting))
        guard let first = polygons.coordinates.first,
            abs(nearest - falseEasting) > Self.maximumOffset || box.minY > Self.maximumNorthing
        else { return result }
        throw outside(degrees: first)
    }

    /// The longitude and latitude of a plane position, by the statutory series within its reach (高斯投影反算).
    ///
    /// - Parameter metres: easting x and northing y.
    /// - Returns: longitude x and latitude y in degrees; `InverseSeries` says how exact, and beyond its reach they are.
    /// - Throws: `GeodesyError` for a position that is not finite, farther than 3000 km from the meridian or not between the
    ///   equator and 60°N.
    public func geographic(_ metres: Coordinate) throws(GeodesyError) -> Coordinate {
        guard metres.isFinite else { throw GeodesyError.notFinite(metres) }
        let offset = metres.x - falseEasting
        guard abs(offset) <= Self.farthestOffset, metres.y >= 0 else { throw outside(metres) }
        let (latitude, longitude) =
            isWithinSeries(offset: offset, northing: metres.y)
            ? InverseSeries(.cgcs2000).position(northing: metres.y, offset: offset)
            : FarInverse(.cgcs2000).position(northing: metres.y, offset: offset)
        let degrees = Coordinate(x: centralMeridian + longitude * 180 / .pi, y: latitude * 180 / .pi)
        guard metres.y < Self.highestNorthing, Self.latitudes.contains(degrees.y) else { throw outside(metres) }
        return degrees
    }

    /// The northing and the offset from the central meridian of a longitude and latitude, in metres, where they lie within
    /// reach of the statutory series.
    func offsets(of degrees: Coordinate, with series: ForwardSeries) throws(GeodesyError) -> (
        northing: Double, offset: Double
    ) {
        let fromMeridian = degrees.x - centralMeridian
        // The series is periodic: a longitude on the other side of the Earth must not come back as a near one.
        guard !degrees.isFinite || (abs(fromMeridian) < 20 && Self.latitudes.contains(degrees.y)) else {
            throw outside(degrees: degrees)
        }
        let (northing, offset) = series.position(
            latitude: degrees.y * .pi / 180, longitude: fromMeridian * .pi / 180)
        guard degrees.isFinite else { throw GeodesyError.notFinite(degrees) }
        guard isWithinSeries(offset: offset, northing: northing) else { throw outside(degrees: degrees) }
        return (northing, offset)
    }

    /// Whether all eastings and northings are within reach of the statutory series.
    package func reachesAll(of polygons: MultiPolygon) -> Bool {
        polygons.coordinates.allSatisfy { isWithinSeries(offset: $0.x - falseEasting, northing: $0.y) }
    }

    /// Whether a position is within reach of the statutory series.
    private func isWithinSeries(offset: Double, northing: Double) -> Bool {
        abs(offset) <= Self.maximumOffset && northing >= 0 && northing <= Self.maximumNorthing
    }

    /// Refuses an easting x and northing y that are not finite or beyond reach of the statutory series.
    func check(projected metres: Coordinate) throws(GeodesyError) {
        guard metres.isFinite else { throw GeodesyError.notFinite(metres) }
        guard isWithinSeries(offset: metres.x - falseEasting, northing: metres.y) else { throw outside(metres) }
    }

    /// Refuses polygons whose coordinates cannot be meant in this plane (带号核对).
    ///
    /// An easting has six digits behind the number of its zone. What lies farther than 500 km from the meridian has another number,
    /// or belongs to another plane, unless its boundary comes there step by step: a wrong number jumps a thousand
    /// kilometres.
    ///
    /// - Parameter polygons: eastings x and northings y.
    /// - Throws: `GeodesyError` with the first such position.
    package func check(wide polygons: MultiPolygon) throws(GeodesyError) {
        if reachesAll(of: polygons) { return }
        var lowest = Double.infinity
        for number in 0..<polygons.polygonCount {
            var shell = 0.0...0.0
            for (position, ring) in polygons.rings(ofPolygon: number).enumerated() {
                let corners = polygons.ring(ring)
                try checkSteps(corners)
                let offsets = corners.map { $0.x - falseEasting }
                let range = (offsets.min() ?? 0)...(offsets.max() ?? 0)
                if position == 0 { shell = range }
                let isAnchored =
                    offsets.contains { abs($0) <= Self.sixDigits }
                    || (position > 0 && shell.contains(range.lowerBound) && shell.contains(range.upperBound))
                if !isAnchored, let first = corners.first { throw outside(first) }
                lowest = min(lowest, corners.map(\.y).min() ?? 0)
            }
        }
        if lowest > Self.maximumNorthing, let first = polygons.coordinates.first { throw outside(first) }
    }

    /// Refuses a ring with a position that is nowhere, or that comes far from the meridian in a jump.
    private func checkSteps(_ ring: ArraySlice<Coordinate>) throws(GeodesyError) {
        var previous: Coordinate?
        for position in ring {
            _ = try geographic(position)
            if let previous, abs(position.x - previous.x) > Self.longestStep {
                let isFar = abs(position.x - falseEasting) > abs(previous.x - falseEasting)
                let farther = isFar ? position : previous
                guard abs(farther.x - falseEasting) <= Self.sixDigits else { throw outside(farther) }
            }
            previous = position
        }
    }

    /// The error of a longitude and latitude.
    func outside(degrees: Coordinate) -> GeodesyError {
        GeodesyError(
            .outsidePlane, at: degrees,
            zh: "经纬度（\(degrees.x), \(degrees.y)）距中央子午线\(centralMeridian)°太远，或不在北纬0～54°；"
                + "请检查带号、坐标顺序和坐标系",
            en: "longitude and latitude (\(degrees.x), \(degrees.y)) are too far from the central meridian "
                + "\(centralMeridian)°E or not between 0 and 54°N; check the zone, the order of the coordinates and "
                + "the reference system")
    }

    /// The error of an easting and northing.
    private func outside(_ given: Coordinate) -> GeodesyError {
        GeodesyError(
            .outsidePlane, at: given,
            zh: "坐标（\(given.x), \(given.y)）不会在中央子午线\(centralMeridian)°的高斯平面上"
                + "（横坐标去掉带号应为六位，北坐标应为0～6000公里）；请检查带号、坐标顺序和坐标系",
            en: "position (\(given.x), \(given.y)) cannot be meant in the Gauss–Krüger plane of "
                + "\(centralMeridian)°E (eastings have six digits behind the zone, northings are 0 to 6000 km); "
                + "check the zone, the order of the coordinates and the reference system")
    }
}
