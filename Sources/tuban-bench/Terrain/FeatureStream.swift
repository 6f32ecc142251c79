import Geometry
import VectorFiles

/// Writes a layer of polygons feature by feature, with memory for one feature only.
///
/// `VectorFiles` writes whole or not at all from features in memory, which a million parcels are too many for.
protocol FeatureStream: AnyObject {
    /// The file of the shapes.
    var path: String { get }
    /// How many features have been written.
    var count: Int { get }
    /// How many coordinates they have.
    var coordinateCount: Int { get }

    /// Adds a feature.
    ///
    /// - Parameters:
    ///   - rings: closed; shells counter-clockwise, holes clockwise.
    ///   - values: one for each field.
    func append(_ rings: [[Coordinate]], values: [FieldValue]) throws

    /// Ends the files.
    func finish() throws
}
