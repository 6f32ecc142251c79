import Bilingual
import Covering
import Geodesy
import Intake
import Land
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

    let measure: LayerMeasure
    /// The number of the layer whose features are measured.
    let layer: Int
    let selection: FeatureSelection
    let grouper: FeatureGrouping
    /// The number of its question among those about the layer; `nil` when the parcels themselves answer it.
    let question: Int?
    /// Whether its pieces are split by county.
    let isSplit: Bool
    /// The path of the layer of counties, for messages.
    let place: String

    /// Overlaps smaller than this, and remainders, are the rounding of corners: m².
    static let smallestShare = Area(hundredths: 100)

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
            let pieces = all.lazy.filter { piece in
                switch kind {
                case .overlap: piece.isUnder(0)
                case .outside: !piece.isUnder(0)
                case .area, .count, .within, .countOverlapping, .length: true
                }
            }
            // What a message may need, not the parcel, which would be copied.
            let (place, fid) = (place, parcel.fid)
            return try grouper.groups(of: parcel, pieces, isSplit: isSplit, place: "\(place) · #\(fid)")
                .filter { $0.area > .zero }.map { Share(group: $0.group, area: $0.area) }
        case .count, .within, .countOverlapping, .length:
            let counts =
                switch measure.kind {
                case .within: (answer?.area(outside: 0) ?? parcel.area) < Self.smallestShare
                case .countOverlapping: (answer?.area(under: 0) ?? .zero) >= Self.smallestShare
                case .count, .area, .overlap, .outside: true
                case .length: false
                }
            guard counts else { return [] }
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
        /// Those of them without the dates that a day was asked of.
        var undated = 0
        /// By group, what they add to the value.
        var groups: [[String?]: Sum] = [:]
        /// Why a parcel cannot be told apart.
        var fault = First<PlacedMessage>()
    }

    let term: MeasureTerm
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let parcel = covered.parcel
        switch term.selection.choice(parcel.marks, parcel.attributes) {
        case .no: return row.write(0)
        case .undated: state.undated += 1
        case .yes: break
        }
        state.selected += 1
        do {
            let shares = try term.shares(of: covered)
            row.write(shares.count)
            for share in shares {
                row.write(share.area) { $0.write($1.hundredths) }
                state.groups[share.group, default: Sum()] += Sum(features: 1, area: share.area ?? .zero)
            }
        } catch {
            row.write(0)
            state.fault.enter(PlacedMessage(error), ordinal: parcel.ordinal)
        }
    }

    /// What was kept of a parcel: the areas of its shares, which are `nil` in a count.
    static func shares(from row: inout RecordReader) -> [Area?] {
        let count = row.count()
        return (0..<count).map { _ in row.optional { Area(hundredths: $0.integer()) } }
    }

    mutating func merge(_ other: State) {
        state.selected += other.selected
        state.undated += other.undated
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
