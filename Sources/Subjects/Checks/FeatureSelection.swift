import Bilingual
import Land
import Project

/// The features of a layer that a measure looks at: those that meet its condition and are valid on its day.
struct FeatureSelection: Sendable {
    /// Whether a feature counts.
    enum Choice {
        case no
        case yes
        /// It counts, though it has none of the dates that the day was asked of.
        case undated
    }

    /// The number of the condition among the marks of a feature.
    private let condition: Int?
    private let day: CalendarDate?

    /// - Parameter invalid: makes the error of a message.
    /// - Throws: what `invalid` makes, for a condition that does not fit the layer, and for a layer without dates.
    init(_ measure: LayerMeasure, of layer: LayerFacts, invalid: (Message) -> ProjectError) throws {
        if let fault = measure.filter.flatMap({ layer.conditionFaults[$0] }) { throw invalid(fault) }
        condition = measure.filter.flatMap { layer.conditions.firstIndex(of: $0) }
        day = measure.asOf
        let roles = [FieldRole.validFrom, .validUntil, .date, .state, .year]
        guard day == nil || roles.contains(where: { layer.fields[$0] != nil }) else {
            throw invalid(
                Message(
                    zh:
                        "图层“\(measure.subject)”没有有效期或验收日期字段，as-of 无从判断；请在 fields 中用 valid-from、valid-until 或 date 指明",
                    en:
                        "layer \"\(measure.subject)\" has no field of validity or acceptance for as-of; name it in fields: valid-from, valid-until or date"
                ))
        }
    }

    /// Whether a feature counts.
    func choice(_ marks: Marks, _ attributes: Attributes) -> Choice {
        if let condition, !marks.contains(condition) { return .no }
        guard let day else { return .yes }
        return switch Validity(attributes).isValid(on: day) {
        case true?: .yes
        case false?: .no
        case nil: .undated
        }
    }
}
