import Glibc

/// A new file that is written piece by piece, for results too long to be held.
public final class OutputPieces {
    private let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 18

    /// - Throws: `OutputError` when the file exists or cannot be made.
    init(creating path: String) throws(OutputError) {
        try FileSystem.writeNew([], to: path)
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw FileSystem.writeFailure(path, errno) }
    }

    /// Adds bytes at the end.
    public func append(_ bytes: [UInt8]) throws(OutputError) { try append { $0 += bytes } }

    /// Adds at the end what a closure adds to what waits to be written.
    func append(_ body: (inout [UInt8]) -> Void) throws(OutputError) {
        body(&buffer)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Writes what is left and closes the file.
    public func finish() throws(OutputError) {
        try flush()
        guard descriptor >= 0 else { return }
        let status = close(descriptor)
        descriptor = -1
        if status != 0 { throw FileSystem.writeFailure(path, errno) }
    }

    private func flush() throws(OutputError) {
        try FileSystem.write(buffer, to: descriptor, path: path)
        buffer.removeAll(keepingCapacity: true)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
