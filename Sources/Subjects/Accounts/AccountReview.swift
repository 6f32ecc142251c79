import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Project

/// What the sums of an account cannot tell: ground in several occupied parcels, ground restored before it was occupied,
/// approvals that have ended, what was set aside (收支表复核).
struct AccountReview {
    /// By position the lines of the occupied parcels for which other features count than for the rest.
    private(set) var lines: [Int: GroundAccount.Line] = [:]
    /// The sums with these lines.
    private(set) var state: AccountSubject.State
    /// What is not certain, or must be known.
    private(set) var doubts: [Doubt] = []
    /// What a reader must know that leaves nothing in doubt.
    private(set) var notes: [Message] = []

    /// What is approved by approvals alone that may not have been valid on the day.
    private var openApprovals = DoubtSum()
    /// What is approved by approvals alone whose own record says that they are none.
    private var deniedApprovals = DoubtSum()

    private let asked: GroundAccount.Questions
    private let ground: CoveredGround
    private let near: NearFeatures
    private let occupied: LoadedLayer

    /// Looks at an account.
    ///
    /// - Parameters:
    ///   - subject: what was found in the occupied ground.
    ///   - overlaps: the occupied parcels that share ground.
    ///   - counties: the number of the layer of counties; `nil` without one.
    ///   - isAuthalic: whether the working plane is the authalic one.
    /// - Throws: `SurveyError`.
    init(
        _ subject: AccountSubject, _ asked: GroundAccount.Questions, in ground: CoveredGround,
        overlaps: OverlappingParcels, counties: Int?, isAuthalic: Bool
    ) throws(SurveyError) {
        self.asked = asked
        self.ground = ground
        state = subject.state
        occupied = ground.layers[asked.occupied]
        near = NearFeatures(
            ground.layers, Set((asked.approved + asked.restored).map(\.layer) + (counties.map { [$0] } ?? [])))
        do {
            try reviewParcels(
                subject, overlaps, LocalCovering(occupied, isAuthalic: isAuthalic),
                counties: counties == asked.occupied ? nil : counties)
        } catch {
            throw SurveyError.wrapped(error, at: occupied.path)
        }
        reviewApprovals()
        for layer in Set([asked.occupied] + (asked.approved + asked.restored).map(\.layer)).sorted() {
            reviewLayer(ground.layers[layer], isOccupied: layer == asked.occupied)
        }
    }

    /// The ground of a parcel under some features and no others.
    private func ground(
        of features: [Parcel], without others: [[Parcel]], in parcel: Parcel, _ local: LocalCovering
    ) throws -> Area {
        guard !features.isEmpty else { return .zero }
        return try local.answer(about: parcel, parts: [features] + others).pieces.reduce(into: Area.zero) {
            sum, piece in
            if piece.isUnder(0), piece.isGround, !(1...others.count).contains(where: piece.isUnder) {
                sum += piece.area
            }
        }
    }

    private mutating func reviewParcels(
        _ subject: AccountSubject, _ overlaps: OverlappingParcels, _ local: LocalCovering, counties: Int?
    ) throws {
        let tellsTime = occupied.tellsTime || asked.restored.contains { ground.layers[$0.layer].tellsTime }
        // What may not have been valid on the day, or has ended since where none is named: something may rest on it.
        func open(_ use: CoverUse, near parcel: Parcel? = nil) -> [Parcel] {
            let layer = ground.layers[use.layer]
            let features = parcel.map { near.features(of: use, near: $0) } ?? layer.parcels.filter(use.takes)
            return features.filter { feature in
                feature.attributes.denial() != nil
                    || asked.day.map { layer.leavesOpen(feature.attributes, on: $0) }
                        ?? (layer.ended(feature.attributes) != nil)
            }
        }
        let hasOpenApprovals = asked.approved.contains { !open($0).isEmpty }
        let layers = ground.layers
        func restored(_ use: CoverUse, _ feature: Parcel) -> RestoredFeature {
            let time = layers[use.layer].time(of: feature)
            let isLate = asked.day.map { day in time.map { !$0.isPlain || $0.last > day } ?? true }
            return RestoredFeature(feature: feature, time: time, mayBeLate: isLate ?? false)
        }
        let hasOpenRestored = asked.restored.contains { use in
            layers[use.layer].parcels.contains { feature in
                use.takes(feature) && (feature.attributes.denial() != nil || restored(use, feature).mayBeLate)
            }
        }
        if tellsTime { notes += layers.withoutTime([asked.occupied]) }
        let asksOrder = tellsTime && !occupied.lacksTime
        guard tellsTime || !overlaps.isEmpty || hasOpenApprovals || hasOpenRestored else { return }
        var (twice, before, again, future) = (DoubtSum(), DoubtSum(), DoubtSum(), DoubtSum())
        // Restored ground that its record denies, that may be late, and of which the order is open.
        var openRestored = [DoubtSum(), DoubtSum(), DoubtSum()]
        for (position, parcel) in occupied.parcels.enumerated() {
            let key = FeatureKey(layer: asked.occupied, position: position)
            let earlier = overlaps.others[key, default: []].filter { $0 < key }.map {
                occupied.parcels[$0.position]
            }
            let approved = asked.approved.flatMap { near.features(of: $0, near: parcel) }
            let time = occupied.time(of: parcel)
            if let day = asked.day, let time, time.isPlain, time.first > day {
                future.enter(parcel.ordinal, fid: parcel.fid, less: parcel.area.hundredths)
            }
            let restored = asked.restored.flatMap { use in
                near.features(of: use, near: parcel).map { restored(use, $0) }
            }
            let early = restored.filter { $0.isEarly(for: time) }.map(\.feature)
            let counting = restored.filter { !$0.isEarly(for: time) }
            if hasOpenApprovals {
                let open = asked.approved.flatMap { open($0, near: parcel) }
                let sure = approved.filter { feature in !open.contains { $0.ground == feature.ground } }
                let refused = open.filter { $0.attributes.denial() != nil }
                let denied = try self.ground(of: refused, without: [sure, earlier], in: parcel, local)
                if denied > .zero {
                    deniedApprovals.enter(parcel.ordinal, fid: parcel.fid, less: denied.hundredths)
                }
                let area = try self.ground(
                    of: open.filter { $0.attributes.denial() == nil }, without: [sure + refused, earlier],
                    in: parcel, local)
                if area > .zero { openApprovals.enter(parcel.ordinal, fid: parcel.fid, less: area.hundredths) }
            }
            // What counts as restored by features alone that may not be: each ground for the first reason.
            let reasons: [(RestoredFeature) -> Bool] = [
                { $0.feature.attributes.denial() != nil }, \.mayBeLate, { asksOrder && $0.isUnsure(for: time) },
            ]
            let first = counting.map { feature in reasons.firstIndex { $0(feature) } }
            if first.contains(where: { $0 != nil }) {
                func features(_ isTaken: (Int?) -> Bool) -> [Parcel] {
                    zip(counting, first).filter { isTaken($0.1) }.map(\.0.feature)
                }
                for reason in reasons.indices where first.contains(reason) {
                    let others = features { $0.map { $0 < reason } ?? true }
                    let area = try self.ground(
                        of: features { $0 == reason }, without: [approved, others, earlier], in: parcel, local)
                    guard area > .zero else { continue }
                    openRestored[reason].enter(parcel.ordinal, fid: parcel.fid, less: area.hundredths)
                }
            }
            let area = try damagedAgain(
                parcel, by: overlaps.others[key, default: []].map { occupied.parcels[$0.position] }, counting,
                without: [approved, earlier], local)
            if area > .zero { again.enter(parcel.ordinal, fid: parcel.fid, less: area.hundredths) }
            guard !earlier.isEmpty || !early.isEmpty else { continue }
            let covered = ground.covered(layer: asked.occupied, parcel: position)
            let answer = try local.answer(
                about: parcel, parts: [approved, counting.map(\.feature), earlier],
                counties: counties.map { near.features(of: CoverUse($0), near: parcel) })
            // Ground of an earlier parcel counts there, unless the two only share a boundary.
            let own = answer.pieces.filter { !$0.isUnder(2) || !$0.isGround }
            let shared = min(
                Area(rounding: answer.shared.filter { $0.part == 1 }.reduce(0) { $0 + $1.area }) ?? .zero,
                parcel.area)
            let (former, new) = (subject.line(of: covered), AccountSubject.line(own, restoredTwice: shared))
            subject.enter(
                subject.parts(of: covered), of: parcel, subject.restoredTwice(covered), into: &state,
                isTakenOff: true)
            subject.enter(
                subject.parts(of: parcel, own, restoredTwice: shared), of: parcel, shared, into: &state)
            lines[position] = new
            let double = former.occupied - new.occupied
            if double > .zero { twice.enter(parcel.ordinal, fid: parcel.fid, less: double.hundredths) }
            let covering = try local.answer(
                about: parcel, parts: [approved, early, counting.map(\.feature), earlier])
            let lost = covering.pieces.reduce(into: Area.zero) { sum, piece in
                if piece.isUnder(1), !piece.isUnder(0), !piece.isUnder(2), !piece.isUnder(3), piece.isGround {
                    sum += piece.area
                }
            }
            if lost > .zero { before.enter(parcel.ordinal, fid: parcel.fid, less: lost.hundredths) }
        }
        tell(.countedTwice, twice, stake: .nothing) { area in
            Message(
                zh: "与其他占用图斑重叠 \(area) m²，只计一次",
                en: "\(area) m² lie in other occupied parcels as well and count once")
        }
        let remedy = Message(zh: "请在项目的 fields 里用 date 指明", en: "name it as date in the fields of the project")
        let restoredLayers = asked.restored.map(\.layer)
        let openTimes = layers.openTimes(of: [asked.occupied] + restoredLayers, remedy)
        let openRestoredTimes = layers.openTimes(of: restoredLayers, remedy)
        let (denied, late, undated) = (openRestored[0], openRestored[1], openRestored[2])
        tell(.undated, undated, stake: undated.stake(isCount: false)) { area in
            Message(
                zh: "有 \(area) m² 的恢复与占用先后无从判断（时间缺失、读不出或不止一种可能），按已恢复计",
                en:
                    "\(area) m² were restored before or after the occupation: a time is missing, cannot be read or may be several; they count as restored"
            ) + openTimes
        }
        tell(.undated, late, stake: late.stake(isCount: false)) { area in
            Message(
                zh: "有 \(area) m² 的恢复没有可判断的日期，是否在 as-of 之前无从判断，按已恢复计",
                en:
                    "of \(area) m² no day tells whether they were restored by the day of the account; they count as restored"
            ) + openRestoredTimes
        }
        tell(.denied, denied, stake: denied.stake(isCount: false)) { area in
            Message(
                zh: "有 \(area) m² 只由自身记载为未恢复、不合格等的恢复图斑覆盖，按已恢复计",
                en: "\(area) m² count as restored by parcels alone whose own record says that they are not")
        }
        tell(.timing, future, stake: future.stake(isCount: false)) { area in
            Message(
                zh: "有 \(area) m² 在 as-of 之后才占用，仍计入占用",
                en: "\(area) m² were occupied only after the day of the account; they count as occupied")
        }
        if again.features > 0 {
            tell(.timing, again, stake: again.stake(isCount: false)) { _ in
                Self.damagedAgain(Area(hundredths: again.less))
            }
        }
        tell(.timing, before, stake: .nothing) { area in
            Message(
                zh: "有 \(area) m² 的恢复早于占用（恢复在占用之前），未计入已恢复",
                en: "\(area) m² were restored before they were occupied, and do not count as restored")
        }
    }

    /// A restored feature near an occupied parcel, with when it was restored.
    private struct RestoredFeature {
        let feature: Parcel
        let time: FeatureTime?
        /// Whether it may have been restored after the day of the account only.
        let mayBeLate: Bool

        /// Whether it was restored before ground was occupied at some time.
        func isEarly(for occupied: FeatureTime?) -> Bool {
            guard let time, let occupied else { return false }
            return time.isBefore(occupied)
        }

        /// Whether nothing tells which was first.
        func isUnsure(for occupied: FeatureTime?) -> Bool {
            guard let time, let occupied else { return true }
            return time.isUndecided(against: occupied)
        }
    }

    /// The ground of a parcel that counts as restored, though other occupied parcels took it again after that.
    private func damagedAgain(
        _ parcel: Parcel, by others: [Parcel], _ restored: [RestoredFeature], without rest: [[Parcel]],
        _ local: LocalCovering
    ) throws -> Area {
        var area = Area.zero
        for other in others {
            let time = occupied.time(of: other)
            let gone = restored.filter { $0.isEarly(for: time) }.map(\.feature)
            guard !gone.isEmpty else { continue }
            let left = restored.filter { !$0.isEarly(for: time) }.map(\.feature)
            let answer = try local.answer(about: parcel, parts: [gone, [other], left] + rest)
            for piece in answer.pieces
            where piece.isUnder(0) && piece.isUnder(1) && piece.isGround
                && !(2..<3 + rest.count).contains(where: piece.isUnder)
            {
                area += piece.area
            }
        }
        return area
    }

    static func damagedAgain(_ area: Area) -> Message {
        Message(
            zh: "有 \(text(area)) m² 恢复之后又被占用或损毁，按已恢复计，须核实",
            en:
                "\(text(area)) m² were occupied or damaged again after they were restored; they count as restored"
        )
    }

    /// Tells a doubt about occupied parcels, with its ground; nothing where there are none.
    private mutating func tell(
        _ reason: Doubt.Reason, _ sum: DoubtSum, stake: Stake, _ message: (String) -> Message
    ) {
        guard sum.features > 0 else { return }
        doubts.append(
            Doubt(
                reason, layer: occupied.declaration.name, features: sum.features, numbers: sum.numbers,
                message: message(Self.text(Area(hundredths: sum.less))), stake: stake))
    }

    /// Approvals that have ended, or that may have.
    private mutating func reviewApprovals() {
        for use in asked.approved {
            let layer = ground.layers[use.layer]
            var (ended, ending, denied) = (DoubtSum(), DoubtSum(), DoubtSum())
            var first: CalendarDate?
            for parcel in layer.parcels {
                let term = Validity(parcel.attributes)
                if !use.takes(parcel) {
                    ended.enter(parcel.ordinal, fid: parcel.fid, less: parcel.area.hundredths)
                } else if parcel.attributes.denial() != nil {
                    denied.enter(parcel.ordinal, fid: parcel.fid)
                } else if asked.day == nil, let until = term.until, Version.released.map({ until < $0 }) ?? true
                {
                    ending.enter(parcel.ordinal, fid: parcel.fid)
                    first = min(first ?? until, until)
                } else if let day = asked.day, layer.leavesOpen(parcel.attributes, on: day) {
                    ending.enter(parcel.ordinal, fid: parcel.fid)
                }
            }
            let name = layer.declaration.name
            if ended.features > 0 {
                doubts.append(
                    Doubt(
                        .ended, layer: name, features: ended.features, numbers: ended.numbers,
                        message: Message(
                            zh: "审批已失效或不在有效期内，不计入已审批",
                            en:
                                "approvals that have ended, or are not valid on the day, do not count as approved"
                        )))
            }
            if denied.features > 0 {
                let first = layer.suspects.first { $0.code == .denied && $0.fid == denied.numbers.first }
                doubts.append(
                    Doubt(
                        .denied, layer: name, features: denied.features, numbers: denied.numbers,
                        message: (first?.message ?? Doubt.Reason.denied.name)
                            + Message(zh: "，按已审批计入", en: "; it counts as approved"),
                        stake: deniedApprovals.stake(isCount: false)))
            }
            if ending.features > 0 {
                let message: Message
                if let first {
                    message = Message(
                        zh: "审批已到期（最早 \(first.text)），收支表未写 as-of（按哪一天算），按未到期计入",
                        en:
                            "approvals have ended since (the first on \(first.text)); the account names no day (as-of), so they count"
                    )
                } else {
                    message = Message(
                        zh: "没有可判断的有效期，按有效计入",
                        en: "no term tells whether they were valid on the day; they count")
                }
                doubts.append(
                    Doubt(
                        first == nil ? .undated : .ended, layer: name, features: ending.features,
                        numbers: ending.numbers,
                        message: message,
                        // Several layers of approvals share what rests on them.
                        stake: openApprovals.stake(isCount: false)))
            }
        }
    }

    /// Features that were set aside or repaired.
    private mutating func reviewLayer(_ layer: LoadedLayer, isOccupied: Bool) {
        let index = isOccupied || layer.setAsideFeatures.isEmpty ? nil : ParcelIndex(occupied.parcels)
        doubts += layer.doubts { box in index.map { !$0.positions(near: box).isEmpty } ?? true }
            // What rests on such restored and approved ground is told above.
            .filter { isOccupied || $0.reason != .denied }
    }

    static func text(_ area: Area) -> String { area.rounded(in: .squareMetre, to: 2)?.description ?? "–" }
}
