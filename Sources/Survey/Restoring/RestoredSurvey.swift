public import Bilingual
import Covering
public import Geodesy
public import Intake
import Overlay
public import Parcels
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

        /// Whether somebody must look: more than a square metre outside, restored before, or met twice.
        public var isOdd: Bool { [outside, earlier, shared].contains { $0.squareMetres > 1 } }
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
    public let rows: [Row]
    /// The sums by year, by name, by county and by item, as far as the layer tells them.
    public let groups: [Group]
    /// The area of all parcels, each for itself.
    public let total: Area
    /// How much of it counts more than once inside the layer, rounded alone.
    public let countedTwice: Area
    /// The unit of the recorded areas; `nil` when they agree with the computed ones in none.
    public let recordedUnit: AreaUnit?
    /// What was to be restored; `nil` without.
    public let target: Quantity?
    /// The change of land classes; `nil` without layers of classes.
    public let change: LandChange?

    /// A difference from the record beyond this share, and beyond a square metre, is an outlier.
    public static let outlierShare = 0.01

    /// The parcels whose record differs, the farthest first.
    public var outliers: [Row] {
        rows.filter { row in
            guard let size = row.difference?.squareMetres.magnitude else { return false }
            return size > 1 && size > Self.outlierShare * row.parcel.area.squareMetres
        }.sorted { ($0.difference?.squareMetres ?? 0).magnitude > ($1.difference?.squareMetres ?? 0).magnitude }
    }

    /// Whether somebody must look: ground outside, restored before or twice, an outlier, a feature set aside.
    public var needsAttention: Bool {
        rows.contains { $0.outside.squareMetres > 1 || $0.earlier.squareMetres > 1 }
            || countedTwice.squareMetres > 1 || !outliers.isEmpty || layers.contains(where: \.needsAttention)
            || isShortOfTarget
    }

    /// Whether less than the target was restored.
    public var isShortOfTarget: Bool {
        guard let target, let unit = target.unit else { return false }
        return Rational(Int128(total.hundredths), 100) + target.value.halfUnit * unit.size < target.magnitude
    }

    /// Reads the layers of a request and makes a survey.
    ///
    /// - Throws: `SurveyError` for layers that cannot be read or laid over each other.
    public init(_ request: RestoredRequest, progress: (Message) -> Void = { _ in }) async throws {
        let loader = LayerLoader(model: .statutory)
        var layers: [LoadedLayer] = []
        func load(_ declaration: LayerDeclaration) throws(SurveyError) -> Int {
            layers.append(try loader.parcels(of: declaration, progress: progress))
            return layers.count - 1
        }
        let restored = try load(request.restored)
        let damaged = try request.damaged.map { declaration throws(SurveyError) in try load(declaration) }
        let earlier = try request.earlier.map { declaration throws(SurveyError) in try load(declaration) }
        let classes = try request.classes.map { pair throws(SurveyError) in
            (before: try load(pair.before), after: try load(pair.after))
        }
        let numbers = Layers(restored: restored, damaged: damaged, earlier: earlier, classes: classes)
        progress(
            Message(
                zh: "压盖分析 \(request.restored.name)", en: "overlaying \(request.restored.name)"))
        let ground = try await CoveredGround(layers, asking: [restored: numbers.questions], jobs: 1)
        try self.init(numbers, in: ground, target: request.target)
    }

    /// The numbers of the layers of a survey in a run.
    struct Layers {
        /// The restored ground.
        let restored: Int
        /// The ground it belongs to.
        let damaged: [Int]
        /// What was restored earlier, or for other items.
        let earlier: [Int]
        /// The land classes before and after; `nil` without.
        var classes: (before: Int, after: Int)?

        var inDamaged: CoverQuestion { CoverQuestion([.together(damaged.sorted())]) }
        var inEarlier: CoverQuestion { CoverQuestion([.together(earlier.sorted())]) }
        var inItself: CoverQuestion { CoverQuestion([.together([restored])]) }
        var change: LandChange.Layers? {
            classes.map { LandChange.Layers(ground: restored, before: $0.before, after: $0.after) }
        }
        /// What it asks about the restored ground.
        var questions: [CoverQuestion] {
            [inDamaged, inEarlier, inItself] + (change.map { [$0.question] } ?? [])
        }
    }

    /// Makes a survey of layers in one working plane.
    ///
    /// - Parameters:
    ///   - numbers: the layers.
    ///   - ground: with the answers to their questions.
    ///   - target: what was to be restored; `nil` without.
    /// - Throws: `SurveyError` for layers of classes that do not fit.
    init(_ numbers: Layers, in ground: CoveredGround, target: Quantity? = nil) throws(SurveyError) {
        let restored = ground.layers[numbers.restored]
        func answer(_ question: CoverQuestion, _ parcel: Int) -> CoverAnswer? {
            ground.answer(to: question, layer: numbers.restored, parcel: parcel)
        }
        let record = RecordedArea(of: restored.parcels)
        var rows: [Row] = []
        var twice = 0.0
        for (index, parcel) in restored.parcels.enumerated() {
            let depths = answer(numbers.inItself, index)?.shared ?? []
            // Ground under n parcels is met n times and counts n − 1 times too often.
            twice += depths.reduce(0) { $0 + $1.area * Double($1.depth - 1) / Double($1.depth) }
            let shared = Area(rounding: depths.reduce(0) { $0 + $1.area }) ?? .zero
            let damaged = answer(numbers.inDamaged, index)
            rows.append(
                Row(
                    parcel: parcel, inside: damaged?.area(under: 0) ?? .zero,
                    outside: damaged?.area(outside: 0) ?? parcel.area,
                    earlier: answer(numbers.inEarlier, index)?.area(under: 0) ?? .zero,
                    shared: min(shared, parcel.area), difference: record.difference(of: parcel)))
        }
        self.rows = rows
        let others = numbers.damaged + numbers.earlier + (numbers.classes.map { [$0.before, $0.after] } ?? [])
        layers = ([numbers.restored] + others).map { ground.layers[$0] }
        total = rows.reduce(.zero) { $0 + $1.parcel.area }
        countedTwice = Area(rounding: twice) ?? .zero
        recordedUnit = record.unit
        self.target = target
        groups = [FieldRole.year, .name, .county, .item].flatMap { Self.groups(rows, by: $0, in: restored) }
        change = try numbers.change.map { change throws(SurveyError) in
            try LandChange(
                ChangeDeclaration(
                    item: 0, ground: restored.declaration.name,
                    before: ground.layers[change.before].declaration.name,
                    after: ground.layers[change.after].declaration.name, line: 0), change, in: ground)
        }
    }

    private static func groups(_ rows: [Row], by role: FieldRole, in layer: LoadedLayer) -> [Group] {
        guard layer.fields[role] != nil else { return [] }
        func value(_ row: Row) -> String? {
            let text = row.parcel.attributes[role]
            return role == .county ? text.map(AdministrativeUnit.name(for:)) : text
        }
        let parts = Dictionary(grouping: rows, by: value)
        // A name of its own for each parcel groups nothing.
        guard parts.count < rows.count || role == .year else { return [] }
        return parts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { value, rows in
            Group(
                role: role, value: value, parcels: rows.count,
                area: rows.reduce(.zero) { $0 + $1.parcel.area }, inside: rows.reduce(.zero) { $0 + $1.inside },
                outside: rows.reduce(.zero) { $0 + $1.outside }, earlier: rows.reduce(.zero) { $0 + $1.earlier }
            )
        }
    }
}
