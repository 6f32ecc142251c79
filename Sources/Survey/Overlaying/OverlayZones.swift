import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Projection
import Topology
import VectorFiles

/// The zones of an overlay, read and brought into the working plane (压盖图层).
struct OverlayZones: Sendable {
    /// Where a cover feature comes from.
    struct Origin: Sendable {
        /// The number of the zone layer.
        let layer: Int
        /// The number of the feature in its file.
        let fid: Int64
        /// The position of the feature in its file, among all features read.
        let position: Int
    }

    private(set) var covers: [OverlaySummary.Cover] = []
    private(set) var origins: [[Origin]] = []
    private(set) var inputs: [OverlaySummary.Input] = []
    private(set) var features: [[MultiPolygon]] = []
    /// The grouping fields that the layers have.
    private(set) var groupingFields: [String] = []
    /// The cover layer of each zone layer and values.
    private var numbers: [Key: Int] = [:]

    private struct Key: Hashable {
        let layer: Int
        let values: [String?]
    }

    /// The mask of all cover layers.
    var allCovers: LayerMask { covers.indices.reduce(into: []) { $0.formUnion(LayerMask(layer: $1)) } }

    /// The layers of the engine.
    var layers: [CoverLayer] { features.map { CoverLayer(features: $0) } }

    /// Reads a layer to its end.
    ///
    /// - Parameters:
    ///   - source: the layer.
    ///   - plane: the way into the working plane.
    ///   - edges: the same way once more, for edges that are straight between longitudes and latitudes.
    ///   - isDissolved: whether all layers are one cover layer.
    mutating func read(
        _ source: LayerReader, plane: GroundPlane, edges: GroundPlane?, isDissolved: Bool
    ) throws {
        let number = inputs.count
        var input = OverlaySummary.Input(source)
        let intake = try FeatureIntake(plane)
        var batch = FeatureBatch()
        while let (_, start, selection) = try source.read(into: &batch, withOpen: true) {
            intake.take(batch, where: selection) { index, taken in
                let taken = source.settled(taken, index, in: batch, box: intake.ground.feature(index).box)
                if let part = intake.beside(index, in: batch) { input.note(part.defect) }
                guard let measured = input.enter(taken, fid: batch.fids[index]) else { return }
                if let long = intake.longEdges(of: index, in: batch, measured, source.stakes, on: edges),
                    long.isTold
                {
                    input.note(long.defect)
                }
                let key =
                    isDissolved
                    ? Key(layer: 0, values: [])
                    : Key(layer: number, values: source.values(of: index, in: batch))
                let cover = numbers[key] ?? newCover(key, source)
                covers[cover].features += 1
                features[cover].append(intake.ground.feature(index))
                origins[cover].append(Origin(layer: number, fid: batch.fids[index], position: start + index))
            }
        }
        input.accounting.read = source.featureCount
        try input.accounting.requireReconciled(
            area: input.accounting.usedArea + input.accounting.repairedArea, at: source.place)
        guard source.featureCount > 0 || source.declaration.filter != nil else {
            throw SurveyError(
                .inputRefused, at: source.place, Message(zh: "图层中没有要素", en: "the layer has no features"))
        }
        guard covers.count <= LayerMask.maximumLayers else {
            throw SurveyError(
                .request, at: source.place,
                Message(
                    zh: "分组后压盖图层共\(covers.count)个，最多\(LayerMask.maximumLayers)个；请减少 --by 的字段，或分几次叠加",
                    en:
                        "\(covers.count) cover layers after grouping, \(LayerMask.maximumLayers) at most; group by fewer fields (--by), or overlay fewer layers at a time"
                ))
        }
        input.notes += source.takeWarnings()
        input.files = source.files.map { LoadedLayer.FileRecord(path: $0, digest: "") }
        groupingFields += source.further
        inputs.append(input)
    }

    private mutating func newCover(_ key: Key, _ source: LayerReader) -> Int {
        let number = covers.count
        covers.append(
            OverlaySummary.Cover(
                layer: key.layer, layerName: source.declaration.name,
                value: key.values.isEmpty ? nil : key.values.map { $0 ?? "–" }.joined(separator: "/"),
                features: 0))
        features.append([])
        origins.append([])
        numbers[key] = number
        return number
    }

    /// Gives the covers their final order, by layer, then by value, and their names.
    ///
    /// - Parameter isDissolved: whether all layers are one cover layer; it has the names of all.
    mutating func finish(isDissolved: Bool) {
        let order = covers.indices.sorted {
            (covers[$0].layer, covers[$0].value ?? "") < (covers[$1].layer, covers[$1].value ?? "")
        }
        for index in covers.indices {
            // Values of the only layer need not say which it is.
            let cover = covers[index]
            covers[index].name =
                isDissolved
                ? inputs.map(\.declaration.name).joined(separator: " + ")
                : cover.value.map { inputs.count == 1 ? $0 : "\(cover.layerName)：\($0)" } ?? cover.layerName
        }
        covers = order.map { covers[$0] }
        features = order.map { features[$0] }
        origins = order.map { origins[$0] }
        numbers = [:]
    }
}
