import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project

/// What sums of restored ground cannot tell: ground in several restored parcels, ground restored before it was damaged, damaged
/// ground that could not be read (恢复地块复核).
struct RestoredReview {
    /// Boundaries that restored parcels drew twice; what they have counts once.
    private(set) var boundary = Area.zero
    /// Ground that counts more than once, boundaries drawn twice left aside.
    private(set) var countedTwice = Area.zero
    /// What of that counts towards a target each time.
    private(set) var countingTwice = Area.zero
    /// What was restored before it was damaged, which meets no target.
    private(set) var restoredBefore = Area.zero
    /// The positions of the parcels that share ground with others.
    private(set) var doubled: Set<Int> = []
    /// What is not certain, or must be known.
    private(set) var doubts: [Doubt] = []

    /// What a reader must know that leaves nothing in doubt.
    private(set) var notes: [Message] = []

    private let restored: LoadedLayer
    private let near: NearFeatures
    private let local: LocalCovering

    /// Looks at restored ground.
    ///
    /// - Parameters:
    ///   - overlaps: the restored parcels that share ground.
    ///   - change: the sums of its classes, from which ground that counts twice is taken off; `nil` without layers of classes.
    ///   - isAuthalic: whether the working plane is the authalic one.
    /// - Throws: `SurveyError`.
    init(
        _ numbers: RestoredSurvey.Layers, in ground: CoveredGround, overlaps: OverlappingParcels,
        change: inout ChangeSubject?, isAuthalic: Bool
    ) throws(SurveyError) {
        restored = ground.layers[numbers.restored]
        near = NearFeatures(ground.layers, Set(ground.layers.indices))
        local = LocalCovering(restored, isAuthalic: isAuthalic)
        do {
            for shared in overlaps.boundaries { boundary += shared.area }
            for key in overlaps.others.keys.filter({ $0.layer == numbers.restored }).sorted() {
                let others = overlaps.others[key, default: []].filter { $0.layer == numbers.restored }
                guard !others.isEmpty else { continue }
                doubled.insert(key.position)
                let earlier = others.filter { $0 < key }.map { restored.parcels[$0.position] }
                guard !earlier.isEmpty else { continue }
                let parcel = restored.parcels[key.position]
                let answer = try local.answer(about: parcel, parts: [earlier])
                for piece in answer.pieces where piece.isUnder(0) && piece.isGround {
                    countedTwice += piece.area
                }
                let asked = numbers.counting(parcel).parts.map { part in
                    part.layers.flatMap { near.features(of: CoverUse($0), near: parcel) }
                }
                for piece in try local.answer(about: parcel, parts: asked + [earlier]).pieces
                where piece.isUnder(0) && !piece.isUnder(1) && piece.isUnder(2) && piece.isGround {
                    countingTwice += piece.area
                }
                if let pair = numbers.classes {
                    try change?.takeOff(
                        parcel,
                        local.answer(
                            about: parcel,
                            divided: [pair.before, pair.after].map {
                                (near.features(of: CoverUse($0), near: parcel), .landClass)
                            }, parts: [earlier]))
                }
            }
            try reviewTimes(numbers, ground)
        } catch {
            throw SurveyError.wrapped(error, at: restored.path)
        }
        reviewUnread()
        doubts += restored.doubts().filter { $0.reason == .denied }
        reviewCovers(
            numbers.damaged, ground,
            Message(zh: "；“范围外”无法确定，可能偏大", en: "; what is told to be outside may be inside"))
        reviewCovers(
            numbers.earlier, ground,
            Message(zh: "；“以往已恢复”可能偏小", en: "; more may have been restored earlier"))
        doubts += numbers.earlierGround?.leftOut.compactMap(\.doubt) ?? []
    }

    /// Restored ground that could not be read, with what it is recorded to be.
    private mutating func reviewUnread() {
        var (sum, isUnbounded): (DoubtSum, Bool) = (DoubtSum(), false)
        for feature in restored.setAsideFeatures {
            let area = restored.knownArea(of: feature)
            if area == nil { isUnbounded = true }
            sum.enter(feature.ordinal, fid: feature.defect.fid, more: area?.hundredths ?? 0)
        }
        guard let first = restored.setAside.first else { return }
        let recorded = Area(hundredths: sum.more)
        doubts.append(
            Doubt(
                .setAside, layer: restored.declaration.name, features: sum.features, numbers: sum.numbers,
                message: recorded > .zero
                    ? first.message
                        + Message(
                            zh: "；登记面积共 \(AccountReview.text(recorded)) m²，未计入",
                            en: "; recorded with \(AccountReview.text(recorded)) m², which do not count")
                    : first.message,
                stake: sum.stake(isCount: false, isUnbounded: isUnbounded)))
    }

    /// Ground that was damaged after it was restored.
    private mutating func reviewTimes(_ numbers: RestoredSurvey.Layers, _ ground: CoveredGround) throws {
        let damaged = numbers.damaged
        guard restored.tellsTime || damaged.contains(where: { ground.layers[$0].tellsTime }) else { return }
        notes += ground.layers.withoutTime(damaged)
        var (before, undated, again) = (DoubtSum(), DoubtSum(), DoubtSum())
        for parcel in restored.parcels {
            let time = restored.time(of: parcel)
            var (later, unsure, sure): ([Parcel], [Parcel], [Parcel]) = ([], [], [])
            for number in damaged {
                for feature in near.features(of: CoverUse(number), near: parcel) {
                    let other = ground.layers[number].time(of: feature)
                    if let time, let other {
                        if time.isBefore(other) {
                            later.append(feature)
                        } else if other.isUndecided(against: time) {
                            unsure.append(feature)
                        } else {
                            sure.append(feature)
                        }
                    } else if ground.layers[number].lacksTime {
                        sure.append(feature)
                    } else {
                        unsure.append(feature)
                    }
                }
            }
            if !unsure.isEmpty {
                let area = try local.answer(about: parcel, parts: [unsure, sure]).pieces.reduce(into: Area.zero)
                {
                    if $1.isUnder(0), !$1.isUnder(1), $1.isGround { $0 += $1.area }
                }
                if area > .zero { undated.enter(parcel.ordinal, fid: parcel.fid, less: area.hundredths) }
            }
            guard !later.isEmpty else { continue }
            let answer = try local.answer(about: parcel, parts: [later, unsure + sure])
            func shared(_ isAsked: (CoverAnswer.Piece) -> Bool) -> Area {
                answer.pieces.filter { $0.isUnder(0) && $0.isGround && isAsked($0) }
                    .reduce(into: Area.zero) { $0 += $1.area }
            }
            let (area, twice) = (shared { !$0.isUnder(1) }, shared { $0.isUnder(1) })
            if area > .zero { before.enter(parcel.ordinal, fid: parcel.fid, less: area.hundredths) }
            if twice > .zero { again.enter(parcel.ordinal, fid: parcel.fid, less: twice.hundredths) }
        }
        if again.features > 0 {
            doubts.append(
                Doubt(
                    .timing, layer: restored.declaration.name, features: again.features,
                    numbers: again.numbers,
                    message: AccountReview.damagedAgain(Area(hundredths: again.less)),
                    stake: again.stake(isCount: false)))
        }
        if undated.features > 0 {
            let area = AccountReview.text(Area(hundredths: undated.less))
            doubts.append(
                Doubt(
                    .undated, layer: restored.declaration.name, features: undated.features,
                    numbers: undated.numbers,
                    message: Message(
                        zh: "有 \(area) m² 的恢复与损毁先后无从判断（时间缺失、读不出或不止一种可能），按恢复计",
                        en:
                            "\(area) m² were restored before or after the damage: a time is missing, cannot be read or may be several; they count as restored"
                    )
                        + ground.layers.openTimes(
                            of: [numbers.restored] + damaged,
                            Message(
                                zh: "请用 --time、--damaged-time 指明",
                                en: "name it by --time or --damaged-time")),
                    stake: undated.stake(isCount: false)))
        }
        guard before.features > 0 else { return }
        restoredBefore = Area(hundredths: before.less)
        let area = AccountReview.text(restoredBefore)
        doubts.append(
            Doubt(
                .timing, layer: restored.declaration.name, features: before.features, numbers: before.numbers,
                message: Message(
                    zh: "有 \(area) m² 的恢复早于损毁（损毁之前已恢复），不是对该损毁的恢复，未计入目标",
                    en: "\(area) m² were restored before they were damaged and meet no target")))
    }

    /// Damaged ground, or ground restored earlier, that could not be read may lie under what is told to lie under none.
    private mutating func reviewCovers(_ damaged: [Int], _ ground: CoveredGround, _ consequence: Message) {
        let unread = CoverDoubts(damaged.map { CoverUse($0) }, ground.layers)
        var touching = Set(unread.items.indices.filter { unread.items[$0].box == nil })
        if unread.items.count > touching.count {
            for parcel in restored.parcels { touching.formUnion(unread.near(parcel.ground.box)) }
        }
        for number in damaged {
            for reason in [Doubt.Reason.setAside, .repaired, .denied] {
                var sum = DoubtSum()
                var first: Message?
                for item in touching.sorted().map({ unread.items[$0] })
                where item.layer == number && item.reason == reason {
                    sum.enter(item.ordinal, fid: item.fid)
                    first = first ?? item.message
                }
                guard let first else { continue }
                doubts.append(
                    Doubt(
                        reason, layer: ground.layers[number].declaration.name, features: sum.features,
                        numbers: sum.numbers,
                        message: reason == .denied ? first : first + consequence,
                        stake: Stake(isUnbounded: reason == .setAside)))
            }
        }
    }
}

extension LoadedLayer {
    /// Whether it has a field for the days of a term or for the day of acceptance, or one that may be; of restored ground a year is one.
    var tellsDay: Bool {
        [FieldRole.validFrom, .validUntil, .date].contains { fields[$0] != nil }
            || declaration.kind != .other && !openTimes.isEmpty
            || declaration.kind == .restored && fields[.year] != nil
    }

    /// Whether it has a field for the end of what it holds that its own condition does not look at.
    var tellsEnd: Bool {
        [FieldRole.validUntil, .state, .cancelledOn].compactMap { fields[$0] }.contains { field in
            declaration.filter?.asks(of: field) != true
        }
    }

    /// That a feature has ended since, or was never granted; `nil` where nothing says so.
    func ended(_ attributes: Attributes) -> Message? {
        let term = Validity(attributes)
        func quoted(_ role: FieldRole) -> Message {
            attributes[role].map { Message(zh: "（\($0)）", en: " (\($0))") } ?? Message(verbatim: "")
        }
        if term.isCancelled {
            return Message(zh: "记为已失效", en: "recorded as ended")
                + quoted(term.state == nil ? .cancelledOn : .state)
        }
        if declaration.kind == .approved, term.until == nil, term.isUnclear, attributes[.validUntil] != nil {
            return Message(zh: "有效期读不出，不知是否已满", en: "its term cannot be read, and may have ended")
                + quoted(.validUntil)
        }
        guard let until = term.until, let today = Version.released, until < today, term.state != .renewing
        else {
            return nil
        }
        return Message(zh: "有效期已满（\(until.text)）", en: "its term has ended (\(until.text))")
    }

    /// Whether nothing tells that a feature was valid on a day; where a layer keeps last days, a blank is not for ever.
    func leavesOpen(_ attributes: Attributes, on day: CalendarDate) -> Bool {
        let isValid = Validity(attributes).isValid(on: day)
        let lacksEnd =
            declaration.kind == .approved && fields[.validUntil] != nil && attributes[.validUntil] == nil
        return isValid == nil || isValid == true && lacksEnd
    }

    /// When a feature came to be what it is; `nil` where nothing tells, or nothing tells which of several fields does.
    ///
    /// A field that the user names comes first; where the foremost is blank, another tells something else.
    func time(of feature: Parcel) -> FeatureTime? {
        guard openTimes.isEmpty else { return nil }
        guard declaration.kind == .occupied || declaration.kind == .restored else {
            return FeatureTime(feature.attributes)
        }
        let roles = [FieldRole.date, .year, .validFrom]
        let role =
            roles.first { declaration.fields[$0] != nil } ?? roles.first { fields[$0] != nil }
        return role.flatMap { FeatureTime($0, of: feature.attributes) }
    }

    /// Whether it has no field that could tell that, as most layers of damaged ground.
    var lacksTime: Bool { openTimes.isEmpty && FeatureTime.roles.allSatisfy { fields[$0] == nil } }

    /// Whether any of its features tells that, as far as somebody can read it.
    var tellsTime: Bool {
        !openTimes.isEmpty
            || parcels.contains { parcel in
                FeatureTime.roles.contains {
                    parcel.attributes[$0]?.contains { $0.isNumber && $0 != "0" } == true
                }
            }
    }
}

extension [LoadedLayer] {
    /// The layers of which nothing tells which field is their time, and what to do about it; nothing where there are none.
    ///
    /// - Parameter remedy: how to name it.
    func openTimes(of numbers: [Int], _ remedy: Message) -> Message {
        let open = Set(numbers).sorted().map { self[$0] }.filter { !$0.openTimes.isEmpty }.map { layer in
            let fields = layer.openTimes.joined(separator: "、")
            return Message(
                zh: "“\(layer.declaration.name)”的\(fields)", en: "\(fields) of \"\(layer.declaration.name)\"")
        }
        guard let first = open.first else { return Message(verbatim: "") }
        let list = open.dropFirst().reduce(first) { $0 + Message(zh: "、", en: ", ") + $1 }
        return Message(zh: "；", en: "; ") + list
            + Message(zh: "是否为该时间不明，", en: " may be that time or not: ") + remedy
    }

    /// That nothing tells when ground of some layers was taken, though its restoration is dated.
    func withoutTime(_ numbers: [Int]) -> [Message] {
        numbers.map { self[$0] }.filter(\.lacksTime).map { layer in
            Message(
                zh: "“\(layer.declaration.name)”没有可作占用（损毁）时间的字段，恢复是否在其后未核对。",
                en:
                    "\"\(layer.declaration.name)\" has no field that tells when it was occupied or damaged; whether it was restored after that was not checked."
            )
        }
    }
}
