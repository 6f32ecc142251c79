import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project

/// What comes of a change when each feature is set against the one that it was (逐要素对照).
struct ChangeByFeature {
    /// The change; `nil` when nothing tells which feature was which, or there are too many.
    var area: Area?
    /// How many features were matched by name though they have licence numbers.
    var byName = 0
    /// Why it cannot be told.
    var reason: Message?
    /// The layer of the first feature of which it cannot, and its number.
    var layer: String?
    var fid: Int64?

    /// A change that cannot be told.
    static func untold(_ reason: Message, _ parcel: Parcel? = nil, in layer: LoadedLayer? = nil)
        -> ChangeByFeature
    {
        ChangeByFeature(area: nil, reason: reason, layer: layer?.declaration.name, fid: parcel?.fid)
    }
}

extension Measuring {
    /// The value of a change with each feature against the one that it was, by licence or name; `nil` when nothing tells which
    /// that is, or there are too many.
    func perFeature(_ term: MeasureTerm, _ state: MeasureSubject.State) throws -> ChangeByFeature {
        let layer = layers[term.layer]
        guard state.selected <= Self.mostFeatures else {
            return .untold(
                Message(
                    zh: "要素多于\(Self.mostFeatures)个，不能逐要素对照",
                    en: "more than \(Self.mostFeatures) features are not compared one by one"))
        }
        let nameless = Message(
            zh: "没有许可证号或名称，不能逐要素对照", en: "without a licence number or a name it cannot be compared one by one")
        let unclear = Message(
            zh: "许可证号或名称可能不完整，或几个矿业权同名，对应不上，不能逐要素对照",
            en: """
                its licence number or name may have been cut short, or several rights have the name: nothing tells which it \
                was
                """)
        guard let use = term.covers.first else { return .untold(nameless) }
        // By licence number; a right that lost its number, or has another, goes by its name.
        var (numbered, named): ([LicenceKey: [Parcel]], [String: [Parcel]]) = ([:], [:])
        for parcel in layers[use.layer].parcels where use.takes(parcel) {
            let (key, name) = (LicenceKey(parcel.attributes), RightLicence.nameKey(parcel))
            guard key != nil || name != nil else {
                return .untold(nameless, parcel, in: layers[use.layer])
            }
            if let key { numbered[key, default: []].append(parcel) }
            if let name { named[name, default: []].append(parcel) }
        }
        let own = Set(layer.parcels.lazy.filter(term.selects).compactMap { LicenceKey($0.attributes) })
        func former(_ key: LicenceKey?, _ name: String?) -> (parcels: [Parcel], byName: Bool) {
            if let found = key.flatMap({ numbered[$0] }) { return (found, false) }
            let alike = name.flatMap { named[$0] } ?? []
            let free = alike.filter { LicenceKey($0.attributes).map { !own.contains($0) } ?? true }
            return (free, key != nil || free.contains { LicenceKey($0.attributes) != nil })
        }
        var seen: [String: [Parcel]] = [:]
        var (area, byName) = (Area.zero, 0)
        let local = LocalCovering(layer, isAuthalic: project.plane.isAuthalic)
        do {
            for parcel in layer.parcels where term.selects(parcel) {
                let (licence, name) = (LicenceKey(parcel.attributes), RightLicence.nameKey(parcel))
                guard let key = licence.map({ "=" + $0.text }) ?? name.map({ "~" + $0 }) else {
                    return .untold(nameless, parcel, in: layer)
                }
                let other = former(licence, name)
                guard Self.areOne(other.parcels + [parcel], licence) else {
                    return .untold(unclear, parcel, in: layer)
                }
                // Two rights of one name are not told apart by it.
                if other.byName, Set(other.parcels.compactMap { LicenceKey($0.attributes) }).count > 1 {
                    return .untold(unclear, parcel, in: layer)
                }
                if other.byName, !other.parcels.isEmpty { byName += 1 }
                func near(_ parcels: [Parcel]) -> [Parcel] {
                    parcels.filter { $0.ground.box.meets(parcel.ground.box) }
                }
                // Levels of one licence over each other are one ground.
                let answer = try local.answer(
                    about: parcel, parts: [near(other.parcels), near(seen[key, default: []])])
                for piece in answer.pieces
                where piece.isGround && term.measure.kind.takes(piece, 0) && !piece.isUnder(1) {
                    area += piece.area
                }
                seen[key, default: []].append(parcel)
            }
        } catch {
            throw SurveyError.wrapped(error, at: layer.path)
        }
        return ChangeByFeature(area: area, byName: byName)
    }

    /// That the condition of a change selects features on one side of it only, though they are on both: renamed, or respelt.
    ///
    /// What has been cancelled on the other side is no more, whatever the condition asks for.
    func selectedOnOneSide(_ term: MeasureTerm) throws(SurveyError) -> Doubt? {
        guard let filter = term.measure.filter, let use = term.covers.first else { return nil }
        let layer = layers[term.layer]
        // Whether a class or a size has changed is the question itself; what a right is called, where it is and what its paper says
        // is not.
        let sizes = [FieldRole.landClass, .className, .area].compactMap { layer.fields[$0] }
        let isOfRight = filter.words.contains { word in
            !sizes.contains(word) && !["规模", "面积", "类型", "方式", "矿种", "地类"].contains(where: word.contains)
        }
        guard layer.fields[.licence] != nil, isOfRight else { return nil }
        func key(_ parcel: Parcel) -> String? {
            LicenceKey(parcel.attributes).map { "=" + $0.text } ?? RightLicence.nameKey(parcel).map { "~" + $0 }
        }
        func isOne(_ parcel: Parcel) -> Bool { !Validity(parcel.attributes).isCancelled }
        var (taken, left): ([String: [Parcel]], [String: [Parcel]]) = ([:], [:])
        for parcel in layers[use.layer].parcels {
            guard let key = key(parcel) else { continue }
            if use.takes(parcel) {
                taken[key, default: []].append(parcel)
            } else if isOne(parcel) {
                left[key, default: []].append(parcel)
            }
        }
        guard !taken.isEmpty || !left.isEmpty else { return nil }
        let covers = ParcelIndex(layers[use.layer].parcels)
        let local = LocalCovering(layer, isAuthalic: project.plane.isAuthalic)
        let kind = term.measure.kind
        var sum = DoubtSum()
        do {
            for parcel in layer.parcels {
                guard let key = key(parcel) else { continue }
                let isTaken = term.selects(parcel)
                guard isTaken || isOne(parcel) else { continue }
                let others = (isTaken ? left : taken)[key, default: []].filter {
                    $0.ground.box.meets(parcel.ground.box)
                }
                guard isTaken ? !others.isEmpty : taken[key] != nil else { continue }
                let near = covers.positions(near: parcel.ground.box).map { layers[use.layer].parcels[$0] }
                let answer = try local.answer(about: parcel, parts: [near.filter(use.takes), others])
                let area = answer.pieces.filter { piece in
                    piece.isGround && (isTaken ? piece.isUnder(1) && !piece.isUnder(0) : kind.takes(piece, 0))
                }.reduce(into: Area.zero) { $0 += $1.area }
                guard area > .zero else { continue }
                let isLess = isTaken && kind == .outside
                sum.enter(
                    parcel.ordinal, fid: parcel.fid, less: isLess ? area.hundredths : 0,
                    more: isLess ? 0 : area.hundredths)
            }
        } catch {
            throw SurveyError.wrapped(error, at: layer.path)
        }
        guard sum.features > 0 else { return nil }
        return Doubt(
            .reading, layer: layer.declaration.name, features: sum.features, numbers: sum.numbers,
            message: Message(
                zh: "条件只选中一侧：同一许可证号（或名称）在另一图层中也有，却不满足条件",
                en:
                    "the condition selects one side only: the same licence (or name) is in the other layer as well, and does not meet it"
            ), stake: sum.stake(isCount: false))
    }

    /// Whether features of one number, or of one name without a number, are of one right as far as texts tell that may have been
    /// cut short.
    private static func areOne(_ parcels: [Parcel], _ licence: LicenceKey?) -> Bool {
        guard let licence else {
            return parcels.count < 3
                || !parcels.contains {
                    $0.attributes.ending(of: .name) != .whole
                        && CutName.breaksOff($0.attributes[.name] ?? "")
                }
        }
        return !licence.isLacking && !parcels.contains { licence.mayBeCut($0.attributes) }
            || !LicenceKey.areSeveral(Set(parcels.map { LicenceKey.nameOfRight($0.attributes[.name]) }))
    }

    /// Changes of more features are taken as a whole only.
    private static let mostFeatures = 20_000
}
