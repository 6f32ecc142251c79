import Reports

/// Takes a result piece by piece: to standard output, or into a file that appears when it is whole.
final class OutputSink {
    private var file: OutputFile?
    private let pieces: OutputPieces?

    /// A sink to standard output.
    init() {
        file = nil
        pieces = nil
    }

    /// A sink into a file.
    init(_ file: consuming OutputFile) throws(OutputError) {
        pieces = try file.pieces()
        self.file = consume file
    }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(OutputError) {
        guard let pieces else { return StandardStreams.output(bytes) }
        try pieces.append(bytes)
    }

    /// Ends the result; a file takes its place now.
    func finish() throws(OutputError) {
        guard let pieces else { return }
        try pieces.finish()
        guard let file = file.take() else { return }
        try file.commit()
    }
}
