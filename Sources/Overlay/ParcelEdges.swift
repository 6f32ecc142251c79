import Geometry

/// The edges of the parcel at hand, in memory that serves one parcel after the other.
struct ParcelEdges {
    /// The edges of all rings, without those of no length; their owner is the parcel.
    private(set) var edges: [Edge] = []
    /// Per ring the number of edges before its end.
    private(set) var ringEnds: [Int] = []
    private(set) var box = Box.empty

    /// Replaces the parcel.
    mutating func read(_ polygons: MultiPolygon, rings: Range<Int>) {
        edges.removeAll(keepingCapacity: true)
        ringEnds.removeAll(keepingCapacity: true)
        var box = Box.empty
        for ring in rings {
            let range = (ring == 0 ? 0 : polygons.ringEnds[ring - 1])..<polygons.ringEnds[ring]
            guard var a = range.isEmpty ? nil : polygons.coordinates[range.lowerBound] else { continue }
            box.extend(to: a)
            for index in range.dropFirst() {
                let b = polygons.coordinates[index]
                if a != b {
                    edges.append(Edge(ax: a.x, ay: a.y, bx: b.x, by: b.y, owner: SlabSweep.subject))
                    box.extend(to: b)
                }
                a = b
            }
            ringEnds.append(edges.count)
        }
        self.box = box
    }
}
