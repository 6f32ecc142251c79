import Bilingual
import Geodesy
import Geometry
import Overlay
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
            for (county, area) in try split(
                parcel, coverage?.parcels[index].masks ?? [], coverage, counties: counties)
            {
                let key = Key(county: county, landClass: parcel.attributes[.landClass])
                sums[key, default: (0, .zero)].parcels += 1
                sums[key, default: (0, .zero)].area += area
            }
        }
        let schemes = layer.classSchemes
        let scheme = schemes.count == 1 ? schemes.first : nil
        let counties = ordered(sums.keys.map(\.county), counties: counties)
        return sums.keys.sorted { left, right in
            let (a, b) = (counties.firstIndex(of: left.county) ?? 0, counties.firstIndex(of: right.county) ?? 0)
            return a == b ? (left.landClass ?? "") < (right.landClass ?? "") : a < b
        }.map { key in
            CountyClassArea(
                layer: layer.declaration.name, county: key.county, landClass: key.landClass,
                className: key.landClass.flatMap { scheme?.name(of: $0) },
                parcels: sums[key]?.parcels ?? 0, area: sums[key]?.area ?? .zero)
        }
    }

    /// Names of counties, each once: those of the county layer in its order, others by name, ground outside all last.
    static func ordered(_ names: some Sequence<String?>, counties: LoadedLayer?) -> [String?] {
        let order = counties?.parcels.map { name(of: $0) } ?? AdministrativeUnit.counties.map(\.name)
        func rank(_ county: String?) -> (Int, String) {
            guard let county else { return (Int.max, "") }
            return (order.firstIndex(of: county) ?? order.count, county)
        }
        return Set(names).sorted { rank($0) < rank($1) }
    }

    /// Each county near a layer as a cover of its own.
    static func covers(of counties: LoadedLayer, around subject: LoadedLayer) -> [CoverGroup] {
        var extent = Box.empty
        for parcel in subject.parcels { extent.extend(to: parcel.ground.box) }
        let near = counties.parcels.map { $0.ground.box.meets(extent) }
        // The layer stays whole when no county is near, so that ground outside all is still told.
        let groups = CoverGroup.groups(of: counties) { name(of: counties.parcels[$0]) }
        let names = Set(zip(counties.parcels, near).filter(\.1).map { name(of: $0.0) })
        let kept = groups.filter { names.contains($0.value ?? "") }
        return kept.isEmpty ? Array(groups.prefix(1)) : kept
    }

    /// The parcel's area by county: exact sums of its masks.
    ///
    /// Without a layer of counties, the parcel's own field tells the county of all its masks.
    static func split(
        _ parcel: Parcel, _ masks: [(mask: LayerMask, area: Area)], _ coverage: LayerCoverage?,
        counties: LoadedLayer?
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let counties, let coverage,
            coverage.covers.contains(where: { $0.layer == counties.declaration.name })
        else {
            let area = masks.isEmpty ? parcel.area : masks.reduce(.zero) { $0 + $1.area }
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), area)]
        }
        return try areas(
            of: masks, coverage, counties: counties.declaration.name, place: "\(counties.path) · #\(parcel.fid)"
        )
    }

    /// Areas of masks by the county in them; `nil` for ground outside all.
    ///
    /// - Throws: `inputRefused` for a mask with two counties.
    static func areas(
        of masks: [(mask: LayerMask, area: Area)], _ coverage: LayerCoverage, counties: String, place: String
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        var order: [String?] = []
        var areas: [String?: Area] = [:]
        for piece in masks where piece.area > .zero {
            let names = coverage.covers(in: piece.mask).filter { $0.layer == counties }.compactMap(\.value)
            // Borders that both counties draw may cross by the rounding of their corners.
            guard names.count < 2 || piece.area.squareMetres < 1 else {
                throw SurveyError(
                    .inputRefused, at: place,
                    Message(
                        zh: "旗县市图层的要素互相重叠（\(names.joined(separator: "、"))），无法按旗县市分割，请先修正",
                        en:
                            "counties overlap each other (\(names.joined(separator: ", "))), so parcels cannot be split; mend them first"
                    ))
            }
            let county = names.first
            if areas[county] == nil { order.append(county) }
            areas[county, default: .zero] += piece.area
        }
        return order.map { (county: $0, area: areas[$0] ?? .zero) }
    }

    static func name(of county: Parcel) -> String {
        AdministrativeUnit.name(for: county.attributes[.name] ?? county.attributes[.county] ?? county.id)
    }
}
