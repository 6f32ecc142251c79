public import Foundation

/// A run of the built command, with what it printed and how it ended.
public struct TubanRun {
    /// The exit code.
    public let status: Int32
    /// Standard output.
    public let output: String
    /// Standard error.
    public let messages: String

    /// Standard output as a JSON object; empty when it is none.
    public var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any] ?? [:]
    }

    /// Runs `tuban` to its end.
    ///
    /// - Parameters:
    ///   - arguments: the command line after the command's name; in English unless it says otherwise.
    ///   - folder: the working folder.
    ///   - input: a file to be its standard input.
    ///   - variables: of its environment, beside those of the tests.
    public init(
        _ arguments: [String], in folder: URL? = nil, input: String? = nil, variables: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = Self.executable("tuban")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["LC_ALL"] = "C.UTF-8"
        environment.merge(variables) { $1 }
        process.environment = environment
        // Files, not pipes: a pipe that nobody drains would stop a command that prints much.
        let scratch = try TemporaryFolder()
        for name in ["out", "err"] { try scratch.write("", to: name) }
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: scratch.path("out")))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: scratch.path("err")))
        if let input { process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input)) }
        try process.run()
        process.waitUntilExit()
        status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        output = try String(contentsOfFile: scratch.path("out"), encoding: .utf8)
        messages = try String(contentsOfFile: scratch.path("err"), encoding: .utf8)
    }

    /// A product of the package: it lies in the folder of the test runner.
    public static func executable(_ name: String) -> URL {
        let runner = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            runner?.deletingLastPathComponent()
            ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: name)
    }
}
