/// How the plane in which a feature's edges are straight was chosen; it matters where the feature reaches beyond it.
public enum PlaneChoice: Sendable, Hashable {
    /// It is that of the 3° zone of the feature's centroid: where that is too narrow, each part goes to its own zone.
    case ownZone
    /// It was named, by the file or the user: a feature that it does not reach at all is refused.
    case given
    /// It is that of the parcels that the feature is laid over: what it does not reach is far from them.
    case seen
}
