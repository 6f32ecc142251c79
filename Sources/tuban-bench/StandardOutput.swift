import Glibc

/// Standard output, each line at once: a run that is stopped has shown what it had.
enum StandardOutput {
    /// Writes a line.
    static func line(_ text: String) {
        let bytes = Array("\(text)\n".utf8)
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while !rest.isEmpty {
                let written = unsafe write(STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard written > 0 else { return }
                unsafe rest = rest.dropFirst(written)
            }
        }
    }
}
