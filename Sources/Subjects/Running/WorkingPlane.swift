public import Geodesy
public import Geometry
package import Land
public import Project

/// The plane in which the ground of a run's parcels lies: areas there are areas of its model.
public enum WorkingPlane: Sendable, Hashable {
    /// The authalic plane, for the statutory model.
    case authalic
    /// The Gauss–Krüger plane of a zone, for the planar model.
    case gaussKruger(GaussKrugerPlane)

    /// The plane of a model of areas.
    ///
    /// - Parameter zone: the 3° zone of planar areas that are laid over each other.
    package init(model: AreaModel, zone: Int?) {
        if model == .planar, let zone = zone.flatMap({ Zone(width: .threeDegrees, number: $0) }) {
            self = .gaussKruger(GaussKrugerPlane(zone: zone, prefixed: true))
        } else {
            self = .authalic
        }
    }

    /// The longitude and latitude of a position; not a number where the plane has none.
    public func degrees(at position: Coordinate) -> Coordinate {
        switch self {
        case .authalic: AuthalicPlane.degrees(at: position)
        case .gaussKruger(let plane):
            (try? plane.geographic(position)) ?? Coordinate(x: .nan, y: .nan)
        }
    }

    /// The position of a longitude and latitude; not a number where the plane has none.
    public func position(degrees: Coordinate) -> Coordinate {
        switch self {
        case .authalic: AuthalicPlane.coordinate(degrees: degrees)
        case .gaussKruger(let plane): (try? plane.projected(degrees)) ?? Coordinate(x: .nan, y: .nan)
        }
    }

    /// Whether lengths in it are those on the ground only near one latitude.
    var isAuthalic: Bool { self == .authalic }
}

extension Project {
    /// The plane in which the ground of its parcels lies.
    public var plane: WorkingPlane { WorkingPlane(model: area, zone: zone) }
}
