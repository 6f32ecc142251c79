import Bilingual
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
    ///
    /// - Throws: `inputRefused` when counties lie over each other.
    static func rows(
        of layer: LoadedLayer, coverage: LayerCoverage?, counties: LoadedLayer?
    ) throws(SurveyError) -> [CountyClassArea] {
        var sums: [Key: (parcels: Int, area: Area)] = [:]
        for (index, parcel) in layer.parcels.enumerated() {
            for (county, area) in try split(parcel, coverage: coverage, index: index, counties: counties) {
                let key = Key(county: county, landClass: parcel.attributes[.landClass])
                sums[key, default: (0, .zero)].parcels += 1
                sums[key, default: (0, .zero)].area += area
            }
        }
        let schemes = layer.classSchemes
        let scheme = schemes.count == 1 ? schemes.first : nil
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
                className: key.landClass.flatMap { scheme?.name(of: $0) },
                parcels: sums[key]?.parcels ?? 0, area: sums[key]?.area ?? .zero)
        }
    }

    private static func split(
        _ parcel: Parcel, coverage: LayerCoverage?, index: Int, counties: LoadedLayer?
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let counties, let coverage,
            let number = coverage.covers.firstIndex(of: counties.declaration.name)
        else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        let pieces = coverage.parcels[index]
        let outside = pieces.area(outside: coverage.mask(of: [counties.declaration.name]))
        var names: [String?] = []
        var weights: [Double] = []
        for piece in pieces.features where piece.layer == number {
            let county = name(of: counties.parcels[piece.feature])
            if let known = names.firstIndex(of: county) {
                weights[known] += piece.area.squareMetres
            } else {
                names.append(county)
                weights.append(piece.area.squareMetres)
            }
        }
        let inside = (parcel.area - outside).squareMetres
        // Rounding aside, more ground in counties than there is means that counties lie over each other.
        guard weights.reduce(0, +) <= inside + 0.01 * Double(weights.count + 1) + 1e-6 * inside else {
            throw SurveyError(
                .inputRefused, at: counties.path,
                Message(
                    zh: "旗县市图层的要素互相重叠（在图斑 #\(parcel.fid) 处），无法按旗县市分割，请先修正",
                    en:
                        "counties overlap each other (at parcel #\(parcel.fid)), so parcels cannot be split; mend them first"
                ))
        }
        names.append(nil)
        weights.append(outside.squareMetres)
        do {
            return zip(names, try parcel.area.balanced(over: weights)).filter { $1 > .zero }
                .map { (county: $0, area: $1) }
        } catch {
            throw SurveyError(.fault, at: "\(counties.path) · #\(parcel.fid)", error.message)
        }
    }

    private static func name(of county: Parcel) -> String {
        AdministrativeUnit.name(for: county.attributes[.name] ?? county.attributes[.county] ?? county.id)
    }
}
