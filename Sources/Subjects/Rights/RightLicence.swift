import Bilingual
import Geodesy
import Geometry
import Land
import Topology

/// One mining right with all its features: blocks, levels, records (一宗矿业权).
struct RightLicence {
    /// Its licence number; `nil` without one.
    let licence: LicenceKey?
    /// Its name as people mean it; `nil` without one.
    let nameKey: String?
    /// The number that its layer gives its first feature, such as BSM, as people mean it; `nil` without one.
    let serial: String?
    /// Its features in the layer's order.
    let parcels: [Parcel]
    /// Those of its features that make its ground: not those of records that are no more, unless all are.
    let current: [Parcel]
    /// What the state of those says; `nil` when it says nothing.
    let state: RightState?
    /// Whether it was in force on the day asked for; `nil` when none was.
    let inForce: RightReview.InForce?
    /// Its ground as one parcel.
    let parcel: Parcel
    /// Its features that make no ground because their records are no more, and what tells that.
    let former: [(fid: Int64, why: Message)]
    /// What its records say that does not tell whether it is in force: a state that is not understood, a text cut short, or two
    /// that contradict each other.
    let unclear: [Message]

    /// A right of features that are one.
    init(_ parcels: [Parcel], licence: LicenceKey?, day: CalendarDate?, topology: TopologyContext)
        throws(TopologyError)
    {
        self.parcels = parcels
        self.licence = licence
        let validities = parcels.map { Validity($0.attributes, isRight: true) }
        let states = zip(parcels, validities).map { Self.state($0, $1) }
        let terms = day.map { day in
            zip(validities, states).map { validity, state -> RightReview.InForce in
                switch validity.isValid(on: day) {
                case false?: .no
                case true? where state != .unclear: .yes
                default: .unknown
                }
            }
        }
        // A former record of a right that goes on is no ground of it any more.
        let isOver = parcels.indices.map { position in
            if let terms { return terms[position] == .no }
            return states[position] == .ended
        }
        let kept = isOver.contains(false) ? parcels.indices.filter { !isOver[$0] } : Array(parcels.indices)
        current = kept.map { parcels[$0] }
        former = parcels.indices.filter { !kept.contains($0) }.map {
            (parcels[$0].fid, Self.ended(parcels[$0], validities[$0], on: day))
        }
        inForce = terms.map { terms in
            terms.contains(.yes) ? .yes : terms.contains(.unknown) ? .unknown : .no
        }
        let told = kept.compactMap { states[$0] }
        state = told.first { $0 == .unclear } ?? told.first
        unclear = kept.compactMap { position in
            let isOpen = states[position] == .unclear || terms?[position] == .unknown
            return isOpen
                ? Self.unclear(parcels[position], validities[position], states[position], on: day) : nil
        }
        nameKey = parcels.lazy.compactMap { Self.nameKey($0) }.first
        serial = parcels.lazy.compactMap { Self.serial($0) }.first
        parcel = try Self.joined(current, topology)
    }

    /// Its identifier for people: the number of its licence as it is first written, else that of its layer.
    var id: String {
        parcels.lazy.compactMap { parcel in
            parcel.attributes[.licence].flatMap { LicenceKey($0) == nil ? nil : $0 }
        }.first ?? parcels[0].attributes[.id] ?? "#\(parcels[0].fid)"
    }
    /// Its name.
    var name: String? { parcels.lazy.compactMap { $0.attributes[.name] }.first }
    /// Its name, else its identifier.
    var title: String { name ?? id }
    /// Its ground as valid polygons.
    var outline: MultiPolygon { parcel.outline }
    /// Whether it was not in force on the day asked for, or its state says that it is no more.
    var isOver: Bool { inForce.map { $0 == .no } ?? (state == .ended) }

    /// What does not tell whether a record is in force; `nil` where nothing tells anything.
    private static func unclear(
        _ parcel: Parcel, _ validity: Validity, _ state: RightState?, on day: CalendarDate?
    ) -> Message? {
        func quoted(_ role: FieldRole) -> Message? {
            parcel.attributes[role].map { Message(zh: "“\($0)”", en: "\"\($0)\"") }
        }
        func against(_ role: FieldRole, _ name: Message, _ other: FieldRole) -> Message? {
            guard let one = quoted(role), let two = quoted(other) else { return nil }
            return one + Message(zh: "与", en: " and ") + name + two
                + Message(zh: "不一致", en: " contradict each other")
        }
        if let denial = parcel.attributes.denial() {
            return Message(zh: "“\(denial)”", en: "\"\(denial)\"")
        }
        if let role = validity.cutShort.first {
            if parcel.attributes[role]?.contains(StateField.joint) == true {
                return quoted(role).map {
                    $0 + Message(zh: "（几个字段说法不一）", en: " (fields contradict each other)")
                }
            }
            let isFull = parcel.attributes.ending(of: role) != .whole
            return quoted(role).map {
                $0
                    + (isFull
                        ? Message(
                            zh: "（填满字段宽度，可能被截断）", en: " (it fills its field, and may have been cut short)")
                        : Message(zh: "（不完整）", en: " (it is not whole)"))
            }
        }
        if validity.isEndUnread { return quoted(.cancelledOn) }
        if state == .unclear { return quoted(.state) }
        guard let day else { return nil }
        if let cancelled = validity.cancelled {
            // Cancelled at some time of the year or month that is told.
            if state == .ended { return quoted(.cancelledOn) ?? quoted(.state) }
            if cancelled.lowerBound <= day {
                return against(.state, Message(zh: "注销日期", en: "the day of cancellation "), .cancelledOn)
            }
        }
        if let from = validity.from, let until = validity.until, until < from {
            return against(.validFrom, Message(zh: "有效期止", en: "the last day "), .validUntil)
        }
        return state == .ended
            ? against(.state, Message(zh: "有效期止", en: "the last day "), .validUntil) : nil
    }

    /// What tells that a record is no more, or not yet.
    private static func ended(_ parcel: Parcel, _ validity: Validity, on day: CalendarDate?) -> Message {
        func quoted(_ roles: FieldRole...) -> String {
            roles.lazy.compactMap { parcel.attributes[$0] }.first ?? "?"
        }
        if validity.isCancelled {
            let text = quoted(.state, .cancelledOn)
            return Message(zh: "状态“\(text)”", en: "state \"\(text)\"")
        }
        if let day, let from = validity.from, day < from {
            let text = quoted(.validFrom, .date, .validUntil)
            return Message(zh: "有效期起“\(text)”", en: "from \"\(text)\"")
        }
        let text = quoted(.validUntil)
        return Message(zh: "有效期止“\(text)”", en: "until \"\(text)\"")
    }

    private static func state(_ parcel: Parcel, _ validity: Validity) -> RightState? {
        if validity.isDenied, validity.state != .ended { return .unclear }
        guard validity.state == nil, let text = parcel.attributes[.state] else { return validity.state }
        // A right whose state speaks of something else is not told.
        let bare = PlainText(text).bare
        return bare.isEmpty || ["无", "暂无", "空", "NULL", "NONE", "NAN", "NA"].contains(bare) ? nil : .unclear
    }

    /// The name of a feature as people mean it; `nil` for none.
    static func nameKey(_ parcel: Parcel) -> String? { nameKey(parcel.attributes) }

    /// The name that the values of a feature hold, as people mean it; `nil` for none.
    static func nameKey(_ attributes: Attributes) -> String? {
        guard let name = attributes[.name] else { return nil }
        let bare = PlainText(name).bare
        return bare.isEmpty || ["无", "无名", "未命名", "不详", "NULL", "NONE", "NAN"].contains(bare) ? nil : bare
    }

    private static func serial(_ parcel: Parcel) -> String? {
        parcel.attributes[.id].map { PlainText($0).bare }.flatMap { $0.isEmpty ? nil : $0 }
    }

    // MARK: Grouping

    /// The rights of a layer, in the order of their first features.
    ///
    /// Features with one licence number are one right; those without a number are one when they have one name, or else one
    /// number of the layer.
    static func rights(
        of parcels: some Sequence<Parcel>, day: CalendarDate?, topology: TopologyContext
    ) throws(TopologyError) -> [RightLicence] {
        let parcels = Array(parcels)
        let licences = parcels.map { Self.licence(of: $0) }
        // A feature whose number was forgotten is of the licence that alone has its name.
        var named: [String: Set<LicenceKey>] = [:]
        for (parcel, licence) in zip(parcels, licences) {
            if let licence, let name = nameKey(parcel) { named[name, default: []].insert(licence) }
        }
        // A number that may be the beginning of several does not make one right of different names.
        var titles: [LicenceKey: Set<String>] = [:]
        for (parcel, licence) in zip(parcels, licences) {
            guard let licence, licence.isLacking || licence.mayBeCut(parcel.attributes) else { continue }
            titles[licence, default: []].insert(
                LicenceKey.nameOfRight(nameKey(parcel)))
        }
        var order: [String] = []
        var members: [String: (licence: LicenceKey?, parcels: [Parcel])] = [:]
        for (position, parcel) in parcels.enumerated() {
            let name = nameKey(parcel)
            let own =
                licences[position]
                ?? name.flatMap { named[$0] }.flatMap { $0.count == 1 ? $0.first : nil }
            let key =
                own.map {
                    "=\($0.text)"
                        + (LicenceKey.areSeveral(titles[$0, default: []]) ? LicenceKey.nameOfRight(name) : "")
                }
                ?? name.map { "~\($0)" } ?? serial(parcel).map { "#\($0)" }
                ?? "@\(position)"
            if members[key] == nil { order.append(key) }
            members[key, default: (own, [])].parcels.append(parcel)
        }
        return try order.compactMap { members[$0] }.map { member throws(TopologyError) in
            try RightLicence(member.parcels, licence: member.licence, day: day, topology: topology)
        }
    }

    /// The licence number of a feature: that of its field, or a number of the unified system in the field of numbers.
    private static func licence(of parcel: Parcel) -> LicenceKey? {
        LicenceKey(parcel.attributes)
            ?? parcel.attributes[.id].flatMap { LicenceKey($0) }.flatMap { $0.isUnified ? $0 : nil }
    }

    // MARK: Ground

    /// Several parcels as one: ground of two of them counts once.
    ///
    /// Parcels that share no ground keep their corners, and their areas are summed; only levels over one another are united.
    static func joined(_ parcels: [Parcel], _ topology: TopologyContext) throws(TopologyError) -> Parcel {
        var parts: [Parcel] = []
        for parcel in parcels where !parts.contains(where: { $0.ground == parcel.ground }) {
            parts.append(parcel)
        }
        guard parts.count > 1 else { return parts[0] }
        var outline = MultiPolygon()
        for part in parts { outline.append(part.outline) }
        var shared = 0.0
        var touches = false
        for (index, part) in parts.enumerated() {
            for other in parts[..<index] where other.ground.box.meets(part.ground.box) {
                touches = true
                shared = max(shared, try topology.intersectionArea(part.outline, other.outline))
            }
        }
        let sum = parts.reduce(into: Area.zero) { $0 += $1.area }
        let united = touches ? try topology.unaryUnion(outline) : outline
        let isShared = shared >= 0.01
        let first = parts[0]
        return Parcel(
            fid: first.fid, ordinal: first.ordinal, attributes: first.attributes, values: first.values,
            marks: first.marks, ground: isShared ? united : outline,
            repairedOutline: touches && !isShared ? united : nil, zone: first.zone,
            areas: ParcelAreas(statutory: 0, planar: 0, geodesic: nil),
            area: isShared ? Area(rounding: united.planarArea) ?? sum : sum, repair: nil)
    }
}
