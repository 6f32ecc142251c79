import Geodesy
import Parcels

/// Tabulates parcels by county and class.
///
/// With a layer of counties each parcel is split along their borders, balanced so that its pieces add up;
/// without one the parcel's own field tells the county.
enum CountyTabulation {
    private struct Key: Hashable {
        let county: String?
        let landClass: String?
    }

    /// The rows of one layer, counties in the order of the county layer, then by class.
    static func rows(
        of layer: LoadedLayer, coverage: LayerCoverage?, counties: LoadedLayer?
    ) -> [CountyClassArea] {
        var sums: [Key: (parcels: Int, area: Area)] = [:]
        for (index, parcel) in layer.parcels.enumerated() {
            for (county, area) in split(parcel, coverage: coverage, index: index, counties: counties) {
                let key = Key(county: county, landClass: parcel.attributes[.landClass])
                sums[key, default: (0, .zero)].parcels += 1
                sums[key, default: (0, .zero)].area += area
            }
        }
        let order = counties?.parcels.map { name(of: $0) } ?? AdministrativeUnit.counties.map(\.name)
        func rank(_ county: String?) -> (Int, String) {
            guard let county else { return (Int.max, "") }
            return (order.firstIndex(of: county) ?? order.count, county)
        }
        return sums.keys.sorted { left, right in
            let (a, b) = (rank(left.county), rank(right.county))
            return a == b ? (left.landClass ?? "") < (right.landClass ?? "") : a < b
        }.map { key in
            CountyClassArea(
                layer: layer.declaration.name, county: key.county, landClass: key.landClass,
                parcels: sums[key]?.parcels ?? 0, area: sums[key]?.area ?? .zero)
        }
    }

    private static func split(
        _ parcel: Parcel, coverage: LayerCoverage?, index: Int, counties: LoadedLayer?
    ) -> [(county: String?, area: Area)] {
        guard let counties, let coverage,
            let number = coverage.covers.firstIndex(of: counties.declaration.name)
        else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        let pieces = coverage.parcels[index]
        let inside = pieces.features.filter { $0.layer == number }
        let outside = pieces.area(outside: coverage.mask(of: [counties.declaration.name]))
        let weights = inside.map(\.area.squareMetres) + [outside.squareMetres]
        let names = inside.map { Optional(name(of: counties.parcels[$0.feature])) } + [nil]
        return zip(names, (try? parcel.area.balanced(over: weights)) ?? weights.map { _ in .zero }).filter {
            $1 > .zero
        }.map {
            (county: $0, area: $1)
        }
    }

    private static func name(of county: Parcel) -> String {
        AdministrativeUnit.name(for: county.attributes[.name] ?? county.attributes[.county] ?? county.id)
    }
}
