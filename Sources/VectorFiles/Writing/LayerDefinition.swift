/// What a layer to be written holds.
public struct LayerDefinition: Sendable {
    /// The kind of geometry of a layer.
    public enum GeometryKind: Sendable {
        /// Polygons, with several parts where a parcel has them.
        case polygon
        /// Lines.
        case line
        /// Points.
        case point
        /// A table without geometry.
        case none
    }

    /// Its name.
    public let name: String
    /// Its kind of geometry.
    public let geometry: GeometryKind
    /// Its fields.
    public let fields: [Field]
    /// Its reference system as well-known text or as `EPSG:nnnn`; `nil` writes none.
    public let referenceSystem: String?
    /// Its name for people, in formats that have a place for it; `nil` for none.
    public let title: String?
    /// What it shows, in formats that have a place for it; `nil` for nothing.
    public let summary: String?

    /// A definition from its parts.
    public init(
        name: String, geometry: GeometryKind, fields: [Field], referenceSystem: String?, title: String? = nil,
        summary: String? = nil
    ) {
        self.title = title
        self.summary = summary
        self.name = name
        self.geometry = geometry
        self.fields = fields
        self.referenceSystem = referenceSystem
    }
}
