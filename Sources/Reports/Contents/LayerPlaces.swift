import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey

/// What and where the features of a run are, by layer and number (坐落、中心点).
final class LayerPlaces: Sendable {
    /// A feature and where it is.
    struct Place {
        let layer: String
        let fid: Int64
        let id: String
        let attributes: Attributes
        /// The counties it lies in, by the county layer, else by its own field.
        let county: String?
        /// Its centre of area, or the point itself, in degrees.
        let centre: Coordinate?
        /// `nil` for points and lines.
        let area: Area?
    }

    private let result: SurveyResult
    private let counties: String?
    private let layers: [(name: String, parcels: ParcelStore)]
    /// Per layer what lies over its parcels.
    private let coverages: [LayerCoverage?]

    init(of result: SurveyResult) {
        self.result = result
        layers = result.layers.map { ($0.declaration.name, $0.parcels) }
        counties = result.layers.first { $0.declaration.kind == .county }?.declaration.name
        coverages = result.layers.map { layer in
            result.coverages.first { $0.subject == layer.declaration.name }
        }
    }

    /// A parcel, by the numbers of its layer and of itself.
    func parcel(_ layer: Int, _ position: Int) -> Place {
        let parcel = layers[layer].parcels[position]
        return Place(
            layer: layers[layer].name, fid: parcel.fid, id: parcel.id,
            attributes: parcel.attributes,
            county: counties(of: position, coverages[layer]) ?? named(parcel.attributes[.county]),
            centre: parcel.outline.areaCentroid.map(result.project.plane.degrees), area: parcel.area)
    }

    /// A point or a line of a layer.
    func other(_ other: Landmark, _ layer: Int) -> Place {
        Place(
            layer: layers[layer].name, fid: other.fid, id: other.id,
            attributes: other.attributes, county: named(other.attributes[.county]),
            centre: other.points.first.map(result.project.plane.degrees), area: nil)
    }

    private func named(_ county: String?) -> String? { county.map(AdministrativeUnit.name(for:)) }

    /// The counties under a parcel, by the county layer.
    private func counties(of position: Int, _ coverage: LayerCoverage?) -> String? {
        guard let name = counties, let coverage, coverage.layers.contains(name) else { return nil }
        var order: [String] = []
        var areas: [String: Area] = [:]
        for piece in coverage.pieces(of: position) {
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
