import Bilingual
import Covering
import Intake
import Land
import Project

/// What is known of a layer of a run before its parcels are gone through (图层概况).
struct LayerFacts {
    let declaration: LayerDeclaration
    let path: String
    /// The names of the fields that play a role.
    let fields: [FieldRole: String]
    /// The further fields that it is read with.
    let further: [String]
    /// The conditions that are answered about each of its features, in the order of their marks.
    let conditions: [Condition]
    /// Why some of them cannot be answered.
    let conditionFaults: [Condition: Message]
    /// The layer, when it covers others and was read before.
    let loaded: LoadedLayer?

    init(_ reader: LayerReader, loaded: LoadedLayer?) {
        declaration = reader.declaration
        path = reader.path
        fields = reader.fields
        further = reader.further
        conditions = reader.conditions
        conditionFaults = reader.conditionFaults
        self.loaded = loaded
    }

    var name: String { declaration.name }

    /// Whether it can have parcels: it has, or it was not read yet.
    var mayHaveParcels: Bool { loaded.map { $0.content == .parcels } ?? true }
}

extension [LayerFacts] {
    /// The number of the layer of that name.
    func number(of name: String) -> Int? { firstIndex { $0.name == name } }

    /// The number of the layer of counties.
    var counties: Int? { firstIndex { $0.declaration.kind == .county && $0.loaded?.content == .parcels } }
}

/// What is asked about the parcels of a layer, as its subjects see it (图层计划).
struct LayerPlan {
    /// The number of the layer in the run.
    let layer: Int
    /// The questions, each once.
    let questions: [CoverQuestion]

    /// The number of a question; `nil` for none and for one that is not asked.
    func number(of question: CoverQuestion?) -> Int? { question.flatMap { questions.firstIndex(of: $0) } }
}
