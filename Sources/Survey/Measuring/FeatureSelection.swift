import Bilingual
import Intake
import Parcels
import Project

/// The features of a layer that a measure looks at: those that meet its condition and are valid on its day.
struct FeatureSelection {
    private let layer: LoadedLayer
    private let condition: Condition?
    private let valid: Set<Int>?
    /// How many features have none of the dates that the day was asked of; they count.
    let undated: Int

    /// - Parameter invalid: makes the error of a message.
    /// - Throws: what `invalid` makes, for a condition that does not fit the layer, and for a layer without dates.
    init(_ measure: LayerMeasure, of layer: LoadedLayer, invalid: (Message) -> ProjectError) throws {
        self.layer = layer
        condition = measure.filter
        if let fault = measure.filter.flatMap({ layer.conditionFaults[$0] }) { throw invalid(fault) }
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
        var chosen: Set<Int> = []
        var without = 0
        let features =
            layer.parcels.map { ($0.ordinal, $0.attributes) } + layer.others.map { ($0.ordinal, $0.attributes) }
        for (ordinal, attributes) in features {
            switch Validity(attributes).isValid(on: day) {
            case true?: chosen.insert(ordinal)
            case false?: break
            case nil:
                chosen.insert(ordinal)
                without += 1
            }
        }
        valid = chosen
        undated = without
    }

    /// Whether a feature counts.
    ///
    /// - Parameter ordinal: its position in its source.
    func contains(_ ordinal: Int) -> Bool {
        (condition.map { layer.meets($0, ordinal) } ?? true) && (valid?.contains(ordinal) ?? true)
    }
}
