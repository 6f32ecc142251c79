package import Bilingual
import Geometry
package import Intake
import Overlay
import Parcels
import Project
import Synchronization

/// What lies over the parcels of a layer: an answer to each question about each of them (图层压盖结果).
package struct SubjectCoverage: Sendable {
    /// The questions.
    package let questions: [CoverQuestion]
    private let numbers: [CoverQuestion: Int]
    /// Per parcel, in the layer's order, the answers in the order of the questions.
    private let answers: [[CoverAnswer]]

    init(_ questions: [CoverQuestion], answers: [[CoverAnswer]]) {
        self.questions = questions
        self.answers = answers
        numbers = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1, $0) })
    }

    /// The answer about a parcel; `nil` for a question that was not asked.
    ///
    /// - Parameter parcel: its position in the layer.
    package func answer(to question: CoverQuestion, about parcel: Int) -> CoverAnswer? {
        numbers[question].map { answers[parcel][$0] }
    }
}

/// Lays covers over the parcels of a layer, by several tasks, and computes a sample of them again (压盖计算与抽样自检).
package enum CoverRun {
    /// A parcel that cannot be overlaid.
    package struct Failure: Sendable {
        /// Its position in the layer.
        package let parcel: Int
        /// Why.
        package let message: Message
    }

    /// What a run over a layer gives.
    package struct Outcome: Sendable {
        /// The layer, without the parcels that cannot be overlaid: they are set aside.
        package let layer: LoadedLayer
        /// The answers about its parcels.
        package let coverage: SubjectCoverage
        /// The comparison of a sample with the topology library.
        package let selfCheck: SelfCheck
    }

    /// So many parcels are handed to a task at a time.
    private static let chunk = 128

    /// Answers questions about all parcels of a layer.
    ///
    /// The answers, and the sample that is computed again, do not depend on the number of tasks.
    ///
    /// - Parameter jobs: the number of tasks; 1 makes none.
    package static func cover(
        _ layer: LoadedLayer, _ questions: [CoverQuestion], _ board: CoverBoard, jobs: Int,
        covers: [LoadedLayer]
    ) async throws -> Outcome {
        let parcels = layer.parcels
        let chunks = stride(from: 0, to: parcels.count, by: chunk).map {
            $0..<min($0 + chunk, parcels.count)
        }
        let results: [[Answered]]
        if jobs <= 1 || chunks.count <= 1 {
            let worker = CoverWorker(questions, board)
            results = chunks.map { answered(parcels[$0], worker) }
        } else {
            results = await parallel(chunks.count, jobs: jobs) {
                let worker = CoverWorker(questions, board)
                return { answered(parcels[chunks[$0]], worker) }
            }
        }
        var answers: [[CoverAnswer]] = []
        var failures: [Failure] = []
        answers.reserveCapacity(parcels.count)
        for (position, result) in results.joined().enumerated() {
            switch result {
            case .answers(let own): answers.append(own)
            case .failed(let message): failures.append(Failure(parcel: position, message: message))
            }
        }
        let kept = failures.isEmpty ? layer : layer.settingAside(failures.map { ($0.parcel, $0.message) })
        return Outcome(
            layer: kept,
            coverage: SubjectCoverage(questions, answers: answers),
            selfCheck: SelfCheck(of: kept, questions, board, covers: covers, answers: answers))
    }

    private enum Answered: Sendable {
        case answers([CoverAnswer])
        case failed(Message)
    }

    private static func answered(_ parcels: ArraySlice<Parcel>, _ worker: CoverWorker) -> [Answered] {
        parcels.map { parcel in
            do {
                return .answers(try worker.answers(about: parcel))
            } catch {
                return .failed(SurveyError.message(of: error))
            }
        }
    }

    /// Results by number, made by several tasks that each take the next number when they are free.
    private static func parallel<Result: Sendable>(
        _ count: Int, jobs: Int, worker: @Sendable @escaping () -> (Int) -> Result
    ) async -> [Result] {
        let next = Counter()
        return await withTaskGroup(of: [(Int, Result)].self) { group in
            for _ in 0..<min(jobs, count) {
                group.addTask {
                    let work = worker()
                    var own: [(Int, Result)] = []
                    while true {
                        let number = next.next()
                        guard number < count else { return own }
                        own.append((number, work(number)))
                    }
                }
            }
            var all: [(Int, Result)] = []
            for await own in group { all += own }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

/// Hands out numbers to tasks.
private final class Counter: Sendable {
    private let state = Mutex(0)

    func next() -> Int {
        state.withLock { number in
            defer { number += 1 }
            return number
        }
    }
}
