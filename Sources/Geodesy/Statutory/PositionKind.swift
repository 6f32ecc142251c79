/// What the coordinates of polygons are.
public enum PositionKind: Sendable, Hashable {
    /// Easting x and northing y in metres, in the plane that goes with them.
    case projected
    /// Longitude x and latitude y in degrees, on CGCS2000.
    case geographic
}
