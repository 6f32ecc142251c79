/// Takes the slabs of a sweep, from west to east.
protocol SlabSink {
    /// Adds a slab.
    ///
    /// - Parameters:
    ///   - active: the segments through it, from north to south; they do not cross.
    ///   - count: how many they are.
    ///   - west: its western side, seen from the origin of the sweep.
    ///   - east: its eastern side.
    mutating func add(_ active: Span<SlabSweep.Active>, _ count: Int, from west: Double, to east: Double)
}

/// The ground of a parcel outside and inside the only cover that has edges there.
struct SingleCoverHeights: SlabSink {
    /// The southern side of the box; what reaches beyond it ends there.
    let south: Double
    /// The ground that the cover leaves bare.
    private(set) var bare = 0.0
    /// The ground that it covers.
    private(set) var covered = 0.0

    init(south: Double) { self.south = south }

    @inline(__always)
    mutating func add(_ active: Span<SlabSweep.Active>, _ count: Int, from west: Double, to east: Double) {
        // Twice the mean heights.
        var outside = 0.0
        var inside = 0.0
        var isInside = false
        var isOver = false
        // Twice the height where the last trapezoid ended.
        var last = 0.0
        for index in 0..<count {
            let height = active[index].west + active[index].east
            if isInside {
                let gap = max(0, last - height)
                if isOver { inside += gap } else { outside += gap }
            }
            last = height
            if active[index].owner == SlabSweep.subject { isInside.toggle() } else { isOver.toggle() }
        }
        if isInside {
            let gap = max(0, last - 2 * south)
            if isOver { inside += gap } else { outside += gap }
        }
        bare += 0.5 * outside * (east - west)
        covered += 0.5 * inside * (east - west)
    }
}
