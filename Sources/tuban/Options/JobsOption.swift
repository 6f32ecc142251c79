import ArgumentParser
import FoundationEssentials

/// How many tasks work at a time.
struct JobsOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Speech.say(
                zh: "并行任务数（默认处理器核数）；结果与此无关",
                en: "Tasks at a time (default: the cores); results do not depend on it."),
            valueName: "N"))
    var jobs: Int?

    /// The number asked for, else that of the cores.
    var count: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        guard (1...256).contains(jobs ?? 1) else {
            throw ValidationError(Speech.say(zh: "--jobs 应在 1–256 之间", en: "--jobs is a number from 1 to 256"))
        }
    }
}
