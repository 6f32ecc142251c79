import Geometry

/// Splits the ground of one parcel by what covers it: a sweep over slabs between the corners and crossings of its edges.
///
/// Inside a slab no two edges cross, so from north to south they bound trapezoids; each trapezoid inside the parcel goes to
/// the set of layers over it and to the features over it, by one parity per feature. Coincident edges give trapezoids of no
/// height, not errors; rings may cross themselves. Nothing but the corner of the box is decided beforehand.
struct SlabSweep {
    /// The parcel is the owner number 0; cover features count from 1.
    static let subject: Int32 = 0

    /// A piece of an edge within the box, from west to east, seen from `origin`.
    private struct Segment {
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

        @inline(__always)
        func height(at x: Double) -> Double { y + slope * (x - left) }
    }

    /// A segment in the current slab, with its heights at both sides.
    private struct Active {
        var west, east, right: Double
        var segment: Int32
        let owner: Int32
    }

    /// Where a segment begins.
    private struct Start {
        let x: Double
        let segment: Int32
    }

    /// Where an owner's inside and outside change along the northern side of the box.
    private struct Crossing {
        let owner: Int32
        let x: Double
    }

    /// The layer of each owner; the parcel's is unused.
    private var layerOfOwner: [Int32] = []
    private var origin = Coordinate(x: 0, y: 0)

    /// The area of the parcel.
    private(set) var subjectArea = 0.0
    /// Per owner the area of the parcel under it; the parcel's own entry is unused.
    private(set) var ownerAreas: [Double] = []
    /// Per set of layers the area.
    private(set) var masks: [Coverage.MaskArea] = []
    /// Per layer and depth from 2 the area.
    private(set) var depths: [Coverage.DepthArea] = []

    // Scratch.
    private var segments: [Segment] = []
    private var crossings: [Crossing] = []
    private var order: [Start] = []
    private var active: [Active] = []
    private var hasEdges: [Bool] = []
    private var isOver: [Bool] = []
    /// Whether any layer has several owners here.
    private var hasDepths = false
    private var layerDepths = [Int32](repeating: 0, count: LayerMask.maximumLayers)

    /// Edges beyond this number are divided among smaller boxes first; the cost then grows like n log n.
    private static let boxCapacity = 512
    private static let maximumDepth = 40

    /// Forgets the last parcel.
    ///
    /// - Parameters:
    ///   - layerOfOwner: per owner its layer; the first is the parcel's, unused.
    ///   - origin: near the parcel; differences to it keep every decimal.
    mutating func start(layerOfOwner: [Int32], origin: Coordinate) {
        self.layerOfOwner = layerOfOwner
        self.origin = origin
        subjectArea = 0
        masks.removeAll(keepingCapacity: true)
        depths.removeAll(keepingCapacity: true)
        ownerAreas.removeAll(keepingCapacity: true)
        ownerAreas.append(contentsOf: repeatElement(0, count: layerOfOwner.count))
        hasEdges.removeAll(keepingCapacity: true)
        hasEdges.append(contentsOf: repeatElement(false, count: layerOfOwner.count))
        var layers = LayerMask()
        hasDepths = false
        for layer in layerOfOwner.dropFirst() {
            let mask = LayerMask(layer: Int(layer))
            if !layers.isDisjoint(with: mask) { hasDepths = true }
            layers.formUnion(mask)
        }
        isOver.removeAll(keepingCapacity: true)
        isOver.append(contentsOf: repeatElement(false, count: layerOfOwner.count))
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
        let north = box.maxY - origin.y
        let south = box.minY - origin.y
        collectSegments(edges, in: box)
        // Covers over the whole box need no edge.
        var constant: [Int32] = []
        for owner in inside {
            if hasEdges[Int(owner)] || owner == Self.subject {
                // An owner over the corner begins on the northern side there.
                crossings.append(Crossing(owner: owner, x: -.infinity))
            } else {
                constant.append(owner)
            }
        }
        for edge in edges { hasEdges[Int(edge.owner)] = false }
        addNorthernSide(at: north, west: box.minX - origin.x, east: box.maxX - origin.x)

        var mask = LayerMask()
        for owner in constant {
            let layer = Int(layerOfOwner[Int(owner)])
            layerDepths[layer] += 1
            mask.formUnion(LayerMask(layer: layer))
        }
        let before = subjectArea
        sweepSlabs(constant: mask, south: south, tolerance: 1e-14 * (north - south))
        for owner in constant {
            ownerAreas[Int(owner)] += subjectArea - before
            layerDepths[Int(layerOfOwner[Int(owner)])] -= 1
        }
    }

    /// The pieces of edges within the box, and the crossings with its northern side.
    private mutating func collectSegments(_ edges: [Edge], in box: Box) {
        segments.removeAll(keepingCapacity: true)
        crossings.removeAll(keepingCapacity: true)
        let west = box.minX - origin.x
        let east = box.maxX - origin.x
        let north = box.maxY - origin.y
        let south = box.minY - origin.y
        for edge in edges {
            hasEdges[Int(edge.owner)] = true
            let startsAbove = edge.ay > box.maxY
            let endsAbove = edge.by > box.maxY
            if startsAbove && endsAbove { continue }
            let eastward = edge.ax < edge.bx
            var left = (eastward ? edge.ax : edge.bx) - origin.x
            var right = (eastward ? edge.bx : edge.ax) - origin.x
            var y = (eastward ? edge.ay : edge.by) - origin.y
            var end = (eastward ? edge.by : edge.ay) - origin.y
            if startsAbove != endsAbove {
                let x = Self.crossing(of: north, left, y, right, end)
                if !Orientation.crossesLeft(of: box.minX, box.maxY, edge) {
                    crossings.append(Crossing(owner: edge.owner, x: max(x, west)))
                }
                if eastward == startsAbove { (left, y) = (x, north) } else { (right, end) = (x, north) }
            }
            if y < south || end < south {
                if y < south && end < south { continue }
                let x = Self.crossing(of: south, left, y, right, end)
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
            let segment = Segment(left: left, right: right, from: y, to: end, owner: edge.owner)
            if segment.slope.isFinite { append(segment) }
        }
    }

    /// Adds a segment and ties it to the one before, when the ring runs through both from west to east or back.
    private mutating func append(_ segment: Segment) {
        var segment = segment
        let number = segments.count
        if let last = segments.last, last.owner == segment.owner {
            if last.right == segment.left, last.end == segment.y, last.next < 0 {
                segments[number - 1].next = Int32(number)
                segment.isContinued = true
            } else if segment.right == last.left, segment.end == last.y, !last.isContinued {
                segment.next = Int32(number - 1)
                segments[number - 1].isContinued = true
            }
        }
        segments.append(segment)
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
                        segments.append(Segment(left: begun, right: x, from: north, to: north, owner: owner))
                    }
                    start = nil
                } else {
                    start = x
                }
                index += 1
            }
            if let begun = start, begun < east {
                segments.append(Segment(left: begun, right: east, from: north, to: north, owner: owner))
            }
        }
    }

    /// Adds the slabs from west to east; each ends at the next end of an edge, or where edges cross.
    private mutating func sweepSlabs(constant: LayerMask, south: Double, tolerance: Double) {
        order.removeAll(keepingCapacity: true)
        for (index, segment) in segments.enumerated() where !segment.isContinued {
            order.append(Start(x: segment.left, segment: Int32(index)))
        }
        order.sort { $0.x < $1.x }
        if active.count < order.count {
            let blank = Active(west: 0, east: 0, right: 0, segment: 0, owner: 0)
            active.append(contentsOf: repeatElement(blank, count: order.count - active.count))
        }
        var count = 0
        var next = 0
        var west = 0.0
        while true {
            if count == 0 {
                guard next < order.count else { return }
                west = order[next].x
            }
            while next < order.count, order[next].x <= west {
                let index = order[next].segment
                let segment = segments[Int(index)]
                active[count] = Active(
                    west: segment.height(at: west), east: 0, right: segment.right, segment: index,
                    owner: segment.owner)
                count += 1
                next += 1
            }
            var stop = next < order.count ? order[next].x : Double.infinity
            for place in 0..<count { stop = min(stop, active[place].right) }
            sweepSlab(count, from: west, to: stop, constant, south, tolerance)
            count = Self.advance(&active, count, segments, to: stop)
            west = stop
        }
    }

    /// Moves the active segments to the beginning of the next slab: what ends here goes on with its next, or goes.
    ///
    /// - Returns: how many are left.
    private static func advance(
        _ entries: inout [Active], _ count: Int, _ segments: [Segment], to stop: Double
    ) -> Int {
        var active = entries.mutableSpan
        var kept = 0
        for place in 0..<count {
            var entry = active[place]
            if entry.right > stop {
                entry.west = entry.east
            } else {
                let next = segments[Int(entry.segment)].next
                guard next >= 0 else { continue }
                let segment = segments[Int(next)]
                entry.west = segment.y
                entry.right = segment.right
                entry.segment = next
            }
            active[kept] = entry
            kept += 1
        }
        return kept
    }

    /// Adds what lies between two ends of edges; cuts it where edges cross.
    ///
    /// - Parameter count: of the active segments, whose heights at the western side are known.
    private mutating func sweepSlab(
        _ count: Int, from west: Double, to stop: Double, _ constant: LayerMask, _ south: Double,
        _ tolerance: Double
    ) {
        var west = west
        var east = stop
        while true {
            let cut = Self.arrange(&active, count, segments, from: west, to: east, tolerance)
            if cut > west, cut < east {
                east = cut
                continue
            }
            addTrapezoids(count, width: east - west, constant, south)
            guard east < stop else { return }
            west = east
            east = stop
            for place in 0..<count { active[place].west = active[place].east }
        }
    }

    /// Puts the active segments in order from north to south by their heights in the middle of the slab.
    ///
    /// The order of the last slab is nearly right.
    ///
    /// - Returns: the most western crossing of neighbours, or the eastern side.
    private static func arrange(
        _ entries: inout [Active], _ count: Int, _ segments: [Segment], from west: Double, to east: Double,
        _ tolerance: Double
    ) -> Double {
        var active = entries.mutableSpan
        var above = Double.infinity
        for index in 0..<count {
            let entry = active[index]
            let end = segments[Int(entry.segment)].height(at: east)
            let height = entry.west + end
            active[index].east = end
            guard above < height else {
                above = height
                continue
            }
            var moved = entry
            moved.east = end
            var place = index
            while place > 0, active[place - 1].west + active[place - 1].east < height {
                active[place] = active[place - 1]
                place -= 1
            }
            active[place] = moved
            above = active[index].west + active[index].east
        }
        var cut = east
        var index = 1
        while index < count {
            let before = active[index - 1].west - active[index].west
            let after = active[index - 1].east - active[index].east
            if before < -tolerance || after < -tolerance {
                // A crossing that rounds to a side of the slab must not hide the others.
                let x = west + (east - west) * (before / (before - after))
                if x > west, x < cut { cut = x }
            }
            index += 1
        }
        return cut
    }

    private mutating func addTrapezoids(
        _ count: Int, width: Double, _ constant: LayerMask, _ south: Double
    ) {
        var mask = constant
        var isInside = false
        // The height of the parcel's ground so far, and the height where the last trapezoid ended.
        var ground = 0.0
        var last = 0.0
        var open = 0
        for index in 0..<count {
            let entry = active[index]
            let height = 0.5 * (entry.west + entry.east)
            if isInside {
                let gap = last - height
                if gap > 0 {
                    ground += gap
                    add(gap * width, to: mask)
                }
            }
            last = height
            if entry.owner == Self.subject {
                isInside.toggle()
                continue
            }
            let owner = Int(entry.owner)
            let layer = Int(layerOfOwner[owner])
            if isOver[owner] {
                isOver[owner] = false
                open -= 1
                ownerAreas[owner] += ground * width
                layerDepths[layer] -= 1
                if layerDepths[layer] == 0 { mask.remove(LayerMask(layer: layer)) }
            } else {
                isOver[owner] = true
                open += 1
                ownerAreas[owner] -= ground * width
                layerDepths[layer] += 1
                mask.formUnion(LayerMask(layer: layer))
            }
        }
        // What reaches beyond the southern side of the box ends there.
        if isInside, last > south {
            ground += last - south
            add((last - south) * width, to: mask)
        }
        subjectArea += ground * width
        guard open > 0 else { return }
        for index in 0..<count where isOver[Int(active[index].owner)] {
            let owner = Int(active[index].owner)
            ownerAreas[owner] += ground * width
            layerDepths[Int(layerOfOwner[owner])] -= 1
            isOver[owner] = false
        }
    }

    private mutating func add(_ area: Double, to mask: LayerMask) {
        var index = masks.count - 1
        while index >= 0, masks[index].mask != mask { index -= 1 }
        if index >= 0 {
            masks[index].area += area
        } else {
            masks.append(Coverage.MaskArea(mask: mask, area: area))
        }
        guard hasDepths else { return }
        var bits = mask.rawValue
        while bits != 0 {
            let layer = bits.trailingZeroBitCount
            bits &= bits - 1
            let depth = Int(layerDepths[layer])
            guard depth > 1 else { continue }
            if let index = depths.lastIndex(where: { $0.layer == layer && $0.depth == depth }) {
                depths[index].area += area
            } else {
                depths.append(Coverage.DepthArea(layer: layer, depth: depth, area: area))
            }
        }
    }
}
