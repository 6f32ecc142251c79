import Covering
public import Geodesy
import Intake
import Overlay
public import Parcels
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
    public struct Row: Sendable {
        /// Its name; `nil` for ground outside all counties.
        public let county: String?
        /// The parcels with more than a seam of ground there; one in two counties counts in both.
        public internal(set) var parcels: Int
        /// The area there.
        public internal(set) var area: Area
        /// What of it lies in each protected ground; `nil` in one that is the layer itself.
        public internal(set) var inside: [Area?]
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
    static func question(_ protected: Int, counties: Int?, in layers: [LoadedLayer]) -> CoverQuestion {
        CoverQuestion(
            [tellsZones(layers[protected]) ? .divided(protected, .functionalZone) : .together([protected])],
            counties: counties)
    }

    /// Sums up a layer.
    ///
    /// - Parameters:
    ///   - number: of the layer in the run.
    ///   - counties: the number of the layer of counties; without one the parcels' own field tells the county.
    ///   - protected: the columns.
    /// - Throws: `inputRefused` when counties lie over each other.
    init(
        of number: Int, in ground: CoveredGround, counties: Int?, protected: [Protected]
    ) throws(SurveyError) {
        let layer = ground.layers[number]
        self.layer = layer.declaration.name
        self.protected = protected
        parcels = layer.parcels.count
        let columns = protected.map { column -> (question: CoverQuestion, zone: String?)? in
            guard let other = ground.number(of: column.layer), other != number else { return nil }
            let own = number == counties ? nil : counties
            return (Self.question(other, counties: own, in: ground.layers), column.zone)
        }
        var sums: [String?: Row] = [:]
        for (index, parcel) in layer.parcels.enumerated() {
            let parts = try CountyTabulation.split(index, of: number, in: ground, counties: counties)
            for (county, area) in parts {
                let empty = Row(
                    county: county, parcels: 0, area: .zero, inside: columns.map { $0.map { _ in .zero } })
                sums[county, default: empty].area += area
                if CountyTabulation.isGround(area, of: parcel) { sums[county]?.parcels += 1 }
            }
            for (place, column) in columns.enumerated() {
                guard let column,
                    let answer = ground.answer(to: column.question, layer: number, parcel: index)
                else { continue }
                let inside = answer.pieces.filter { piece in
                    piece.covers.contains { column.zone == nil || $0.value == column.zone }
                }
                guard !inside.isEmpty else { continue }
                let pieces = try CountyTabulation.split(
                    inside, among: parts, place: "\(layer.path) · #\(parcel.fid)")
                for (county, area) in pieces {
                    let former = sums[county]?.inside[place]
                    sums[county]?.inside[place] = former.flatMap { $0 }.map { $0 + area }
                }
            }
        }
        rows = CountyTabulation.ordered(sums.keys, counties: counties.map { ground.layers[$0] }).compactMap {
            sums[$0]
        }
    }
}
