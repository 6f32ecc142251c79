import Glibc

/// Standard output, each line at once: a run that is stopped has shown what it had.
enum StandardOutput {
    /// Writes a line.
    static func line(_ text: String) {
        var bytes = ArraySlice("\(text)\n".utf8)
        while !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }
}
