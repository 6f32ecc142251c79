/// The edges of a parcel in short runs with their bounds: what is near an edge is found by looking at a few runs.
struct EdgeBlocks {
    /// A run of edges of one ring.
    struct Block {
        let edges: Range<Int>
        let extent: Extent
    }

    /// Per edge its bounds.
    private(set) var extents: [Extent] = []
    private(set) var blocks: [Block] = []

    private static let blockLength = 6

    /// Replaces the edges.
    ///
    /// - Parameters:
    ///   - edges: of all rings, ring after ring.
    ///   - ringEnds: per ring the number of edges before its end.
    mutating func read(_ edges: [Edge], ringEnds: [Int]) {
        extents.removeAll(keepingCapacity: true)
        blocks.removeAll(keepingCapacity: true)
        for edge in edges { extents.append(Extent(edge)) }
        var start = 0
        for ringEnd in ringEnds {
            while start < ringEnd {
                let end = min(start + Self.blockLength, ringEnd)
                var extent = extents[start]
                for index in (start + 1)..<max(end, start + 1) { extent.extend(to: extents[index]) }
                blocks.append(Block(edges: start..<end, extent: extent))
                start = end
            }
        }
    }

    /// How an edge of a cover lies to the edges of the parcel.
    enum Contact {
        /// One of the edges, in either direction.
        case same
        /// Clear of them all but at its ends, where these are corners of the parcel.
        case clear(touchesAtStart: Bool, touchesAtEnd: Bool)
        /// Anything else, or nothing certain.
        case crossing
    }

    /// How an edge of a cover lies to the edges of the parcel.
    @inline(__always)
    func contact(of other: Edge, with edges: [Edge]) -> Contact {
        let near = Extent(other)
        var touchesAtStart = false
        var touchesAtEnd = false
        for block in blocks where block.extent.meets(near) {
            for index in block.edges where extents[index].meets(near) {
                let edge = edges[index]
                let sharesStart = edge.hasEnd(other.ax, other.ay)
                let sharesEnd = edge.hasEnd(other.bx, other.by)
                if sharesStart && sharesEnd { return .same }
                if sharesStart {
                    guard Orientation.liesAside(other.bx, other.by, of: edge) else { return .crossing }
                    touchesAtStart = true
                } else if sharesEnd {
                    guard Orientation.liesAside(other.ax, other.ay, of: edge) else { return .crossing }
                    touchesAtEnd = true
                } else if Orientation.mayMeet(edge, other) {
                    return .crossing
                }
            }
        }
        return .clear(touchesAtStart: touchesAtStart, touchesAtEnd: touchesAtEnd)
    }
}
