public import Geometry

/// A layer to be written: its definition and its features.
public struct LayerContent: Sendable {
    /// A feature to be written: its shape, and its values in the order of the fields.
    public typealias Feature = (shape: Shape, values: [FieldValue])

    /// What it holds.
    public let definition: LayerDefinition
    /// Its features, in the order in which they are written.
    public let features: [Feature]

    /// A layer from its definition and features.
    public init(_ definition: LayerDefinition, features: [Feature]) {
        self.definition = definition
        self.features = features
    }
}
