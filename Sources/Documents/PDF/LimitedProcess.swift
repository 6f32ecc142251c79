import FoundationEssentials
import Glibc

/// A program that is run to its end with limits on time, memory and output, and given a file without a name.
///
/// It gets its arguments as they are, its input and output are files that no path leads to, and of the environment it
/// gets a fixed locale alone.
struct LimitedProcess {
    /// How a run ended.
    enum End: Equatable {
        /// With an exit code.
        case exit(Int32)
        /// By a limit or a crash.
        case signal(Int32)
        /// By the clock.
        case timeout
    }

    /// What may be used.
    struct Limits {
        /// Seconds of computing.
        var seconds = 20
        /// Megabytes of memory.
        var memory = 384
        /// Megabytes of output.
        var output = 64
    }

    let end: End
    let output: [UInt8]
    /// What it said beside its output.
    let messages: String

    /// The place of a program in the folders of `PATH`; `nil` without it.
    ///
    /// Folders relative to the working folder are passed over: what lies there came with the data.
    static func find(_ name: String, path: String?) -> String? {
        (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").lazy
            .filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first { unsafe access($0, X_OK) == 0 }
    }

    /// Runs a program.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: what follows its name.
    ///   - input: what it reads as its standard input.
    /// - Throws: `unavailable` when it does not start.
    init(
        _ program: String, _ arguments: [String], input: [UInt8], limits: Limits = Limits()
    ) throws(DocumentFault) {
        let files = [try NamelessFile(input), try NamelessFile(), try NamelessFile()]
        // The shell sets the limits and then becomes the program; the arguments are no part of what it reads.
        let script =
            "ulimit -c 0 && ulimit -t \(limits.seconds) && ulimit -v \(limits.memory << 10) && ulimit -f \(limits.output << 11) && exec \"$@\""
        let child = try Self.start(
            ["/bin/sh", "-c", script, "sh", program] + arguments, files.map(\.descriptor))
        end = Self.wait(for: child, seconds: 3 * limits.seconds)
        output = try files[1].content()
        messages = String(decoding: try files[2].content().prefix(1 << 16), as: UTF8.self)
    }

    private static func start(_ line: [String], _ files: [Int32]) throws(DocumentFault) -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in files.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
        }
        let arguments = unsafe Self.copies(line)
        let variables = unsafe Self.copies(["PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"])
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        var child: pid_t = 0
        let status = unsafe posix_spawn(&child, line[0], &actions, nil, arguments, variables)
        guard status == 0 else { throw unavailable(String(describing: line[4]), status) }
        return child
    }

    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        var result: [UnsafeMutablePointer<CChar>?] = unsafe []
        for text in texts { unsafe result.append(strdup(text)) }
        unsafe result.append(nil)
        return unsafe result
    }

    private static func wait(for child: pid_t, seconds: Int) -> End {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        var pause: UInt32 = 500
        while true {
            let ended = unsafe waitpid(child, &status, WNOHANG)
            if ended == child || (ended < 0 && errno != EINTR) { break }
            if ContinuousClock.now > deadline {
                kill(child, SIGKILL)
                while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
                return .timeout
            }
            usleep(pause)
            pause = min(20_000, pause * 2)
        }
        let signal = status & 0x7F
        return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
    }

    fileprivate static func unavailable(_ name: String, _ code: Int32) -> DocumentFault {
        let reason = unsafe String(cString: strerror(code))
        return DocumentFault(
            .unavailable, zh: "无法运行 \(name)：\(reason)", en: "\(name) cannot be run: \(reason)")
    }
}

/// A file in the folder for temporary files that has lost its name, closed with its last use.
private final class NamelessFile {
    let descriptor: Int32

    /// A file with bytes, read from its beginning.
    init(_ bytes: [UInt8] = []) throws(DocumentFault) {
        let folder = FileManager.default.temporaryDirectory.path
        var path = "\(folder)/tuban-XXXXXX".utf8CString
        let (file, code) = unsafe path.withUnsafeMutableBufferPointer { name -> (Int32, Int32) in
            guard let start = name.baseAddress else { return (-1, EINVAL) }
            let file = unsafe mkstemp(start)
            if file >= 0 {
                _ = fcntl(file, F_SETFD, FD_CLOEXEC)
                unsafe unlink(start)
            }
            return (file, errno)
        }
        guard file >= 0 else { throw LimitedProcess.unavailable(folder, code) }
        descriptor = file
        var rest = bytes[...]
        while !rest.isEmpty {
            let step = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { throw LimitedProcess.unavailable(folder, errno) }
            rest = rest.dropFirst(step)
        }
        lseek(file, 0, SEEK_SET)
    }

    /// All that it holds.
    func content() throws(DocumentFault) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        lseek(descriptor, 0, SEEK_SET)
        var result = [UInt8](repeating: 0, count: max(0, size))
        var count = 0
        while count < result.count {
            let step = unsafe result.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
            }
            if step < 0, errno == EINTR { continue }
            guard step > 0 else { throw LimitedProcess.unavailable("read", errno) }
            count += step
        }
        return result
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
