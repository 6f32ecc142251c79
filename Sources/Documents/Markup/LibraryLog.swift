import CLibXML2

/// What libxml2 said while one operation ran.
///
/// libxml2 keeps its handler per thread, so the operation must be synchronous: it cannot suspend and come
/// back on another thread.
final class LibraryLog {
    /// The messages, oldest first; a bad page causes thousands, of which the first are enough.
    private(set) var messages: [String] = []
    /// Whether a message said that the library gave up, so that what it returned is not whole.
    private(set) var isFatal = false

    private static let limit = 20

    /// Runs an operation with this log as the handler of the current thread.
    func collecting<Value, E: Error>(_ operation: () throws(E) -> Value) throws(E) -> Value {
        LibraryStart.once
        unsafe xmlSetStructuredErrorFunc(Unmanaged.passUnretained(self).toOpaque()) { data, error in
            guard let data = unsafe data, let error = unsafe error else { return }
            let log = unsafe Unmanaged<LibraryLog>.fromOpaque(data).takeUnretainedValue()
            unsafe log.note(error.pointee)
        }
        defer {
            xmlSetStructuredErrorFunc(nil, nil)
            xmlResetLastError()
        }
        return try operation()
    }

    private func note(_ error: xmlError) {
        if unsafe error.level == XML_ERR_FATAL { isFatal = true }
        guard messages.count < Self.limit, let text = unsafe error.message else { return }
        let message = unsafe String(cString: text).split(whereSeparator: \.isNewline).joined(separator: " ")
        messages.append("line \(unsafe error.line): \(message)")
    }
}

/// libxml2 prepares its tables once, before the first thread uses it.
private enum LibraryStart {
    static let once: Void = xmlInitParser()
}
