import Bilingual

/// What is told of parcels that are not as they were.
extension RunComparison {
    /// What became of the parcels.
    static func changes(
        of parcels: ParcelPairing
    ) -> (changes: [Change], counts: [(key: String, what: Message, count: Int)]) {
        /// Which parcel stood on a ground.
        let former = Dictionary(
            (parcels.pairs.map(\.before) + parcels.gone).compactMap { parcel in
                parcel.ground.map { ($0.fingerprint, parcel) }
            }
        ) { first, _ in first }
        func area(_ parcel: ParcelPairing.Parcel) -> Value { .quantity(parcel.area, unit: "m²") }
        /// The area and where it lies now.
        func moved(_ before: ParcelPairing.Parcel, _ after: ParcelPairing.Parcel, _ isArea: Bool) -> Value {
            guard let old = before.ground, let new = after.ground, old.fingerprint != new.fingerprint else {
                return area(after)
            }
            var words = Message(verbatim: "\(after.area) m²")
            if let owner = former[new.fingerprint], owner.layer == after.layer {
                words =
                    words
                    + Message(zh: "，现为原 \(owner.name) 的图形", en: ", now the ground of former \(owner.name)")
            } else if !isArea {
                words = words + Message(zh: "，图形已变", en: ", other ground")
            }
            if let distance = old.distance(to: new), distance >= 0.005 {
                let metres = Run.text(distance, digits: 2)
                words = words + Message(zh: "，中心移动 \(metres) m", en: ", centre moved by \(metres) m")
            }
            return .words(words)
        }
        let what = Message(zh: "图斑面积", en: "parcel")
        var changes: [Change] = []
        var (areas, grounds, identifiers) = (0, 0, 0)
        for (before, after) in parcels.pairs {
            switch parcels.change(before, after) {
            case nil: continue
            case .area:
                areas += 1
                changes.append(
                    Change(
                        what: what, name: after.name, before: area(before), after: moved(before, after, true)))
            case .ground:
                grounds += 1
                changes.append(
                    Change(
                        what: Message(zh: "图斑图形", en: "parcel ground"), name: after.name,
                        before: area(before), after: moved(before, after, false)))
            case .identifier:
                identifiers += 1
                changes.append(
                    Change(
                        what: Message(zh: "图斑编号", en: "parcel ID"), name: after.name,
                        before: .text(before.id), after: .text(after.id)))
            }
        }
        changes += parcels.gone.map { Change(what: what, name: $0.name, before: area($0), after: nil) }
        changes += parcels.new.map { Change(what: what, name: $0.name, before: nil, after: area($0)) }
        return (
            changes.sorted { ($0.name, $0.before == nil ? 1 : 0) < ($1.name, $1.before == nil ? 1 : 0) },
            [
                (
                    "same", Message(zh: "未变", en: "unchanged"),
                    parcels.pairs.count - areas - grounds - identifiers
                ),
                ("area", Message(zh: "面积变化", en: "of other area"), areas),
                ("ground", Message(zh: "面积相同而图形变化", en: "of the same area on other ground"), grounds),
                ("identifier", Message(zh: "编号变化", en: "of other identifier"), identifiers),
                ("gone", Message(zh: "消失", en: "gone"), parcels.gone.count),
                ("new", Message(zh: "新增", en: "new"), parcels.new.count),
            ]
        )
    }
}
