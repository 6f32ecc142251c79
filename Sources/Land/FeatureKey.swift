/// What a feature of a run is known by: its layer, and its position among the parcels, or among the lines or points, of
/// the layer (要素键).
///
/// Positions follow the source, so keys have the order of the features. The number that a file gives a feature is for
/// display: a file may give one number to several.
package struct FeatureKey: Hashable, Sendable {
    /// The number of the layer.
    package let layer: Int
    /// The position in the layer.
    package let position: Int

    /// A key from its parts.
    package init(layer: Int, position: Int) { (self.layer, self.position) = (layer, position) }
}

extension FeatureKey: Comparable {
    /// By layer, then by position.
    package static func < (left: FeatureKey, right: FeatureKey) -> Bool {
        (left.layer, left.position) < (right.layer, right.position)
    }
}
