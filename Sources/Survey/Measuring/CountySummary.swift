public import Geodesy
import Overlay
public import Parcels

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

    /// The covers by which a layer of protected ground makes columns: one for each functional zone where it tells zones.
    static func covers(of layer: LoadedLayer) -> [CoverGroup] {
        let hasZones = layer.parcels.contains { $0.attributes[.functionalZone] != nil }
        guard layer.declaration.kind == .natureReserve, hasZones else { return [CoverGroup(layer)] }
        let groups = CoverGroup.groups(of: layer) { index in
            String((layer.parcels[index].attributes[.functionalZone] ?? "").trimmingWhitespace)
        }
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
    ///   - coverages: of the layer by the counties and the protected ground; each column is looked up in the first that has
    ///     it, the counties in each.
    ///   - counties: the layer of counties; without one the parcels' own field tells the county.
    ///   - protected: the columns.
    /// - Throws: `inputRefused` when counties lie over each other.
    init(
        of layer: LoadedLayer, coverages: [LayerCoverage], counties: LoadedLayer?, protected: [Protected]
    ) throws(SurveyError) {
        self.layer = layer.declaration.name
        self.protected = protected
        parcels = layer.parcels.count
        let columns = protected.map { column -> (coverage: LayerCoverage, mask: LayerMask)? in
            coverages.lazy.compactMap { coverage in
                let mask = coverage.mask { $0.layer == column.layer && $0.value == column.zone }
                return mask.isEmpty ? nil : (coverage, mask)
            }.first
        }
        var sums: [String?: Row] = [:]
        for (index, parcel) in layer.parcels.enumerated() {
            let main = coverages.first
            let parts = try CountyTabulation.split(
                parcel, of: layer, main?.parcels[index].masks ?? [], main, counties: counties)
            for (county, area) in parts {
                let empty = Row(
                    county: county, parcels: 0, area: .zero, inside: columns.map { $0.map { _ in .zero } })
                sums[county, default: empty].area += area
                if CountyTabulation.isGround(area, of: parcel) { sums[county]?.parcels += 1 }
            }
            for (number, column) in columns.enumerated() {
                guard let column else { continue }
                let inside = column.coverage.parcels[index].masks.filter {
                    !$0.mask.isDisjoint(with: column.mask)
                }
                guard !inside.isEmpty else { continue }
                let pieces = try CountyTabulation.split(
                    parcel, inside, among: parts, column.coverage, counties: counties)
                for (county, area) in pieces {
                    let former = sums[county]?.inside[number]
                    sums[county]?.inside[number] = former.flatMap { $0 }.map { $0 + area }
                }
            }
        }
        rows = CountyTabulation.ordered(sums.keys, counties: counties).compactMap { sums[$0] }
    }
}

extension String {
    /// The text without white space around it.
    fileprivate var trimmingWhitespace: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
