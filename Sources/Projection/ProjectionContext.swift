import CPROJ

/// One PROJ context with a message log of its own.
///
/// Not `Sendable`: each object of this module makes one, so that no message of one task can reach another.
@safe
final class ProjectionContext {
    /// Collects what PROJ says; a class, because C holds a pointer to it.
    private final class Log {
        var messages: [String] = []
    }

    let handle: OpaquePointer
    private let log = Log()

    /// - Throws: `ProjectionError.Code.unavailable`.
    init() throws(ProjectionError) {
        guard let created = unsafe proj_context_create() else {
            throw ProjectionError(.unavailable, "proj_context_create")
        }
        unsafe handle = created
        // A grid on a server would make results depend on the network.
        unsafe proj_context_set_enable_network(created, 0)
        unsafe proj_log_level(created, PJ_LOG_ERROR)
        unsafe proj_log_func(created, Unmanaged.passUnretained(log).toOpaque()) { data, _, text in
            guard let data = unsafe data, let text = unsafe text else { return }
            let log = unsafe Unmanaged<Log>.fromOpaque(data).takeUnretainedValue()
            unsafe log.messages.append(String(cString: text))
        }
    }

    deinit { unsafe proj_context_destroy(handle) }

    /// The messages since the last call; they are forgotten here.
    func takeMessages() -> [String] {
        defer { log.messages = [] }
        return log.messages
    }

    /// An error with all that PROJ said since the last one.
    func error(_ code: ProjectionError.Code, _ operation: String, index: Int? = nil) -> ProjectionError {
        ProjectionError(code, operation, messages: takeMessages(), index: index)
    }

    /// The object that PROJ handed over, or nothing.
    func adopt(_ object: OpaquePointer?) -> ProjectionObject? {
        guard let object = unsafe object else { return nil }
        return unsafe ProjectionObject(adopting: object, of: self)
    }
}

/// One PROJ object (a reference system, a datum, an operation) and the context it belongs to.
@safe
final class ProjectionObject {
    let context: ProjectionContext
    let handle: OpaquePointer

    fileprivate init(adopting handle: OpaquePointer, of context: ProjectionContext) {
        unsafe self.handle = handle
        self.context = context
    }

    deinit { unsafe proj_destroy(handle) }
}
