import Bilingual
import CGDAL

/// What GDAL said while one operation ran.
///
/// GDAL keeps a stack of handlers per thread, so the operation must be synchronous: it cannot suspend and
/// come back on another thread.
final class LibraryLog {
    /// Warnings, in their order.
    private(set) var warnings: [Message] = []
    /// Failures, in their order.
    private(set) var failures: [String] = []

    /// Both kinds, failures last.
    var messages: [String] { warnings.map(\.description) + failures }

    /// Runs an operation with this log as the handler of the current thread.
    func collecting<Value, E: Error>(_ operation: () throws(E) -> Value) throws(E) -> Value {
        unsafe CPLPushErrorHandlerEx(
            { level, _, text in
                guard let text = unsafe text, let data = unsafe CPLGetErrorHandlerUserData() else { return }
                let log = unsafe Unmanaged<LibraryLog>.fromOpaque(data).takeUnretainedValue()
                let message = unsafe String(cString: text)
                switch level {
                case CE_Warning: if let words = LibraryWarning.message(for: message) { log.note(words) }
                case CE_Failure, CE_Fatal: log.failures.append(message)
                default: break
                }
            },
            Unmanaged.passUnretained(self).toOpaque())
        defer { CPLPopErrorHandler() }
        return try operation()
    }

    /// Adds a warning, once.
    func note(_ message: Message) { if !warnings.contains(message) { warnings.append(message) } }

    /// Takes the warnings, so that the next operation starts without them.
    func takeWarnings() -> [Message] {
        defer { warnings = [] }
        return warnings
    }
}
