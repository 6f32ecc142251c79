package import Intake
import Parcels
import Project

/// The layers of a run, and what lies over those that questions are asked about (压盖总成).
package struct CoveredGround: Sendable {
    /// The layers; parcels that cannot be overlaid are set aside.
    package let layers: [LoadedLayer]
    /// The comparison of a sample with the topology library.
    package private(set) var selfCheck = SelfCheck()
    private var coverages: [Int: SubjectCoverage] = [:]

    /// Lays covers over layers.
    ///
    /// - Parameters:
    ///   - layers: in one working plane; questions call them by their numbers.
    ///   - questions: per layer what is asked about its parcels.
    ///   - jobs: the number of tasks; the answers do not depend on it.
    ///   - progress: told the number of a layer as it is begun.
    /// - Throws: `inputRefused` for a layer that cannot be indexed.
    package init(
        _ layers: [LoadedLayer], asking questions: [Int: [CoverQuestion]], jobs: Int,
        progress: (Int) -> Void = { _ in }
    ) async throws {
        let board = try CoverBoard(questions.values.joined(), of: layers)
        var kept = layers
        for (number, asked) in questions.sorted(by: { $0.key < $1.key }) where !asked.isEmpty {
            progress(number)
            var order: [CoverQuestion] = []
            for question in asked where !order.contains(question) { order.append(question) }
            let outcome = try await CoverRun.cover(layers[number], order, board, jobs: jobs, covers: layers)
            kept[number] = outcome.layer
            coverages[number] = outcome.coverage
            selfCheck.add(outcome.selfCheck)
        }
        self.layers = kept
    }

    /// The answer about a parcel.
    ///
    /// - Parameters:
    ///   - layer: the number of its layer.
    ///   - parcel: its position in the layer.
    package func answer(to question: CoverQuestion, layer: Int, parcel: Int) -> CoverAnswer? {
        coverages[layer]?.answer(to: question, about: parcel)
    }

    /// The number of a layer by name.
    package func number(of name: String) -> Int? { layers.firstIndex { $0.declaration.name == name } }
}
