package import Geometry
package import Intake
import Land
import Topology

/// The parcels of a layer by where they are (图斑空间索引).
package struct ParcelIndex: Sendable {
    private let index: SpatialIndex

    /// An index of parcels.
    package init(_ parcels: ParcelStore) { index = SpatialIndex(parcels.map(\.ground.box)) }

    /// The positions of the parcels whose boxes meet a box, ascending.
    package func positions(near box: Box) -> [Int] { index.query(box).sorted() }
}
