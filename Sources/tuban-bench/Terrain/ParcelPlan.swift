import Geometry

/// Which cells of the mosaic make which parcel, of which class and county, and in which order they are listed.
///
/// Some 80 bytes for each parcel; outlines are drawn only when a parcel is written.
struct ParcelPlan {
    /// A parcel to be written: a group of cells by its first one, or the island within a cell.
    struct Entry {
        /// Sorts by county, then village, then at random, as surveys are filed.
        let key: UInt64
        let cell: Int32
        let isIsland: Bool

        var county: Int { Int(key >> 56) }
        var village: Int { Int(key >> 32) & 0xFF_FFFF }
    }

    let mosaic: Mosaic
    let entries: [Entry]
    /// Per cell the first cell of its parcel, −1 outside the league.
    private let first: [Int32]
    /// Per cell the next one of its parcel, −1 after the last.
    private let following: [Int32]
    private var kinds: [Kind]
    private let seed: UInt64
    private let soil: SmoothNoise
    private let wetness: SmoothNoise
    private let soilLevels: [Double]
    private let wetLevel: Double

    private enum Kind: UInt8 {
        case plain, river, withIsland
    }

    /// A plan of about so many parcels.
    init(_ count: Int, in extent: LeagueExtent, seed: UInt64) {
        self.seed = seed
        // A small mosaic tells how much ground the league is; what is merged and cut is known.
        let trial = Mosaic(covering: extent.box, spacing: 5000, meanPoints: 0, seed: seed, contrast: 4)
        let cells = (0..<trial.lattice.count).count { extent.contains(trial.centre($0)) }
        let wanted = Double(count) / 0.8863
        let mosaic = Mosaic(
            covering: extent.box, spacing: 5000 * (Double(cells) / wanted).squareRoot(), meanPoints: 7.4,
            seed: seed, contrast: 4)
        let lattice = mosaic.lattice
        kinds = [Kind](repeating: .plain, count: lattice.count)
        self.mosaic = mosaic
        let soil = SmoothNoise(seed: seed &+ 11, wavelength: 60_000, octaves: 6, gain: 0.55)
        let wetness = SmoothNoise(seed: seed &+ 23, wavelength: 25_000, octaves: 6, gain: 0.65)
        var kept: [Int32] = []
        for cell in 0..<lattice.count where extent.contains(mosaic.centre(cell)) {
            kept.append(Int32(cell))
        }
        let sample = stride(from: 0, to: kept.count, by: max(1, kept.count / 4000)).map {
            mosaic.centre(Int(kept[$0]))
        }
        self.soil = soil
        self.wetness = wetness
        soilLevels = sample.map(soil.value).quantiles([0.45, 0.72])
        wetLevel = sample.map(wetness.value).quantiles([0.92])[0]
        var grouping = Grouping(
            lattice: lattice, kept: kept, stream: RandomStream(seed, topic: .grouping))
        grouping.drawAll()
        first = grouping.first
        following = grouping.following
        for cell in grouping.rivers { kinds[Int(cell)] = .river }
        var entries: [Entry] = []
        entries.reserveCapacity(count + count / 50)
        for cell in kept where first[Int(cell)] == cell {
            let middle = mosaic.centre(Int(cell))
            var stream = RandomStream(seed, topic: .order, index: Int(cell))
            let village =
                Int((middle.y - extent.box.minY) / 6000) * 256 + Int((middle.x - extent.box.minX) / 6000)
            let place = UInt64(extent.county(at: middle)) << 56 | UInt64(max(0, village)) << 32
            entries.append(Entry(key: place | stream.next() >> 32, cell: cell, isIsland: false))
            let isSingle = following[Int(cell)] < 0 && kinds[Int(cell)] == .plain
            if isSingle, stream.fraction() < 0.037, mosaic.freeRadius(ofCell: Int(cell)) > 5 {
                kinds[Int(cell)] = .withIsland
                entries.append(Entry(key: place | stream.next() >> 32, cell: cell, isIsland: true))
            }
        }
        entries.sort { ($0.key, $0.cell, $0.isIsland ? 1 : 0) < ($1.key, $1.cell, $1.isIsland ? 1 : 0) }
        self.entries = entries
    }

    /// The first cell of the parcel that a cell belongs to, `nil` outside the league.
    func parcel(of cell: Int) -> Int? { first[cell] < 0 ? nil : Int(first[cell]) }

    /// The cells of a parcel.
    func cells(of parcel: Int) -> [Int] {
        var cells = [parcel]
        while let last = cells.last, following[last] >= 0 { cells.append(Int(following[last])) }
        return cells
    }

    /// The rings of a parcel, shells counter-clockwise and holes clockwise.
    func rings(of entry: Entry) -> [[Coordinate]] {
        let cell = Int(entry.cell)
        if entry.isIsland { return [island(in: cell)] }
        guard following[cell] >= 0 else {
            let shell = mosaic.ring(ofCell: cell)
            return kinds[cell] == .withIsland ? [shell, island(in: cell).reversed()] : [shell]
        }
        return mosaic.rings(of: cells(of: cell)) { first[$0] == entry.cell }
    }

    /// The hole that the island of a cell makes in it, clockwise, when there is one.
    func hole(in cell: Int) -> [Coordinate]? {
        kinds[cell] == .withIsland ? island(in: cell).reversed() : nil
    }

    /// The class of a parcel.
    func landClass(of entry: Entry) -> LandClass {
        entry.isIsland ? islandClass(in: Int(entry.cell)) : landClass(ofParcel: Int(entry.cell))
    }

    /// The class of the parcel that begins with a cell, its island left aside.
    func landClass(ofParcel cell: Int) -> LandClass {
        var stream = RandomStream(seed, topic: .land, index: cell)
        if kinds[cell] == .river { return stream.fraction() < 0.5 ? .wetland : .other }
        let chance = stream.fraction()
        if chance < 0.01 { return .mine }
        if chance < 0.04 { return .other }
        let middle = mosaic.centre(cell)
        if wetness.value(at: middle) > wetLevel { return .wetland }
        let level = soil.value(at: middle) + 0.1 * (stream.fraction() + stream.fraction() - 1)
        return level < soilLevels[0] ? .grassland : level < soilLevels[1] ? .blackSoil : .forest
    }

    private func islandClass(in cell: Int) -> LandClass {
        var stream = RandomStream(seed &+ 1, topic: .island, index: cell)
        return [.wetland, .mine, .other, .blackSoil][stream.integer(in: 0...3)]
    }

    private func island(in cell: Int) -> [Coordinate] {
        var stream = RandomStream(seed, topic: .island, index: cell)
        return StarOutline.ring(
            around: mosaic.centre(cell), radius: 0.9 * mosaic.freeRadius(ofCell: cell),
            count: stream.integer(in: 10...60), roughness: 0.35, &stream)
    }
}

extension [Double] {
    /// The values below which the given shares of all values lie.
    func quantiles(_ shares: [Double]) -> [Double] {
        let ordered = sorted()
        return shares.map { ordered[Swift.min(count - 1, Int($0 * Double(count)))] }
    }
}
