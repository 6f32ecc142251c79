import Geometry

/// Whether the rings of a parcel certainly are as the OGC wants them: they keep clear of each other and of themselves, holes
/// lie in their shells and shells in none (图形有效性).
///
/// Decided exactly and in a fraction of the time of a topology library; rings that cross or only touch, and very many of
/// them, are left to it.
struct RingCheck {
    /// Of each ring its edges and bounds.
    private var rings: [EdgeBlocks.Block] = []
    private var previous: [Int32] = []
    private var counts: [Int32] = []
    private var bucket: [Int32] = []

    /// More rings, or more comparisons per edge, than this are dearer than a topology library.
    private static let maximumRings = 24
    private static let comparisonsPerEdge = 64
    private static let blockwiseEdges = 400

    /// Whether they certainly are.
    mutating func areSound(_ parcel: inout ParcelEdges) -> Bool {
        guard parcel.ringEnds.count <= Self.maximumRings else { return false }
        let edges = parcel.edges
        let blocks = parcel.blocks
        rings.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        var start = 0
        for end in parcel.ringEnds {
            // A ring of one or two edges encloses nothing.
            guard end - start >= 3, !folds(edges, start..<end) else { return false }
            previous.append(Int32(end - 1))
            for index in start..<(end - 1) { previous.append(Int32(index)) }
            var extent = Extent.empty
            for block in blocks.blocks
            where block.edges.lowerBound >= start && block.edges.upperBound <= end {
                extent.extend(to: block.extent)
            }
            rings.append(.init(edges: start..<end, extent: extent))
            start = end
        }
        let areClear =
            edges.count <= Self.blockwiseEdges
            ? areClearBlockwise(edges, blocks)
            : areClearStripwise(edges, blocks.extents, parcel.box)
        return areClear && nest(parcel.roles, edges)
    }

    /// Whether two neighbours may run back along each other: a spike.
    private func folds(_ edges: [Edge], _ ring: Range<Int>) -> Bool {
        var before = edges[ring.upperBound - 1]
        for index in ring {
            let edge = edges[index]
            let (ax, ay) = (before.ax - before.bx, before.ay - before.by)
            let (bx, by) = (edge.bx - edge.ax, edge.by - edge.ay)
            if ax * bx + ay * by > 0, !Orientation.liesAside(edge.bx, edge.by, of: before) { return true }
            before = edge
        }
        return false
    }

    /// Whether rings that are clear of each other lie in each other as they should: a hole in its shell and in nothing else
    /// than that shell is in, a shell in another polygon only when it is in a hole of it.
    private func nest(_ roles: [(polygon: Int, isShell: Bool)], _ edges: [Edge]) -> Bool {
        guard rings.count > 1 else { return roles.first?.isShell ?? true }
        var containers = rings.indices.map { self.containers(of: $0, edges) }
        for index in rings.indices where !roles[index].isShell {
            // Of the rings around a hole all but its shell are around the shell too.
            let shell = roles.firstIndex { $0.polygon == roles[index].polygon && $0.isShell }
            guard let shell, containers[index].remove(shell) != nil, containers[index] == containers[shell]
            else { return false }
        }
        for index in rings.indices where roles[index].isShell {
            var depths: [Int: Int] = [:]
            for ring in containers[index] { depths[roles[ring].polygon, default: 0] += 1 }
            guard depths.values.allSatisfy({ $0 == 2 }) else { return false }
        }
        return true
    }

    /// The rings that a ring lies in.
    private func containers(of index: Int, _ edges: [Edge]) -> Set<Int> {
        let corner = edges[rings[index].edges.lowerBound]
        var found: Set<Int> = []
        for (other, ring) in rings.enumerated()
        where other != index && ring.extent.contains(corner.ax, corner.ay) {
            var isIn = false
            for edge in edges[ring.edges]
            where (edge.ay > corner.ay) != (edge.by > corner.ay)
                && Orientation.crossesLeft(of: corner.ax, corner.ay, edge)
            {
                isIn.toggle()
            }
            if isIn { found.insert(other) }
        }
        return found
    }

    /// Whether no two edges meet but neighbours at their common corner: only those of short runs of edges whose bounds
    /// meet are compared.
    private func areClearBlockwise(_ edges: [Edge], _ blocks: EdgeBlocks) -> Bool {
        let extents = blocks.extents
        let runs = blocks.blocks
        for one in runs.indices {
            let run = runs[one]
            let near = run.extent
            for two in one..<runs.count where runs[two].extent.meets(near) {
                let other = runs[two]
                for i in run.edges {
                    let near = extents[i]
                    guard other.extent.meets(near) else { continue }
                    for j in (one == two ? i + 1 : other.edges.lowerBound)..<other.edges.upperBound
                    where extents[j].meets(near) && !areNeighbours(i, j) {
                        if Orientation.mayMeet(edges[i], edges[j]) { return false }
                    }
                }
            }
        }
        return true
    }

    /// The same for many edges: they are sorted into strips across the longer side of the box, and only those in one
    /// strip are compared.
    private mutating func areClearStripwise(_ edges: [Edge], _ extents: [Extent], _ box: Box) -> Bool {
        let alongX = box.width >= box.height
        let length = alongX ? box.width : box.height
        let stripCount = max(1, min(edges.count / 2, 4096))
        let start = alongX ? box.minX : box.minY
        let scale = Double(stripCount) / length
        guard length > 0, scale.isFinite else { return false }
        func strips(_ extent: Extent) -> ClosedRange<Int> {
            let low = Int(((alongX ? extent.minX : extent.minY) - start) * scale)
            let high = Int(((alongX ? extent.maxX : extent.maxY) - start) * scale)
            return min(low, stripCount - 1)...min(high, stripCount - 1)
        }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: stripCount + 1))
        for extent in extents {
            for strip in strips(extent) { counts[strip + 1] += 1 }
        }
        for strip in 0..<stripCount { counts[strip + 1] += counts[strip] }
        guard Int(counts[stripCount]) <= 16 * extents.count else { return false }
        bucket.removeAll(keepingCapacity: true)
        bucket.append(contentsOf: repeatElement(0, count: Int(counts[stripCount])))
        // Filling moves each start to its end; the strips are then found one place earlier.
        for (index, extent) in extents.enumerated() {
            for strip in strips(extent) {
                bucket[Int(counts[strip])] = Int32(index)
                counts[strip] += 1
            }
        }
        var budget = Self.comparisonsPerEdge * edges.count
        var first = 0
        for strip in 0..<stripCount {
            let end = Int(counts[strip])
            budget -= (end - first) * (end - first - 1) / 2
            guard budget >= 0 else { return false }
            for one in first..<end {
                let i = Int(bucket[one])
                for two in (one + 1)..<max(end, one + 1) {
                    let j = Int(bucket[two])
                    if extents[j].meets(extents[i]), !areNeighbours(i, j),
                        Orientation.mayMeet(edges[i], edges[j])
                    {
                        return false
                    }
                }
            }
            first = end
        }
        return true
    }

    private func areNeighbours(_ i: Int, _ j: Int) -> Bool {
        previous[j] == Int32(i) || previous[i] == Int32(j)
    }
}
