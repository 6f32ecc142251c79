public import Bilingual

/// Why a project file cannot be used.
public struct ProjectError: Error, Sendable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// The project file or the report cannot be read.
        case unreadable
        /// It is not YAML, or not laid out as a project.
        case invalid
    }

    /// What kind of fault it is.
    public let code: Code
    /// The project file, or the file it names.
    public let path: String
    /// The line of the fault, from 1.
    public let line: Int?
    /// What is wrong, and what to do about it.
    public let message: Message

    /// An error from its parts.
    public init(_ code: Code, path: String, line: Int?, _ message: Message) {
        self.code = code
        self.path = path
        self.line = line
        self.message = message
    }
}
