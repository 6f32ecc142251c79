import Geometry

/// The area of a parcel's rings when they keep clear of each other and of themselves (图斑面积).
///
/// Then the even-odd area is that of the rings, added and subtracted by how deep they lie in each other, to the last
/// decimals and in a fraction of the time of a sweep. Rings that cross or only touch are left to the sweep.
struct RingArea {
    /// Of each ring its edges and bounds.
    private var rings: [EdgeBlocks.Block] = []
    private var previous: [Int32] = []
    private var counts: [Int32] = []
    private var bucket: [Int32] = []

    /// Whether the rings of the last area are one shell and its holes.
    private(set) var isOnePiece = false

    /// More rings, or more comparisons per edge, than this are dearer than a sweep.
    private static let maximumRings = 24
    private static let comparisonsPerEdge = 64
    private static let blockwiseEdges = 400

    /// The area, or `nil` when the rings are not certainly clear of each other.
    mutating func area(of parcel: borrowing ParcelEdges) -> Double? {
        isOnePiece = false
        guard parcel.ringEnds.count <= Self.maximumRings else { return nil }
        let edges = parcel.edges
        let box = parcel.box
        rings.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        var start = 0
        for end in parcel.ringEnds where start < end {
            previous.append(Int32(end - 1))
            for index in start..<(end - 1) { previous.append(Int32(index)) }
            var extent = Extent.empty
            for block in parcel.blocks.blocks
            where block.edges.lowerBound >= start && block.edges.upperBound <= end {
                extent.extend(to: block.extent)
            }
            rings.append(.init(edges: start..<end, extent: extent))
            start = end
        }
        let areClear =
            edges.count <= Self.blockwiseEdges
            ? areClearBlockwise(edges, parcel.blocks) : areClearStripwise(edges, parcel.blocks.extents, box)
        guard areClear else { return nil }
        var total = 0.0
        var shells = 0
        for index in rings.indices {
            let area = Self.area(of: edges, rings[index].edges, origin: Coordinate(x: box.minX, y: box.minY))
            let isHole = isHole(index, edges)
            total += isHole ? -area : area
            if !isHole { shells += 1 }
        }
        isOnePiece = shells == 1
        return total
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

    /// Whether a ring lies in an odd number of the others.
    private func isHole(_ index: Int, _ edges: [Edge]) -> Bool {
        let corner = edges[rings[index].edges.lowerBound]
        var isHole = false
        for (other, ring) in rings.enumerated()
        where other != index && ring.extent.contains(corner.ax, corner.ay) {
            for edge in edges[ring.edges]
            where (edge.ay > corner.ay) != (edge.by > corner.ay)
                && Orientation.crossesLeft(of: corner.ax, corner.ay, edge)
            {
                isHole.toggle()
            }
        }
        return isHole
    }

    private static func area(of edges: [Edge], _ ring: Range<Int>, origin: Coordinate) -> Double {
        var sum = 0.0
        for index in ring {
            let edge = edges[index]
            sum += (edge.ax - origin.x) * (edge.by - origin.y) - (edge.bx - origin.x) * (edge.ay - origin.y)
        }
        return (0.5 * sum).magnitude
    }
}
