import Bilingual
import VectorFiles

/// What a reader gave: the features and the error that ended it, as text that can be compared.
struct Outcome: Equatable {
    var features: [String] = []
    var error: String?
    var warnings: [String] = []
}

private func describe(_ feature: VectorFeature) -> String {
    "\(feature.fid) \(feature.shape) \(feature.fault?.en ?? "-") \(feature.values)"
}

/// Reads a layer one by one, or in batches; after a wrong text it reads on.
func read(
    _ path: String, fields: [String]? = nil, encoding: String? = nil,
    batchSize: Int?
) -> Outcome {
    var outcome = Outcome()
    do {
        let dataset = try VectorDataset(opening: path, encoding: encoding)
        let layer = try dataset.layer(named: dataset.layerNames.first)
        try layer.select(fields: fields ?? layer.fields.map(\.name))
        var batch = FeatureBatch()
        for _ in 0..<10_000 {
            do {
                if let batchSize {
                    let any = try layer.read(into: &batch, upTo: batchSize)
                    outcome.features += (0..<batch.count).map { describe(batch.feature(at: $0)) }
                    if !any { break }
                } else {
                    guard let feature = try layer.next() else { break }
                    outcome.features.append(describe(feature))
                }
            } catch {
                if batchSize != nil {
                    outcome.features += (0..<batch.count).map { describe(batch.feature(at: $0)) }
                }
                outcome.error = "\(error.code) \(error.message.en) \(error.feature ?? -1)"
                if error.feature == nil { break }
            }
        }
        // GDAL gives this warning once per process only.
        outcome.warnings = layer.takeWarnings().map(\.description).filter {
            !$0.hasPrefix("Integer values probably ranging out")
        }
    } catch {
        outcome.error = "\(error.code) \(error.message.en)"
    }
    return outcome
}
