import Covering
import Geometry
import Land
import Overlay

/// Consecutive parcels, overlaid: what a task hands on.
struct OverlayChunk: Sendable {
    /// The parcels with ground, in the order of the file.
    var parcels: [OverlaidParcel] = []
    /// The account and faults of the chunk alone.
    var input: OverlaySummary.Input
    /// A parcel on the boundary of a cover, for the check against topology.
    var sample: OverlaySample?
    /// Per cover layer the pieces of overlap by thickness.
    var tallies: [ThicknessTally]
    /// The overlaps that are too thin to be listed, and their area.
    var unlisted = OverlaySummary.Unlisted()
    /// How far building overlaps agreed with adding their areas up.
    var pieceCheck = OverlaySummary.PieceCheck()
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
