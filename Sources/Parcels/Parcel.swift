public import Geodesy
public import Geometry

/// A survey parcel (图斑): a feature with polygons, mapped and measured.
public struct Parcel: Sendable {
    /// The number that its file gives it.
    public let fid: Int64
    /// The values that play a role: identifier, name, class, county, recorded area, year.
    public let attributes: [FieldRole: String]
    /// The values of the further fields that the reader was asked for, in their order.
    public let values: [String?]
    /// Its polygons in the working plane, in metres: areas there are areas of the chosen model.
    public let ground: MultiPolygon
    /// The 3° or 6° zone in whose plane its edges are straight; `nil` for another meridian.
    public let zone: Int?
    /// The three areas, unrounded, in square metres.
    public let areas: ParcelAreas
    /// The area of the chosen model, rounded once to 0.01 m².
    public let area: Area
    /// Why and how its polygons were repaired before measuring; `nil` for a parcel that was sound.
    public let repair: Defect?

    /// A parcel from its parts.
    public init(
        fid: Int64, attributes: [FieldRole: String], values: [String?], ground: MultiPolygon, zone: Int?,
        areas: ParcelAreas, area: Area, repair: Defect?
    ) {
        self.fid = fid
        self.attributes = attributes
        self.values = values
        self.ground = ground
        self.zone = zone
        self.areas = areas
        self.area = area
        self.repair = repair
    }

    /// Its identifier: the field of that role, else its number in the file.
    public var id: String { attributes[.id] ?? String(fid) }
}
