import Bilingual
import Land
import Project
import VectorFiles

/// The conditions that are answered about each feature of a layer while it is read once (属性条件).
struct FeatureConditions: Sendable {
    /// The names of the fields that they look at.
    let fields: [String]
    /// Whether a feature belongs to the layer; `nil` for all.
    private let filter: BoundCondition?
    /// Further ones, answered for each feature that does.
    private let others: [BoundCondition?]
    /// Why some of the further ones cannot be answered: an unknown field, a value that its field cannot have.
    let faults: [Condition: Message]
    /// Per field of the layer its place among `fields`.
    private let places: [Int: Int]

    /// Conditions for an open layer.
    ///
    /// - Throws: `request` with the place in the filter, for a field that is not there and values that it cannot have.
    init(_ filter: Condition?, _ others: [Condition], of layer: VectorLayer, place: String) throws(SurveyError)
    {
        self.filter = try Self.bound(filter, of: layer, place: place)
        var faults: [Condition: Message] = [:]
        self.others = others.map { condition in
            do throws(SurveyError) {
                return try Self.bound(condition, of: layer, place: place)
            } catch {
                faults[condition] = error.message
                return nil
            }
        }
        self.faults = faults
        let used = Set(([self.filter] + self.others).compactMap(\.self).flatMap(\.fields)).sorted()
        fields = used.map { layer.fields[$0].name }
        places = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0) })
    }

    /// A condition for an open layer.
    static func bound(
        _ condition: Condition?, of layer: VectorLayer, place: String
    ) throws(SurveyError) -> BoundCondition? {
        let known = layer.fields.map { ConditionField($0.name, kind(of: $0)) }
        do throws(ConditionFault) {
            return try condition?.bound(
                to: known, numberNames: ["FID"] + (layer.numberName.map { [$0] } ?? []),
                position: { layer.position(of: $0) })
        } catch {
            throw SurveyError(error, at: place)
        }
    }

    private static func kind(of field: Field) -> ConditionField.Kind {
        switch field.kind {
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .date: .date
        case .other: .other
        }
    }

    /// Per feature of a batch whether it belongs to the layer; empty when all do.
    ///
    /// - Parameter start: the column of the first of `fields`.
    func selection(of batch: FeatureBatch, from start: Int) -> [Bool] {
        guard let filter else { return [] }
        return (0..<batch.count).map { holds(filter, $0, batch, start) }
    }

    /// The further conditions that a feature meets.
    func marks(of feature: Int, in batch: FeatureBatch, from start: Int) -> Marks {
        var marks = Marks()
        for (number, condition) in others.enumerated() {
            if let condition, holds(condition, feature, batch, start) { marks.insert(number) }
        }
        return marks
    }

    private func holds(_ condition: BoundCondition, _ feature: Int, _ batch: FeatureBatch, _ start: Int) -> Bool
    {
        condition.selects(fid: batch.fids[feature]) { position in
            guard let place = places[position] else { return .missing }
            return Self.value(batch.value(inColumn: start + place, of: feature))
        }
    }

    /// A value as conditions see it.
    static func value(_ value: FieldValue) -> ConditionValue {
        switch value {
        case .missing: .missing
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        }
    }
}
