import Geometry

/// Splits the ground of one parcel by what covers it: a sweep over slabs between the corners and crossings of its edges.
///
/// Inside a slab no two edges cross, so from north to south they bound trapezoids; each trapezoid inside the parcel goes to
/// the set of layers over it and to the features over it, by one parity per feature. Coincident edges give trapezoids of no
/// height, not errors; rings may cross themselves. Nothing but the corner of the box is decided beforehand.
struct SlabSweep {
    /// The parcel is the owner number 0; cover features count from 1.
    static let subject: Int32 = 0

    /// A segment in the current slab, with its heights at both sides.
    struct Active {
        fileprivate(set) var west, east: Double
        fileprivate var left, right, y, slope: Double
        fileprivate var next: Int32
        let owner: Int32

        fileprivate init(_ segment: borrowing SlabSegment, at x: Double) {
            left = segment.left
            right = segment.right
            y = segment.y
            slope = segment.slope
            next = segment.next
            owner = segment.owner
            west = y + slope * (x - left)
            east = west
        }
    }

    /// Where a segment begins.
    private struct Start {
        let x: Double
        let segment: Int32
    }

    /// What was added up.
    private(set) var sums = SlabSums()
    private var origin = Coordinate(x: 0, y: 0)

    // Scratch.
    private var pieces = SlabSegments()
    private var order: [Start] = []
    private var active: [Active] = []
    private var hasEdges: [Bool] = []
    private var constant: [Int32] = []
    private var begun: [Int32] = []

    /// Edges beyond this number are divided among smaller boxes first; the cost then grows like n log n.
    private static let boxCapacity = 512
    private static let maximumDepth = 40

    /// Forgets the last parcel.
    ///
    /// - Parameters:
    ///   - layerOfOwner: per owner its layer; the first is the parcel's, unused.
    ///   - origin: near the parcel; differences to it keep every decimal.
    mutating func start(layerOfOwner: [Int32], origin: Coordinate) {
        self.origin = origin
        sums.start(layerOfOwner: layerOfOwner)
        hasEdges.removeAll(keepingCapacity: true)
        hasEdges.append(contentsOf: repeatElement(false, count: layerOfOwner.count))
    }

    /// Adds the ground of the parcel within a box.
    ///
    /// - Parameters:
    ///   - edges: all edges of the parcel and its covers that may meet the closed box.
    ///   - inside: the owners over the north-west corner of the box, as `Orientation` decides.
    mutating func add(_ edges: [Edge], in box: Box, inside: [Int32], depth: Int = 0) {
        if edges.count > Self.boxCapacity, depth < Self.maximumDepth,
            let (first, second) = divided(edges, box, inside)
        {
            for part in [first, second] {
                // Ground without edges of the parcel, and outside it, holds nothing.
                let isEmpty =
                    !part.inside.contains(Self.subject) && !part.edges.contains { $0.owner == Self.subject }
                if !isEmpty { add(part.edges, in: part.box, inside: part.inside, depth: depth + 1) }
            }
        } else {
            sweep(edges, in: box, inside: inside)
        }
    }

    private typealias Part = (edges: [Edge], box: Box, inside: [Int32])

    /// The two halves of a box, or `nil` when its edges cannot be told apart that way.
    private func divided(_ edges: [Edge], _ box: Box, _ inside: [Int32]) -> (Part, Part)? {
        let alongX = box.width >= box.height
        let middle = alongX ? (box.minX + box.maxX) / 2 : (box.minY + box.maxY) / 2
        // The first half shares the north-west corner of the whole.
        var first = box
        var second = box
        if alongX {
            guard box.minX < middle, middle < box.maxX else { return nil }
            first.maxX = middle
            second.minX = middle
        } else {
            guard box.minY < middle, middle < box.maxY else { return nil }
            first.minY = middle
            second.maxY = middle
        }
        let firstEdges = edges.filter { Orientation.mayMeet($0, first) }
        let secondEdges = edges.filter { Orientation.mayMeet($0, second) }
        let largest = max(firstEdges.count, secondEdges.count)
        guard 10 * largest < 9 * edges.count else { return nil }
        var over = Set(inside)
        for edge in edges {
            let isCrossed =
                alongX
                ? edge.isCrossed(alongY: box.maxY, from: box.minX, to: middle)
                : edge.isCrossed(alongX: box.minX, from: box.maxY, to: middle)
            guard isCrossed else { continue }
            if over.remove(edge.owner) == nil { over.insert(edge.owner) }
        }
        return ((firstEdges, first, inside), (secondEdges, second, over.sorted()))
    }

    private mutating func sweep(_ edges: [Edge], in box: Box, inside: [Int32]) {
        // The one cover with edges here, if there are not several.
        var partial = Self.subject
        var isSingle = true
        for edge in edges where edge.owner != partial && edge.owner != Self.subject {
            isSingle = isSingle && partial == Self.subject
            partial = edge.owner
            hasEdges[Int(edge.owner)] = true
        }
        // Covers over the whole box need no edge.
        constant.removeAll(keepingCapacity: true)
        begun.removeAll(keepingCapacity: true)
        for owner in inside {
            if hasEdges[Int(owner)] || owner == Self.subject {
                begun.append(owner)
            } else {
                constant.append(owner)
            }
        }
        for edge in edges { hasEdges[Int(edge.owner)] = false }
        pieces.read(edges, in: box, origin: origin, inside: begun)
        startOrder()
        let south = box.minY - origin.y
        let tolerance = 1e-14 * (box.maxY - box.minY)
        sums.begin(under: constant, south: south)
        if isSingle {
            var heights = SingleCoverHeights(south: south)
            Self.sweepSlabs(pieces.segments, order, &active, &heights, tolerance)
            sums.add(bare: heights.bare, covered: heights.covered, by: partial)
        } else {
            Self.sweepSlabs(pieces.segments, order, &active, &sums, tolerance)
        }
        sums.end(under: constant)
    }

    /// The connected pieces of the ground of the parcel under exactly some layers.
    ///
    /// - Parameters:
    ///   - edges: of the parcel and of its covers.
    ///   - box: that of the parcel.
    ///   - origin: near the parcel.
    ///   - inside: the owners over the north-west corner of the box.
    ///   - layerOfOwner: per owner its layer; the first is the parcel's, unused.
    ///   - wanted: the layers that lie over the ground, and no other.
    ///   - stretch: how many times longer than on the ground lines to the east are.
    mutating func pieces(
        _ edges: [Edge], in box: Box, origin: Coordinate, inside: [Int32], layerOfOwner: [Int32],
        under wanted: LayerMask, stretch: Double
    ) -> [OverlapSize] {
        let partial = Set(edges.map(\.owner))
        pieces.read(edges, in: box, origin: origin, inside: inside.filter(partial.contains))
        startOrder()
        var sizes = OverlapSizes(
            south: box.minY - origin.y, wanted: wanted, layerOfOwner: layerOfOwner,
            constant: inside.filter { !partial.contains($0) }, stretch: stretch)
        Self.sweepSlabs(pieces.segments, order, &active, &sizes, 1e-14 * (box.maxY - box.minY))
        return sizes.finish()
    }

    /// Puts the segments in the order of their western ends.
    private mutating func startOrder() {
        order.removeAll(keepingCapacity: true)
        for (index, segment) in pieces.segments.enumerated() where !segment.isContinued {
            order.append(Start(x: segment.left, segment: Int32(index)))
        }
        order.sort { $0.x < $1.x }
        if let first = pieces.segments.first, active.count < order.count {
            let blank = Active(first, at: 0)
            active.append(contentsOf: repeatElement(blank, count: order.count - active.count))
        }
    }

    /// Goes through the slabs from west to east; each ends at the next end of an edge, or where edges cross.
    ///
    /// - Parameter sink: gets the slabs.
    private static func sweepSlabs<Sink: SlabSink>(
        _ segments: [SlabSegment], _ order: [Start], _ entries: inout [Active], _ sink: inout Sink,
        _ tolerance: Double
    ) {
        let segments = segments.span
        let order = order.span
        var active = entries.mutableSpan
        var count = 0
        var next = 0
        var west = 0.0
        var nearest = Double.infinity
        while true {
            if count == 0 {
                guard next < order.count else { break }
                west = order[next].x
            }
            while next < order.count, order[next].x <= west {
                active[count] = Active(segments[Int(order[next].segment)], at: west)
                nearest = min(nearest, active[count].right)
                count += 1
                next += 1
            }
            let stop = next < order.count ? min(nearest, order[next].x) : nearest
            var east = stop
            while true {
                let cut = arrange(&active, count, from: west, to: east, tolerance)
                if cut < east {
                    east = cut
                    continue
                }
                sink.add(active.span, count, from: west, to: east)
                guard east < stop else { break }
                west = east
                east = stop
                for place in 0..<count { active[place].west = active[place].east }
            }
            (count, nearest) = advance(&active, count, segments, to: stop)
            west = stop
        }
    }

    /// Puts the active segments in order from north to south by their heights in the middle of the slab.
    ///
    /// The order of the last slab is nearly right.
    ///
    /// - Returns: the most western crossing of neighbours, or the eastern side.
    @inline(__always)
    private static func arrange(
        _ active: inout MutableSpan<Active>, _ count: Int, from west: Double, to east: Double,
        _ tolerance: Double
    ) -> Double {
        var above = Double.infinity
        for index in 0..<count {
            let end = active[index].y + active[index].slope * (east - active[index].left)
            let height = active[index].west + end
            active[index].east = end
            guard above < height else {
                above = height
                continue
            }
            let moved = active[index]
            var place = index
            while place > 0, active[place - 1].west + active[place - 1].east < height {
                active[place] = active[place - 1]
                place -= 1
            }
            active[place] = moved
            above = active[index].west + active[index].east
        }
        guard count > 1 else { return east }
        var cut = east
        var (westAbove, eastAbove) = (active[0].west, active[0].east)
        for index in 1..<count {
            let before = westAbove - active[index].west
            let after = eastAbove - active[index].east
            if before < -tolerance || after < -tolerance {
                // A crossing that rounds to a side of the slab must not hide the others.
                let x = west + (east - west) * (before / (before - after))
                if x > west, x < cut { cut = x }
            }
            westAbove = active[index].west
            eastAbove = active[index].east
        }
        return cut
    }

    /// Moves the active segments to the beginning of the next slab: what ends here goes on with its next, or goes.
    ///
    /// - Returns: how many are left, and where the first of them ends.
    @inline(__always)
    private static func advance(
        _ active: inout MutableSpan<Active>, _ count: Int, _ segments: Span<SlabSegment>, to stop: Double
    ) -> (Int, Double) {
        var kept = 0
        var nearest = Double.infinity
        for place in 0..<count {
            if active[place].right > stop {
                if kept != place { active[kept] = active[place] }
                active[kept].west = active[kept].east
            } else {
                let next = active[place].next
                guard next >= 0 else { continue }
                active[kept] = Active(segments[Int(next)], at: segments[Int(next)].left)
            }
            nearest = min(nearest, active[kept].right)
            kept += 1
        }
        return (kept, nearest)
    }
}
