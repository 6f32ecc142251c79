public import Geodesy

/// A row of the table of areas by county and class (旗县市、地类面积表).
public struct CountyClassArea: Sendable, Hashable {
    /// The name of the layer.
    public let layer: String
    /// The county; `nil` for ground outside all counties.
    public let county: String?
    /// The land class; `nil` for parcels without one.
    public let landClass: String?
    /// What the class is called, when the system of its code is certain.
    public let className: String?
    /// The parcels with ground there; one that lies in two counties counts in both.
    public let parcels: Int
    /// The exact sum of the pieces.
    public let area: Area
}
