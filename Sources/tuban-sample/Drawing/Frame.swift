import Geodesy
import Geometry

/// The reference system of a layer, and the way coordinates are written in it.
///
/// The whole league is drawn in one plane, that of 3° zone 41, in metres with the zone's number. What is
/// written is rounded to about a millimetre, so that the files do not depend on the last digits of sines.
enum Frame {
    /// EPSG:4528: CGCS2000, 3° zone 40, eastings with the zone's number.
    case zone40
    /// EPSG:4529: CGCS2000, 3° zone 41, eastings with the zone's number.
    case zone41
    /// EPSG:4490: CGCS2000, longitude and latitude.
    case degrees

    /// The reference system by its code.
    var referenceSystem: String {
        switch self {
        case .zone40: "EPSG:4528"
        case .zone41: "EPSG:4529"
        case .degrees: "EPSG:4490"
        }
    }

    /// A drawn position as it is written.
    func written(_ drawn: Coordinate) throws -> Coordinate {
        switch self {
        case .zone41: return rounded(drawn, to: 1e3)
        case .degrees: return rounded(try Self.drawing().geographic(drawn), to: 1e8)
        case .zone40:
            return rounded(try Self.plane(40).projected(try Self.drawing().geographic(drawn)), to: 1e3)
        }
    }

    /// Drawn rings as they are written.
    func written(_ rings: [[Coordinate]]) throws -> MultiPolygon {
        MultiPolygon([try rings.map { ring in try ring.map { try written($0) } }])
    }

    /// The statutory area of a written polygon, rounded as recorded: the way Tuban measures it.
    ///
    /// Longitude and latitude are measured in the 3° zone of the polygon's centroid.
    func area(of written: MultiPolygon) throws -> Area {
        let squareMetres =
            switch self {
            case .zone40: try StatutoryMapping(plane: Self.plane(40)).area(of: written, from: .projected)
            case .zone41: try StatutoryMapping(plane: Self.plane(41)).area(of: written, from: .projected)
            case .degrees: try Self.areaInOwnZone(of: written)
            }
        guard let area = Area(rounding: squareMetres) else { throw SampleError.outsideTheLeague }
        return area
    }

    private static func areaInOwnZone(of degrees: MultiPolygon) throws -> Double {
        guard let zone = Zone(forParcel: degrees) else { throw SampleError.outsideTheLeague }
        return try StatutoryMapping(plane: GaussKrugerPlane(zone: zone, prefixed: true))
            .area(of: degrees, from: .geographic)
    }

    /// The plane in which everything is drawn.
    private static func drawing() throws -> GaussKrugerPlane { try plane(41) }

    private static func plane(_ number: Int) throws -> GaussKrugerPlane {
        guard let zone = Zone(width: .threeDegrees, number: number) else { throw SampleError.outsideTheLeague }
        return GaussKrugerPlane(zone: zone, prefixed: true)
    }

    private func rounded(_ position: Coordinate, to steps: Double) -> Coordinate {
        Coordinate(
            x: (position.x * steps).rounded(.toNearestOrAwayFromZero) / steps,
            y: (position.y * steps).rounded(.toNearestOrAwayFromZero) / steps)
    }
}
