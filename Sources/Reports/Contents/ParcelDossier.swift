import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey

/// Everything about one parcel that `explain` and sheets tell (图斑档案): of a run that was just made, or of a finished one.
struct ParcelDossier: Sendable {
    /// A figure that the parcel enters.
    struct Figure: Sendable {
        let item: Int
        /// What is checked.
        let quotation: Message
        /// What of it is the parcel's; `nil` in a count.
        let share: Area?
        let printed: String
        let measured: ExactDecimal?
        let unit: Message
        let verdict: Verdict
        /// Whether something about the figure is not certain.
        let isDoubtful: Bool
    }

    /// A line of what links it.
    struct Link: Sendable {
        let state: Message
        let emphasis: ParcelLink.State?
        let item: Int?
        let score: ExactDecimal?
        let reason: Message?
    }

    /// A county, to show where the parcel lies.
    struct County: Sendable {
        let name: String
        let outline: MultiPolygon
    }

    /// The title of the run.
    let title: String
    /// The layer of the parcel.
    let layer: String
    let kind: Message
    /// The name of its file, and the SHA-256.
    let file: (name: String, digest: String)
    let system: LoadedLayer.SystemFinding
    /// The names of the fields that play a role.
    let fields: [FieldRole: String]
    let parcel: Parcel
    /// What is to be looked at besides a repair.
    let flags: [Message]
    /// Whether the areas of all models are known, before rounding.
    let hasModels: Bool
    /// The unit of recorded areas.
    let recordedUnit: AreaUnit?
    /// Computed less recorded.
    let recordedDifference: Area?
    /// Its ground by what exactly covers it.
    let covers: [(names: String, area: Area)]
    let links: [Link]
    let figures: [Figure]
    /// The plane of its ground.
    let plane: WorkingPlane
    /// Its corners; none where a finished run does not have them.
    let corners: ParcelCorners
    /// The area model, in a sentence.
    let areaModel: Message
    /// The unit of tables.
    let unit: AreaUnit
    let counties: [County]
    /// The outlines of what lies over it or near.
    let over: [MultiPolygon]

    /// What the parcel is called.
    var name: String {
        [layer, "#\(parcel.fid)", parcel.attributes[.id], parcel.attributes[.name]].compactMap(\.self)
            .joined(separator: " ")
    }
}

extension ParcelDossier {
    /// That of a parcel of a run.
    init(_ result: SurveyResult, title: String, at key: FeatureKey) {
        let layer = result.layers[key.layer]
        let parcel = layer.parcels[key.position]
        let coverage = result.coverages.first { $0.subject == layer.declaration.name }
        self.init(
            title: title, layer: layer.declaration.name, kind: layer.declaration.kind.name,
            file: (layer.files.first?.name ?? layer.path, layer.digest), system: layer.system,
            fields: layer.fields, parcel: parcel,
            flags: layer.suspects.filter { $0.fid == parcel.fid }.map(\.message), hasModels: true,
            recordedUnit: layer.recorded.unit, recordedDifference: layer.recorded.difference(of: parcel),
            covers: (coverage?.pieces(of: key.position) ?? []).map {
                ($0.covers.map(\.name).joined(separator: " + "), $0.area)
            },
            links: result.link(at: key).map(Self.links) ?? [],
            figures: result.row(layer: key.layer, position: key.position).contributions.map {
                number, parts in
                let check = result.checks[number]
                let areas = parts.compactMap { part in
                    part.area.map { part.isSubtracted ? Area.zero - $0 : $0 }
                }
                return Figure(
                    item: check.declaration.item, quotation: MeasureText.quotation(of: check),
                    share: areas.isEmpty ? nil : areas.reduce(.zero) { $0 + $1 }, printed: check.figure.text,
                    measured: FigureText.measured(of: check),
                    unit: FigureText.unitName(check.figure), verdict: check.verdict,
                    isDoubtful: !check.doubts.isEmpty)
            },
            plane: result.project.plane, corners: ParcelCorners(of: parcel, in: result.project.plane),
            areaModel: .areaModel(result.project.area, zone: result.project.zone ?? parcel.zone),
            unit: result.project.unit,
            counties: result.layers.first { $0.declaration.kind == .county && $0.content == .parcels }
                .map { counties in
                    counties.parcels.map { county in
                        County(
                            name: AdministrativeUnit.name(
                                for: county.attributes[.name] ?? county.attributes[.county] ?? county.id),
                            outline: county.outline)
                    }
                } ?? [],
            over: result.layers.filter {
                coverage?.layers.contains($0.declaration.name) == true && $0.declaration.kind != .county
            }.flatMap { $0.parcels.lazy.map(\.outline).filter { $0.box.meets(parcel.outline.box) } })
    }

    private static func links(_ link: ParcelLink) -> [Link] {
        guard !link.links.isEmpty else {
            return [Link(state: link.state.words, emphasis: link.state, item: nil, score: nil, reason: nil)]
        }
        return link.links.map {
            Link(
                state: link.state.words, emphasis: link.state, item: $0.item,
                score: ExactDecimal(significand: Int64(($0.score * 1000).rounded()), scale: 3),
                reason: $0.reason)
        }
    }
}
