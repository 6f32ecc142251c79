import CPROJ
public import Geometry

/// Distances and areas along geodesics of an ellipsoid (大地线).
///
/// After C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43–55.
/// A cross-check of the statutory areas: edges are geodesics here, and straight lines in the Gauss plane there.
@safe
public struct Geodesic: Sendable {
    /// The semi-major axis (长半轴), metres.
    public let semiMajorAxis: Double
    /// The flattening (扁率).
    public let flattening: Double

    /// The ellipsoid of CGCS2000 (GB 22021).
    public static let cgcs2000 = Geodesic(semiMajorAxis: 6_378_137, flattening: 1 / 298.257_222_101)
    /// The ellipsoid of WGS 84.
    public static let wgs84 = Geodesic(semiMajorAxis: 6_378_137, flattening: 1 / 298.257_223_563)

    /// Geodesics of an ellipsoid.
    ///
    /// - Parameters:
    ///   - semiMajorAxis: metres.
    ///   - flattening: not its inverse; between 0 and 0.02, where the series hold.
    public init(semiMajorAxis: Double, flattening: Double) {
        self.semiMajorAxis = semiMajorAxis
        self.flattening = flattening
    }

    /// The area inside geodesic edges, square metres: shells less holes, whatever the direction of the rings.
    ///
    /// - Parameter polygons: longitude and latitude in degrees.
    /// - Throws: `coordinateOutside` for a latitude beyond 90° or an ordinate that is not a number.
    public func area(of polygons: MultiPolygon) throws(ProjectionError) -> Double {
        try check(polygons.coordinates)
        var total = 0.0
        for polygon in 0..<polygons.polygonCount {
            for (position, index) in polygons.rings(ofPolygon: polygon).enumerated() {
                let area = abs(measure(polygons.ring(index).dropLast(), isLine: false).area)
                total += position == 0 ? area : -area
            }
        }
        return total
    }

    /// The length of all rings, holes included, metres.
    ///
    /// - Parameter polygons: longitude and latitude in degrees.
    public func perimeter(of polygons: MultiPolygon) throws(ProjectionError) -> Double {
        try check(polygons.coordinates)
        return (0..<polygons.ringCount).reduce(0) { sum, index in
            sum + measure(polygons.ring(index).dropLast(), isLine: false).length
        }
    }

    /// The length of a line, metres.
    ///
    /// - Parameter line: longitude and latitude in degrees.
    public func length(of line: [Coordinate]) throws(ProjectionError) -> Double {
        try check(line)
        return measure(line[...], isLine: true).length
    }

    /// The shortest distance between two positions, metres.
    ///
    /// - Parameters:
    ///   - start: longitude and latitude in degrees.
    ///   - end: longitude and latitude in degrees.
    public func distance(from start: Coordinate, to end: Coordinate) throws(ProjectionError) -> Double {
        try check([start, end])
        var ellipsoid = geod_geodesic()
        unsafe geod_init(&ellipsoid, semiMajorAxis, flattening)
        var distance = 0.0
        unsafe geod_inverse(&ellipsoid, start.y, start.x, end.y, end.x, &distance, nil, nil)
        return distance
    }

    private func measure(_ ring: ArraySlice<Coordinate>, isLine: Bool) -> (area: Double, length: Double) {
        var ellipsoid = geod_geodesic()
        unsafe geod_init(&ellipsoid, semiMajorAxis, flattening)
        var polygon = geod_polygon()
        unsafe geod_polygon_init(&polygon, isLine ? 1 : 0)
        for coordinate in ring {
            unsafe geod_polygon_addpoint(&ellipsoid, &polygon, coordinate.y, coordinate.x)
        }
        var (area, length) = (0.0, 0.0)
        _ = unsafe geod_polygon_compute(&ellipsoid, &polygon, 0, 1, &area, &length)
        return (area, length)
    }

    private func check(_ coordinates: [Coordinate]) throws(ProjectionError) {
        if let index = coordinates.firstIndex(where: { !($0.isFinite && abs($0.y) <= 90) }) {
            throw ProjectionError(.coordinateOutside, "geodesic", index: index)
        }
    }
}
