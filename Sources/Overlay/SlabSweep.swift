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
        let left, right, y, slope: Double
        let owner: Int32

        init(left: Double, right: Double, from y: Double, to end: Double, owner: Int32) {
            self.left = left
            self.right = right
            self.y = y
            slope = (end - y) / (right - left)
            self.owner = owner
        }

        @inline(__always)
        func height(at x: Double) -> Double { y + slope * (x - left) }
    }

    /// A segment in the current slab, with its heights at both sides.
    private struct Active {
        var west, east: Double
        let segment: Int32
        let owner: Int32
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
    private var order: [Int32] = []
    private var stops: [Double] = []
    private var active: [Active] = []
    private var hasEdges: [Bool] = []
    private var isOver: [Bool] = []
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
            if segment.slope.isFinite { segments.append(segment) }
        }
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

    private mutating func sweepSlabs(constant: LayerMask, south: Double, tolerance: Double) {
        order.removeAll(keepingCapacity: true)
        stops.removeAll(keepingCapacity: true)
        for index in segments.indices {
            order.append(Int32(index))
            stops.append(segments[index].left)
            stops.append(segments[index].right)
        }
        let segments = self.segments
        order.sort { segments[Int($0)].left < segments[Int($1)].left }
        stops.sort()
        active.removeAll(keepingCapacity: true)
        var next = 0
        var west = -Double.infinity
        for stop in stops where stop > west {
            if !active.isEmpty { sweepSlab(from: west, to: stop, constant, south, tolerance) }
            active.removeAll { segments[Int($0.segment)].right <= stop }
            while next < order.count, segments[Int(order[next])].left <= stop {
                let index = order[next]
                active.append(Active(west: 0, east: 0, segment: index, owner: segments[Int(index)].owner))
                next += 1
            }
            west = stop
        }
    }

    /// Adds what lies between two stops; cuts it where edges cross.
    private mutating func sweepSlab(
        from west: Double, to stop: Double, _ constant: LayerMask, _ south: Double, _ tolerance: Double
    ) {
        var west = west
        var east = stop
        while true {
            for index in active.indices {
                let segment = segments[Int(active[index].segment)]
                active[index].west = segment.height(at: west)
                active[index].east = segment.height(at: east)
            }
            sortActive()
            let cut = firstCrossing(from: west, to: east, tolerance)
            if cut > west, cut < east {
                east = cut
                continue
            }
            addTrapezoids(width: east - west, constant, south)
            guard east < stop else { return }
            west = east
            east = stop
        }
    }

    /// From north to south, by the heights in the middle of the slab; the order of the last slab is nearly right.
    private mutating func sortActive() {
        var index = 1
        while index < active.count {
            let entry = active[index]
            let height = entry.west + entry.east
            var place = index
            while place > 0, active[place - 1].west + active[place - 1].east < height {
                active[place] = active[place - 1]
                place -= 1
            }
            if place != index { active[place] = entry }
            index += 1
        }
    }

    /// The most western crossing of neighbours in the slab, or its eastern side.
    private func firstCrossing(from west: Double, to east: Double, _ tolerance: Double) -> Double {
        var cut = east
        var index = 1
        while index < active.count {
            let before = active[index - 1].west - active[index].west
            let after = active[index - 1].east - active[index].east
            if before < -tolerance || after < -tolerance {
                cut = min(cut, west + (east - west) * (before / (before - after)))
            }
            index += 1
        }
        return cut
    }

    private mutating func addTrapezoids(width: Double, _ constant: LayerMask, _ south: Double) {
        var mask = constant
        var isInside = false
        // The height of the parcel's ground so far, and the height where the last trapezoid ended.
        var ground = 0.0
        var last = 0.0
        for index in active.indices {
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
                ownerAreas[owner] += ground * width
                layerDepths[layer] -= 1
                if layerDepths[layer] == 0 { mask.remove(LayerMask(layer: layer)) }
            } else {
                ownerAreas[owner] -= ground * width
                layerDepths[layer] += 1
                mask.formUnion(LayerMask(layer: layer))
            }
            isOver[owner].toggle()
        }
        // What reaches beyond the southern side of the box ends there.
        if isInside, last > south {
            ground += last - south
            add((last - south) * width, to: mask)
        }
        for entry in active where isOver[Int(entry.owner)] {
            let owner = Int(entry.owner)
            ownerAreas[owner] += ground * width
            layerDepths[Int(layerOfOwner[owner])] -= 1
            isOver[owner] = false
        }
        subjectArea += ground * width
    }

    private mutating func add(_ area: Double, to mask: LayerMask) {
        if let index = masks.lastIndex(where: { $0.mask == mask }) {
            masks[index].area += area
        } else {
            masks.append(Coverage.MaskArea(mask: mask, area: area))
        }
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
