import Bilingual
import Geodesy
import Overlay
import Parcels

/// Tells features apart by what a check asks: county, class, year, zone, or a field (分组).
struct FeatureGrouping {
    private enum Key {
        case county
        case role(FieldRole)
        case zone
        case value(Int)
    }

    private let keys: [Key]

    /// - Parameters:
    ///   - words: `county`, `class`, `year`, `name`, `zone`, or names of fields.
    ///   - fields: the further fields that the layer was read with.
    ///   - invalid: makes the error of a message.
    init(
        _ words: [String], of layer: LoadedLayer, fields: [String], invalid: (Message) -> ProjectError
    ) throws {
        keys = try words.map { word in
            switch word {
            case "county": return .county
            case "zone": return .zone
            default:
                if let role = FieldRole(rawValue: word), layer.fields[role] != nil { return .role(role) }
                if let index = fields.firstIndex(of: word) { return .value(index) }
                throw invalid(
                    Message(
                        zh: "图层“\(layer.declaration.name)”不能按“\(word)”分组",
                        en: "layer \"\(layer.declaration.name)\" cannot be grouped by \"\(word)\""))
            }
        }
    }

    /// The words that stand for roles and are no names of fields.
    static func isField(_ word: String) -> Bool {
        word != "county" && word != "zone" && FieldRole(rawValue: word) == nil
    }

    /// The group of a feature that is counted as a whole.
    func group(of parcel: Parcel) -> [String?] {
        keys.map { text($0, parcel.attributes, parcel.values, zone: parcel.zone) }
    }

    /// The group of a point or a line.
    func group(of landmark: Landmark) -> [String?] {
        keys.map { text($0, landmark.attributes, landmark.values, zone: nil) }
    }

    /// The areas of a parcel's masks by group: one, unless it lies in several counties.
    func groups(
        of parcel: Parcel, _ pieces: [(mask: LayerMask, area: Area)], _ coverage: LayerCoverage?,
        _ layers: [LoadedLayer]
    ) throws(SurveyError) -> [(group: [String?], area: Area)] {
        let whole = group(of: parcel)
        let total = pieces.reduce(Area.zero) { $0 + $1.area }
        guard let place = keys.firstIndex(where: { if case .county = $0 { true } else { false } }),
            let coverage,
            let counties = layers.first(where: { $0.declaration.kind == .county }),
            coverage.covers.contains(where: { $0.layer == counties.declaration.name })
        else { return [(whole, total)] }
        return try CountyTabulation.areas(
            of: pieces, coverage, counties: counties.declaration.name,
            place: "\(counties.path) · #\(parcel.fid)"
        ).map { county, area in
            var group = whole
            group[place] = county
            return (group, area)
        }
    }

    private func text(
        _ key: Key, _ attributes: [FieldRole: String], _ values: [String?], zone: Int?
    ) -> String? {
        switch key {
        case .county: attributes[.county].map(AdministrativeUnit.name(for:))
        case .role(let role): attributes[role]
        case .zone: zone.map(String.init)
        case .value(let index): values.indices.contains(index) ? values[index] : nil
        }
    }
}
