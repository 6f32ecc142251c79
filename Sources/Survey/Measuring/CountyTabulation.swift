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
            let parts = try split(
                parcel, of: layer, coverage?.parcels[index].masks ?? [], coverage, counties: counties)
            for (county, area) in parts {
                let key = Key(county: county, landClass: parcel.attributes[.landClass])
                sums[key, default: (0, .zero)].parcels += isGround(area, of: parcel) ? 1 : 0
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

    /// Whether a part of a parcel is more than what borders that are drawn twice leave between them: a square metre, or half
    /// of the parcel.
    static func isGround(_ area: Area, of parcel: Parcel) -> Bool {
        area.squareMetres >= 1 || area + area >= parcel.area
    }

    /// The parcel's area by county: exact sums of its masks.
    ///
    /// Without a layer of counties, the parcel's own field tells the county; a county lies in itself. Ground of less than a
    /// square metre outside all counties is a seam between them, and goes to the county with most of the parcel.
    static func split(
        _ parcel: Parcel, of layer: LoadedLayer, _ masks: [(mask: LayerMask, area: Area)],
        _ coverage: LayerCoverage?, counties: LoadedLayer?
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let counties else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        guard layer.declaration.name != counties.declaration.name else {
            return [(name(of: parcel), parcel.area)]
        }
        guard let coverage, coverage.covers.contains(where: { $0.layer == counties.declaration.name }) else {
            return [(parcel.attributes[.county].map(AdministrativeUnit.name(for:)), parcel.area)]
        }
        var parts = try areas(
            of: masks, coverage, counties: counties.declaration.name,
            place: "\(counties.path) · #\(parcel.fid)")
        if let seam = parts.firstIndex(where: { $0.county == nil }), !isGround(parts[seam].area, of: parcel),
            let main = parts.indices.filter({ $0 != seam }).max(by: { parts[$0].area < parts[$1].area })
        {
            parts[main].area += parts[seam].area
            parts.remove(at: seam)
        }
        return parts
    }

    /// Some of a parcel's masks by the counties among which the parcel was split.
    static func split(
        _ parcel: Parcel, _ masks: [(mask: LayerMask, area: Area)],
        among parts: [(county: String?, area: Area)],
        _ coverage: LayerCoverage, counties: LoadedLayer?
    ) throws(SurveyError) -> [(county: String?, area: Area)] {
        guard let main = parts.max(by: { $0.area < $1.area }) else { return [] }
        guard parts.count > 1, let counties else {
            return [(main.county, masks.reduce(.zero) { $0 + $1.area })]
        }
        let own = Set(parts.map(\.county))
        return try areas(
            of: masks, coverage, counties: counties.declaration.name,
            place: "\(counties.path) · #\(parcel.fid)"
        ).map { (own.contains($0.county) ? $0.county : main.county, $0.area) }
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
