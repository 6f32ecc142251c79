public import Geometry

/// What is known of a parcel's rings before it is measured (图形有效性).
public enum Soundness: Sendable {
    /// Nothing: they are looked at.
    case unknown
    /// They are valid: the area is that of the shells less the holes.
    case sound
    /// They cross or lie in each other: the area is taken by the even-odd rule.
    case unsound
}

/// Tells which features of a batch certainly have valid rings.
///
/// One per task.
public struct SoundnessCheck {
    private var parcel = ParcelEdges()
    private var check = RingCheck()

    /// A check with its own memory.
    public init() {}

    /// Whether the rings of a feature are certainly valid; otherwise only a topology library can tell.
    ///
    /// - Parameters:
    ///   - batch: in the coordinates of the file.
    ///   - feature: its number in the batch.
    public mutating func isSound(_ batch: PolygonBatch, feature: Int) -> Bool {
        parcel.read(batch.polygons, batch.polygons(ofFeature: feature))
        return check.areSound(&parcel)
    }
}
