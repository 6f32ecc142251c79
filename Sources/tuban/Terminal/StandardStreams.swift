import Bilingual
import Glibc

/// Standard output and standard error, written without buffers so that failures are seen.
enum StandardStreams {
    /// Writes results to standard output.
    ///
    /// A reader that has gone away (`| head`) is no failure; a full disk is.
    static func output(_ text: String) {
        guard !write(text, to: STDOUT_FILENO) else { return }
        guard errno != EPIPE else { exit(ExitStatus.done.rawValue) }
        let reason = unsafe String(cString: strerror(errno))
        error(Speech.say(zh: "标准输出无法写入：\(reason)\n", en: "standard output cannot be written: \(reason)\n"))
        exit(ExitStatus.outputFailed.rawValue)
    }

    /// Writes messages to standard error; nothing can be done when that fails.
    static func error(_ text: String) {
        _ = write(text, to: STDERR_FILENO)
    }

    /// Whether people read standard output directly.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }
    /// Whether people read standard error directly.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) != 0 }

    /// The width of the terminal in columns, or `nil` when there is none.
    static var terminalWidth: Int? {
        var size = winsize()
        guard outputIsTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else {
            return nil
        }
        return Int(size.ws_col)
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EINTR else { return false }
            } else {
                rest = rest.dropFirst(count)
            }
        }
        return true
    }
}
