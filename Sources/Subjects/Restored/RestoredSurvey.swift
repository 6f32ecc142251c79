public import Bilingual
import Covering
public import Geodesy
public import Intake
public import Land
import Overlay
public import Project

/// Verifies restored ground: where it lies, what was counted twice, what is recorded otherwise (恢复面积核验).
public struct RestoredSurvey: Sendable {
    /// A restored parcel.
    public struct Row: Sendable {
        /// The parcel.
        public let parcel: Parcel
        /// What of it lies in damaged ground.
        public let inside: Area
        /// What of it lies outside all damaged ground.
        public let outside: Area
        /// What of it was restored earlier, or for another item.
        public let earlier: Area
        /// What of it lies under other parcels of the layer as well.
        public let shared: Area
        /// Computed less recorded; `nil` without a record.
        public let difference: Area?

        /// Whether somebody must look: ground outside, restored before, or met twice, more than a boundary drawn twice.
        public internal(set) var isOdd: Bool
    }

    /// The sums of parcels that have something in common.
    public struct Group: Sendable {
        /// The role that tells them apart.
        public let role: FieldRole
        /// What they have in common; `nil` for parcels that do not say.
        public let value: String?
        /// How many they are.
        public let parcels: Int
        /// Their area, inside and outside of damaged ground, and earlier restored.
        public let area, inside, outside, earlier: Area
    }

    /// The layers: restored, damaged, earlier, classes.
    public let layers: [LoadedLayer]
    /// The parcels, in the layer's order.
    public let rows: RestoredRows
    /// The sums by year, by name, by county and by item, as far as the layer tells them.
    public let groups: [Group]
    /// The area of all parcels, each for itself.
    public let total: Area
    /// How much of it counts more than once inside the layer.
    public let countedTwice: Area
    /// The ground of all parcels together: what lies in several counts once.
    public var net: Area { total - countedTwice }
    /// What meets a target: ground on damaged ground that was not restored before, each ground once.
    public let counting: Area
    /// What lies outside damaged ground, or was restored before, with boundaries drawn twice only: thinner than 0.05 m.
    public let boundary: Area
    /// What is not certain, or must be known.
    public let doubts: [Doubt]
    /// The unit of the recorded areas; `nil` when they agree with the computed ones in none.
    public let recordedUnit: AreaUnit?
    /// What was to be restored; `nil` without.
    public let target: Quantity?
    /// The change of land classes; `nil` without layers of classes.
    public let change: LandChange?

    /// A difference from the record beyond this share, and beyond a square metre, is an outlier.
    public static let outlierShare = 0.01

    /// The parcels whose record differs, the farthest first.
    public let outliers: [Row]
    /// The layer of restored ground, with its records.
    public var restored: LoadedLayer { layers[0] }
    /// What of the earlier layers does not count as restored earlier, and what was not checked.
    public let notes: [Message]
    /// Whether a parcel lies outside all damaged ground, or was restored before, by more than a square metre.
    private let isOdd: Bool

    /// Whether a record differs by more than it may.
    private static func isOutlier(_ row: Row) -> Bool {
        guard let size = row.difference?.squareMetres.magnitude else { return false }
        return size > 1 && size > Self.outlierShare * row.parcel.area.squareMetres
    }

    /// Whether somebody must look: ground outside, restored before or twice, an outlier, a feature set aside.
    public var needsAttention: Bool {
        isOdd || countedTwice > .zero || !doubts.isEmpty || !outliers.isEmpty || restored.recorded.isOff
            || change.map { !$0.unrecognised.isEmpty } ?? false || layers.contains(where: \.needsAttention)
            || isShortOfTarget
    }

    /// Whether less than the target was restored.
    public var isShortOfTarget: Bool {
        guard let target, let unit = target.unit else { return false }
        return Rational(Int128(counting.hundredths), 100) + target.value.halfUnit * unit.size < target.magnitude
    }

    /// Reads the layers of a request and makes a survey.
    ///
    /// - Throws: `SurveyError` for layers that cannot be read or laid over each other.
    public init(_ request: RestoredRequest, progress: (Message) -> Void = { _ in }) async throws {
        let loader = LayerLoader(model: .statutory)
        var layers: [LoadedLayer] = []
        func load(_ declaration: LayerDeclaration, as kind: LayerKind) throws(SurveyError) -> Int {
            var declaration = declaration
            if declaration.kind == .other { declaration.kind = kind }
            layers.append(try loader.parcels(of: declaration, progress: progress))
            return layers.count - 1
        }
        let restored = try load(request.restored, as: .restored)
        let damaged = try request.damaged.map { layer throws(SurveyError) in try load(layer, as: .occupied) }
        let earlier = try request.earlier.map { layer throws(SurveyError) in try load(layer, as: .restored) }
        let classes = try request.classes.map { pair throws(SurveyError) in
            (before: try load(pair.before, as: .other), after: try load(pair.after, as: .other))
        }
        var numbers = Layers(restored: restored, damaged: damaged, earlier: earlier, classes: classes)
        numbers.compareEarlier(&layers)
        progress(
            Message(
                zh: "压盖分析 \(request.restored.name)", en: "overlaying \(request.restored.name)"))
        let board = try CoverBoard(numbers.questions, of: layers)
        let spool = try Spool()
        var ground = CoveredGround()
        var found = RestoredSubject(
            numbers, LayerPlan(layer: restored, questions: numbers.questions.withoutRepeats))
        var change = numbers.changeSubject(in: layers, found.plan)
        for (number, layer) in layers.enumerated() {
            let isOwn = number == restored
            let subjects: [any Subject] = isOwn ? [found] + (change.map { [$0] } ?? []) : []
            let pass = LayerPass(
                .memory(layer), isOwn ? found.plan.questions : [], subjects: subjects, on: spool)
            let outcome = try await pass.run(board, jobs: 1)
            ground.add(outcome, board, covers: layers)
            for subject in outcome.subjects {
                if let subject = subject as? RestoredSubject { found = subject }
                if let subject = subject as? ChangeSubject { change = subject }
            }
        }
        let overlaps = try await OverlappingParcels(
            [(restored, ground.layers[restored].parcels)], isAuthalic: true, jobs: 1)
        let review = try RestoredReview(
            numbers, in: ground, overlaps: overlaps, change: &change, isAuthalic: true)
        try self.init(found, change, review, in: ground, target: request.target)
    }

    /// The numbers of the layers of a survey in a run.
    struct Layers: Sendable {
        /// The restored ground.
        let restored: Int
        /// The ground it belongs to.
        let damaged: [Int]
        /// What was restored earlier, or for other items.
        let earlier: [Int]
        /// The land classes before and after; `nil` without.
        var classes: (before: Int, after: Int)?
        /// What of the earlier layers counts for which parcels; `nil` when all counts for all.
        private(set) var earlierGround: EarlierGround?
        /// Per group of parcels the layers of what counts for it.
        private var earlierOfGroup: [EarlierGround.Group: [Int]] = [:]

        init(restored: Int, damaged: [Int], earlier: [Int], classes: (before: Int, after: Int)? = nil) {
            (self.restored, self.damaged, self.earlier, self.classes) = (restored, damaged, earlier, classes)
        }

        /// Compares the earlier layers with the restored ground; those of which only a part counts come behind the layers.
        mutating func compareEarlier(_ layers: inout [LoadedLayer]) {
            let found = EarlierGround(earlier.map { layers[$0] }, before: layers[restored])
            guard !found.leftOut.isEmpty else { return }
            earlierGround = found
            for (group, kept) in found.layers.sorted(by: { $0.key < $1.key }) {
                var numbers: [Int] = []
                for (number, part) in zip(earlier, kept) {
                    guard let part else {
                        numbers.append(number)
                        continue
                    }
                    guard !part.parcels.isEmpty else { continue }
                    layers.append(part)
                    numbers.append(layers.count - 1)
                }
                earlierOfGroup[group] = numbers
            }
        }

        var inDamaged: CoverQuestion { CoverQuestion([.together(damaged.sorted())]) }
        private var inEarlier: CoverQuestion { CoverQuestion([.together(earlier.sorted())]) }
        /// What a parcel asks of the earlier layers.
        func inEarlier(_ parcel: Parcel) -> CoverQuestion {
            let numbers = earlierGround.flatMap { earlierOfGroup[$0.group(of: parcel)] }
            return numbers.map { CoverQuestion([.together($0)]) } ?? inEarlier
        }
        /// What of a parcel is restored for the first time, on damaged ground: what meets a target.
        func counting(_ parcel: Parcel) -> CoverQuestion {
            CoverQuestion(inDamaged.parts + inEarlier(parcel).parts)
        }
        var inItself: CoverQuestion { CoverQuestion([.together([restored])]) }
        var change: LandChange.Layers? {
            classes.map { LandChange.Layers(ground: restored, before: $0.before, after: $0.after) }
        }
        /// What sums up the change, where there are layers of classes.
        func changeSubject(in layers: [LoadedLayer], _ plan: LayerPlan) -> ChangeSubject? {
            change.map { change in
                ChangeSubject(
                    declaration: ChangeDeclaration(
                        item: 0, ground: layers[restored].declaration.name,
                        before: layers[change.before].declaration.name,
                        after: layers[change.after].declaration.name, line: 0),
                    question: plan.number(of: change.question))
            }
        }
        /// What it asks about the restored ground.
        var questions: [CoverQuestion] {
            let earlier = earlierOfGroup.sorted { $0.key < $1.key }.map { CoverQuestion([.together($0.value)]) }
            let all = earlier.isEmpty ? [inEarlier] : earlier
            return [inDamaged] + all + all.map { CoverQuestion(inDamaged.parts + $0.parts) } + [inItself]
                + (change.map { [$0.question] } ?? [])
        }
    }

    /// Makes a survey of layers in one working plane.
    ///
    /// - Parameters:
    ///   - found: what was found in the restored ground.
    ///   - change: what was found of its classes; `nil` without layers of classes.
    ///   - review: what sums cannot tell.
    ///   - ground: the layers, with what lies over them.
    ///   - target: what was to be restored; `nil` without.
    /// - Throws: `SurveyError` for layers of classes that do not fit.
    init(
        _ found: RestoredSubject, _ change: ChangeSubject?, _ review: RestoredReview, in ground: CoveredGround,
        target: Quantity? = nil
    ) throws(SurveyError) {
        let (numbers, state) = (found.numbers, found.state)
        let restored = ground.layers[numbers.restored]
        rows = RestoredRows(
            subject: found, record: restored.recorded, ground: ground, doubled: review.doubled)
        doubts = review.doubts
        counting = max(
            .zero, state.counting - review.countingTwice - review.boundary - review.restoredBefore)
        boundary = state.boundary
        let others = numbers.damaged + numbers.earlier + (numbers.classes.map { [$0.before, $0.after] } ?? [])
        layers = ([numbers.restored] + others).map { ground.layers[$0] }
        total = state.total
        countedTwice = review.countedTwice
        isOdd = state.isOdd
        recordedUnit = restored.recorded.unit
        self.target = target
        let own = restored.declaration
        let twins = numbers.damaged.map { ground.layers[$0].declaration }.filter(own.isSameGround)
        notes =
            twins.map(own.sameness)
            + (numbers.earlierGround?.leftOut.compactMap(\.words) ?? []) + review.notes
        outliers =
            recordedUnit == nil
            ? []
            : rows.filter(Self.isOutlier).sorted {
                ($0.difference?.squareMetres.magnitude ?? 0, $1.parcel.ordinal)
                    > ($1.difference?.squareMetres.magnitude ?? 0, $0.parcel.ordinal)
            }
        groups = RestoredSubject.roles.flatMap { Self.groups(state, by: $0, in: restored) }
        if let change, let classes = numbers.classes {
            self.change = try LandChange(
                change.declaration, change.state, before: ground.layers[classes.before],
                after: ground.layers[classes.after])
        } else {
            self.change = nil
        }
    }

    private static func groups(
        _ state: RestoredSubject.State, by role: FieldRole, in layer: LoadedLayer
    ) -> [Group] {
        guard layer.fields[role] != nil, let parts = state.groups[role] else { return [] }
        // A name of its own for each parcel groups nothing.
        guard parts.count < state.parcels || role == .year else { return [] }
        return parts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { value, sum in
            Group(
                role: role, value: value, parcels: sum.parcels, area: sum.area, inside: sum.inside,
                outside: sum.outside, earlier: sum.earlier)
        }
    }
}

/// The restored parcels of a survey, in the layer's order (恢复图斑行).
public struct RestoredRows: RandomAccessCollection, Sendable {
    fileprivate let subject: RestoredSubject
    fileprivate let record: RecordedArea
    fileprivate let ground: CoveredGround
    /// The positions of those that share ground with others.
    fileprivate let doubled: Set<Int>

    /// 0.
    public var startIndex: Int { 0 }
    /// Their number.
    public var endIndex: Int { ground.layers[subject.numbers.restored].parcels.count }

    /// A parcel, by its position in the layer.
    public subscript(position: Int) -> RestoredSurvey.Row {
        var row = subject.row(ground.covered(layer: subject.numbers.restored, parcel: position), record)
        if doubled.contains(position) { row.isOdd = true }
        return row
    }
}

/// Sums restored parcels (恢复图斑累计).
struct RestoredSubject: Subject {
    /// What sums are told apart by.
    static let roles: [FieldRole] = [.year, .name, .county, .item]

    struct Sum: Sendable, Codable {
        var parcels = 0
        var area = Area.zero
        var inside = Area.zero
        var outside = Area.zero
        var earlier = Area.zero

        static func += (left: inout Sum, right: Sum) {
            left.parcels += right.parcels
            left.area += right.area
            left.inside += right.inside
            left.outside += right.outside
            left.earlier += right.earlier
        }
    }

    struct State: Sendable, Codable {
        var parcels = 0
        var total = Area.zero
        /// What of it lies on damaged ground and was not restored before.
        var counting = Area.zero
        /// What of it lies outside damaged ground, or was restored before, with boundaries drawn twice only.
        var boundary = Area.zero
        var isOdd = false
        var groups: [FieldRole: [String?: Sum]] = [:]
    }

    let numbers: RestoredSurvey.Layers
    let plan: LayerPlan
    private let inDamaged, inItself: Int?
    var state = State()

    init(_ numbers: RestoredSurvey.Layers, _ plan: LayerPlan) {
        self.numbers = numbers
        self.plan = plan
        inDamaged = plan.number(of: numbers.inDamaged)
        inItself = plan.number(of: numbers.inItself)
    }

    /// A parcel with what it was found to be.
    func row(_ covered: CoveredParcel, _ record: RecordedArea?) -> RestoredSurvey.Row {
        let parcel = covered.parcel
        let depths = inItself.map { covered.answers[$0].shared } ?? []
        let damaged = inDamaged.map { covered.answers[$0] }
        let earlier = plan.number(of: numbers.inEarlier(parcel)).map { covered.answers[$0] }
        let shared = Area(rounding: depths.reduce(0) { $0 + $1.area }) ?? .zero
        return RestoredSurvey.Row(
            parcel: parcel, inside: damaged?.area(under: 0) ?? .zero,
            outside: damaged?.area(outside: 0) ?? parcel.area,
            earlier: earlier?.area(under: 0) ?? .zero,
            shared: min(shared, parcel.area), difference: record?.difference(of: parcel),
            isOdd: [damaged.map { $0.thickness(outside: 0) } ?? .overlap, earlier?.thickness(under: 0)]
                .contains { $0 ?? .coincident > .coincident })
    }

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let own = self.row(covered, nil)
        state.parcels += 1
        state.total += own.parcel.area
        if own.isOdd { state.isOdd = true }
        if let number = plan.number(of: numbers.counting(covered.parcel)) {
            for piece in covered.answers[number].pieces {
                // A boundary drawn twice takes nothing off.
                if piece.isUnder(0) && !piece.isUnder(1) || !piece.isGround { state.counting += piece.area }
                if !piece.isGround, !piece.isUnder(0) || piece.isUnder(1) { state.boundary += piece.area }
            }
        }
        for role in Self.roles {
            let text = own.parcel.attributes[role]
            let value = role == .county ? text.map(AdministrativeUnit.name(for:)) : text
            state.groups[role, default: [:]][value, default: Sum()] += Sum(
                parcels: 1, area: own.parcel.area, inside: own.inside, outside: own.outside,
                earlier: own.earlier)
        }
    }

    mutating func merge(_ other: State) {
        state.parcels += other.parcels
        state.total += other.total
        state.counting += other.counting
        state.boundary += other.boundary
        state.isOdd = state.isOdd || other.isOdd
        for (role, sums) in other.groups {
            for (value, sum) in sums { state.groups[role, default: [:]][value, default: Sum()] += sum }
        }
    }
}
