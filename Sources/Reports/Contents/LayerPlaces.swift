import Geodesy
import Geometry
import Intake
import Parcels
import Project
import Survey

/// What and where the features of a run are, by layer and number (坐落、中心点).
struct LayerPlaces {
    /// A feature of a layer.
    struct Key: Hashable {
        let layer: String
        let fid: Int64
    }

    /// A feature and where it is.
    struct Place {
        let key: Key
        let id: String
        let attributes: [FieldRole: String]
        /// The counties it lies in, by the county layer, else by its own field.
        let county: String?
        /// Its centre of area, or the point itself, in degrees.
        let centre: Coordinate?
        /// `nil` for points and lines.
        let area: Area?
    }

    private let result: SurveyResult
    /// Per feature the position of its layer, and its own among the layer's parcels or others.
    private var positions: [Key: (layer: Int, isParcel: Bool, index: Int)] = [:]

    init(of result: SurveyResult) {
        self.result = result
        for (number, layer) in result.layers.enumerated() {
            let name = layer.declaration.name
            for (index, parcel) in layer.parcels.enumerated() {
                positions[Key(layer: name, fid: parcel.fid)] = (number, true, index)
            }
            for (index, other) in layer.others.enumerated() {
                positions[Key(layer: name, fid: other.fid)] = (number, false, index)
            }
        }
    }

    /// Features in the order of the project's layers.
    func ordered(_ keys: some Sequence<Key>) -> [Place] {
        let found = keys.compactMap { key in positions[key].map { (key: key, at: $0) } }
        return found.sorted { ($0.at.layer, $0.at.index) < ($1.at.layer, $1.at.index) }.map { key, at in
            let layer = result.layers[at.layer]
            let plane = result.project.plane
            guard at.isParcel else {
                let other = layer.others[at.index]
                return Place(
                    key: key, id: other.id, attributes: other.attributes,
                    county: named(other.attributes[.county]),
                    centre: other.points.first.map(plane.degrees), area: nil)
            }
            let parcel = layer.parcels[at.index]
            return Place(
                key: key, id: parcel.id, attributes: parcel.attributes,
                county: counties(of: at.index, in: layer) ?? named(parcel.attributes[.county]),
                centre: parcel.outline.areaCentroid.map(plane.degrees), area: parcel.area)
        }
    }

    private func named(_ county: String?) -> String? { county.map(AdministrativeUnit.name(for:)) }

    /// The counties under a parcel, by the county layer.
    private func counties(of index: Int, in layer: LoadedLayer) -> String? {
        guard let name = result.layers.first(where: { $0.declaration.kind == .county })?.declaration.name,
            let coverage = result.coverages.first(where: { $0.subject == layer.declaration.name })
        else { return nil }
        var order: [String] = []
        var areas: [String: Area] = [:]
        for piece in coverage.parcels[index] {
            for cover in piece.covers where cover.layer == name {
                guard let value = cover.value else { continue }
                if areas[value] == nil { order.append(value) }
                areas[value, default: .zero] += piece.area
            }
        }
        // Less is what a border that is drawn twice leaves.
        let main = areas.values.max() ?? .zero
        let found = order.filter { areas[$0, default: .zero].squareMetres >= 1 || areas[$0] == main }
        return found.isEmpty ? nil : found.joined(separator: "、")
    }
}
