import Geometry

/// The area of a parcel's rings when they keep clear of each other and of themselves (图斑面积).
///
/// Then the even-odd area is that of the rings, added and subtracted by how deep they lie in each other, to the last
/// decimals and in a fraction of the time of a sweep. Rings that cross or only touch are left to the sweep.
struct RingArea {
    /// A ring as a range of edges.
    private struct Ring {
        let edges: Range<Int>
        let box: Box
    }

    /// The bounds of an edge, or of a run of edges.
    private struct Span {
        let minX, maxX, minY, maxY: Double

        @inline(__always)
        func meets(_ other: Span) -> Bool {
            !(maxY < other.minY || minY > other.maxY || maxX < other.minX || minX > other.maxX)
        }
    }

    /// A run of edges of one ring.
    private struct Block {
        let edges: Range<Int>
        let span: Span
    }

    private var rings: [Ring] = []
    private var spans: [Span] = []
    private var previous: [Int32] = []
    private var blocks: [Block] = []
    private var counts: [Int32] = []
    private var bucket: [Int32] = []

    /// More rings, or more comparisons per edge, than this are dearer than a sweep.
    private static let maximumRings = 24
    private static let comparisonsPerEdge = 64
    private static let blockwiseEdges = 400
    private static let blockLength = 6

    /// The area, or `nil` when the rings are not certainly clear of each other.
    ///
    /// - Parameters:
    ///   - edges: of all rings, ring after ring, without edges of no length.
    ///   - ringEnds: per ring the number of edges before its end.
    ///   - box: of all edges.
    mutating func area(of edges: [Edge], ringEnds: [Int], box: Box) -> Double? {
        guard ringEnds.count <= Self.maximumRings else { return nil }
        rings.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        previous.removeAll(keepingCapacity: true)
        var start = 0
        for end in ringEnds {
            var bounds = Box.empty
            for index in start..<end {
                let edge = edges[index]
                let span = Span(
                    minX: min(edge.ax, edge.bx), maxX: max(edge.ax, edge.bx), minY: min(edge.ay, edge.by),
                    maxY: max(edge.ay, edge.by))
                bounds = Box(
                    minX: min(bounds.minX, span.minX), minY: min(bounds.minY, span.minY),
                    maxX: max(bounds.maxX, span.maxX), maxY: max(bounds.maxY, span.maxY))
                spans.append(span)
                previous.append(Int32(index == start ? end - 1 : index - 1))
            }
            if start < end { rings.append(Ring(edges: start..<end, box: bounds)) }
            start = end
        }
        guard areClear(edges, box) else { return nil }
        var total = 0.0
        for index in rings.indices {
            let area = Self.area(of: edges, rings[index].edges, origin: Coordinate(x: box.minX, y: box.minY))
            total += isHole(index, edges) ? -area : area
        }
        return total
    }

    /// Whether no two edges meet but neighbours at their common corner.
    private mutating func areClear(_ edges: [Edge], _ box: Box) -> Bool {
        edges.count <= Self.blockwiseEdges ? areClearBlockwise(edges) : areClearStripwise(edges, box)
    }

    /// For a few edges: only those of short runs of edges whose boxes meet are compared.
    private mutating func areClearBlockwise(_ edges: [Edge]) -> Bool {
        blocks.removeAll(keepingCapacity: true)
        for ring in rings {
            var start = ring.edges.lowerBound
            while start < ring.edges.upperBound {
                let end = min(start + Self.blockLength, ring.edges.upperBound)
                var box = spans[start]
                for index in (start + 1)..<max(end, start + 1) {
                    let span = spans[index]
                    box = Span(
                        minX: min(box.minX, span.minX), maxX: max(box.maxX, span.maxX),
                        minY: min(box.minY, span.minY), maxY: max(box.maxY, span.maxY))
                }
                blocks.append(Block(edges: start..<end, span: box))
                start = end
            }
        }
        for one in blocks.indices {
            let block = blocks[one]
            for two in one..<blocks.count {
                let other = blocks[two]
                guard block.span.meets(other.span) else { continue }
                for i in block.edges {
                    let span = spans[i]
                    guard span.meets(other.span) else { continue }
                    for j in (one == two ? i + 1 : other.edges.lowerBound)..<other.edges.upperBound
                    where span.meets(spans[j]) && !areNeighbours(i, j) {
                        if Self.mayMeet(edges[i], edges[j]) { return false }
                    }
                }
            }
        }
        return true
    }

    /// For many edges: they are sorted into strips across the longer side of the box, and only those in one strip are
    /// compared.
    private mutating func areClearStripwise(_ edges: [Edge], _ box: Box) -> Bool {
        let alongX = box.width >= box.height
        let length = alongX ? box.width : box.height
        let stripCount = max(1, min(edges.count / 2, 4096))
        let start = alongX ? box.minX : box.minY
        let scale = Double(stripCount) / length
        guard length > 0, scale.isFinite else { return false }
        func strips(_ span: Span) -> ClosedRange<Int> {
            let low = Int(((alongX ? span.minX : span.minY) - start) * scale)
            let high = Int(((alongX ? span.maxX : span.maxY) - start) * scale)
            return min(low, stripCount - 1)...min(high, stripCount - 1)
        }
        counts.removeAll(keepingCapacity: true)
        counts.append(contentsOf: repeatElement(0, count: stripCount + 1))
        for span in spans {
            for strip in strips(span) { counts[strip + 1] += 1 }
        }
        for strip in 0..<stripCount { counts[strip + 1] += counts[strip] }
        guard Int(counts[stripCount]) <= 16 * spans.count else { return false }
        bucket.removeAll(keepingCapacity: true)
        bucket.append(contentsOf: repeatElement(0, count: Int(counts[stripCount])))
        // Filling moves each start to its end; the strips are then found one place earlier.
        for (index, span) in spans.enumerated() {
            for strip in strips(span) {
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
                    if spans[i].meets(spans[j]), !areNeighbours(i, j), Self.mayMeet(edges[i], edges[j]) {
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

    /// Whether two edges may share a point: `false` only when one lies certainly on one side of the other.
    private static func mayMeet(_ one: Edge, _ two: Edge) -> Bool {
        !liesAside(one, of: two) && !liesAside(two, of: one)
    }

    private static func liesAside(_ edge: Edge, of line: Edge) -> Bool {
        let dx = line.bx - line.ax
        let dy = line.by - line.ay
        let left1 = dx * (edge.ay - line.ay)
        let right1 = dy * (edge.ax - line.ax)
        let left2 = dx * (edge.by - line.ay)
        let right2 = dy * (edge.bx - line.ax)
        let first = left1 - right1
        let second = left2 - right2
        let bound = 1e-15 * max(left1.magnitude + right1.magnitude, left2.magnitude + right2.magnitude)
        return (first > bound && second > bound) || (first < -bound && second < -bound)
    }

    /// Whether a ring lies in an odd number of the others.
    private func isHole(_ index: Int, _ edges: [Edge]) -> Bool {
        let corner = edges[rings[index].edges.lowerBound]
        var isHole = false
        for (other, ring) in rings.enumerated()
        where other != index && ring.box.minX <= corner.ax && corner.ax <= ring.box.maxX
            && ring.box.minY <= corner.ay && corner.ay <= ring.box.maxY
        {
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
