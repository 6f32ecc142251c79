public import Bilingual

/// Why an output could not be written; the command line ends with exit code 4.
public struct OutputError: Error, Sendable {
    /// The kinds of failure; compare with `==`.
    public struct Code: Sendable, Hashable {
        /// The name of the code, for logs.
        public let name: String

        init(_ name: String) { self.name = name }

        /// There is something at the path, and overwriting was not asked for.
        public static let alreadyExists = Code("already-exists")
        /// What is at the path must not be replaced: it is no result of ours, not a plain file or folder.
        public static let notReplaceable = Code("not-replaceable")
        /// The output would replace or remove an input.
        public static let isAnInput = Code("is-an-input")
        /// The folder that should hold the output is missing or cannot be written to.
        public static let notWritable = Code("not-writable")
        /// Writing failed: disk full, quota, device fault.
        public static let writeFailed = Code("write-failed")
        /// The name of a file inside the output is empty, absolute or leads out of it.
        public static let badName = Code("bad-name")
        /// A workbook could not be written.
        public static let workbook = Code("workbook")
    }

    /// The kind of failure.
    public var code: Code
    /// The path concerned.
    public var path: String
    /// What went wrong and what to do about it.
    public var message: Message
    /// What the operating system or a library says.
    public var cause: String?

    init(_ code: Code, _ path: String, _ message: Message, cause: String? = nil) {
        self.code = code
        self.path = path
        self.message = message
        self.cause = cause
    }
}

extension OutputError: CustomStringConvertible {
    /// The message with its code, for logs and test output.
    public var description: String {
        "\(code.name): \(message.en)" + (cause.map { " [\($0)]" } ?? "")
    }
}
