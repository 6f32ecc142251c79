import Glibc

/// `tuban-sample OUTPUT-FOLDER` writes the sample project: `SampleData` in the repository is its output.
@main
enum TubanSample {
    static func main() {
        guard CommandLine.arguments.count == 2, let folder = CommandLine.arguments.last, !folder.hasPrefix("-")
        else {
            say("usage: tuban-sample OUTPUT-FOLDER")
            exit(2)
        }
        do {
            try SampleFolder.write(to: folder)
        } catch {
            say("tuban-sample: \(error)")
            exit(4)
        }
    }

    private static func say(_ text: String) {
        let bytes = Array("\(text)\n".utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
