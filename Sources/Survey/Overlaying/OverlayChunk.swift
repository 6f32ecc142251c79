import Geometry
import Overlay
import Parcels

/// Consecutive parcels, overlaid: what a task hands on.
struct OverlayChunk: Sendable {
    /// The parcels with ground, in the order of the file.
    var parcels: [OverlaidParcel] = []
    /// The account and faults of the chunk alone.
    var input: OverlaySummary.Input
    /// A parcel on the boundary of a cover, for the check against topology.
    var sample: OverlaySample?
    /// Of a layer over itself, the ground that several parcels share, m².
    var sharedGround = 0.0
}

/// A parcel with its coverage, to be computed again.
struct OverlaySample: Sendable {
    let fid: Int64
    let position: Int
    let ground: MultiPolygon
    let coverage: Coverage
}
