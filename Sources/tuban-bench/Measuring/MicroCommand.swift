import ArgumentParser
import FoundationEssentials

/// `tuban-bench micro`: what a unit of work costs in each part of Tuban.
struct MicroCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "micro",
            abstract: "Measures the parts of Tuban, in nanoseconds of processor time for a unit of work.",
            discussion: """
                The limits are kept beside the measurements, for the machine they were taken on; this
                one is compared with it first. With --check the exit code is 1 when a part is slower
                than its limit, the machine's speed and the margin allow.
                """)
    }

    @Flag(help: "Fails when a part is too slow.")
    var check = false

    @Option(help: "How many times its limit a part may take.")
    var margin = 1.5

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tuban-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let factor = try Calibration.factor()
        print("this machine takes \(fixed(factor, decimals: 2)) of the reference's time")
        var slow: [String] = []
        for part in try MicroBenchmark.all(on: try MicroTerrain(), folder: folder.path()) {
            let time = try part.measure()
            let share = time / (part.limit * factor)
            if share > margin { slow.append(part.name) }
            print(
                "\(padded(part.name, 28)) \(padded(fixed(time, decimals: 1), -12)) ns a \(padded(part.unit, 14)) "
                    + "\(padded(fixed(share, decimals: 2), -6)) of its limit\(share > margin ? "  TOO SLOW" : "")"
            )
        }
        if check, !slow.isEmpty { throw ExitCode(1) }
    }

    /// A text with spaces after it, or before it when the width is negative.
    private func padded(_ text: String, _ width: Int) -> String {
        let spaces = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? spaces + text : text + spaces
    }
}
