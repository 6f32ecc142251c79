import Bilingual
package import Project
package import VectorFiles

/// Which features of a file belong to a layer, for readers of single features with all their fields.
package struct FeatureFilter {
    private let condition: BoundCondition?

    /// The filter of a declaration for an open layer.
    ///
    /// - Throws: `request` for a condition that does not fit the layer.
    package init(_ declaration: LayerDeclaration, _ layer: VectorLayer) throws(SurveyError) {
        condition = try FeatureConditions.bound(
            declaration.filter, of: layer, place: "\(declaration.source) · \(layer.name)")
    }

    /// Whether a feature belongs to the layer.
    ///
    /// - Parameter feature: with the values of all fields in their order.
    package func selects(_ feature: VectorFeature) -> Bool {
        condition?.selects(fid: feature.fid) { FeatureConditions.value(feature.values[$0]) } ?? true
    }
}
