import Bilingual
package import Geodesy
import Geometry
package import Intake
package import Land
import Overlay
import Project
import Topology

/// Parcels of some layers that share ground with each other, beyond a boundary drawn twice (重叠图斑).
///
/// Found in strips from west to east, so that memory does not grow with the number of parcels, but for a box each.
package struct OverlappingParcels: Sendable {
    /// Per parcel that shares ground the others that it shares ground with, ascending.
    package private(set) var others: [FeatureKey: [FeatureKey]] = [:]

    /// Two parcels with what they share that is a boundary drawn twice (边界重合).
    package struct Boundary: Sendable {
        package let one: FeatureKey
        package let other: FeatureKey
        package let area: Area
    }

    /// The boundaries that parcels drew twice, in no order.
    package private(set) var boundaries: [Boundary] = []

    /// Whether no two share ground.
    package var isEmpty: Bool { others.isEmpty }

    /// A parcel in the order from west to east.
    private struct Placed {
        let key: FeatureKey
        let box: Box
    }

    /// Two parcels that share ground, or a boundary drawn twice of this area.
    private struct Pair {
        let one: FeatureKey
        let other: FeatureKey
        let boundary: Area?
    }

    /// So many parcels, at least, begin in a strip.
    private static let strip = 4096

    /// None.
    package init() {}

    /// Looks through layers of parcels.
    ///
    /// - Parameters:
    ///   - layers: by their numbers in the run; each once.
    ///   - isAuthalic: whether the working plane is the authalic one.
    ///   - jobs: the number of tasks; nothing depends on it but the time.
    /// - Throws: `inputRefused` for a parcel that cannot be indexed.
    package init(_ layers: [(number: Int, parcels: ParcelStore)], isAuthalic: Bool, jobs: Int) async throws {
        var placed: [Placed] = []
        placed.reserveCapacity(layers.reduce(0) { $0 + $1.parcels.count })
        for (number, parcels) in layers {
            for position in parcels.indices {
                placed.append(
                    Placed(
                        key: FeatureKey(layer: number, position: position), box: parcels.box(at: position)))
            }
        }
        guard placed.count > 1 else { return }
        placed.sort { ($0.box.minX, $0.key) < ($1.box.minX, $1.key) }
        let stores = Dictionary(uniqueKeysWithValues: layers)
        let strips = Self.strips(of: placed)
        let all = placed
        func pairs(_ strip: Strip) throws -> [Pair] {
            try Self.pairs(in: strip, of: all, stores, isAuthalic: isAuthalic)
        }
        var found: [Pair] = []
        if jobs <= 1 || strips.count == 1 {
            for strip in strips { found += try pairs(strip) }
        } else {
            found = try await withThrowingTaskGroup(of: [Pair].self) { group in
                var waiting = strips[...]
                for strip in waiting.prefix(jobs) { group.addTask { try pairs(strip) } }
                waiting = waiting.dropFirst(jobs)
                var all: [Pair] = []
                while let own = try await group.next() {
                    all += own
                    if let strip = waiting.popFirst() { group.addTask { try pairs(strip) } }
                }
                return all
            }
        }
        for pair in found {
            if let boundary = pair.boundary {
                boundaries.append(Boundary(one: pair.one, other: pair.other, area: boundary))
            } else {
                others[pair.one, default: []].append(pair.other)
                others[pair.other, default: []].append(pair.one)
            }
        }
        others = others.mapValues { $0.sorted() }
    }

    /// Parcels that begin in a strip, and those that reach into it from the west.
    private struct Strip: Sendable {
        let own: Range<Int>
        let reaching: [Int]
    }

    private static func strips(of placed: [Placed]) -> [Strip] {
        let size = max(strip, Int(4 * Double(placed.count).squareRoot()))
        var strips: [Strip] = []
        var reaching: [Int] = []
        for start in stride(from: 0, to: placed.count, by: size) {
            let west = placed[start].box.minX
            reaching = reaching.filter { placed[$0].box.maxX > west }
            let own = start..<min(start + size, placed.count)
            strips.append(Strip(own: own, reaching: reaching))
            reaching += own
        }
        return strips
    }

    /// Of parcels with more corners only those edges are looked at that are near.
    private static let fewCorners = 256

    /// The pairs that share ground of which the second begins in the strip and not west of the first.
    private static func pairs(
        in strip: Strip, of placed: [Placed], _ stores: [Int: ParcelStore], isAuthalic: Bool
    ) throws -> [Pair] {
        // Those that reach into the strip come first; two of it meet once.
        let places = strip.reaching + strip.own
        let boxes = places.map { placed[$0].box }
        let boxIndex = SpatialIndex(boxes)
        var parcels = [Parcel?](repeating: nil, count: places.count)
        func read(_ own: Int) -> Parcel {
            if let known = parcels[own] { return known }
            let key = placed[places[own]].key
            guard let store = stores[key.layer] else { preconditionFailure("no such layer") }
            let parcel = store.scattered(key.position)
            parcels[own] = parcel
            return parcel
        }
        // Parcels whose boxes share nothing with another's cost nothing.
        let near = (strip.reaching.count..<places.count).map { own in
            boxIndex.query(boxes[own]).filter { $0 < own && boxes[$0].sharesGround(with: boxes[own]) }
        }
        var large: [Int] = []
        for other in Set(near.joined()).sorted()
        where read(other).ground.coordinates.count > fewCorners { large.append(other) }
        let index: CoverIndex
        do throws(OverlayError) {
            index = try CoverIndex([CoverLayer(features: large.map { read($0).ground })])
        } catch {
            let fid = error.feature.map { "#\(read(large[$0]).fid)" } ?? ""
            throw SurveyError(.inputRefused, at: fid, error.message)
        }
        let engine = EdgeCoverageEngine(indices: [index])
        let pieces = OverlapPieces(isAuthalic: isAuthalic)
        var pairs: [Pair] = []
        for (own, others) in zip(strip.reaching.count..., near) where !others.isEmpty {
            let parcel = read(own)
            _ = try engine.read(parcel.ground, rings: parcel.repair == nil ? .sound : .unsound)
            var found: [(other: Int, ground: SharedGround)] = []
            for other in others where read(other).ground.coordinates.count <= fewCorners {
                if let ground = engine.shared(with: read(other).ground) { found.append((other, ground)) }
            }
            if others.contains(where: { read($0).ground.coordinates.count > fewCorners }) {
                for (feature, ground) in engine.shared(withFeaturesOf: 0, where: { large[$0] < own }) {
                    found.append((large[feature], ground))
                }
            }
            for (other, ground) in found {
                guard let shared = Area(rounding: Coverage.settled(ground.area)), shared > .zero else {
                    continue
                }
                let isGround = isGround(ground, parcel, read(other), pieces, engine)
                pairs.append(
                    Pair(
                        one: placed[places[other]].key, other: placed[places[own]].key,
                        boundary: isGround ? nil : shared))
            }
        }
        return pairs
    }

    /// Whether what two parcels share is ground, and not a boundary drawn twice.
    private static func isGround(
        _ shared: SharedGround, _ parcel: Parcel, _ other: Parcel, _ pieces: OverlapPieces,
        _ engine: EdgeCoverageEngine
    ) -> Bool {
        let limit = ThicknessClass.doubtfulThickness
        guard pieces.mayBeThin(shared.area, boundary: shared.boundaryLimit, limit: limit) else { return true }
        let stretch = pieces.stretch(at: parcel.ground.coordinates.first?.y ?? 0)
        let thickest = engine.pieces(of: shared, stretch: stretch).map(\.greatestThickness).max() ?? 0
        let own = min(pieces.thickness(of: parcel), pieces.thickness(of: other))
        return ThicknessClass(thickness: thickest, of: own) > .coincident
    }
}

extension Box {
    /// Whether two boxes share more than a side or a corner.
    fileprivate func sharesGround(with other: Box) -> Bool {
        min(maxX, other.maxX) > max(minX, other.minX) && min(maxY, other.maxY) > max(minY, other.minY)
    }
}
