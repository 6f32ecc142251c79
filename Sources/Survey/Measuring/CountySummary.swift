public import Geodesy
import Overlay
public import Parcels

/// A layer by county, with what of it lies in protected ground (旗县市面积汇总表，含“其中”各列).
///
/// All areas are exact sums of the masks of one coverage, so the counties add up to the layer, and no column holds more
/// than its county.
public struct CountySummary: Sendable {
    /// Protected ground that makes a column: a layer, or one functional zone of a reserve layer.
    public struct Protected: Sendable, Hashable {
        /// The name of the layer.
        public let layer: String
        /// What kind of ground it is.
        public let kind: LayerKind
        /// The functional zone (功能分区); `nil` for the whole layer.
        public let zone: String?
    }

    /// A county.
    public struct Row: Sendable {
        /// Its name; `nil` for ground outside all counties.
        public let county: String?
        /// The parcels with ground there; one in two counties counts in both.
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

    /// The covers by which a layer of protected ground makes columns: one for each functional zone where it tells zones.
    static func covers(of layer: LoadedLayer) -> [CoverGroup] {
        let hasZones = layer.parcels.contains { $0.attributes[.functionalZone] != nil }
        guard layer.declaration.kind == .natureReserve, hasZones else { return [CoverGroup(layer)] }
        let groups = CoverGroup.groups(of: layer) { layer.parcels[$0].attributes[.functionalZone] ?? "" }
        // A mistaken field with a value for each feature tells no zones.
        return groups.count <= 8 ? groups : [CoverGroup(layer)]
    }

    /// The columns that layers make.
    static func columns(of layers: [LoadedLayer]) -> [Protected] {
        layers.filter { kinds.contains($0.declaration.kind) && $0.content == .parcels }.flatMap { layer in
            covers(of: layer).map {
                Protected(layer: layer.declaration.name, kind: layer.declaration.kind, zone: $0.value)
            }
        }
    }

    /// Sums up a layer.
    ///
    /// - Parameters:
    ///   - coverage: of the layer by the counties and the protected ground.
    ///   - counties: the layer of counties; without one the parcels' own field tells the county.
    ///   - protected: the columns.
    /// - Throws: `inputRefused` when counties lie over each other.
    init(
        of layer: LoadedLayer, coverage: LayerCoverage, counties: LoadedLayer?, protected: [Protected]
    ) throws(SurveyError) {
        self.layer = layer.declaration.name
        self.protected = protected
        parcels = layer.parcels.count
        let masks = protected.map { column -> LayerMask? in
            column.layer == layer.declaration.name
                ? nil : coverage.mask { $0.layer == column.layer && $0.value == column.zone }
        }
        var sums: [String?: Row] = [:]
        for (parcel, covered) in zip(layer.parcels, coverage.parcels) {
            var met: Set<String?> = []
            for piece in covered.masks {
                let parts = try CountyTabulation.split(parcel, [piece], coverage, counties: counties)
                for (county, area) in parts where area > .zero {
                    var row =
                        sums[county]
                        ?? Row(
                            county: county, parcels: 0, area: .zero, inside: masks.map { $0.map { _ in .zero } }
                        )
                    if met.insert(county).inserted { row.parcels += 1 }
                    row.area += area
                    for (column, mask) in masks.enumerated() {
                        guard let mask, !piece.mask.isDisjoint(with: mask) else { continue }
                        row.inside[column] = row.inside[column].map { $0 + area }
                    }
                    sums[county] = row
                }
            }
        }
        rows = CountyTabulation.ordered(sums.keys, counties: counties).compactMap { sums[$0] }
    }
}
