public import Covering
public import Geodesy
public import Geometry

/// A connected piece of the ground that a parcel and a cover feature share (重叠块).
public struct OverlapPiece: Sendable {
    /// Its outline, in the reference system of the parcels.
    public let polygons: MultiPolygon
    /// Its area; the pieces of an overlap add up to it.
    public let area: Area
    /// Twice its area over the length of its outline, metres.
    public let thickness: Double

    /// Whether it is an overlap or a boundary that does not fit.
    public var thicknessClass: ThicknessClass { ThicknessClass(thickness: thickness) }
}
