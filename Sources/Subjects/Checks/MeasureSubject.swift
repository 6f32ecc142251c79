import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project

/// A measure over a layer, bound to the layers of a run (量算项).
struct MeasureTerm: Sendable {
    /// A parcel's share of the value.
    struct Share {
        /// What it is told apart by.
        let group: [String?]
        /// Its area; `nil` in a count.
        let area: Area?
    }

    /// Whether a parcel counts.
    func selects(_ parcel: Parcel) -> Bool { selection.choice(parcel.marks, parcel.attributes).counts }

    /// What a parcel that counts adds to the value, and what is not certain about that.
    struct Finding {
        var shares: [Share] = []
        /// What of it is a boundary drawn twice, less what is one on the other side of the cover's boundary.
        var thin = Area.zero
        /// Whether it is counted, or not, because what it shares or leaves is a boundary drawn twice.
        var isDecidedByBoundary = false
        /// Doubts about the parcel itself.
        var doubts: [(reason: Doubt.Reason, less: Int64, more: Int64)] = []
        /// By number what covers may have or not have over it.
        var covers: [(number: Int, less: Int64, more: Int64)] = []
    }

    let measure: LayerMeasure
    /// The number of the layer whose features are measured.
    let layer: Int
    let selection: FeatureSelection
    let grouper: FeatureGrouping
    /// What it is measured against.
    let covers: [CoverUse]
    /// What is not certain about its covers.
    let coverDoubts: CoverDoubts
    /// The number of its question among those about the layer; `nil` when the parcels themselves answer it.
    let question: Int?
    /// Whether features of one licence number count as one right: a report counts 宗, and a right may have several blocks.
    let countsLicences: Bool
    /// Whether its pieces are split by county.
    let isSplit: Bool
    /// The path of the layer of counties, for messages.
    let place: String

    /// What a parcel that counts adds to the value, and what is not certain about that.
    ///
    /// - Parameter choice: whether it counts for certain.
    /// - Throws: `inputRefused` for a piece in two counties.
    func finding(_ covered: CoveredParcel, _ choice: FeatureSelection.Choice) throws(SurveyError) -> Finding {
        let parcel = covered.parcel
        let answer = question.map { covered.answers[$0] }
        let (under, outside) = (answer?.area(under: 0) ?? .zero, answer?.area(outside: 0) ?? parcel.area)
        var finding = Finding(shares: try shares(of: covered))
        let isCounted = !finding.shares.isEmpty
        // The part of the parcel that the value is about.
        let own: Area
        switch measure.kind {
        case .area, .count, .length: own = parcel.area
        case .overlap, .countOverlapping:
            own = under
            if answer?.thickness(under: 0) == .coincident {
                (finding.thin, finding.isDecidedByBoundary) = (under, true)
            } else if answer?.thickness(outside: 0) == .coincident {
                finding.thin = .zero - outside
            }
        case .outside, .within:
            own = outside
            if answer?.thickness(outside: 0) == .coincident {
                (finding.thin, finding.isDecidedByBoundary) = (outside, true)
            } else if answer?.thickness(under: 0) == .coincident {
                finding.thin = .zero - under
            }
        }
        let isArea = measure.kind.value == .area
        // One feature more or less, where the value is a number.
        func enter(_ reason: Doubt.Reason, less: Area, more: Area, mayTurn: Bool) {
            finding.doubts.append(
                isArea
                    ? (reason, less.hundredths, more.hundredths)
                    : (reason, mayTurn && isCounted ? 1 : 0, mayTurn && !isCounted ? 1 : 0))
        }
        if !isArea, measure.kind.needsCovers,
            (measure.kind == .within ? answer?.thickness(outside: 0) : answer?.thickness(under: 0)) == .doubtful
        {
            enter(.doubtfulBoundary, less: .zero, more: .zero, mayTurn: true)
        }
        if let repair = parcel.repair {
            let stake = Area(rounding: repair.stake) ?? .zero
            let isNear = !measure.kind.needsCovers || answer?.hasNear ?? false || measure.kind == .outside
            enter(
                .repaired, less: isNear ? min(stake, own) : .zero, more: isNear ? stake : .zero,
                mayTurn: isNear && stake > .zero && measure.kind != .count)
        }
        if let edges = parcel.longEdges, measure.kind.value != .length, measure.kind != .count {
            let moved = Area(rounding: edges.defect.stake) ?? .zero
            let change = Area(rounding: abs(edges.gain)) ?? .zero
            let isOutside = measure.kind == .outside || measure.kind == .within
            if measure.kind == .area {
                if edges.isTold {
                    enter(
                        edges.reason,
                        less: edges.gain < 0 || edges.reason == .coarseCorners ? min(change, own) : .zero,
                        more: edges.gain > 0 ? change : .zero, mayTurn: false)
                }
            } else if edges.reason == .coarseCorners {
                if isOutside || edges.isOpen || answer?.hasNear ?? false {
                    enter(edges.reason, less: min(moved, own), more: moved, mayTurn: isCounted || own <= moved)
                }
            } else if let swung = answer?.swung {
                // Ground along an edge that a cover shares lies under it on both sides, or on none.
                let shared = isOutside || own == .zero ? .zero : Area(rounding: swung.shared) ?? .zero
                let sides = isOutside ? swung.outside : swung.under
                let (less, more) = (min(sides.less + shared, own), sides.more + shared)
                let mayTurn =
                    isCounted == (measure.kind == .within) ? more > .zero : less > .zero && less == own
                if isArea ? less + more > .zero : mayTurn {
                    enter(edges.reason, less: less, more: more, mayTurn: mayTurn)
                }
            }
        }
        // A right that is no more matters where it adds something; of how many there are in all it is one.
        if let reason = choice.doubt, choice != .over || isCounted {
            let isOfAll = choice == .over && !measure.kind.needsCovers
            enter(reason, less: isOfAll ? .zero : own, more: .zero, mayTurn: isCounted && !isOfAll)
        }
        guard measure.kind.needsCovers else { return finding }
        var engine: EdgeCoverageEngine?
        for number in coverDoubts.near(parcel.ground.box) {
            let reach = coverDoubts.reach(number, of: parcel, &engine)
            let item = coverDoubts.items[number]
            // What is no more on both sides has not changed.
            if choice == .over, item.reason == .ended { continue }
            let gain = item.mayBeMore ? min(reach, outside) : .zero
            let loss = item.mayBeLess ? min(reach, under) : .zero
            switch measure.kind {
            case .overlap where gain > .zero || loss > .zero:
                finding.covers.append((number, loss.hundredths, gain.hundredths))
            case .outside where gain > .zero || loss > .zero:
                finding.covers.append((number, gain.hundredths, loss.hundredths))
            case .within, .countOverlapping:
                if isCounted ? loss > .zero : gain > .zero {
                    finding.covers.append((number, isCounted ? 1 : 0, isCounted ? 0 : 1))
                }
            default: break
            }
        }
        return finding
    }

    /// Whether a parcel that is selected counts, where the value is a number of features.
    ///
    /// - Parameter answer: what lies over it; `nil` where nothing was asked.
    func counts(_ answer: CoverAnswer?) -> Bool {
        switch measure.kind {
        case .within: (answer.map { $0.thickness(outside: 0) ?? .coincident } ?? .overlap) == .coincident
        case .countOverlapping: (answer?.thickness(under: 0) ?? .coincident) > .coincident
        case .count, .area, .overlap, .outside: true
        case .length: false
        }
    }

    /// What a parcel that counts adds to the value.
    ///
    /// - Throws: `inputRefused` for a piece in two counties.
    func shares(of covered: CoveredParcel) throws(SurveyError) -> [Share] {
        let parcel = covered.parcel
        let answer = question.map { covered.answers[$0] }
        switch measure.kind {
        case .area, .overlap, .outside:
            let all = answer?.pieces ?? [.init(covers: [], counties: [], area: parcel.area)]
            let kind = measure.kind
            let pieces = all.lazy.filter { kind.takes($0, 0) }
            // What a message may need, not the parcel, which would be copied.
            let (place, fid) = (place, parcel.fid)
            return try grouper.groups(of: parcel, pieces, isSplit: isSplit, place: "\(place) · #\(fid)")
                .filter { $0.area > .zero }.map { Share(group: $0.group, area: $0.area) }
        case .count, .within, .countOverlapping, .length:
            guard counts(answer) else { return [] }
            return [Share(group: grouper.group(of: parcel, isSplit ? answer?.pieces : nil), area: nil)]
        }
    }
}

/// The parcels of a measure, summed (量算累计).
struct MeasureSubject: Subject {
    /// The features of a group.
    struct Sum: Sendable, Codable {
        var features = 0
        var area = Area.zero
        /// Hundredths of a metre.
        var length: Int64 = 0

        static func += (left: inout Sum, right: Sum) {
            left.features += right.features
            left.area += right.area
            left.length += right.length
        }
    }

    /// What was found so far.
    struct State: Sendable, Codable {
        /// The features that meet the conditions.
        var selected = 0
        /// By group, what they add to the value.
        var groups: [[String?]: Sum] = [:]
        /// What of that is a boundary drawn twice, less what is one on the other side.
        var thin = Area.zero
        /// How many of them share with covers, or leave outside, a boundary drawn twice only.
        var boundaries = 0
        /// By licence number what its features come to, where features of one licence count as one right (宗).
        var licences: [String: LicenceCount] = [:]
        /// By name the features that count without a licence number, where features of one count as one right.
        var unnumbered: [String: DoubtSum] = [:]
        /// By name the features whose number cannot be one as it stands, by that number: a digit is missing, or a letter among them.
        var malformed: [String: [String: DoubtSum]] = [:]
        /// The names of rights with a number that may be one.
        var numbered: Set<String> = []
        /// Doubts about them, by why.
        var doubts: [Doubt.Reason: DoubtSum] = [:]
        /// Doubts about covers, by their numbers.
        var covers: [Int: DoubtSum] = [:]
        /// Why a parcel cannot be told apart.
        var fault = First<PlacedMessage>()
    }

    let term: MeasureTerm
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let parcel = covered.parcel
        let choice = term.selection.choice(parcel.marks, parcel.attributes)
        guard choice.counts else {
            if choice == .may { enterOpen(covered) }
            return row.write(0)
        }
        state.selected += 1
        do {
            let found = try term.finding(covered, choice)
            row.write(found.shares.count)
            let licence = term.countsLicences ? LicenceKey(parcel.attributes) : nil
            if let licence {
                state.licences[licence.text, default: LicenceCount()].enter(
                    parcel, found, isPartial: licence.isLacking || licence.mayBeCut(parcel.attributes),
                    isCut: licence.isPartial && licence.mayBeCut(parcel.attributes))
            }
            if term.countsLicences, let name = RightLicence.nameKey(parcel), !found.shares.isEmpty {
                if let licence, licence.isMalformed {
                    state.malformed[name, default: [:]][licence.text, default: DoubtSum()].enter(
                        parcel.ordinal, fid: parcel.fid)
                } else if licence == nil {
                    state.unnumbered[name, default: DoubtSum()].enter(parcel.ordinal, fid: parcel.fid)
                } else {
                    state.numbered.insert(name)
                }
            }
            for share in found.shares {
                row.write(share.area) { $0.write($1.hundredths) }
                guard licence == nil else { continue }
                state.groups[share.group, default: Sum()] += Sum(features: 1, area: share.area ?? .zero)
            }
            state.thin += found.thin
            if found.isDecidedByBoundary { state.boundaries += 1 }
            guard licence == nil else { return }
            for (reason, less, more) in found.doubts {
                state.doubts[reason, default: DoubtSum()].enter(
                    parcel.ordinal, fid: parcel.fid, less: less, more: more)
            }
            for (number, less, more) in found.covers {
                state.covers[number, default: DoubtSum()].enter(
                    parcel.ordinal, fid: parcel.fid, less: less, more: more)
            }
        } catch {
            row.write(0)
            state.fault.enter(PlacedMessage(error), ordinal: parcel.ordinal)
        }
    }

    /// Enters a parcel that would count if a text had not been cut short.
    private mutating func enterOpen(_ covered: CoveredParcel) {
        guard let shares = try? term.shares(of: covered) else { return }
        if term.countsLicences, let licence = LicenceKey(covered.parcel.attributes) {
            state.licences[licence.text, default: LicenceCount()].enterOpen(
                covered.parcel, joins: !shares.isEmpty)
            return
        }
        guard !shares.isEmpty else { return }
        let more = shares.reduce(0) { $0 + ($1.area?.hundredths ?? 0) }
        state.doubts[.cutText, default: DoubtSum()].enter(
            covered.parcel.ordinal, fid: covered.parcel.fid,
            more: term.measure.kind.value == .area ? more : 1)
    }

    /// What was kept of a parcel: the areas of its shares, which are `nil` in a count.
    static func shares(from row: inout RecordReader) -> [Area?] {
        let count = row.count()
        return (0..<count).map { _ in row.optional { Area(hundredths: $0.integer()) } }
    }

    mutating func merge(_ other: State) {
        state.selected += other.selected
        state.thin += other.thin
        state.boundaries += other.boundaries
        for (name, numbers) in other.malformed {
            for (number, sum) in numbers {
                state.malformed[name, default: [:]][number, default: DoubtSum()].merge(sum)
            }
        }
        for (name, sum) in other.unnumbered { state.unnumbered[name, default: DoubtSum()].merge(sum) }
        state.numbered.formUnion(other.numbered)
        for (key, licence) in other.licences { state.licences[key, default: LicenceCount()].merge(licence) }
        for (reason, sum) in other.doubts { state.doubts[reason, default: DoubtSum()].merge(sum) }
        for (number, sum) in other.covers { state.covers[number, default: DoubtSum()].merge(sum) }
        for (group, sum) in other.groups { state.groups[group, default: Sum()] += sum }
        state.fault.merge(other.fault)
    }
}

/// Why an input is refused, as it can be written.
struct PlacedMessage: Sendable, Codable {
    let place: String
    let message: Message

    init(_ error: SurveyError) { (place, message) = (error.place, error.message) }

    /// The refusal.
    var error: SurveyError { SurveyError(.inputRefused, at: place, message) }
}

extension MeasureSubject.State {
    /// What is said of licences with several features, and of features that a boundary drawn twice decides.
    func notes(on kind: LayerMeasure.Kind) -> [Message] {
        var notes: [Message] = []
        let (features, rights) = (licences.values.reduce(0) { $0 + $1.features }, licences.count)
        if features > rights {
            notes.append(
                Message(
                    zh: "按许可证计宗：\(features)个要素属\(rights)宗，同一许可证的多个要素只计一宗",
                    en:
                        "counted by licence: \(features) features are \(rights) rights; features of one licence count once"
                ))
        }
        if boundaries > 0, kind == .within || kind == .countOverlapping {
            notes.append(
                kind == .within
                    ? Message(
                        zh: "有\(boundaries)个要素只有厚不足0.05米的边界在范围外，视为在范围内",
                        en:
                            "\(boundaries) reach outside with a boundary thinner than 0.05 m only, and count as within"
                    )
                    : Message(
                        zh: "有\(boundaries)个要素只有厚不足0.05米的边界重合，不计",
                        en: "\(boundaries) share a boundary thinner than 0.05 m only, and do not count"))
        }
        return notes
    }
}
