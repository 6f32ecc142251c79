import Bilingual
import Covering
import Geodesy
import Intake
import Land
import Overlay
import Project

/// Tells features apart by what a check asks: county, class, year, zone, or a field (分组).
struct FeatureGrouping: Sendable {
    private enum Key: Sendable {
        case county
        case role(FieldRole)
        case zone
        case value(Int)
    }

    private let keys: [Key]
    /// Tells the county of a point; `nil` without a layer of counties, or when nobody asks.
    private let counties: (names: [String], location: CoverLocation)?

    /// - Parameters:
    ///   - words: `county`, `class`, `year`, `name`, `zone`, or names of fields.
    ///   - counties: the layer of counties; `nil` without one.
    ///   - invalid: makes the error of a message.
    init(
        _ words: [String], of layer: LayerFacts, counties: LoadedLayer?, invalid: (Message) -> ProjectError
    ) throws {
        self.counties = counties.flatMap { counties in
            guard words.contains("county") else { return nil }
            return (counties.parcels.map(CountyTabulation.name), CoverLocation([counties]))
        }
        keys = try words.map { word in
            switch word {
            case "county": return .county
            case "zone": return .zone
            default:
                if let role = FieldRole(rawValue: word), layer.fields[role] != nil { return .role(role) }
                if let index = layer.further.firstIndex(of: word) { return .value(index) }
                throw invalid(
                    Message(
                        zh:
                            "图层“\(layer.name)”不能按“\(word)”分组：没有这个字段；可用 county（旗县市）、zone（3°带），或该图层的字段名",
                        en:
                            "layer \"\(layer.name)\" cannot be grouped by \"\(word)\": it has no such field; there are county, zone (the 3° zone), and its own fields"
                    ))
            }
        }
    }

    /// The words that stand for roles and are no names of fields.
    static func isField(_ word: String) -> Bool {
        word != "county" && word != "zone" && FieldRole(rawValue: word) == nil
    }

    /// Whether parcels are told apart by county.
    var asksForCounty: Bool { keys.contains { if case .county = $0 { true } else { false } } }

    /// The group of a parcel that is counted as a whole: it is in the county that has most of it.
    ///
    /// - Parameter counties: its pieces by county; `nil` without a layer of counties.
    func group(of parcel: Parcel, _ pieces: [CoverAnswer.Piece]?) -> [String?] {
        var areas: [String: Area] = [:]
        for piece in pieces ?? [] {
            if let name = piece.counties.first { areas[name, default: .zero] += piece.area }
        }
        let county = areas.sorted { $0.key < $1.key }.max { $0.value < $1.value }?.key
        return keys.map { key in
            if case .county = key, pieces != nil { return county }
            return text(key, parcel.attributes, parcel.values, zone: parcel.zone)
        }
    }

    /// The group of a point or a line.
    func group(of landmark: Landmark) -> [String?] {
        keys.map { key in
            if case .county = key, let counties, let point = landmark.points.first {
                return counties.location.first(at: point).map { counties.names[$0] }
            }
            return text(key, landmark.attributes, landmark.values, zone: nil)
        }
    }

    /// The areas of a parcel's pieces by group: one, unless it lies in several counties.
    ///
    /// - Parameter isSplit: whether the pieces are split by county.
    func groups(
        of parcel: Parcel, _ pieces: some Sequence<CoverAnswer.Piece>, isSplit: Bool,
        place: @autoclosure () -> String
    ) throws(SurveyError) -> [(group: [String?], area: Area)] {
        let whole = keys.map { text($0, parcel.attributes, parcel.values, zone: parcel.zone) }
        guard isSplit, let position = keys.firstIndex(where: { if case .county = $0 { true } else { false } })
        else { return [(whole, pieces.reduce(into: Area.zero) { $0 += $1.area })] }
        return try CountyTabulation.areas(of: Array(pieces), in: parcel, place: place()).map { county, area in
            var group = whole
            group[position] = county
            return (group, area)
        }
    }

    /// Whether one group stands before another: counties in the order of their layer, the rest as people count, nothing
    /// last.
    func isBefore(_ one: [String?], _ other: [String?]) -> Bool {
        for (index, key) in keys.enumerated() {
            let (left, right) = (one[index], other[index])
            guard left != right else { continue }
            guard let left else { return false }
            guard let right else { return true }
            if case .county = key, let names = counties?.names {
                let places = (
                    names.firstIndex(of: left) ?? names.count, names.firstIndex(of: right) ?? names.count
                )
                if places.0 != places.1 { return places.0 < places.1 }
            }
            if let less = Int(left), let more = Int(right), less != more { return less < more }
            return left < right
        }
        return false
    }

    private func text(
        _ key: Key, _ attributes: Attributes, _ values: [String?], zone: Int?
    ) -> String? {
        switch key {
        case .county: attributes[.county].map(AdministrativeUnit.name(for:))
        case .role(let role): attributes[role]
        case .zone: zone.map(String.init)
        case .value(let index): values.indices.contains(index) ? values[index] : nil
        }
    }
}
