import Bilingual
import FoundationEssentials
import Glibc

/// Prints a page to a PDF by Chromium without a window.
enum BrowserPrinting {
    /// Prints a file.
    ///
    /// - Parameters:
    ///   - source: the page.
    ///   - target: where the PDF goes.
    ///   - browser: the program.
    ///   - place: what an error names.
    /// - Throws: `OutputError` when the program cannot be run or prints nothing.
    static func print(
        _ source: String, to target: String, by browser: String, for place: String
    ) throws(OutputError) {
        let profile = target + ".profile"
        var arguments = [
            browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(profile)",
            "--print-to-pdf=\(target)", "file://\(escaped(source))",
        ]
        // Chromium has no sandbox for the superuser.
        if geteuid() == 0 { arguments.insert("--no-sandbox", at: 2) }
        defer { FileSystem.remove(profile) }
        let status = run(arguments)
        guard status == 0, FileSystem.item(at: target) != nil else {
            throw OutputError(
                .writeFailed, place,
                Message(zh: "Chromium 未能打印 PDF", en: "Chromium could not print the PDF"),
                cause: "exit \(status)")
        }
        try removeDates(target, for: place)
    }

    /// Sets the times of printing to a fixed day, so that the same sheets are the same bytes; the file keeps its length.
    private static func removeDates(_ path: String, for place: String) throws(OutputError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileSystem.writeFailure(place, errno)
        }
        var bytes = [UInt8](data)
        for key in ["/CreationDate (D:", "/ModDate (D:"] {
            let key = Array(key.utf8)
            for start in bytes.indices.dropLast(key.count + 14)
            where bytes[start] == key[0] && bytes[start..<(start + key.count)].elementsEqual(key) {
                let digits = (start + key.count)..<(start + key.count + 14)
                bytes.replaceSubrange(digits, with: "20000101000000".utf8)
            }
        }
        FileSystem.remove(path)
        try FileSystem.writeNew(bytes, to: path)
    }

    /// A path as part of an address: `#`, `?` and `%` mean something else there.
    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("#", with: "%23").replacing("?", with: "%3F")
    }

    /// Runs a program to its end, its own words thrown away.
    private static func run(_ arguments: [String]) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        var child: pid_t = 0
        guard unsafe posix_spawn(&child, arguments[0], &actions, nil, &words, environ) == 0 else { return -1 }
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
        return status & 0x7f == 0 ? (status >> 8) & 0xff : -1
    }
}
