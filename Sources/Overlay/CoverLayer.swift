public import Geometry

/// A layer that covers parcels: grassland, a reserve, the redline.
///
/// The layer covers the union of its features; ground under two of them counts once.
public struct CoverLayer: Sendable {
    /// Its features, in the working plane of the subject parcels.
    public let features: [MultiPolygon]

    /// A layer from its features.
    public init(features: [MultiPolygon]) {
        self.features = features
    }
}
