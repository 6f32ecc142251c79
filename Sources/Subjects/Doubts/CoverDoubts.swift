import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
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
        /// The edge that it lies along.
        var edge: LongEdges.Strip?
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
    init(_ uses: [CoverUse], _ layers: [LoadedLayer?]) {
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
                + Self.longEdges(use, layer)
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
        self.items = items
        placed = items.indices.filter { items[$0].box != nil }
        index = placed.isEmpty ? nil : SpatialIndex(placed.map { items[$0].box ?? .empty })
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
    private static func longEdges(_ use: CoverUse, _ layer: LoadedLayer) -> [Item] {
        guard layer.hasLongEdges else { return [] }
        return layer.parcels.flatMap { parcel -> [Item] in
            guard let edges = parcel.longEdges, edges.isTold, use.takes(parcel) else { return [] }
            return edges.strips.map { strip in
                Item(
                    reason: edges.reason, layer: use.layer, fid: parcel.fid, ordinal: parcel.ordinal,
                    message: edges.defect.message, box: strip.box, limit: Area(rounding: strip.area) ?? .zero,
                    mayBeMore: true, mayBeLess: true, edge: edges.reason == .longEdges ? strip : nil)
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
        var size = item.box?.sharedArea(with: box) ?? .infinity
        if let edge = item.edge { size = min(size, edge.area(in: box)) }
        let shared = Area(rounding: size)
        return min(shared ?? Area(hundredths: .max), item.limit ?? Area(hundredths: .max))
    }
}
