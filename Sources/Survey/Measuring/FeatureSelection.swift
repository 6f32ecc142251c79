import Bilingual
import Intake
import Parcels
import Project

/// The features of a layer that a measure looks at: those that meet its condition and are valid on its day.
struct FeatureSelection {
    private let filtered: Set<Int64>?
    private let valid: Set<Int64>?
    /// How many features have none of the dates that the day was asked of; they count.
    let undated: Int

    /// - Parameter invalid: makes the error of a message.
    /// - Throws: what `invalid` makes, for a condition that cannot be used, and for a layer without dates.
    init(
        _ measure: LayerMeasure, of layer: LoadedLayer, loader: LayerLoader, invalid: (Message) -> ProjectError
    ) throws {
        filtered = try measure.filter.map { filter in
            do throws(SurveyError) {
                return try loader.features(of: layer.declaration, path: layer.path, where: filter)
            } catch {
                throw invalid(error.message)
            }
        }
        guard (filtered == nil && measure.asOf == nil) || layer.hasUniqueNumbers else {
            throw invalid(
                Message(
                    zh: "图层“\(measure.subject)”中多个要素共用一个要素号（id），不能用 where 区分；请先改正",
                    en:
                        "features of \"\(measure.subject)\" share a number (id), so where cannot tell them apart; mend them first"
                ))
        }
        guard let day = measure.asOf else {
            (valid, undated) = (nil, 0)
            return
        }
        let roles = [FieldRole.validFrom, .validUntil, .date, .state].filter { layer.fields[$0] != nil }
        guard !roles.isEmpty else {
            throw invalid(
                Message(
                    zh:
                        "图层“\(measure.subject)”没有有效期或验收日期字段，as-of 无从判断；请在 fields 中用 valid-from、valid-until 或 date 指明",
                    en:
                        "layer \"\(measure.subject)\" has no field of validity or acceptance for as-of; name it in fields: valid-from, valid-until or date"
                ))
        }
        var chosen: Set<Int64> = []
        var without = 0
        let features =
            layer.parcels.map { ($0.fid, $0.attributes) } + layer.others.map { ($0.fid, $0.attributes) }
        for (fid, attributes) in features {
            switch Validity(attributes).isValid(on: day) {
            case true?: chosen.insert(fid)
            case false?: break
            case nil:
                chosen.insert(fid)
                without += 1
            }
        }
        valid = chosen
        undated = without
    }

    /// Whether a feature counts.
    func contains(_ fid: Int64) -> Bool { (filtered?.contains(fid) ?? true) && (valid?.contains(fid) ?? true) }
}
