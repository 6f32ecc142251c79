public import Geodesy
public import Geometry

/// A survey parcel (图斑): a feature with polygons, mapped and measured.
public struct Parcel: Sendable {
    /// The number that its file gives it.
    public let fid: Int64
    /// Its position among the features read from its source, from 0: with its layer the key that nothing else has.
    public let ordinal: Int
    /// The values that play a role: identifier, name, class, county, recorded area, year.
    public package(set) var attributes: Attributes
    /// The values of the further fields that the reader was asked for, in their order.
    public let values: [String?]
    /// Which of the conditions that were asked when its layer was read it meets.
    public let marks: Marks
    /// Its polygons in the working plane, in metres: areas there are areas of the chosen model, by the even-odd rule.
    ///
    /// Those of a repaired parcel cross or lie in each other as in its file; see `outline`.
    public private(set) var ground: MultiPolygon
    /// Which coordinates of `ground` were put on long edges and are no corners of its file.
    package private(set) var inserted: Marks
    /// The same polygons with edges that are straight in the planes of other zones, where that makes a difference.
    ///
    /// A cover must not leave a gap along a long straight border of a parcel of another zone. Of covers only.
    package private(set) var views: [ZoneView]
    /// For a repaired parcel the valid polygons of the same ground, for maps and topology.
    package let repairedOutline: MultiPolygon?
    /// The 3° or 6° zone in whose plane its edges are straight; `nil` for another meridian.
    public let zone: Int?
    /// The areas by each model, unrounded, in square metres.
    public let areas: ParcelAreas
    /// The area of the chosen model, rounded once to 0.01 m².
    public let area: Area
    /// Why and how its polygons were repaired before measuring; `nil` for a parcel that was sound.
    public let repair: Defect?
    /// Edges that enclose other ground as its file draws them; `nil` where they are short.
    public let longEdges: LongEdges?

    /// A parcel from its parts.
    public init(
        fid: Int64, ordinal: Int, attributes: Attributes, values: [String?], marks: Marks = Marks(),
        ground: MultiPolygon, inserted: Marks = Marks(), views: [ZoneView] = [],
        repairedOutline: MultiPolygon? = nil, zone: Int?,
        areas: ParcelAreas, area: Area, repair: Defect?, longEdges: LongEdges? = nil
    ) {
        self.fid = fid
        self.ordinal = ordinal
        self.attributes = attributes
        self.values = values
        self.marks = marks
        self.ground = ground
        self.inserted = inserted
        self.views = views
        self.repairedOutline = repairedOutline
        self.zone = zone
        self.areas = areas
        self.area = area
        self.repair = repair
        self.longEdges = longEdges
    }

    /// Puts the same ground with further corners in its place.
    package mutating func replace(ground: MultiPolygon, views: [ZoneView]) {
        (self.ground, self.inserted, self.views) = (ground, Marks(), views)
    }

    /// Its ground as valid polygons, for maps and topology; areas are those of `ground`.
    public var outline: MultiPolygon { repairedOutline ?? ground }

    /// Its polygons as parcels of a zone see them.
    package func ground(from zone: Int?) -> MultiPolygon {
        guard let zone, !views.isEmpty else { return ground }
        return views.first { $0.zone == zone }?.ground ?? ground
    }

    /// Its identifier: the field of that role, else its number in the file.
    public var id: String { attributes[.id] ?? String(fid) }
}

/// Polygons whose edges are straight in the plane of a zone (分带图形).
public struct ZoneView: Sendable {
    /// The number of the zone.
    package let zone: Int
    /// The polygons in the working plane.
    package let ground: MultiPolygon

    /// A view from its parts.
    package init(zone: Int, ground: MultiPolygon) { (self.zone, self.ground) = (zone, ground) }
}
