public import Bilingual
import Covering
public import Geodesy
import Intake
public import Land
import Overlay
public import Project

/// The account of occupied ground (收支表): occupied = approved + restored + outstanding, in exact sums of masks.
///
/// Ground that was approved counts as approved, restored or not; what is restored without approval counts as restored; the
/// rest is outstanding. Ground restored outside the occupied ground, or twice, stands beside.
public struct GroundAccount: Sendable {
    /// The line of some ground.
    public struct Line: Sendable, Hashable, Codable {
        /// What is occupied.
        public var occupied: Area = .zero
        /// What of it is approved.
        public var approved: Area = .zero
        /// What of it is restored and not approved.
        public var restored: Area = .zero
        /// What of it is approved and restored as well; it counts as approved.
        public var approvedAndRestored: Area = .zero
        /// What of it is neither.
        public var outstanding: Area = .zero
        /// What of that is a boundary drawn twice, for which nobody owes anything.
        public var outstandingBoundary: Area = .zero
        /// What of it lies in more than one restored parcel: of two years, two items, or drawn twice.
        ///
        /// `nil` where it is not told apart: counties with parcels across their borders.
        public var restoredTwice: Area? = .zero

        /// Takes off another line.
        static func -= (left: inout Line, right: Line) {
            left.occupied = left.occupied - right.occupied
            left.approved = left.approved - right.approved
            left.restored = left.restored - right.restored
            left.approvedAndRestored = left.approvedAndRestored - right.approvedAndRestored
            left.outstanding = left.outstanding - right.outstanding
            left.outstandingBoundary = left.outstandingBoundary - right.outstandingBoundary
            left.restoredTwice = left.restoredTwice.flatMap { one in right.restoredTwice.map { one - $0 } }
        }

        /// Adds another line.
        public static func += (left: inout Line, right: Line) {
            left.occupied += right.occupied
            left.approved += right.approved
            left.restored += right.restored
            left.approvedAndRestored += right.approvedAndRestored
            left.outstanding += right.outstanding
            left.outstandingBoundary += right.outstandingBoundary
            left.restoredTwice = left.restoredTwice.flatMap { one in right.restoredTwice.map { one + $0 } }
        }

        /// The sum of two lines.
        static func + (left: Line, right: Line) -> Line {
            var sum = left
            sum += right
            return sum
        }
    }

    /// What was asked for.
    public let declaration: AccountDeclaration
    /// The occupied parcels, each with its line.
    public let parcels: AccountRows
    /// The lines of each county, in the order of the county layer; `nil` for ground outside all.
    public let counties: [(county: String?, line: Line)]
    /// The lines of each class, by class; `nil` for parcels without one.
    public let classes: [(landClass: String?, line: Line)]
    /// The line of everything.
    public let total: Line
    /// What is restored outside the occupied ground, each restored parcel for itself.
    public let restoredOutside: Area
    /// What is restored in all, each restored parcel for itself.
    public let restoredInAll: Area
    /// What is not certain about it, or must be known.
    public internal(set) var doubts: [Doubt]
    /// What a reader must know that leaves nothing in doubt.
    public let notes: [Message]

    /// The questions that an account asks, by the number of the layer.
    ///
    /// - Throws: `request` for a layer without parcels.
    static func questions(
        _ declaration: AccountDeclaration, layers: [LayerFacts]
    ) throws(SurveyError) -> [Int: [CoverQuestion]] {
        let asked = try Questions(declaration, layers: layers)
        var questions = [asked.occupied: [asked.lines, asked.twice]]
        for use in asked.restored { questions[use.layer, default: []].append(asked.inside) }
        return questions
    }

    /// What an account asks of its layers.
    struct Questions {
        let occupied: Int
        let approved: [CoverUse]
        let restored: [CoverUse]
        /// The day on which approvals must be valid, when the account names one.
        let day: CalendarDate?
        /// The last day that fields of its layers tell of, before which an approval may have ended; `nil` when none tells any.
        let lastKnownDay: CalendarDate?
        /// Approved and restored over occupied ground, by county.
        let lines: CoverQuestion
        /// Restored parcels over occupied ground, for ground under several.
        let twice: CoverQuestion
        /// Occupied ground over restored parcels.
        let inside: CoverQuestion

        init(_ declaration: AccountDeclaration, layers: [LayerFacts]) throws(SurveyError) {
            let counties = layers.counties
            func number(_ name: String) throws(SurveyError) -> Int {
                guard
                    let number = layers.firstIndex(where: {
                        $0.name == name && $0.mayHaveParcels
                    })
                else {
                    throw SurveyError(
                        .request, at: name,
                        Message(
                            zh: "收支表需要面状图层，“\(name)”不是",
                            en: "an account takes layers of parcels; \"\(name)\" is none"))
                }
                return number
            }
            occupied = try number(declaration.occupied)
            day = declaration.asOf
            let time = day.map { CoverUse.Time.on($0) }
            lastKnownDay = ([declaration.occupied] + declaration.approved + declaration.restored)
                .compactMap { layers.number(of: $0) }.compactMap { layers[$0].loaded }
                .compactMap { layer in
                    layer.parcels.lazy.compactMap { layer.time(of: $0)?.first }.max()
                }.max()
            var approved: [CoverUse] = []
            for name in declaration.approved {
                approved.append(CoverUse(try number(name), time: time ?? .notEnded(by: lastKnownDay)))
            }
            var restored: [CoverUse] = []
            for name in declaration.restored { restored.append(CoverUse(try number(name), time: time ?? .any)) }
            self.approved = approved
            self.restored = restored
            lines = CoverQuestion(
                [.joined(approved), .joined(restored)], counties: counties == occupied ? nil : counties)
            twice = CoverQuestion([.joined(restored)])
            inside = CoverQuestion([.together([occupied])])
        }
    }

    /// Draws up an account.
    ///
    /// - Parameters:
    ///   - occupied: what was found in the occupied ground.
    ///   - review: what sums cannot tell of it.
    ///   - restored: what was found in the layers of restored ground.
    ///   - ground: the layers, with what lies over them.
    ///   - counties: the number of the layer of counties; `nil` without one.
    init(
        _ declaration: AccountDeclaration, _ occupied: AccountSubject, _ review: AccountReview,
        restored: [RestoredGroundSubject.State], in ground: CoveredGround, counties: Int?
    ) {
        self.declaration = declaration
        let state = review.state
        parcels = AccountRows(subject: occupied, lines: review.lines, ground: ground)
        doubts = review.doubts
        notes = review.notes
        total = state.total
        self.counties = CountyTabulation.ordered(
            state.counties.keys, counties: counties.map { ground.layers[$0] }
        )
        .compactMap { county in state.counties[county].map { (county, $0) } }
        let reading = ground.layers[occupied.layer].classes
        classes = state.classes.reduce(into: [String?: Line]()) { sums, entry in
            sums[entry.key.map(reading.code), default: Line()] += entry.value
        }.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { ($0.key, $0.value) }
        restoredOutside = restored.reduce(.zero) { $0 + $1.outside }
        restoredInAll = restored.reduce(.zero) { $0 + $1.all }
    }
}

/// The occupied parcels of an account, each with its line, in the layer's order (收支表图斑行).
public struct AccountRows: RandomAccessCollection, Sendable {
    /// An occupied parcel with its line.
    public typealias Row = (fid: Int64, id: String, name: String?, line: GroundAccount.Line)

    let subject: AccountSubject
    /// By position the lines that differ from what the subject says.
    fileprivate let lines: [Int: GroundAccount.Line]
    fileprivate let ground: CoveredGround

    /// 0.
    public var startIndex: Int { 0 }
    /// Their number.
    public var endIndex: Int { ground.layers[subject.layer].parcels.count }

    /// The line of a parcel, by its position in the layer.
    public subscript(position: Int) -> Row {
        let covered = ground.covered(layer: subject.layer, parcel: position)
        let parcel = covered.parcel
        return (
            parcel.fid, parcel.id, parcel.attributes[.name], lines[position] ?? subject.line(of: covered)
        )
    }
}

/// Sums the occupied parcels of an account (占用图斑累计).
struct AccountSubject: Subject {
    typealias Line = GroundAccount.Line

    struct State: Sendable, Codable {
        var total = Line()
        var counties: [String?: Line] = [:]
        var classes: [String?: Line] = [:]
    }

    /// The number of the layer.
    let layer: Int
    private let lines, twice: Int?
    private let areCounties: Bool
    private let hasCounties: Bool
    var state = State()

    init(_ asked: GroundAccount.Questions, _ plan: LayerPlan, _ layers: [LayerFacts]) {
        layer = asked.occupied
        lines = plan.number(of: asked.lines)
        twice = plan.number(of: asked.twice)
        areCounties = layers.counties == asked.occupied
        hasCounties = layers.counties != nil
    }

    /// The line of a parcel.
    func line(of covered: CoveredParcel) -> Line {
        Self.line(pieces(of: covered), restoredTwice: restoredTwice(covered))
    }

    /// Ground under two restored parcels, whichever layers they are of.
    func restoredTwice(_ covered: CoveredParcel) -> Area {
        let shared = twice.map { covered.answers[$0].shared } ?? []
        return min(Area(rounding: shared.reduce(0) { $0 + $1.area }) ?? .zero, covered.parcel.area)
    }

    private func pieces(of covered: CoveredParcel) -> [CoverAnswer.Piece] {
        lines.map { covered.answers[$0].pieces } ?? []
    }

    static func line(_ pieces: [CoverAnswer.Piece], restoredTwice: Area?) -> Line {
        var line = Line()
        line.restoredTwice = restoredTwice
        for piece in pieces {
            let (area, isApproved, isRestored) = (piece.area, piece.isUnder(0), piece.isUnder(1))
            line.occupied += area
            if isApproved { line.approved += area }
            if isApproved, isRestored { line.approvedAndRestored += area }
            if isRestored, !isApproved { line.restored += area }
            if !isApproved, !isRestored {
                line.outstanding += area
                if !piece.isGround { line.outstandingBoundary += area }
            }
        }
        return line
    }

    /// The lines of a parcel by county.
    func parts(of covered: CoveredParcel) -> [String?: Line] {
        parts(of: covered.parcel, pieces(of: covered), restoredTwice: restoredTwice(covered))
    }

    /// The lines of a parcel with these pieces, by county.
    func parts(of parcel: Parcel, _ pieces: [CoverAnswer.Piece], restoredTwice: Area) -> [String?: Line] {
        let home = hasCounties ? CountyTabulation.gap(pieces, in: parcel).home : nil
        let parts = Dictionary(grouping: pieces) { piece -> String? in
            if areCounties { return CountyTabulation.name(of: parcel) }
            guard !hasCounties else { return piece.counties.first ?? home }
            return parcel.attributes[.county].map(AdministrativeUnit.name(for:))
        }
        let isWhole = parts.count == 1 || restoredTwice == .zero
        return parts.mapValues { Self.line($0, restoredTwice: isWhole ? restoredTwice : nil) }
    }

    /// Enters the lines of a parcel into sums, or takes them off again.
    func enter(
        _ parts: [String?: Line], of parcel: Parcel, _ twice: Area, into state: inout State,
        isTakenOff: Bool = false
    ) {
        var all = parts.values.reduce(Line()) { $0 + $1 }
        all.restoredTwice = twice
        func enter(_ line: Line, _ sum: inout Line) { if isTakenOff { sum -= line } else { sum += line } }
        enter(all, &state.total)
        enter(all, &state.classes[parcel.attributes[.landClass], default: Line()])
        for (county, line) in parts { enter(line, &state.counties[county, default: Line()]) }
    }

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        enter(parts(of: covered), of: covered.parcel, restoredTwice(covered), into: &state)
    }

    mutating func merge(_ other: State) {
        state.total += other.total
        state.counties.merge(other.counties) { $0 + $1 }
        state.classes.merge(other.classes) { $0 + $1 }
    }
}

/// Sums the restored parcels of an account (恢复图斑累计).
struct RestoredGroundSubject: Subject {
    struct State: Sendable, Codable {
        /// What lies outside the occupied ground, each parcel for itself.
        var outside = Area.zero
        /// What is restored in all, each parcel for itself.
        var all = Area.zero
    }

    /// The number of the question about the occupied ground.
    let inside: Int?
    var state = State()

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        state.outside += inside.map { covered.answers[$0].area(outside: 0) } ?? .zero
        state.all += covered.parcel.area
    }

    mutating func merge(_ other: State) {
        state.outside += other.outside
        state.all += other.all
    }
}
