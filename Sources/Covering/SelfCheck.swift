import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Topology

/// What comparing a sample of parcels with the topology library gave (抽样自检).
///
/// The two engines share no code. The covers of a parcel are found by their boxes, not taken from the result.
public struct SelfCheck: Sendable, Hashable {
    /// The parcels computed again.
    public internal(set) var sampled = 0
    /// The largest difference of an area, relative to the parcel's.
    public internal(set) var largestRelativeDifference = 0.0
    /// The largest difference of an area, m².
    public internal(set) var largestDifference = 0.0
    /// The layer of the parcel where it is; `nil` when nothing was sampled.
    public internal(set) var layer: String?
    /// The parcel where it is.
    public internal(set) var fid: Int64?
    /// Parcels that the topology library could not overlay.
    public internal(set) var failed = 0

    /// So many coordinates of covers are overlaid, at most, that the check costs little beside the run.
    package static let coordinateLimit = 30_000

    /// Nothing computed again.
    public init() {}

    /// Adds the check of another layer.
    package mutating func add(_ other: SelfCheck) {
        sampled += other.sampled
        failed += other.failed
        if layer == nil || other.largestDifference > largestDifference {
            (layer, fid) = (other.layer, other.fid)
        }
        largestDifference = max(largestDifference, other.largestDifference)
        largestRelativeDifference = max(largestRelativeDifference, other.largestRelativeDifference)
    }

    /// Enters the comparison of one parcel.
    ///
    /// - Parameter difference: m²; `nil` when the library failed.
    package mutating func enter(_ difference: Double?, of area: Double, layer: String, fid: Int64) {
        sampled += 1
        guard let difference else {
            failed += 1
            return
        }
        if self.fid == nil || difference > largestDifference { (self.layer, self.fid) = (layer, fid) }
        largestDifference = max(largestDifference, difference)
        largestRelativeDifference = max(largestRelativeDifference, difference / area)
    }

    /// Computes parcels on the boundary of covers again.
    ///
    /// - Parameters:
    ///   - covers: the layers that questions are about.
    ///   - sample: the parcels.
    init(
        of layer: LoadedLayer, _ questions: [CoverQuestion], _ board: CoverBoard, covers: [LoadedLayer?],
        _ sample: SelfCheckSample
    ) {
        guard !sample.ordinals.isEmpty else { return }
        let plain = questions.filter { !$0.parts.isEmpty }
        let used = Set(plain.flatMap { $0.parts.flatMap(\.layers) })
        let grounds = covers.enumerated().map { number, cover in
            used.contains(number) ? cover?.parcels.map(\.ground) ?? [] : []
        }
        let trees = grounds.map { SpatialIndex($0.map(\.box)) }
        let engine = EdgeCoverageEngine(indices: board.indices)
        var budget = Self.coordinateLimit
        for ordinal in sample.ordinals {
            guard let position = layer.parcels.position(ofOrdinal: ordinal) else { continue }
            let parcel = layer.parcels[position]
            let box = parcel.ground.box
            var difference: Double? = 0
            var isAffordable = true
            for question in plain {
                guard question.parts.allSatisfy({ if case .joined = $0 { true } else { false } }) else {
                    continue
                }
                let near = question.parts.map { part -> CoverLayer in
                    guard case .joined(let uses) = part else { return CoverLayer(features: []) }
                    return CoverLayer(
                        features: uses.flatMap { use in
                            trees[use.layer].query(box).filter { place in
                                covers[use.layer].map { use.takes($0.parcels[place]) } ?? true
                            }.map { place in
                                covers[use.layer]?.parcels[place].ground(from: parcel.zone)
                                    ?? grounds[use.layer][place]
                            }
                        })
                }
                let cost = near.reduce(0) { $0 + $1.features.reduce(0) { $0 + $1.coordinates.count } }
                guard cost <= budget else {
                    isAffordable = false
                    break
                }
                budget -= cost
                difference = difference.flatMap { former in
                    Self.difference(parcel, question, near, engine, board).map { max(former, $0) }
                }
            }
            guard isAffordable else { continue }
            enter(
                difference, of: parcel.area.squareMetres, layer: layer.declaration.name, fid: parcel.fid)
        }
    }

    /// The largest difference of any area of a parcel in a question, m²; `nil` when the library fails on it.
    private static func difference(
        _ parcel: Parcel, _ question: CoverQuestion, _ near: [CoverLayer], _ engine: EdgeCoverageEngine,
        _ board: CoverBoard
    ) -> Double? {
        guard (try? engine.read(parcel.ground, rings: parcel.repair == nil ? .sound : .unsound)) != nil,
            let own = try? engine.coverage(over: board.choices(of: question, zone: parcel.zone)),
            let topology = try? TopologyCoverageEngine(near),
            let other = try? topology.coverage(of: parcel.ground)
        else { return nil }
        var areas: [Set<Int>: Double] = [:]
        for piece in own.masks {
            let parts = own.sources.enumerated().filter { piece.mask.contains(LayerMask(layer: $0.offset)) }
            areas[Set(parts.map(\.element.part)), default: 0] += piece.area
        }
        for piece in other.masks {
            let parts = near.indices.filter { piece.mask.contains(LayerMask(layer: $0)) }
            areas[Set(parts), default: 0] -= piece.area
        }
        return areas.values.reduce((own.area - other.area).magnitude) { max($0, $1.magnitude) }
    }
}

/// The parcels of a layer that are computed again: some of those on the boundary of covers, drawn by their keys (自检抽样).
struct SelfCheckSample: Sendable, Codable {
    private struct Drawn: Sendable, Codable {
        let lot: UInt64
        let ordinal: Int
    }

    /// Those with the smallest lots, in their order.
    private var drawn: [Drawn] = []

    /// At most so many parcels of a layer are computed again.
    static let limit = 32

    /// The positions of the parcels in their source.
    var ordinals: [Int] { drawn.map(\.ordinal) }

    /// Enters a parcel.
    mutating func enter(_ ordinal: Int) { enter(Drawn(lot: mixed(UInt64(ordinal)), ordinal: ordinal)) }

    /// Takes in another sample.
    mutating func merge(_ other: SelfCheckSample) { for one in other.drawn { enter(one) } }

    private mutating func enter(_ one: Drawn) {
        if drawn.count == Self.limit, let last = drawn.last, last.lot <= one.lot { return }
        drawn.insert(one, at: drawn.firstIndex { $0.lot > one.lot } ?? drawn.count)
        if drawn.count > Self.limit { drawn.removeLast() }
    }
}
