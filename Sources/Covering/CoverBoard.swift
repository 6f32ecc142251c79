import Bilingual
import Geometry
package import Intake
import Land
import Overlay
package import Project
import Synchronization

/// The cover layers of a run, each indexed once however many questions are about it (压盖图层).
package final class CoverBoard: Sendable {
    private struct Slot: Hashable {
        let use: CoverUse
        let grouping: CoverGrouping

        init(_ use: CoverUse, _ grouping: CoverGrouping) { (self.use, self.grouping) = (use, grouping) }
    }

    let indices: [CoverIndex]
    private let slots: [Slot: Place]

    /// Where a layer is indexed: once, and once more as each other zone sees it that it has views for.
    private struct Place {
        var index: Int
        var ofZone: [Int: Int] = [:]
    }
    /// Per index the values of its layers.
    let values: [[String]]
    /// Whether the working plane is the authalic one.
    let isAuthalic: Bool
    /// Whether some layer looks otherwise from another zone.
    let hasViews: Bool
    private let layers: [LoadedLayer?]
    /// By number of layer where its features are, once that is asked for.
    private let places = Mutex<[Int: ParcelIndex]>([:])

    /// The layers that questions are about.
    ///
    /// - Parameters:
    ///   - layers: by number; those that no question names may be missing.
    ///   - isAuthalic: whether the working plane is the authalic one.
    /// - Throws: `inputRefused` for a layer that cannot be indexed.
    package init(
        _ questions: some Sequence<CoverQuestion>, of layers: [LoadedLayer?], isAuthalic: Bool = true
    ) throws(SurveyError) {
        self.isAuthalic = isAuthalic
        var wanted: [Slot] = []
        for question in questions {
            for part in question.parts {
                switch part {
                case .joined(let uses): wanted += uses.map { Slot($0, .whole) }
                case .divided(let layer, let grouping): wanted.append(Slot(CoverUse(layer), grouping))
                }
            }
            if let layer = question.counties { wanted.append(Slot(CoverUse(layer), .county)) }
        }
        // Uses of which every feature counts are one.
        func isWhole(_ use: CoverUse) -> Bool {
            use.isWhole || (layers[use.layer]?.parcels.allSatisfy(use.takes) ?? true)
        }
        // Divided ones first: a layer as one cover is any index of it, not told apart.
        var slots: [Slot: Place] = [:]
        var indices: [CoverIndex] = []
        var values: [[String]] = []
        for slot in wanted.filter({ $0.grouping != .whole }) + wanted.filter({ $0.grouping == .whole })
        where slots[slot] == nil {
            if slot.grouping == .whole, isWhole(slot.use),
                let other = CoverGrouping.allCases.lazy.compactMap({
                    slots[Slot(CoverUse(slot.use.layer), $0)]
                })
                .first
            {
                slots[slot] = other
                continue
            }
            guard let layer = layers[slot.use.layer] else { continue }
            var place = Place(index: indices.count)
            let zones = Set(layer.parcels.flatMap { $0.views.map(\.zone) }).sorted()
            for zone in [nil] + zones.map(Optional.some) {
                var order: [String] = []
                var grounds: [String: [MultiPolygon]] = [:]
                for parcel in layer.parcels where slot.use.takes(parcel) {
                    let value = slot.grouping.value(of: parcel)
                    if grounds[value] == nil { order.append(value) }
                    grounds[value, default: []].append(parcel.ground(from: zone))
                }
                if let zone { place.ofZone[zone] = indices.count }
                do {
                    indices.append(
                        try CoverIndex(order.map { CoverLayer(features: grounds[$0] ?? []) }, isDealt: true))
                } catch {
                    throw SurveyError(.inputRefused, at: layer.path, error.message)
                }
                values.append(order)
            }
            slots[slot] = place
            if isWhole(slot.use) { slots[Slot(CoverUse(slot.use.layer), slot.grouping)] = place }
        }
        self.slots = slots
        self.layers = layers
        hasViews = slots.values.contains { !$0.ofZone.isEmpty }
        self.indices = indices
        self.values = values
    }

    /// The covers of a question, as the engine takes them, for parcels of a zone.
    func choices(of question: CoverQuestion, zone: Int?) -> [CoverChoice] {
        question.parts.enumerated().flatMap { number, part -> [CoverChoice] in
            switch part {
            case .joined(let uses):
                uses.compactMap { index($0, .whole, zone) }.map { CoverChoice($0, part: number) }
            case .divided(let layer, let grouping):
                index(CoverUse(layer), grouping, zone).map { [CoverChoice($0, part: number, isDivided: true)] }
                    ?? []
            }
        }
    }

    /// Whether covers have the very edge along which ground lies.
    func hasEdge(_ strip: LongEdges.Strip, in part: CoverQuestion.Part) -> Bool {
        let uses: [CoverUse] =
            switch part {
            case .joined(let uses): uses
            case .divided(let layer, _): [CoverUse(layer)]
            }
        return uses.contains { use in
            guard let layer = layers[use.layer] else { return false }
            let index = places.withLock { places in
                let index = places[use.layer] ?? ParcelIndex(layer.parcels)
                places[use.layer] = index
                return index
            }
            return index.positions(near: Box(around: [strip.start])).contains { position in
                let parcel = layer.parcels[position]
                return use.takes(parcel) && strip.isEdge(of: parcel)
            }
        }
    }

    /// The index of a layer of counties, for parcels of a zone.
    func counties(_ layer: Int, zone: Int?) -> Int? { index(CoverUse(layer), .county, zone) }

    private func index(_ use: CoverUse, _ grouping: CoverGrouping, _ zone: Int?) -> Int? {
        slots[Slot(use, grouping)].map { place in zone.flatMap { place.ofZone[$0] } ?? place.index }
    }
}
