import ArgumentParser

/// The exit codes of the command, as the README lists them.
enum ExitStatus: Int32 {
    /// Done; nothing to report.
    case done = 0
    /// Done; something differs, cannot be verified, or was set aside.
    case findings = 1
    /// Wrong usage, or a project file that cannot be used.
    case usage = 2
    /// An input was refused.
    case inputRefused = 3
    /// An output cannot be written.
    case outputFailed = 4
    /// A fault of ours.
    case internalFault = 70

    /// The error that ends a command with this code.
    var code: ExitCode { ExitCode(rawValue) }
}
