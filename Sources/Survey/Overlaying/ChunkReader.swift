import Bilingual
import Parcels
import Projection
import Synchronization
import VectorFiles

/// Lets several tasks read one layer in turn, each a chunk into its own batch.
///
/// Reading a chunk is short beside overlaying it, so the tasks seldom wait; one open file serves every format.
final class ChunkReader: Sendable {
    private struct State {
        let layer: VectorLayer
        var next = 0
        var isAtEnd = false
    }

    /// Where the layer is, for messages.
    let place: String
    /// Its reference system.
    let system: ReferenceSystem
    /// The layer as an input of the summary, with nothing counted yet.
    let input: OverlaySummary.Input
    /// The grouping fields that it has.
    let grouping: [String]

    private let state: Mutex<State>
    private let chunkSize: Int

    /// Opens a layer.
    ///
    /// - Throws: as `OverlaySource`.
    init(_ declaration: LayerDeclaration, grouping: [String], chunkSize: Int) throws(SurveyError) {
        let source = try OverlaySource(declaration, grouping: grouping)
        place = source.place
        system = source.system
        input = source.input
        self.grouping = source.grouping
        self.chunkSize = chunkSize
        state = Mutex(State(layer: source.layer))
    }

    /// The number of chunks read.
    var chunkCount: Int { state.withLock { $0.next } }

    /// Reads the next chunk.
    ///
    /// - Returns: its number, from 0, or `nil` after the last.
    func read(into batch: inout FeatureBatch) throws(VectorFileError) -> Int? {
        var own = FeatureBatch()
        swap(&own, &batch)
        defer { swap(&own, &batch) }
        return try state.withLock { state throws(VectorFileError) -> Int? in
            guard !state.isAtEnd, try state.layer.read(into: &own, upTo: chunkSize) else {
                state.isAtEnd = true
                return nil
            }
            defer { state.next += 1 }
            return state.next
        }
    }

    /// The files of the layer.
    var files: [String] { state.withLock { $0.layer.files } }

    /// The warnings of the library while reading.
    func takeWarnings() -> [Message] { state.withLock { $0.layer.takeWarnings() } }
}
