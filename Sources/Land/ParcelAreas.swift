/// The area of a parcel by each model, unrounded, in square metres.
public struct ParcelAreas: Sendable, Hashable {
    /// The ellipsoidal area of the law (椭球面积).
    public let statutory: Double
    /// The area in the Gauss–Krüger plane (平面面积).
    public let planar: Double
    /// The area enclosed by geodesics (大地线面积); `nil` where it was not asked for.
    public let geodesic: Double?

    /// The areas by each model.
    public init(statutory: Double, planar: Double, geodesic: Double?) {
        self.statutory = statutory
        self.planar = planar
        self.geodesic = geodesic
    }

    /// The area by one model; `nil` where it was not computed.
    public subscript(model: AreaModel) -> Double? {
        switch model {
        case .statutory: statutory
        case .planar: planar
        case .geodesic: geodesic
        }
    }
}
