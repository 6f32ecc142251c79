import Bilingual
import FoundationEssentials
import Glibc

/// Standard output and standard error, written without buffers so that failures are seen.
enum StandardStreams {
    /// Writes results to standard output.
    ///
    /// A reader that has gone away (`| head`) is no failure; a full disk is.
    static func output(_ text: String) {
        output(Array(text.utf8))
    }

    /// Writes results to standard output; see `output(_:)` for texts.
    static func output(_ bytes: [UInt8]) {
        guard !write(bytes, to: STDOUT_FILENO) else { return }
        guard errno != EPIPE else { leave(ExitStatus.done) }
        let reason = unsafe String(cString: strerror(errno))
        error(Speech.say(zh: "标准输出无法写入：\(reason)\n", en: "standard output cannot be written: \(reason)\n"))
        leave(ExitStatus.outputFailed)
    }

    /// Ends the program at once: tasks may still be in libraries that an orderly end would take down under them.
    private static func leave(_ status: ExitStatus) -> Never { _exit(status.rawValue) }

    /// Writes messages to standard error; nothing can be done when that fails.
    static func error(_ text: String) {
        _ = write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Whether people read standard output directly.
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) != 0 }
    /// Whether people read standard error directly.
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) != 0 }

    /// Whether colours are welcome: `NO_COLOR` and dumb terminals say no (no-color.org).
    static var allowsColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// The width of the terminal in columns, or `nil` when there is none.
    static var terminalWidth: Int? {
        var size = winsize()
        guard outputIsTerminal, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else {
            return nil
        }
        return Int(size.ws_col)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
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
