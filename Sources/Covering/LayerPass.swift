import Bilingual
package import Intake
import Land
import Overlay
import Project
import Synchronization

/// Goes through the features of a layer once, by several tasks: measures them, lays covers over them, hands them to the
/// subjects, and keeps their rows on a spool (逐图斑处理).
///
/// What comes of it, and the sample that is computed again, do not depend on the number of tasks, nor on how the features
/// were dealt out.
package struct LayerPass {
    /// Where the parcels come from.
    package enum Source: Sendable {
        /// A file that is read on the way.
        case file(LayerReader, ParcelMeasure)
        /// A layer that was read before, because it covers others.
        case memory(LoadedLayer)
    }

    /// What a pass gives.
    package struct Outcome: Sendable {
        /// The layer, without the parcels that cannot be overlaid: they are set aside.
        package let layer: LoadedLayer
        /// What lies over its parcels.
        package let answers: AnswerRows
        /// What the subjects found.
        package let subjects: [any Subject]
        /// The parcels that are computed again.
        let sample: SelfCheckSample
    }

    private let source: Source
    private let questions: [CoverQuestion]
    private let subjects: [any Subject]
    private let spool: Spool
    private let cut: RunCut

    /// - Parameters:
    ///   - questions: what is asked about each parcel; each once.
    ///   - subjects: those that take the parcels, all empty.
    ///   - spool: where rows are kept.
    package init(
        _ source: Source, _ questions: [CoverQuestion], subjects: [any Subject] = [], on spool: Spool,
        cut: RunCut = .whole
    ) {
        self.source = source
        self.questions = questions
        self.subjects = subjects
        self.spool = spool
        self.cut = cut
    }

    /// Goes through the layer.
    ///
    /// - Parameters:
    ///   - board: the covers that the questions name.
    ///   - jobs: the number of tasks; 1 makes none.
    /// - Throws: `SurveyError`.
    package func run(_ board: CoverBoard, jobs: Int) async throws -> Outcome {
        let next = Counter()
        let parts: [PassPart]
        if jobs <= 1 {
            parts = try work(board, next)
        } else {
            parts = try await withThrowingTaskGroup(of: [PassPart].self) { group in
                for _ in 0..<jobs { group.addTask { try work(board, next) } }
                var all: [PassPart] = []
                for try await own in group { all += own }
                return all
            }
        }
        // A task that was called off has taken a part only.
        try Task.checkCancellation()
        var whole = PassPart(subjects)
        for part in cut.shuffled(parts) { try whole.merge(part, cut) }
        let layer: LoadedLayer
        switch source {
        case .file(let reader, _): layer = try whole.layer.layer(reader, on: spool)
        case .memory(let loaded):
            layer = loaded.settingAside(
                whole.failures.sorted { $0.position < $1.position }.map { ($0.position, $0.message) })
        }
        let rows = SpooledRows(whole.answerChunks, on: spool)
        guard rows.count == layer.parcels.count else {
            throw SurveyError(
                .fault, at: place,
                Message(
                    zh: "\(layer.parcels.count)个图斑只有\(rows.count)条结果",
                    en: "\(rows.count) rows for \(layer.parcels.count) parcels"))
        }
        return Outcome(
            layer: layer, answers: AnswerRows(questions, rows),
            subjects: whole.subjects, sample: whole.sample)
    }

    /// What one task does: the parts of what it took.
    private func work(_ board: CoverBoard, _ next: Counter) throws(SurveyError) -> [PassPart] {
        var task = PassTask(
            worker: CoverWorker(questions, board), parts: (0..<cut.parts).map { _ in PassPart(subjects) },
            partial: questions.indices.filter { !questions[$0].parts.isEmpty }, spool: spool)
        do {
            switch source {
            case .file(let reader, let measure):
                let intake = try ParcelIntake(reader, measure)
                while !Task.isCancelled,
                    try intake.takeNext({ try task.take($0, cut.part(of: $0.ordinal)) })
                {
                    try task.finishRows()
                }
            case .memory(let layer):
                let parcels = layer.parcels
                while case let start = next.next() * Self.chunk, start < parcels.count, !Task.isCancelled {
                    for position in start..<min(start + Self.chunk, parcels.count) {
                        let parcel = parcels[position]
                        try task.take(parcel, position, cut.part(of: parcel.ordinal))
                    }
                    try task.finishRows()
                }
            }
        } catch {
            throw SurveyError.wrapped(error, at: place)
        }
        return task.parts
    }

    private var place: String {
        switch source {
        case .file(let reader, _): reader.place
        case .memory(let layer): layer.path
        }
    }

    /// So many parcels of a layer in memory are handed to a task at a time.
    private static let chunk = 128
}

/// What came of some parcels of a pass: a mergeable sum.
private struct PassPart: Sendable {
    /// A parcel in memory that cannot be overlaid.
    struct Failure: Sendable, Codable {
        let position: Int
        let message: Message
    }

    /// What is written beside the states of the subjects.
    struct State: Codable {
        let layer: LayerPart
        let answerChunks: [SpooledRows.Chunk]
        let failures: [Failure]
        let sample: SelfCheckSample
    }

    var layer = LayerPart()
    var answerChunks: [SpooledRows.Chunk] = []
    var subjects: [any Subject]
    var failures: [Failure] = []
    var sample = SelfCheckSample()

    init(_ subjects: [any Subject]) { self.subjects = subjects }

    mutating func merge(_ other: PassPart, _ cut: RunCut) throws {
        let state = try cut.passedOn(
            State(
                layer: other.layer, answerChunks: other.answerChunks, failures: other.failures,
                sample: other.sample))
        layer.merge(state.layer)
        answerChunks += state.answerChunks
        failures += state.failures
        sample.merge(state.sample)
        for place in subjects.indices { try Self.merge(&subjects[place], other.subjects[place], cut) }
    }

    private static func merge(_ own: inout any Subject, _ other: any Subject, _ cut: RunCut) throws {
        func passedOn<One: Subject>(_ subject: One) throws -> any Subject {
            var subject = subject
            subject.state = try cut.passedOn(subject.state)
            return subject
        }
        own.merge(subject: try passedOn(other))
    }
}

/// The work of one task of a pass.
///
/// Not `Sendable`: it holds the scratch memory of an engine.
private struct PassTask {
    let worker: CoverWorker
    var parts: [PassPart]
    /// The questions about covers, by their numbers.
    let partial: [Int]
    let spool: Spool
    private var record = RecordWriter()
    private var notes = RecordWriter()
    private var parcels = SpooledRows.Writer()
    private var answers = SpooledRows.Writer()
    /// The part whose rows are being gathered.
    private var current = 0

    init(
        worker: CoverWorker, parts: [PassPart], partial: [Int], spool: Spool
    ) {
        self.worker = worker
        self.parts = parts
        self.partial = partial
        self.spool = spool
    }

    /// Takes a feature that was just read.
    mutating func take(_ feature: TakenFeature, _ part: Int) throws(SurveyError) {
        guard case .parcel(let parcel) = feature else { return parts[part].layer.enter(feature) }
        let answers: [CoverAnswer]
        do {
            answers = try worker.answers(about: parcel)
        } catch {
            return parts[part].layer.setAside(parcel, SurveyError.message(of: error))
        }
        if part != current { try finishRows() }
        parts[part].layer.enter(feature)
        record.removeAll()
        ParcelStore.write(parcel, to: &record)
        parcels.append(record, ordinal: parcel.ordinal, area: parcel.area)
        enter(CoveredParcel(parcel, answers), part)
    }

    /// Takes a parcel of a layer in memory.
    mutating func take(_ parcel: Parcel, _ position: Int, _ part: Int) throws(SurveyError) {
        let answers: [CoverAnswer]
        do {
            answers = try worker.answers(about: parcel)
        } catch {
            parts[part].failures.append(
                .init(position: position, message: SurveyError.message(of: error)))
            return
        }
        if part != current { try finishRows() }
        enter(CoveredParcel(parcel, answers), part)
    }

    private mutating func enter(_ covered: CoveredParcel, _ part: Int) {
        current = part
        notes.removeAll()
        for place in parts[part].subjects.indices { parts[part].subjects[place].add(covered, &notes) }
        record.removeAll()
        AnswerRows.write(covered.parcel, notes, covered.answers, to: &record)
        answers.append(record, ordinal: covered.parcel.ordinal)
        if partial.contains(where: { covered.answers[$0].pieces.count > 1 }) {
            parts[part].sample.enter(covered.parcel.ordinal)
        }
    }

    /// Writes the rows that were gathered, which are of features that follow each other.
    mutating func finishRows() throws(SurveyError) {
        if let chunk = try answers.finish(on: spool) { parts[current].answerChunks.append(chunk) }
        try parts[current].layer.write(&parcels, to: spool)
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
