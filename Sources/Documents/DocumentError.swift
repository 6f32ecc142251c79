public import Bilingual

/// Why a document's text could not be read.
public struct DocumentError: Error, Hashable, Sendable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// A known kind of document that is not read.
        case unsupported
        /// The bytes are no text in an encoding that is read.
        case notText
        /// The document is of a kind that is read, but damaged.
        case damaged
        /// The document, or what it unpacks to, is larger than a report can be.
        case tooLarge
        /// A library does not start.
        case unavailable
    }

    /// What kind of fault it is.
    public let code: Code
    /// The file.
    public let path: String
    /// What went wrong, and what to do about it.
    public let message: Message
    /// What the libraries said on the way, in its order.
    public let libraryMessages: [String]
}

extension DocumentError: CustomStringConvertible {
    /// The error on one line, in both languages.
    public var description: String {
        let library = libraryMessages.isEmpty ? "" : " [\(libraryMessages.joined(separator: "; "))]"
        return "\(path): \(message)\(library)"
    }
}

/// A fault found below the level that knows the file's name.
struct DocumentFault: Error {
    let code: DocumentError.Code
    let message: Message
    let libraryMessages: [String]

    init(_ code: DocumentError.Code, zh: String, en: String, libraryMessages: [String] = []) {
        self.init(code, Message(zh: zh, en: en), libraryMessages: libraryMessages)
    }

    init(_ code: DocumentError.Code, _ message: Message, libraryMessages: [String] = []) {
        self.code = code
        self.message = message
        self.libraryMessages = libraryMessages
    }

    /// The fault with the name of its file.
    func error(in path: String) -> DocumentError {
        DocumentError(code: code, path: path, message: message, libraryMessages: libraryMessages)
    }
}
