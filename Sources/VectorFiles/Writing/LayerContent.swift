public import Geometry

/// A layer to be written: its definition and its features.
public struct LayerContent: Sendable {
    /// A feature to be written: its shape, and its values in the order of the fields.
    public typealias Feature = (shape: Shape, values: [FieldValue])

    /// What it holds.
    public let definition: LayerDefinition
    /// Its features, in the order in which they are written; empty when they are made on the way.
    public let features: [Feature]
    /// How many features there will be, more or less.
    let expectedCount: Int
    private let stream: (@Sendable ((Feature) throws -> Void) throws -> Void)?

    /// A layer from its definition and features.
    public init(_ definition: LayerDefinition, features: [Feature]) {
        self.definition = definition
        self.features = features
        expectedCount = features.count
        stream = nil
    }

    /// A layer whose features are made while they are written, and not kept.
    ///
    /// - Parameters:
    ///   - expectedCount: how many there will be, more or less.
    ///   - stream: hands the features over, in the order in which they are written.
    public init(
        _ definition: LayerDefinition, expectedCount: Int,
        stream: @Sendable @escaping ((Feature) throws -> Void) throws -> Void
    ) {
        self.definition = definition
        features = []
        self.expectedCount = expectedCount
        self.stream = stream
    }

    /// Hands the features over, in the order in which they are written.
    public func forEachFeature(_ body: (Feature) throws -> Void) throws {
        for feature in features { try body(feature) }
        try stream?(body)
    }
}
