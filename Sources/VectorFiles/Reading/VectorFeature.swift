public import Bilingual
public import Geometry

/// A feature (要素) as read: its number, its shape and the values asked for.
public struct VectorFeature: Sendable {
    /// The number that the file gives it.
    public let fid: Int64
    /// Its shape in the layer's reference system, x to the east.
    public let shape: Shape
    /// Why its shape could not be read; its shape is empty then.
    public let fault: Message?
    /// The values of the fields asked for, in their order.
    public let values: [FieldValue]
}
