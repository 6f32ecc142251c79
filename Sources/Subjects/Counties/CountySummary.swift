import Covering
public import Geodesy
import Intake
public import Land
import Overlay
import Project

/// A layer by county, with what of it lies in protected ground (旗县市面积汇总表，含“其中”各列).
///
/// Areas are exact sums of the masks of coverages, so the counties add up to the layer.
public struct CountySummary: Sendable {
    /// Protected ground that makes a column: a layer, or one functional zone of a reserve layer.
    public struct Protected: Sendable, Hashable {
        /// The name of the layer.
        public let layer: String
        /// What kind of ground it is.
        public let kind: LayerKind
        /// The functional zone (功能分区), empty for features of a layer with zones that tell none; `nil` for the whole layer.
        public let zone: String?
    }

    /// A county.
    public struct Row: Sendable, Codable {
        /// Its name; `nil` for ground outside all counties.
        public let county: String?
        /// The parcels with more than a seam of ground there; one in two counties counts in both.
        public internal(set) var parcels: Int
        /// The area there.
        public internal(set) var area: Area
        /// What of it lies in each protected ground; `nil` in one that is the layer itself.
        public internal(set) var inside: [Area?]

        mutating func enter(_ area: Area, isGround: Bool) {
            self.area += area
            if isGround { parcels += 1 }
        }
    }

    /// The kinds of ground that make columns.
    static let kinds: Set<LayerKind> = [
        .basicGrassland, .natureReserve, .ecologicalRedline, .permanentFarmland,
    ]

    /// The name of the layer.
    public let layer: String
    /// How many parcels it has.
    public let parcels: Int
    /// The protected ground, in the project's order; the same for all layers of a run.
    public let protected: [Protected]
    /// The counties, in the order of the county layer; ground outside all last.
    public let rows: [Row]
    /// Whether parcels of it share ground, which counts for each.
    public let hasDoubledGround: Bool

    /// Whether a layer of protected ground makes a column for each of its functional zones.
    static func tellsZones(_ layer: LoadedLayer) -> Bool {
        guard layer.declaration.kind == .natureReserve,
            layer.parcels.contains(where: { $0.attributes[.functionalZone] != nil })
        else { return false }
        // A mistaken field with a value for each feature tells no zones.
        return Set(layer.parcels.map(CoverGrouping.functionalZone.value)).count <= 8
    }

    /// The columns that layers make.
    static func columns(of layers: [LoadedLayer]) -> [Protected] {
        layers.filter { kinds.contains($0.declaration.kind) && $0.content == .parcels }.flatMap {
            layer -> [Protected] in
            func column(_ zone: String?) -> Protected {
                Protected(layer: layer.declaration.name, kind: layer.declaration.kind, zone: zone)
            }
            guard tellsZones(layer) else { return [column(nil)] }
            var order: [String] = []
            for parcel in layer.parcels {
                let zone = CoverGrouping.functionalZone.value(of: parcel)
                if !order.contains(zone) { order.append(zone) }
            }
            return order.map(column)
        }
    }

    /// The question that each layer of protected ground makes.
    ///
    /// - Parameter protected: the number of the layer.
    static func question(_ protected: Int, counties: Int?, in layers: [LayerFacts]) -> CoverQuestion {
        CoverQuestion(
            [
                layers[protected].loaded.map(tellsZones) ?? false
                    ? .divided(protected, .functionalZone) : .together([protected])
            ],
            counties: counties)
    }
}

/// Sums the parcels of a layer by county, with what of them lies in protected ground (旗县市累计).
struct CountySubject: Subject {
    typealias Row = CountySummary.Row

    struct State: Sendable, Codable {
        var rows: [String?: Row] = [:]
        var parcels = 0
        var conflicts = CountyConflicts()
        var fault = First<PlacedMessage>()
    }

    let borders: CountyBorders
    /// Per column the number of its question and its zone; `nil` where the column is the layer itself.
    let columns: [(question: Int, zone: String?)?]
    /// The path of the layer, for messages.
    let path: String
    var state = State()

    /// - Parameter protected: the columns.
    init(
        _ plan: LayerPlan, _ layers: [LayerFacts], protected: [CountySummary.Protected]
    ) {
        borders = CountyBorders(plan, layers)
        path = layers[plan.layer].path
        let counties = plan.layer == layers.counties ? nil : layers.counties
        columns = protected.map { column in
            guard let other = layers.number(of: column.layer), other != plan.layer else { return nil }
            let question = CountySummary.question(other, counties: counties, in: layers)
            return plan.number(of: question).map { ($0, column.zone) }
        }
    }

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        state.parcels += 1
        do {
            try enter(covered)
        } catch {
            state.fault.enter(PlacedMessage(error), ordinal: covered.parcel.ordinal)
        }
    }

    private mutating func enter(_ covered: CoveredParcel) throws(SurveyError) {
        let parcel = covered.parcel
        let (columns, parts) = (columns, try CountyTabulation.split(covered, by: borders))
        if borders.question != nil { state.conflicts.enter(parcel, parts, of: borders.counties) }
        for (county, area) in parts {
            state.rows[county, default: Self.empty(county, columns)].enter(
                area, isGround: CountyTabulation.isGround(area, of: parcel))
        }
        for (place, column) in columns.enumerated() {
            guard let column else { continue }
            let inside = covered.answers[column.question].pieces.filter { piece in
                piece.covers.contains { column.zone == nil || $0.value == column.zone }
            }
            guard !inside.isEmpty else { continue }
            let pieces = try CountyTabulation.split(
                inside, of: parcel, among: parts, place: "\(path) · #\(parcel.fid)")
            for (county, area) in pieces {
                let former = state.rows[county]?.inside[place]
                state.rows[county]?.inside[place] = former.flatMap { $0 }.map { $0 + area }
            }
        }
    }

    /// A county in which nothing lies yet.
    private static func empty(_ county: String?, _ columns: [(question: Int, zone: String?)?]) -> Row {
        Row(county: county, parcels: 0, area: .zero, inside: columns.map { $0.map { _ in .zero } })
    }

    mutating func merge(_ other: State) {
        state.parcels += other.parcels
        state.rows.merge(other.rows) { one, other in
            Row(
                county: one.county, parcels: one.parcels + other.parcels, area: one.area + other.area,
                inside: zip(one.inside, other.inside).map { left, right in
                    left.flatMap { left in right.map { left + $0 } }
                })
        }
        state.conflicts.merge(other.conflicts)
        state.fault.merge(other.fault)
    }

    /// The summary.
    ///
    /// - Throws: `inputRefused` when counties lie over each other.
    func summary(
        _ layer: LoadedLayer, counties: LoadedLayer?, protected: [CountySummary.Protected],
        hasDoubledGround: Bool
    ) throws(SurveyError) -> CountySummary {
        if let fault = state.fault.value { throw fault.error }
        return CountySummary(
            layer: layer.declaration.name, parcels: state.parcels, protected: protected,
            rows: CountyTabulation.ordered(state.rows.keys, counties: counties).compactMap { state.rows[$0] },
            hasDoubledGround: hasDoubledGround)
    }
}
