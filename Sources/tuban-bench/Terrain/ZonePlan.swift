import Geodesy
import Geometry

/// The zones over the parcels: redlines, reserves, basic grassland and mining rights.
///
/// All but the grassland that follows parcel borders are the same at every scale.
struct ZonePlan {
    /// A type of zone.
    enum ZoneType: String {
        /// 生态保护红线.
        case redline
        /// 自然保护地.
        case reserve
        /// 基本草原.
        case grassland
        /// 采矿权.
        case mining
    }

    let extent: LeagueExtent
    let parcels: ParcelPlan
    let seed: UInt64

    /// Gives all zones, in a fixed order.
    ///
    /// - Parameter emit: takes a zone's type and rings, shells counter-clockwise and holes clockwise.
    func draw(_ emit: (ZoneType, [[Coordinate]]) throws -> Void) throws {
        let redlines = Regions(
            of: Mosaic(covering: extent.box, spacing: 330, meanPoints: 9.5, seed: seed &+ 21, contrast: 2),
            in: extent, where: SmoothNoise(seed: seed &+ 22, wavelength: 50_000, octaves: 7, gain: 0.72),
            isAmongHighest: 0.3, limit: 400, minimum: 3)
        for region in redlines.pieces { try emit(.redline, redlines.rings(of: region)) }
        try drawReserves(around: redlines.pieces.prefix(60).map { extentMiddle(of: $0, in: redlines) }, emit)
        try drawGrassland(emit)
        try drawMining(emit)
    }

    private func extentMiddle(of region: [Int32], in regions: Regions) -> Coordinate {
        regions.centre(ofCell: Int(region[region.count / 2]))
    }

    /// National reserves near the redlines' cores, some with an enclave, and provincial ones overlapping them.
    private func drawReserves(
        around places: [Coordinate], _ emit: (ZoneType, [[Coordinate]]) throws -> Void
    ) throws {
        var stream = RandomStream(seed, topic: .reserve)
        let sizes = [2048, 3000, 4096, 6000, 8192, 12_000, 16_384, 20_000]
        for number in 0..<28 {
            let place = places[stream.integer(in: 0...places.count - 1)]
            let middle = Coordinate(
                x: place.x + stream.number(in: -5000...5000), y: place.y + stream.number(in: -5000...5000))
            let radius = stream.number(in: 4000...24_000)
            let count = sizes[stream.integer(in: 0...sizes.count - 1)]
            var rings = [
                StarOutline.ring(around: middle, radius: radius, count: count, roughness: 0.4, &stream)
            ]
            if number.isMultiple(of: 3) {
                let enclave = StarOutline.ring(
                    around: middle, radius: radius * 0.15, count: 400, roughness: 0.4, &stream)
                rings.append(enclave.reversed())
            }
            try emit(.reserve, rings)
            if number.isMultiple(of: 7) {
                let beside = Coordinate(x: middle.x + radius * 0.6, y: middle.y)
                try emit(
                    .reserve,
                    [
                        StarOutline.ring(
                            around: beside, radius: radius * 0.8, count: count / 2, roughness: 0.4, &stream)
                    ])
            }
        }
    }

    /// Basic grassland: parcels of grassland joined by patches, a third of them as an older survey had them (0 to 3 m
    /// off), and areas drawn without regard to parcels.
    private func drawGrassland(_ emit: (ZoneType, [[Coordinate]]) throws -> Void) throws {
        let lattice = parcels.mosaic.lattice
        let patches = GrasslandPatches(covering: extent.box, seed: seed)
        var patchOfCell = [Int32](repeating: -1, count: lattice.count)
        var members: [(patch: Int32, cell: Int32)] = []
        for cell in 0..<lattice.count {
            guard let parcel = parcels.parcel(of: cell) else { continue }
            // A parcel's first cell is not always its smallest number: each cell asks for its parcel.
            guard parcels.landClass(ofParcel: parcel) == .grassland else { continue }
            guard let patch = patches.patch(at: parcels.mosaic.centre(parcel)) else { continue }
            patchOfCell[cell] = Int32(patch)
            members.append((Int32(patch), Int32(cell)))
        }
        members.sort { ($0.patch, $0.cell) < ($1.patch, $1.cell) }
        var start = 0
        while start < members.count {
            let patch = members[start].patch
            let end = members[start...].firstIndex { $0.patch != patch } ?? members.count
            let cells = members[start..<end].map { Int($0.cell) }
            start = end
            var rings = parcels.mosaic.rings(of: cells) { patchOfCell[$0] == patch }
            rings += cells.compactMap(parcels.hole)
            var stream = RandomStream(seed, topic: .shift, index: Int(patch))
            if stream.fraction() < 1.0 / 3 {
                let (x, y) = (stream.number(in: -2.1...2.1), stream.number(in: -2.1...2.1))
                rings = rings.map { $0.map { rounded(Coordinate(x: $0.x + x, y: $0.y + y)) } }
            }
            try emit(.grassland, rings)
        }
        let regions = Regions(
            of: Mosaic(covering: extent.box, spacing: 700, meanPoints: 7, seed: seed &+ 31, contrast: 2),
            in: extent, where: SmoothNoise(seed: seed &+ 32, wavelength: 30_000, octaves: 6, gain: 0.6),
            isAmongHighest: 0.13, limit: 700, minimum: 1)
        for region in regions.pieces { try emit(.grassland, regions.rings(of: region)) }
    }

    /// Mining rights: corner points on half seconds of longitude and latitude, joined by straight lines of the plane.
    private func drawMining(_ emit: (ZoneType, [[Coordinate]]) throws -> Void) throws {
        var stream = RandomStream(seed, topic: .mining)
        func snapped(_ degrees: Double) -> Double { (degrees * 7200).rounded() / 7200 }
        var drawn = 0
        while drawn < 800 {
            let middle = Coordinate(
                x: stream.number(in: extent.box.minX...extent.box.maxX),
                y: stream.number(in: extent.box.minY...extent.box.maxY))
            guard extent.contains(middle) else { continue }
            let corner = try extent.plane.geographic(middle)
            let width = stream.number(in: 0.004...0.05)
            let height = stream.number(in: 0.003...0.035)
            let (west, south) = (snapped(corner.x), snapped(corner.y))
            let (east, north) = (snapped(corner.x + width), snapped(corner.y + height))
            let (midX, midY) = (snapped((west + east) / 2), snapped((south + north) / 2))
            let form = stream.fraction()
            let corners: [(Double, Double)] =
                form < 0.5
                ? [(west, south), (east, south), (east, north), (west, north)]
                : form < 0.8
                    ? [
                        (west, south), (east, south), (east, midY), (midX, midY), (midX, north), (west, north),
                    ]
                    : [
                        (west, south), (midX, south - height / 3), (east, south), (east + width / 4, midY),
                        (east, north), (midX, north), (west, midY),
                    ]
            var ring = try corners.map { rounded(try extent.plane.projected(Coordinate(x: $0.0, y: $0.1))) }
            ring.append(ring[0])
            try emit(.mining, [ring])
            drawn += 1
        }
    }
}
