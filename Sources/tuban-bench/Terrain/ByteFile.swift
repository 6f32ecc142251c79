import Glibc

/// A file that is written from its beginning to its end, in large pieces.
@safe
final class ByteFile {
    let path: String
    /// How many bytes have been appended.
    private(set) var size = 0
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let pieceSize = 1 << 22

    init(creating path: String) throws {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw BenchError.cannotWrite(path, reason: Self.reason) }
        buffer.reserveCapacity(Self.pieceSize + 4096)
    }

    deinit { Glibc.close(descriptor) }

    func append(_ bytes: some Collection<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        size += bytes.count
        if buffer.count >= Self.pieceSize { try flush() }
    }

    /// Overwrites the beginning and ends the file.
    func finish(withBeginning bytes: [UInt8] = []) throws {
        try flush()
        let count = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard count == bytes.count else { throw BenchError.cannotWrite(path, reason: Self.reason) }
    }

    private func flush() throws {
        var start = 0
        while start < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress?.advanced(by: start), bytes.count - start)
            }
            guard written > 0 else { throw BenchError.cannotWrite(path, reason: Self.reason) }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private static var reason: String { unsafe String(cString: strerror(errno)) }
}

extension [UInt8] {
    /// Adds a number, its least significant byte first.
    mutating func append(little number: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: number.littleEndian) { unsafe append(contentsOf: $0) }
    }

    /// Adds a number, its most significant byte first.
    mutating func append(big number: some FixedWidthInteger) {
        unsafe Swift.withUnsafeBytes(of: number.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Adds a floating-point number, its least significant byte first.
    mutating func append(double number: Double) { append(little: number.bitPattern) }
}
