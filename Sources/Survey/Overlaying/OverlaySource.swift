import Bilingual
import Parcels
import Projection
import VectorFiles

/// A layer opened for an overlay, with what is wanted of it.
///
/// Not `Sendable`: it reads from one open file.
struct OverlaySource {
    let declaration: LayerDeclaration
    let layer: VectorLayer
    let system: ReferenceSystem
    let finding: LoadedLayer.SystemFinding
    /// The grouping fields that it has.
    let grouping: [String]

    var place: String { "\(declaration.source) · \(layer.name)" }

    /// Opens a layer, and finds its reference system and those of the fields that it has.
    ///
    /// - Throws: `inputRefused`, or `request` for a layer or filter that is not there.
    init(_ declaration: LayerDeclaration, grouping: [String]) throws(SurveyError) {
        self.declaration = declaration
        let layer = try LayerOpening.open(declaration, path: declaration.source)
        self.layer = layer
        (system, finding) = try ReferenceSystemResolution.resolve(
            declaration, layer, place: "\(declaration.source) · \(layer.name)")
        self.grouping = grouping.filter { layer.position(of: $0) != nil }
        do throws(VectorFileError) {
            try layer.select(fields: self.grouping, where: declaration.filter)
        } catch {
            throw SurveyError(error)
        }
    }

    /// The layer as an input of the summary, with nothing counted yet.
    var input: OverlaySummary.Input {
        OverlaySummary.Input(declaration: declaration, files: [], system: finding)
    }
}
