import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project

/// What counts as restored earlier than a restored parcel (以往恢复地块比对).
///
/// Registers keep all years in one file. A parcel is not restored earlier by itself, nor by ground of its own or of a later
/// year, where both tell their years; ground of the same year counts for another item, and in another file.
struct EarlierGround {
    /// Restored parcels for which the same features count: of one year, and of one item where items matter.
    struct Group: Hashable, Comparable {
        /// Their year; `nil` for those that tell none.
        let year: Int?
        /// Their item; `nil` where items do not matter, or they tell none.
        let item: String?

        static func < (left: Group, right: Group) -> Bool {
            (left.year ?? 0, left.item ?? "") < (right.year ?? 0, right.item ?? "")
        }
    }

    /// Features of an earlier layer that do not count, for any parcel or for some.
    struct LeftOut: Sendable {
        /// The name of the layer.
        let layer: String
        /// How many are restored parcels themselves.
        let own: Int
        /// Others that are drawn and numbered as restored parcels: copies of them, or the same ground reported before, as no year
        /// tells; with their areas.
        let open: DoubtSum
        /// How many others are of the year of a restored parcel, or of a later one.
        let notEarlier: Int
    }

    /// Per group the layers with the features that count, in the order of the layers; a layer of which all count is `nil`.
    let layers: [Group: [LoadedLayer?]]
    /// What does not count, by layer; layers without are left out.
    let leftOut: [LeftOut]
    private let itemsMatter: Bool

    /// Compares the features of earlier layers with the restored parcels.
    init(_ earlier: [LoadedLayer], before restored: LoadedLayer) {
        let features = earlier.map { layer in layer.parcels.map { Feature($0, own: nil, isBeside: false) } }
        let items = Set(restored.parcels.compactMap { $0.attributes[.item] })
        let years = Set(restored.parcels.compactMap(Self.year))
        let itemsMatter = features.joined().contains { feature in
            feature.item.map { item in items.contains { $0 != item } } ?? false
                && feature.year.map(years.contains) ?? false
        }
        self.itemsMatter = itemsMatter
        var groups: Set<Group> = []
        for parcel in restored.parcels { groups.insert(Self.group(of: parcel, itemsMatter: itemsMatter)) }
        var layers = groups.reduce(into: [Group: [LoadedLayer?]]()) { $0[$1] = [] }
        var leftOut: [LeftOut] = []
        for layer in earlier {
            let own = Self.ownFeatures(of: layer, among: restored)
            let isBeside = Self.isOneTable(layer, restored)
            let features = layer.parcels.map { Feature($0, own: own($0), isBeside: isBeside) }
            var missing: Set<Int> = []
            for group in groups {
                let kept = features.indices.filter { features[$0].counts(for: group) }
                missing.formUnion(Set(features.indices).subtracting(kept))
                layers[group]?.append(
                    kept.count == features.count ? nil : layer.keeping(kept.map { layer.parcels[$0] }))
            }
            guard !missing.isEmpty else { continue }
            var open = DoubtSum()
            for position in missing where features[position].isOpen {
                let parcel = layer.parcels[position]
                open.enter(parcel.ordinal, fid: parcel.fid, less: parcel.area.hundredths)
            }
            let alike = missing.count { features[$0].isOwn }
            leftOut.append(
                LeftOut(
                    layer: layer.declaration.name, own: alike - open.features, open: open,
                    notEarlier: missing.count - alike))
        }
        self.layers = layers
        self.leftOut = leftOut
    }

    /// The group of a restored parcel.
    func group(of parcel: Parcel) -> Group { Self.group(of: parcel, itemsMatter: itemsMatter) }

    private static func group(of parcel: Parcel, itemsMatter: Bool) -> Group {
        Group(year: year(of: parcel), item: itemsMatter ? parcel.attributes[.item] : nil)
    }

    private static func year(of parcel: Parcel) -> Int? { FeatureTime.year(of: parcel.attributes) }

    /// A feature of an earlier layer.
    private struct Feature {
        let year: Int?
        let item: String?
        /// Whether it is one of the restored parcels.
        let isOwn: Bool
        /// Whether it stands in the table of the restored parcels.
        let isBeside: Bool
        /// Whether it is one of them as it is drawn and numbered, though it stands elsewhere and one of the two tells no year.
        let isOpen: Bool

        /// - Parameter own: the restored parcel that it is.
        init(_ parcel: Parcel, own: Parcel?, isBeside: Bool) {
            let year = EarlierGround.year(of: parcel)
            (self.year, item) = (year, parcel.attributes[.item])
            (isOwn, self.isBeside) = (own != nil, isBeside)
            isOpen = !isBeside && own.map { year == nil || EarlierGround.year(of: $0) == nil } ?? false
        }

        func counts(for group: Group) -> Bool {
            guard let year, let own = group.year else { return !isOwn }
            guard year == own else { return year < own }
            guard let item, let other = group.item else { return !isOwn && !isBeside }
            return !isOwn && item != other
        }
    }

    /// Whether two layers are parts of one table of one file.
    private static func isOneTable(_ one: LoadedLayer, _ other: LoadedLayer) -> Bool {
        let names = (one.declaration.layer, other.declaration.layer)
        return one.digest == other.digest && !one.digest.isEmpty
            && (names.0 == names.1 || names.0 == nil || names.1 == nil)
    }

    /// Tells the features of a layer that are restored parcels: those of one file and number, or of one identifier, with the
    /// same polygons.
    private static func ownFeatures(of layer: LoadedLayer, among restored: LoadedLayer) -> (Parcel) -> Parcel? {
        let isSameFile = isOneTable(layer, restored)
        var byNumber: [Int64: [Parcel]] = [:]
        var byIdentifier: [String: [Parcel]] = [:]
        for parcel in restored.parcels {
            if isSameFile { byNumber[parcel.fid, default: []].append(parcel) }
            if let id = parcel.attributes[.id] { byIdentifier[id, default: []].append(parcel) }
        }
        return { parcel in
            let named = parcel.attributes[.id].flatMap { byIdentifier[$0] } ?? []
            return (named + (byNumber[parcel.fid] ?? [])).first { isSame($0, parcel) }
        }
    }

    /// Whether two parcels have the same polygons; a format may keep fewer digits of their corners than another.
    private static func isSame(_ one: Parcel, _ other: Parcel) -> Bool {
        guard one.ground != other.ground else { return true }
        let (a, b) = (one.area.squareMetres, other.area.squareMetres)
        let (first, second) = (one.ground.box, other.ground.box)
        return abs(a - b) <= 1e-4 * max(a, b) && abs(first.minX - second.minX) < 0.1
            && abs(first.maxX - second.maxX) < 0.1
            && abs(first.minY - second.minY) < 0.1 && abs(first.maxY - second.maxY) < 0.1
    }
}

extension EarlierGround.LeftOut {
    /// What was left out, in one sentence; `nil` for what is a doubt.
    var words: Message? {
        var parts: [Message] = []
        if own > 0 {
            parts.append(
                Message(
                    zh: "\(own)个就是恢复图斑本身，不与自身比较", en: "\(own) are restored parcels themselves"))
        }
        if notEarlier > 0 {
            parts.append(
                Message(
                    zh: "\(notEarlier)个的年度不早于所比的恢复图斑，不计", en: "\(notEarlier) are not of an earlier year"))
        }
        guard !parts.isEmpty else { return nil }
        return Message(
            zh: "以往图层“\(layer)”中，\(parts.map(\.zh).joined(separator: "；"))。",
            en:
                "Of \"\(layer)\", \(parts.map(\.en).joined(separator: ", ")): they do not count as restored earlier."
        )
    }

    /// What may have been restored earlier; `nil` for nothing.
    var doubt: Doubt? {
        guard open.features > 0 else { return nil }
        return Doubt(
            .undated, layer: layer, features: open.features, numbers: open.numbers,
            message: Message(
                zh: "编号、图形与恢复图斑相同，年度不全：是同一图斑的另一份，还是以往已恢复、重复上报，无从判断；未按以往已恢复计",
                en:
                    "numbered and drawn as restored parcels are, without both years: copies of them or ground that was restored earlier and is reported again; they do not count as restored earlier"
            ), stake: open.stake(isCount: false))
    }
}
