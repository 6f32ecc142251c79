/// Measures the connected pieces of the ground of a parcel under exactly some of its covers, without building them.
///
/// The sweep cuts the ground into trapezoids. Those that share a side, or part of one, belong to one piece; an outline is
/// what of their sides is not shared. Pieces that only touch at a point are two.
struct OverlapSizes: SlabSink {
    /// A trapezoid's eastern side in the last slab.
    private struct Side {
        let north, south: Double
        let piece: Int32
        let run: Int32
    }

    /// Trapezoids that go on from each other with about the same height: how wide they are together, and how thick the
    /// thickest of them is across its sides.
    private struct Run {
        let piece: Int32
        var width = 0.0
        var thickness = 0.0
    }

    /// The southern side of the box; what reaches beyond it ends there.
    private let south: Double
    private let wanted: LayerMask
    /// Per owner its layer.
    private let layerOfOwner: [Int32]
    /// Per owner whether it lies over all of the box.
    private let isConstant: [Bool]
    /// Per owner whether it lies over the place at hand, and per layer how many do.
    private var isOver: [Bool]
    private var depths: [Int32]
    /// The layers over all of the box, and how many owners of each.
    private let constantMask: LayerMask
    private let constantDepths: [Int32]
    private let stretch: Double
    /// Per piece its area and the length of its outline so far, and a piece that it turned out to be part of.
    private var areas: [Double] = []
    private var lengths: [Double] = []
    private var parents: [Int32] = []
    private var runs: [Run] = []
    /// The eastern sides of the last slab, from north to south, and where they are.
    private var sides: [Side] = []
    private var sidesAt = -Double.infinity
    private var next: [Side] = []
    /// The southern side of the last trapezoid in the slab at hand.
    private var lower: (west: Double, east: Double)?

    /// A trapezoid goes on where the two share at least this part of the longer side.
    private static let continuation = 0.8
    /// Sides that share less, in metres, only touch.
    private static let touch = 1e-8

    /// - Parameters:
    ///   - wanted: the layers that lie over the ground, and no other.
    ///   - layerOfOwner: per owner its layer; the first is the parcel's, unused.
    ///   - constant: the owners over all of the box.
    init(
        south: Double, wanted: LayerMask, layerOfOwner: [Int32], constant: some Sequence<Int32>,
        stretch: Double
    ) {
        self.south = south
        self.wanted = wanted
        self.layerOfOwner = layerOfOwner
        self.stretch = stretch
        var over = layerOfOwner.map { _ in false }
        var depths = [Int32](repeating: 0, count: Int(layerOfOwner.max() ?? 0) + 1)
        var mask = LayerMask()
        for owner in constant {
            over[Int(owner)] = true
            depths[Int(layerOfOwner[Int(owner)])] += 1
            mask.formUnion(LayerMask(layer: Int(layerOfOwner[Int(owner)])))
        }
        (isConstant, isOver, self.depths) = (over, over, depths)
        (constantMask, constantDepths) = (mask, depths)
    }

    mutating func add(_ active: Span<SlabSweep.Active>, _ count: Int, from west: Double, to east: Double) {
        if sidesAt != west { close() }
        next.removeAll(keepingCapacity: true)
        lower = nil
        var isInside = false
        var mask = constantMask
        for owner in isOver.indices { isOver[owner] = isConstant[owner] }
        for layer in depths.indices { depths[layer] = constantDepths[layer] }
        // The northern side of the trapezoid at hand; and the next side of the last slab that may touch one.
        var north = (west: 0.0, east: 0.0)
        var place = 0
        for index in 0..<count {
            let wasShared = isInside && mask == wanted
            cross(active[index].owner, &isInside, &mask)
            let isShared = isInside && mask == wanted
            guard wasShared != isShared else { continue }
            let side = (west: active[index].west, east: active[index].east)
            if wasShared {
                addTrapezoid(from: north, to: side, width: east - west, &place)
            } else {
                north = side
            }
        }
        if isInside && mask == wanted {
            addTrapezoid(from: north, to: (west: south, east: south), width: east - west, &place)
        }
        close()
        swap(&sides, &next)
        sidesAt = east
    }

    /// Goes over an edge of an owner.
    private mutating func cross(_ owner: Int32, _ isInside: inout Bool, _ mask: inout LayerMask) {
        guard owner != SlabSweep.subject else { return isInside.toggle() }
        let layer = Int(layerOfOwner[Int(owner)])
        isOver[Int(owner)].toggle()
        depths[layer] += isOver[Int(owner)] ? 1 : -1
        if depths[layer] > 0 {
            mask.formUnion(LayerMask(layer: layer))
        } else {
            mask.subtract(LayerMask(layer: layer))
        }
    }

    /// The pieces, from west to east by where they begin.
    mutating func finish() -> [OverlapSize] {
        close()
        for piece in areas.indices {
            let root = Int(self.root(of: Int32(piece)))
            guard root != piece else { continue }
            areas[root] += areas[piece]
            lengths[root] += lengths[piece]
        }
        var thickest = areas.map { _ in 0.0 }
        for run in runs {
            let root = Int(self.root(of: run.piece))
            thickest[root] = max(thickest[root], min(run.width, run.thickness))
        }
        return areas.indices.filter { parents[$0] == Int32($0) && areas[$0] > 0 }
            .map { OverlapSize(area: areas[$0], perimeter: lengths[$0], thickest: thickest[$0]) }
    }

    /// Adds a trapezoid, and ties it to those of the last slab that it shares a side with.
    ///
    /// - Parameter place: the first side of the last slab that may reach below the last trapezoid's.
    private mutating func addTrapezoid(
        from north: (west: Double, east: Double), to south: (west: Double, east: Double), width: Double,
        _ place: inout Int
    ) {
        let west = max(0, north.west - south.west)
        let east = max(0, north.east - south.east)
        guard west + east > 0 else { return }
        let area = 0.5 * (west + east) * width
        // Sides along the segments, and the western side less what it shares.
        var length = run(width, north.east - north.west) + run(width, south.east - south.west) + west * stretch
        var piece: Int32?
        if let lower, abs(lower.west - north.west) + abs(lower.east - north.east) < Self.touch,
            let upper = next.last
        {
            // A line drawn twice runs between the two, and bounds neither.
            length -= 2 * run(width, north.east - north.west)
            piece = root(of: upper.piece)
        }
        lower = south
        while place < sides.count, sides[place].south >= north.west { place += 1 }
        var index = place
        var former: Int32?
        while index < sides.count, sides[index].north > south.west {
            let shared = min(sides[index].north, north.west) - max(sides[index].south, south.west)
            if shared > 0 {
                length -= shared * stretch
                lengths[Int(sides[index].piece)] -= shared * stretch
                if shared >= Self.continuation * max(west, sides[index].north - sides[index].south) {
                    former = sides[index].run
                }
                if shared > Self.touch {
                    let other = root(of: sides[index].piece)
                    if let own = piece, own != other {
                        parents[Int(max(own, other))] = min(own, other)
                        piece = min(own, other)
                    } else {
                        piece = other
                    }
                }
            }
            index += 1
        }
        if let piece {
            areas[Int(piece)] += area
            lengths[Int(piece)] += length
        } else {
            piece = Int32(areas.count)
            areas.append(area)
            lengths.append(length)
            parents.append(Int32(parents.count))
        }
        let number = former ?? Int32(runs.count)
        if former == nil { runs.append(Run(piece: piece ?? 0)) }
        // Across its sides: a strip as steep as they are is thinner than it is high.
        let rise = max(abs(north.east - north.west), abs(south.east - south.west))
        let slant = run(width, rise)
        let thickness = slant > 0 ? 0.5 * (west + east) * stretch * (width / stretch) / slant : 0
        runs[Int(number)].width += width / stretch
        runs[Int(number)].thickness = max(runs[Int(number)].thickness, thickness)
        next.append(Side(north: north.east, south: north.east - east, piece: piece ?? 0, run: number))
    }

    /// Ends the last slab: its eastern sides, less what the next slab took off, are outlines.
    private mutating func close() {
        for side in sides { lengths[Int(side.piece)] += (side.north - side.south) * stretch }
        sides.removeAll(keepingCapacity: true)
    }

    private func run(_ width: Double, _ height: Double) -> Double {
        let east = width / stretch
        let north = height * stretch
        return (east * east + north * north).squareRoot()
    }

    private mutating func root(of piece: Int32) -> Int32 {
        var root = piece
        while parents[Int(root)] != root { root = parents[Int(root)] }
        // The way is shorter next time.
        parents[Int(piece)] = root
        return root
    }
}
