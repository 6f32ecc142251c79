/// The areas that a sweep adds up: of the parcel, per cover, per set of layers, per depth.
struct SlabSums: SlabSink {
    /// A cover over the parcel.
    private struct Owner {
        let layer: Int32
        var isOver = false
        var area = 0.0
    }

    /// The area of the parcel.
    private(set) var subjectArea = 0.0
    /// Per set of layers the area.
    private(set) var masks: [Coverage.MaskArea] = []
    /// Per layer and depth from 2 the area.
    private(set) var depths: [Coverage.DepthArea] = []
    /// The parcel, unused, and the covers.
    private var owners: [Owner] = []
    /// Whether any layer has several owners here.
    private var hasDepths = false
    /// Per layer how many owners lie over the ground at hand.
    private var layerDepths = [Int32](repeating: 0, count: LayerMask.maximumLayers)
    /// The layers over the whole of the box at hand.
    private var constant = LayerMask()
    /// The ground of the parcel in the box at hand.
    private var ground = 0.0
    /// The southern side of the box at hand; what reaches beyond it ends there.
    private var south = 0.0

    var ownerCount: Int { owners.count }

    /// The area of the parcel under an owner.
    func area(ofOwner owner: Int) -> Double { owners[owner].area }

    /// Forgets the last parcel.
    ///
    /// - Parameter layerOfOwner: per owner its layer; the first is the parcel's, unused.
    mutating func start(layerOfOwner: [Int32]) {
        subjectArea = 0
        masks.removeAll(keepingCapacity: true)
        depths.removeAll(keepingCapacity: true)
        owners.removeAll(keepingCapacity: true)
        var layers = LayerMask()
        hasDepths = false
        for layer in layerOfOwner {
            let mask = LayerMask(layer: Int(layer))
            if !owners.isEmpty {
                if !layers.isDisjoint(with: mask) { hasDepths = true }
                layers.formUnion(mask)
            }
            owners.append(Owner(layer: layer))
        }
    }

    /// Begins a box that owners cover as a whole.
    ///
    /// - Parameter south: its southern side.
    mutating func begin(under owners: [Int32], south: Double) {
        constant = LayerMask()
        ground = 0
        self.south = south
        for owner in owners { open(owner) }
    }

    /// Ends the box.
    ///
    /// - Parameter owners: those of its beginning.
    mutating func end(under owners: [Int32]) {
        subjectArea += ground
        for owner in owners {
            let layer = Int(self.owners[Int(owner)].layer)
            self.owners[Int(owner)].area += ground
            layerDepths[layer] -= 1
        }
    }

    private mutating func open(_ owner: Int32) {
        let layer = Int(owners[Int(owner)].layer)
        layerDepths[layer] += 1
        constant.formUnion(LayerMask(layer: layer))
    }

    /// Adds the ground of a box that at most one more owner lies over, here and there.
    mutating func add(bare: Double, covered: Double, by owner: Int32) {
        ground += bare + covered
        if bare > 0 { Self.add(bare, to: constant, &masks, &depths, layerDepths, hasDepths) }
        guard covered > 0 else { return }
        let before = constant
        open(owner)
        Self.add(covered, to: constant, &masks, &depths, layerDepths, hasDepths)
        constant = before
        layerDepths[Int(owners[Int(owner)].layer)] -= 1
        owners[Int(owner)].area += covered
    }

    /// Adds the trapezoids between the segments of a slab.
    @inline(__always)
    mutating func add(_ active: Span<SlabSweep.Active>, _ count: Int, from west: Double, to east: Double) {
        ground += Self.add(
            active, count, east - west, south, constant, &owners, &layerDepths, &masks, &depths, hasDepths)
    }

    /// - Returns: the ground of the parcel in the slab.
    private static func add(
        _ active: Span<SlabSweep.Active>, _ count: Int, _ width: Double, _ south: Double, _ constant: LayerMask,
        _ ownerStates: inout [Owner], _ layerDepths: inout [Int32], _ masks: inout [Coverage.MaskArea],
        _ depths: inout [Coverage.DepthArea], _ hasDepths: Bool
    ) -> Double {
        var owners = ownerStates.mutableSpan
        var mask = constant
        var isInside = false
        // The height of the parcel's ground so far, and the height where the last trapezoid ended.
        var ground = 0.0
        var last = 0.0
        var openCount = 0
        for index in 0..<count {
            let height = 0.5 * (active[index].west + active[index].east)
            if isInside {
                let gap = last - height
                if gap > 0 {
                    ground += gap
                    add(gap * width, to: mask, &masks, &depths, layerDepths, hasDepths)
                }
            }
            last = height
            let owner = Int(active[index].owner)
            if owner == Int(SlabSweep.subject) {
                isInside.toggle()
                continue
            }
            let layer = Int(owners[owner].layer)
            if owners[owner].isOver {
                owners[owner].isOver = false
                openCount -= 1
                owners[owner].area += ground * width
                layerDepths[layer] -= 1
                if layerDepths[layer] == 0 { mask.remove(LayerMask(layer: layer)) }
            } else {
                owners[owner].isOver = true
                openCount += 1
                owners[owner].area -= ground * width
                layerDepths[layer] += 1
                mask.formUnion(LayerMask(layer: layer))
            }
        }
        if isInside, last > south {
            ground += last - south
            add((last - south) * width, to: mask, &masks, &depths, layerDepths, hasDepths)
        }
        guard openCount > 0 else { return ground * width }
        for index in 0..<count where owners[Int(active[index].owner)].isOver {
            let owner = Int(active[index].owner)
            owners[owner].area += ground * width
            owners[owner].isOver = false
            layerDepths[Int(owners[owner].layer)] -= 1
        }
        return ground * width
    }

    @inline(__always)
    private static func add(
        _ area: Double, to mask: LayerMask, _ masks: inout [Coverage.MaskArea],
        _ depths: inout [Coverage.DepthArea], _ layerDepths: [Int32], _ hasDepths: Bool
    ) {
        var index = masks.count - 1
        while index >= 0, masks[index].mask != mask { index -= 1 }
        if index >= 0 {
            masks[index].area += area
        } else {
            masks.append(Coverage.MaskArea(mask: mask, area: area))
        }
        if hasDepths { add(area, to: mask, &depths, layerDepths) }
    }

    private static func add(
        _ area: Double, to mask: LayerMask, _ depths: inout [Coverage.DepthArea], _ layerDepths: [Int32]
    ) {
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
