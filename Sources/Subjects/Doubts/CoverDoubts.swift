import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Topology

/// Ground that covers may have or not have beyond what is laid over the parcels (覆盖存疑).
struct CoverDoubts: Sendable {
    /// A feature of a cover layer that was not read, or not surely.
    struct Item: Sendable {
        let reason: Doubt.Reason
        /// The number of the layer.
        let layer: Int
        let fid: Int64
        let ordinal: Int
        let message: Message
        /// How many features it stands for: the lines of a layer together.
        var features = 1
        /// Where its ground may be; `nil` for anywhere.
        let box: Box?
        /// How much ground it may be at most; `nil` when nothing tells.
        let limit: Area?
        /// Whether it may be ground that is not laid over the parcels and should be.
        let mayBeMore: Bool
        /// Whether it may be ground that is laid over the parcels and should not be.
        let mayBeLess: Bool
        /// The edge that it lies along, and its ground there.
        var edge: (strip: LongEdges.Strip, ground: MultiPolygon)?
    }

    /// All of them.
    let items: [Item]
    /// Those that have a place.
    private let placed: [Int]
    private let index: SpatialIndex?

    /// The doubts about the features of covers that a question looks at.
    ///
    /// - Parameters:
    ///   - layers: by number; `nil` for those that were not read.
    ///   - withUntold: whether all long edges are looked at, not those alone that move much of their features.
    init(_ uses: [CoverUse], _ layers: [LoadedLayer?], withUntold: Bool = false) {
        var items: [Item] = []
        for use in uses {
            guard let layer = layers[use.layer] else { continue }
            let lines = Self.lineBox(layer.setAsideFeatures.filter { use.takes($0.marks, $0.attributes) })
            var ofLines: Int?
            for feature in layer.setAsideFeatures where use.takes(feature.marks, feature.attributes) {
                let isLine = feature.defect.code == .notPolygon && feature.box != nil
                if isLine, let known = ofLines {
                    items[known].features += 1
                    continue
                }
                if isLine { ofLines = items.count }
                items.append(
                    Item(
                        reason: .setAside, layer: use.layer, fid: feature.defect.fid, ordinal: feature.ordinal,
                        message: feature.defect.message, box: isLine ? lines : feature.box,
                        limit: isLine ? nil : layer.knownArea(of: feature),
                        mayBeMore: true, mayBeLess: false))
            }
            items +=
                Self.undated(use, layer) + Self.ended(use, layer) + Self.denied(use, layer)
                + Self.longEdges(use, layer, withUntold)
            guard layer.accounting.repaired > 0 else { continue }
            for parcel in layer.parcels {
                guard let repair = parcel.repair, use.takes(parcel) else { continue }
                items.append(
                    Item(
                        reason: .repaired, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                        message: repair.message, box: parcel.ground.box,
                        limit: Area(rounding: repair.stake) ?? .zero, mayBeMore: true, mayBeLess: true))
            }
        }
        let inner = Self.innerEdges(of: items)
        let kept = items.filter { item in item.edge.map { !inner.contains(EdgeKey($0.strip)) } ?? true }
        self.items = kept
        placed = kept.indices.filter { kept[$0].box != nil }
        index = placed.isEmpty ? nil : SpatialIndex(placed.map { kept[$0].box ?? .empty })
    }

    /// An edge in either direction, to half a metre.
    private struct EdgeKey: Hashable {
        private let ends: Set<[Int64]>

        init(_ strip: LongEdges.Strip) {
            ends = Set([strip.start, strip.end].map { [$0.x, $0.y].map { Int64(($0 * 2).rounded()) } })
        }
    }

    /// Edges between two features: what one has more by them the other has less, and the covers have as much.
    private static func innerEdges(of items: [Item]) -> Set<EdgeKey> {
        let strips = items.compactMap { $0.edge?.strip }
        let (gains, losses) = (strips.filter(\.isGain), strips.filter { !$0.isGain })
        return Set(gains.map(EdgeKey.init)).intersection(losses.map(EdgeKey.init))
    }

    /// Features that count though nothing tells that they were valid on the day.
    ///
    /// Land is what it is on any day; what was granted for a time is not.
    private static func undated(_ use: CoverUse, _ layer: LoadedLayer) -> [Item] {
        guard case .on(let day) = use.time else { return [] }
        let kind = layer.declaration.kind
        guard layer.tellsDay || kind == .approved || kind == .miningRight else { return [] }
        return layer.parcels.compactMap { parcel in
            guard use.takes(parcel), parcel.attributes.denial() == nil,
                layer.leavesOpen(parcel.attributes, on: day)
            else { return nil }
            return Item(
                reason: .undated, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                message: Message(
                    zh: "没有可判断的有效期，as-of 无从判断，按有效计入",
                    en: "no term tells whether it was valid on the day; it counts"),
                box: parcel.ground.box, limit: parcel.area, mayBeMore: false, mayBeLess: true)
        }
    }

    /// Features that count because no day is asked for, though they have ended, or were never granted.
    private static func ended(_ use: CoverUse, _ layer: LoadedLayer) -> [Item] {
        guard use.time == .any, layer.tellsEnd else { return [] }
        return layer.parcels.compactMap { parcel in
            guard use.takes(parcel), let message = layer.ended(parcel.attributes) else { return nil }
            return Item(
                reason: .ended, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                message: message
                    + Message(
                        zh: "，量算项未写 as-of（按哪一天算），仍计入", en: "; the measure names no day (as-of), so it counts"),
                box: parcel.ground.box, limit: parcel.area, mayBeMore: false, mayBeLess: true)
        }
    }

    /// Features that count though other fields say that they are not what their layer shows.
    private static func denied(_ use: CoverUse, _ layer: LoadedLayer) -> [Item] {
        guard layer.hasDenied else { return [] }
        return layer.parcels.compactMap { parcel in
            guard use.takes(parcel), let denial = parcel.attributes.denial(),
                use.time != .any || !layer.tellsEnd || layer.ended(parcel.attributes) == nil
            else { return nil }
            return Item(
                reason: .denied, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                message: .denied(denial) + Message(zh: "，仍计入", en: "; it counts"),
                box: parcel.ground.box, limit: parcel.area, mayBeMore: false, mayBeLess: true)
        }
    }

    /// Ground along edges that are straight between longitudes and latitudes in the file.
    private static func longEdges(_ use: CoverUse, _ layer: LoadedLayer, _ withUntold: Bool) -> [Item] {
        guard layer.hasLongEdges else { return [] }
        return layer.parcels.flatMap { parcel -> [Item] in
            guard let edges = parcel.longEdges, withUntold || edges.isTold, use.takes(parcel) else { return [] }
            return edges.strips.enumerated().compactMap { number, strip in
                let isDrawn = !edges.outlines.isEmpty
                guard !isDrawn || strip.isGround else { return nil }
                return Item(
                    reason: edges.reason, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                    message: edges.defect.message, box: strip.box, limit: Area(rounding: strip.area) ?? .zero,
                    mayBeMore: !isDrawn || strip.isGain, mayBeLess: !isDrawn || !strip.isGain,
                    edge: isDrawn ? (strip, edges.outlines.polygon(number)) : nil)
            }
        }
    }

    /// A boundary may be drawn in several lines: what they enclose lies in the box around all of them.
    static func lineBox(_ features: [SetAsideFeature]) -> Box? {
        var box = Box.empty
        for feature in features where feature.defect.code == .notPolygon {
            if let own = feature.box { box.extend(to: own) }
        }
        return box.isEmpty ? nil : box
    }

    /// The numbers of those that may have ground near a box.
    func near(_ box: Box) -> [Int] { index?.query(box).map { placed[$0] } ?? [] }

    /// How much ground of a box one of them may have at most.
    func reach(_ number: Int, in box: Box) -> Area {
        let item = items[number]
        let shared = Area(rounding: item.box?.sharedArea(with: box) ?? .infinity)
        return min(shared ?? Area(hundredths: .max), item.limit ?? Area(hundredths: .max))
    }

    /// How much ground of a parcel one of them may have at most.
    ///
    /// - Parameter engine: has read the parcel; made for the first that asks.
    func reach(_ number: Int, of parcel: Parcel, _ engine: inout EdgeCoverageEngine?) -> Area {
        guard let (strip, ground) = items[number].edge else { return reach(number, in: parcel.ground.box) }
        guard strip.mayMeet(parcel.ground.box), !strip.isEdge(of: parcel) else { return .zero }
        let own = engine ?? EdgeCoverageEngine()
        if engine == nil {
            engine = own
            guard (try? own.read(parcel.ground, rings: .unknown)) != nil else { return .zero }
        }
        // No more than a boundary recorded twice is no ground.
        guard let shared = own.shared(with: ground),
            own.pieces(of: shared).contains(where: {
                ThicknessClass(thickness: $0.greatestThickness) > .coincident
            })
        else { return .zero }
        return Area(rounding: shared.area) ?? .zero
    }
}
