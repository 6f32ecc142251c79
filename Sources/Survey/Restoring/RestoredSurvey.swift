public import Bilingual
public import Geodesy
import Overlay
public import Parcels

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
    public init(_ request: RestoredRequest, progress: (Message) -> Void = { _ in }) throws {
        let loader = try LayerLoader(model: .statutory)
        func load(_ declaration: LayerDeclaration) throws(SurveyError) -> LoadedLayer {
            try loader.parcels(of: declaration, progress: progress)
        }
        let restored = try load(request.restored)
        let damaged = try request.damaged.map { declaration throws(SurveyError) in try load(declaration) }
        let earlier = try request.earlier.map { declaration throws(SurveyError) in try load(declaration) }
        let classes = try request.classes.map { pair throws(SurveyError) in
            (before: try load(pair.before), after: try load(pair.after))
        }
        progress(
            Message(zh: "压盖分析 \(restored.declaration.name)", en: "overlaying \(restored.declaration.name)"))
        try self.init(
            restored: restored, damaged: damaged, earlier: earlier, classes: classes, target: request.target)
    }

    /// Makes a survey of layers in one working plane.
    ///
    /// - Parameters:
    ///   - restored: the restored ground.
    ///   - damaged: the ground it belongs to.
    ///   - earlier: what was restored earlier, or for other items.
    ///   - classes: the land classes before and after; `nil` without.
    ///   - target: what was to be restored; `nil` without.
    /// - Throws: `SurveyError` for layers that cannot be laid over each other.
    init(
        restored: LoadedLayer, damaged: [LoadedLayer], earlier: [LoadedLayer] = [],
        classes: (before: LoadedLayer, after: LoadedLayer)? = nil, target: Quantity? = nil
    ) throws(SurveyError) {
        let covers = (damaged + earlier).map { CoverGroup($0) }
        let coverage = try CoverageComputation.coverage(of: restored, by: covers)
        let own: EdgeCoverageEngine
        do {
            own = try EdgeCoverageEngine([CoverLayer(features: restored.parcels.map(\.ground))])
        } catch {
            throw SurveyError(.inputRefused, at: restored.path, error.message)
        }
        // Bits by place, not by name: a layer may be named on both sides.
        let damagedMask = LayerMask(rawValue: damaged.isEmpty ? 0 : .max >> UInt64(64 - damaged.count))
        let earlierMask = LayerMask(
            rawValue: earlier.isEmpty ? 0 : (.max >> UInt64(64 - earlier.count)) << UInt64(damaged.count))
        let record = RecordedArea(of: restored.parcels)
        var rows: [Row] = []
        var twice = 0.0
        for (parcel, covered) in zip(restored.parcels, coverage.parcels) {
            let depths: [Coverage.DepthArea]
            do {
                depths = try own.coverage(of: parcel.ground).depths
            } catch {
                throw SurveyError(.inputRefused, at: "\(restored.path) · #\(parcel.fid)", error.message)
            }
            // Ground under n parcels is met n times and counts n − 1 times too often.
            twice += depths.reduce(0) { $0 + $1.area * Double($1.depth - 1) / Double($1.depth) }
            let shared = Area(rounding: depths.reduce(0) { $0 + $1.area }) ?? .zero
            rows.append(
                Row(
                    parcel: parcel, inside: covered.area(underAny: damagedMask),
                    outside: covered.area(outside: damagedMask), earlier: covered.area(underAny: earlierMask),
                    shared: min(shared, parcel.area), difference: record.difference(of: parcel)))
        }
        self.rows = rows
        layers = [restored] + damaged + earlier + (classes.map { [$0.before, $0.after] } ?? [])
        total = rows.reduce(.zero) { $0 + $1.parcel.area }
        countedTwice = Area(rounding: twice) ?? .zero
        recordedUnit = record.unit
        self.target = target
        groups = [FieldRole.year, .name, .county, .item].flatMap { Self.groups(rows, by: $0, in: restored) }
        change = try classes.map { pair throws(SurveyError) in
            try LandChange(
                ChangeDeclaration(
                    item: 0, ground: restored.declaration.name, before: pair.before.declaration.name,
                    after: pair.after.declaration.name, line: 0),
                of: restored, from: pair.before, to: pair.after)
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
