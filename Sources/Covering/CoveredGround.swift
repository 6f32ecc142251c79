package import Intake
import Project

/// The layers of a run, and what lies over those that questions are asked about (压盖总成).
package struct CoveredGround: Sendable {
    /// The layers; parcels that cannot be overlaid are set aside.
    package private(set) var layers: [LoadedLayer] = []
    /// Per layer what lies over its parcels.
    private var answers: [AnswerRows] = []
    /// The comparison of a sample with the topology library.
    package private(set) var selfCheck = SelfCheck()

    /// No layer.
    package init() {}

    /// Adds the next layer.
    ///
    /// - Parameters:
    ///   - outcome: what going through it gave.
    ///   - board: the covers, from `covers`, by number.
    package mutating func add(_ outcome: LayerPass.Outcome, _ board: CoverBoard, covers: [LoadedLayer?]) {
        layers.append(outcome.layer)
        answers.append(outcome.answers)
        selfCheck.add(
            SelfCheck(of: outcome.layer, outcome.answers.questions, board, covers: covers, outcome.sample))
    }

    /// Lays covers over layers in memory.
    ///
    /// - Parameters:
    ///   - layers: in one working plane; questions call them by their numbers.
    ///   - questions: per layer what is asked about its parcels.
    ///   - jobs: the number of tasks; the answers do not depend on it.
    /// - Throws: `inputRefused` for a layer that cannot be indexed.
    package init(
        _ layers: [LoadedLayer], asking questions: [Int: [CoverQuestion]], jobs: Int
    ) async throws {
        let board = try CoverBoard(questions.values.joined(), of: layers)
        let spool = try Spool()
        for (number, layer) in layers.enumerated() {
            let pass = LayerPass(.memory(layer), (questions[number] ?? []).withoutRepeats, on: spool)
            add(try await pass.run(board, jobs: jobs), board, covers: layers)
        }
    }

    /// The answer about a parcel.
    ///
    /// - Parameters:
    ///   - layer: the number of its layer.
    ///   - parcel: its position in the layer.
    package func answer(to question: CoverQuestion, layer: Int, parcel: Int) -> CoverAnswer? {
        answers[layer].answer(to: question, about: parcel)
    }

    /// What lies over the parcels of a layer.
    package func answers(layer: Int) -> AnswerRows { answers[layer] }

    /// A parcel with what lies over it.
    package func covered(layer: Int, parcel: Int) -> CoveredParcel {
        CoveredParcel(layers[layer].parcels[parcel], answers[layer].answers(about: parcel))
    }

    /// The number of a layer by name.
    package func number(of name: String) -> Int? { layers.firstIndex { $0.declaration.name == name } }
}

extension [CoverQuestion] {
    /// Each question once, in the order in which they are first asked.
    package var withoutRepeats: [CoverQuestion] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
