import Bilingual
import Land
import Project

/// The features of a layer that a measure looks at: those that meet its condition and are valid on its day.
struct FeatureSelection: Sendable {
    /// Whether a feature counts.
    enum Choice {
        case no
        /// It does not count, as it has ended by the day; but for that it would.
        case ended
        case yes
        /// It counts, though it has none of the dates that the day was asked of.
        case undated
        /// It counts, as no day is asked for, though it is a right that is no more.
        case over
        /// It counts, though other fields say that it is not what its layer shows.
        case denied
        /// It counts as its texts are read, but one may have been cut short.
        case mayNot
        /// It does not count as its texts are read, but one may have been cut short.
        case may

        /// Whether it counts.
        var counts: Bool { self == .yes || doubt != nil }
        /// Why it may not count though it does; `nil` for one that surely counts, and one that does not.
        var doubt: Doubt.Reason? {
            switch self {
            case .undated: .undated
            case .over: .ended
            case .denied: .denied
            case .mayNot: .cutText
            case .no, .ended, .yes, .may: nil
            }
        }
        /// Whether it counts, or may.
        var mayCount: Bool { counts || self == .may }
    }

    /// The number of the condition among the marks of a feature.
    private let condition: Int?
    /// The number of the mark of features of which a text cut short leaves it open.
    private let open: Int?
    /// The day on which features must be valid; `nil` for any.
    let day: CalendarDate?
    /// Whether features are rights whose state nothing asks for.
    private let asksNoState: Bool
    /// The field of their names, of which nobody asks for what stands in brackets.
    private let name: String?
    /// What chooses features.
    private let filters: [Condition]

    /// - Parameters:
    ///   - coversTellTime: whether a day is that of the covers, where the layer itself has none.
    ///   - invalid: makes the error of a message.
    /// - Throws: what `invalid` makes, for a condition that does not fit the layer, and for a layer without dates.
    init(
        _ measure: LayerMeasure, of layer: LayerFacts, coversTellTime: Bool,
        invalid: (Message) -> ProjectError
    ) throws {
        if let fault = measure.filter.flatMap({ layer.conditionFaults[$0] }) { throw invalid(fault) }
        let number = measure.filter.flatMap { layer.conditions.firstIndex(of: $0) }
        (condition, open) = (number, number.map { layer.conditions.count + $0 })
        let filters = [measure.filter, layer.declaration.filter].compactMap(\.self)
        self.filters = filters
        name = layer.fields[.name]
        asksNoState =
            layer.declaration.kind == .miningRight
            && ![FieldRole.state, .cancelledOn].compactMap { layer.fields[$0] }.contains { field in
                filters.contains { $0.asks(of: field) }
            }
        // Ground that tells no time is what it is on any day.
        day = layer.tellsTerm || !coversTellTime ? measure.asOf : nil
        guard day == nil || layer.tellsTerm else {
            throw invalid(
                Message(
                    zh:
                        "图层“\(measure.subject)”没有有效期或验收日期字段，as-of 无从判断；请在 fields 中用 valid-from、valid-until 或 date 指明",
                    en:
                        "layer \"\(measure.subject)\" has no field of validity or acceptance for as-of; name it in fields: valid-from, valid-until or date"
                ))
        }
    }

    /// Whether all features count.
    var takesAll: Bool { condition == nil && day == nil }

    /// Whether a feature counts.
    func choice(_ marks: Marks, _ attributes: Attributes) -> Choice {
        let isOpen = open.map(marks.contains) ?? false
        let isMet = condition.map(marks.contains) ?? true
        guard isMet || isOpen else { return .no }
        // Who asks of a field knows what it says.
        let denial = attributes.denial { [name] field in
            field != name && filters.contains { $0.asks(of: field) }
        }
        guard let day else {
            guard !isOpen else { return isMet ? .mayNot : .may }
            if asksNoState { return Validity(attributes).mayBeCancelled || denial != nil ? .over : .yes }
            return denial == nil ? .yes : .denied
        }
        var attributes = attributes
        attributes[.denial] = denial
        let term = Validity(attributes)
        return switch term.isValid(on: day) {
        case false?: isMet ? .ended : .no
        case let isValid:
            isOpen
                ? (isMet ? .mayNot : .may)
                : isValid == true
                    ? (denial == nil ? .yes : .denied)
                    : denial != nil ? .denied : !term.cutShort.isEmpty ? .mayNot : .undated
        }
    }
}

extension LayerFacts {
    /// Whether it has a field that may tell whether a feature is valid on a day.
    var tellsTerm: Bool {
        [FieldRole.validFrom, .validUntil, .date, .state, .year].contains { fields[$0] != nil }
    }
}
