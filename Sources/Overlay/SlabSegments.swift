import Geometry

/// A piece of an edge within a box, from west to east, seen from the origin of the sweep.
struct SlabSegment {
    let left, right, y, end, slope: Double
    let owner: Int32
    /// The segment of the same owner that begins where this one ends; −1 when there is none.
    var next: Int32 = -1
    /// Whether it is the next of another.
    var isContinued = false

    init(left: Double, right: Double, from y: Double, to end: Double, owner: Int32) {
        self.left = left
        self.right = right
        self.y = y
        self.end = end
        slope = (end - y) / (right - left)
        self.owner = owner
    }
}

/// The edges of a parcel and its covers, cut to a box: what lies north of it counts as its northern side.
struct SlabSegments {
    /// The pieces, those that follow each other along a ring tied together.
    private(set) var segments: [SlabSegment] = []

    /// Where an owner's inside and outside change along the northern side of the box.
    private struct Crossing {
        let owner: Int32
        let x: Double
    }

    private var crossings: [Crossing] = []

    /// Replaces the pieces.
    ///
    /// - Parameter inside: the owners over the north-west corner that have edges here; they begin on the northern side.
    mutating func read(_ edges: [Edge], in box: Box, origin: Coordinate, inside: some Sequence<Int32>) {
        segments.removeAll(keepingCapacity: true)
        crossings.removeAll(keepingCapacity: true)
        Self.collect(edges, box, origin, &segments, &crossings)
        for owner in inside { crossings.append(Crossing(owner: owner, x: -.infinity)) }
        addNorthernSide(at: box.maxY - origin.y, west: box.minX - origin.x, east: box.maxX - origin.x)
    }

    /// The pieces of edges within the box, and the crossings with its northern side.
    private static func collect(
        _ edges: [Edge], _ box: Box, _ origin: Coordinate, _ segments: inout [SlabSegment],
        _ crossings: inout [Crossing]
    ) {
        let west = box.minX - origin.x
        let east = box.maxX - origin.x
        let north = box.maxY - origin.y
        let south = box.minY - origin.y
        // The last segment waits for the next: either may continue the other.
        var last: SlabSegment?
        for edge in edges {
            let startsAbove = edge.ay > box.maxY
            let endsAbove = edge.by > box.maxY
            if startsAbove && endsAbove { continue }
            let eastward = edge.ax < edge.bx
            var left = (eastward ? edge.ax : edge.bx) - origin.x
            var right = (eastward ? edge.bx : edge.ax) - origin.x
            var y = (eastward ? edge.ay : edge.by) - origin.y
            var end = (eastward ? edge.by : edge.ay) - origin.y
            if startsAbove != endsAbove {
                let x = crossing(of: north, left, y, right, end)
                if !Orientation.crossesLeft(of: box.minX, box.maxY, edge) {
                    crossings.append(Crossing(owner: edge.owner, x: max(x, west)))
                }
                if eastward == startsAbove { (left, y) = (x, north) } else { (right, end) = (x, north) }
            }
            if y < south || end < south {
                if y < south && end < south { continue }
                let x = crossing(of: south, left, y, right, end)
                if y < south { (left, y) = (x, south) } else { (right, end) = (x, south) }
            }
            guard left < right, left < east, right > west else { continue }
            if left < west || right > east {
                let slope = (end - y) / (right - left)
                let (oldLeft, oldY) = (left, y)
                if left < west { (left, y) = (west, oldY + slope * (west - oldLeft)) }
                if right > east { (right, end) = (east, oldY + slope * (east - oldLeft)) }
                guard left < right else { continue }
            }
            var segment = SlabSegment(left: left, right: right, from: y, to: end, owner: edge.owner)
            guard segment.slope.isFinite else { continue }
            if var before = last {
                // The ring runs through both from west to east, or back.
                if before.owner == segment.owner {
                    if before.right == left, before.end == y, before.next < 0 {
                        before.next = Int32(segments.count + 1)
                        segment.isContinued = true
                    } else if right == before.left, end == before.y, !before.isContinued {
                        segment.next = Int32(segments.count)
                        before.isContinued = true
                    }
                }
                segments.append(before)
            }
            last = segment
        }
        if let last { segments.append(last) }
    }

    /// Where an edge crosses a level between its ends.
    @inline(__always)
    private static func crossing(
        of level: Double, _ left: Double, _ y: Double, _ right: Double, _ end: Double
    ) -> Double {
        // Ends on both sides of the level may be as high as each other once seen from the origin.
        guard y != end else { return left }
        return min(max(left + (right - left) * ((level - y) / (end - y)), left), right)
    }

    /// Adds the northern side of the box where an owner reaches beyond it.
    private mutating func addNorthernSide(at north: Double, west: Double, east: Double) {
        guard !crossings.isEmpty else { return }
        crossings.sort { $0.owner != $1.owner ? $0.owner < $1.owner : $0.x < $1.x }
        var index = 0
        while index < crossings.count {
            let owner = crossings[index].owner
            var start: Double?
            while index < crossings.count, crossings[index].owner == owner {
                let x = min(max(crossings[index].x, west), east)
                if let begun = start {
                    if begun < x {
                        segments.append(
                            SlabSegment(left: begun, right: x, from: north, to: north, owner: owner))
                    }
                    start = nil
                } else {
                    start = x
                }
                index += 1
            }
            if let begun = start, begun < east {
                segments.append(SlabSegment(left: begun, right: east, from: north, to: north, owner: owner))
            }
        }
    }
}
