import Geometry

/// The edges of the parcel at hand, in memory that serves one parcel after the other.
struct ParcelEdges {
    /// The edges of all rings, without those of no length; their owner is the parcel.
    private(set) var edges: [Edge] = []
    /// Per ring the number of edges before its end.
    private(set) var ringEnds: [Int] = []
    private(set) var box = Box.empty
    /// The edges in short runs.
    private(set) var blocks = EdgeBlocks()

    /// More comparisons than this may be dearer than the sweep they save.
    private static let comparisonLimit = 100_000

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
        blocks.read(edges, ringEnds: ringEnds)
    }

    /// The length of all rings.
    var length: Double { edges.reduce(0) { $0 + $1.length } }

    /// Whether none of these edges runs through the ground of the parcel; `false` when that is not certain.
    ///
    /// They may run along its boundary from corner to corner, as a cover drawn along parcels does.
    ///
    /// - Parameter others: fast when many are continued by the next.
    func areOutside(_ others: [Edge]) -> Bool {
        guard others.count * blocks.blocks.count <= Self.comparisonLimit else { return false }
        // The end of the last edge that lies outside, unless it lies on the boundary.
        var free: Coordinate?
        for edge in others {
            switch blocks.contact(of: edge, with: edges) {
            case .crossing:
                return false
            case .same:
                free = nil
            case .clear(let touchesAtStart, let touchesAtEnd):
                // It lies on one side as a whole, and so does what goes on from its free end.
                if touchesAtStart && touchesAtEnd { return false }
                let isContinued = free.map { $0.x == edge.ax && $0.y == edge.ay } ?? false
                if !isContinued {
                    let isInside = touchesAtStart ? contains(edge.bx, edge.by) : contains(edge.ax, edge.ay)
                    if isInside { return false }
                }
                free = touchesAtEnd ? nil : Coordinate(x: edge.bx, y: edge.by)
            }
        }
        return true
    }

    /// A position inside the parcel, halfway up its box.
    var innerPosition: Coordinate? {
        let y = (box.minY + box.maxY) / 2
        var west = Double.infinity
        var next = Double.infinity
        for edge in edges where (edge.ay > y) != (edge.by > y) {
            let x = edge.ax + (edge.bx - edge.ax) * ((y - edge.ay) / (edge.by - edge.ay))
            next = min(next, max(x, west))
            west = min(west, x)
        }
        let x = (west + next) / 2
        return contains(x, y) ? Coordinate(x: x, y: y) : nil
    }

    /// Whether the parcel contains a position, by the even-odd rule.
    func contains(_ x: Double, _ y: Double) -> Bool {
        guard x >= box.minX, x <= box.maxX, y >= box.minY, y <= box.maxY else { return false }
        var isInside = false
        for edge in edges where (edge.ay > y) != (edge.by > y) && Orientation.crossesLeft(of: x, y, edge) {
            isInside.toggle()
        }
        return isInside
    }
}
